"""The one door to the store: answers find their asker, late ones are dropped, and what others did is heard of."""

import threading
from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from ehumas_tui import following
from ehumas_tui.client import Client
from ehumas_tui.following import StoreChanged, StoreFell
from ehumas_tui.session import Session, StoreAnswered
from store import changes, complaints
from store.actors import Actor
from store.clock import VirtualClock
from store.errors import Invalid
from tests.console.support import play
from tests.support.city import City


class Asker(Client, App[None]):
    """An app that asks the store and writes down what it hears."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self.session = Session(clock)
        self.heard: list[object] = []
        self.said: list[tuple[str, str]] = []

    def on_store_changed(self, message: StoreChanged) -> None:
        self.heard += ["missed"] if message.missed else [change.entity for change in message.changed]

    def on_store_fell(self, message: StoreFell) -> None:
        self.heard.append("fell" if message.reason else "back")

    def say(self, sentence: str, tone: str = "good") -> None:
        self.said.append((sentence, tone))


async def _until(app: Asker, pilot: Pilot[None], condition: Callable[[], object]) -> None:
    for _turn in range(2_000):
        if condition():
            return
        await pilot.pause(0.005)
    raise AssertionError(f"waited in vain; heard {app.heard}, said {app.said}")


def test_database_work_never_runs_on_the_screens_thread_and_answers_come_back_to_it(
    city: City, clock: VirtualClock
) -> None:
    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            app.session.start()
            threads: list[str] = []
            app.ask("who", lambda: threading.current_thread().name, threads.append)
            await _until(app, pilot, lambda: threads)
            assert threads == ["ehumas-store"]
            app.session.stop()

    play(scenario)


def _slow(gate: threading.Event, ran: list[int], answer: int) -> Callable[[], int]:
    """A question that waits at the gate and leaves a trace."""

    def work() -> int:
        gate.wait(5)
        ran.append(answer)
        return answer

    return work


def test_a_newer_question_makes_an_older_one_late_whether_it_began_or_not(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            app.session.start()
            gate = threading.Event()
            ran: list[int] = []
            answers: list[int] = []
            app.ask("rows", _slow(gate, ran, 1), answers.append)
            app.ask("rows", _slow(gate, ran, 2), answers.append)
            app.ask("rows", _slow(gate, ran, 3), answers.append)
            gate.set()
            await _until(app, pilot, lambda: app.session.is_quiet and answers)
            assert answers == [3]
            assert ran == [1, 3] or ran == [3]
            app.session.stop()

    play(scenario)


def test_a_command_is_never_skipped_and_each_gets_its_own_answer(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            app.session.start()
            answers: list[int] = []
            for number in range(5):
                app.tell(lambda number=number: number, answers.append)  # type: ignore[misc]  # bound at once
            await _until(app, pilot, lambda: len(answers) == 5)
            assert answers == [0, 1, 2, 3, 4]
            app.session.stop()

    play(scenario)


def test_a_refusal_is_said_as_the_store_says_it_and_a_bug_by_a_number_only(city: City, clock: VirtualClock) -> None:
    def refuse() -> None:
        raise Invalid("Isi judulnya.")

    def break_down() -> None:
        secret = "sqlite:///rahasia"
        raise ZeroDivisionError(secret)

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            app.session.start()
            app.tell(refuse, lambda _value: None)
            app.tell(break_down, lambda _value: None)
            await _until(app, pilot, lambda: len(app.said) == 2)
            assert app.said[0] == ("Isi judulnya.", "bad")
            assert "rahasia" not in app.said[1][0]
            app.session.stop()

    play(scenario)


async def _followed(app: Asker, pilot: Pilot[None], actor: Actor) -> None:
    """Begin to follow, and return when what happens from now on will be told."""
    app.session.start()
    app.session.follow(actor, app)
    await _until(app, pilot, lambda: app.session.is_quiet)


def test_what_another_connection_did_is_heard_of_and_what_one_did_oneself_too(city: City, clock: VirtualClock) -> None:
    first = city.complaint()

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            await _followed(app, pilot, city.operator)
            complaints.note(city.supervisor, [first], "Catatan orang lain.", now=clock.now())
            await _until(app, pilot, lambda: app.heard == ["complaint"])
            app.tell(lambda: complaints.note(city.operator, [first], "Sendiri.", now=clock.now()), lambda _value: None)
            await _until(app, pilot, lambda: app.heard == ["complaint", "complaint"])
            app.session.stop()

    play(scenario)


def test_what_others_did_is_heard_of_while_a_long_question_is_answered(city: City, clock: VirtualClock) -> None:
    first = city.complaint()

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            await _followed(app, pilot, city.operator)
            gate, ran = threading.Event(), list[int]()
            app.ask("rows", _slow(gate, ran, 1), lambda _value: None)
            complaints.note(city.supervisor, [first], "Catatan orang lain.", now=clock.now())
            await _until(app, pilot, lambda: app.heard == ["complaint"])
            assert ran == []
            gate.set()
            app.session.stop()

    play(scenario)


def test_an_officer_hears_only_of_the_own_agency(city: City, clock: VirtualClock) -> None:
    ours, theirs = city.forwarded(agency="PUPR"), city.forwarded(agency="RSUD")

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            await _followed(app, pilot, city.officer("PUPR"))
            complaints.note(city.operator, [theirs], "Untuk RSUD.", now=clock.now())
            complaints.note(city.operator, [ours], "Untuk PUPR.", now=clock.now())
            await _until(app, pilot, lambda: app.heard)
            assert app.heard == ["complaint"]
            app.session.stop()

    play(scenario)


def test_a_database_that_falls_silent_is_told_once_and_all_is_read_anew_when_it_is_back(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = city.complaint()
    asked, down, tries = changes.since, threading.Event(), list[int]()

    def since(actor: Actor, seq: int) -> changes.News:
        if down.is_set():
            tries.append(seq)
            raise OSError("gone")
        return asked(actor, seq)

    monkeypatch.setattr(changes, "since", since)
    monkeypatch.setattr(following, "AGAIN_SECONDS", 0.01)

    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test() as pilot:
            await _followed(app, pilot, city.operator)
            down.set()
            complaints.note(city.supervisor, [first], "Catatan orang lain.", now=clock.now())
            await _until(app, pilot, lambda: len(tries) > 2 and app.heard)
            assert app.heard == ["fell"]
            down.clear()
            await _until(app, pilot, lambda: app.heard == ["fell", "back", "missed"])
            app.session.stop()

    play(scenario)


def test_stopping_twice_is_harmless(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test():
            app.session.start()
            app.session.stop()
            app.session.stop()
            assert app.session.is_quiet

    play(scenario)


def test_an_answer_nobody_waits_for_is_dropped(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        app = Asker(clock)
        async with app.run_test():
            app._awaited = {}
            app.on_store_answered(StoreAnswered("rows", 7, "late", None))
            assert app.said == []

    play(scenario)
