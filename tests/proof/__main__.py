"""`python -m tests.proof` lives fresh seeds for so many seconds and tells what happened; a violation ends it with 1."""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from random import SystemRandom

from rich.console import Console
from rich.table import Table

from store import i18n
from tests.proof import ground, mutation, scenarios
from tests.proof.mutants import MUTANTS
from tests.proof.posts import Tally
from tests.proof.violations import RULES
from tests.proof.world import World

DAYS = 30
KINDS = ("sqlite", "postgresql")


@dataclass
class Total:
    """What all worlds of a run did together."""

    seeds: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def add(self, seed: int, world: World, replay: str) -> None:
        """Add one world; `replay` is the command that shows it again."""
        self.seeds += 1
        self.deaths += world.tally.deaths
        self.sums.update({name: value for name, value in vars(world.tally).items() if isinstance(value, int | float)})
        self.failed += [
            f"seed {seed}: {one.rule}, {RULES[one.rule]}: {one.detail}\n  again: {replay}" for one in world.violations
        ]


def main() -> int:
    """Run what was asked for and return the exit code."""
    asked = _arguments()
    logging.disable(logging.CRITICAL)
    i18n.use("id")
    try:
        if asked.mutants:
            return _hunt(asked.seed)
        kinds = asked.database or KINDS
        failed = [line for kind in kinds for line in _live(kind, asked.seconds, asked.seed, asked.days)]
        if asked.every_boundary:
            failed += [line for kind in kinds for line in _die_everywhere(kind)]
    finally:
        ground.end()
    return 1 if failed else 0


def survey(kind: str, seconds: float, seed: int, days: int = DAYS) -> Total:
    """Live worlds from `seed` on until the seconds are over, at least one, and return what they did."""
    end = time.monotonic() + seconds
    return live(kind, takewhile(lambda one: one == seed or time.monotonic() < end, count(seed)), days)


def first_known_then_new(known: Iterable[int], seconds: float) -> Iterator[int]:
    """Yield the known seeds, then one that nobody has seen and those after it, until the seconds are over."""
    end = time.monotonic() + seconds
    yield from known
    yield from takewhile(lambda _seed: time.monotonic() < end, count(SystemRandom().randrange(10**6, 10**9)))


def live(kind: str, seeds: Iterable[int], days: int = DAYS) -> Total:
    """Live the worlds of the seeds up to the first violation, and return what they did."""
    total = Total()
    for here in seeds:
        if total.failed:
            break
        with ground.fresh(kind) as database:
            world = World(here, database)
            world.run(days)
        total.add(here, world, f"python -m tests.proof --database {kind} --days {days} --seconds 0 --seed {here}")
    return total


def histories(broken: mutation.Mutant, first: int = 1) -> Iterable[int]:
    """Return the seeds to hunt a broken engine with: the one in which it was noticed, then some from the first on."""
    return dict.fromkeys((broken.seed, *range(first, first + 12)))


def killer(broken: mutation.Mutant, seeds: Iterable[int], days: int = 15) -> str:
    """Return what notices the mutant first (rule, seed, step), nothing when it lives through all seeds."""
    with mutation.applied(broken):
        for seed in seeds:
            with ground.fresh("sqlite") as database:
                world = World(seed, database)
                world.run(days)
            if world.violations:
                return f"{world.violations[0].rule} · seed {seed}, step {world.tally.steps}"
    return ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="so long for each database (default 120)")
    parser.add_argument("--database", choices=KINDS, action="append", help="only this one (default both)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; one seed is one exact history")
    parser.add_argument("--days", type=int, default=DAYS, help=f"so many days a world (default {DAYS})")
    parser.add_argument("--every-boundary", action="store_true", help="let each scenario die at each of its boundaries")
    parser.add_argument("--mutants", action="store_true", help="print which invariant kills which broken engine")
    return parser.parse_args()


def _live(kind: str, seconds: float, seed: int, days: int) -> list[str]:
    total = survey(kind, seconds, seed, days)
    table = Table(title=f"Proof on {kind}: seeds {seed} to {seed + total.seeds - 1}", show_header=False)
    told = {name: round(total.sums[name], 1) for name in vars(Tally()) if name in total.sums}
    for name, value in {**told, **{f"died {name}": value for name, value in sorted(total.deaths.items())}}.items():
        table.add_row(name, f"{value:,}")
    table.add_row("violations", str(len(total.failed)))
    console = Console()
    console.print(table)
    for line in total.failed:
        console.print(line, markup=False)
    return total.failed


def _die_everywhere(kind: str) -> list[str]:
    failed = []
    for scenario in scenarios.SCENARIOS:
        places = scenarios.boundaries(scenario, kind)
        for place, found in scenarios.deaths(scenario, range(1, places + 1), kind):
            failed.append(f"{scenario.name}, {kind}, death at boundary {place}: {found[0]}")
        Console().print(f"{places:5} deaths on {kind}  {scenario.name}", markup=False)
    for line in failed:
        Console().print(line, markup=False)
    return failed


def _hunt(seed: int) -> int:
    table = Table("broken engine", "killed by", title="Mutants")
    alive = 0
    for broken in MUTANTS:
        found = killer(broken, histories(broken, seed))
        alive += not found
        table.add_row(broken.name, found or "nobody")
    Console().print(table)
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
