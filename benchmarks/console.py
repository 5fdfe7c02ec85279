"""What the console costs: beside an empty Textual app or list in the same run, or beside its budget."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks import bare_app
from benchmarks.bare_app import ListApp
from benchmarks.desk import CountingDriver, Desk, first_frame, running
from benchmarks.ground import Ground
from benchmarks.measure import Result
from ehumas_tui.app import Console
from store import catalogues, i18n
from store.clock import MINUTE, SECOND

NAME = "console, "
IDLE_BYTES, IDLE_CPU, SCREEN_CHANGE = 300, 4, 45 * 1_024
"""Budgets: bytes a second, milliseconds of the processor a second, bytes."""
TICKS = 10
SEARCHED = "jalan"
STARTS = 5


def results(ground: Ground, rounds: int) -> Iterator[Result]:
    """Measure the console on one ground; a budget stands where there is nothing to compare with."""
    i18n.use("id")
    yield from _starts(ground, min(rounds, STARTS))
    yield from asyncio.run(_at_work(ground, rounds))


def _starts(ground: Ground, rounds: int) -> Iterator[Result]:
    """Start the console and an empty app in turns: how long until the first rows stand there, and how much memory.

    The catalogues are compiled, as they are where E-Humas is installed.
    """
    catalogues.compile_all(catalogues.directory())
    environ = {"EHUMAS_DATABASE": ground.url, "EHUMAS_LANG": "id"}
    ours, reference = [], []
    for _ in range(rounds):
        ours.append(first_frame(["cli.py", "--as", "humas", "console"], environ, b"\xe2\x96\xb2"))
        reference.append(first_frame(["-m", bare_app.__name__], {}, bare_app.STANDS.encode()))
    for place, (name, unit) in enumerate((("first frame", "ms"), ("memory", "MiB"))):
        figures = (median(one[place] for one in ours), median(one[place] for one in reference))
        yield Result(NAME + name, ground.kind, ground.size, *figures, unit)


async def _at_work(ground: Ground, rounds: int) -> Sequence[Result]:
    def line(name: str, ours: float, reference: float, unit: str = "ms") -> Result:
        return Result(NAME + name, ground.kind, ground.size, ours, reference, unit)

    console = Console(ground.city.clock, actor=ground.city.operator, driver_class=CountingDriver)
    async with running(ListApp(driver_class=CountingDriver)) as bare:
        plain = {key: await _frames(bare, key, rounds) for key in ("down", "pagedown")}
    async with running(console, lambda: console.session.is_quiet) as desk:
        change = [await desk.whole(key) for key in ("M", "P") * 3]
        ticks, cpu = await _idle(desk, ground, min(rounds, TICKS))
        await desk.whole("M")
        await desk.whole("left")
        keys = {key: await _frames(desk, key, rounds) for key in ("down", "pagedown")}
        await desk.whole("/")
        strokes = [(await desk.whole(letter))[0] for letter in SEARCHED]
    return [
        line("key to frame", keys["down"], plain["down"]),
        line("page down to frame", keys["pagedown"], plain["pagedown"]),
        line("search keystroke to rows", median(strokes), plain["down"]),
        line("full screen change", max(sent for _spent, sent in change) / 1_024, SCREEN_CHANGE / 1_024, "KiB"),
        line("idle with its countdowns", ticks, IDLE_BYTES, "B/s"),
        line("idle with its countdowns, processor", cpu, IDLE_CPU, "ms/s"),
    ]


async def _frames(desk: Desk, key: str, rounds: int) -> float:
    """Return the median milliseconds of a key to its frame, after one that is not counted."""
    return median([await desk.frame(key) for _ in range(rounds + 1)][1:])


async def _idle(desk: Desk, ground: Ground, ticks: int) -> tuple[float, float]:
    """Let a minute pass with nobody at the keyboard, in few ticks: every countdown changes once.

    Return the bytes a second of that minute, and the milliseconds of the processor a tick.
    """
    await desk.settle()
    sent, spent = desk.driver.sent, time.process_time()
    for _ in range(ticks):
        ground.city.clock.advance(MINUTE // ticks)
        await asyncio.sleep(1)
    return (desk.driver.sent - sent) * SECOND / MINUTE, (time.process_time() - spent) * 1_000 / ticks
