"""The documents' pictures of the console: real screens of a small city whose clock stands still.

`python -m tests.support.screens` writes them into the manual, the picture and the key table into the README.
"""

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from ehumas_tui import actions
from store import complaints, database, escalations, heartbeats, i18n, migrate
from store.actors import Actor
from store.clock import HOUR, VirtualClock, from_iso
from store.heartbeats import Beat
from tests.console.support import Person, console
from tests.support.city import City, build

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual-operator.id.md"
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "console.svg"
SIZE = (80, 24)
PICTURE_SIZE = (110, 32)
BLOCK = re.compile(r"(<!-- screen: (\w+) -->\n```text\n).*?(\n```)", re.DOTALL)
KEYS = re.compile(r"(<!-- keys -->\n).*?(\n<!-- /keys -->)", re.DOTALL)

Walk = Callable[[Person], Awaitable[None]]


def keys(*pressed: str) -> Walk:
    """Return a walk that presses keys; what is longer than a key's name is typed."""

    async def walk(person: Person) -> None:
        for key in pressed:
            await (person.type(key[1:]) if key.startswith("'") else person.press(key))

    return walk


SCREENS: dict[str, Walk] = {
    "board": keys(),
    "inbox": keys("M"),
    "complaint": keys("M", "enter"),
    "forward": keys("M", "t"),
    "review": keys("M", "right", "right", "right", "r"),
    "visits": keys("K"),
    "messages": keys("W"),
    "content": keys("T"),
    "agencies": keys("O"),
    "report": keys("L"),
    "help": keys("question_mark"),
}


def draw() -> tuple[dict[str, str], str]:
    """Return every screen as text, and the picture of the zero board as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/city.sqlite3"
        migrate.upgrade(url)
        database.connect(url)
        i18n.use("id")
        try:
            clock = VirtualClock(from_iso("2026-10-05T08:00"))
            city = build(clock)
            furnish(city)
            texts = {name: asyncio.run(_text(clock, city.operator, walk)) for name, walk in SCREENS.items()}
            return texts, asyncio.run(_picture(clock, city.operator))
        finally:
            database.disconnect()


def furnish(city: City) -> None:
    """Let a week of work have happened: something waits at every place of the console."""
    clock = city.clock
    city.forwarded("Antrean panjang di poli anak", "RSUD")
    for _day in range(3):
        clock.advance(24 * HOUR)
        escalations.fire_due(clock.now())
    city.forwarded("Jalan berlubang di depan pasar", "PUPR")
    clock.advance(26 * HOUR)
    escalations.fire_due(clock.now())
    city.answered("Lubang di Jalan Saranani", "PUPR")
    city.forwarded("Sampah belum diangkut", "DLHK")
    asked = city.complaint("Lampu jalan padam")
    complaints.ask(city.operator, [asked], "Di depan rumah nomor berapa?", now=clock.now())
    city.complaint("Drainase tersumbat", received_at=clock.now() - 5 * HOUR)
    city.complaint("Trotoar rusak")
    heartbeats.beat(Beat("pusat", "humas", 1, clock.now(), clock.now(), "1"))


async def _text(clock: VirtualClock, actor: Actor, walk: Walk) -> str:
    async with console(clock, actor, size=SIZE) as person:
        await walk(person)
        return "\n".join(person.lines).rstrip()


async def _picture(clock: VirtualClock, actor: Actor) -> str:
    async with console(clock, actor, size=PICTURE_SIZE) as person:
        drawn = person.app.export_screenshot(title="E-Humas", simplify=True)
    return re.sub(r"\s*@font-face \{.*?\}", "", re.sub(r"terminal-\d+", "terminal", drawn), flags=re.DOTALL)


def manual(texts: dict[str, str]) -> str:
    """Return the manual with its screens as they are now."""
    return BLOCK.sub(lambda found: found[1] + texts[found[2]] + found[3], MANUAL.read_text(encoding="utf-8"))


def readme() -> str:
    """Return the README with its key table as it is now."""
    with i18n.using("en"):
        table = actions.key_table()
    return KEYS.sub(lambda found: found[1] + table.strip() + found[2], README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    shown, picture = draw()
    MANUAL.write_text(manual(shown), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture, encoding="utf-8")
