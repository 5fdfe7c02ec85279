"""What leaves the console: complaints on paper, and their words on the clipboard of whoever sits there."""

from pathlib import Path

import pytest

from commands.console_tools import tools
from ehumas_tui.tools import Tools
from store import printouts, settings
from store.clock import VirtualClock
from store.errors import Unavailable
from store.printouts import Printout
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def test_the_marked_complaints_of_the_inbox_are_printed_and_stay_marked(city: City, clock: VirtualClock) -> None:
    made: list[Printout] = []

    def print_complaints(printout: Printout, _now: int) -> str:
        made.append(printout)
        return "/kertas/pengaduan.pdf"

    first, second = city.complaint(), city.complaint("Lampu mati")

    async def scenario() -> None:
        async with console(clock, city.operator, tools=Tools(print_complaints=print_complaints)) as person:
            await person.press("M", "space", "space", "p")
            await person.sees("2 pengaduan dicetak: /kertas/pengaduan.pdf", "2 ditandai")
            await person.press("escape", "enter", "p")
            await person.sees("1 pengaduan dicetak: /kertas/pengaduan.pdf")

    play(scenario)
    assert {one.entry.number for one in made[0].complaints} == {first, second}
    assert [len(one.complaints) for one in made] == [2, 1]


def test_over_ssh_printing_says_why_not_and_for_an_officer_there_is_none(city: City, clock: VirtualClock) -> None:
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.operator, tools=tools(settings.load(), via="ssh")) as person:
            await person.press("M", "left", "p")
            await person.sees("Lewat SSH tidak ada yang dicetak")
        async with console(clock, city.officer(), tools=tools(settings.load(), via="ssh")) as person:
            before = person.text
            await person.press("p")
            assert person.text == before

    play(scenario)


def test_sheets_go_to_the_folder_of_the_setting(
    city: City, clock: VirtualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHUMAS_PAPERS", str(tmp_path))
    number = city.complaint()
    print_complaints = tools(settings.load(), via="").print_complaints
    assert print_complaints is not None
    path = Path(print_complaints(printouts.printout(city.operator, [number]), clock.now()))
    assert path == tmp_path / f"pengaduan-{number}.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    monkeypatch.setenv("EHUMAS_PAPERS", str(tmp_path / "tidak ada"))
    elsewhere = tools(settings.load(), via="").print_complaints
    assert elsewhere is not None
    with pytest.raises(Unavailable, match="tidak ada"):
        elsewhere(printouts.printout(city.operator, [number]), clock.now())


def test_number_and_text_are_copied_without_what_would_steer_a_terminal(city: City, clock: VirtualClock) -> None:
    number = city.complaint("Jalan berlubang", text="Dalam sekali.\nSudah lama.")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("y")
            assert person.app.clipboard == number
            await person.press("enter", "Y")
            await person.sees(f"Disalin: {number} Jalan berlubang")
            assert person.app.clipboard == f"{number}  Jalan berlubang\n\nDalam sekali.\nSudah lama.\n"

    play(scenario)
