"""The time guard: a wrong clock alarms nobody, from the first sweep on, and whose it is stands for all to see."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from escalation import service
from escalation.daily import Daily
from escalation.engine import Engine
from escalation.timeguard import TimeGuard
from store import clock_holds, control, host_clocks, outbox, timepiece
from store.actors import SYSTEM
from store.clock import DAY, HOUR, MINUTE, SECOND, SystemClock, VirtualClock, machine_monotonic
from store.clock_holds import ClockHold
from store.database import transact
from store.errors import NotAllowed
from store.host_clocks import Mark
from store.models import Attempt, Complaint, Deadline, Event, HostClock
from store.settings import Settings
from store.timepiece import AHEAD, BACK, Timepiece
from tests.conftest import Store
from tests.escalation.house import House, make_engine


@dataclass
class Host:
    """A machine whose clock may be wrong by `off`; the house's clock is the right time, and this machine's uptime."""

    house: House
    name: str = "humas-1"
    off: int = 0
    boot: str = "boot-1"
    database: Callable[[], int | None] = lambda: None
    up: int = 0

    def now(self) -> int:
        return self.house.clock.now() + self.off

    def monotonic(self) -> int:
        return self.house.clock.now() - self.up

    def engine(self) -> Engine:
        """A scheduler that starts on this machine now."""
        piece = Timepiece(self, self.monotonic, self.database, self.name, self.boot)
        return make_engine(self.house.server.url, piece, guard=None)

    def reboot(self) -> None:
        self.boot, self.up = f"{self.boot}+", self.house.clock.now()


def due(house: House) -> None:
    """One reminder is due now, and another only in three hours."""
    house.city.forwarded()
    house.hours_later(3)
    house.city.forwarded(agency="RSUD")
    house.hours_later(21)


def kinds() -> list[str]:
    query = Event.select(Event.kind).where(Event.kind.startswith("clock")).order_by(Event.id)
    return [str(row.kind) for row in query]


@pytest.mark.parametrize("jump", [AHEAD + 1, -BACK - 1, 365 * DAY, -365 * DAY])
def test_a_clock_that_jumps_against_the_monotonic_one_is_noticed_until_it_agrees_again(jump: int) -> None:
    mono = VirtualClock(1_000)
    guard = TimeGuard(mono.now)
    now = 10**12
    assert guard.jump(now) == 0
    assert guard.jump(now + jump) == jump
    mono.advance(HOUR)
    assert guard.jump(now + jump + HOUR) == jump
    assert guard.jump(now + HOUR) == 0


def test_slow_drift_is_followed_and_a_person_may_trust_the_new_time() -> None:
    mono = VirtualClock(0)
    guard = TimeGuard(mono.now)
    now = 10**12
    for _place in range(20):
        now += HOUR + BACK - 1
        mono.advance(HOUR)
        assert guard.jump(now) == 0
    assert guard.jump(now + DAY) == DAY
    guard.trust()
    assert guard.jump(now + DAY) == 0


def test_the_machines_monotonic_clock_goes_on() -> None:
    assert 0 < machine_monotonic() <= machine_monotonic()


def test_nothing_fires_and_nothing_is_sent_after_the_clock_jumped_until_a_person_trusts_it(house: House) -> None:
    mono = VirtualClock(0)
    engine = make_engine(house.server.url, house.clock, guard=TimeGuard(mono.now))
    engine.sweep()
    house.city.forwarded()
    house.clock.advance(25 * HOUR)
    hold = engine.sweep().clock
    assert hold is not None
    assert (hold.kind, hold.off, hold.at) == ("jumped", 25 * HOUR, house.clock.now() - 25 * HOUR)
    engine.sweep()
    assert (house.shown(), outbox.find(house.city.operator)) == ([], [])
    assert control.switches(SYSTEM).clocks == (hold,)
    assert kinds() == ["clock_tripped"]
    clock_holds.trust(house.city.operator, now=house.clock.now())
    assert len(engine.sweep().fired) == 1
    assert control.switches(SYSTEM).clocks == ()
    assert kinds() == ["clock_tripped", "clock_trusted"]


def test_a_clock_that_agrees_again_fires_by_itself(house: House) -> None:
    mono = VirtualClock(0)
    engine = make_engine(house.server.url, house.clock, guard=TimeGuard(mono.now))
    engine.sweep()
    house.city.forwarded()
    house.clock.advance(DAY)
    engine.sweep()
    assert control.switches(SYSTEM).clocks != ()
    mono.advance(DAY)
    assert len(engine.sweep().fired) == 1
    assert kinds() == ["clock_tripped", "clock_agrees"]


def test_another_hosts_hold_is_not_ended_by_a_clock_that_agrees(house: House) -> None:
    other = ClockHold("humas-2", "jumped", 7 * HOUR, house.clock.now())
    clock_holds.trip(other)
    clock_holds.trip(ClockHold("localhost", "jumped", 8 * HOUR, house.clock.now()))
    house.sweep()
    assert control.switches(SYSTEM).clocks == (other,)
    clock_holds.clear("humas-2", now=house.clock.now())
    clock_holds.clear("humas-2", now=house.clock.now())
    assert kinds() == ["clock_tripped", "clock_tripped", "clock_agrees", "clock_agrees"]


@pytest.mark.parametrize(
    ("kind", "off", "words"),
    [
        ("apart", 3 * HOUR, "The clock of humas-2 is 3 h ahead of the database's."),
        ("apart", -3 * HOUR, "The clock of humas-2 is 3 h behind the database's."),
        ("jumped", 20 * MINUTE, "The clock of humas-2 jumped 20 m ahead."),
        ("jumped", -3 * MINUTE, "The clock of humas-2 jumped 3 m back."),
        ("behind", -2 * DAY, "The clock of humas-2 is 2 d behind what the database already knows."),
    ],
)
def test_what_is_wrong_with_a_clock_is_one_sentence(kind: str, off: int, words: str) -> None:
    from store import i18n

    i18n.use("en")
    assert ClockHold("humas-2", kind, off, 0).sentence == words


@pytest.mark.parametrize("off", [AHEAD + SECOND, -BACK - SECOND, 3 * HOUR, -DAY])
def test_a_host_that_differs_from_the_databases_clock_fires_nothing_from_its_first_sweep_on(
    house: House, off: int, caplog: pytest.LogCaptureFixture
) -> None:
    due(house)
    host = Host(house, off=off, database=house.clock.now)
    engine = host.engine()
    for _turn in range(2):
        sweep = engine.sweep()
        assert (sweep.clock and sweep.clock.off, sweep.fired, house.shown()) == (off, (), [])
    assert kinds() == ["clock_tripped"]
    assert caplog.text.count("humas-1") == 1
    host.off = 0
    assert len(engine.sweep().fired) == 1
    assert caplog.text.count("humas-1") == 2, "and that it agrees again"
    assert kinds() == ["clock_tripped", "clock_agrees"]


def test_of_two_hosts_the_right_one_goes_on_firing_and_the_wrong_one_holds(house: House) -> None:
    due(house)
    right = Host(house, "humas-1", database=house.clock.now)
    wrong = Host(house, "humas-2", 3 * HOUR, "boot-2", house.clock.now)
    engines = right.engine(), wrong.engine()
    assert engines[1].sweep().clock is not None
    (fired,) = engines[0].sweep().fired
    assert (fired.late_ms, len(house.shown()), house.shown("RSUD")) == (0, 1, [])
    house.hours_later(3)
    assert engines[1].sweep().fired == ()
    assert len(engines[0].sweep().fired) == 1
    assert [hold.host for hold in control.switches(SYSTEM).clocks] == ["humas-2"]


def test_the_time_is_the_databases_and_not_the_hosts(house: House) -> None:
    due(house)
    host = Host(house, off=9 * MINUTE, database=house.clock.now)
    engine = host.engine()
    assert engine.clock.now() == host.now(), "before the first look nobody has asked the database"
    (fired,) = engine.sweep().fired
    assert (fired.late_ms, engine.clock.now()) == (0, house.clock.now())
    host.off = 3 * HOUR
    assert engine.clock.now() == house.clock.now(), "a clock that jumps in the middle of a sweep moves nothing in it"


def test_a_database_whose_clock_jumps_alarms_nobody_though_it_stands_on_the_schedulers_host(house: House) -> None:
    due(house)
    host = Host(house)
    host.database = host.now
    engine = host.engine()
    engine.sweep()
    host.off = 3 * HOUR
    hold = engine.sweep().clock
    assert hold is not None
    assert (hold.kind, hold.off) == ("jumped", 3 * HOUR)


def test_a_person_accepts_the_difference_that_there_is_and_not_the_one_that_was_noticed_first(house: House) -> None:
    host = Host(house, off=3 * HOUR, database=house.clock.now)
    engine = host.engine()
    engine.sweep()
    host.off = -HOUR
    engine.sweep()
    engine.sweep()
    assert [hold.off for hold in control.switches(SYSTEM).clocks] == [-HOUR]
    assert kinds() == ["clock_tripped", "clock_tripped"]
    clock_holds.trust(house.city.operator, now=house.clock.now())
    assert host.engine().sweep().clock is None


def test_a_difference_that_a_person_accepts_holds_no_more_until_it_changes(house: House) -> None:
    due(house)
    host = Host(house, off=3 * HOUR, database=house.clock.now)
    engine = host.engine()
    engine.sweep()
    clock_holds.trust(house.city.operator, now=house.clock.now())
    assert len(engine.sweep().fired) == 1
    house.clock.advance(MINUTE)
    assert host.engine().sweep().clock is None, "it is remembered when the scheduler starts again"
    host.off = 6 * HOUR
    assert engine.sweep().clock is not None
    host.off = 0
    assert engine.sweep().clock is None
    host.off = 3 * HOUR
    assert engine.sweep().clock is not None, "what was accepted once is over when the clock has agreed meanwhile"


@pytest.mark.parametrize("off", [AHEAD + SECOND, -BACK - SECOND, 365 * DAY])
def test_a_scheduler_that_starts_again_compares_its_clock_with_what_was_trusted_on_this_boot(
    house: House, off: int
) -> None:
    host = Host(house)
    host.engine().sweep()
    due(house)
    host.off = off
    engine = host.engine()
    hold = engine.sweep().clock
    assert hold is not None
    assert (hold.kind, hold.off, house.shown()) == ("jumped", off, [])
    assert host.engine().sweep().clock is not None, "nor does another start make it right"
    host.off = 0
    assert len(host.engine().sweep().fired) == 1
    assert control.switches(SYSTEM).clocks == ()


def test_a_fresh_scheduler_of_another_machine_is_not_measured_by_this_ones_boot(house: House) -> None:
    Host(house).engine().sweep()
    other = Host(house, "humas-2", boot="boot-2", up=DAY)
    assert other.engine().sweep().clock is None


@pytest.mark.parametrize("off", [-BACK - SECOND, -20 * HOUR])
def test_after_a_reboot_a_clock_behind_what_the_database_knows_fires_nothing(house: House, off: int) -> None:
    host = Host(house)
    house.city.forwarded()
    house.hours_later(70)
    host.engine().sweep()
    host.reboot()
    host.off = off
    hold = host.engine().sweep().clock
    assert hold is not None
    assert (hold.kind, hold.at) == ("behind", host_clocks.newest_known())
    assert house.states(house.message().complaints[0])["reply", 2] == "pending"


def test_the_first_start_on_a_base_knows_what_its_entries_and_calls_say(house: House) -> None:
    house.city.forwarded()
    host = Host(house, off=-HOUR)
    assert host.engine().sweep().clock is not None
    host.off = 0
    house.hours_later(24)
    host.engine().sweep()
    HostClock.delete().execute()
    called = Attempt.select(Attempt.started_at).scalar()
    assert host_clocks.newest_known() == called == house.clock.now()
    host.off = -HOUR
    assert host.engine().sweep().clock is not None


def test_an_instant_that_a_person_forgave_holds_no_later_start(house: House) -> None:
    house.city.forwarded(now=house.clock.now() + 5 * HOUR)
    host = Host(house)
    assert host.engine().sweep().clock is not None
    clock_holds.trust(house.city.operator, now=house.clock.now())
    assert host.engine().sweep().clock is None
    host.reboot()
    HostClock.delete().execute()
    assert host.engine().sweep().clock is None
    house.city.complaint(now=house.clock.now() + 9 * HOUR)
    host.reboot()
    assert host.engine().sweep().clock is not None


def test_whoever_may_not_handle_messages_trusts_no_clock(house: House) -> None:
    with pytest.raises(NotAllowed):
        clock_holds.trust(house.city.viewer, now=house.clock.now())


def test_a_persons_trust_outlives_the_scheduler_that_it_was_given_to(house: House) -> None:
    host = Host(house)
    host.engine().sweep()
    due(house)
    host.off = -HOUR
    assert host.engine().sweep().clock is not None
    clock_holds.trust(house.city.operator, now=host.now())
    assert host.engine().sweep().clock is None
    assert host.engine().sweep().clock is None


def test_a_trust_of_last_year_excuses_no_fresh_scheduler(house: House) -> None:
    clock_holds.trust(house.city.operator, now=house.clock.now())
    house.days_later(365)
    host = Host(house)
    host.engine().sweep()
    host.off = 3 * HOUR
    assert host.engine().sweep().clock is not None


def test_the_hold_is_written_at_the_time_that_is_believed(house: House) -> None:
    """Else the entry of a clock that ran ahead would hold the next start with the right one."""
    host = Host(house)
    host.engine().sweep()
    host.off = 10 * HOUR
    host.engine().sweep()
    host.off = 0
    host.reboot()
    assert host.engine().sweep().clock is None


def test_what_came_in_waits_for_a_clock_that_is_right(house: House) -> None:
    host = Host(house, off=3 * HOUR, database=house.clock.now)
    outbox.receive(b"{}", house.clock.now())
    engine = host.engine()
    assert engine.sweep().received == 0
    host.off = 0
    assert engine.sweep().received == 1


def test_what_a_clock_is_trusted_with_is_written_once_a_minute(house: House) -> None:
    host = Host(house)
    engine = host.engine()
    engine.sweep()
    first = host_clocks.of_boot("boot-1")
    house.clock.advance(59 * SECOND)
    engine.sweep()
    assert host_clocks.of_boot("boot-1") == first
    house.clock.advance(SECOND)
    engine.sweep()
    assert host_clocks.of_boot("boot-1") == Mark("humas-1", "boot-1", house.clock.now(), house.clock.now())
    host.reboot()
    host.engine().sweep()
    assert HostClock.select().count() == 1


def test_the_mass_hold_stands_behind_a_clock_that_nobody_can_know_to_be_ahead(house: House) -> None:
    """On SQLite, after a reboot, a clock ahead looks like a long outage."""
    number = house.city.forwarded()
    host = Host(house)
    host.engine().sweep()
    of = Complaint.get(Complaint.number == number).id
    later = house.clock.now() + 2 * DAY
    rows = [
        {"complaint": of, "owner_key": f"x{place}", "clock": "reply", "level": 1, "due_at": later, "state": "pending"}
        for place in range(control.MASS)
    ]
    transact(lambda: Deadline.insert_many(rows).execute())
    host.reboot()
    host.off = 30 * DAY
    sweep = host.engine().sweep()
    assert (sweep.clock, sweep.held > control.MASS, sweep.fired, house.shown()) == (None, True, (), [])


def test_the_daily_work_waits_for_a_clock_that_is_right(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[int] = []
    monkeypatch.setattr(Daily, "turn", lambda self: ran.append(1))
    host = Host(house, off=30 * DAY, database=house.clock.now)
    engine, work = host.engine(), Daily(Settings(), house.clock)
    service._daily(engine, work)
    engine.sweep()
    service._daily(engine, work)
    assert ran == []
    host.off = 0
    engine.sweep()
    service._daily(engine, work)
    assert ran == [1]


def test_only_the_machines_own_clock_is_compared_with_the_databases(house: House, store: Store) -> None:
    piece = timepiece.timepiece(SystemClock())
    piece.look()
    assert piece.differs() is None, "the test's server stands on this machine"
    assert abs(piece.now() - SystemClock().now()) < MINUTE
    assert (host_clocks.database_time() is None) == (store.kind == "sqlite")
    assert timepiece.timepiece(piece) is piece
    other = timepiece.timepiece(house.clock)
    other.look()
    assert (other.now(), other.apart, other.boot) == (house.clock.now(), 0, "")


def test_a_system_without_a_boot_id_compares_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(timepiece, "BOOT_ID", tmp_path / "none")
    assert timepiece.boot_id() == ""
    (tmp_path / "none").write_text("5f1c2d3e\n")
    assert timepiece.boot_id() == "5f1c2d3e"


def test_a_real_scheduler_beats_by_the_time_that_it_works_by(house: House, store: Store) -> None:
    settings = Settings(database=store.url, whatsapp_url=house.server.url, whatsapp_token="token", secret_key="key")
    stop = threading.Event()
    stop.set()
    host = Host(house, off=3 * HOUR, database=house.clock.now)
    piece = Timepiece(host, host.monotonic, host.database, host.name, host.boot)
    logging.getLogger("ehumas.scheduler").setLevel(logging.INFO)
    service.run(settings, piece, "0", stop)
    assert [hold.host for hold in control.switches(SYSTEM).clocks] == ["humas-1"]
