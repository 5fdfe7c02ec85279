"""The agency's restricted console: its own complaints by deadline, an answer, or “not ours”. Nothing else exists."""

import threading
from typing import Any

import pytest

from ehumas_tui.screens.answer import AnswerScreen
from store import complaints, drafts, outbox, queries
from store.clock import HOUR, VirtualClock
from store.errors import Unavailable
from tests.console.support import ON_SQLITE, Person, console, play
from tests.escalation import updates
from tests.support.city import City

pytestmark = ON_SQLITE


def _editor(person: Person) -> Any:
    assert isinstance(person.screen, AnswerScreen)
    return person.screen.editor


def test_an_officer_sees_the_own_complaints_by_deadline_and_no_other_agencys(city: City, clock: VirtualClock) -> None:
    first = city.forwarded("Jalan berlubang", "PUPR")
    clock.advance(HOUR)
    second = city.forwarded("Jembatan retak", "PUPR", privacy="secret")
    city.forwarded("Antrean panjang", "RSUD")
    city.complaint("Sampah menumpuk")

    async def scenario() -> None:
        async with console(clock, city.officer("PUPR"), size=(120, 40)) as person:
            await person.sees("[Harus dijawab 2]", "Semua 2", first, second)
            assert person.text.index(first) < person.text.index(second)
            assert "Antrean" not in person.text
            assert "Sampah" not in person.text
            await person.press("j", "enter")
            await person.sees("Identitas disembunyikan.")
            assert "Wa Ode" not in person.text

    play(scenario)


def test_nothing_of_humas_exists_for_an_officer(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    other = city.forwarded(agency="RSUD")

    async def scenario() -> None:
        async with console(clock, city.officer()) as person:
            before = person.lines[2:-2]
            await person.press("t", "a", "s", "m", "plus", "ctrl+p", "M", "space")
            assert person.lines[2:-2] == before
            for command in ("forward", "accept", "palette", "go_board", "reveal"):
                await person.screen.action_perform(command)
            await person.settle()
            assert person.lines[2:-2] == before
            person.app.open_url("https://contoh.invalid")
            assert person.app.use_command_palette is False
            await person.type(other)
            await person.press("enter")
            await person.sees("✗")
            assert number in person.text

    play(scenario)
    assert queries.get(city.operator, number).state == "forwarded"


def test_an_officer_answers_and_humas_finds_it_to_review(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.sees("● Jawaban akhir", "Jalan berlubang di depan pasar")
            await person.type("Sudah ditambal 5 Oktober.")
            await person.press("ctrl+o")
            await person.sees(f"✓ {number}: jawaban dikirim ke Humas.", "Diperiksa Humas 1")
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("r")
            await person.sees("Sudah ditambal 5 Oktober.")

    play(scenario)
    assert drafts.kept(city.officer(), f"answer:{number}") is None


def test_an_interim_answer_needs_its_day_and_takes_it_as_people_write_it(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.type("Menunggu alat berat.")
            await person.press("ctrl+t", "ctrl+o")
            await person.sees("✗", "◔ Jawaban sementara")
            await person.type("9/10")
            await person.press("enter", "ctrl+o")
            await person.sees("jawaban dikirim ke Humas")

    play(scenario)
    answer = queries.get(city.operator, number).answers[0]
    assert (answer.kind, answer.body) == ("interim", "Menunggu alat berat.")


def test_a_text_under_way_stays_while_the_database_is_away_and_is_kept_when_it_is_back(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, keep, away = city.forwarded(), drafts.keep, threading.Event()

    def fragile(*given: Any, **named: Any) -> None:
        if away.is_set():
            raise Unavailable("Server basis data tidak menjawab.")
        keep(*given, **named)

    monkeypatch.setattr(drafts, "keep", fragile)

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            away.set()
            await person.type("Regu berangkat")
            await person.press("escape")
            await person.sees("Regu berangkat", "Server basis data tidak menjawab.")
            away.clear()
            await person.until(lambda: drafts.kept(city.officer(), f"answer:{number}") is not None)
            await person.press("escape")
            await person.sees("Teks Anda disimpan")

    play(scenario)


def test_leaving_while_the_text_is_still_being_kept_waits_for_what_comes_of_it(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, keep, begun, released = city.forwarded(), drafts.keep, threading.Event(), threading.Event()

    def first_fails(*given: Any, **named: Any) -> None:
        if not begun.is_set():
            begun.set()
            released.wait(timeout=1)
            raise Unavailable("Server basis data tidak menjawab.")
        keep(*given, **named)

    monkeypatch.setattr(drafts, "keep", first_fails)

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.type("Regu berangkat")
            await person.until(begun.is_set)
            await person.press("escape")
            released.set()
            await person.sees("Teks Anda disimpan")

    play(scenario)
    kept = drafts.kept(city.officer(), f"answer:{number}")
    assert kept is not None
    assert kept.body == "Regu berangkat"


def test_an_answer_is_sent_and_its_draft_gone_or_neither(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = city.forwarded()

    def fails(*_given: Any) -> None:
        raise Unavailable("Server basis data tidak menjawab.")

    monkeypatch.setattr(drafts, "drop", fails)

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.type("Regu berangkat")
            await person.press("ctrl+o")
            await person.sees("Regu berangkat", "Server basis data tidak menjawab.")

    play(scenario)
    assert queries.get(city.operator, number).state == "forwarded"


def test_a_half_written_answer_survives_and_is_offered_again(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.type("Regu berangkat")
            await person.until(lambda: drafts.kept(city.officer(), f"answer:{number}") is not None)
        clock.advance(HOUR)
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.sees("Regu berangkat", "Teks Anda dari 5 Okt 08.00 dilanjutkan di sini.")
            await person.type(" besok")
            await person.press("escape")
            await person.sees("Teks Anda disimpan; jawab lagi untuk melanjutkan.")
            await person.press("enter", "b")
            await person.sees("Regu berangkat besok")
            _editor(person).clear()
            await person.press("escape")
            await person.settle()

    play(scenario)
    assert drafts.kept(city.officer(), f"answer:{number}") is None


def test_an_answer_that_came_too_late_is_refused_and_the_text_stays(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40), deaf=True) as person:
            await person.press("b")
            await person.type("Sudah dikerjakan.")
            complaints.forward(city.operator, [number], "RSUD", now=clock.now())
            await person.press("ctrl+o")
            await person.sees("✗", "Sudah dikerjakan.")

    play(scenario)


def test_not_ours_goes_back_to_humas_with_the_reason(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer()) as person:
            await person.press("x")
            await person.type("Itu jalan nasional.")
            await person.press("enter")
            await person.sees(f"{number}: dikembalikan ke Humas.", "Tidak ada yang menunggu OPD Anda.")

    play(scenario)
    assert queries.get(city.operator, number).state == "returned"


def test_the_editor_helps_with_the_keys_that_work_while_one_types(city: City, clock: VirtualClock) -> None:
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(70, 20)) as person:
            await person.press("b")
            await person.sees("^o Kirim", "^t Akhir/sementara", "F1 Bantuan")
            await person.type("a?1")
            assert _editor(person).text == "a?1"
            await person.press("f1")
            await person.sees("Kirim jawaban ke Humas")
            await person.press("escape")
            await person.sees("a?1")
            await person.press("escape")

    play(scenario)


def test_what_was_written_back_on_whatsapp_stands_beside_the_answer_and_one_key_takes_it(
    city: City, clock: VirtualClock
) -> None:
    number, silent = city.forwarded(), city.forwarded("Saluran tersumbat")
    outbox.receive(updates.body({"messages": [updates.text(f"{number} regu turun besok.")]}), clock.now())
    outbox.process_pending(clock.now(), "secret")

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(140, 40)) as person:
            await person.press("b")
            await person.sees("Ditulis balik lewat WhatsApp", "regu turun besok.")
            await person.type("Halo.")
            await person.press("ctrl+r")
            await person.settle()
            assert _editor(person).text == f"Halo.\n\n{number} regu turun besok."
            await person.press("escape", "j", "b")
            await person.sees("Saluran tersumbat")
            await person.press("ctrl+r")
            await person.sees("Belum ada yang menulis balik")

    play(scenario)
    assert silent
