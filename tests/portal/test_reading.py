"""Everybody reads what Humas published: four kinds, lists, search, single pages, the feed."""

from xml.etree import ElementTree

import pytest

from store import content
from store.articles import Draft, Kind
from store.clock import HOUR, VirtualClock
from tests.portal.support import Browser
from tests.support.city import City

PATHS = {"news": "/berita", "program": "/program", "outreach": "/sosialisasi", "regulation": "/peraturan"}
RULE = {"reg_type": "perda", "reg_number": "3", "reg_year": 2024, "reg_status": "amended"}
ATOM = "{http://www.w3.org/2005/Atom}"


def publish(city: City, kind: str, title: str, body: str = "Isi berita.", **given: object) -> str:
    """Publish an article at the clock's time and return its slug."""
    particulars = RULE if kind == "regulation" else {}
    draft = Draft(title, body, **(particulars | given))  # type: ignore[arg-type]  # keys are the fields' names
    row = content.add(city.operator, kind, draft, now=city.clock.now())
    content.publish(city.operator, row.slug, now=city.clock.now())
    return row.slug


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_list_and_pages(browser: Browser, city: City, kind: Kind) -> None:
    slug = publish(city, kind, "Pasar Baru dibuka", "Pasar **Baru** dibuka hari ini.", summary="Ringkasannya.")
    browser.get("/")
    assert "Pasar Baru dibuka" in browser.said
    browser.get(PATHS[kind])
    assert "Pasar Baru dibuka" in browser.said
    browser.get(f"{PATHS[kind]}/{slug}")
    assert "<strong>Baru</strong>" in browser.page
    assert "Ringkasannya." in browser.said


def test_an_article_is_found_under_its_own_kind_only(browser: Browser, city: City) -> None:
    slug = publish(city, "news", "Pasar Baru dibuka")
    browser.get(f"/program/{slug}")
    assert browser.status == 404


def test_a_regulation_shows_type_number_year_and_status(browser: Browser, city: City) -> None:
    slug = publish(city, "regulation", "Pengelolaan sampah")
    for path in ("/peraturan", f"/peraturan/{slug}", "/"):
        browser.get(path)
        assert "Peraturan Daerah" in browser.said
        assert "3/2024" in browser.said
        assert "Diubah" in browser.said


def test_outreach_shows_day_and_place(browser: Browser, city: City) -> None:
    publish(city, "outreach", "Penyuluhan", place="Balai Korumba", event_on="2026-12-03")
    browser.get("/sosialisasi")
    assert "berlangsung 3 Desember 2026" in browser.said
    assert "Balai Korumba" in browser.said


def test_search_finds_words_and_says_when_there_are_none(browser: Browser, city: City) -> None:
    publish(city, "news", "Jalan diperbaiki", "Ruas Saranani.")
    publish(city, "news", "Pasar dibuka")
    browser.get("/berita?q=saranani+jalan")
    assert "Jalan diperbaiki" in browser.said
    assert "Pasar dibuka" not in browser.said
    browser.get('/berita?q="><script>alert(1)</script>%25')
    assert "Tidak ada yang cocok" in browser.said
    assert "<script>" not in browser.page


def test_older_ones_are_a_link_away(browser: Browser, city: City, clock: VirtualClock) -> None:
    for number in range(23):
        clock.advance(HOUR)
        publish(city, "news", f"Kabar nomor {number:02d}")
    browser.get("/berita")
    assert "Kabar nomor 22" in browser.said
    assert "Kabar nomor 02" not in browser.said
    following = browser.page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    browser.get(following)
    assert "Kabar nomor 02" in browser.said
    assert "Kabar nomor 03" not in browser.said
    assert 'rel="next"' not in browser.page
    browser.get("/berita?after=besok")
    assert "Kabar nomor 22" in browser.said


def test_a_scheduled_article_appears_by_itself(browser: Browser, city: City, clock: VirtualClock) -> None:
    row = content.add(city.operator, "news", Draft("Kabar besok", "Isi."), now=clock.now())
    content.schedule(city.operator, row.slug, clock.now() + HOUR, now=clock.now())
    browser.get(f"/berita/{row.slug}")
    assert browser.status == 404
    clock.advance(HOUR)
    browser.get(f"/berita/{row.slug}")
    assert browser.status == 200
    content.withdraw(city.operator, row.slug, "Keliru", now=clock.now())
    browser.get(f"/berita/{row.slug}")
    assert browser.status == 404


def test_markup_in_an_article_stays_harmless(browser: Browser, city: City) -> None:
    body = (
        "<script>alert(1)</script>\n\n[klik](javascript:alert(1)) [data](data:text/html,x) [baik](https://kendari.example)\n\n"
        "![gambar](https://jahat.example/x.png)\n\n<img src=x onerror=alert(1)>"
    )
    slug = publish(city, "news", "<b>Judul</b> & lain", body)
    browser.get(f"/berita/{slug}")
    prose = browser.page.split("<main")[1].split("</main>")[0]
    assert "<script" not in prose
    assert "<img" not in prose
    assert 'href="javascript' not in prose
    assert 'href="data:' not in prose
    assert 'rel="nofollow noopener noreferrer"' in prose
    assert "&lt;b&gt;Judul&lt;/b&gt; &amp; lain" in prose


def test_the_feed_is_atom_newest_first(browser: Browser, city: City, clock: VirtualClock) -> None:
    publish(city, "news", "Lama & <baik>", summary="Ringkas & jelas")
    clock.advance(HOUR)
    publish(city, "regulation", "Baru")
    browser.get("/feed.atom")
    assert browser.response.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(browser.page)
    assert [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")] == ["Baru", "Lama & <baik>"]
    assert root.findtext(f"{ATOM}updated") == "2026-10-05T09:00:00+08:00"
    addresses = [entry.findtext(f"{ATOM}id", "") for entry in root.iter(f"{ATOM}entry")]
    assert all(address.startswith("https://humas.example/") for address in addresses)


def test_an_empty_city_has_empty_shelves_and_a_valid_feed(browser: Browser) -> None:
    browser.get("/")
    assert browser.said.count("Belum ada yang diterbitkan.") == 4
    browser.get("/peraturan")
    assert "Belum ada yang diterbitkan." in browser.said
    assert ElementTree.fromstring(browser.get("/feed.atom")).findtext(f"{ATOM}title") == "E-Humas Kendari"
