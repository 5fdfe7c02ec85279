"""What Humas decides without an agency, and the citizen's part in it."""

import pytest

from store import complaints, decisions, queries
from store.actors import Actor, Role
from store.clock import HOUR
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Account
from tests.store.test_referrals import clocks, state
from tests.support.city import City


def second_operator() -> Actor:
    row = Account.create(role="operator", login="second", name="Operator Kedua", created_at=0)
    return Actor(Role.OPERATOR, account_id=row.id, name=row.name)


def holder(city: City, number: str) -> Actor:
    return queries.holder(number, f"secret-{city.made:024d}")


def test_asking_the_citizen_stops_humas_clock_and_starts_the_citizens(city: City) -> None:
    number = city.complaint()
    asked = city.clock.advance(HOUR)
    complaints.ask(city.operator, [number], "Di depan rumah nomor berapa?", now=asked)
    assert clocks(number) == [("data", 1, asked + 72 * HOUR), ("data", 2, asked + 168 * HOUR)]
    assert queries.track(holder(city, number), number).question == "Di depan rumah nomor berapa?"


def test_the_citizens_facts_come_to_the_text_and_humas_forwards_again(city: City) -> None:
    number = city.complaint()
    complaints.ask(city.operator, [number], "Di mana?", now=city.clock.now())
    supplied = city.clock.advance(HOUR)
    complaints.supply(holder(city, number), number, "Di depan pasar Baruga", now=supplied)
    seen = queries.get(city.operator, number)
    assert seen.text.endswith("Di depan pasar Baruga")
    assert (seen.state, seen.due_at) == ("new", supplied + 4 * HOUR)
    with pytest.raises(Conflict):
        complaints.supply(holder(city, number), number, "sekali lagi", now=supplied)


def test_a_rejection_needs_a_second_person(city: City) -> None:
    number = city.complaint()
    complaints.reject(city.operator, [number], "Bukan kewenangan kota.", now=city.clock.now())
    assert state(city, number) == "new"
    assert clocks(number), "until it is confirmed the clock goes on"
    assert queries.get(city.operator, number).rejection_proposed
    with pytest.raises(NotAllowed):
        complaints.reject(city.operator, [number], "", now=city.clock.now())
    complaints.reject(second_operator(), [number], "", now=city.clock.now())
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.reject_reason, clocks(number)) == ("rejected", "Bukan kewenangan kota.", [])


def test_a_rejection_needs_a_sentence(city: City) -> None:
    number = city.complaint()
    with pytest.raises(Invalid):
        complaints.reject(city.operator, [number], " ", now=city.clock.now())


def test_a_merged_complaint_stops_its_clocks_and_counts_with_the_main_one(city: City) -> None:
    main, same, third = city.complaint(), city.forwarded(), city.complaint()
    complaints.merge(city.operator, third, same, now=city.clock.now())
    complaints.merge(city.operator, same, main, now=city.clock.now())
    assert clocks(same) == []
    assert queries.get(city.operator, same).merged_into == main
    assert queries.get(city.operator, third).merged_into == main, "who was merged before follows"
    assert queries.get(city.operator, main).citizens == 3
    assert state(city, main) == "new"


def test_a_complaint_is_not_merged_into_itself_nor_into_a_merged_one(city: City) -> None:
    first, second, third = city.complaint(), city.complaint(), city.complaint()
    with pytest.raises(Invalid):
        complaints.merge(city.operator, first, first, now=city.clock.now())
    complaints.merge(city.operator, second, first, now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.merge(city.operator, third, second, now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.merge(city.operator, second, third, now=city.clock.now())
    with pytest.raises(NotFound):
        complaints.merge(city.operator, third, "26-9999-" + "0123456789"[_check("269999")], now=city.clock.now())


def test_what_is_outside_the_citys_authority_goes_elsewhere_with_its_tracking_number(city: City) -> None:
    number = city.complaint()
    version = queries.get(city.operator, number).version
    complaints.refer(city.operator, number, "PLN UP3 Kendari", "PLN-77", now=city.clock.now(), version=version)
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.referred_to) == ("referred", "PLN UP3 Kendari (PLN-77)")
    assert "PLN-77" in queries.track(holder(city, number), number).state_label


def test_reopening_starts_a_new_cycle_and_nothing_fires_from_old_dates(city: City) -> None:
    number = city.answered()
    complaints.accept(city.operator, [number], now=city.clock.now())
    reopened = city.clock.advance(2000 * HOUR)
    complaints.reopen(holder(city, number), number, "Lubangnya terbuka lagi", now=reopened)
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.cycle, seen.agency, seen.closed_at) == ("reopened", 2, "", None)
    assert clocks(number) == [("forward", 1, reopened + 4 * HOUR), ("forward", 2, reopened + 24 * HOUR)]
    complaints.forward(city.operator, [number], "PUPR", now=reopened)
    assert queries.get(city.operator, number).referrals[-1].cycle == 2


def test_a_second_not_solved_opens_it_again(city: City) -> None:
    number = city.answered()
    for cycle in (2, 3):
        complaints.accept(city.operator, [number], now=city.clock.now())
        complaints.reopen(holder(city, number), number, "Belum selesai", now=city.clock.now())
        assert queries.get(city.operator, number).cycle == cycle
        complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
        complaints.answer(city.officer(), number, "Ditambal lagi.", now=city.clock.now(), client_key=f"cycle-{cycle}")


def test_a_citizen_cannot_reopen_what_was_rejected_but_humas_can(city: City) -> None:
    number = city.complaint()
    complaints.reject(city.operator, [number], "Bukan aduan", now=city.clock.now())
    complaints.reject(city.supervisor, [number], "", now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.reopen(holder(city, number), number, "Ini aduan!", now=city.clock.now())
    complaints.reopen(city.operator, number, "Keliru ditolak", now=city.clock.now())
    assert not queries.get(city.operator, number).rejection_proposed


def test_silence_is_never_a_rating(city: City) -> None:
    number = city.answered()
    complaints.accept(city.operator, [number], now=city.clock.now())
    assert queries.get(city.operator, number).rating is None
    complaints.rate(holder(city, number), number, 4, now=city.clock.advance(HOUR))
    assert queries.get(city.operator, number).rating == 4


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_a_rating_is_from_1_to_5(city: City, stars: int) -> None:
    number = city.answered()
    complaints.accept(city.operator, [number], now=city.clock.now())
    with pytest.raises(Invalid):
        complaints.rate(holder(city, number), number, stars, now=city.clock.now())


def test_an_open_complaint_cannot_be_rated(city: City) -> None:
    number = city.complaint()
    with pytest.raises(Conflict):
        complaints.rate(holder(city, number), number, 5, now=city.clock.now())


def _check(digits: str) -> int:
    from stdnum import damm

    return int(damm.calc_check_digit(digits))


def test_a_note_that_is_sent_twice_is_one_until_it_may_be_meant(city: City) -> None:
    number, now = city.complaint(), city.clock.now()
    for at in (now, now + decisions.SENT_AGAIN - 1):
        decisions.note(city.operator, [number], "Sudah ditelepon.", now=at)
    decisions.note(city.supervisor, [number], "Sudah ditelepon.", now=now)
    assert [event.kind for event in queries.history(city.operator, number)].count("noted") == 2
    decisions.note(city.operator, [number], "Sudah ditelepon.", now=now + decisions.SENT_AGAIN)
    assert [event.kind for event in queries.history(city.operator, number)].count("noted") == 3
