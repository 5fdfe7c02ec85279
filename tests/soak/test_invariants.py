"""The soak's own rules bite: what was acknowledged and is lost, doubled or written over is named."""

from pathlib import Path
from typing import Any

import pytest

from store import complaints, database, drafts
from store.i18n import _
from store.models import Event
from tests.soak import words
from tests.soak.invariants import logged, violations, weather
from tests.soak.ledger import Entry, Told, read
from tests.support.city import City


def told(*entries: tuple[str, dict[str, Any]], at: float = 100.0) -> Told:
    return Told(tuple(Entry("somebody", at, kind, facts) for kind, facts in entries))


def wrong(*entries: tuple[str, dict[str, Any]]) -> str:
    return "\n".join(violations(told(*entries), []))


ANSWER = "Lubang sudah ditutup hari ini oleh regu pemeliharaan."


@pytest.fixture
def number(city: City) -> str:
    """A complaint that was sent, noted, answered and accepted."""
    made = city.answered()
    complaints.note(city.operator, [made], "Sudah ditelepon.", now=city.clock.now())
    complaints.accept(city.operator, [made], now=city.clock.now())
    return made


def tried(what: str, number: str, text: str) -> tuple[str, dict[str, Any]]:
    return "tried", {"what": what, "number": number, "text": text}


def test_what_is_there_as_it_was_acknowledged_is_in_order(number: str) -> None:
    sent = {"key": "test-key-1", "number": number, "title": "Jalan berlubang"}
    assert not wrong(
        ("submitted", sent),
        tried("noted", number, "Sudah ditelepon."),
        ("noted", {"number": number, "text": "Sudah ditelepon."}),
        tried("answered", number, ANSWER),
        ("answered", {"number": number, "text": ANSWER}),
        ("forwarded", {"number": number, "agency": "PUPR"}),
        ("accepted", {"number": number}),
    )


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("submitted", {"key": "test-key-1", "title": "Lain"}),
        ("submitted", {"key": "another-key", "title": "Jalan berlubang"}),
        ("noted", {"text": "Tidak pernah."}),
        ("forwarded", {"agency": "RSUD"}),
        ("sent_back", {"text": "Tidak pernah."}),
        ("posted", {"digest": "0" * 64}),
        ("kept", {"text": "Tidak pernah."}),
        ("imported", {"marks": ["impor-1"]}),
        ("added", {"title": "Lain"}),
    ],
)
def test_what_was_acknowledged_and_is_not_there_is_named(number: str, kind: str, facts: dict[str, Any]) -> None:
    assert wrong((kind, {"number": number, **facts}))


def test_an_acknowledged_answer_that_is_not_there_is_named(number: str) -> None:
    assert wrong(tried("answered", number, "Lain."), ("answered", {"number": number, "text": "Lain."}))


def test_a_complaint_that_came_in_twice_is_named(city: City) -> None:
    city.complaint("Dua kali")
    city.complaint("Dua kali")
    assert "twice" in wrong(("tried", {"what": "submitted", "title": "Dua kali"}))


def test_words_that_were_said_once_and_are_there_twice_are_named(city: City) -> None:
    number = city.complaint()
    for minute in (0, 20):
        city.clock.advance(minute * 60_000)
        complaints.note(city.operator, [number], "Sekali saja.", now=city.clock.now())
    assert "2 times" in wrong(tried("noted", number, "Sekali saja."))


def test_a_text_under_way_is_in_the_form_or_was_sent(city: City) -> None:
    number = city.forwarded()
    drafts.keep(city.officer(), f"answer:{number}", "Baru separuh", now=city.clock.now())
    assert not wrong(("kept", {"text": "Baru separuh"}))


def test_an_answer_that_two_people_judged_is_named(city: City, number: str) -> None:
    accepted = Event.get(Event.kind == "accepted")
    values = {name: getattr(accepted, name) for name in ("at", "role", "kind", "data")}
    database.transact(
        lambda: Event.insert(**values, complaint=accepted.complaint_id, prev=accepted.hash, hash="again").execute()
    )
    said = wrong()
    assert "judged twice" in said
    assert "began in answered" in said
    assert "chain breaks" in said


def test_silence_of_the_database_is_excused_only_near_a_fault() -> None:
    fault = Entry("fate", 90.0, "fault", {"what": "postgresql fast", "began": 85.0, "ended": 92.0})
    away = Entry("somebody", 100.0, "unavailable", {"what": "page"})
    late = Entry("somebody", 103.0, "unavailable", {"what": "page"})
    assert not _weather(fault, away)
    assert "fair weather" in _weather(fault, late)
    assert "fair weather" in _weather(Entry("fate", 10.0, "pulse", {"age": 31.0}))


def _weather(*entries: Entry) -> str:
    return "\n".join(weather(Told(entries)))


@pytest.mark.parametrize("kind", ["busy", "broken", "died", "odd", "stuck"])
def test_what_nobody_may_be_shown_is_never_excused(kind: str) -> None:
    fault = Entry("fate", 90.0, "fault", {"what": "kill portal", "began": 90.0, "ended": 90.0})
    assert kind in _weather(fault, Entry("somebody", 91.0, kind, {}))


def test_a_traceback_in_a_log_is_named_by_its_last_line(tmp_path: Path) -> None:
    log = tmp_path / "portal.log"
    log.write_text('Traceback (most recent call last):\n  File "x"\nValueError: no\nordinary\n')
    assert list(logged([log])) == ["portal.log, 1 times: ValueError: no"]


def test_every_sentence_that_a_soak_looks_for_is_one_of_the_catalogue() -> None:
    every = words.CONFLICTS + words.REFUSALS + words.SILENCES + words.FALLEN + words.BUSY + words.BROKEN + (words.BACK,)
    assert [msgid for msgid in every if msgid not in words.RAW and _(msgid) == msgid] == []


def test_a_sentence_is_known_on_a_screen_whatever_stands_in_its_gaps_and_where_it_is_cut() -> None:
    said = "  Pengaduan 26-0001-5 diubah oleh Humas1 pada 10.31. Lihat kembali; tul"
    assert words.found(said, words.CONFLICTS)
    assert not words.found("Pengaduan 26-0001-5", words.CONFLICTS)


def test_a_ledger_is_read_in_the_order_of_time(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('[2.0, "read", {}]\n')
    (tmp_path / "a.jsonl").write_text('[1.0, "noted", {"number": "1"}]\n[3.0, "read", {}]\n')
    found = read(tmp_path)
    assert [(entry.who, entry.kind) for entry in found.entries] == [("a", "noted"), ("b", "read"), ("a", "read")]
