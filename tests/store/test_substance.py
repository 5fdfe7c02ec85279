"""The gate of an answer: a promise is no answer, a bare “done” needs a second yes, and whoever reviews is told why."""

import pytest

from store import complaints, policy, queries, referrals, substance
from store.clock import DAY, HOUR, local_day
from store.errors import Invalid
from store.models import Answer, Complaint
from store.substance import Doubtful
from tests.support.city import City

NOTHING = [
    "Akan kami tindak lanjuti.",
    "AKAN KAMI TINDAK LANJUTI!!!",
    "akan ditindaklanjuti",
    "akan segera kami tindak-lanjuti, terima kasih",
    "akan\u200bkami tindak lanjuti",
    "akn kmi tl",
    "ＡＫＡＮ ditindaklanjuti",
    "sdh kami teruskan",
    "Laporan sudah kami teruskan ke bidang terkait.",
    "Sudah dikoordinasikan.",
    "Sdg diproses",
    "Dalam proses",
    "Masih dalam tahap koordinasi dgn pihak terkait",
    "Terima kasih atas laporannya. Akan kami proses.",
    "Kami akan menindaklanjuti laporan Bapak/Ibu dalam waktu dekat.",
    "Akan kami perbaiki.",
    "Segera diperbaiki",
    "Mohon bersabar",
    "We will follow up.",
    "Noted, thank you. It will be forwarded to the relevant department.",
    "ok",
    "-",
    "...",
    "123",
]
BARELY = ["Sudah.", "Akan kami tindak lanjuti besok.", "Akan dikerjakan Senin 5 Oktober di Jl. Saranani."]
ANSWERS = [
    "Sudah ditambal.",
    "Lubang ditutup 6 Oktober.",
    "Sudah selesai.",
    "Sudah ditambal dan akan kami pantau.",
    "Jalan akan aman karena lubang sudah ditutup.",
    "Petugas kami datang kemarin; kabel diganti.",
    "The hole was filled yesterday.",
]


def answer(city: City, number: str, text: str, day: str = "") -> str:
    now, kind, key = city.clock.now(), "interim" if day else "final", f"key-{text}"[:60]
    return referrals.answer(city.officer(), number, text, now=now, client_key=key, kind=kind, promise_day=day)


@pytest.mark.parametrize("text", NOTHING)
def test_a_final_answer_that_only_promises_or_passes_on_is_refused_with_what_to_write(text: str) -> None:
    assert "sementara" in substance.refusal(text, "final")
    assert substance.refusal(text, "interim") == "", "its day says when"


@pytest.mark.parametrize("text", BARELY)
def test_an_answer_with_nothing_done_but_a_day_a_place_or_a_bare_done_is_let_through_and_doubted(text: str) -> None:
    assert (substance.refusal(text, "final"), substance.doubtful(text, "final")) == ("", True)
    assert not substance.doubtful(text, "interim")


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_that_says_what_was_done_passes(text: str) -> None:
    assert (substance.refusal(text, "final"), substance.doubtful(text, "final")) == ("", False)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Sudah.", "final", ["dikerjakan", "singkat", "hari", "tempat"]),
        ("Lubang ditutup 6 Oktober 2026.", "final", ["singkat", "tempat"]),
        ("Lampu diganti petugas pada 05/10/2026 pukul 14.00 di Jl. Saranani nomor 12.", "final", []),
        ("Menunggu aspal dari gudang, dikerjakan Kamis di depan pasar lama.", "interim", []),
        ("Akan kami proses", "interim", ["singkat", "hari", "tempat"]),
    ],
)
def test_the_reviewer_is_told_what_an_answer_lacks(text: str, kind: str, told: list[str]) -> None:
    found = substance.hints(text, kind)
    assert [word for word, hint in zip(told, found, strict=True) if word not in hint] == []


def test_a_refused_answer_stops_no_clock_and_the_same_words_with_a_day_are_taken(city: City) -> None:
    number = city.forwarded()
    due = Complaint.get(Complaint.number == number).due_at
    with pytest.raises(Invalid):
        answer(city, number, "Akan kami tindak lanjuti.")
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.answers, seen.due_at) == ("forwarded", [], due)
    day = local_day(city.clock.now() + 2 * DAY).isoformat()
    answer(city, number, "Akan kami tindak lanjuti.", day)
    referrals.accept(city.operator, [number], now=city.clock.now())
    assert queries.get(city.operator, number).state == "in_progress", "the promise has a clock"


def test_a_bare_done_is_accepted_only_with_a_second_yes_that_stands_in_the_timeline(city: City) -> None:
    number, whole = city.forwarded(), city.answered()
    answer(city, number, "Sudah.")
    with pytest.raises(Doubtful, match=number):
        referrals.accept(city.operator, [whole, number], now=city.clock.now())
    assert queries.get(city.operator, whole).state == "answered", "all or none"
    with pytest.raises(Doubtful):
        referrals.accept(city.operator, [number], now=city.clock.now(), despite="  ")
    why = "Saya lihat sendiri lubangnya tertutup."
    referrals.accept(city.operator, [whole, number], now=city.clock.advance(HOUR), despite=why)
    told = {one: queries.history(city.operator, one)[-1] for one in (whole, number)}
    assert [told[one].kind for one in (whole, number)] == ["accepted", "accepted"]
    assert (told[number].data["reason"], "reason" in told[whole].data) == (why, False)


def test_an_empty_answer_from_before_the_gate_does_not_close_a_complaint_unnoticed(city: City) -> None:
    number = city.answered()
    Answer.update(body="Akan kami tindak lanjuti").execute()
    with pytest.raises(Doubtful):
        complaints.accept(city.operator, [number], now=city.clock.now())
    complaints.undo(city.operator, _accepted(city, number), now=city.clock.now() + policy.HOURS["reply"][0])
    assert queries.get(city.operator, number).state == "answered"


def _accepted(city: City, number: str) -> str:
    return complaints.accept(city.operator, [number], now=city.clock.now(), despite="Dijelaskan lewat telepon.")[0]
