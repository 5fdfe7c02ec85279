"""Two people write on one complaint: the second is told who was first, when and what, and loses no word."""

from ehumas_tui.screens.answer import AnswerScreen
from store import complaints, queries
from store.clock import HOUR, VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
WIDE = (220, 30)


def _typed(person: Person) -> str:
    return person.screen.prompt.field.value


def test_a_rejection_that_comes_second_is_told_what_was_first_and_goes_through_when_meant(
    city: City, clock: VirtualClock
) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=WIDE, deaf=True) as person:
            await person.press("x")
            await person.type("Bukan urusan kota.")
            clock.advance(HOUR)
            complaints.forward(city.supervisor, [number], "PUPR", now=clock.now(), note="Segera.")
            complaints.note(city.supervisor, [number], "Sudah ditelepon.", now=clock.now())
            await person.press("enter")
            await person.sees("diubah oleh Supervisor Humas pada 09.00", "diteruskan ke PUPR “Segera.”")
            assert _typed(person) == "Bukan urusan kota."
            assert queries.get(city.operator, number).reject_reason == ""
            await person.press("enter")
            await person.sees("belum dapat dilakukan")
            assert _typed(person) == "Bukan urusan kota."
            await person.press("escape")
            await person.sees_no("Bukan urusan kota.")

    play(scenario)


def test_words_that_were_refused_are_offered_again_where_they_were_meant_for(city: City, clock: VirtualClock) -> None:
    number, other = city.forwarded(), city.forwarded("Lampu mati")

    async def scenario() -> None:
        async with console(clock, city.officer(), size=WIDE) as person:
            await person.press("x")
            words = person.under_cursor
            await person.type("Itu jalan nasional.")
            mine = number if number in words else other
            complaints.note(city.operator, [mine], "Dicatat.", now=clock.now())
            await person.press("enter")
            await person.sees("dikembalikan ke Humas")
            await person.press("x")
            assert _typed(person) == ""
            await person.type("Bukan kami.")
            theirs = other if mine == number else number
            complaints.forward(city.supervisor, [theirs], "RSUD", now=clock.now())
            await person.press("enter")
            await person.sees("✗")
            await person.press("escape", "escape")
            await person.settle()
            assert person.app.unsent[1] == "Bukan kami."

    play(scenario)


def test_what_was_refused_stands_in_the_question_when_it_is_asked_again(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=WIDE) as person:
            await person.type(number)
            await person.press("enter", "m")
            await person.type("Di mana?")
            complaints.reject(city.supervisor, [number], "Sudah selesai.", now=clock.now())
            await person.press("enter")
            await person.sees("diubah oleh Supervisor Humas", "penolakan diusulkan “Sudah selesai.”")
            await person.press("escape", "c", "escape", "m")
            assert _typed(person) == "Di mana?"
            await person.press("enter")
            await person.sees("warga dimintai data")
            await person.press("d")
            assert _typed(person) == ""

    play(scenario)
    assert queries.get(city.operator, number).state == "needs_data"


def test_a_marked_set_that_somebody_changed_is_told_and_then_forwarded_knowingly(
    city: City, clock: VirtualClock
) -> None:
    first, second = city.complaint(), city.complaint("Lampu mati")

    async def scenario() -> None:
        async with console(clock, city.operator, size=WIDE, deaf=True) as person:
            await person.press("space", "space", "t")
            await person.type("pupr")
            await person.press("tab")
            await person.type("Bersama.")
            complaints.forward(city.supervisor, [second], "RSUD", now=clock.now())
            await person.press("enter")
            await person.sees("diubah oleh Supervisor Humas", "diteruskan ke RSUD", "Bersama.")
            await person.press("enter")
            await person.sees("2 pengaduan → PUPR")

    play(scenario)
    assert {queries.get(city.operator, number).agency for number in (first, second)} == {"PUPR"}


def test_an_officer_whose_answer_comes_second_reads_what_humas_did_and_may_send_it_all_the_same(
    city: City, clock: VirtualClock
) -> None:
    number = city.answered()

    async def scenario() -> None:
        complaints.send_back(city.operator, number, "Sebutkan tanggalnya.", now=clock.now())
        async with console(clock, city.officer(), size=WIDE, deaf=True) as person:
            await person.press("b")
            await person.type("Ditambal 5 Oktober di Jl. Saranani.")
            complaints.answer(
                city.officer(), number, "Sudah ditutup 4 Oktober di Jl. Saranani.", now=clock.now(), client_key="lain"
            )
            await person.press("ctrl+o")
            await person.sees("diubah oleh Petugas PUPR pada 08.00", "dijawab")
            complaints.send_back(city.operator, number, "Fotonya mana?", now=clock.now())
            await person.press("ctrl+o")
            await person.sees("diubah oleh Operator Humas", "jawaban dikembalikan “Fotonya mana?”")
            assert isinstance(person.screen, AnswerScreen)
            assert person.screen.editor.text == "Ditambal 5 Oktober di Jl. Saranani."
            await person.press("ctrl+o")
            await person.sees("jawaban dikirim ke Humas")

    play(scenario)
    assert queries.get(city.operator, number).answers[-1].body == "Ditambal 5 Oktober di Jl. Saranani."
