"""`python -m benchmarks`: one table of ratios, and its rows as JSON in the file that BENCH_JSON names."""

import argparse
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import cases, console, ground
from benchmarks.measure import Result

SIZES = (10_000, 1_000_000)


def main() -> None:
    """Measure on each database and size, and print what it cost. Ends with 1 when a plan reads too much."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--size", type=int, action="append", help="complaints in the city (default 10000 and 1000000; repeatable)"
    )
    parser.add_argument("--database", choices=ground.DATABASES, action="append", help="only this one (default both)")
    parser.add_argument("--rounds", type=int, default=30, help="turns of each job; the median counts")
    asked = parser.parse_args()
    results: list[Result] = []
    try:
        for size in asked.size or SIZES:
            for kind in asked.database or ground.DATABASES:
                with ground.fresh(kind, size) as place:
                    results.extend(cases.results(place, asked.rounds))
    finally:
        _tell(results)
    faults = [f"{result.name}, {result.database}: {fault}" for result in results for fault in result.faults]
    if faults:
        sys.exit("\n".join(faults))


def _tell(results: list[Result]) -> None:
    """Print what was measured, also when a later case fails, and keep it where BENCH_JSON says."""
    Console().print(table(results))
    if target := os.environ.get("BENCH_JSON"):
        Path(target).write_text(json.dumps([result.as_dict() for result in results], indent=1), encoding="utf-8")


def table(results: list[Result]) -> Table:
    """Return the results as they are printed."""
    drawn = Table(title="E-Humas beside the bare database, medians of the same run", caption="× is ours / reference")
    for name in ("job", "database", "complaints", "ours", "reference", "×", "plans"):
        drawn.add_column(name, justify="left" if name in ("job", "database", "plans") else "right")
    for line in results:
        costs = (f"{line.ours:.2f} {line.unit}", f"{line.reference:.2f} {line.unit}", f"{line.ratio:.1f}", _plans(line))
        drawn.add_row(line.name, line.database, f"{line.size:,}", *costs)
    return drawn


def _plans(line: Result) -> str:
    """Return what the last column says: nothing where plans were not looked at."""
    if line.faults:
        return f"{len(line.faults)} BAD"
    return "ok" if line.size >= cases.LARGE_FROM and not line.name.startswith(console.NAME) else ""


if __name__ == "__main__":
    main()
