"""When what is due: the office's hours, the sending window and the next working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import database, policy
from store.clock import HOUR, from_iso, local_day, to_iso
from store.errors import Invalid, NotAllowed
from store.models import Holiday
from tests.support.city import City

DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))


def test_an_agency_has_1x24_hours_and_humas_visits_after_3x24() -> None:
    assert policy.Policy().due("reply", 0) == (24 * HOUR, 72 * HOUR)


@given(DAYS, st.sets(DAYS), DAYS)
def test_adding_a_holiday_never_makes_a_day_earlier(day: date, holidays: set[date], more: date) -> None:
    before = policy.next_working_day(day, {one.isoformat() for one in holidays})
    after = policy.next_working_day(day, {one.isoformat() for one in holidays | {more}})
    assert day < before <= after
    assert after.weekday() < 5


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        ("2026-10-05T06:59", "2026-10-05T07:00"),
        ("2026-10-05T07:00", "2026-10-05T07:00"),
        ("2026-10-05T20:59", "2026-10-05T20:59"),
        ("2026-10-05T21:00", "2026-10-06T07:00"),
        ("2026-10-31T23:30", "2026-11-01T07:00"),
    ],
)
def test_no_message_outside_the_sending_window(at: str, sent: str) -> None:
    assert policy.Policy().sending_time(from_iso(at)) == from_iso(sent)


@given(st.integers(0, 2_000_000_000_000))
def test_the_sending_time_is_in_the_window_and_never_earlier(at: int) -> None:
    sent = policy.Policy().sending_time(at)
    assert sent >= at
    assert "07:00" <= to_iso(sent)[11:16] < "21:00"
    assert sent - at <= 10 * HOUR


def test_a_new_policy_holds_from_its_instant_on(city: City) -> None:
    now = city.clock.now()
    policy.change(city.supervisor, now=now, hours={"reply": (12, 48)}, window=(480, 1200), soon_hours=2)
    assert policy.current(now - 1) == policy.Policy()
    changed = policy.current(now)
    assert (changed.hours["reply"], changed.window, changed.soon_hours) == ((12, 48), (480, 1200), 2)
    assert changed.hours["forward"] == (4, 24)
    policy.change(city.supervisor, now=now, hours={"reply": (6, 48)})
    assert policy.current(now).hours["reply"] == (6, 48)


def test_only_the_supervisor_changes_the_policy(city: City) -> None:
    with pytest.raises(NotAllowed):
        policy.change(city.operator, now=city.clock.now(), soon_hours=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": {"reply": (0, 72)}},
        {"hours": {"reply": (72, 24)}},
        {"hours": {"reply": (24, 10**6)}},
        {"hours": {"lunch": (1, 2)}},
        {"window": (1260, 420)},
        {"window": (0, 2000)},
        {"soon_hours": -1},
    ],
)
def test_a_policy_that_would_never_or_always_fire_is_refused(city: City, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        policy.change(city.supervisor, now=city.clock.now(), **wrong)  # type: ignore[arg-type]  # wrong on purpose
    assert policy.current(city.clock.now()) == policy.Policy()


def test_a_visit_falls_on_the_next_working_day_by_the_offices_calendar(city: City) -> None:
    friday = from_iso("2026-10-09T10:00")
    assert policy.visit_day(friday) == "2026-10-12"
    database.transact(lambda: Holiday.create(day="2026-10-12", name="Libur"))
    assert policy.visit_day(friday) == "2026-10-13"
    assert local_day(friday) + timedelta(days=4) == date(2026, 10, 13)
