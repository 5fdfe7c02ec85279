"""Working hours: what counts, and that a deadline only ever moves later when the office gets another free day."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import complaints, holidays, policy, queries, recount, referrals
from store.clock import HOUR, from_iso, to_iso
from store.errors import Invalid
from store.models import Complaint, Deadline, Event
from store.models import Policy as PolicyRow
from store.working import Calendar, Span
from tests.support.city import City

RAMADAN = Span("2026-10-12", "2026-10-16", (8 * 60, 15 * 60))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)
CALENDARS = st.builds(
    Calendar,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.tuples(st.integers(0, 600), st.integers(660, 1440)),
    st.sampled_from([(), (RAMADAN,)]),
)
STARTS = st.integers(from_iso("2026-01-01T00:00"), from_iso("2026-12-31T23:59"))


@given(CALENDARS, STARTS, st.integers(0, 200), st.sets(DAYS, max_size=40), DAYS)
def test_adding_a_holiday_never_makes_a_deadline_earlier(
    calendar: Calendar, start: int, hours: int, free: set[str], more: str
) -> None:
    before = calendar.later(start, hours * HOUR, free)
    assert start <= before <= calendar.later(start, hours * HOUR, free | {more})


@given(CALENDARS, STARTS, st.integers(0, 100), st.integers(0, 100), st.sets(DAYS, max_size=40))
def test_hours_counted_in_two_parts_are_the_hours_counted_at_once(
    calendar: Calendar, start: int, first: int, rest: int, free: set[str]
) -> None:
    halfway = calendar.later(start, first * HOUR, free)
    assert calendar.later(halfway, rest * HOUR, free) == calendar.later(start, (first + rest) * HOUR, free)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-10-05T10:00", 4, "2026-10-05T14:00"),
        ("2026-10-05T10:00", 6, "2026-10-05T16:00"),
        ("2026-10-05T10:00", 7, "2026-10-06T09:00"),
        ("2026-10-09T15:00", 2, "2026-10-12T09:00"),
        ("2026-10-10T11:00", 1, "2026-10-12T09:00"),
        ("2026-10-12T08:00", 8, "2026-10-14T09:00"),
        ("2026-10-05T17:00", 0, "2026-10-05T17:00"),
    ],
)
def test_working_hours_equal_the_hand_calculation(start: str, hours: int, due: str) -> None:
    calendar = Calendar(spans=(RAMADAN,))
    assert to_iso(calendar.later(from_iso(start), hours * HOUR, {"2026-10-13"}))[:16] == due


def test_only_a_free_day_that_would_have_been_worked_is_skipped() -> None:
    free = {"2026-10-06", "2026-10-10", "2026-10-20"}
    assert Calendar().skipped(from_iso("2026-10-05T10:00"), from_iso("2026-10-13T10:00"), free) == ["2026-10-06"]


def working(city: City, *clocks: str, **hours: tuple[int, int]) -> None:
    policy.change(city.supervisor, now=city.clock.now(), working=clocks, hours=hours)


def dues(number: str, clock: str) -> list[str]:
    rows = Deadline.select().join(Complaint).where(Complaint.number == number, Deadline.clock == clock)
    return [to_iso(row.due_at)[:16] for row in rows.order_by(Deadline.level)]


def shown(number: str) -> str:
    return to_iso(Complaint.get(Complaint.number == number).due_at or 0)[:16]


def at(city: City, iso: str) -> None:
    city.clock.set(from_iso(iso))


def test_a_holiday_moves_what_runs_with_its_countdown_and_the_timeline_tells_it(city: City) -> None:
    at(city, "2026-10-06T10:00")
    around_the_clock = city.forwarded()
    at(city, "2026-10-06T10:00:01")
    working(city, "reply", reply=(8, 24))
    number = city.forwarded()
    assert dues(number, "reply") == ["2026-10-07T10:00", "2026-10-09T10:00"]
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-08T10:00", "2026-10-12T10:00"]
    assert shown(number) == "2026-10-08T10:00"
    assert shown(around_the_clock) == "2026-10-07T10:00"
    told = [event for event in queries.history(city.operator, number) if event.kind == "deadline_moved"]
    assert [(event.data["level"], event.data["day"]) for event in told] == [(1, "2026-10-07"), (2, "2026-10-07")]


def test_a_holiday_taken_away_or_before_the_start_moves_nothing(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.forwarded()
    holidays.add(city.supervisor, "2026-10-05", "Kemarin", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-07T10:00", "2026-10-09T10:00"]
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    holidays.remove(city.supervisor, "2026-10-07", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-08T10:00", "2026-10-12T10:00"]


def test_another_holiday_does_not_give_back_what_one_taken_away_has_moved(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.forwarded()
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    holidays.remove(city.supervisor, "2026-10-07", now=city.clock.now())
    holidays.add(city.supervisor, "2026-10-05", "Kemarin", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-08T10:00", "2026-10-12T10:00"]


def test_a_deadline_that_fired_stays_where_it_was(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.forwarded()
    Deadline.update(state="fired", fired_at=1, late_ms=0).where(
        Deadline.clock == "reply", Deadline.level == 1
    ).execute()
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-07T10:00", "2026-10-12T10:00"]
    assert shown(number) == "2026-10-07T10:00"


def test_pause_holiday_and_resume_equal_the_hand_calculation(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.answered()
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-07T10:00", "2026-10-09T10:00"]
    at(city, "2026-10-06T12:00")
    referrals.send_back(city.operator, number, "Belum dijawab.", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-08T10:00", "2026-10-12T10:00"]
    assert shown(number) == "2026-10-08T10:00"


def test_a_clock_that_goes_on_because_an_action_was_undone_takes_in_the_holiday_added_meanwhile(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.forwarded()
    complaints.return_(city.operator, number, "Salah tekan.", now=city.clock.now())
    holidays.add(city.supervisor, "2026-10-07", "Libur", now=city.clock.now())
    complaints.undo(city.supervisor, number, now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-08T10:00", "2026-10-12T10:00"]
    assert shown(number) == "2026-10-08T10:00"


@pytest.mark.parametrize("kind", ["forward", "review", "data", "promise"])
def test_each_clock_is_counted_from_where_it_began(city: City, kind: str) -> None:
    at(city, "2026-10-06T08:00")
    working(city, kind, **{kind: (0, 16) if kind == "promise" else (8, 16)})
    now = city.clock.advance(2 * HOUR)
    number = city.complaint(received_at=now - HOUR) if kind in ("forward", "data") else city.forwarded()
    if kind == "data":
        complaints.ask(city.operator, [number], "Di mana tepatnya?", now=now)
    if kind in ("review", "promise"):
        text, day = "Regu berangkat Kamis, selesai sore itu juga.", "2026-10-08"
        referrals.answer(city.officer(), number, text, now=now, client_key="k", kind="interim", promise_day=day)
    if kind == "promise":
        complaints.accept(city.operator, [number], now=now)
    rows = list(Deadline.select().where(Deadline.clock == kind))
    assert len(rows) == 2
    assert [recount.counted(row) for row in rows] == [row.due_at for row in rows]
    Deadline.update(due_at=0).where(Deadline.clock == kind).execute()
    assert [recount.counted(row) for row in Deadline.select().where(Deadline.clock == kind)] == [
        row.due_at for row in rows
    ]


def test_a_policy_of_working_hours_is_read_as_it_was_written(city: City) -> None:
    calendar = Calendar((0, 1, 2, 3, 4, 5), (7 * 60, 14 * 60), (RAMADAN,))
    policy.change(city.supervisor, now=city.clock.now(), working=("reply",), calendar=calendar)
    found = policy.current(city.clock.now())
    assert (found.working, found.calendar) == (("reply",), calendar)
    assert "holidays" not in Event.select().order_by(Event.id.desc()).get().data


@pytest.mark.parametrize(
    "wrong",
    [
        {"working": ("lunch",)},
        {"calendar": Calendar(days=())},
        {"calendar": Calendar(days=(7,))},
        {"calendar": Calendar(hours=(600, 600))},
        {"calendar": Calendar(hours=(600, 630))},
        {"calendar": Calendar(spans=(Span("2026-10-16", "2026-10-12", (480, 900)),))},
        {"calendar": Calendar(spans=(RAMADAN, Span("2026-10-16", "2026-10-20", (480, 900))))},
    ],
)
def test_a_calendar_in_which_nobody_works_or_a_day_is_said_twice_is_refused(
    city: City, wrong: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        policy.change(city.supervisor, now=city.clock.now(), **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_a_clock_that_goes_on_without_a_new_holiday_stands_where_it_stood(city: City) -> None:
    at(city, "2026-10-06T10:00")
    working(city, "reply", reply=(8, 24))
    number = city.answered()
    referrals.send_back(city.operator, number, "Belum dijawab.", now=city.clock.now())
    assert dues(number, "reply") == ["2026-10-07T10:00", "2026-10-09T10:00"]


def test_explaining_a_deadline_names_its_start_its_policy_and_the_holidays_it_skips(city: City) -> None:
    at(city, "2026-10-06T09:00")
    working(city, "reply", reply=(8, 24))
    at(city, "2026-10-06T10:00")
    number = city.forwarded()
    holidays.add(city.supervisor, "2026-10-08", "Libur", now=city.clock.now())
    for actor in (city.operator, city.officer()):
        reply = [one for one in queries.explain(actor, number, now=city.clock.now()) if one.deadline.clock == "reply"]
        assert ["8 Oktober 2026" in one.sentence for one in reply] == [False, True]
        assert all("jam kerja" in one.sentence for one in reply)
    forward = queries.explain(city.operator, number, now=city.clock.now())[0]
    assert "jam kerja" not in forward.sentence


def test_a_policy_from_before_working_hours_counts_around_the_clock(city: City) -> None:
    kept = policy.stored(policy.Policy(hours={**policy.HOURS, "reply": (12, 48)}))
    old = {key: value for key, value in kept.items() if key not in ("working", "calendar")}
    PolicyRow.insert(valid_from=city.clock.now(), data=json.dumps(old), created_at=city.clock.now()).execute()
    found = policy.current(city.clock.now())
    assert (found.hours["reply"], found.working, found.calendar) == ((12, 48), (), Calendar())


def test_two_spans_that_follow_each_other_are_taken(city: City) -> None:
    after = Span("2026-10-17", "2026-10-20", (8 * 60, 12 * 60))
    policy.change(city.supervisor, now=city.clock.now(), calendar=Calendar(spans=(after, RAMADAN)))
    assert policy.current(city.clock.now()).calendar.spans == (after, RAMADAN)
