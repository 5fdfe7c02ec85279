"""The documents' pictures of the console: real screens of a small city whose clock stands still.

`python -m tests.support.screens` writes them into the manuals, the picture and the key table into the README.
"""

import asyncio
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.events import Paste
from textual.widgets import Input, TextArea

from commands.console_tools import tools
from ehumas_tui import actions
from store import database, i18n, migrate, settings
from store.actors import Actor
from store.clock import VirtualClock
from tests.console.support import Person, console
from tests.support import pictured_city, signs
from tests.support.city import City

ROOT = Path(__file__).parents[2]
MANUALS = (ROOT / "docs" / "manual-operator.id.md", ROOT / "docs" / "manual-opd.id.md")
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "console.svg"
SIZE = (80, 24)
PICTURE_SIZE = (110, 32)
BLOCK = re.compile(r"(<!-- screen: (\w+) -->\n```text\n)(?:.*?\n)??(```)", re.DOTALL)
SIGNS = re.compile(r"(<!-- signs -->\n)(?:.*?\n)??(<!-- /signs -->)", re.DOTALL)
KEYS = re.compile(r"(<!-- keys -->\n)(?:.*?\n)??(<!-- /keys -->)", re.DOTALL)


@dataclass(frozen=True)
class Shot:
    """A screen: what shows that it is there, the keys that lead to it from the one before, and those that lead away.

    What begins with `'` is pasted: letter by letter it would take its time.
    """

    name: str
    sees: str
    keys: Sequence[str] = ()
    leave: Sequence[str] = ()


BACK = ("escape",)
LOGIN = (Shot("login", "Nama akun", ("'humas",)),)
TAKEN_IN = ("'La Ode Samsul", "tab", "'0812 3400 0099", "tab", "tab", "'Drainase meluap tiap hujan")
OPERATOR = (
    Shot("board", "1 / 8"),
    Shot("inbox", "1 / 3", ("M",)),
    Shot("complaint", "Riwayat", ("enter",), BACK),
    Shot("forward", "Ketik untuk mencari OPD", ("t",), BACK),
    Shot("take_in", "hujan", ("l", *TAKEN_IN), BACK),
    Shot("marked", "2 ditandai", ("space", "space"), BACK),
    Shot("ask", "Tanya warga", ("m", "'Di depan rumah nomor berapa?"), BACK),
    Shot("search", "1 / 4", ("slash", "'jalan"), BACK),
    Shot("review", "Perhatikan", ("right", "right", "right", "r"), BACK),
    Shot("agencies", "Telat", ("O",)),
    Shot("agency", "Akun dan kunci SSH", ("enter",), BACK),
    Shot("visits", "hari ini", ("K",)),
    Shot("visit_record", "cuti.", ("c", "'Ns. Wulan, kepala ruangan", "tab", "'+3", "tab", "'Satu dokter cuti."), BACK),
    Shot("messages", "Ditulis", ("W",)),
    Shot("content", "1 / 4", ("T",)),
    Shot("article", "Benua**", ("b", "'Pasar murah", "tab", "tab", "'Sabtu di **Lapangan Benua**."), BACK),
    Shot("enclosures", "26-0005-8", ("down", "down", "l", "plus", "'26-0005-8", "enter"), BACK),
    Shot("report", "Laporan Pengaduan Warga, Oktober 2026", ("L", "right")),
    Shot("people", "[Semua warga]", ("D",)),
    Shot("person", "minta akses", ("enter", "a", "'Minta salinan datanya", "enter"), BACK),
    Shot("accounts", "Langkah 2", ("A",)),
    Shot("settings", "[Kebijakan]", ("S",)),
    Shot("help", "Ketik untuk menyaring", ("P", "question_mark"), BACK),
    Shot("undo", "diurungkan", ("t", "enter", "z")),
)
MORE = (Shot("palette", "", ("P", "ctrl+p"), BACK),)
"""Screens that no manual shows."""
OFFICER = (
    Shot("mine", "1 / 1"),
    Shot("answer", "10-10-2026", ("b", "'Lubang ditambal 10 Oktober oleh regu kami.", "ctrl+t", "'10-10-2026"), BACK),
)
NAMES = [shot.name for shot in (*LOGIN, *OPERATOR, *OFFICER)]


def draw() -> tuple[dict[str, str], str]:
    """Return every screen as text, and the picture of the zero board as SVG."""
    with _city("id") as (clock, city):
        return asyncio.run(_drawn(clock, city))


def at_size(size: tuple[int, int], language: str) -> dict[str, str]:
    """Return every screen as text as it is at a size and in a language."""
    with _city(language) as (clock, city):
        return asyncio.run(_texts(clock, city, size, more=MORE))


@contextmanager
def _city(language: str) -> Iterator[tuple[VirtualClock, City]]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/city.sqlite3"
        migrate.upgrade(url)
        database.connect(url)
        i18n.use(language)
        try:
            yield database.transact(pictured_city.make)
        finally:
            database.disconnect()


async def _drawn(clock: VirtualClock, city: City) -> tuple[dict[str, str], str]:
    return await _texts(clock, city, SIZE, sees=True), await _picture(clock, city.operator)


async def _texts(
    clock: VirtualClock, city: City, size: tuple[int, int], *, sees: bool = False, more: Sequence[Shot] = ()
) -> dict[str, str]:
    """Draw every screen; `sees` looks whether each shows what it should."""
    texts: dict[str, str] = {}
    for actor, shots in ((None, LOGIN), (city.operator, (*OPERATOR, *more)), (city.officer("PUPR"), OFFICER)):
        via = "ssh" if actor == city.officer("PUPR") else ""
        async with console(clock, actor, size=size, tools=tools(settings.load({}), via=via)) as person:
            for shot in shots:
                await _do(person, shot.keys)
                if sees:
                    await person.sees(shot.sees)
                texts[shot.name] = await _steady(person)
                await _do(person, shot.leave)
    return texts


async def _steady(person: Person) -> str:
    """Return the screen when it stays as it is."""
    former = ""
    while (drawn := "\n".join(person.lines).rstrip()) != former:
        former = drawn
        await person.settle()
    return drawn


async def _do(person: Person, keys: Sequence[str]) -> None:
    for key in keys:
        if key.startswith("'"):
            await person.until(lambda: isinstance(person.app.focused, Input | TextArea))
            person.app.post_message(Paste(key[1:]))
            await person.settle()
        else:
            await person.press(key)


async def _picture(clock: VirtualClock, actor: Actor) -> str:
    async with console(clock, actor, size=PICTURE_SIZE) as person:
        drawn = person.app.export_screenshot(title="E-Humas", simplify=True)
    return re.sub(r"\s*@font-face \{.*?\}", "", re.sub(r"terminal-\d+", "terminal", drawn), flags=re.DOTALL)


def manual(page: Path, texts: dict[str, str]) -> str:
    """Return a manual with its screens and signs as they are now."""
    text = BLOCK.sub(lambda found: f"{found[1]}{texts[found[2]]}\n{found[3]}", page.read_text(encoding="utf-8"))
    return SIGNS.sub(lambda found: f"{found[1]}{signs.table()}\n{found[2]}", text)


def shown(page: Path) -> list[str]:
    """Return the names of the screens that a manual shows."""
    return [found[2] for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def readme() -> str:
    """Return the README with its key table as it is now."""
    with i18n.using("en"):
        table = actions.key_table()
    return KEYS.sub(lambda found: f"{found[1]}{table.strip()}\n{found[2]}", README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    drawn, picture = draw()
    for page in MANUALS:
        page.write_text(manual(page, drawn), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture, encoding="utf-8")
