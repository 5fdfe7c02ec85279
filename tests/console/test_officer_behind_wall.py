"""An officer's console on SQLite as it really runs: behind the second wall."""

from ehumas_tui.screens.answer import AnswerScreen
from store import queries
from store.clock import VirtualClock
from tests.console.support import ON_SQLITE, console, play
from tests.support.behind_wall import behind_the_wall
from tests.support.city import City

pytestmark = ON_SQLITE


def test_an_officer_finds_reads_answers_and_returns_behind_the_wall(city: City, clock: VirtualClock) -> None:
    hole, bridge = city.forwarded("Jalan berlubang"), city.forwarded("Jembatan retak")
    foreign = city.forwarded("Antrean panjang", "RSUD")

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.sees("[Harus dijawab 2]", hole, bridge)
            assert foreign not in person.text
            await person.press("slash")
            await person.type("jembatan")
            await person.press("enter")
            await person.sees_no(hole)
            await person.press("b")
            assert isinstance(person.screen, AnswerScreen)
            await person.type("Sudah diperkuat.")
            await person.press("ctrl+o")
            await person.sees(f"✓ {bridge}: jawaban dikirim ke Humas.")

    with behind_the_wall(city.officer()):
        play(scenario)
    assert queries.get(city.operator, bridge).state == "answered"
    assert queries.get(city.operator, foreign).state == "forwarded"
