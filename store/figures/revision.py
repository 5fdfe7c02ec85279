"""What a revision changed: the counts of two documents that differ, by their place."""

from collections.abc import Iterator
from typing import Any

from store.figures.document import Change, Figures

MOVING = frozenset({"share", "low", "high", "seconds", "beyond", "before"})
"""Values that follow from counts, or from the cut-off alone; a change of them is no news of its own."""

SKIPPED = frozenset({"complaints", "visits", "flow", "curve", "oldest", "revises"})

REPEATED = frozenset({"F3.received", "F3.closed", "F9.count", "F9.answered"})
"""Places that repeat another figure's count."""


def changes(before: Figures, after: Figures) -> Iterator[Change]:
    """Yield the counts that differ, in the order of the document."""
    former, present = dict(_counts(before)), dict(_counts(after))
    for place in dict.fromkeys([*present, *former]):
        if former.get(place, 0) != present.get(place, 0):
            yield Change(figure=place, before=former.get(place, 0), after=present.get(place, 0))


def _counts(value: Any, place: str = "") -> Iterator[tuple[str, int]]:
    """Yield every count of the document by its place, rows of a list by their code."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not (name in MOVING or name in SKIPPED or name.endswith("_seconds")):
                yield from _counts(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            name = inner.get("code", "") if isinstance(inner, dict) else str(position)
            yield from _counts(inner, f"{place}.{name or '-'}")
    elif type(value) is int and place.startswith("F") and place not in REPEATED:
        yield place, value
