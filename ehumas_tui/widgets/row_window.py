"""The part of a list that is loaded: its rows, where the cursor is, what is marked. All by record id, never by line.

Pure: no widget, no store. Positions count from the first loaded row; how many rows lie before it need not be known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

R = TypeVar("R")

KEEP = 600
"""So many rows stay loaded; what lies farther from the cursor is let go and read again when wanted."""


@dataclass(frozen=True)
class Heading:
    """A line between rows that the cursor passes over; `tone` is a style name of the list."""

    title: str
    tone: str = "heading"


@dataclass
class RowWindow(Generic[R]):
    """Loaded rows (and headings between them) with cursor and marks; `key` tells a row's id."""

    key: Callable[[R], int]
    items: list[R | Heading] = field(default_factory=list)
    more_before: bool = False
    more_after: bool = False
    cursor: int = -1
    marks: dict[int, R] = field(default_factory=dict)
    anchor: int | None = None

    def row(self, position: int) -> R | None:
        """Return the row at a position, None for a heading and outside."""
        item = self.items[position] if 0 <= position < len(self.items) else None
        return None if isinstance(item, Heading) else item

    @property
    def current(self) -> R | None:
        """Return the row under the cursor."""
        return self.row(self.cursor)

    @property
    def current_id(self) -> int | None:
        """Return the id of the row under the cursor."""
        return None if self.current is None else self.key(self.current)

    def position_of(self, record_id: int | None) -> int | None:
        """Return where a record stands; of several lines about it, the one nearest to the cursor."""
        found = [place for place, item in enumerate(self.items) if self._id(item) == record_id]
        return min(found, key=lambda place: abs(place - self.cursor), default=None)

    def move(self, steps: int) -> bool:
        """Move the cursor by so many rows, as far as there are any; tell whether it moved."""
        direction = 1 if steps > 0 else -1
        rows = [place for place, item in enumerate(self.items) if not isinstance(item, Heading)]
        ahead = [place for place in rows if (place - self.cursor) * direction > 0][::direction]
        if not ahead:
            return False
        self.cursor = ahead[min(abs(steps), len(ahead)) - 1]
        return True

    def move_to(self, position: int) -> bool:
        """Put the cursor on the row at a position; tell whether it moved."""
        if self.row(position) is None or position == self.cursor:
            return False
        self.cursor = position
        return True

    def replace(self, items: Sequence[R | Heading], *, more_before: bool = False, more_after: bool = False) -> None:
        """Take new rows: the cursor stays on its record, or goes to the one that follows where it stood."""
        wanted = self._heirs()
        self.items = list(items)
        self.more_before, self.more_after = more_before, more_after
        places = {self._id(item): place for place, item in reversed(list(enumerate(self.items)))}
        found = next((places[record] for record in wanted if record in places), None)
        if found is not None and wanted[0] == self._id(self.items[found]):
            found = self.position_of(wanted[0])
        self.cursor = -1 if found is None else found
        if self.cursor == -1:
            self.move(1)
        self._freshen_marks()

    def extend(self, rows: Sequence[R], *, before: bool, more: bool) -> int:
        """Add rows that come before or after, let go of far ones, and return by how much positions shifted."""
        if before:
            self.items[:0] = rows
            self.cursor += len(rows)
            self.more_before = more
        else:
            self.items += rows
            self.more_after = more
        return (len(rows) if before else 0) + self._let_go(at_end=before)

    def _let_go(self, *, at_end: bool) -> int:
        surplus = len(self.items) - KEEP
        if surplus <= 0:
            return 0
        if at_end:
            del self.items[KEEP:]
            self.more_after = True
            return 0
        del self.items[:surplus]
        self.cursor -= surplus
        self.more_before = True
        return -surplus

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or unmark it; a range begins here."""
        row = self.current
        if row is None:
            return
        record = self.key(row)
        if self.marks.pop(record, None) is None:
            self.marks[record] = row
        self.anchor = record

    def mark_range(self) -> int:
        """Mark from the last marked row to the cursor and return how many are marked."""
        start = self.position_of(self.anchor) if self.anchor is not None else None
        low, high = sorted((self.cursor if start is None else start, self.cursor))
        for place in range(low, high + 1):
            row = self.row(place)
            if row is not None:
                self.marks[self.key(row)] = row
        self.anchor = self.current_id
        return len(self.marks)

    def chosen(self) -> list[R]:
        """Return what an action is meant for: the marked rows, else the one under the cursor."""
        if self.marks:
            return list(self.marks.values())
        return [] if self.current is None else [self.current]

    def _heirs(self) -> list[int | None]:
        """Return the ids that may take the cursor, best first: its own, those after it, those before it."""
        after = [self._id(item) for item in self.items[max(self.cursor, 0) :]]
        before = [self._id(item) for item in reversed(self.items[: max(self.cursor, 0)])]
        return [record for record in [*after, *before] if record is not None]

    def _freshen_marks(self) -> None:
        for item in self.items:
            record = self._id(item)
            if record in self.marks and not isinstance(item, Heading):
                self.marks[record] = item

    def _id(self, item: R | Heading) -> int | None:
        return None if isinstance(item, Heading) else self.key(item)
