"""Who has a complaint open: seen by the others there, gone with the lease, and never told past an agency's wall."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest

from store import changes, complaints, presence
from store.clock import SECOND
from store.errors import Invalid, NotAllowed, NotFound
from store.models import Presence
from store.presence import ANSWERING, FORGET, FORWARDING, LEASE, READING, RENEW, RENEW_IN_SILENCE, WRITING, Present
from tests.conftest import Store
from tests.support.city import City
from tests.support.wall_session import built, inside

DESK, SECOND_DESK = Present("Operator Humas", "", READING), Present("Supervisor Humas", "", READING)


@pytest.fixture
def walled(city: City, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    """A city with the wall built where it has to be."""
    with built(monkeypatch) if store.kind == "postgresql" else nullcontext():
        yield city


def operator(city: City, number: str, doing: str = READING) -> list[Present]:
    return presence.look(city.operator, "a", number, doing, now=city.clock.now())


def supervisor(city: City, number: str, doing: str = READING) -> list[Present]:
    return presence.look(city.supervisor, "b", number, doing, now=city.clock.now())


def seen_at(token: str) -> int:
    return int(Presence.get(Presence.token == token).seen_at)


def test_two_at_one_complaint_see_each_other_and_who_writes(city: City) -> None:
    number = city.complaint()
    assert operator(city, number) == []
    assert supervisor(city, number) == [DESK]
    assert operator(city, number, WRITING) == [SECOND_DESK]
    assert supervisor(city, number) == [replace(DESK, doing=WRITING)]


def test_nobody_is_seen_at_another_complaint_than_the_own(city: City) -> None:
    first, second = city.complaint(), city.complaint()
    operator(city, first)
    assert supervisor(city, second) == []
    operator(city, second)
    assert supervisor(city, second) == [DESK]
    assert supervisor(city, first) == []


def test_who_leaves_is_gone_at_once_and_who_dies_with_the_lease(city: City) -> None:
    number = city.complaint()
    operator(city, number)
    presence.leave(city.operator, "a")
    presence.leave(city.operator, "a")
    assert supervisor(city, number) == []
    operator(city, number)
    city.clock.advance(LEASE - 1)
    assert supervisor(city, number) == [DESK]
    city.clock.advance(1)
    assert supervisor(city, number) == []


def test_nobody_takes_another_accounts_console_away(city: City) -> None:
    number = city.complaint()
    operator(city, number)
    presence.leave(city.supervisor, "a")
    assert supervisor(city, number) == [DESK]


def test_who_is_alone_writes_once_and_who_has_company_renews_the_lease(city: City) -> None:
    number = city.complaint()
    operator(city, number)
    first = seen_at("a")
    city.clock.advance(FORGET - 1)
    operator(city, number)
    assert seen_at("a") == first
    assert supervisor(city, number) == []
    assert operator(city, number) == [SECOND_DESK]
    assert seen_at("a") == city.clock.now()
    assert supervisor(city, number) == [DESK]
    city.clock.advance(RENEW - 1)
    operator(city, number)
    assert seen_at("a") == city.clock.now() - RENEW + 1
    city.clock.advance(1)
    operator(city, number)
    assert seen_at("a") == city.clock.now()


def test_two_who_were_both_asleep_find_each_other_again(city: City) -> None:
    number = city.complaint()
    operator(city, number)
    supervisor(city, number)
    city.clock.advance(RENEW_IN_SILENCE)
    assert operator(city, number) == []
    assert supervisor(city, number) == [DESK]
    assert operator(city, number) == [SECOND_DESK]


def test_a_dead_console_of_the_same_account_is_forgotten_and_a_living_one_is_the_own(city: City) -> None:
    number, now = city.complaint(), city.clock.now
    operator(city, number)
    assert presence.look(city.operator, "c", number, READING, now=now()) == [replace(DESK, own=True)]
    city.clock.advance(LEASE + SECOND)
    presence.look(city.operator, "c", number, WRITING, now=now())
    assert [row.token for row in Presence.select()] == ["c"]


def test_what_is_long_silent_is_trimmed_and_comes_again_when_it_lives(city: City) -> None:
    number = city.complaint()
    operator(city, number)
    assert presence.trim(now=city.clock.advance(FORGET)) == 0
    assert presence.trim(now=city.clock.advance(1)) == 1
    operator(city, number)
    assert supervisor(city, number) == [DESK]


def test_the_feed_hears_nothing_of_who_is_where(city: City) -> None:
    number, before = city.complaint(), changes.last_seq()
    operator(city, number)
    operator(city, number, WRITING)
    presence.leave(city.operator, "a")
    assert changes.last_seq() == before


def test_only_an_account_is_seen_doing_what_can_be_done_where_it_may_look(city: City) -> None:
    number = city.forwarded(agency="RSUD")
    with pytest.raises(Invalid, match="menari"):
        operator(city, number, "menari")
    with pytest.raises(NotFound):
        presence.look(city.officer("PUPR"), "p", number, READING, now=city.clock.now())
    with pytest.raises(NotAllowed):
        presence.look(replace(city.operator, account_id=None), "a", number, READING, now=city.clock.now())
    assert Presence.select().count() == 0


def test_an_agency_sees_its_own_people_and_of_humas_only_that_it_is_there(walled: City) -> None:
    city, number = walled, walled.forwarded(agency="RSUD")
    former, now = city.officer("RSUD"), city.clock.now
    presence.look(former, "r", number, ANSWERING, now=now())
    complaints.forward(city.operator, [number], "PUPR", now=now())
    officer = city.officer("PUPR")
    with inside(city):
        presence.look(officer, "q", number, READING, now=now())
    told = [Present(officer.name, "PUPR", READING, own=True)]
    for walls in (nullcontext(), inside(city)):
        with walls:
            assert presence.look(officer, "p", number, ANSWERING, now=now()) == told
    operator(city, number)
    supervisor(city, number, FORWARDING)
    for walls in (nullcontext(), inside(city)):
        with walls:
            found = presence.look(officer, "p", number, ANSWERING, now=now())
            assert found == [*told, Present("Humas", "", WRITING)]
    presence.leave(city.supervisor, "b")
    with inside(city):
        assert presence.look(officer, "p", number, ANSWERING, now=now())[-1] == Present("Humas", "", READING)
        presence.leave(officer, "p")
        presence.leave(officer, "q")
    assert {(one.name, one.agency) for one in operator(city, number)} == {("Petugas RSUD", "RSUD")}


def test_behind_the_wall_nobody_moves_or_removes_anothers_console(walled: City) -> None:
    number = walled.forwarded()
    operator(walled, number)
    with inside(walled):
        assert list(Presence.select()) == []
        Presence.update(doing=WRITING).execute()
        Presence.delete().execute()
    assert supervisor(walled, number) == [DESK]
