"""Measuring: ours and the reference take turns, so that a busy machine disturbs both alike."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

Job = Callable[[], object]


@dataclass(frozen=True)
class Pair:
    """A job and the same job by hand, at most `rounds` turns. `sorts` asks that nothing large is sorted for it."""

    ours: Job
    reference: Job
    rounds: int = 100
    sorts: bool = False


@dataclass(frozen=True)
class Result:
    """One line of the table; `ours` and `reference` are medians in `unit`, `faults` the plans that read too much."""

    name: str
    database: str
    size: int
    ours: float
    reference: float
    unit: str = "ms"
    faults: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Return how many times the reference's cost ours is."""
        return self.ours / self.reference

    def as_dict(self) -> dict[str, object]:
        """Return the line for BENCH_JSON."""
        kept = asdict(self) | {"ratio": round(self.ratio, 2)}
        del kept["faults"]
        return kept


def in_turns(pair: Pair, rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of each, after one unmeasured turn where there is more than one."""
    times: tuple[list[float], list[float]] = ([], [])
    turns = min(rounds, pair.rounds)
    for turn in range(turns + (turns > 1)):
        for kept, job in zip(times, (pair.ours, pair.reference), strict=True):
            spent = _milliseconds(job)
            if turn or turns == 1:
                kept.append(spent)
    return median(times[0]), median(times[1])


def _milliseconds(job: Job) -> float:
    begun = perf_counter()
    job()
    return (perf_counter() - begun) * 1_000
