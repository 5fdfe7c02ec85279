"""The database goes away and comes back: every program takes it up again by itself, and nothing is missed or lost."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from ehumas_tui import following
from ehumas_tui.following import Follower, StoreChanged, StoreFell
from escalation import service
from portal.threads import THREADS
from store import complaints, database, heartbeats, queries
from store.clock import SystemClock, VirtualClock
from store.errors import Unavailable
from store.settings import Settings
from tests.conftest import shared
from tests.portal.support import Browser, visiting
from tests.support import city as cities
from tests.support import postgres
from tests.support.postgres import OwnServer

PATIENCE = 60.0


class Ear(MessagePump):
    """What a console would hear."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.news = threading.Condition()

    def post_message(self, message: Message) -> bool:
        """Write down what was told."""
        with self.news:
            if isinstance(message, StoreChanged):
                self.heard.append("missed" if message.missed else "changed")
            elif isinstance(message, StoreFell):
                self.heard.append("fell" if message.reason else "back")
            self.news.notify_all()
        return True

    def hears(self, *words: str) -> None:
        """Wait until this was told in this order, and forget it and what was told before."""
        for word in words:
            with self.news:
                if not self.news.wait_for(lambda word=word: word in self.heard, PATIENCE):  # type: ignore[misc]  # bound
                    raise AssertionError(f"expected {word} of {words}, heard {self.heard}")
                del self.heard[: self.heard.index(word) + 1]


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    """A server that these tests alone use."""
    with postgres.own_server(shared() / f"own-{os.getpid()}") as server:
        yield server


@pytest.fixture
def settings(own: OwnServer, tmp_path: Path) -> Iterator[Settings]:
    """What the portal and the scheduler run with; the server stands, before and after."""
    database.connect(own.url)
    yield Settings(database=own.url, media=tmp_path, portal_url="https://humas.example", secret_key="key")
    database.disconnect()


@pytest.mark.processes
def test_every_program_takes_up_a_server_that_stopped_and_started_and_nothing_is_missed(
    own: OwnServer, settings: Settings, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(service, "EVERY", 1)
    monkeypatch.setattr(service, "BEAT", 1)
    beats = _beats(monkeypatch)
    city, ear, stop = cities.build(clock), Ear(), threading.Event()
    number = city.forwarded()
    follower = Follower(city.operator, ear)
    follower.start()
    scheduler = threading.Thread(target=service.run, args=(settings, SystemClock(), "0", stop))
    scheduler.start()
    try:
        with visiting(settings, clock) as browser:
            for mode in ("fast", "immediate"):
                assert _from_every_thread(browser) == {200}
                own.stop(mode)
                ear.hears("fell")
                assert _from_every_thread(browser) == {503}
                with pytest.raises(Unavailable):
                    complaints.note(city.operator, [number], f"Setelah {mode}.", now=clock.now())
                own.start()
                complaints.note(city.operator, [number], f"Setelah {mode}.", now=clock.now())
                beats.clear()
                ear.hears("back", "missed")
                complaints.note(city.operator, [number], f"Lagi, setelah {mode}.", now=clock.now())
                ear.hears("changed")
                assert _from_every_thread(browser) == {200}
                assert beats.wait(PATIENCE)
    finally:
        stop.set()
        scheduler.join()
        follower.stop()
    told = [entry.kind for entry in queries.history(city.operator, number)]
    assert told.count("noted") == 4


@pytest.mark.processes
def test_a_scheduler_that_is_stopped_while_the_database_is_away_ends_all_the_same(
    own: OwnServer, settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats, stop = _beats(monkeypatch), threading.Event()
    scheduler = threading.Thread(target=service.run, args=(settings, SystemClock(), "0", stop))
    scheduler.start()
    assert beats.wait(PATIENCE)
    own.stop("immediate")
    stop.set()
    scheduler.join(PATIENCE)
    own.start()
    assert not scheduler.is_alive()
    assert "Jalankan servernya" in caplog.text


def _beats(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what is set whenever a scheduler has given a sign of life."""
    given, beat = threading.Event(), heartbeats.beat

    def watched(*arguments: Any) -> None:
        beat(*arguments)
        given.set()

    monkeypatch.setattr(heartbeats, "beat", watched)
    return given


def _from_every_thread(browser: Browser) -> set[int]:
    """Ask the portal from all its threads at once and return the statuses."""

    def ask(_visitor: int) -> int:
        return int(browser.client.get("/healthz").status_code)

    with ThreadPoolExecutor(THREADS) as visitors:
        return set(visitors.map(ask, range(2 * THREADS)))
