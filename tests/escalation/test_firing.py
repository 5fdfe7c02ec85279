"""When an escalation happens, to whom it speaks, and how often: once."""

import pytest

from store import complaints, control, escalations, officers, outbox, policy, referrals
from store.actors import SYSTEM
from store.clock import DAY, HOUR, MINUTE, VirtualClock, from_iso
from store.levels import Level
from store.models import Account, Complaint, Deadline, Event, Holiday, Message, Visit
from tests.escalation.house import House
from tests.support.city import City


def fire(city: City) -> list[tuple[str, str, int, str]]:
    """Fire what is due and return number, clock, level and outcome of each."""
    found = escalations.fire_due(city.clock.now()).fired
    return [(one.number, one.clock, one.level, one.outcome.kind) for one in found]


def supervisor_has_a_phone(city: City) -> None:
    Account.update(phone="+6281150000001").where(Account.id == city.supervisor.account_id).execute()


def later(city: City, **span: float) -> None:
    city.clock.advance(int(span.get("days", 0) * DAY + span.get("hours", 0) * HOUR + span.get("minutes", 0) * MINUTE))


def test_at_24_hours_of_silence_the_officer_is_reminded_and_not_a_second_before(city: City) -> None:
    number = city.forwarded()
    city.clock.advance(24 * HOUR - 1)
    assert fire(city) == []
    city.clock.advance(1)
    assert fire(city) == [(number, "reply", 1, "reminder")]
    (message,) = outbox.find(city.operator)
    assert (message.to, message.channel, message.state, message.complaints) == (
        "Petugas PUPR",
        "whatsapp",
        "queued",
        (number,),
    )


def test_at_72_hours_a_visit_stands_on_the_next_working_day_and_the_supervisor_is_told(city: City) -> None:
    supervisor_has_a_phone(city)
    number = city.forwarded()
    later(city, hours=24)
    fire(city)
    outbox_attempted(city)
    later(city, hours=48)
    assert fire(city) == [(number, "reply", 2, "visit")]
    visit = Visit.get()
    assert (visit.visit_on, visit.state, visit.due_at) == ("2026-10-09", "planned", city.clock.now())
    told = [message for message in outbox.find(city.operator) if message.kind == "supervisor"]
    assert [(one.channel, one.complaints) for one in told] == [("whatsapp", (number,))]
    assert "9 Oktober 2026" in told[0].text
    assert len(outbox.find(city.operator)) == 2, "the officer who was reminded is not told again"


def outbox_attempted(city: City) -> None:
    """As if every queued message had been sent and accepted."""
    Message.update(state="accepted", attempts=1).where(Message.state == "queued").execute()


def test_g1_the_oldest_of_101_open_complaints_escalates_first_and_none_is_left_behind(city: City) -> None:
    numbers = []
    for _place in range(101):
        numbers.append(city.forwarded())
        later(city, minutes=1)
    later(city, hours=24)
    assert [number for number, *_rest in fire(city)] == numbers
    assert fire(city) == []


def test_g3_a_complaint_nobody_forwarded_escalates_to_humas(city: City) -> None:
    supervisor_has_a_phone(city)
    number = city.complaint()
    later(city, hours=4)
    assert fire(city) == [(number, "forward", 1, "board")]
    assert outbox.find(city.operator) == []
    later(city, hours=20)
    assert fire(city) == [(number, "forward", 2, "supervisor")]
    (message,) = outbox.find(city.operator)
    assert "belum diteruskan selama 24 jam" in message.text


def test_a_supervisor_without_a_number_sees_the_zero_board_and_no_message_is_lost(city: City) -> None:
    number = city.complaint()
    later(city, hours=25)
    assert fire(city) == [(number, "forward", 1, "superseded"), (number, "forward", 2, "supervisor")]
    assert outbox.find(city.operator) == []


def test_g7_after_three_days_of_outage_one_message_goes_out_and_the_lower_level_is_superseded(city: City) -> None:
    number = city.forwarded()
    later(city, days=3, hours=1)
    assert fire(city) == [(number, "reply", 1, "superseded"), (number, "reply", 2, "visit")]
    lateness = {(row.level, row.state, row.late_ms) for row in Deadline.select().where(Deadline.clock == "reply")}
    assert lateness == {(1, "superseded", 49 * HOUR), (2, "fired", HOUR)}
    (message,) = outbox.find(city.operator)
    assert message.to == "Petugas PUPR"
    assert "Batas jawaban 72 jam" in message.text
    assert "9 Oktober 2026" in message.text
    assert Visit.get().visit_on == "2026-10-09"


def test_after_an_outage_levels_fire_by_due_time_not_complaint_by_complaint(city: City) -> None:
    numbers = [city.forwarded(), city.forwarded()]
    later(city, days=3)
    assert [(number, level) for number, _clock, level, _outcome in fire(city)] == [
        (number, level) for level in (1, 2) for number in numbers
    ]


def test_a_visit_that_the_engine_slept_through_is_planned_for_a_day_to_come(city: City) -> None:
    city.forwarded()
    later(city, days=9)
    fire(city)
    assert Visit.get().visit_on == "2026-10-15"


def test_a_reminder_that_never_went_out_is_raised_to_the_visit_instead_of_doubled(city: City) -> None:
    number = city.forwarded()
    later(city, hours=24)
    fire(city)
    later(city, hours=48)
    fire(city)
    (message,) = outbox.find(city.operator)
    assert "Batas jawaban 72 jam" in message.text
    assert message.complaints == (number,)


def test_nobody_is_visited_on_a_weekend_or_a_holiday(city: City) -> None:
    Holiday.create(day="2026-10-09", name="Hari libur")
    city.forwarded()
    later(city, days=3)
    fire(city)
    assert Visit.get().visit_on == "2026-10-12"


def test_g8_an_answer_that_came_late_while_the_engine_slept_alerts_nobody_and_stays_late(city: City) -> None:
    number = city.forwarded()
    later(city, hours=30)
    referrals.answer(
        city.officer(), number, "Sudah diperbaiki oleh regu kami.", now=city.clock.now(), client_key="late-answer"
    )
    assert fire(city) == []
    assert outbox.find(city.operator) == []
    due = Deadline.get(Deadline.clock == "reply", Deadline.level == 1)
    assert (due.state, due.due_at < city.clock.now()) == ("cancelled", True)


def test_g12_the_same_minute_twice_fires_nothing_twice(city: City) -> None:
    city.forwarded()
    later(city, hours=24)
    assert len(fire(city)) == 1
    assert fire(city) == []
    assert len(outbox.find(city.operator)) == 1


def test_g13_reopening_an_old_complaint_alerts_nobody_at_once(city: City) -> None:
    number = city.answered()
    referrals.accept(city.supervisor, [number], now=city.clock.now())
    later(city, days=30)
    complaints.reopen(city.operator, number, "Rusak lagi.", now=city.clock.now())
    assert fire(city) == []
    later(city, hours=4)
    assert fire(city) == [(number, "forward", 1, "board")]


def test_g14_a_transfer_cancels_the_old_agencys_reminders_and_starts_the_new_ones_clock(city: City) -> None:
    number = city.forwarded()
    later(city, hours=24)
    fire(city)
    complaints.forward(city.operator, [number], "DLHK", now=city.clock.now())
    assert [message.state for message in outbox.find(city.operator)] == ["cancelled"]
    later(city, hours=23)
    assert fire(city) == []
    later(city, hours=1)
    assert fire(city) == [(number, "reply", 1, "reminder")]
    assert outbox.find(city.operator)[0].agency == "DLHK"


def test_g15_a_merged_complaint_stops_escalating(city: City) -> None:
    main, other = city.forwarded(), city.forwarded()
    complaints.merge(city.operator, other, main, now=city.clock.now())
    later(city, hours=24)
    assert fire(city) == [(main, "reply", 1, "reminder")]


def test_g16_an_officer_without_a_number_becomes_a_call_for_a_person_and_the_escalation_stands(city: City) -> None:
    officers.edit(SYSTEM, 1, now=city.clock.now(), phone="")
    number = city.forwarded()
    later(city, hours=24)
    assert fire(city) == [(number, "reply", 1, "reminder")]
    (message,) = outbox.find(city.operator)
    assert (message.channel, message.state, message.to) == ("call", "task", "Petugas PUPR")


def test_an_agency_without_any_officer_becomes_a_call_for_a_person(city: City) -> None:
    officers.disable(SYSTEM, 1, now=city.clock.now())
    city.forwarded()
    later(city, hours=24)
    fire(city)
    (message,) = outbox.find(city.operator)
    assert (message.channel, message.state, message.agency, message.to) == ("call", "task", "PUPR", "")


def test_g21_a_dry_run_tells_what_would_fire_and_writes_nothing(city: City) -> None:
    number = city.forwarded()
    later(city, days=4)
    before = rows()
    told = escalations.fire_due(city.clock.now(), dry_run=True).fired
    assert [(one.number, one.level, one.outcome.kind) for one in told] == [
        (number, 1, "superseded"),
        (number, 2, "visit"),
    ]
    assert rows() == before


def test_looking_ahead_writes_nothing_and_takes_every_level_as_on_time(city: City) -> None:
    number = city.forwarded()
    before = rows()
    told = escalations.upcoming(city.clock.now() + 3 * DAY)
    assert [(one.number, one.level, one.outcome.kind, one.late_ms) for one in told] == [
        (number, 1, "reminder", 0),
        (number, 2, "visit", 0),
    ]
    assert told[1].outcome.visit_on == "2026-10-09"
    assert rows() == before


def rows() -> list[int]:
    tables = (Deadline, Message, Event, Visit)
    return [int(table.select().count()) for table in tables]


def test_an_answer_under_review_too_long_is_told_to_the_supervisor(city: City) -> None:
    supervisor_has_a_phone(city)
    number = city.answered()
    later(city, hours=24)
    assert fire(city) == [(number, "review", 1, "superseded"), (number, "review", 2, "supervisor")]
    assert "belum diperiksa selama 24 jam" in outbox.find(city.operator)[0].text


def test_an_answer_sent_back_lets_the_old_clock_go_on_and_what_is_overdue_fires_at_once(city: City) -> None:
    number = city.forwarded()
    later(city, hours=20)
    referrals.answer(city.officer(), number, "Sudah ditangani.", now=city.clock.now(), client_key="key-sent-back")
    later(city, hours=5)
    fire(city)
    referrals.send_back(city.operator, number, "Belum menjawab.", now=city.clock.now())
    assert fire(city) == [(number, "reply", 1, "reminder")]


def promised(city: City) -> str:
    """A complaint whose interim answer, accepted, promises Friday."""
    number = city.forwarded()
    referrals.answer(
        city.officer(),
        number,
        "Aspal dipesan, dikerjakan Jumat.",
        now=city.clock.now(),
        kind="interim",
        promise_day="2026-10-09",
        client_key=f"interim-{number}",
    )
    referrals.accept(city.operator, [number], now=city.clock.now())
    return number


def test_on_the_promised_date_the_agency_is_reminded_and_72_hours_later_visited(city: City) -> None:
    supervisor_has_a_phone(city)
    number = promised(city)
    city.clock.set(from_iso("2026-10-09T23:59:59") + 999)
    assert fire(city) == [(number, "promise", 1, "reminder")]
    assert "jatuh pada 9 Oktober 2026" in outbox.find(city.operator)[0].text
    outbox_attempted(city)
    later(city, hours=72)
    assert fire(city) == [(number, "promise", 2, "visit")]
    assert Visit.get().visit_on == "2026-10-13"
    assert len(outbox.find(city.operator)) == 1


def test_a_promise_broken_after_a_visit_leads_to_another_visit(city: City) -> None:
    number = promised(city)
    referral = Deadline.get(Deadline.clock == "promise").referral_id
    row = Complaint.get(Complaint.number == number)
    Visit.create(
        referral=referral,
        complaint=row.id,
        agency=row.agency_id,
        created_at=1,
        due_at=1,
        visit_on="2026-10-06",
        state="done",
    )
    later(city, days=10)
    fire(city)
    assert sorted(visit.state for visit in Visit.select()) == ["done", "planned"]


def test_a_visit_that_is_planned_already_is_not_planned_twice(city: City) -> None:
    number = promised(city)
    referral = Deadline.get(Deadline.clock == "promise").referral_id
    row = Complaint.get(Complaint.number == number)
    Visit.create(
        referral=referral,
        complaint=row.id,
        agency=row.agency_id,
        created_at=1,
        due_at=1,
        visit_on="2026-10-16",
        state="planned",
    )
    later(city, days=10)
    assert escalations.fire_due(city.clock.now()).fired[-1].outcome.visit_on == "2026-10-16"
    assert Visit.select().count() == 1


def test_a_citizen_who_was_asked_is_reminded_after_72_hours_and_humas_decides_after_seven_days(city: City) -> None:
    number = city.complaint()
    complaints.ask(city.operator, [number], "Di jalan mana?", now=city.clock.now())
    later(city, hours=72)
    assert fire(city) == [(number, "data", 1, "citizen")]
    (message,) = outbox.find(city.operator)
    assert (message.kind, message.channel, message.recipient) == ("citizen", "whatsapp", "+62 ••• 01")
    assert "Wa Ode" not in message.text
    later(city, hours=96)
    assert fire(city) == [(number, "data", 2, "back_to_humas")]
    row = Complaint.get(Complaint.number == number)
    assert (row.state, row.clock, row.due_at) == ("new", "forward", city.clock.now() + 4 * HOUR)


def test_a_citizen_without_a_number_is_called_by_a_person(city: City) -> None:
    from store.citizens import NewCitizen

    number = city.complaint(citizen=NewCitizen("Wa Ode Siti", "", "Jl. Saranani 12", "Korumba"))
    complaints.ask(city.operator, [number], "Di jalan mana?", now=city.clock.now())
    later(city, hours=72)
    fire(city)
    assert outbox.find(city.operator)[0].state == "task"


def test_two_citizens_reminders_are_two_messages_even_to_one_number(city: City) -> None:
    from store.citizens import NewCitizen

    for _place in range(2):
        number = city.complaint(citizen=NewCitizen("Wa Ode Siti", "081234000099", "Jl. Saranani 12", "Korumba"))
        complaints.ask(city.operator, [number], "Di jalan mana?", now=city.clock.now())
    later(city, hours=72)
    fire(city)
    assert len(outbox.find(city.operator)) == 2


def test_every_fired_level_stands_in_the_timeline_with_its_lateness(city: City) -> None:
    number = city.forwarded()
    later(city, hours=26)
    fire(city)
    from store import queries

    entry = queries.history(city.operator, number)[-1]
    assert entry.kind == "escalated"
    assert (entry.role, entry.data["clock"], entry.data["level"], entry.data["late_ms"]) == (
        "system",
        "reply",
        1,
        2 * HOUR,
    )


def test_a_mass_of_due_deadlines_waits_for_a_person_and_is_said_once(city: City) -> None:
    for _place in range(3):
        city.forwarded()
    later(city, hours=24)
    now = city.clock.now()
    assert escalations.fire_due(now, mass=2) == escalations.SweepResult(held=3)
    assert escalations.fire_due(now, mass=2).held == 3
    assert Event.select().where(Event.kind == "mass_held").count() == 1
    assert control.switches(SYSTEM).held == 3
    control.release_mass(city.operator, now=now)
    assert len(escalations.fire_due(now, mass=2).fired) == 3
    assert control.switches(SYSTEM).held == 0


def test_a_mass_that_ebbs_below_the_limit_fires_by_itself(city: City) -> None:
    numbers = [city.forwarded() for _place in range(3)]
    later(city, hours=24)
    now = city.clock.now()
    escalations.fire_due(now, mass=2)
    complaints.merge(city.operator, numbers[2], numbers[0], now=now)
    assert len(escalations.fire_due(now, mass=2).fired) == 2


def test_one_deadline_that_cannot_fire_does_not_keep_the_others_from_it(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import consequences

    numbers = [city.forwarded(), city.forwarded()]
    later(city, hours=24)
    whole = consequences.follow

    def follow(level: Level, now: int) -> consequences.Outcome:
        if level.number == numbers[0]:
            raise ZeroDivisionError
        return whole(level, now)

    monkeypatch.setattr(consequences, "follow", follow)
    found = escalations.fire_due(city.clock.now())
    assert [one.number for one in found.fired] == [numbers[1]]
    assert len(found.broken) == 1
    monkeypatch.setattr(consequences, "follow", whole)
    assert [number for number, *_rest in fire(city)] == [numbers[0]]


def test_a_deadline_left_running_by_mistake_speaks_to_nobody(city: City) -> None:
    number = city.answered()
    Deadline.update(state="pending").where(Deadline.clock == "reply").execute()
    later(city, hours=3)
    Deadline.update(due_at=city.clock.now()).where(Deadline.clock == "reply").execute()
    assert escalations.fire_due(city.clock.now(), dry_run=True).fired == ()
    assert fire(city) == []
    assert {row.state for row in Deadline.select().where(Deadline.clock == "reply")} == {"cancelled"}
    assert number


def test_a_level_that_another_scheduler_fired_meanwhile_is_left_alone(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.forwarded()
    later(city, hours=24)
    key = Deadline.get(Deadline.clock == "reply", Deadline.level == 1).id
    fire(city)
    monkeypatch.setattr(escalations, "_keys_due", lambda now: [key])
    monkeypatch.setattr(escalations, "_due_after", lambda *rest: [(0, key)])
    assert escalations.fire_due(city.clock.now()).fired == ()


def test_what_waits_is_counted_and_the_next_deadline_is_known(city: City) -> None:
    assert escalations.waiting(city.clock.now()) == (0, None)
    city.forwarded()
    assert escalations.waiting(city.clock.now()) == (0, city.clock.now() + 24 * HOUR)
    later(city, hours=25)
    assert escalations.waiting(city.clock.now()) == (1, city.clock.now() + 47 * HOUR)


def test_the_database_being_busy_is_told_and_nothing_is_skipped(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.errors import Unavailable

    city.forwarded()
    later(city, hours=24)

    def busy(*_rest: object) -> None:
        raise Unavailable("busy")

    with monkeypatch.context() as patched:
        patched.setattr(escalations, "_fire", busy)
        with pytest.raises(Unavailable):
            escalations.fire_due(city.clock.now())
    assert len(fire(city)) == 1


def test_a_changed_policy_moves_only_the_deadlines_that_start_after_it(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    policy.change(city.supervisor, now=clock.now(), hours={"reply": (48, 96)})
    other = city.forwarded()
    later(city, hours=24)
    assert fire(city) == [(number, "reply", 1, "reminder")]
    later(city, hours=24)
    assert fire(city) == [(other, "reply", 1, "reminder")]


def test_a_visit_after_silence_is_in_the_digest_of_what_waits(house: House) -> None:
    first = house.city.forwarded()
    second = house.city.forwarded("Sampah menumpuk")
    house.days_later(3)
    house.sweep()
    (bubble,) = house.shown()
    assert first in bubble.text
    assert second in bubble.text
    assert "dikunjungi 9 Oktober 2026" in bubble.text
