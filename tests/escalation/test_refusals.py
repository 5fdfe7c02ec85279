"""“Bukan wewenang kami”: one tap, or exactly these words, gives the complaint back to Humas, once, while it stands."""

import pytest

from store import buttons, complaints, events, outbox, queries, referrals, undo
from store.actors import SYSTEM
from store.models import Message, Officer
from tests.escalation.house import BUTTON_SECRET, House
from tests.escalation.updates import PHONE, body, button, text

WORDS = "Bukan wewenang kami"


@pytest.fixture
def number(house: House) -> str:
    """A complaint whose reminder the officer of PUPR has on the phone."""
    made = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    return made


def post(house: House, *messages: dict[str, object]) -> None:
    outbox.receive(body(*({"messages": [one]} for one in messages)), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)


def tap(wamid: str = "wamid.TAP", sender: str = PHONE, message: int = 1) -> dict[str, object]:
    return button(buttons.payload(message, "not_ours", BUTTON_SECRET), wamid, sender)


def state(house: House, number: str) -> str:
    return queries.get(house.city.operator, number).state


def kinds(house: House, number: str) -> list[str]:
    return [entry.kind for entry in queries.history(house.city.operator, number)]


def test_a_tap_gives_it_back_in_the_officers_name(house: House, number: str) -> None:
    house.simulator.tap(house.shown()[0].id, 1)
    house.receipts()
    assert state(house, number) == "returned"
    entry = queries.history(house.city.operator, number)[-1]
    assert (entry.kind, entry.role, entry.data["agency"]) == ("returned", "system", "PUPR")
    assert WORDS in str(entry.data["reason"])
    assert "Petugas PUPR" in str(entry.data["reason"])
    assert kinds(house, number)[-2:] == ["acknowledged", "returned"]
    assert events.verify(SYSTEM).ok


@pytest.mark.parametrize("said", [WORDS, "bukan WEWENANG  kami.", " “Bukan wewenang kami!” "])
def test_exactly_these_words_in_answer_do_the_same(house: House, number: str, said: str) -> None:
    post(house, text(said, context=house.shown()[0].id))
    assert state(house, number) == "returned"
    assert kinds(house, number)[-2:] == ["officer_replied", "returned"]


@pytest.mark.parametrize("said", ["Ini bukan wewenang kami, coba DLHK", "kami", "Bukan"])
def test_other_words_are_the_draft_of_an_answer(house: House, number: str, said: str) -> None:
    post(house, text(said, context=house.shown()[0].id))
    assert (state(house, number), kinds(house, number)[-1]) == ("forwarded", "officer_replied")


def test_twice_said_is_once_returned(house: House, number: str) -> None:
    post(house, tap("wamid.A"), tap("wamid.B"), text(WORDS, "wamid.C", context=house.shown()[0].id))
    assert kinds(house, number).count("returned") == 1


def test_a_tap_on_an_old_message_moves_nothing_that_went_on(house: House, number: str) -> None:
    referrals.return_(house.city.officer(), number, "Jalan provinsi.", now=house.clock.now())
    complaints.forward(house.city.operator, [number], "PUPR", now=house.clock.now() + 1)
    post(house, tap())
    assert state(house, number) == "forwarded"
    assert kinds(house, number)[-1] == "acknowledged"


def test_a_tap_after_the_answer_moves_nothing(house: House, number: str) -> None:
    words = "Lubang sudah ditutup hari ini oleh regu pemeliharaan."
    referrals.answer(house.city.officer(), number, words, now=house.clock.now(), client_key="a")
    post(house, tap())
    assert state(house, number) == "answered"


def test_another_agency_now_keeps_what_it_got(house: House, number: str) -> None:
    complaints.forward(house.city.operator, [number], "DLHK", now=house.clock.now())
    post(house, tap())
    assert (state(house, number), kinds(house, number)[-1]) == ("forwarded", "acknowledged")


def test_an_officer_who_left_returns_nothing(house: House, number: str) -> None:
    Officer.update(active=False).execute()
    post(house, tap(), text(WORDS, "wamid.T", context=house.shown()[0].id))
    assert state(house, number) == "forwarded"


def test_a_phone_that_hides_its_number_may_give_back_what_it_was_told_of(house: House, number: str) -> None:
    post(house, tap(sender=""))
    assert state(house, number) == "returned"
    assert "Petugas PUPR" in str(queries.history(house.city.operator, number)[-1].data["reason"])


def test_a_message_to_nobody_in_particular_names_nobody(house: House, number: str) -> None:
    Message.update(officer=None).execute()
    post(house, tap(sender=""))
    assert "(–)" in str(queries.history(house.city.operator, number)[-1].data["reason"])


def test_a_supervisors_phone_returns_nothing(house: House, number: str) -> None:
    Message.update(kind="supervisor").execute()
    post(house, tap())
    assert state(house, number) == "forwarded"


def test_a_message_about_several_waits_for_a_person_who_sees_whose_words_it_is(house: House) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(2)]
    house.hours_later(24)
    house.sweep()
    post(house, text(WORDS, "wamid.A", context=house.shown()[0].id))
    assert [state(house, one) for one in numbers] == ["forwarded", "forwarded"]
    (orphan,) = outbox.orphans(house.city.operator)
    assert orphan.text == WORDS
    post(house, text(WORDS, "wamid.B", context=house.shown()[0].id))
    assert len(outbox.orphans(house.city.operator)) == 1
    outbox.adopt(house.city.operator, orphan.id, numbers[1], now=house.clock.now())
    assert kinds(house, numbers[1])[-1] == "officer_replied"
    assert outbox.orphans(house.city.operator) == []


def test_a_tap_on_what_became_a_digest_acknowledges_and_waits(house: House) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(2)]
    house.hours_later(24)
    house.sweep()
    post(house, tap())
    (orphan,) = outbox.orphans(house.city.operator)
    assert orphan.text == WORDS
    assert [kinds(house, one)[-1] for one in numbers] == ["acknowledged", "acknowledged"]
    outbox.adopt(house.city.operator, orphan.id, numbers[0], now=house.clock.now())
    assert queries.history(house.city.operator, numbers[0])[-1].data["text"] == WORDS


def test_of_several_that_are_all_answered_nothing_waits(house: House) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(2)]
    house.hours_later(24)
    house.sweep()
    for one in numbers:
        referrals.return_(house.city.officer(), one, "Jalan provinsi.", now=house.clock.now())
    post(house, text(WORDS, context=house.shown()[0].id))
    assert outbox.orphans(house.city.operator) == []


def test_the_supervisor_may_take_it_back_at_once(house: House, number: str) -> None:
    post(house, tap())
    undo.undo(house.city.supervisor, number, now=house.clock.now())
    assert state(house, number) == "forwarded"
