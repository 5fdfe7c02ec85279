"""When something of ours fails: a sentence, never an inside; and a lost connection is not noticed."""

import asyncio

import psycopg
import pytest
from peewee import OperationalError
from starlette.requests import Request
from starlette.types import Message

from portal import reading
from store import changes, citizens, complaints
from store.clock import VirtualClock
from store.errors import Unavailable
from store.settings import Settings
from tests.conftest import Store
from tests.portal.support import COMPLAINT, PASSWORD, Browser, visiting
from tests.support.city import City

KICK = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()"""


def test_a_fault_of_ours_shows_a_sentence_and_no_inside(
    configured: Settings, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch, city: City
) -> None:
    def broken() -> int:
        raise RuntimeError("rahasia dalam")

    monkeypatch.setattr(changes, "last_seq", broken)
    with visiting(configured, clock) as browser:
        browser.get("/healthz")
        assert browser.status == 500
        assert "rahasia dalam" not in browser.page
        assert "Ada yang rusak" in browser.said


def test_a_busy_database_is_said_with_503(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked() -> int:
        raise OperationalError("database is locked")

    monkeypatch.setattr(changes, "last_seq", locked)
    browser.get("/healthz")
    assert browser.status == 503
    assert "Sedang tidak tersedia" in browser.said


@pytest.mark.parametrize(
    ("error", "is_whole"), [(OperationalError("connection refused"), False), (RuntimeError("unforeseen"), True)]
)
def test_the_log_tells_a_silent_database_in_a_line_and_only_the_unforeseen_whole(
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    is_whole: bool,
) -> None:
    def fails() -> int:
        raise error

    monkeypatch.setattr(changes, "last_seq", fails)
    browser.get("/healthz")
    (record,) = caplog.records
    assert "/healthz" in record.message
    assert bool(record.exc_info) is is_whole


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_server_that_was_restarted_is_not_noticed(citizen: Browser, store: Store) -> None:
    for path in ("/berita", "/pengaduan"):
        with psycopg.connect(store.url) as other:
            other.execute(KICK)
        citizen.get(path)
        assert citizen.status == 200
    with psycopg.connect(store.url) as other:
        other.execute(KICK)
    citizen.complain()
    assert citizen.url.startswith("/tiket/")


def test_what_was_typed_while_the_database_is_away_is_sent_again_from_the_page_that_says_so(
    citizen: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_named: object) -> None:
        raise Unavailable("Basis data tidak menjawab.")

    with monkeypatch.context() as broken:
        broken.setattr(complaints, "submit", away)
        citizen.complain()
    assert citizen.status == 503
    assert "Ulangi kirim" in citizen.said
    for _twice in range(2):
        page = citizen.page
        citizen.send("/lapor", {})
        assert citizen.url.startswith("/tiket/")
        citizen.page = page
    citizen.get("/pengaduan")
    assert citizen.said.count(COMPLAINT["title"]) == 1


def test_a_password_is_never_written_into_the_page_of_an_outage(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_named: object) -> None:
        raise Unavailable("Basis data tidak menjawab.")

    monkeypatch.setattr(citizens, "register", away)
    browser.register()
    assert browser.status == 503
    assert PASSWORD not in browser.page


async def test_a_request_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    monkeypatch.setattr(reading, "SECONDS", 0)
    with pytest.raises(reading.Refused) as refused:
        await reading.read_body(Request({"type": "http", "method": "POST", "headers": []}, never), 100)
    assert refused.value.status == 408


async def test_a_sender_who_hangs_up_is_no_fault_of_ours() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    with pytest.raises(reading.Refused) as refused:
        await reading.read_body(Request({"type": "http", "method": "POST", "headers": []}, gone), 100)
    assert refused.value.status == 400


@pytest.mark.parametrize(("form", "left"), [(True, 0), (False, 3)], ids=["a form", "a machine's body"])
async def test_what_comes_after_the_limit_is_read_and_forgotten_for_a_browser_only(form: bool, left: int) -> None:
    pieces = [{"type": "http.request", "body": b"x" * 60, "more_body": left > 0} for left in (4, 3, 2, 1, 0)]

    async def receive() -> Message:
        return pieces.pop(0)

    headers = [(b"content-type", b"application/x-www-form-urlencoded")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    with pytest.raises(reading.Refused) as refused:
        await (reading.read_form if form else reading.read_body)(request, 100)
    assert refused.value.status == 413
    assert len(pieces) == left
