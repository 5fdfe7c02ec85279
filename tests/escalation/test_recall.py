"""Taking back what was never sent, and owing it again when the agency's clock goes on."""

from store import complaints, outbox, referrals
from store.clock import HOUR
from store.models import Deadline, Message, Visit
from tests.escalation.house import House

NIGHT = 13


def states(house: House) -> list[str]:
    return [view.state for view in outbox.find(house.city.operator)]


def silent_into_the_night(house: House, count: int = 1) -> list[str]:
    """Forward complaints at 21:00 whose reminders fall due in the next night, when nothing is sent, and fire them."""
    house.hours_later(NIGHT)
    numbers = [house.city.forwarded() for _complaint in range(count)]
    house.hours_later(24)
    house.sweep()
    assert set(states(house)) == {"queued"}
    return numbers


def answer(house: House, number: str) -> None:
    house.city.made += 1
    key = f"recall-{house.city.made}"
    referrals.answer(house.city.officer(), number, "Sudah ditambal.", now=house.clock.now(), client_key=key)


def test_an_answer_sent_back_owes_the_reminder_again_that_it_had_taken_back(house: House) -> None:
    (number,) = silent_into_the_night(house)
    answer(house, number)
    assert states(house) == ["cancelled"]
    complaints.send_back(house.city.operator, number, "Kapan?", now=house.clock.now())
    assert states(house) == ["queued"]
    house.hours_later(11)
    house.sweep()
    assert len(house.shown()) == 1
    assert number in repr(house.shown()[0])


def test_a_reminder_whose_call_nobody_knows_of_is_owed_again_as_a_repeat(house: House) -> None:
    house.simulator.faults.add({"kind": "nojson"})
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    assert states(house) == ["unknown"]
    answer(house, number)
    house.hours_later(1)
    house.sweep()
    assert states(house) == ["cancelled"]
    complaints.send_back(house.city.operator, number, "Kapan?", now=house.clock.now())
    assert states(house) == ["unknown"]
    house.sweep()
    assert len(house.shown()) == 1
    assert house.message(number).repeats == 1


def test_an_answer_leaves_a_digest_that_still_speaks_of_others(house: House) -> None:
    first, second = silent_into_the_night(house, 2)
    answer(house, first)
    house.hours_later(11)
    house.sweep()
    (shown,) = house.shown()
    assert second in repr(shown)
    assert first not in repr(shown)


def test_a_digest_is_cancelled_with_its_last_complaint(house: House) -> None:
    for number in silent_into_the_night(house, 2):
        answer(house, number)
    assert states(house) == ["cancelled"]


def test_a_reminder_that_was_tried_is_not_taken_back(house: House) -> None:
    (number,) = silent_into_the_night(house)
    Message.update(attempts=1, tries=1).execute()
    answer(house, number)
    assert states(house) == ["queued"]


def test_a_task_to_telephone_is_taken_back_and_owed_again(house: House) -> None:
    (number,) = silent_into_the_night(house)
    Message.update(channel="call", state="task").execute()
    answer(house, number)
    assert states(house) == ["cancelled"]
    complaints.send_back(house.city.operator, number, "Kapan?", now=house.clock.now())
    assert states(house) == ["task"]


def test_undoing_a_return_owes_reminder_and_visit_again(house: House) -> None:
    (number,) = silent_into_the_night(house)
    house.hours_later(48)
    house.sweep()
    Message.update(state="queued", attempts=0).execute()
    complaints.return_(house.city.operator, number, "Bukan mereka", now=house.clock.now())
    assert (set(states(house)) - {"task"}, Visit.get().state) == ({"cancelled"}, "cancelled")
    complaints.undo(house.city.operator, number, now=house.clock.now())
    assert Visit.get().state == "planned"
    assert "queued" in states(house)


def test_undoing_a_transfer_reminds_the_agency_that_has_it_again(house: House) -> None:
    (number,) = silent_into_the_night(house)
    complaints.forward(house.city.operator, [number], "RSUD", now=house.clock.now())
    assert states(house) == ["cancelled"]
    complaints.undo(house.city.operator, number, now=house.clock.now())
    assert states(house) == ["queued"]
    house.hours_later(11)
    house.sweep()
    assert len(house.shown()) == 1


def test_undoing_a_forward_owes_nothing(house: House) -> None:
    number = house.city.forwarded()
    complaints.undo(house.city.operator, number, now=house.clock.now() + HOUR // 6)
    assert states(house) == []
    assert {row.state for row in Deadline.select().where(Deadline.clock == "reply")} == {"cancelled"}
