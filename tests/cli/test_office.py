"""The office's own tables on the command line: holidays, hours, citizens, and what suggestions learn."""

import json

from store import suggest
from store.clock import VirtualClock
from tests.cli.conftest import Run
from tests.support.city import City


def test_holidays_are_listed_added_and_taken_away(run: Run, city: City) -> None:
    assert run("holiday", "add", "2026-12-26", "--name", "Cuti bersama", as_user="operator").exit_code == 3
    assert run("holiday", "add", "2026-12-26", "--name", "Cuti bersama", as_user="supervisor").exit_code == 0
    assert run("holiday", "add", "2026-12-26", "--name", "Lagi", as_user="supervisor").exit_code == 5
    assert run("holiday", "add", "26 Desember", "--name", "Lagi", as_user="supervisor").exit_code == 1
    listed = json.loads(run("holiday", "list", "--year", "2026", "--json").stdout)
    assert listed == [{"day": "2026-12-26", "name": "Cuti bersama"}]
    assert run("holiday", "list").exit_code == 0
    assert run("holiday", "disable", "2026-12-26", as_user="supervisor").exit_code == 0
    assert run("holiday", "disable", "2026-12-26", as_user="supervisor").exit_code == 4


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
        ("--window", "8-9"),
        ("--window", "08:00-20:99"),
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
