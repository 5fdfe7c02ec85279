"""Receipts come twice, late, in any order and for unknown messages; states only rise."""

from itertools import permutations
from typing import Any

import pytest

from store import control, outbox, webhook
from store.clock import SECOND
from store.models import Attempt, Inbound, Message, Receipt
from tests.escalation.house import BUTTON_SECRET, House
from tests.escalation.updates import body, failed, status, text


def accepted(house: House) -> tuple[str, str]:
    """A reminder that the provider accepted: the complaint's number, and the provider's name of the message."""
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    return number, house.shown()[0].id


def post(house: House, *statuses: dict[str, Any]) -> None:
    for one in statuses:
        outbox.receive(body({"statuses": [one]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)


@pytest.mark.parametrize("order", list(permutations(["sent", "delivered", "read"])))
def test_in_whatever_order_they_come_the_highest_stands(house: House, order: tuple[str, ...]) -> None:
    number, wamid = accepted(house)
    post(house, *(status(name, wamid) for name in order))
    assert house.message(number).state == "read"


def test_a_late_sent_never_downgrades(house: House) -> None:
    number, wamid = accepted(house)
    post(house, status("delivered", wamid, 1_791_300_000))
    post(house, status("sent", wamid, 1_791_200_000))
    message = house.message(number)
    assert (message.state, message.sent_at, message.delivered_at) == ("delivered", 1_791_200_000_000, 1_791_300_000_000)


def test_the_same_receipt_twice_is_kept_once(house: House) -> None:
    _number, wamid = accepted(house)
    post(house, status("sent", wamid), status("sent", wamid))
    assert (Receipt.select().count(), Inbound.select().count()) == (1, 2)


def test_a_receipt_that_comes_before_we_know_the_messages_name_is_matched_later(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    post(house, status("delivered", "wamid.SIM000001"), status("read", "wamid.SIM000001"))
    assert Receipt.get().message_id is None
    house.sweep()
    assert house.shown()[0].id == "wamid.SIM000001"
    assert house.message(number).state == "read"


def test_a_failure_that_comes_before_we_know_the_messages_name_counts_too(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    post(house, failed("wamid.SIM000001", 131026), status("played", "wamid.SIM000001"))
    house.sweep()
    assert house.message(number).state == "task"


def test_a_reply_that_comes_before_we_know_the_messages_name_finds_its_complaint_later(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    outbox.receive(body({"messages": [text("Besok dikerjakan", context="wamid.SIM000001")]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    assert len(outbox.orphans(house.city.operator)) == 1
    house.sweep()
    assert [reply.detail for reply in outbox.replies(house.city.operator, number)] == ["Besok dikerjakan"]
    assert outbox.orphans(house.city.operator) == []


def test_a_receipt_for_an_unknown_message_changes_nothing(house: House) -> None:
    number, _wamid = accepted(house)
    post(house, status("read", "wamid.SOMEBODY"), status("read", "wamid.OTHER", biz_opaque_callback_data="77:1"))
    post(house, status("read", "wamid.THIRD", biz_opaque_callback_data="no reference of ours"))
    assert house.message(number).state == "accepted"


def test_the_echo_alone_names_the_message(house: House) -> None:
    number, _wamid = accepted(house)
    Message.update(provider_id="").execute()
    post(house, status("delivered", "wamid.NEW", biz_opaque_callback_data="1:1"))
    assert house.message(number).state == "delivered"
    assert Message.get().provider_id == "wamid.NEW"


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (131026, "task"),
        (131049, "task"),
        (132015, "task"),
        (131048, "task"),
        (131047, "failed"),
        (131000, "failed"),
        (131056, "failed"),
        (130429, "failed"),
        (100, "dead"),
        (424242, "dead"),
    ],
)
def test_a_message_that_fails_after_it_was_accepted_goes_where_the_table_says(
    house: House, code: int, state: str
) -> None:
    number, wamid = accepted(house)
    post(house, failed(wamid, code))
    message = house.message(number)
    assert (message.state, message.last_error) == (state, f"{code} Not delivered")


def test_a_failed_receipt_without_a_code_is_a_dead_message(house: House) -> None:
    number, wamid = accepted(house)
    post(house, status("failed", wamid))
    assert house.message(number).state == "dead"


def test_a_failure_after_it_was_delivered_is_old_news(house: House) -> None:
    number, wamid = accepted(house)
    post(house, status("delivered", wamid), failed(wamid, 131026))
    assert house.message(number).state == "delivered"


def test_a_sent_that_comes_after_the_failure_does_not_hide_it(house: House) -> None:
    number, wamid = accepted(house)
    post(house, failed(wamid, 131026), status("sent", wamid))
    assert house.message(number).state == "task"


def test_a_delivered_that_comes_after_the_failure_is_believed(house: House) -> None:
    number, wamid = accepted(house)
    post(house, failed(wamid, 131026), status("delivered", wamid))
    message = house.message(number)
    assert (message.state, message.channel) == ("delivered", "whatsapp")


def test_the_failure_of_an_older_copy_does_not_fail_the_newer_one(house: House) -> None:
    number, wamid = accepted(house)
    Attempt.create(message=1, number=2, token="t", started_at=1, result="accepted")
    Message.update(attempts=2, provider_id="wamid.SECOND").execute()
    post(house, failed(wamid, 131026, biz_opaque_callback_data="1:1"))
    assert house.message(number).state == "accepted"


def test_a_failure_by_the_account_rests_the_channel(house: House) -> None:
    _number, wamid = accepted(house)
    post(house, failed(wamid, 131042))
    assert control.channel("whatsapp").pause_until > house.clock.now()


def test_an_error_of_the_whole_account_rests_the_channel(house: House) -> None:
    accepted(house)
    outbox.receive(body({"errors": [{"code": 130429, "title": "Rate limit hit"}]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    state = control.channel("whatsapp")
    assert (state.code, state.pause_until) == (130429, house.clock.now() + int(1.1 * SECOND))


def test_an_error_of_the_account_that_asks_for_no_rest_is_only_kept(house: House) -> None:
    outbox.receive(body({"errors": [{"code": 131026}, {"title": "without a code"}]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    assert control.channel("whatsapp") == control.Channel()


def test_a_call_that_a_person_made_stays_done_whatever_comes_later(house: House) -> None:
    number, wamid = accepted(house)
    post(house, failed(wamid, 131026))
    outbox.phoned(house.city.operator, 1, "Sudah ditelepon.", now=house.clock.now())
    post(house, status("delivered", wamid))
    message = house.message(number)
    assert (message.state, message.delivered_at is not None) == ("done", True)


def test_a_batch_of_mixed_updates_in_any_order_all_counts(house: House) -> None:
    number, wamid = accepted(house)
    many = [status("delivered", f"wamid.X{place}") for place in range(300)]
    raw = body(
        {"statuses": [*many, status("read", wamid)], "messages": [text("Siap", context=wamid)]}, {"statuses": many}
    )
    outbox.receive(raw, house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    assert house.message(number).state == "read"
    assert Receipt.select().count() == 302


def test_a_body_that_cannot_be_read_is_kept_with_its_problem_and_stops_nobody(house: House) -> None:
    number, wamid = accepted(house)
    for raw in (
        b"",
        b"no json",
        b"[" * 50_000,
        b'"text"',
        b'{"entry": 7}',
        b'{"entry": [{"changes": [{"value": 7}]}]}',
        b"\xff\x00",
        body({"statuses": [{"id": 7}, 7]}),
    ):
        outbox.receive(raw, house.clock.now())
    post(house, status("read", wamid))
    assert house.message(number).state == "read"
    assert Inbound.select().where(Inbound.processed_at.is_null()).count() == 0
    assert {row.problem for row in Inbound.select()} == {"", "no JSON", "status: TypeError"}


@pytest.mark.parametrize("timestamp", ["0", "-5", "99999999999999", "soon", None])
def test_a_receipt_of_no_time_is_a_problem_and_no_receipt(house: House, timestamp: str | None) -> None:
    _number, wamid = accepted(house)
    post(house, status("read", wamid) | {"timestamp": timestamp})
    assert (Receipt.select().count(), Inbound.get().problem != "") == (0, True)


def test_a_body_is_worked_on_once(house: House) -> None:
    from store import inbound

    _number, wamid = accepted(house)
    key = outbox.receive(body({"statuses": [status("sent", wamid)]}), house.clock.now())
    assert outbox.process_pending(house.clock.now(), BUTTON_SECRET) == 1
    assert outbox.process_pending(house.clock.now(), BUTTON_SECRET) == 0
    inbound._work(key, house.clock.now() + 1, BUTTON_SECRET)
    assert Inbound.get_by_id(key).processed_at == house.clock.now()


def test_a_fault_of_ours_is_written_beside_the_body_and_the_next_one_counts(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import receipts

    number, wamid = accepted(house)
    whole = receipts.take

    def take(one: webhook.Status, *rest: int) -> None:
        if one.status == "sent":
            raise ZeroDivisionError
        whole(one, *rest)

    monkeypatch.setattr(receipts, "take", take)
    post(house, status("sent", wamid), status("delivered", wamid))
    assert house.message(number).state == "delivered"
    assert Inbound.get_by_id(1).problem == "ZeroDivisionError"


def test_a_busy_database_leaves_the_body_for_the_next_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from store import receipts
    from store.errors import Unavailable

    number, wamid = accepted(house)

    def busy(*_rest: object) -> None:
        raise Unavailable("busy")

    with monkeypatch.context() as patched:
        patched.setattr(receipts, "take", busy)
        with pytest.raises(Unavailable):
            post(house, status("read", wamid))
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    assert house.message(number).state == "read"


def test_a_body_larger_than_any_of_metas_is_refused(house: House) -> None:
    from store.errors import Invalid

    with pytest.raises(Invalid):
        outbox.receive(b" " * (webhook.MAX_BYTES + 1), house.clock.now())


def test_receipts_that_are_lost_doubled_reordered_or_bad_leave_the_truth(house: House) -> None:
    for kind, state in (("duplicate", "delivered"), ("reorder", "delivered"), ("lose", "accepted"), ("fail", "task")):
        house.simulator.faults.add({"kind": kind, "code": 131026})
        number = house.city.forwarded()
        house.hours_later(24)
        house.sweep()
        house.receipts()
        assert (kind, house.message(number).state) == (kind, state)
