"""How the portal is built: handlers are plain functions, pages are small, and nothing comes from a third party."""

import ast
import gzip
import inspect
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import portal
from portal import assets
from portal.routes import PAGES
from portal.threads import THREADS, Threads
from store import content
from store.articles import Draft
from tests.portal.support import COMPLAINT, Browser
from tests.support.city import City

HTML_BYTES = 15 * 1024
CSS_BYTES = 4 * 1024
ROOM = Path(portal.__file__).parent
SOURCES = sorted(ROOM.rglob("*.py"))
PATHS = ("/", "/daftar", "/masuk", "/lapor", "/lacak", "/berita", "/program", "/sosialisasi", "/peraturan")


def test_no_handler_is_asynchronous() -> None:
    handlers = [handler for page in PAGES for handler in (page.get, page.post) if handler is not None]
    assert len(handlers) > 25
    assert [handler for handler in handlers if inspect.iscoroutinefunction(handler)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_coroutine_touches_the_store(source: Path) -> None:
    """Whatever a module imports from the store, its coroutines do not call it: peewee would stop the whole loop."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("store")
        for alias in node.names
        if node.module not in ("store.i18n", "store.language")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            assert not names & imported, f"{source.name}: {node.name}"


def test_the_style_sheet_fits_its_budget() -> None:
    assert len(gzip.compress(assets.content("portal.css"), 9)) <= CSS_BYTES
    assert b"url(" not in assets.content("portal.css")
    assert b"@import" not in assets.content("portal.css")


def test_every_page_fits_its_budget_and_names_no_foreign_host(browser: Browser, city: City) -> None:
    row = content.add(city.operator, "news", Draft("Kabar", "Isi. " * 200), now=city.clock.now())
    content.publish(city.operator, row.slug, now=city.clock.now())
    browser.register()
    browser.complain()
    for path in (*PATHS, f"/berita/{row.slug}", browser.url, browser.secret_path, "/pengaduan", "/akun"):
        page = browser.get(path)
        assert browser.status == 200, path
        assert len(gzip.compress(page.encode())) <= HTML_BYTES, path
        assert set(re.findall(r'(?:src|href|action)="(https?:[^"]*)"', page)) <= {"https://humas.example"}, path
        assert "<script" not in page
        assert " style=" not in page


def test_a_telephone_fetches_the_style_sheet_once_and_packed(browser: Browser) -> None:
    path = assets.style_path()
    packed = browser.client.get(path)
    assert packed.headers["content-encoding"] == "gzip"
    assert "immutable" in packed.headers["cache-control"]
    assert packed.content == assets.content("portal.css")
    plain = browser.client.get(path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert browser.client.get(assets.icon_path()).headers["content-type"] == "image/svg+xml"


def test_a_personal_page_is_kept_by_nobody(citizen: Browser) -> None:
    for path in ("/pengaduan", "/akun", "/lapor", "/"):
        citizen.get(path)
        assert citizen.response.headers["cache-control"] == "no-store"
    citizen.client.cookies.clear()
    citizen.get("/berita")
    assert citizen.response.headers["cache-control"] == "private, no-cache"


def test_the_portal_says_that_it_lives(browser: Browser) -> None:
    assert browser.get("/healthz") == "ok\n"


def test_many_citizens_send_at_once(citizen: Browser) -> None:
    citizen.get("/lapor")
    token = citizen.page.split('action="/lapor"')[1].split('name="token" value="')[1].split('"')[0]

    def send(number: int) -> int:
        fields = COMPLAINT | {"token": token, "key": f"{number:032x}", "secret": f"{number:022d}"}
        return citizen.client.post("/lapor", data=fields, follow_redirects=False).status_code

    with ThreadPoolExecutor(12) as crowd:
        assert set(crowd.map(send, range(12))) == {303}
    citizen.get("/pengaduan")
    assert citizen.page.count("<article") == 12


async def test_work_runs_in_the_threads_and_in_the_caller_s_language() -> None:
    from store.i18n import language, using

    threads = Threads()
    with using("en"):
        assert await threads.run(language) == "en"
    threads.close()
    assert THREADS == 8
