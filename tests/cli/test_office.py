"""The office's own tables on the command line: holidays, hours, citizens, and what suggestions learn."""

import json
from pathlib import Path

from commands import checkup
from ehumas_tui import vitals
from store import holiday_years, holidays, policy, suggest
from store.clock import VirtualClock, from_iso
from store.holidays import HolidayView
from tests.cli.conftest import Run
from tests.support.city import City


def test_holidays_are_listed_added_and_taken_away(run: Run, city: City) -> None:
    assert run("holiday", "add", "2026-12-26", "--name", "Cuti bersama", as_user="operator").exit_code == 3
    assert run("holiday", "add", "2026-12-26", "--name", "Cuti bersama", as_user="supervisor").exit_code == 0
    assert run("holiday", "add", "2026-12-26", "--name", "Lagi", as_user="supervisor").exit_code == 5
    assert run("holiday", "add", "26 Desember", "--name", "Lagi", as_user="supervisor").exit_code == 1
    listed = json.loads(run("holiday", "list", "--year", "2026", "--json").stdout)
    assert listed == [{"day": "2026-12-26", "name": "Cuti bersama", "decree": ""}]
    assert run("holiday", "list").exit_code == 0
    assert run("holiday", "disable", "2026-12-26", as_user="supervisor").exit_code == 0
    assert run("holiday", "disable", "2026-12-26", as_user="supervisor").exit_code == 4


def test_a_decree_is_taken_from_a_sheet_whole_or_not_at_all(run: Run, city: City, tmp_path: Path) -> None:
    sheet = tmp_path / "libur.csv"
    sheet.write_text("date,name,decree\n2027-01-01,Tahun Baru,\n31-12-2027,x,\n", encoding="utf-8")
    words = ("holiday", "import", str(sheet), "--decree", "SKB 3 Menteri 2027")
    refused = run(*words, as_user="supervisor")
    assert (refused.exit_code, "Baris 3" in refused.stderr) == (1, True)
    sheet.write_text("date,name,decree\n2027-01-01,Tahun Baru,\n2027-12-25,Natal,\n", encoding="utf-8")
    assert run(*words, as_user="operator").exit_code == 3
    assert "percobaan" in run(*words, "--dry-run", as_user="supervisor").stderr
    city.forwarded()
    first = json.loads(run(*words, "--json", as_user="supervisor").stdout)
    assert ([one["day"] for one in first["added"]], first["known"]) == (["2027-01-01", "2027-12-25"], 0)
    holidays.add(city.supervisor, "2027-04-27", "Hari jadi kota", now=city.clock.now())
    again = run(*words, as_user="supervisor").stderr
    assert [word for word in ("2 sudah ada", "tidak ada di berkas ini: 27 April 2027") if word not in again] == []
    assert "SKB 3 Menteri 2027" in run("holiday", "list", "--year", "2027").stdout


def test_what_is_no_sheet_is_a_sentence(run: Run, city: City, tmp_path: Path) -> None:
    large, odd = tmp_path / "besar.csv", tmp_path / "aneh.csv"
    large.write_bytes(b"x" * 1_000_001)
    odd.write_bytes(b"date,name\n2027-01-01,Jum\xe9\n")
    for file, told in ((large, "terlalu besar"), (odd, "UTF-8"), (tmp_path / "tiada.csv", "tiada.csv")):
        refused = run("holiday", "import", str(file), as_user="supervisor")
        assert (refused.exit_code, told in refused.stderr) == (1, True)


def test_a_proposed_year_is_estimates_and_the_deadlines_it_moves_are_counted(
    run: Run, city: City, clock: VirtualClock
) -> None:
    clock.set(from_iso("2026-12-24T10:00"))
    policy.change(city.supervisor, now=clock.now(), working=("reply",), hours={"reply": (16, 40)})
    city.forwarded()
    told = run("holiday", "propose", "2026", as_user="supervisor").stderr
    assert [word for word in ("Hari Raya Natal", "2 tenggat mundur", "cuti bersama") if word not in told] == []


def test_the_board_the_scheduler_and_the_doctor_say_that_next_years_holidays_are_missing(
    run: Run, city: City, clock: VirtualClock
) -> None:
    clock.set(from_iso("2026-10-31T23:00"))
    assert "hari libur" not in run("board").stderr
    assert checkup._calendar(clock.now()).to_do == ""
    clock.set(from_iso("2026-11-01T00:00"))
    assert "Belum ada hari libur tahun 2027" in run("board").stderr
    assert json.loads(run("scheduler", "status", "--json").stdout)["calendar_missing"] == [2027]
    assert "2027" in run("scheduler", "status").stdout
    found = checkup._calendar(clock.now())
    assert (found.ok, found.hint, "holiday import" in found.to_do) == (True, True, True)
    holidays.add(city.supervisor, "2026-12-25", "Natal", now=clock.now())
    clock.set(from_iso("2027-01-01T00:00"))
    assert (checkup._calendar(clock.now()).ok, vitals.read(city.operator, clock.now()).calendar) == (
        False, ("✗", "2027 belum ada", "bad"),
    )  # fmt: skip
    days = [HolidayView(f"2027-01-{day:02d}", "Libur", "SKB") for day in range(1, 13)]
    holiday_years.take(city.supervisor, days, now=clock.now())
    assert vitals.read(city.operator, clock.now()).calendar is None
    assert "hari libur" not in run("board").stderr


def test_hours_are_shown_and_changed_by_the_supervisor(run: Run, city: City) -> None:
    assert json.loads(run("policy", "show", "--json").stdout)["hours"]["reply"] == [24, 72]
    words = ("policy", "edit", "--hours", "reply=12,48", "--window", "08.00-20.30", "--soon", "6", "--undo", "30")
    assert run(*words).exit_code == 3
    assert run(*words, as_user="supervisor").exit_code == 0
    changed = json.loads(run("policy", "show", "--json").stdout)
    assert (changed["hours"]["reply"], changed["window"], changed["soon_hours"]) == ([12, 48], "08:00-20:30", 6)
    assert changed["undo_minutes"] == 30
    assert "08:00-20:30" in run("policy", "show").stdout
    for wrong in (
        ("--hours", "reply=12"),
        ("--hours", "reply=48,12"),
        ("--hours", "reply=24,24"),
        ("--hours", "reply=0,24"),
        ("--hours", "reply=-1,24"),
        ("--hours", "reply=24,1000000000"),
        ("--hours", "lunch=1,2"),
        ("--window", ""),
        ("--window", "8-9"),
        ("--window", "07:00-07:00"),
        ("--window", "22:00-05:00"),
        ("--window", "08:00-20:99"),
        ("--day", ""),
        ("--day", "20:00-04:00"),
        ("--days", ""),
        ("--days", "8"),
        ("--soon", "-1"),
    ):
        assert run("policy", "edit", *wrong, as_user="supervisor").exit_code == 1


def test_the_supervisor_lets_a_clock_count_working_hours_and_everybody_reads_the_versions(run: Run, city: City) -> None:
    assert json.loads(run("policy", "history", "--json").stdout) == []
    given = ("--working", "reply,review", "--days", "1,2,3,4,5,6", "--day", "08:00-14:00")
    span = "2027-02-08..2027-03-09=08:00-13:00"
    assert run("policy", "edit", *given, "--span", span, as_user="supervisor").exit_code == 0
    (version,) = json.loads(run("policy", "history", "--json").stdout)
    assert (version["working"], version["working_days"]) == (["reply", "review"], [1, 2, 3, 4, 5, 6])
    assert version["spans"] == [{"first": "2027-02-08", "last": "2027-03-09", "hours": "08:00-13:00"}]
    assert "2027-02-08..2027-03-09" in run("policy", "show").stdout
    assert run("policy", "history").exit_code == 0
    for wrong in (("--days", "8"), ("--span", "Ramadan"), ("--day", "14:00-08:00"), ("--working", "lunch")):
        assert run("policy", "edit", *wrong, as_user="supervisor").exit_code == 1
    assert run("policy", "edit", "--working", "none", as_user="supervisor").exit_code == 0
    assert json.loads(run("policy", "show", "--json").stdout)["working"] == []


def test_citizens_are_listed_masked(run: Run, city: City) -> None:
    city.complaint()
    (person, account) = json.loads(run("citizen", "list", "--json").stdout)
    assert (person["name"], person["complaints"], person["account"]) == ("W••• O••• S•••", 1, False)
    assert account["account"]
    assert "0812" not in run("citizen", "list").stdout
    assert len(json.loads(run("citizen", "list", "--phone", "081234567890", "--json").stdout)) == 1
    assert run("citizen", "list", as_user="pupr").exit_code == 3


def test_what_is_learnt_is_learnt_anew_when_much_has_come(city: City, clock: VirtualClock) -> None:
    assert suggest.agencies(city.operator, "katakata tanpamakna") == suggest.agencies(city.operator, "xyzzy")
    for number in range(51):
        city.forwarded(f"Sampah {number}", "DLHK")
    best = suggest.agencies(city.operator, "sampah menumpuk", limit=1)
    assert [row.agency for row in best] == ["DLHK"]
    assert "51" in best[0].reasons[-1]
