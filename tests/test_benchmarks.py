"""The benchmark measures what it says: every case runs, and its rows are those that BENCH_JSON promises."""

import pytest

from benchmarks import cases, console, ground, writing
from benchmarks.measure import Pair
from store import database, escalations

TYPING = {"a word as it is typed", "its dearest keystroke"}


def test_every_case_that_the_city_is_large_enough_for_measures_ours_and_the_reference() -> None:
    with ground.fresh("sqlite", 500) as place:
        pending = place.pending()
        rows = [result.as_dict() for result in cases.results(place, rounds=1)]
    possible = {name for name in cases.CASES if pending >= cases.NEEDED.get(name, 0)}
    screens = {str(row["name"]) for row in rows if str(row["name"]).startswith(console.NAME)}
    assert len(screens) == 8
    assert {row["name"] for row in rows} == possible | TYPING | screens
    assert set(rows[0]) == {"name", "database", "size", "ours", "reference", "ratio", "unit"}


def test_plans_are_looked_at_in_a_large_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "LARGE_FROM", 1)
    with ground.fresh("sqlite", 500) as place:
        page = cases.measured("page", place, cases.CASES["inbox, first page"](place), rounds=2)
    assert page.faults == ()


def test_a_job_that_reads_a_whole_large_table_is_flagged() -> None:
    with ground.fresh("sqlite", 500) as place:
        sql = "SELECT count(*) FROM complaint WHERE body LIKE '%x%'"
        found = cases.plan_faults(place, Pair(lambda: database.db.execute_sql(sql).fetchall(), lambda: None))
    assert [sql in fault for fault in found] == [True]


@pytest.mark.parametrize("turn", [1, 4])
def test_each_turn_of_a_sweep_fires_as_many_as_it_says(turn: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fired: list[int] = []
    real = escalations.fire_due

    def counted(now: int, *, mass: int) -> escalations.SweepResult:
        result = real(now, mass=mass)
        fired.append(len(result.fired))
        return result

    monkeypatch.setattr(escalations, "fire_due", counted)
    with ground.fresh("sqlite", 500) as place:
        sweep = writing.sweep(5, place)
        for _ in range(turn):
            sweep.ours()
    assert fired == [5] * turn
