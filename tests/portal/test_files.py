"""A reader fetches an article's files while it may be read; a citizen finds what is published about the complaint."""

from pathlib import Path

import pytest

from portal.handlers.files import BOXED, disposition
from store import content, enclosures, related
from store.articles import Draft
from store.attachments import PDF, Photo
from store.clock import VirtualClock
from store.settings import Settings
from tests.portal.support import Browser, photo
from tests.support import pdfs
from tests.support.city import City

MARKUP = "<img src=x onerror=alert(1)>\"';\r\nX-Evil: 1 [@click=app.quit]x[/].pdf"


def article(city: City, kind: str = "news", title: str = "Pasar dibuka") -> str:
    return content.add(city.operator, kind, Draft(title, "Isi."), now=city.clock.now()).slug


def attach(city: City, slug: str, data: bytes, name: str, folder: Path) -> Photo:
    file = enclosures.keep(data, name, folder=folder)
    enclosures.add(city.operator, slug, file, now=city.clock.now())
    return file


def test_a_pdf_is_named_saved_and_boxed_in(
    browser: Browser, city: City, clock: VirtualClock, configured: Settings
) -> None:
    slug, data = article(city), pdfs.plain()
    file = attach(city, slug, data, "Perda 3 – Sampah.pdf", configured.media)
    content.publish(city.operator, slug, now=clock.now())
    browser.get(f"/berita/{slug}")
    assert "Perda 3 – Sampah.pdf" in browser.said
    browser.get(f"/berita/{slug}/berkas/{file.sha256}")
    headers = browser.response.headers
    assert browser.response.content == data
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"] == (
        "attachment; filename=\"Perda 3 _ Sampah.pdf\"; filename*=UTF-8''Perda%203%20%E2%80%93%20Sampah.pdf"
    )
    assert headers["content-security-policy"] == BOXED
    assert headers["x-content-type-options"] == "nosniff"
    assert "no-cache" in headers["cache-control"]
    browser.get(f"/berita/{slug}/berkas/{file.sha256}", if_none_match=headers["etag"])
    assert (browser.status, browser.response.content) == (304, b"")


def test_a_picture_stands_on_the_page(browser: Browser, city: City, clock: VirtualClock, configured: Settings) -> None:
    slug = article(city, "program")
    file = attach(city, slug, photo(), "pasar.jpg", configured.media)
    content.publish(city.operator, slug, now=clock.now())
    assert f'src="/program/{slug}/berkas/{file.sha256}"' in browser.get(f"/program/{slug}")
    browser.get(f"/program/{slug}/berkas/{file.sha256}")
    assert browser.response.headers["content-disposition"].startswith("inline")
    assert browser.response.headers["content-type"] == "image/jpeg"


def test_what_is_withdrawn_removed_or_another_article_s_is_fetched_by_nobody(
    browser: Browser, city: City, clock: VirtualClock, configured: Settings
) -> None:
    slug, other = article(city), article(city, title="Lain")
    file = attach(city, slug, pdfs.plain(), "a.pdf", configured.media)
    path = f"/berita/{slug}/berkas/{file.sha256}"
    for step in ("draft", "published", "archived", "withdrawn"):
        if step == "published":
            content.publish(city.operator, slug, now=clock.now())
            content.publish(city.operator, other, now=clock.now())
            browser.get(f"/berita/{other}/berkas/{file.sha256}")
            assert browser.status == 404
        elif step == "archived":
            content.archive(city.operator, slug, now=clock.now())
        elif step == "withdrawn":
            content.withdraw(city.operator, slug, "Keliru", now=clock.now())
        browser.get(path)
        assert (browser.status == 200) == (step in ("published", "archived")), step
    content.publish(city.operator, slug, now=clock.now())
    enclosures.remove(city.operator, slug, file.sha256, now=clock.now(), folder=configured.media)
    browser.get(path)
    assert browser.status == 404


def test_an_archived_article_says_so_and_stands_in_no_list(browser: Browser, city: City, clock: VirtualClock) -> None:
    slug = article(city)
    content.publish(city.operator, slug, now=clock.now())
    content.archive(city.operator, slug, now=clock.now())
    browser.get(f"/berita/{slug}")
    assert "Dari arsip" in browser.said
    for path in ("/", "/berita", "/feed.atom", "/berita?q=Pasar"):
        browser.get(path)
        assert "Pasar dibuka" not in browser.said


@pytest.mark.parametrize("name", [MARKUP, "\u202efdp.exe.pdf", "日本.pdf", "../../etc/passwd.pdf"])
def test_no_name_of_a_file_acts_on_the_page_or_in_a_header(
    browser: Browser, city: City, clock: VirtualClock, configured: Settings, name: str
) -> None:
    slug = article(city)
    file = attach(city, slug, pdfs.plain(), name, configured.media)
    content.publish(city.operator, slug, now=clock.now())
    page = browser.get(f"/berita/{slug}")
    assert "<img src=x" not in page
    assert "\u202e" not in page
    browser.get(f"/berita/{slug}/berkas/{file.sha256}")
    assert browser.status == 200
    assert "x-evil" not in browser.response.headers
    assert browser.response.headers["content-disposition"].isascii()


def test_a_name_past_every_cleaning_stays_one_header() -> None:
    said = disposition(Photo("0" * 64, 1, PDF, 'a"\r\nX-Evil: 1\x1b]52;c;x\x07.pdf'))
    assert "\r" not in said
    assert "\n" not in said
    assert said.count('"') == 2


@pytest.mark.parametrize(("privacy", "reads"), [("public", True), ("anonymous", True), ("secret", False)])
def test_a_citizen_reads_what_is_published_about_the_complaint_and_the_article_names_none(
    citizen: Browser, city: City, clock: VirtualClock, privacy: str, reads: bool
) -> None:
    citizen.complain(privacy=privacy)
    number, link = citizen.url.split("/")[2], citizen.secret_path
    slug = article(city, "program", "Gerebek Drainase")
    related.link(city.operator, number, slug, now=clock.now())
    citizen.get(link)
    assert "Gerebek Drainase" not in citizen.said
    content.publish(city.operator, slug, now=clock.now())
    citizen.get(link)
    assert ("Gerebek Drainase" in citizen.said) == reads
    citizen.get(f"/program/{slug}")
    assert number not in citizen.page


def test_a_hostile_title_is_only_text_where_a_citizen_reads_it(
    citizen: Browser, city: City, clock: VirtualClock
) -> None:
    citizen.complain()
    number, link = citizen.url.split("/")[2], citizen.secret_path
    slug = article(city, title=MARKUP)
    related.link(city.operator, number, slug, now=clock.now())
    content.publish(city.operator, slug, now=clock.now())
    assert "<img src=x" not in citizen.get(link)
    assert "onerror" in citizen.said
