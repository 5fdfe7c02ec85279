"""Messages on their way to a phone, over real HTTP: what the simulator does, what the outbox knows."""

from typing import Any

import pytest

from store import complaints, control, outbox, policy, referrals
from store.actors import SYSTEM
from store.backoff import ATTEMPTS, LEASE, REPEATS, RESOLVE
from store.clock import HOUR, MINUTE, SECOND, from_iso
from store.errors import Unavailable
from store.models import Attempt, Event, Message
from tests.escalation.house import BUTTON_SECRET, House, make_engine, row


def reminded(house: House, agency: str = "PUPR", **given: Any) -> str:
    """A complaint whose reminder is due now; nothing was swept yet."""
    number = house.city.forwarded(agency=agency, **given)
    house.hours_later(24)
    return number


def fault(house: House, kind: str, **given: Any) -> None:
    house.simulator.faults.add({"kind": kind, **given})


def test_a_reminder_reaches_the_phone_and_is_sent_delivered_and_read(house: House) -> None:
    number = reminded(house)
    assert house.sweep().calls == {"accepted": 1}
    (bubble,) = house.shown()
    assert number in bubble.text
    assert [button.text for button in bubble.buttons] == ["Kami tindak lanjuti", "Bukan wewenang kami"]
    assert house.message(number).state == "accepted"
    house.receipts()
    message = house.message(number)
    assert (message.state, message.read_at) == ("delivered", None)
    assert message.sent_at is not None
    assert message.delivered_at is not None
    house.simulator.read(bubble.id)
    house.receipts()
    assert house.message(number).state == "read"
    (attempt,) = outbox.get(house.city.operator, message.id).attempts
    assert (attempt.number, attempt.result) == (1, "accepted")
    assert [one.status for one in outbox.get(house.city.operator, message.id).receipts] == ["sent", "delivered", "read"]


def test_g18_no_message_shows_who_complained(house: House) -> None:
    reminded(house, privacy="secret", title="Pungutan oleh La Ode Badu")
    house.sweep()
    (bubble,) = house.shown()
    for hidden in ("Wa Ode", "0812340", "6281234", "Saranani", "La Ode"):
        assert hidden not in bubble.text
    assert "aduan rahasia" in bubble.text


def test_several_complaints_due_together_reach_an_officer_as_one_digest(house: House) -> None:
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(3)]
    house.hours_later(24)
    house.sweep()
    (bubble,) = house.shown()
    assert all(number in bubble.text for number in numbers)
    assert "Ada 3 aduan" in bubble.text
    assert house.message(numbers[0]).complaints == tuple(numbers)


def test_a_long_digest_names_whole_complaints_and_counts_the_rest(house: House) -> None:
    for place in range(30):
        house.city.forwarded(f"Lubang besar di jalan protokol nomor {place} dekat pasar")
    house.hours_later(24)
    house.sweep()
    (bubble,) = house.shown()
    assert "Ada 30 aduan" in bubble.text
    assert "lainnya" in bubble.text
    assert len(bubble.text) <= 1024


def test_a_complaint_answered_before_the_digest_goes_out_is_not_in_it(house: House) -> None:
    house.clock.set(from_iso("2026-10-05T22:00"))
    numbers = [house.city.forwarded(f"Lubang {place}") for place in range(2)]
    house.hours_later(24)
    house.sweep()
    referrals.answer(
        house.city.officer(), numbers[0], "Sudah ditutup tadi malam.", now=house.clock.now(), client_key="night-answer"
    )
    assert house.message(numbers[1]).text.count("26-") == 1
    house.hours_later(10)
    house.sweep()
    (bubble,) = house.shown()
    assert numbers[0] not in bubble.text
    assert numbers[1] in bubble.text


def test_g11_nothing_goes_out_at_night_and_it_all_goes_out_in_the_morning(house: House) -> None:
    house.clock.set(from_iso("2026-10-05T21:30"))
    house.city.forwarded()
    house.hours_later(24)
    assert house.sweep().fired[0].late_ms == 0
    assert house.message().next_at == from_iso("2026-10-07T07:00")
    assert house.shown() == []
    house.clock.set(from_iso("2026-10-07T06:59:59"))
    house.sweep()
    assert house.shown() == []
    house.clock.set(from_iso("2026-10-07T07:00"))
    house.sweep()
    assert len(house.shown()) == 1


def test_a_message_claimed_before_the_window_shut_does_not_go_out_after_it(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    policy.change(house.city.supervisor, now=house.clock.now(), window=(0, 60))
    assert outbox.begin(claimed, now=house.clock.now()) is None
    assert house.message().state == "queued"


def _claim(house: House, token: str = "mine", limit: int = 5) -> list[outbox.Claim]:
    from store import escalations

    escalations.fire_due(house.clock.now())
    return outbox.claim("whatsapp", now=house.clock.now(), limit=limit, new_token=lambda: token)


def test_a_message_taken_by_one_sender_is_not_given_to_another(house: House) -> None:
    reminded(house)
    assert len(_claim(house)) == 1
    assert _claim(house, "other") == []


def test_of_one_recipient_only_the_oldest_open_message_can_be_claimed(house: House) -> None:
    reminded(house)
    _claim(house)
    house.city.forwarded("Sampah")
    house.clock.advance(LEASE // 2)
    house.hours_later(23.99)
    outbox.reap(now=house.clock.now())
    claims = _claim(house)
    house.hours_later(1)
    _claim(house, "third")
    assert [claimed.message_id for claimed in claims] == [1]
    assert {one.state for one in Message.select().where(Message.id > 1)} == {"queued"}


def test_the_kill_switch_holds_what_was_claimed_and_what_was_not(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    control.stop_sending(house.city.operator, "Salah templat", now=house.clock.now())
    assert outbox.begin(claimed, now=house.clock.now()) is None
    assert house.sweep().calls == {}
    assert control.switches(SYSTEM).stop_reason == "Salah templat"
    control.resume_sending(house.city.operator, now=house.clock.now())
    assert house.sweep().calls == {"accepted": 1}


def test_an_answer_between_the_claim_and_the_call_keeps_the_message_back(house: House) -> None:
    number = reminded(house)
    (claimed,) = _claim(house)
    referrals.answer(
        house.city.officer(), number, "Sudah ditutup pagi ini.", now=house.clock.now(), client_key="in-between"
    )
    assert outbox.begin(claimed, now=house.clock.now()) is None
    assert (house.message(number).state, house.shown()) == ("cancelled", [])


def test_a_complaint_that_went_back_to_humas_meanwhile_reminds_no_agency(house: House) -> None:
    number = reminded(house)
    fault(house, "reset")
    house.sweep()
    referrals.return_(house.city.officer(), number, "Bukan jalan kota.", now=house.clock.now())
    house.clock.advance(RESOLVE)
    house.sweep()
    message = house.message(number)
    assert (message.state, message.attempts, house.shown()) == ("cancelled", 1, [])


def test_a_reminder_whose_outcome_is_unknown_is_not_repeated_to_an_agency_that_lost_the_complaint(house: House) -> None:
    number = reminded(house)
    fault(house, "reset")
    house.sweep()
    complaints.forward(house.city.operator, [number], "DLHK", now=house.clock.now())
    house.clock.advance(RESOLVE)
    house.sweep()
    assert (house.message(number).state, house.shown("PUPR")) == ("cancelled", [])


def test_a_lease_that_is_nearly_over_is_not_begun(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    house.clock.advance(LEASE - 12 * SECOND)
    assert outbox.begin(claimed, now=house.clock.now()) is None
    assert house.message().state == "queued"


def test_a_claim_is_void_once_another_took_the_message(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house, "old")
    house.clock.advance(LEASE + 1)
    outbox.reap(now=house.clock.now())
    (fresh,) = _claim(house, "new")
    assert outbox.begin(claimed, now=house.clock.now()) is None
    outbox.release(claimed)
    assert outbox.begin(fresh, now=house.clock.now()) is not None


def test_a_message_given_back_before_the_call_goes_out_with_the_next_claim(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    outbox.release(claimed)
    assert house.message().state == "queued"
    assert house.sweep().calls == {"accepted": 1}


def test_g5_killed_between_claim_and_call_it_is_sent_once_and_visible_meanwhile(house: House) -> None:
    reminded(house)
    _claim(house)
    assert house.message().state == "leased"
    assert house.sweep().calls == {}
    house.clock.advance(LEASE + 1)
    house.sweep()
    assert (len(house.shown()), house.message().repeats) == (1, 0)


def test_g6_killed_after_the_provider_accepted_it_is_unknown_and_settled_by_the_echo(house: House) -> None:
    number = reminded(house)
    (claimed,) = _claim(house)
    sending = outbox.begin(claimed, now=house.clock.now())
    assert sending is not None
    house.engine.sender.channel.send(sending)
    house.clock.advance(LEASE + 1)
    assert house.sweep().reaped == 1
    assert house.message(number).state == "unknown"
    house.receipts()
    assert house.message(number).state == "delivered"
    house.clock.advance(2 * RESOLVE)
    house.sweep()
    assert (len(house.shown()), house.message(number).repeats) == (1, 0)
    (attempt,) = outbox.get(house.city.operator, sending.message_id).attempts
    assert (attempt.result, attempt.detail) == ("accepted", house.shown()[0].id)


def test_g6_without_an_echo_it_is_sent_again_says_so_and_the_repeat_is_counted(house: House) -> None:
    number = reminded(house)
    fault(house, "reset", deliver=True)
    fault(house, "lose", times=0)
    house.sweep()
    assert house.message(number).state == "unknown"
    house.clock.advance(RESOLVE - 1)
    house.sweep()
    assert len(house.shown()) == 1
    house.clock.advance(1)
    house.sweep()
    first, second = house.shown()
    assert "abaikan bila sudah diterima" in second.text
    assert first.buttons == second.buttons, "one payload keeps the effect single"
    assert (house.message(number).state, house.message(number).repeats) == ("accepted", 1)


def test_the_outcome_of_a_call_whose_lease_was_lost_does_not_touch_the_message(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    sending = outbox.begin(claimed, now=house.clock.now())
    assert sending is not None
    house.clock.advance(LEASE + 1)
    outbox.reap(now=house.clock.now())
    from store.backoff import Answer, Result

    outbox.finish(sending, Answer(Result.NOT_SENT, None, "connection refused"), now=house.clock.now(), chance=0)
    assert house.message().state == "unknown"
    (attempt,) = outbox.get(house.city.operator, sending.message_id).attempts
    assert attempt.result == "not_sent", "the attempt itself learns what became of it"


def test_an_acceptance_that_comes_after_the_lease_is_believed(house: House) -> None:
    reminded(house)
    (claimed,) = _claim(house)
    sending = outbox.begin(claimed, now=house.clock.now())
    assert sending is not None
    answer = house.engine.sender.channel.send(sending)
    house.clock.advance(LEASE + 1)
    outbox.reap(now=house.clock.now())
    outbox.finish(sending, answer, now=house.clock.now(), chance=0)
    assert house.message().state == "accepted"


@pytest.mark.parametrize(
    ("kind", "given", "state", "result"),
    [
        ("timeout", {"seconds": 1.0}, "unknown", "unknown"),
        ("reset", {}, "unknown", "unknown"),
        ("half", {"deliver": True}, "unknown", "unknown"),
        ("nojson", {}, "unknown", "unknown"),
        ("http", {"status": 502}, "unknown", "unknown"),
        ("http", {"status": 404}, "unknown", "unknown"),
        ("error", {"code": 131000, "status": 500}, "unknown", "unknown"),
        ("redirect", {}, "queued", "held"),
        ("error", {"code": 190, "status": 401}, "queued", "held"),
        ("error", {"code": 4, "status": 429}, "queued", "held"),
        ("error", {"code": 130429, "status": 429}, "queued", "held"),
        ("error", {"code": 131057}, "queued", "held"),
        ("error", {"code": 131056}, "failed", "refused"),
        ("error", {"code": 131047}, "failed", "refused"),
        ("error", {"code": 131048}, "task", "refused"),
        ("error", {"code": 131026}, "task", "refused"),
        ("error", {"code": 131049}, "task", "refused"),
        ("error", {"code": 132001}, "task", "refused"),
        ("error", {"code": 100}, "dead", "refused"),
        ("error", {"code": 999999}, "dead", "refused"),
    ],
)
def test_every_way_to_fail_leaves_the_message_where_the_table_says(
    house: House, kind: str, given: dict[str, Any], state: str, result: str
) -> None:
    reminded(house)
    house.engine.sender.channel.limit = 0.3  # type: ignore[attr-defined]  # the real channel's limit, shortened
    fault(house, kind, **given)
    house.sweep()
    message = house.message()
    (attempt,) = outbox.get(house.city.operator, message.id).attempts
    assert (message.state, attempt.result) == (state, result)
    assert message.last_error


def test_a_redirect_is_never_followed(house: House) -> None:
    reminded(house)
    fault(house, "redirect")
    house.sweep()
    assert house.shown() == []


def test_a_channel_that_is_down_keeps_the_message_and_says_so(house: House) -> None:
    number = reminded(house)
    house.server.close()
    house.sweep()
    message = house.message(number)
    assert (message.state, message.last_error) == ("failed", "connection refused")
    assert message.next_at == house.clock.now() + 5 * SECOND


def test_refusals_by_the_account_rest_the_channel_and_burn_no_attempt(house: House) -> None:
    for agency in ("PUPR", "RSUD"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    fault(house, "error", code=190, status=401, times=0)
    assert house.sweep().calls == {"refused": 1}, "the second one is not even tried"
    channel = control.switches(SYSTEM).channels["whatsapp"]
    assert (channel.alert, channel.code, channel.pause_until) == (True, 190, house.clock.now() + 5 * MINUTE)
    for _place in range(ATTEMPTS + 3):
        house.clock.advance(5 * MINUTE)
        house.sweep()
    assert {message.state for message in outbox.find(house.city.operator)} == {"queued"}
    house.simulator.faults.clear()
    fault(house, "error", code=131056)
    house.clock.advance(5 * MINUTE)
    house.sweep()
    assert "dead" not in {message.state for message in outbox.find(house.city.operator)}
    house.clock.advance(5 * MINUTE)
    house.sweep()
    assert {message.state for message in outbox.find(house.city.operator)} == {"accepted"}
    assert not control.switches(SYSTEM).channels["whatsapp"].alert


def test_a_limit_with_retry_after_is_honoured(house: House) -> None:
    reminded(house)
    fault(house, "error", code=80007, status=429, retry_after=77)
    house.sweep()
    assert control.channel("whatsapp").pause_until == house.clock.now() + 77 * SECOND


def test_a_pair_limit_holds_back_that_recipient_only(house: House) -> None:
    for agency in ("PUPR", "RSUD"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    fault(house, "error", code=131056, phone="628114000000")
    assert house.sweep().calls == {"refused": 1, "accepted": 1}
    assert len(house.shown("RSUD")) == 1


def test_three_calls_that_reach_nobody_open_the_circuit_and_one_probe_closes_it(house: House) -> None:
    for agency in ("PUPR", "RSUD", "DLHK"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    fault(house, "reset", times=0)
    house.sweep()
    assert control.channel("whatsapp").failures == 3
    assert control.channel("whatsapp").pause_until > house.clock.now()
    house.simulator.faults.clear()
    house.clock.advance(RESOLVE)
    house.sweep()
    assert control.channel("whatsapp").failures == 0
    assert all(len(house.shown(agency)) == 1 for agency in ("PUPR", "RSUD", "DLHK"))


def test_a_message_that_stays_unknown_is_repeated_three_times_and_then_a_person_calls(house: House) -> None:
    number = reminded(house)
    fault(house, "reset", deliver=True, times=0)
    fault(house, "lose", times=0)
    for _place in range(REPEATS + 5):
        house.sweep()
        house.clock.advance(RESOLVE)
        control.resume_sending(house.city.operator, now=house.clock.now())
    message = house.message(number)
    assert (message.state, message.repeats, len(house.shown())) == ("dead", REPEATS, REPEATS + 1)
    assert Event.select().where(Event.kind == "message_failed").count() == 1


def test_a_message_that_stays_unknown_until_nothing_is_owed_any_more_bothers_nobody(house: House) -> None:
    number = reminded(house)
    fault(house, "reset", times=0)
    house.sweep()
    Message.update(repeats=REPEATS).execute()
    referrals.answer(
        house.city.officer(), number, "Sudah ditutup pagi ini.", now=house.clock.now(), client_key="at-last"
    )
    house.clock.advance(RESOLVE)
    house.sweep()
    assert (house.message(number).state, house.message(number).last_error) == ("cancelled", "answered meanwhile")


def test_a_message_refused_for_sure_too_often_becomes_a_persons_task(house: House) -> None:
    number = reminded(house)
    house.server.close()
    for _place in range(ATTEMPTS + 2):
        house.sweep()
        control.resume_sending(house.city.operator, now=house.clock.now())
        house.clock.advance(HOUR // 4)
        Message.update(next_at=house.clock.now()).where(Message.state == "failed").execute()
    message = house.message(number)
    assert (message.state, message.attempts, message.repeats) == ("dead", ATTEMPTS, 0)


def test_a_phone_that_cannot_be_reached_becomes_a_call_and_the_call_is_noted(house: House) -> None:
    number = reminded(house)
    fault(house, "error", code=131026)
    house.sweep()
    message = house.message(number)
    assert (message.state, message.channel) == ("task", "call")
    assert outbox.callee(house.city.operator, message.id) == "0811-4000-000"
    outbox.phoned(house.city.operator, message.id, "Pak Kadis sudah tahu.", now=house.clock.now())
    assert house.message(number).state == "done"
    from store import queries

    last = queries.history(house.city.operator, number)[-1]
    assert (last.kind, last.data["note"]) == ("message_phoned", "Pak Kadis sudah tahu.")


def test_g16_a_template_that_meta_rejected_becomes_a_call_for_a_person_and_the_escalation_stands(house: House) -> None:
    number = reminded(house)
    fault(house, "error", code=132015)
    assert len(house.sweep().fired) == 1
    assert (house.message(number).state, house.message(number).channel) == ("task", "call")
    assert house.states(number)["reply", 1] == "fired"


def test_a_dead_message_goes_out_again_when_a_person_says_so(house: House) -> None:
    number = reminded(house)
    fault(house, "error", code=100)
    house.sweep()
    assert house.message(number).state == "dead"
    outbox.retry(house.city.operator, house.message(number).id, now=house.clock.now())
    house.sweep()
    assert (house.message(number).state, len(house.shown())) == ("accepted", 1)


def test_the_error_column_holds_no_telephone_number(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from escalation.simulator.cloud import Refusal

    reminded(house)

    def refuse(*_rest: object) -> None:
        raise Refusal(100, "Bad recipient 6281140000001\x1b[31m")

    monkeypatch.setattr(house.simulator.cloud, "accept", refuse)
    house.sweep()
    assert house.message().last_error == "100 (#100) Bad recipient … [31m"
    assert Attempt.get().detail == "(#100) Bad recipient … [31m"


def test_a_sender_told_to_stop_finishes_its_call_and_gives_the_rest_back(house: House) -> None:
    for agency in ("PUPR", "RSUD", "DLHK"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    sender = house.engine.sender
    sender.stopping = lambda: bool(house.simulator.ledger.entries())
    house.sweep()
    assert len(house.simulator.ledger.entries()) == 1
    assert sorted(message.state for message in outbox.find(house.city.operator)) == ["accepted", "queued", "queued"]


def test_a_full_outbox_gives_the_sweep_its_turn_back(house: House) -> None:
    for _place in range(2):
        for agency in ("PUPR", "RSUD", "DLHK"):
            house.city.forwarded(agency=agency)
        house.hours_later(24)
        house.engine.sender.stopping = lambda: True
        house.sweep()
        Message.update(attempts=1).where(Message.attempts == 0).execute()
        house.engine.sender.stopping = lambda: False
    sender = house.engine.sender
    sender.budget, sender.monotonic = 1.0, iter([0.0, 2.0]).__next__
    assert house.sweep().calls == {"accepted": 3}
    assert len([message for message in outbox.find(house.city.operator) if message.state == "queued"]) == 3


def test_a_message_of_another_kind_says_what_was_written_into_it(house: House) -> None:
    from store import outgoing, templates
    from store.duties import Words

    words = Words(templates.CITIZEN_DATA.name, ("26-0001-7",), ())
    Message.create(
        key="other",
        kind="notice",
        channel="whatsapp",
        recipient="+628114000000",
        template=words.template,
        params=outgoing.encode(words),
        state="queued",
        next_at=0,
        created_at=house.clock.now(),
    )
    house.sweep()
    assert "26-0001-7" in house.shown()[0].text
    assert row(1).state == "accepted"


def test_two_engines_share_the_outbox_without_a_message_sent_twice(house: House) -> None:
    for agency in ("PUPR", "RSUD", "DLHK"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    other = make_engine(house.server.url, house.clock)
    house.sweep()
    other.sweep()
    assert [len(house.shown(agency)) for agency in ("PUPR", "RSUD", "DLHK")] == [1, 1, 1]
    assert other.secret == BUTTON_SECRET


def test_a_reminder_to_an_agency_that_lost_the_complaint_by_merge_does_not_go_out(house: House) -> None:
    house.clock.set(from_iso("2026-10-05T20:00"))
    main = house.city.forwarded()
    other = house.city.forwarded(agency="RSUD")
    house.hours_later(26)
    house.sweep()
    complaints.merge(house.city.operator, other, main, now=house.clock.now())
    house.hours_later(12)
    house.sweep()
    assert (len(house.shown("PUPR")), len(house.shown("RSUD"))) == (1, 0)


def test_what_came_of_a_call_is_written_down_when_the_database_is_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, finish = reminded(house), outbox.finish

    def away(*_given: Any, **_named: Any) -> None:
        raise Unavailable("Server basis data tidak menjawab.")

    monkeypatch.setattr(outbox, "finish", away)
    with pytest.raises(Unavailable):
        house.sweep()
    assert house.message(number).state == "sending"
    monkeypatch.setattr(outbox, "finish", finish)
    assert house.sweep().calls == {"accepted": 1}
    assert (house.message(number).state, len(house.shown())) == ("accepted", 1)
    assert house.sweep().calls == {}
