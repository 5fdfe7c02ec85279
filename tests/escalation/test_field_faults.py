"""The faults of the field's engines, each a test named after its sentence; long ways stand in the files beside it."""

import pytest
from stdnum import damm

from store import (
    citizens,
    complaints,
    drafts,
    escalations,
    figures,
    holidays,
    officers,
    outbox,
    policy,
    queries,
    referrals,
    reports,
    substance,
)
from store.actors import SYSTEM
from store.backoff import LEASE, RESOLVE
from store.clock import DAY, HOUR, day_end, from_iso, parse_day, to_iso
from store.errors import Invalid, NotFound
from store.models import Answer, Complaint, Deadline, Event, Message, Visit
from tests.escalation.house import House, make_engine
from tests.escalation.updates import body
from tests.escalation.updates import text as incoming_text
from tests.support.city import City


def fire(city: City, hours: float = 0) -> list[tuple[str, str, int, str]]:
    now = city.clock.advance(int(hours * HOUR))
    return [(one.number, one.clock, one.level, one.outcome.kind) for one in escalations.fire_due(now).fired]


def dues(number: str) -> list[tuple[str, int]]:
    rows = Deadline.select().join(Complaint).where(Complaint.number == number, Deadline.state == "pending")
    return [(row.clock, row.due_at) for row in rows.order_by(Deadline.id)]


def test_g01_the_oldest_escalates_when_more_than_a_hundred_are_open(city: City) -> None:
    oldest = city.forwarded()
    city.clock.advance(HOUR)
    for _place in range(101):
        city.forwarded()
    assert fire(city, 23) == [(oldest, "reply", 1, "reminder")]


STATES = ("new", "needs_data", "forwarded", "answered", "in_progress")


def standing(city: City, state: str) -> str:
    """A complaint in each state that has a clock of its own."""
    if state in ("new", "needs_data"):
        number = city.complaint()
        if state == "needs_data":
            complaints.ask(city.operator, [number], "Di mana?", now=city.clock.now())
        return number
    number = city.answered() if state == "answered" else city.forwarded()
    if state == "in_progress":
        day, words = "2026-10-09", "Menunggu aspal dari gudang."
        now = city.clock.now()
        referrals.answer(city.officer(), number, words, now=now, client_key="p", kind="interim", promise_day=day)
        referrals.accept(city.operator, [number], now=now)
    return number


@pytest.mark.parametrize("state", STATES)
def test_g02_no_comment_edit_look_or_word_on_whatsapp_moves_a_deadline(city: City, state: str) -> None:
    number = standing(city, state)
    row = Complaint.get(Complaint.number == number)
    before, shown = dues(number), row.due_at
    assert len(before) == 2
    for actor in (city.operator, city.officer()) if row.agency_id else (city.operator,):
        complaints.note(actor, [number], f"Regu berangkat, kata {actor.name}.", now=city.clock.advance(HOUR))
        queries.get(actor, number)
        queries.history(actor, number)
        queries.explain(actor, number, now=city.clock.now())
        drafts.keep(actor, f"answer:{number}", "Belum selesai menulis", now=city.clock.now())
    citizens.reveal(city.operator, number, "Menelepon warga.", now=city.clock.now())
    said = incoming_text(f"Sedang kami kerjakan, {number}", "wamid.G02")
    outbox.receive(body({"messages": [said]}), city.clock.now())
    outbox.process_pending(city.clock.now(), "secret")
    policy.change(city.supervisor, now=city.clock.now(), hours={"reply": (1, 2), "review": (1, 2)}, soon_hours=1)
    assert dues(number) == before
    assert Complaint.get(Complaint.number == number).due_at == shown
    assert fire(city) == []


def test_g03_a_complaint_nobody_forwarded_escalates_to_humas(city: City) -> None:
    number = city.complaint()
    assert fire(city, 4) == [(number, "forward", 1, "board")]
    assert fire(city, 20) == [(number, "forward", 2, "supervisor")]


def test_g04_two_schedulers_make_one_escalation_and_one_message(house: House) -> None:
    house.city.forwarded()
    house.hours_later(24)
    engines = [house.engine, make_engine(house.server.url, house.clock)]
    sweeps = [engine.sweep() for engine in engines]
    assert sum(len(found.fired) for found in sweeps) == 1
    assert (len(house.shown()), Message.select().count()) == (1, 1)


def claimed(house: House) -> outbox.Claim:
    """A message that a scheduler took and then died."""
    house.city.forwarded()
    house.hours_later(24)
    escalations.fire_due(house.clock.now())
    (found,) = outbox.claim("whatsapp", now=house.clock.now(), limit=5, new_token=lambda: "dead")
    return found


def test_g05_killed_between_commit_and_send_it_is_sent_once_after_the_restart_and_visible_meanwhile(
    house: House,
) -> None:
    claimed(house)
    assert house.message().state == "leased"
    house.clock.advance(LEASE + 1)
    house.sweep()
    assert (len(house.shown()), house.message().repeats) == (1, 0)


def test_g06_killed_after_the_provider_accepted_it_is_unknown_and_settled_by_the_echo(house: House) -> None:
    sending = outbox.begin(claimed(house), now=house.clock.now())
    assert sending is not None
    house.engine.sender.channel.send(sending)
    house.clock.advance(LEASE + 1)
    house.sweep()
    assert house.message().state == "unknown"
    house.receipts()
    assert (house.message().state, len(house.shown()), house.message().repeats) == ("delivered", 1, 0)


def test_g06_without_an_echo_the_repeat_is_counted(house: House) -> None:
    house.city.forwarded()
    house.hours_later(24)
    house.simulator.faults.add({"kind": "reset", "deliver": True})
    house.simulator.faults.add({"kind": "lose", "times": 0})
    house.sweep()
    house.clock.advance(RESOLVE)
    house.sweep()
    assert (len(house.shown()), house.message().repeats) == (2, 1)


def test_g07_three_days_of_outage_are_one_message_and_a_visit_on_the_next_working_day(city: City) -> None:
    number = city.forwarded()
    assert fire(city, 73) == [(number, "reply", 1, "superseded"), (number, "reply", 2, "visit")]
    assert Message.select().count() == 1
    assert Visit.get().visit_on == "2026-10-09"
    late = [row.late_ms for row in Deadline.select().where(Deadline.clock == "reply").order_by(Deadline.level)]
    assert late == [49 * HOUR, HOUR]


def test_g08_an_answer_that_came_late_during_the_outage_counts_as_late(city: City) -> None:
    number = city.forwarded()
    answered_at = city.clock.advance(30 * HOUR)
    referrals.answer(city.officer(), number, "Sudah ditutup.", now=answered_at, client_key="late-answer")
    assert fire(city) == []
    row = Deadline.get(Deadline.clock == "reply", Deadline.level == 1)
    assert (row.state, answered_at - row.due_at) == ("cancelled", 6 * HOUR)
    referrals.accept(city.operator, [number], now=city.clock.advance(2 * HOUR))
    seen = queries.get(city.operator, number)
    assert (seen.answered_at, seen.state) == (answered_at, "closed"), "from when it was sent, not from its acceptance"
    found = figures.monthly(city.viewer, "2026-10", now=from_iso("2026-11-05T08:00"))
    assert [found["F6"][name]["hits"] for name in ("within_24h", "within_72h")] == [0, 1]
    assert found["F20"]["delayed"] == 0, "nothing fired, so nothing was late by us"


def test_g08_what_our_own_outage_delayed_is_said_to_be_ours(city: City) -> None:
    city.forwarded()
    fire(city, 30)
    found = figures.monthly(city.viewer, "2026-10", now=from_iso("2026-11-05T08:00"))
    assert (found["F20"]["delayed"], found["F20"]["longest_delay_seconds"]) == (1, 6 * 3600)


def test_g09_adding_a_holiday_never_makes_a_deadline_earlier(city: City) -> None:
    now = city.clock.now()
    policy.change(city.supervisor, now=now, working=("reply",), hours={"reply": (16, 40)})
    number = city.forwarded()
    before = dues(number)
    holidays.add(city.supervisor, "2026-10-06", "Hari libur", now=now)
    assert [late[1] > early[1] for early, late in zip(before, dues(number), strict=True)] == [True, True]


def test_g10_pause_holiday_and_resume_equal_the_hand_calculation(city: City) -> None:
    city.clock.set(from_iso("2026-10-06T10:00"))
    policy.change(city.supervisor, now=city.clock.now(), working=("reply",), hours={"reply": (8, 24)})
    number = city.answered()
    holidays.add(city.supervisor, "2026-10-07", "Hari libur", now=city.clock.now())
    referrals.send_back(city.operator, number, "Kapan?", now=city.clock.advance(2 * HOUR))
    assert [to_iso(due)[:16] for _clock, due in dues(number)] == ["2026-10-08T10:00", "2026-10-12T10:00"]


def test_g12_running_the_same_minute_twice_sends_nothing_twice(house: House) -> None:
    house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    house.sweep()
    assert (len(house.shown()), Event.select().where(Event.kind == "escalated").count()) == (1, 1)


def test_g11_no_message_goes_out_outside_the_sending_window(house: House) -> None:
    house.clock.set(from_iso("2026-10-05T22:00"))
    house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    assert house.shown() == []
    house.hours_later(9)
    house.sweep()
    assert len(house.shown()) == 1


def test_g13_reopening_an_old_complaint_alerts_nobody_at_once(city: City) -> None:
    number = city.answered()
    referrals.accept(city.operator, [number], now=city.clock.now())
    complaints.reopen(city.operator, number, "Rusak lagi.", now=city.clock.advance(30 * DAY))
    assert fire(city) == []


def test_g14_a_transfer_cancels_the_old_agencys_reminders_and_the_age_goes_on(city: City) -> None:
    number = city.forwarded()
    received = Complaint.get(Complaint.number == number).received_at
    fire(city, 24)
    complaints.forward(city.operator, [number], "DLHK", now=city.clock.now())
    assert [message.state for message in outbox.find(city.operator)] == ["cancelled"]
    assert fire(city, 23) == []
    seen = queries.get(city.operator, number)
    assert (Complaint.get(Complaint.number == number).received_at, seen.handovers) == (received, 2)


def test_g15_a_merged_complaint_stops_escalating(city: City) -> None:
    main, other = city.forwarded(), city.forwarded()
    complaints.merge(city.operator, other, main, now=city.clock.now())
    assert fire(city, 24) == [(main, "reply", 1, "reminder")]


def test_g16_an_officer_without_a_number_leaves_the_escalation_and_gives_a_person_a_task(house: House) -> None:
    officers.edit(SYSTEM, 1, now=house.clock.now(), phone="")
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    assert (house.message(number).state, house.states(number)["reply", 1]) == ("task", "fired")


def test_g16_a_rejected_template_leaves_the_escalation_and_gives_a_person_a_task(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    house.simulator.faults.add({"kind": "error", "code": 132015})
    house.sweep()
    assert (house.message(number).state, house.states(number)["reply", 1]) == ("task", "fired")


PHRASES = (
    "Akan kami tindak lanjuti.",
    "AKAN DITINDAKLANJUTI!!",
    "sdh kami teruskan ke bid. terkait",
    "We will follow up.",
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_g17_an_answer_that_is_empty_or_only_a_phrase_does_not_pass_the_gate(city: City, phrase: str) -> None:
    number = city.forwarded()
    for text in (" ", "...", phrase):
        with pytest.raises(Invalid):
            referrals.answer(city.officer(), number, text, now=city.clock.now(), client_key=f"answer-{text}")
    assert queries.get(city.operator, number).state == "forwarded"
    assert fire(city, 24) == [(number, "reply", 1, "reminder")], "its clock never stopped"


def test_g17_such_an_answer_that_lies_under_review_is_seen_and_closes_nothing_without_a_second_yes(city: City) -> None:
    number = city.answered()
    Answer.update(body=PHRASES[0]).execute()
    (shown,) = queries.get(city.operator, number).answers
    assert len(substance.hints(shown.body, shown.kind)) == 4
    with pytest.raises(substance.Doubtful):
        referrals.accept(city.operator, [number], now=city.clock.now())
    assert fire(city, 4) == [(number, "review", 1, "board")]
    referrals.accept(city.operator, [number], now=city.clock.now(), despite="Warga sudah puas, lewat telepon.")
    assert queries.get(city.operator, number).state == "closed"


def test_g17_the_same_words_on_whatsapp_are_a_draft_that_stops_no_clock_and_passes_no_gate(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    house.simulator.reply(house.shown()[0].phone, PHRASES[0], house.shown()[0].id)
    house.receipts()
    (draft,) = drafts.replied(house.city.officer(), number)
    with pytest.raises(Invalid):
        referrals.answer(house.city.officer(), number, draft.body, now=house.clock.now(), client_key="taken-over")
    house.hours_later(48)
    house.sweep()
    assert (queries.get(house.city.operator, number).state, house.states(number)["reply", 2]) == ("forwarded", "fired")


def test_g19_silence_gives_no_rating_and_a_second_not_solved_reopens_again(city: City) -> None:
    number = city.answered()
    for cycle in (2, 3):
        referrals.accept(city.operator, [number], now=city.clock.now())
        fire(city, 2000)
        assert queries.get(city.operator, number).rating is None
        citizen = queries.holder(number, f"secret-{city.made:024d}")
        complaints.reopen(citizen, number, "Belum selesai.", now=city.clock.now())
        assert queries.get(city.operator, number).cycle == cycle
        complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
        referrals.answer(
            city.officer(), number, "Lagi ditambal.", now=city.clock.now(), client_key=f"answer-cy-{cycle}"
        )


def test_g20_half_past_eleven_on_31_august_belongs_to_august_wherever_a_month_is_counted(city: City) -> None:
    assert to_iso(from_iso("2026-08-31T23:30"))[:7] == "2026-08"
    last, first = from_iso("2026-08-31T23:30"), from_iso("2026-09-01T00:30")
    for at in (last, first):
        city.clock.set(at)
        city.forwarded()
    counted = {
        month: figures.monthly(city.viewer, month, now=from_iso("2026-10-04T08:00")) for month in ("2026-08", "2026-09")
    }
    assert [found["F1"]["received"] for found in counted.values()] == [1, 1]
    assert [found["F3"]["received"] for found in counted.values()] == [1, 1]
    listed = [[one["number"] for one in found["F4"]["complaints"]] for found in counted.values()]
    assert [len(numbers) for numbers in listed] == [1, 2], "who came in August is open in September, too"
    assert day_end(parse_day("2026-08-31")) < first, "and a promise for that day ends with it in Kendari"
    assert reports.freeze(city.operator, "2026-08", now=from_iso("2026-10-04T08:00")).figures["F1"]["received"] == 1


def test_g21_a_dry_run_writes_nothing(city: City) -> None:
    city.forwarded()
    tables = (Deadline, Message, Event, Visit)
    before = [list(table.select().order_by(table.id).tuples()) for table in tables]
    assert escalations.fire_due(city.clock.advance(4 * DAY), dry_run=True).fired
    assert [list(table.select().order_by(table.id).tuples()) for table in tables] == before


def test_g22_an_agency_can_neither_read_nor_guess_a_complaint_of_another(city: City) -> None:
    number = city.forwarded(agency="RSUD")
    told = []
    for guess in (number, "26-9999-" + damm.calc_check_digit("269999")):
        with pytest.raises(NotFound) as refused:
            queries.get(city.officer("PUPR"), guess)
        told.append(str(refused.value).replace(guess, "…"))
    assert told[0] == told[1], "that it exists is not told either"
