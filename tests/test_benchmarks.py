"""The benchmark measures what it says: every case runs, and its rows are those that BENCH_JSON promises."""

import pytest

from benchmarks import cases, ground
from store import escalations


def test_every_case_measures_ours_and_the_reference() -> None:
    with ground.fresh("sqlite", 500) as place:
        rows = [result.as_dict() for result in cases.results(place, rounds=1)]
    assert {row["name"] for row in rows} == set(cases.CASES)
    assert set(rows[0]) == {"name", "database", "size", "ours", "reference", "ratio", "unit"}


@pytest.mark.parametrize("turn", [1, 4])
def test_each_turn_of_the_sweep_fires_five(turn: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fired: list[int] = []
    real = escalations.fire_due

    def counted(now: int) -> escalations.SweepResult:
        result = real(now)
        fired.append(len(result.fired))
        return result

    monkeypatch.setattr(escalations, "fire_due", counted)
    with ground.fresh("sqlite", 500) as place:
        ours, _reference = cases.sweep(place)
        for _ in range(turn):
            ours()
    assert fired == [cases.FIRED] * turn
