"""Columns of a record list: what a cell says, and which columns fit into how many cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.cells import cell_len

R = TypeVar("R")

Cell = tuple[str, str]
"""What a cell says and the style name (`late`, `soon`, `muted`, …) it says it in."""

GAP = 2


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. `cell` gets the row and the time (milliseconds UTC).

    `width` is its least width, `grow` its share of the room that is left, `drop` the order in which columns go when
    there is too little room (0 stays always). A column that `ticks` shows time: it is drawn alone when only time
    passed.
    """

    title: str
    cell: Callable[[R, int], Cell]
    width: int
    grow: int = 0
    most: int = 1000
    drop: int = 0
    ticks: bool = False


Placed = tuple[Column[R], int]


def arrange(columns: Sequence[Column[R]], width: int) -> list[Placed[R]]:
    """Return the columns that fit into `width` cells, with their widths."""
    kept = list(columns)
    while _least(kept) > width and any(column.drop for column in kept):
        kept.remove(max(kept, key=lambda column: column.drop))
    widths = {column.title: _room(column) for column in kept}
    room = width - _least(kept)
    growing = sorted((column for column in kept if column.grow), key=lambda column: column.most)
    for place, column in enumerate(growing):
        share = max(room, 0) * column.grow // sum(other.grow for other in growing[place:])
        extra = min(share, max(0, column.most - _room(column)))
        widths[column.title] += extra
        room -= extra
    return [(column, widths[column.title]) for column in kept]


def _room(column: Column[R]) -> int:
    """Return a column's least width; its title is never cut."""
    return max(column.width, cell_len(column.title))


def _least(columns: Sequence[Column[R]]) -> int:
    return sum(map(_room, columns)) + GAP * max(0, len(columns) - 1)
