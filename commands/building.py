"""How the demo tells that a city is being built, and that one which was not built to its end is none."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from commands.output import say
from store.i18n import _
from store.settings import without_password

Tell = Callable[[float], None]
LONG = 3_000
STEP = 10


@contextmanager
def progress(complaints: int) -> Iterator[Tell]:
    """Give a function that hears the share that is done: a bar in a terminal, lines elsewhere if it is long."""
    title = _("Building a city of %(count)s complaints") % {"count": f"{complaints:,}"}
    if sys.stderr.isatty():
        with _bar(title) as tell:
            yield tell
    else:
        yield _lines(title) if complaints > LONG else _nothing


@contextmanager
def whole(address: str) -> Iterator[None]:
    """Say what to do with the database when the building does not come to its end."""
    try:
        yield
    except BaseException:
        say(
            _("The city in %(address)s was not built to its end. Remove that database, and take a fresh one.")
            % {"address": without_password(address)}
        )
        raise


@contextmanager
def _bar(title: str) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as shown:
        task = shown.add_task(title, total=1.0)
        yield lambda done: shown.update(task, completed=min(done, 1.0))


def _lines(title: str) -> Tell:
    """Return what prints a line for each tenth."""
    said = [0]

    def tell(done: float) -> None:
        share = min(100, int(done * 100)) // STEP * STEP
        if share > said[0]:
            said[0] = share
            say(f"{title}: {share} %")

    return tell


def _nothing(_done: float) -> None:
    """Say nothing: it takes seconds."""
