"""Measuring: ours and the reference take turns, so that a busy machine disturbs both alike."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Result:
    """One line of the table; `ours` and `reference` are medians in `unit`."""

    name: str
    database: str
    size: int
    ours: float
    reference: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Return how many times the reference's cost ours is."""
        return self.ours / self.reference

    def as_dict(self) -> dict[str, object]:
        """Return the line for BENCH_JSON."""
        return asdict(self) | {"ratio": round(self.ratio, 2)}


def in_turns(ours: Callable[[], object], reference: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of each, after one unmeasured turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for kept, job in zip(times, (ours, reference), strict=True):
            spent = _milliseconds(job)
            if turn:
                kept.append(spent)
    return median(times[0]), median(times[1])


def _milliseconds(job: Callable[[], object]) -> float:
    begun = perf_counter()
    job()
    return (perf_counter() - begun) * 1_000
