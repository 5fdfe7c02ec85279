"""What offices really type and what really breaks: a sentence, a visible task where a person must act, nothing lost."""

import pytest

from commands import checkup
from store import control, officers, outbox, settling
from store.actors import SYSTEM
from store.errors import Invalid
from store.models import Message
from store.settings import load
from tests.escalation.house import House
from tests.escalation.updates import body, text


@pytest.mark.parametrize(
    "typed",
    [
        "0812 3456 7890 / 0813 4567 8901",
        "0812 3456 7890, 0813 4567 8901",
        "081234567890 081345678901",
        "0812 3456 7890 (WA) 0401 3121",
        "0401 312 1234",
        "021-5551234",
        "112",
        "+1 202 555 0143",
        "wa.me/6281234567890",
        "0812-3456-789O",
    ],
)
def test_two_numbers_in_one_cell_a_landline_and_letters_are_refused_with_how_to_write_it(
    house: House, typed: str
) -> None:
    with pytest.raises(Invalid, match="0812 3456 7890"):
        officers.add(house.city.operator, "PUPR", "Budi", phone=typed, now=house.clock.now())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0811 2345 678/0812 3456 789", "beberapa nomor"),
        ("0811-2345-6780 / 0812-3456-7890", "beberapa nomor"),
        ("081123456780; 081234567890", "beberapa nomor"),
        ("0811 2345 6780\n0812 3456 7890", "beberapa nomor"),
        ("0811 2345 6780 atau 0812 3456 7890", "beberapa nomor"),
        ("081123456780 081234567890", "beberapa nomor"),
        ("0401 312 1234", "telepon kabel"),
        ("+1 202 555 0143", "negara lain"),
        ("00812 3456 7890", "negara lain"),
        ("0811 234 567A", "bukan nomor telepon"),
        ("0809 1 234 567", "bukan nomor seluler"),
    ],
)
def test_each_kind_of_wrong_number_has_its_own_sentence_in_one_line(house: House, typed: str, told: str) -> None:
    with pytest.raises(Invalid, match=told) as refused:
        officers.add(house.city.operator, "PUPR", "Budi", phone=typed, now=house.clock.now())
    assert "\n" not in str(refused.value)


def test_a_leading_00_is_a_plus(house: House) -> None:
    made = officers.add(house.city.operator, "PUPR", "Budi", phone="0062 812 3456 7890", now=house.clock.now())
    assert made.phone == "+6281234567890"


def test_an_officer_without_a_number_is_a_task_that_names_the_officer(house: House) -> None:
    officers.add(house.city.operator, "PUPR", "Budi Tanpa Nomor", now=house.clock.now())
    number = house.city.forwarded()
    house.hours_later(25)
    house.sweep()
    tasks = outbox.find(house.city.operator, outbox.MessageFilter(open_tasks=True))
    assert [(one.to, one.complaints) for one in tasks] == [("Budi Tanpa Nomor", (number,))]


def test_a_token_that_ends_in_the_middle_costs_no_try_and_says_so_and_the_rest_goes_out_later(house: House) -> None:
    for agency in ("PUPR", "RSUD", "DLHK"):
        house.city.forwarded(f"Lubang {agency}", agency)
    house.hours_later(25)
    house.simulator.faults.add({"kind": "error", "code": 190, "status": 401, "times": 0, "phone": "628114000001"})
    house.sweep()
    found = {one.agency: one for one in outbox.find(house.city.operator)}
    assert [found[code].state for code in ("PUPR", "RSUD", "DLHK")] == ["accepted", "queued", "queued"]
    assert control.switches(SYSTEM).channels["whatsapp"].alert
    assert outbox.find(house.city.operator, outbox.MessageFilter(open_tasks=True)) == []
    waiting = [row for row in Message.select() if row.state == "queued"]
    assert [settling.spent(row, "whatsapp") for row in waiting] == [0, 0], "no try of twelve is spent on a token"
    house.hours_later(1)
    house.sweep()
    house.simulator.faults.clear()
    house.hours_later(1)
    house.sweep()
    assert {one.state for one in outbox.find(house.city.operator)} == {"accepted"}
    assert [len(house.shown(code)) for code in ("PUPR", "RSUD", "DLHK")] == [1, 1, 1], "each phone showed it once"
    assert {one.repeats for one in outbox.find(house.city.operator)} == {0}
    assert not control.switches(SYSTEM).channels["whatsapp"].alert


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"[]", b"null", b'{"entry": 5}', b'{"entry": [{"changes": "x"}]}'])
def test_a_body_that_says_nothing_stops_nothing(house: House, raw: bytes) -> None:
    outbox.receive(raw, house.clock.now())
    outbox.receive(body({"messages": [text("halo")]}), house.clock.now())
    assert outbox.process_pending(house.clock.now(), "secret") == 2
    assert len(outbox.orphans(house.city.operator)) == 1


def test_a_body_of_20_mb_is_not_stored(house: House) -> None:
    with pytest.raises(Invalid):
        outbox.receive(b"x" * 20_000_000, house.clock.now())
    assert outbox.process_pending(house.clock.now(), "secret") == 0


def test_the_doctor_names_whom_nobody_reaches_what_meta_holds_and_the_gateway(house: House) -> None:
    from store import notices
    from store.models import Officer
    from store.webhook import Notice

    assert [checkup._officers(0).hint, checkup._notices(0).ok] == [False, True]
    Officer.update(unreachable_at=house.clock.now(), unreachable_why="131026").where(
        Officer.name == "Petugas PUPR"
    ).execute()
    notices.seen([Notice("number", "FLAGGED")], house.clock.now())
    assert "PUPR Petugas PUPR" in checkup._officers(0).detail
    assert (checkup._notices(0).ok, checkup._notices(0).detail) == (False, "nomor: FLAGGED")
    found = checkup._channel(load({"EHUMAS_GATEWAY_URL": "https://g.example/send"}))
    assert found.hint
    assert "nomor" in found.to_do
