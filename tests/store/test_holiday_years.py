"""The calendar of a year: taken whole from the decree's sheet, proposed meanwhile, missed from November on."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import complaints, holiday_sheets, holiday_years, holidays, policy, queries, recount, referrals
from store.clock import HOUR, from_iso, to_iso
from store.errors import Conflict, Invalid, NotAllowed
from store.holiday_years import Missing
from store.holidays import HolidayView
from store.models import Complaint, Deadline, Event, Holiday
from tests.support.city import City

HEAD = "date,name,decree\n"
YEAR = [HolidayView(f"2027-01-{day:02d}", f"Libur {day}", "SKB 2027") for day in range(1, 13)]


def lacking(iso: str) -> list[tuple[int, int, int, bool]]:
    return [(one.year, one.decreed, one.estimated, one.is_now) for one in holiday_years.missing(from_iso(iso))]


def take(city: City, sheet: str, decree: str = "", *, dry_run: bool = False) -> tuple[int, int, int]:
    days = holiday_sheets.read(sheet, decree)
    taken = holiday_years.take(city.supervisor, days, now=city.clock.now(), dry_run=dry_run)
    return len(taken.added), len(taken.changed), taken.known


def working(city: City) -> None:
    policy.change(city.supervisor, now=city.clock.now(), working=policy.CLOCKS, hours={"reply": (16, 40)})


def pending() -> dict[int, int]:
    return {row.id: row.due_at for row in Deadline.select().where(Deadline.state == "pending")}


def moved(number: str) -> list[str]:
    rows = Event.select(Event.kind).join(Complaint).where(Complaint.number == number)
    return [row.kind for row in rows if row.kind == "deadline_moved"]


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        (HEAD + "2028-01-01,Tahun Baru,SKB 1\n", ("2028-01-01", "Tahun Baru", "SKB 1")),
        ("\ufefftanggal;nama;keputusan\r\n2028-01-01; Tahun  Baru ;\r\n\r\n", ("2028-01-01", "Tahun Baru", "Umum")),
        ('name,day\n"Tahun, Baru",2028-01-01\n', ("2028-01-01", "Tahun, Baru", "Umum")),
        (HEAD + "2028-01-01,Tahun Baru\n2028-01-01,Tahun Baru\n", ("2028-01-01", "Tahun Baru", "Umum")),
    ],
)
def test_a_sheet_is_read_as_offices_write_it(sheet: str, found: tuple[str, str, str]) -> None:
    assert holiday_sheets.read(sheet, "Umum") == [HolidayView(*found)]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("", "date,name,decree"),
        ("a,b\n1,2\n", "date,name,decree"),
        (HEAD, "tidak ada hari libur"),
        (HEAD + "31-12-2028,x,\n", "Baris 2: “31-12-2028”"),
        (HEAD + "\n2028-02-30,x,\n", "Baris 3: “2028-02-30”"),
        (HEAD + "2028-01-01,,y\n", "Baris 2: "),
        (HEAD + f"2028-01-01,{'x' * 121},y\n", "Baris 2: "),
        (HEAD + "0228-01-01,x,y\n", "Baris 2: 0228-01-01"),
        (HEAD + "2028-01-01,x,y\n2028-01-01,z,y\n", "Baris 3: 2028-01-01"),
        (HEAD + "2028-01-01,x,y\n" * 1_000, "1000"),
        (HEAD + '"' + "x" * 140_000 + '",x,y\n', "date,name,decree"),
    ],
)
def test_each_wrong_line_is_named_and_nothing_is_taken(sheet: str, told: str) -> None:
    with pytest.raises(Invalid) as refused:
        holiday_sheets.read(sheet)
    assert told in str(refused.value)


def test_many_wrong_lines_are_told_at_once_but_not_all_of_them() -> None:
    with pytest.raises(Invalid) as refused:
        holiday_sheets.read(HEAD + "".join(f"2028-01-{day:02d},,\n" for day in range(1, 29)))
    lines = str(refused.value).splitlines()
    assert (len(lines), lines[-1]) == (22, "…")


def test_a_sheet_taken_twice_changes_nothing_the_second_time_and_a_try_nothing_at_all(city: City) -> None:
    sheet = HEAD + "2028-01-01,Tahun Baru,SKB 1\n2028-08-17,Kemerdekaan,SKB 1\n"
    assert take(city, sheet, dry_run=True) == (2, 0, 0)
    assert (Holiday.select().count(), Event.select().where(Event.kind == "holidays_imported").count()) == (0, 0)
    assert [take(city, sheet), take(city, sheet)] == [(2, 0, 0), (0, 0, 2)]
    assert Event.select().where(Event.kind == "holidays_imported").count() == 1


def test_a_decree_corrects_an_estimate_names_those_it_does_not_name_and_is_not_forgotten(city: City) -> None:
    for day, name in (("2028-02-27", "Idul Fitri (perkiraan)"), ("2028-01-01", "Tahun Baru")):
        holidays.add(city.supervisor, day, name, now=city.clock.now())
    days = holiday_sheets.read(HEAD + "2028-01-01,Tahun Baru Masehi,SKB 1\n2028-02-26,Idul Fitri,SKB 1\n")
    taken = holiday_years.take(city.supervisor, days, now=city.clock.now())
    assert [one.day for one in (*taken.added, *taken.changed, *taken.doubtful)] == [
        "2028-02-26", "2028-01-01", "2028-02-27",
    ]  # fmt: skip
    assert take(city, "date,name\n2028-01-01,Tahun Baru Masehi\n") == (0, 0, 1), "its decree stays"


def test_only_the_supervisor_takes_a_sheet_in(city: City) -> None:
    with pytest.raises(NotAllowed):
        holiday_years.take(city.operator, YEAR, now=0)
    with pytest.raises(NotAllowed):
        holiday_years.propose(city.operator, 2028, now=0)


def test_a_proposal_fills_what_is_missing_with_estimates_and_no_joint_leave(city: City) -> None:
    holidays.add(city.supervisor, "2027-08-17", "Hari Kemerdekaan", now=city.clock.now(), decree="SKB")
    taken = holiday_years.propose(city.supervisor, 2027, now=city.clock.now())
    assert {one.decree for one in taken.added} == {""}
    assert not [one for one in taken.added if "Cuti" in one.name or one.day == "2027-08-17"]
    assert "2027-12-25" in {one.day for one in holidays.listing(city.viewer, year=2027)}
    assert holiday_years.propose(city.supervisor, 2027, now=city.clock.now()).added == ()
    for year in (1999, 2101):
        with pytest.raises(Invalid):
            holiday_years.propose(city.supervisor, year, now=city.clock.now())


def test_the_next_years_calendar_is_missed_from_the_first_of_november_in_kendari_until_it_is_there(city: City) -> None:
    assert lacking("2026-10-31T23:59:59") == []
    assert lacking("2026-11-01T00:00") == [(2027, 0, 0, False)]
    assert "2027" in holiday_years.told(from_iso("2026-11-01T00:00"))
    holiday_years.propose(city.supervisor, 2027, now=city.clock.now())
    ((_year, decreed, estimated, _now),) = lacking("2026-12-31T00:00")
    assert (decreed, estimated > 10) == (0, True), "an estimate is no calendar"
    assert str(estimated) in holiday_years.told(from_iso("2026-11-01T00:00"))
    holiday_years.take(city.supervisor, YEAR[:9], now=city.clock.now())
    assert lacking("2026-12-31T00:00")[0][1] == 9, "nor is a part of a decree"
    holiday_years.take(city.supervisor, YEAR, now=city.clock.now())
    assert (lacking("2026-12-31T00:00"), holiday_years.told(from_iso("2026-12-31T00:00"))) == ([], "")


def test_new_year_does_not_end_the_warning(city: City) -> None:
    holidays.add(city.supervisor, "2026-12-25", "Natal", now=city.clock.now(), decree="SKB")
    assert lacking("2027-01-01T00:00") == [(2027, 0, 0, True)]
    assert Missing(2027, 0, 0, is_now=True).sentence == "Belum ada hari libur tahun 2027."


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(0, 60), min_size=1, max_size=6), together=st.booleans())
def test_adding_holidays_only_ever_moves_deadlines_later_and_tells_each_move(
    city: City, days: list[int], together: bool
) -> None:
    if not Complaint.select().exists():
        working(city)
        for _place in range(3):
            city.complaint(now=city.clock.now() + 1)
            city.forwarded()
            city.answered()
    before, told = pending(), _moves_told()
    new = [HolidayView(_later(day), "Libur") for day in days]
    if together:
        holiday_years.take(city.supervisor, list({one.day: one for one in new}.values()), now=city.clock.now())
    for one in () if together else new:
        _add(city, one)
    after = pending()
    assert after.keys() == before.keys()
    assert [key for key in before if after[key] < before[key]] == []
    changed, told = sum(after[key] > before[key] for key in before), _moves_told() - told
    assert told == changed if together else told >= changed
    assert all(recount.counted(row) == row.due_at for row in Deadline.select().where(Deadline.state == "pending"))


def _moves_told() -> int:
    return Event.select().where(Event.kind == "deadline_moved").count()


def _later(days: int) -> str:
    return to_iso(from_iso("2026-10-05T00:00") + days * 24 * HOUR)[:10]


def _add(city: City, one: HolidayView) -> None:
    try:
        holidays.add(city.supervisor, one.day, one.name, now=city.clock.now())
    except Conflict:
        assert Holiday.select().where(Holiday.day == one.day).exists()


def test_only_what_still_runs_is_moved_and_told(city: City) -> None:
    working(city)
    fired, stopped, runs = city.forwarded(), city.forwarded(), city.forwarded()
    Deadline.update(state="fired", fired_at=1, late_ms=0).where(_of(fired)).execute()
    referrals.answer(city.officer(), stopped, "Sudah ditutup hari ini.", now=city.clock.now(), client_key="stopped")
    taken = holiday_years.take(city.supervisor, [HolidayView("2026-10-06", "Libur")], now=city.clock.now())
    assert (moved(fired), len(moved(runs))) == ([], 2)
    assert taken.moved == len(moved(stopped)) + 2
    reply = Deadline.select().where(_of(stopped), Deadline.clock == "reply")
    assert {row.state for row in reply} == {"cancelled"}


def _of(number: str) -> Any:
    return Deadline.complaint == Complaint.get(Complaint.number == number).id


@pytest.fixture
def tuesday(city: City) -> City:
    """A city whose clocks all count working hours."""
    city.clock.set(from_iso("2026-10-06T10:00"))
    policy.change(city.supervisor, now=city.clock.now(), working=policy.CLOCKS, hours={"forward": (8, 24)})
    return city


def test_an_action_can_be_undone_after_a_holiday_moved_its_deadlines_and_the_holiday_stays(tuesday: City) -> None:
    number = tuesday.forwarded()
    holidays.add(tuesday.supervisor, "2026-10-07", "Libur", now=tuesday.clock.now())
    assert queries.history(tuesday.operator, number)[-1].kind == "deadline_moved"
    assert complaints.undo(tuesday.operator, number, now=tuesday.clock.now()) == "forwarded"
    forward = Deadline.select().where(_of(number), Deadline.clock == "forward").order_by(Deadline.level)
    assert [(row.state, to_iso(row.due_at)[:16]) for row in forward] == [
        ("pending", "2026-10-08T10:00"), ("pending", "2026-10-12T10:00"),
    ]  # fmt: skip
    shown = Complaint.get(Complaint.number == number)
    assert (shown.state, to_iso(shown.due_at or 0)[:16]) == ("new", "2026-10-08T10:00")


def test_an_undo_whose_clock_has_fired_meanwhile_leaves_its_time_as_it_was(tuesday: City) -> None:
    number = tuesday.complaint()
    due = Complaint.get(Complaint.number == number).due_at
    complaints.forward(tuesday.operator, [number], "PUPR", now=tuesday.clock.now())
    Deadline.update(state="fired", fired_at=1, late_ms=0).where(
        Deadline.clock == "forward", Deadline.level == 1
    ).execute()
    complaints.undo(tuesday.operator, number, now=tuesday.clock.now())
    assert Complaint.get(Complaint.number == number).due_at == due


def test_what_somebody_did_after_the_holiday_is_undone_first(tuesday: City) -> None:
    number = tuesday.forwarded()
    holidays.add(tuesday.supervisor, "2026-10-07", "Libur", now=tuesday.clock.now())
    complaints.note(tuesday.operator, [number], "Ditelepon.", now=tuesday.clock.now())
    with pytest.raises(Conflict, match=number):
        complaints.undo(tuesday.operator, number, now=tuesday.clock.now())
