"""The engine as a process: it ticks, it guards its time, it says that it is alive, it stops when told to."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import schedule

from escalation import service
from escalation.sender import Sender
from escalation.ticker import PATIENCE, Ticker
from store import database, heartbeats, outbox, policy
from store.backoff import LEASE, RESOLVE
from store.clock import DAY, HOUR, MINUTE, SECOND, SystemClock
from store.heartbeats import Beat
from store.models import Complaint, Deadline, Event, Heartbeat, Message, Policy
from store.settings import Settings
from tests.conftest import Store
from tests.escalation.house import House, make_engine
from tests.support.city import City

ROOT = Path(__file__).parents[2]


def test_a_job_that_raises_runs_again_and_does_not_starve_the_one_after_it(caplog: pytest.LogCaptureFixture) -> None:
    now, ran = [0.0], []
    ticker = Ticker(threading.Event(), lambda: now[0])
    ticker.every(5, "bad", lambda: 1 // 0)
    ticker.every(5, "good", lambda: ran.append(now[0]))
    for _place in range(3):
        now[0] += 5 * PATIENCE + 1
        ticker.tick()
    assert len(ran) == 3
    assert "bad" in caplog.text


def test_a_clock_set_back_does_not_stop_the_ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    now, ran = [0.0], []
    monkeypatch.setattr(schedule.Scheduler, "run_pending", lambda self: None)
    ticker = Ticker(threading.Event(), lambda: now[0])
    ticker.every(5, "sweep", lambda: ran.append(now[0]))
    now[0] = 5 * PATIENCE
    ticker.tick()
    assert ran == []
    now[0] += 1
    ticker.tick()
    assert ran == [now[0]]


def test_a_ticker_begins_at_once_and_ends_when_told_to() -> None:
    stop, ran = threading.Event(), []
    ticker = Ticker(stop)

    def work() -> None:
        ran.append(1)
        if len(ran) == 2:
            stop.set()

    ticker.every(1, "twice", work)
    ticker.run()
    assert len(ran) == 2


def test_the_watchdog_calls_nothing_once_the_stop_was_given() -> None:
    now, ran = [0.0], []
    stop = threading.Event()
    ticker = Ticker(stop, lambda: now[0])
    ticker.every(3600, "late", lambda: ran.append(1))
    stop.set()
    now[0] = 10**6
    ticker.tick()
    assert ran == []


def test_what_fired_what_is_held_and_what_broke_is_said_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import escalations

    caplog.set_level(logging.INFO)
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    assert number in caplog.text
    monkeypatch.setattr(escalations, "fire_due", lambda now, mass: escalations.SweepResult(held=3, broken=(17,)))
    assert house.sweep().held == 3
    assert "ehumas message release" in caplog.text
    assert "17" in caplog.text
    assert "Wa Ode" not in caplog.text


def test_webhook_bodies_are_worked_on_by_the_sweep_until_none_is_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("escalation.engine.PAGE", 2)
    for _place in range(5):
        outbox.receive(b"{}", house.clock.now())
    assert house.sweep().received == 5


def test_a_stopping_engine_takes_no_more_webhook_bodies(house: House) -> None:
    outbox.receive(b"{}", house.clock.now())
    house.engine.stopping = lambda: True
    assert house.sweep().received == 0


def test_a_scheduler_says_that_it_is_alive_and_the_console_reads_how_long_ago(city: City) -> None:
    now = city.clock.now()
    assert not heartbeats.pulse(now).alive
    assert "ehumas scheduler run" in heartbeats.pulse(now).sentence
    beat = Beat("host:1", "host", 1, now, now, "0")
    heartbeats.beat(beat)
    heartbeats.beat(Beat("host:1", "host", 1, now + SECOND, now, "0"))
    pulse = heartbeats.pulse(now + 13 * SECOND)
    assert (pulse.alive, pulse.age, len(pulse.beats)) == (True, 12 * SECOND, 1)
    assert "12" in pulse.sentence
    silent = heartbeats.pulse(now + 5 * MINUTE)
    assert (silent.alive, "ehumas scheduler run" in silent.sentence) == (False, True)
    assert heartbeats.pulse(now - DAY).alive
    heartbeats.beat(Beat("host:2", "host", 2, now + 8 * DAY, now, "0"))
    assert [one.instance for one in heartbeats.pulse(now).beats] == ["host:2"]
    heartbeats.end("host:2")
    assert heartbeats.pulse(now).age is None


def test_the_scheduler_sweeps_beats_and_takes_its_sign_away_when_stopped(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(database=store.url, whatsapp_url=house.server.url, whatsapp_token="token", secret_key="key")
    house.city.forwarded()
    house.hours_later(24)
    stop, seen = threading.Event(), []
    whole = Sender.deliver

    def deliver(self: Sender) -> object:
        found = whole(self)
        seen.append(Heartbeat.select().count())
        stop.set()
        return found

    monkeypatch.setattr(Sender, "deliver", deliver)
    thread = threading.Thread(target=service.run, args=(settings, house.clock, "0", stop))
    thread.start()
    thread.join(20)
    assert seen == [1]
    assert len(house.shown()) == 1
    assert Heartbeat.select().count() == 0


def test_signals_are_heard_in_the_main_thread_and_given_back_afterwards() -> None:
    stop = threading.Event()
    before = signal.getsignal(signal.SIGTERM)
    restore = service._listen(stop)
    os.kill(os.getpid(), signal.SIGTERM)
    assert stop.wait(5)
    restore()
    assert signal.getsignal(signal.SIGTERM) is before


def test_one_sweep_from_the_settings_sends_what_is_due(house: House, store: Store) -> None:
    settings = Settings(database=store.url, whatsapp_url=house.server.url, whatsapp_token="token")
    house.city.forwarded()
    house.hours_later(24)
    sweep = service.once(settings, house.clock)
    assert (len(sweep.fired), sweep.calls) == (1, {"accepted": 1})


def test_g4_two_schedulers_at_once_fire_once_and_send_once(house: House, store: Store) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}", agency) for place in range(8) for agency in ("PUPR", "RSUD")]
    house.hours_later(24)
    start = threading.Barrier(2)

    def sweep() -> None:
        try:
            start.wait(10)
            make_engine(house.server.url, house.clock).sweep()
        finally:
            database.disconnect()

    threads = [threading.Thread(target=sweep) for _place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Event.select().where(Event.kind == "escalated").count() == len(numbers)
    shown = [entry.text for agency in ("PUPR", "RSUD") for entry in house.shown(agency)]
    assert all(sum(number in text for text in shown) == 1 for number in numbers)
    assert {message.state for message in outbox.find(house.city.operator)} <= {"accepted", "queued"}
    assert Message.select().where(Message.attempts > 1).count() == 0


def test_a_database_that_was_restarted_is_found_again_by_the_next_turn(house: House, store: Store) -> None:
    house.city.forwarded()
    house.hours_later(24)
    turn = service.reconnecting(house.sweep)
    if store.kind == "postgresql":
        import psycopg

        with psycopg.connect(store.url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(Exception, match=r"terminating|closed|connection"):
            turn()
    turn()
    assert len(house.shown()) == 1


def overdue_now(house: House) -> str:
    """A complaint whose first level is due by the machine's own clock, in a city that sends at any hour."""
    number = house.city.forwarded(now=SystemClock().now() - 30 * HOUR)
    usual = policy.Policy()
    data = {
        "hours": usual.hours,
        "window": (0, 1440),
        "soon_hours": usual.soon_hours,
        "undo_minutes": usual.undo_minutes,
    }
    Policy.create(valid_from=1, created_at=1, data=json.dumps(data))
    now = SystemClock().now()
    Deadline.update(due_at=now - HOUR).where(Deadline.clock == "reply", Deadline.level == 1).execute()
    Complaint.update(due_at=now - HOUR).execute()
    Deadline.update(due_at=now + DAY).where(Deadline.clock == "reply", Deadline.level == 2).execute()
    database.disconnect()
    return number


@contextmanager
def scheduler(house: House, store: Store) -> Iterator[subprocess.Popen[str]]:
    """A scheduler in a process of its own, that speaks to the house's simulator."""
    given = {"DATABASE": store.url, "WHATSAPP_URL": house.server.url, "WHATSAPP_TOKEN": "token"}
    environment = {**os.environ, **{f"EHUMAS_{name}": value for name, value in given.items()}}
    words = [sys.executable, "cli.py", "scheduler", "run"]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def shown_soon(house: House) -> bool:
    """Wait until the phone shows something, at most ten seconds."""
    patience = threading.Event()
    return any(house.shown() or patience.wait(0.1) for _place in range(100))


@pytest.mark.processes
def test_a_real_scheduler_sends_over_real_http_and_ends_cleanly_on_sigterm(house: House, store: Store) -> None:
    number = overdue_now(house)
    with scheduler(house, store) as process:
        assert process.stderr is not None
        assert any(number in line for line in process.stderr)
        assert shown_soon(house)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert len(house.shown()) == 1
    assert Heartbeat.select().count() == 0
    assert house.message(number).state == "accepted"


@pytest.mark.processes
def test_g6_a_scheduler_killed_while_the_provider_answers_loses_nothing_and_sends_nothing_twice(
    house: House, store: Store
) -> None:
    number = overdue_now(house)
    house.simulator.faults.add({"kind": "timeout", "seconds": 30.0, "deliver": True})
    with scheduler(house, store) as process:
        assert shown_soon(house)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
    assert house.message(number).state == "sending"
    house.clock.set(SystemClock().now() + LEASE + SECOND)
    engine = make_engine(house.server.url, house.clock)
    assert engine.sweep().reaped == 1
    assert house.message(number).state == "unknown"
    house.receipts()
    house.clock.advance(RESOLVE)
    engine.sweep()
    assert (house.message(number).state, house.message(number).repeats, len(house.shown())) == ("delivered", 0, 1)
