"""What stands above the zero board's complaints: what keeps the anchors of the timeline from leaving, until they do."""

from store import anchors
from store.clock import DAY, VirtualClock
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
FILE: tuple[anchors.Way, ...] = ("file",)
LINE = "Jangkar garis waktu tidak bisa keluar lewat berkas"


def test_the_board_says_that_anchors_stay_until_they_leave_again(city: City, clock: VirtualClock) -> None:
    city.forwarded("Jalan rusak")
    clock.advance(2 * DAY)
    anchors.make(clock.now())
    anchors.tried(FILE, FILE, clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(140, 30)) as person:
            await person.sees(LINE, "ehumas db anchor", "Jalan rusak")
            anchors.tried(FILE, (), clock.now())
            await person.sees_no(LINE)
        anchors.tried(FILE, FILE, clock.now())
        async with console(clock, city.officer(), size=(140, 30)) as person:
            await person.press("W")
            await person.sees("Jalan rusak")
            assert LINE not in person.text

    play(scenario)
