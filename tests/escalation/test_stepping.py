"""Two at once, step by step: one stops before each of its statements in turn, the other runs until it ends or waits.

PostgreSQL only: of SQLite's writers the second waits for the file's lock before its first statement, so there is
nothing to step through.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest

from store import anchors, checks, complaints, database, escalations, events, outbox, referrals
from store.clock import HOUR
from store.errors import Conflict
from store.models import Complaint, Event, Message, MessageComplaint
from tests.conftest import Store
from tests.support.city import City

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)

PATIENCE = 60
"""Seconds after which a test that hangs is given up; nothing is measured by it."""
ENOUGH = 200
"""More statements than any command here has."""
TEXT = "Lubang sudah ditutup hari ini."

Act = Callable[[], object]


@dataclass
class Held:
    """A command in a thread with its own connection that stops before its `stop`-th statement, or never."""

    act: Act
    stop: int | None = None
    pid: int = 0
    seen: int = 0
    result: object = None
    error: Exception | None = None
    ready: threading.Event = field(default_factory=threading.Event)
    parked: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()
        assert self.ready.wait(PATIENCE)

    def finish(self) -> None:
        self.go.set()
        assert self.done.wait(PATIENCE)

    def _run(self) -> None:
        try:
            self.pid = int(database.db.execute_sql("SELECT pg_backend_pid()").fetchone()[0])
            _mine.held = self
            self.ready.set()
            self.result = self.act()
        except Exception as error:
            self.error = error
        finally:
            _mine.held = None
            database.disconnect()
            self.ready.set()
            self.parked.set()
            self.done.set()

    def step(self) -> None:
        """Be told of one statement that comes."""
        self.seen += 1
        if self.seen == self.stop:
            self.parked.set()
            assert self.go.wait(PATIENCE)


_mine = threading.local()


@dataclass
class Stage:
    """The city, and a third connection that sees who waits for whom."""

    city: City
    watcher: psycopg.Connection[Any]

    def through(self, scene: Callable[[], tuple[Act, Act]], after: Callable[[Held, Held], None]) -> None:
        """Play a scene of two acts once for each statement of the first, and look at what came of it."""
        for stop in range(1, ENOUGH):
            one, other = (Held(act) for act in scene())
            one.stop = stop
            one.start()
            assert one.parked.wait(PATIENCE)
            reached = one.seen == stop
            other.start()
            while not other.done.wait(0.001) and not self._waits(other.pid):
                pass
            one.finish()
            assert other.done.wait(PATIENCE)
            after(one, other)
            if not reached:
                assert stop > 5, "the first was never stopped inside its work"
                break
        else:
            pytest.fail("the first never came to its end")
        self.sound()

    def sound(self) -> None:
        broken = [found for found in checks.check(self.city.supervisor) if not found.ok]
        assert broken == []
        assert events.verify(self.city.supervisor, anchors.listing(self.city.supervisor)).ok

    def _waits(self, pid: int) -> bool:
        found = self.watcher.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", (pid,)).fetchone()
        return bool(found and found[0])


@pytest.fixture
def stage(city: City, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """The stage, where every statement and every commit of a held command is a step."""
    server: Any = database.db.obj
    for name in ("begin", "execute_sql", "commit"):
        monkeypatch.setattr(server, name, _stepping(getattr(server, name)))
    with psycopg.connect(store.url, autocommit=True) as watcher:
        yield Stage(city, watcher)


def _stepping(whole: Callable[..., Any]) -> Callable[..., Any]:
    def stepped(*words: Any, **named: Any) -> Any:
        held = getattr(_mine, "held", None)
        if held is not None:
            held.step()
        return whole(*words, **named)

    return stepped


def due(city: City) -> str:
    """A complaint of today whose reminder is due; what was there before is settled and speaks no more."""
    for row in list(Complaint.select().where(Complaint.closed_at.is_null())):
        if row.state == "forwarded":
            agency = next(code for code in ("PUPR", "DLHK") if city.officer(code).agency_id == row.agency_id)
            key = f"settled-{row.number}"
            referrals.answer(city.officer(agency), row.number, TEXT, now=city.clock.now(), client_key=key)
        referrals.accept(city.operator, [row.number], now=city.clock.now())
    number = city.forwarded()
    city.clock.advance(24 * HOUR)
    return number


def fire(city: City) -> Act:
    now = city.clock.now()
    return lambda: escalations.fire_due(now)


def answer(city: City, number: str) -> Act:
    now = city.clock.now()
    return lambda: referrals.answer(city.officer(), number, TEXT, now=now, client_key=f"answer-{number}")


def escalated(number: str) -> int:
    joined = Event.select().join(Complaint, on=(Event.complaint == Complaint.id))
    return int(joined.where(Complaint.number == number, Event.kind == "escalated").count())


def open_messages(number: str) -> list[tuple[str, int | None]]:
    """State and agency of each message about the complaint that may still go out."""
    joined = Message.select().join(MessageComplaint).join(Complaint)
    rows = joined.where(Complaint.number == number, Message.state.not_in(("cancelled", "accepted")))
    return [(row.state, row.agency_id) for row in rows]


def well(*acts: Held) -> None:
    assert [act.error for act in acts] == [None for _act in acts]


@pytest.mark.parametrize("turned", [False, True])
def test_an_answer_beside_the_firing_leaves_no_reminder_behind(stage: Stage, turned: bool) -> None:
    numbers: list[str] = []

    def scene() -> tuple[Act, Act]:
        numbers.append(due(stage.city))
        acts = fire(stage.city), answer(stage.city, numbers[-1])
        return (acts[1], acts[0]) if turned else acts

    def after(one: Held, other: Held) -> None:
        well(one, other)
        assert escalated(numbers[-1]) <= 1
        assert open_messages(numbers[-1]) == []

    stage.through(scene, after)
    assert {escalated(number) for number in numbers} == {0, 1}, "either was first at least once"


def test_two_who_fire_at_once_fire_once_and_owe_one_message(stage: Stage) -> None:
    numbers: list[str] = []

    def scene() -> tuple[Act, Act]:
        numbers.append(due(stage.city))
        return fire(stage.city), fire(stage.city)

    def after(one: Held, other: Held) -> None:
        well(one, other)
        assert escalated(numbers[-1]) == 1
        assert [state for state, _agency in open_messages(numbers[-1])] == ["queued"]

    stage.through(scene, after)


def test_two_who_claim_at_once_get_one_claim_between_them(stage: Stage) -> None:
    def claim(token: str) -> Act:
        now = stage.city.clock.now()
        return lambda: outbox.claim("whatsapp", now=now, limit=5, new_token=lambda: token)

    def scene() -> tuple[Act, Act]:
        due(stage.city)
        fire(stage.city)()
        return claim("one"), claim("other")

    def after(one: Held, other: Held) -> None:
        well(one, other)
        claims = [found for act in (one, other) for found in act.result]  # type: ignore[attr-defined]  # lists of claims
        assert len(claims) == 1
        outbox.release(claims[0])

    stage.through(scene, after)


@pytest.mark.parametrize("turned", [False, True])
def test_an_acceptance_sees_a_whole_answer_or_none(stage: Stage, turned: bool) -> None:
    numbers: list[str] = []

    def scene() -> tuple[Act, Act]:
        number, now = due(stage.city), stage.city.clock.now()
        numbers.append(number)
        acts = answer(stage.city, number), lambda: referrals.accept(stage.city.operator, [number], now=now)
        return (acts[1], acts[0]) if turned else acts

    def after(one: Held, other: Held) -> None:
        answering, accepting = (other, one) if turned else (one, other)
        well(answering)
        assert accepting.error is None or isinstance(accepting.error, Conflict)
        state = Complaint.get(Complaint.number == numbers[-1]).state
        assert state == ("closed" if accepting.error is None else "answered")

    stage.through(scene, after)


@pytest.mark.parametrize("turned", [False, True])
def test_a_transfer_beside_the_firing_leaves_the_old_agency_in_peace(stage: Stage, turned: bool) -> None:
    numbers: list[str] = []

    def scene() -> tuple[Act, Act]:
        number, now = due(stage.city), stage.city.clock.now()
        numbers.append(number)
        acts = fire(stage.city), lambda: complaints.forward(stage.city.operator, [number], "DLHK", now=now)
        return (acts[1], acts[0]) if turned else acts

    def after(one: Held, other: Held) -> None:
        well(one, other)
        assert escalated(numbers[-1]) <= 1
        assert open_messages(numbers[-1]) == []

    stage.through(scene, after)
    assert {escalated(number) for number in numbers} == {0, 1}, "either was first at least once"
