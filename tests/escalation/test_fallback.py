"""When WhatsApp does not bring it: e-mail, then a person; one duty one escalation, and no copy that nobody counted."""

from collections.abc import Iterator

import pytest

from escalation.email import Email
from escalation.mail import Server
from escalation.sender import Sender
from store import control, database, events, officers, outbox, policy, queries, referrals
from store.actors import SYSTEM
from store.backoff import RESOLVE
from store.clock import HOUR, MINUTE
from store.models import Attempt, Complaint, Event, Message, Officer
from store.settling import RECEIPT_LIMIT
from tests.escalation import updates
from tests.escalation.house import BUTTON_SECRET, House
from tests.support.mailbox import Mailbox, mailbox

ADDRESS = "petugas@pupr.example"


@pytest.fixture
def box(house: House) -> Iterator[Mailbox]:
    """The house's engine also sends through a mailbox, and PUPR's officer has an address."""
    Officer.update(email=ADDRESS).where(Officer.id == officer().id).execute()
    with mailbox() as server:
        channel = Email(Server(server.url, "humas@kendari.example", 5.0))
        house.engine.others = [Sender(channel, house.clock, chance=lambda: 0.0)]
        yield server


def officer() -> Officer:
    found: Officer = Officer.get(Officer.name == "Petugas PUPR")
    return found


def overdue(house: House, code: int | None = None) -> str:
    """A complaint that is overdue since an hour and a sweep later; `code` is what WhatsApp says to its message."""
    number = house.city.forwarded()
    if code is not None:
        house.simulator.faults.add({"kind": "error", "code": code, "times": 1})
    house.hours_later(25)
    house.sweep()
    return number


def kinds(number: str) -> list[str]:
    query = Event.select().join(Complaint).where(Complaint.number == number).order_by(Event.id)
    return [row.kind for row in query]


def words(number: str) -> dict[str, object]:
    (entry,) = [one for one in queries.history(SYSTEM, number) if one.kind == "message_rerouted"]
    return dict(entry.data)


def answer(house: House, number: str) -> None:
    text = "Lubang sudah ditutup hari ini oleh regu pemeliharaan."
    referrals.answer(house.city.officer(), number, text, now=house.clock.now(), client_key=f"a-{number}")


@pytest.mark.parametrize("code", [131026, 131049, 132001, 132015, 131048])
def test_what_whatsapp_cannot_bring_goes_by_mail_in_the_same_sweep(house: House, box: Mailbox, code: int) -> None:
    number = overdue(house, code)
    assert len(box.letters) == 1
    view = house.message(number)
    assert (view.state, view.channel, view.attempts, view.repeats) == ("accepted", "email", 2, 0)
    assert view.recipient == "p•••@pupr.example"
    assert kinds(number).count("escalated") == kinds(number).count("message_rerouted") == 1
    assert "message_failed" not in kinds(number)
    said = words(number)
    assert (said["from"], said["to"], str(said["error"])[:6]) == ("whatsapp", "email", str(code))


def test_each_step_stands_in_the_detail(house: House, box: Mailbox) -> None:
    overdue(house, 131026)
    detail = outbox.get(house.city.operator, house.message().id)
    assert [(one.number, one.channel, one.result) for one in detail.attempts] == [
        (1, "whatsapp", "refused"),
        (2, "email", "accepted"),
    ]
    assert detail.attempts[1].detail.startswith("<ehumas.")


def test_an_address_that_fails_too_ends_with_a_person_who_gets_the_number(house: House, box: Mailbox) -> None:
    box.says["RCPT"] = "550 5.1.1 unknown"
    number = overdue(house, 131026)
    view = house.message(number)
    assert (view.state, view.channel) == ("task", "call")
    assert outbox.callee(house.city.operator, view.id) == "0811-4000-000"
    assert kinds(number).count("message_failed") == kinds(number).count("message_rerouted") == 1


def test_without_mail_in_the_settings_a_person_telephones_at_once(house: House, box: Mailbox) -> None:
    house.engine.others = []
    number = overdue(house, 131026)
    assert (house.message(number).state, house.message(number).channel) == ("task", "call")
    assert box.letters == []


def test_what_waits_for_mail_is_telephoned_once_mail_is_switched_off(house: House, box: Mailbox) -> None:
    box.says["MAIL"] = "451 later"
    number = overdue(house, 131026)
    assert house.message(number).state in ("queued", "failed")
    house.engine.others = []
    house.sweep()
    view = house.message(number)
    assert (view.state, view.channel, view.last_error) == ("task", "call", "channel not set up")


def test_without_a_receipt_in_time_it_goes_by_mail_which_says_that_it_may_be_known(house: House, box: Mailbox) -> None:
    number = overdue(house)
    house.clock.advance(RECEIPT_LIMIT - MINUTE)
    house.sweep()
    assert (house.message(number).channel, box.letters) == ("whatsapp", [])
    house.clock.advance(2 * MINUTE)
    house.sweep()
    house.clock.set(policy.current(house.clock.now()).sending_time(house.clock.now()))
    house.sweep()
    view = house.message(number)
    assert (view.state, view.channel, view.repeats) == ("accepted", "email", 1)
    assert "dikirim ulang" in box.letters[0]
    assert words(number)["error"] == "no receipt in time"


def test_a_receipt_in_time_ends_the_waiting(house: House, box: Mailbox) -> None:
    overdue(house)
    house.receipts()
    house.clock.advance(RECEIPT_LIMIT + HOUR)
    house.sweep()
    assert (house.message().state, house.message().channel, box.letters) == ("delivered", "whatsapp", [])
    assert Message.get().fall_at is None


def test_a_tap_ends_the_waiting_too(house: House, box: Mailbox) -> None:
    overdue(house)
    house.simulator.postman.pump()
    Message.update(acknowledged_at=house.clock.now()).execute()
    house.clock.advance(RECEIPT_LIMIT + HOUR)
    house.sweep()
    assert (house.message().channel, Message.get().fall_at) == ("whatsapp", None)


def test_an_answer_that_is_sent_back_goes_on_waiting_for_the_receipt(house: House, box: Mailbox) -> None:
    number = overdue(house)
    answer(house, number)
    house.clock.advance(RECEIPT_LIMIT)
    house.sweep()
    assert (house.message(number).channel, box.letters) == ("whatsapp", [])
    referrals.send_back(house.city.operator, number, "Belum.", now=house.clock.now())
    house.clock.advance(HOUR)
    house.sweep()
    assert house.message(number).channel == "email"


def test_an_answer_that_is_accepted_ends_the_waiting_for_good(house: House, box: Mailbox) -> None:
    number = overdue(house)
    answer(house, number)
    referrals.accept(house.city.operator, [number], now=house.clock.now())
    house.clock.advance(RECEIPT_LIMIT)
    house.sweep()
    assert Message.select().where(Message.fall_at.is_null(False)).count() == 0
    assert box.letters == []


def test_an_answer_meanwhile_takes_a_mail_back_that_nobody_tried(house: House, box: Mailbox) -> None:
    number = overdue(house)
    answer(house, number)
    house.clock.advance(RECEIPT_LIMIT + HOUR)
    house.sweep()
    assert (house.message(number).state, box.letters) == ("accepted", [])


def test_an_answer_takes_back_a_mail_that_waits_for_the_morning(house: House, box: Mailbox) -> None:
    number = overdue(house)
    house.clock.advance(RECEIPT_LIMIT + MINUTE)
    house.sweep()
    assert (house.message(number).state, house.message(number).channel) == ("queued", "email")
    answer(house, number)
    house.days_later(1)
    house.sweep()
    assert (house.message(number).state, box.letters) == ("cancelled", [])


def test_an_answer_takes_back_the_telephone_call_and_a_sent_back_one_owes_it_again(house: House) -> None:
    number = overdue(house, 131026)
    answer(house, number)
    assert house.message(number).state == "cancelled"
    referrals.send_back(house.city.operator, number, "Belum jelas kapan.", now=house.clock.now())
    assert (house.message(number).state, house.message(number).channel) == ("task", "call")


def test_a_late_delivery_by_whatsapp_rises_above_the_mail(house: House, box: Mailbox) -> None:
    overdue(house)
    house.clock.advance(RECEIPT_LIMIT + MINUTE)
    house.sweep()
    house.receipts()
    view = house.message()
    assert (view.state, view.channel) == ("delivered", "whatsapp")
    house.days_later(1)
    house.sweep()
    assert box.letters == []


def test_a_late_sent_changes_nothing_for_a_message_that_left_whatsapp(house: House, box: Mailbox) -> None:
    overdue(house)
    row = Message.get()
    house.clock.advance(RECEIPT_LIMIT + MINUTE)
    house.sweep()
    outbox.receive(updates.body({"statuses": [updates.status("sent", row.provider_id)]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    assert (house.message().state, house.message().channel) == ("queued", "email")


def test_tries_used_up_on_whatsapp_go_on_by_mail(house: House, box: Mailbox) -> None:
    number = house.city.forwarded()
    house.simulator.faults.add({"kind": "timeout", "seconds": 0.01, "times": 0})
    house.engine.sender.channel.limit = 0.2  # type: ignore[attr-defined]  # the house's channel is the Cloud API
    house.hours_later(25)
    for _turn in range(6):
        house.sweep()
        control.resume_sending(house.city.operator, now=house.clock.now())
        house.clock.advance(RESOLVE + MINUTE)
    view = house.message(number)
    assert (view.state, view.channel) == ("accepted", "email")
    assert "dikirim ulang" in box.letters[0]


def test_nobody_knows_of_a_mail_whose_line_broke_and_its_repeat_is_counted(house: House, box: Mailbox) -> None:
    box.says["BODY"] = "hang up"
    number = overdue(house, 131026)
    assert (house.message(number).state, house.message(number).channel) == ("unknown", "email")
    box.says.clear()
    house.clock.advance(RESOLVE + MINUTE)
    house.sweep()
    assert (house.message(number).state, house.message(number).repeats, len(box.letters)) == ("accepted", 1, 2)


def test_an_officer_with_an_address_only_gets_mail_at_once_and_one_digest(house: House, box: Mailbox) -> None:
    Officer.update(phone="").where(Officer.id == officer().id).execute()
    house.sweep()
    house.city.forwarded()
    house.city.forwarded()
    house.hours_later(25)
    house.sweep()
    assert len(box.letters) == 1
    assert house.message().channel == "email"
    assert outbox.callee(house.city.operator, house.message().id) == ""


def test_an_officer_with_neither_becomes_a_task(house: House, box: Mailbox) -> None:
    Officer.update(phone="", email="").where(Officer.id == officer().id).execute()
    number = overdue(house)
    view = house.message(number)
    assert (view.state, view.channel, view.recipient) == ("task", "call", "")


def test_a_person_may_send_again_by_the_first_way_that_there_is(house: House, box: Mailbox) -> None:
    box.says["RCPT"] = "550 5.1.1 unknown"
    overdue(house, 131026)
    again = outbox.retry(house.city.operator, house.message().id, now=house.clock.now())
    assert (again.message.state, again.message.channel) == ("queued", "whatsapp")
    Officer.update(phone="").where(Officer.id == officer().id).execute()
    Message.update(state="task", channel="call", recipient="").execute()
    again = outbox.retry(house.city.operator, again.message.id, now=house.clock.now())
    assert (again.message.channel, Message.get().recipient) == ("email", ADDRESS)


def test_whoever_cannot_be_reached_is_marked_until_something_arrives(house: House) -> None:
    overdue(house, 131026)
    (lost,) = officers.not_reached(house.city.operator)
    assert lost.unreachable_at == house.clock.now()
    assert officers.unreachable(lost).startswith("belum terjangkau") or "131026" in officers.unreachable(lost)
    assert officers.find(house.city.officer(), agency="PUPR")[0].unreachable_why.startswith("131026")
    house.city.forwarded("Saluran tersumbat")
    house.hours_later(25)
    house.sweep()
    house.receipts()
    assert officers.not_reached(house.city.operator) == []
    assert officers.unreachable(officers.get(house.city.operator, officer().id)) == ""


@pytest.mark.parametrize("change", [{"phone": "0812 3456 7890"}, {"email": "baru@pupr.example"}])
def test_a_new_number_or_address_takes_the_mark_away(house: House, change: dict[str, str]) -> None:
    overdue(house, 131026)
    officers.edit(house.city.operator, officer().id, now=house.clock.now(), name="Petugas Lapangan")
    assert officers.not_reached(house.city.operator) != []
    officers.edit(house.city.operator, officer_id(), now=house.clock.now(), **change)
    assert officers.not_reached(house.city.operator) == []


def officer_id() -> int:
    return int(Officer.get(Officer.name == "Petugas Lapangan").id)


def test_two_schedulers_move_a_message_on_once(house: House, box: Mailbox) -> None:
    number = overdue(house)
    house.clock.advance(RECEIPT_LIMIT + MINUTE)
    late = [Message.get().id]
    from store import fallback

    assert [database.transact(lambda: fallback._no_receipt(late[0], house.clock.now())) for _ in range(2)] == [1, 0]
    assert [
        database.transact(lambda: fallback._no_channel(late[0], ("whatsapp",), house.clock.now())) for _ in range(2)
    ] == [1, 0]
    assert kinds(number).count("message_rerouted") == 1


def test_the_timeline_still_verifies(house: House, box: Mailbox) -> None:
    overdue(house, 131026)
    assert events.verify(SYSTEM).ok
    assert Attempt.select().count() == 2


def test_a_mail_of_unknown_fate_that_is_given_back_stays_of_unknown_fate(house: House, box: Mailbox) -> None:
    box.says["BODY"] = "hang up"
    overdue(house, 131026)
    house.clock.advance(RESOLVE + MINUTE)
    (claimed,) = outbox.claim("email", now=house.clock.now(), limit=1, new_token=lambda: "t")
    outbox.release(claimed)
    assert (house.message().state, house.message().channel) == ("unknown", "email")
