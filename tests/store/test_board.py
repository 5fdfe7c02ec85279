"""The zero board: every kind of broken promise, and the one number that should be zero."""

from store import complaints, queries
from store.clock import DAY, HOUR
from store.models import Complaint, Message, MessageComplaint, Referral, Visit
from tests.support.city import City


def groups(city: City, **given: object) -> dict[str, tuple[int, int]]:
    board = queries.board(given.get("actor", city.operator), now=city.clock.now())  # type: ignore[arg-type]  # an Actor
    return {group.kind: (group.count, group.overdue) for group in board.groups if group.count}


def test_a_fresh_city_stands_at_zero(city: City) -> None:
    board = queries.board(city.operator, now=city.clock.now())
    assert (board.total, board.soon, queries.board_count(city.operator, now=city.clock.now())) == (0, 0, 0)
    assert len(board.groups) == 7


def test_every_clock_has_its_group_and_what_is_due_soon_is_no_breach_yet(city: City) -> None:
    city.complaint()
    city.forwarded()
    city.answered()
    asked = city.complaint()
    complaints.ask(city.operator, [asked], "Di mana?", now=city.clock.now())
    assert groups(city) == {"not_forwarded": (1, 0), "review": (1, 0)}
    city.clock.advance(4 * HOUR)
    assert groups(city) == {"not_forwarded": (1, 1), "review": (1, 1)}
    city.clock.advance(3 * DAY)
    assert groups(city) == {"not_forwarded": (1, 1), "unanswered": (1, 1), "review": (1, 1), "data_wait": (1, 1)}
    assert queries.board_count(city.operator, now=city.clock.now()) == 4


def test_the_oldest_stands_first(city: City) -> None:
    second = city.complaint()
    first = city.complaint(received_at=city.clock.now() - HOUR)
    board = queries.board(city.operator, now=city.clock.now())
    assert [row.number for row in board.groups[0].rows] == [first, second]


def test_visits_due_and_messages_that_failed_stand_on_it(city: City) -> None:
    number = city.forwarded()
    row = Complaint.get(Complaint.number == number)
    Visit.create(
        referral=Referral.get().id,
        complaint=row.id,
        agency=row.agency_id,
        created_at=0,
        due_at=0,
        visit_on="2026-10-05",
        state="planned",
    )
    message = Message.create(
        key="m", kind="escalation", channel="call", template="t", params="{}", state="task", next_at=0, created_at=0
    )
    MessageComplaint.create(message=message, complaint=row.id)
    assert groups(city) == {"visit_due": (1, 1), "message_failed": (1, 1)}
    assert queries.board_count(city.operator, now=city.clock.now()) == 2


def test_an_officer_reads_the_own_agencys_board_only(city: City) -> None:
    city.forwarded(agency="PUPR")
    city.forwarded(agency="RSUD")
    city.complaint()
    city.clock.advance(DAY)
    assert groups(city, actor=city.officer("PUPR")) == {"unanswered": (1, 1)}
    assert queries.board_count(city.officer("PUPR"), now=city.clock.now()) == 1
    assert queries.board_count(city.operator, now=city.clock.now()) == 3
