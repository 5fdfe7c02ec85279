"""What an officer does with a reminder: a tap acknowledges, a text lands on the complaint, nothing is lost."""

from typing import Any

import pytest

from store import buttons, outbox, queries
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Event, Officer, Receipt
from tests.escalation.house import BUTTON_SECRET, House
from tests.escalation.updates import PHONE, body, button, incoming, text


@pytest.fixture
def number(house: House) -> str:
    """A complaint whose reminder reached the officer."""
    made = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    return made


def post(house: House, *messages: dict[str, Any]) -> None:
    outbox.receive(body({"messages": list(messages)}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)


def said(house: House, number: str) -> list[str]:
    return [reply.detail for reply in outbox.replies(house.city.operator, number)]


def kinds(house: House, number: str) -> list[str]:
    return [entry.kind for entry in queries.history(house.city.operator, number)]


def test_a_tap_on_the_phone_acknowledges_the_reminder(house: House, number: str) -> None:
    house.simulator.tap(house.shown()[0].id, 0)
    house.receipts()
    message = house.message(number)
    assert message.acknowledged_at is not None
    assert message.state == "read"
    entry = queries.history(house.city.operator, number)[-1]
    assert (entry.kind, entry.data["action"]) == ("acknowledged", "ack")


def test_read_alone_is_no_acknowledgement(house: House, number: str) -> None:
    house.simulator.read(house.shown()[0].id)
    house.receipts()
    assert (house.message(number).state, house.message(number).acknowledged_at) == ("read", None)


def test_a_tap_needs_no_context_and_counts_once(house: House, number: str) -> None:
    payload = buttons.payload(1, "ack", BUTTON_SECRET)
    post(house, button(payload, "wamid.T1"), button(payload, "wamid.T2"), button(payload, "wamid.T1"))
    assert kinds(house, number).count("acknowledged") == 1
    assert Receipt.select().where(Receipt.status == "tapped").count() == 2


def test_a_tap_inside_the_window_counts_as_well(house: House, number: str) -> None:
    payload = buttons.payload(1, "ack", BUTTON_SECRET)
    post(house, incoming("interactive", {"type": "button_reply", "button_reply": {"id": payload, "title": "Ya"}}))
    assert house.message(number).acknowledged_at is not None


def test_both_buttons_tapped_are_two_entries_and_the_first_time_stands(house: House, number: str) -> None:
    post(house, button(buttons.payload(1, "not_ours", BUTTON_SECRET), "wamid.T1"))
    first = house.message(number).acknowledged_at
    later = button(buttons.payload(1, "ack", BUTTON_SECRET), "wamid.T2") | {"timestamp": "1791400000"}
    post(house, later)
    history = queries.history(house.city.operator, number)
    assert [one.data["action"] for one in history if one.kind == "acknowledged"] == ["not_ours", "ack"]
    assert house.message(number).acknowledged_at == first


@pytest.mark.parametrize(
    ("payload", "sender"),
    [
        (buttons.payload(1, "ack", "another secret"), PHONE),
        (buttons.payload(1, "ack", BUTTON_SECRET), "628990000000"),
        (buttons.payload(99, "ack", BUTTON_SECRET), PHONE),
        ("1.ack", PHONE),
        ("1.unknown_action.0000000000000000", PHONE),
    ],
)
def test_a_tap_that_we_did_not_sign_or_that_comes_from_another_phone_waits_for_a_person(
    house: House, number: str, payload: str, sender: str
) -> None:
    post(house, button(payload, sender=sender))
    assert house.message(number).acknowledged_at is None
    assert len(outbox.orphans(house.city.operator)) == 1


def test_a_phone_that_hides_its_number_may_tap(house: House, number: str) -> None:
    post(house, button(buttons.payload(1, "ack", BUTTON_SECRET), sender=""))
    assert house.message(number).acknowledged_at is not None


def test_a_text_that_answers_the_reminder_lands_on_its_complaint(house: House, number: str) -> None:
    house.simulator.reply("", "Regu kami turun besok pagi.", house.shown()[0].id)
    house.receipts()
    assert said(house, number) == ["Regu kami turun besok pagi."]
    entry = queries.history(house.city.operator, number)[-1]
    assert (entry.kind, entry.data["text"]) == ("officer_replied", "Regu kami turun besok pagi.")


def test_a_text_without_context_lands_on_the_complaint_whose_number_it_names(house: House, number: str) -> None:
    house.simulator.reply(PHONE, f"aduan {number.replace('-', ' ')} sudah kami cek")
    house.receipts()
    assert len(said(house, number)) == 1


def test_a_text_to_a_digest_lands_on_the_complaint_it_names_and_without_a_number_on_all(house: House) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(2)]
    house.hours_later(24)
    house.sweep()
    bubble = house.shown()[0].id
    post(house, text(f"{numbers[0]} selesai", "wamid.A", context=bubble), text("Siap", "wamid.B", context=bubble))
    assert said(house, numbers[0]) == [f"{numbers[0]} selesai", "Siap"]
    assert said(house, numbers[1]) == ["Siap"]


def test_a_text_that_answers_an_older_copy_finds_the_complaint_by_its_receipts(house: House, number: str) -> None:
    from store.models import Message

    house.receipts()
    Message.update(provider_id="wamid.NEWER").execute()
    post(house, text("Siap", context=house.shown()[0].id))
    assert said(house, number) == ["Siap"]


@pytest.mark.parametrize(
    ("words", "sender"),
    [
        ("Selamat pagi", PHONE),
        ("{number} mana jawabannya", "628990000000"),
        ("26-9999-9 sudah", PHONE),
        ("26-0001-1 salah ketik", PHONE),
        ("{number} dari nomor tersembunyi", ""),
    ],
)
def test_a_text_that_nobody_can_place_waits_visible_and_a_person_places_it(
    house: House, number: str, words: str, sender: str
) -> None:
    post(house, text(words.format(number=number), sender=sender))
    (orphan,) = outbox.orphans(house.city.operator)
    assert said(house, number) == []
    outbox.adopt(house.city.operator, orphan.id, number, now=house.clock.now())
    assert said(house, number) == [orphan.text]
    entry = queries.history(house.city.operator, number)[-1]
    assert (entry.kind, entry.actor_name) == ("officer_replied", "Operator Humas")
    assert outbox.orphans(house.city.operator) == []
    with pytest.raises(Conflict):
        outbox.adopt(house.city.operator, orphan.id, number, now=house.clock.now())


def test_an_officer_who_left_the_agency_places_nothing_by_number(house: House, number: str) -> None:
    Officer.update(active=False).execute()
    post(house, text(f"{number} selesai"))
    assert len(outbox.orphans(house.city.operator)) == 1


def test_an_officer_cannot_write_on_a_complaint_that_is_with_no_agency(house: House) -> None:
    free = house.city.complaint()
    post(house, text(f"{free} selesai"))
    assert said(house, free) == []


@pytest.mark.parametrize(
    ("kind", "part", "shown"),
    [
        ("image", {"caption": "Sudah ditambal", "id": "1"}, "[image] Sudah ditambal"),
        ("audio", {"id": "1"}, "[audio]"),
        ("reaction", {"message_id": "", "emoji": "👍"}, "[reaction] 👍"),
        ("location", {"latitude": 1, "longitude": 2}, "[location]"),
        ("contacts", [{"name": {}}], "[contacts]"),
        ("unsupported", {"type": "edit"}, "[unsupported]"),
        ("system", {"body": "changed number"}, "[system] changed number"),
        ("interactive", {"type": "list_reply", "list_reply": {"id": "1"}}, "[interactive]"),
    ],
)
def test_what_is_no_text_is_named_and_lands_where_it_belongs(
    house: House, number: str, kind: str, part: Any, shown: str
) -> None:
    post(house, incoming(kind, part, context=house.shown()[0].id))
    assert said(house, number) == [shown]


def test_a_reaction_belongs_to_the_message_it_reacts_to(house: House, number: str) -> None:
    post(house, incoming("reaction", {"message_id": house.shown()[0].id, "emoji": "👍"}))
    assert said(house, number) == ["[reaction] 👍"]


def test_the_same_text_delivered_twice_stands_once(house: House, number: str) -> None:
    answer = text("Siap", context=house.shown()[0].id)
    post(house, answer)
    post(house, answer)
    assert kinds(house, number).count("officer_replied") == 1


def test_hidden_characters_of_a_reply_do_not_get_in(house: House, number: str) -> None:
    post(house, text("Siap\x00\x1b[2J\u202e dikerjakan", context=house.shown()[0].id))
    assert said(house, number) == ["Siap[2J dikerjakan"]


def test_a_note_of_a_call_needs_words_and_a_task(house: House, number: str) -> None:
    with pytest.raises(Conflict):
        outbox.phoned(house.city.operator, 1, "Sudah.", now=house.clock.now())
    with pytest.raises(Invalid):
        outbox.phoned(house.city.operator, 1, " ", now=house.clock.now())
    assert Event.select().where(Event.kind == "message_phoned").count() == 0
    assert number


def test_what_is_on_its_way_or_does_not_exist_cannot_be_sent_again(house: House, number: str) -> None:
    with pytest.raises(Conflict):
        outbox.retry(house.city.operator, 1, now=house.clock.now())
    for work in (outbox.get, outbox.callee):
        with pytest.raises(NotFound):
            work(house.city.operator, 99)
    with pytest.raises(NotFound):
        outbox.retry(house.city.operator, 99, now=house.clock.now())
    with pytest.raises(NotFound):
        outbox.adopt(house.city.operator, 99, number, now=house.clock.now())


def test_only_humas_touches_messages_and_an_agency_does_not_even_see_them(house: House, number: str) -> None:
    officer, viewer = house.city.officer(), house.city.viewer
    for look in (outbox.find, outbox.orphans, outbox.counts):
        with pytest.raises(NotAllowed):
            look(officer)
    with pytest.raises(NotAllowed):
        outbox.for_complaint(officer, number)
    with pytest.raises(NotAllowed):
        outbox.get(officer, 1)
    with pytest.raises(NotAllowed):
        outbox.retry(viewer, 1, now=house.clock.now())
    with pytest.raises(NotAllowed):
        outbox.phoned(viewer, 1, "Sudah.", now=house.clock.now())
    with pytest.raises(NotAllowed):
        outbox.callee(viewer, 1)
    assert outbox.find(viewer)[0].complaints == (number,)
