"""A value of the report that knows its kind: printed as people read it, handed to a workbook as what it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.clock import from_iso
from store.figures.document import Share, Wait
from store.i18n import format_day, format_instant, format_number, format_percent, format_span

NOTHING = "–"

Kind = Literal["text", "number", "percent", "span", "instant", "day"]


@dataclass(frozen=True)
class Cell:
    """One value: `value` is text, a count, a share, seconds, or an ISO instant or day; `sign` stands before it."""

    kind: Kind
    value: str | float | None
    sign: str = ""

    def __str__(self) -> str:
        """Return the value as a reader sees it."""
        return NOTHING if self.value in (None, "") else f"{self.sign}{_SHOWN[self.kind](self.value)}"


@dataclass(frozen=True)
class Column:
    """A column of a table; `group` is what stands above it and its neighbours."""

    title: str
    right: bool = False
    group: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the report; `key` names it in files, `note` stands below it, `empty` instead of no rows."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    empty: str = ""


def text(value: str) -> Cell:
    """Return words."""
    return Cell("text", value)


def number(value: int | None) -> Cell:
    """Return a count."""
    return Cell("number", value)


def percent(share: Share | float | None) -> Cell:
    """Return a share as a percentage."""
    return Cell("percent", share["share"] if isinstance(share, dict) else share)


def span(seconds: int | None) -> Cell:
    """Return a span of whole seconds."""
    return Cell("span", seconds)


def wait(found: Wait | None) -> Cell:
    """Return a quantile of a wait, "> t" when the curve never fell so far."""
    if found is None:
        return Cell("span", None)
    return span(found["seconds"]) if found["seconds"] is not None else Cell("span", found["beyond"], "> ")


def instant(iso: str) -> Cell:
    """Return an ISO instant."""
    return Cell("instant", iso)


def day(iso: str) -> Cell:
    """Return an ISO day."""
    return Cell("day", iso)


def interval(low: float | None, high: float | None) -> str:
    """Return an interval of shares, nothing when there is none."""
    return "" if low is None or high is None else f"{format_percent(low)}–{format_percent(high)}"


_SHOWN: dict[Kind, Callable[..., str]] = {
    "text": str,
    "number": format_number,
    "percent": format_percent,
    "span": lambda seconds: format_span(int(seconds) * 1000),
    "instant": lambda iso: format_instant(from_iso(iso), "medium"),
    "day": format_day,
}
