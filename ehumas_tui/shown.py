"""What the terminal shows, as far as it was sent: of every line only what differs from it is sent again.

Textual paints a new screen twice and a changed widget whole. Over SSH each byte is a wait: a screen change costs half
of what it would, and a cursor that moves little more than two lines.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip


class Shown:
    """The lines on the terminal; one that is not known is sent whole."""

    def __init__(self) -> None:
        self._lines: dict[int, Strip] = {}

    def forget(self) -> None:
        """Know nothing any more: the terminal was resized, or somebody asks for everything anew."""
        self._lines.clear()

    def news(self, update: CompositorUpdate) -> "News":
        """Return the same update, which when it is rendered leaves out what stands there already."""
        return News(self, update)

    def sequences(self, update: CompositorUpdate, console: Console) -> str:
        """Return what has to be sent for an update, and remember it as shown."""
        if isinstance(update, LayoutUpdate) and update.region.x == 0:
            return "".join(self._whole_lines(update, console))
        if isinstance(update, ChopsUpdate):
            return "".join(self._parts(update, console))
        self.forget()
        return update.render_segments(console)

    def _whole_lines(self, update: LayoutUpdate, console: Console) -> Iterator[str]:
        for y, strips in enumerate(update.strips, update.region.y):
            yield self._line(y, Strip.join(strips), console)

    def _parts(self, update: ChopsUpdate, console: Console) -> Iterator[str]:
        for y, start, end in update.spans:
            for right, (left, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                low, high = max(left, start), min(right, end)
                if strip is not None and low < high:
                    yield self._part(y, low, strip.crop(low - left, high - left), console)

    def _line(self, y: int, new: Strip, console: Console) -> str:
        old = self._lines.get(y)
        self._lines[y] = new
        if old is None or old.cell_length != new.cell_length:
            return _at(0, y) + new.render(console)
        return _difference(y, 0, old, new, console)

    def _part(self, y: int, x: int, new: Strip, console: Console) -> str:
        """Return what to send for a part of a line; a line with wide signs goes whole, lest one of them is cut."""
        line = self._lines.get(y)
        if line is None:
            return _at(x, y) + new.render(console)
        end = x + new.cell_length
        self._lines[y] = merged = Strip.join([line.crop(0, x), new, line.crop(end)])
        if line.cell_length != len(line.text):
            return _at(0, y) + merged.render(console)
        return _difference(y, x, line.crop(x, end), new, console)


class News(CompositorUpdate):
    """An update that is compared with what is shown when it is rendered, and not before."""

    def __init__(self, shown: Shown, update: CompositorUpdate) -> None:
        self._shown, self._update = shown, update

    def render_segments(self, console: Console) -> str:
        """Return what has to be sent."""
        return self._shown.sequences(self._update, console)


def _difference(y: int, x: int, old: Strip, new: Strip, console: Console) -> str:
    """Return what turns `old` into `new`, which begins at column `x`; nothing when they are the same."""
    before, after = list(old.simplify()), list(new.simplify())
    left = _same(before, after)
    if left >= new.cell_length:
        return ""
    right = _same(reversed(before), reversed(after))
    return _at(x + left, y) + new.crop(left, new.cell_length - right).render(console)


def _same(before: Iterable[Segment], after: Iterable[Segment]) -> int:
    """Return how many cells the two have in common from their beginning, in whole segments."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return sum(segment.cell_length for segment, _same in pairs)


def _at(x: int, y: int) -> str:
    return str(Control.move_to(x, y).segment.text)
