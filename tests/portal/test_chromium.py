"""The whole way in a real Chromium against a real server process: with JavaScript and without, light and dark."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store import complaints, content, referrals
from store.articles import Draft, Kind
from store.clock import MINUTE, SystemClock
from tests.conftest import Store
from tests.portal.support import COMPLAINT, PERSON, photo
from tests.support.city import City

ROOT = Path(__file__).parents[2]
SERVED = re.compile(r"http://127\.0\.0\.1:\d+")
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 360, "height": 740}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture
def address(city: City, store: Store, tmp_path: Path) -> Iterator[str]:
    """The address of a portal process on the small city."""
    environment = {
        **os.environ,
        "EHUMAS_DATABASE": store.url,
        "EHUMAS_MEDIA": str(tmp_path / "media"),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, str(ROOT / "cli.py"), "portal", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        found = SERVED.search(served.stderr.readline())
        assert found is not None, served.stderr.read()
        try:
            yield found[0]
        finally:
            served.send_signal(signal.SIGINT)
    assert served.returncode in (0, 130)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium, or skip with the reason."""
    sync_api = pytest.importorskip("playwright.sync_api")
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    with sync_api.sync_playwright() as playwright:
        program = program or playwright.chromium.executable_path
        if not Path(program).exists():
            pytest.skip("no Chromium on this machine; Debian has it as the package chromium")
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield running
        finally:
            running.close()


def barriers(page: Any) -> list[str]:
    """Return what axe-core finds wrong with the page."""
    import axe_playwright_python  # type: ignore[import-untyped]  # it ships no types

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)
    found = page.evaluate("options => axe.run(document, options)", WCAG)
    return [f"{page.url} {rule['id']}: {rule['nodes'][0]['html']}" for rule in found["violations"]]


def register(page: Any, address: str) -> None:
    """Fill in the registration as a person does."""
    page.goto(f"{address}/daftar?next=/lapor")
    for name in ("name", "phone", "address", "password"):
        page.fill(f"#{name}", PERSON[name])
    page.select_option("#ward", label="Korumba")
    page.check("#consent")
    page.click("main button")


def complain(page: Any, picture: Path) -> None:
    """Fill in a complaint with a photo and send it."""
    page.fill("#title", COMPLAINT["title"])
    page.fill("#text", COMPLAINT["text"])
    page.select_option("#ward", label="Korumba")
    page.set_input_files("#photos", picture)
    page.check("#secret")
    page.click("main form button")


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no-javascript"])
def test_a_citizen_registers_complains_with_a_photo_and_tracks_it(address: str, tmp_path: Path, script: bool) -> None:
    picture = tmp_path / "lubang.jpg"
    picture.write_bytes(photo(size=(800, 600)))
    complaints_of_the_browser: list[str] = []
    with chromium() as browser:
        context = browser.new_context(viewport=PHONE, java_script_enabled=script, locale="id-ID")
        page = context.new_page()
        page.on("console", lambda message: complaints_of_the_browser.append(message.text))
        register(page, address)
        complain(page, picture)
        number = page.locator(".number").inner_text()
        page.screenshot(path=tmp_path / "ticket.png")
        secret = page.locator(".secret a").get_attribute("href").rsplit("/", 1)[1]
        visitor = browser.new_context(viewport=PHONE, java_script_enabled=script).new_page()
        visitor.goto(f"{address}/lacak")
        visitor.fill("#number", number)
        visitor.fill("#secret", secret)
        with visitor.expect_response("**/foto/*") as shown:
            visitor.click("main form button")
        assert shown.value.headers["content-type"] == "image/jpeg"
        assert visitor.locator(".state").inner_text() == "Menunggu verifikasi"
        assert visitor.locator(".photos img").count() == 1
    assert complaints_of_the_browser == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_or_scrolls_sideways(address: str, city: City, tmp_path: Path, scheme: str) -> None:
    picture = tmp_path / "lubang.jpg"
    picture.write_bytes(photo())
    paths = ["/", "/lapor", "/lacak", "/masuk", "/daftar", "/nowhere", *_articles(city)]
    with chromium() as browser:
        page = browser.new_context(viewport=PHONE, color_scheme=scheme, locale="id-ID").new_page()
        found = [barrier for path in paths for barrier in _visited(page, address + path)]
        register(page, address)
        found += barriers(page)
        complain(page, picture)
        found += barriers(page)
        link = page.locator(".secret a").get_attribute("href")
        _close(city, page.locator(".number").inner_text())
        found += [barrier for path in (link, "/pengaduan", "/akun") for barrier in _visited(page, address + path)]
    assert found == []


def _visited(page: Any, url: str) -> list[str]:
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], url
    return barriers(page)


def _articles(city: City) -> list[str]:
    """Publish one article of each kind and return the addresses of lists and pages."""
    now = city.clock.now()
    rule = {"reg_type": "perda", "reg_number": "3", "reg_year": 2024}
    for kind in Kind:
        draft = Draft("Pengelolaan sampah", "## Isi\n\n- satu\n\n| a | b |\n|---|---|\n| 1 | 2 |", "Ringkas.")
        particulars: dict[str, Any] = rule if kind is Kind.REGULATION else {}
        row = content.add(city.operator, kind, Draft(**(draft.__dict__ | particulars)), now=now)
        content.publish(city.operator, row.slug, now=now)
    return [
        "/berita", "/peraturan", "/program", "/sosialisasi", "/berita/pengelolaan-sampah",
        "/peraturan/pengelolaan-sampah-4",
    ]  # fmt: skip


def _close(city: City, number: str) -> None:
    """Let the complaint be answered, so that its page has stars and the way to open it again."""
    now = SystemClock().now() + MINUTE
    complaints.forward(city.operator, [number], "PUPR", now=now)
    referrals.answer(city.officer("PUPR"), number, "Lubang sudah ditutup hari ini.", now=now, client_key="jawaban")
    referrals.accept(city.operator, [number], now=now + MINUTE)
