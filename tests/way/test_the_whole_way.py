"""One complaint's whole way, in one process, on both databases, with a clock that moves only when told to.

Citizen, operator, officer, engine, visit, content and report meet in one store, each through its own front end:
the portal over HTTP, the console by keys, the engine with a simulator that answers over HTTP.
"""

import json
from pathlib import Path

import pytest

from store import complaints, queries, visits
from store.actors import Actor
from store.clock import HOUR, VirtualClock
from store.settings import Settings
from tests.cli.conftest import Run
from tests.console.support import console, play
from tests.escalation.house import House
from tests.portal.support import Browser, photo, visiting
from tests.support.city import City

STORY = "Lubang di depan Pasar Baruga"


class Way:
    """Everybody who takes part, and what they do."""

    def __init__(self, house: House, settings: Settings, run: Run) -> None:
        self.house, self.settings, self.run = house, settings, run
        self.city: City = house.city
        self.clock: VirtualClock = house.clock

    def at_the_console(self, actor: Actor, *keys: str, sees: tuple[str, ...] = ()) -> None:
        """Sit down at the console, press keys (a word is typed, `<enter>` and such are pressed), read, leave."""

        async def scenario() -> None:
            async with console(self.clock, actor, size=(120, 40)) as person:
                for key in keys:
                    await (person.press(key[1:-1]) if key.startswith("<") else person.type(key))
                await person.sees(*sees)

        play(scenario)

    def complains(self, browser: Browser, title: str, **fields: str) -> tuple[str, str]:
        """Send a complaint with a photo from the portal; return its number and secret path."""
        browser.complain([("photo", ("lubang.jpg", photo(), "image/jpeg"))], title=title, **fields)
        assert browser.status == 200, browser.said
        (view,) = [
            row
            for row in queries.find(self.city.operator, queries.Filter(), now=self.clock.now()).rows
            if row.title == title
        ]
        assert view.number in browser.said
        return view.number, browser.secret_path

    def state(self, number: str) -> str:
        return queries.get(self.city.operator, number).state


@pytest.fixture
def way(house: House, configured: Settings, run: Run) -> Way:
    """The house with everything on."""
    return Way(house, configured, run)


def test_a_complaint_is_sent_forwarded_answered_accepted_and_read(way: Way) -> None:
    with visiting(way.settings, way.clock) as browser:
        browser.register()
        number, secret = way.complains(browser, STORY)
        assert "6 Okt 2026 12.00" in browser.said, browser.said

        way.at_the_console(way.city.operator, "<M>", sees=(STORY, number, "△ 4j 00m"))
        way.clock.advance(HOUR)
        way.at_the_console(way.city.operator, "<M>", "<t>", "pupr", "<enter>", sees=("→ PUPR",))
        forwarded = queries.get(way.city.operator, number)
        assert [deadline.due_at - way.clock.now() for deadline in forwarded.deadlines[-2:]] == [24 * HOUR, 72 * HOUR]

        way.at_the_console(way.city.officer("RSUD"), sees=("Tidak ada yang menunggu OPD Anda.",))
        way.clock.advance(5 * HOUR)
        answered(way, "Lubang ditambal 5 Oktober oleh regu jalan.")
        assert "Lubang ditambal" not in browser.get(secret), "Humas has not read it yet"

        way.at_the_console(way.city.operator, number, "<enter>", "<s>", "Mana fotonya?", "<enter>", sees=("→ di OPD",))
        assert way.state(number) == "forwarded"
        assert queries.get(way.city.operator, number).due_at == forwarded.due_at, "the old clock goes on"

        answered(way, "Lubang ditambal 5 Oktober, foto menyusul ke Humas.")
        way.at_the_console(way.city.operator, number, "<enter>", "<a>", sees=("✓ selesai",))
        browser.get(secret)
        assert "Selesai" in browser.said
        assert "foto menyusul" in browser.said


def answered(way: Way, words: str) -> None:
    """Let the officer answer from the restricted console."""
    way.at_the_console(way.city.officer("PUPR"), "<b>", words, "<ctrl+o>")
    assert queries.find(way.city.operator, queries.Filter(state=("answered",)), now=way.clock.now()).rows


def test_nobody_answers_so_whatsapp_speaks_and_then_humas_goes_there(way: Way, tmp_path: Path) -> None:
    with visiting(way.settings, way.clock) as browser:
        browser.register()
        number, _secret = way.complains(browser, STORY)
    way.at_the_console(way.city.operator, "<M>", "<t>", "pupr", "<enter>", sees=("→ PUPR",))

    way.clock.advance(24 * HOUR)
    way.house.sweep()
    shown = way.house.shown("PUPR")
    assert len(shown) == 1
    assert number in repr(shown[0])
    assert "Rina" not in repr(shown[0]), "no citizen in a message"
    way.house.receipts()
    assert way.house.message(number).state in ("delivered", "read")
    way.at_the_console(way.city.operator, number, "<enter>", sees=("WhatsApp",))

    way.clock.advance(48 * HOUR)
    way.house.sweep()
    (visit,) = visits.find(way.city.operator)
    assert (visit.number, visit.visit_on) == (number, "2026-10-09")
    assert printed(way, visit.agency, tmp_path).startswith(b"%PDF-")
    way.clock.advance(24 * HOUR)
    written = ("La Ode, Kepala Seksi", "<enter>", "+3", "<enter>", "Regu sudah di lokasi.", "<ctrl+o>")
    way.at_the_console(way.city.operator, "<K>", "<c>", *written, sees=("dicatat.",))
    (done,) = visits.find(way.city.operator, state=("done",))
    assert (done.number, done.met, done.found) == (number, "La Ode, Kepala Seksi", "Regu sudah di lokasi.")


def printed(way: Way, agency: str, folder: Path) -> bytes:
    """Print the sheet of the visit from the command line."""
    done = way.run("visit", "sheet", "--agency", agency, "--out", str(folder))
    assert done.exit_code == 0, done.output
    (file,) = folder.glob("*.pdf")
    return file.read_bytes()


CONTENT = {
    "berita": ("Drainase dibuka", "", "Isi."),
    "program": ("Kota bersih", "", "Isi."),
    "sosialisasi": ("Cara lapor", "", "Aula", "10-10-2026", "Isi."),
    "peraturan": ("Kebersihan", "", "perda", "4", "2026", "Berlaku", "Isi."),
}


def test_the_four_kinds_of_content_are_written_published_and_read(way: Way) -> None:
    for place, fields in enumerate(CONTENT.values()):
        typed = [key for field in fields[:-1] for key in (field, "<enter>")]
        way.at_the_console(
            way.city.operator,
            "<T>",
            *["<right>"] * (place + 1),
            "<b>",
            *typed,
            fields[-1],
            "<ctrl+o>",
            "<t>",
            sees=(fields[0],),
        )
    with visiting(way.settings, way.clock) as browser:
        for kind, fields in CONTENT.items():
            assert fields[0] in browser.get(f"/{kind}")


def test_the_month_is_printed_and_written_as_pdf_and_json(way: Way, tmp_path: Path) -> None:
    silent, answered_one = way.city.forwarded(), way.city.answered()
    way.house.hours_later(1)
    complaints.accept(way.city.operator, [answered_one], now=way.clock.now())
    way.house.days_later(4)
    way.house.sweep()
    way.house.days_later(28)
    done = way.run("report", "monthly", "2026-10", "--format", "terminal,pdf,json", "--out", str(tmp_path), "--freeze")
    assert done.exit_code == 0, done.output
    assert silent in done.stdout
    figures = json.loads((tmp_path / "laporan-2026-10.json").read_text())
    assert silent in repr(figures)
    assert (tmp_path / "laporan-2026-10.pdf").read_bytes().startswith(b"%PDF-")
