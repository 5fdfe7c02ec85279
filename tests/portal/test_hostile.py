"""What strangers send: foreign forms, headers in addresses, floods of bytes, broken bodies, markup everywhere."""

import asyncio
import hashlib
import hmac
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from portal.app import build
from portal.headers import ALWAYS
from portal.routes import PAGES
from store import outbox, settings
from store.clock import VirtualClock
from store.models import Inbound
from store.settings import Settings
from store.webhook import MAX_BYTES, PATH
from tests.portal.support import COMPLAINT, PASSWORD, PERSON, Browser, photo, visiting
from tests.support.city import City

CASES = (Path(__file__).parent / "crlf_injection.txt").read_text(encoding="utf-8").splitlines()
MARKUP = '<img src=x onerror=alert(1)>"\'{{7*7}}{% include "base.html" %}'


@pytest.fixture
def closed(tmp_path: Path, clock: VirtualClock) -> TestClient:
    """The portal without a database behind it: for what must be refused before anything is asked of the store."""
    given = settings.load({"EHUMAS_DATABASE": f"sqlite:///{tmp_path / 'none.sqlite3'}"})
    return TestClient(build(given, clock))


@pytest.mark.parametrize("path", CASES)
def test_no_address_sets_a_header(closed: TestClient, path: str) -> None:
    with closed as client:
        for address in (path, f"/lacak{path}", f"/masuk?next={path}", f"/static/x{path}", f"/berita?lang={path}"):
            response = client.get(address, follow_redirects=False)
            assert "crlf" not in response.headers.get("set-cookie", "")
            assert not any("crlf" in name.lower() for name in response.headers)
            assert "injection" not in response.headers.get("location", "")


def test_every_answer_carries_the_safety_headers(closed: TestClient) -> None:
    with closed as client:
        for path in ("/lacak", "/nowhere", "/masuk", "/static/x/portal.css", "/webhook/whatsapp"):
            headers = client.get(path).headers
            assert {name: headers[name] for name in ALWAYS} == ALWAYS
            assert "server" not in headers
        assert "Strict-Transport-Security" not in client.get("/lacak").headers
    assert "script" not in ALWAYS["Content-Security-Policy"]


def test_behind_a_certificate_cookies_are_bound_to_the_host(configured: Settings, clock: VirtualClock) -> None:
    with visiting(configured, clock, base_url="https://humas.example") as browser:
        browser.get("/lacak")
        cookie = browser.response.headers["set-cookie"]
        assert cookie.startswith("__Host-ehumas-form=")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "Strict-Transport-Security" in browser.response.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_from_another_site_is_refused(citizen: Browser, site: str) -> None:
    citizen.get("/lapor")
    citizen.send("/lapor", COMPLAINT, sec_fetch_site=site)
    assert citizen.status == 403
    citizen.get("/pengaduan")
    assert COMPLAINT["title"] not in citizen.said


def test_an_old_browser_is_known_by_its_origin(citizen: Browser) -> None:
    citizen.get("/lapor")
    citizen.send("/lapor", COMPLAINT | {"title": ""}, origin="http://jahat.example")
    assert citizen.status == 403
    citizen.get("/lapor")
    citizen.send("/lapor", COMPLAINT | {"title": ""}, origin="http://testserver")
    assert citizen.status == 422


@pytest.mark.parametrize("token", ["", "x", "aaaa.bbbb", "ä.ö"])
def test_a_form_without_our_token_is_refused(citizen: Browser, token: str) -> None:
    citizen.get("/lapor")
    citizen.send("/lapor", COMPLAINT | {"token": token})
    assert citizen.status == 403


def test_a_token_of_another_browser_is_refused(citizen: Browser) -> None:
    citizen.get("/lapor")
    citizen.client.cookies.set("ehumas-form", "A" * 22, domain="testserver.local")
    citizen.send("/lapor", COMPLAINT)
    assert citizen.status == 403


def test_every_form_but_the_webhook_asks_for_the_token(browser: Browser) -> None:
    for page in PAGES:
        if page.post is not None and not page.raw:
            path = page.path.format(number="26-0001-7", secret="x" * 22)
            browser.page = ""
            browser.send(path, {"number": "26-0001-7"})
            assert browser.status == 403, path


def test_a_huge_body_is_refused_with_a_sentence(citizen: Browser) -> None:
    citizen.get("/masuk")
    citizen.send("/masuk", {"phone": "1" * 40_000, "password": "2" * 60_000, "next": "3" * 40_000})
    assert citizen.status == 413
    assert "terlalu besar" in citizen.said
    citizen.get("/lapor")
    files = [("photos", (f"{n}.jpg", b"\0" * (14 * 1024 * 1024), "image/jpeg")) for n in range(3)]
    citizen.send("/lapor", COMPLAINT, files)
    assert citizen.status == 413


def test_a_photo_too_large_is_named(citizen: Browser) -> None:
    citizen.complain([("photos", ("besar.jpg", b"\0" * (13 * 1024 * 1024), "image/jpeg"))])
    assert citizen.status == 422
    assert "besar.jpg" in citizen.said


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"", "", 415),
        (b"halo", "multipart/form-data", 400),
        (b"halo", "multipart/form-data; boundary=x", 400),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\n", "multipart/form-data; boundary=x", 400),
        (b"&".join(b"a%d=1" % n for n in range(99)), "application/x-www-form-urlencoded", 400),
        (b"a=" + b"x" * 70_000, "application/x-www-form-urlencoded", 400),
        (b"a=%ff%fe&token=\xff", "application/x-www-form-urlencoded", 403),
    ],
)
def test_a_broken_form_is_refused_with_a_sentence(closed: TestClient, body: bytes, kind: str, status: int) -> None:
    with closed as client:
        response = client.post("/lacak", content=body, headers={"content-type": kind})
    assert response.status_code == status
    assert "<h1>" in response.text


def test_other_methods_and_addresses_find_nothing(closed: TestClient) -> None:
    with closed as client:
        assert client.put("/lapor").status_code == 405
        assert client.get("/../etc/passwd").status_code == 404
        assert client.get("/keluar").status_code == 405
        assert client.get("/static/x/..%2fapp.py").status_code == 404


def test_an_unreadable_request_is_refused_before_the_store(closed: TestClient) -> None:
    with closed as client:
        assert client.get("/static/x/../../app.py").status_code == 404
        assert client.get("/static/x/app.py").status_code == 404


def test_markup_stays_text_on_every_page(browser: Browser) -> None:
    browser.register(name=MARKUP)
    browser.complain(title=MARKUP, text=MARKUP, place=MARKUP)
    for path in ("/pengaduan", "/akun", browser.secret_path, browser.url):
        browser.get(path)
        assert "<img src=x" not in browser.page
        assert "{{7*7}}" in browser.said
        assert "onerror=alert(1)&gt;" in browser.page


def test_hidden_characters_are_gone_from_what_is_kept(citizen: Browser) -> None:
    citizen.complain(title="Jalan\u202e rusak\x1b[2J\u200b", text="Satu\x00dua\x07")
    citizen.get(citizen.secret_path)
    assert "Jalan rusak" in citizen.said
    assert not set("\u202e\u200b\x1b\x00\x07") & set(citizen.page)


def test_a_file_name_is_only_a_name(citizen: Browser) -> None:
    name = "../../etc/<b>\u202ekucing.jpg"
    citizen.complain([("photos", (name, photo(), "image/jpeg"))], title="")
    assert "&lt;b&gt;kucing.jpg" in citizen.page
    assert "etc/" not in citizen.page


def test_a_text_too_long_is_refused_and_kept(citizen: Browser) -> None:
    citizen.complain(text="a" * 5001)
    assert citizen.status == 422
    assert "a" * 5001 in citizen.page


def test_the_webhook_shakes_hands_with_whoever_knows_the_word(browser: Browser) -> None:
    path = "/webhook/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
    assert browser.get(path + "kata-sandi-webhook") == "1158201444"
    browser.get(path + "salah")
    assert browser.status == 403
    browser.get("/webhook/whatsapp")
    assert browser.status == 403


def test_the_webhook_believes_signed_bodies_only(browser: Browser) -> None:
    raw = b'{"object":"whatsapp_business_account","entry":[]}'
    mark = "sha256=" + hmac.new(b"rahasia-lama", raw, hashlib.sha256).hexdigest()
    assert browser.client.post("/webhook/whatsapp", content=raw).status_code == 403
    signed = {"x-hub-signature-256": mark}
    assert browser.client.post("/webhook/whatsapp", content=raw + b" ", headers=signed).status_code == 403
    assert browser.client.post("/webhook/whatsapp", content=raw, headers=signed).status_code == 200
    assert browser.client.post("/webhook/whatsapp", content=b"x" * 5_000_000, headers=signed).status_code == 413


def test_too_many_searches_for_a_ticket_are_stopped(browser: Browser) -> None:
    browser.get("/lacak")
    form = browser.page
    for _guess in range(60):
        browser.page = form
        browser.send("/lacak", {"number": "26-0001-7", "secret": "tebak"})
    browser.page = form
    browser.send("/lacak", {"number": "26-0001-7", "secret": "tebak"})
    assert "Terlalu sering" in browser.said


def test_a_file_field_left_empty_is_no_photo(citizen: Browser) -> None:
    citizen.get("/lapor")
    form = citizen.page.split('action="/lapor"')[1]
    hidden = {name: form.split(f'name="{name}" value="')[1].split('"')[0] for name in ("token", "key", "secret")}
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (COMPLAINT | hidden).items()
    ]
    empty = '--x\r\nContent-Disposition: form-data; name="photos"; filename=""\r\n\r\n\r\n--x--\r\n'
    kind = {"content-type": "multipart/form-data; boundary=x"}
    response = citizen.client.post("/lapor", content="".join([*parts, empty]).encode(), headers=kind)
    assert response.url.path.startswith("/tiket/")


def test_a_session_cookie_of_staff_opens_nothing(browser: Browser, city: City, clock: VirtualClock) -> None:
    from store import accounts

    accounts.create(city.supervisor, role="operator", login="petugas", name="P", password=PASSWORD, now=clock.now())
    _actor, token = accounts.login("petugas", PASSWORD, source="konsol", now=clock.now(), kind="console")
    number = city.complaint()
    browser.client.cookies.set("ehumas", token)
    browser.get(f"/pengaduan/{number}")
    assert browser.url == "/masuk"
    assert PERSON["phone"] not in browser.page


@pytest.mark.parametrize("told", [{b"content-length": b"20000000"}, {b"transfer-encoding": b"chunked"}])
def test_a_body_of_20_mb_at_the_webhook_is_refused_before_it_is_read(
    configured: Settings, clock: VirtualClock, told: dict[bytes, bytes]
) -> None:
    taken = 0
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 1_000_000
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": PATH, "raw_path": PATH.encode(), "query_string": b""}
    scope |= {"headers": [(b"host", b"testserver"), *told.items()], "scheme": "http", "http_version": "1.1"}
    scope |= {"client": ("127.0.0.1", 1), "server": ("testserver", 80), "root_path": ""}
    asyncio.run(build(configured, clock)(scope, receive, send))
    assert (sent[0]["status"], (b"connection", b"close") in sent[0]["headers"]) == (413, True)
    assert taken <= MAX_BYTES + 1_000_000
    assert (taken == 0) == (b"content-length" in told), "what its head says is believed"
    assert Inbound.select().count() == 0


@pytest.mark.parametrize("raw", [b"", b"halo", b"[" * 1_000_000, b'{"entry":' * 100_000])
def test_a_signed_body_of_nonsense_is_kept_and_stops_nobody(browser: Browser, raw: bytes) -> None:
    mark = "sha256=" + hmac.new(b"rahasia-lama", raw, hashlib.sha256).hexdigest()
    assert browser.client.post(PATH, content=raw, headers={"x-hub-signature-256": mark}).status_code == 200
    assert outbox.process_pending(0, "x") == 1
    assert Inbound.get().problem == "no JSON"
