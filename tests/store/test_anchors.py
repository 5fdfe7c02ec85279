"""The chain's end leaves the house daily, signed: whoever computes the chain anew is found out by what already left."""

import json
from dataclasses import replace

import pytest

from store import anchor_lines, anchors, changes, complaints, control, database, events
from store.actors import SYSTEM
from store.anchor_lines import Anchor
from store.clock import DAY, MINUTE, VirtualClock
from store.database import db
from store.errors import Invalid, NotAllowed
from store.models import Event
from tests.conftest import Store
from tests.support.city import City

FILE: tuple[anchors.Way, ...] = ("file",)
MAIL: tuple[anchors.Way, ...] = ("mail",)


def anchored(city: City) -> Anchor:
    """Sign the chain's end for today."""
    made = anchors.make(city.clock.now())
    assert made is not None
    return made


@pytest.fixture
def three_days(city: City) -> list[Anchor]:
    """Three days with two entries and an anchor each."""
    made = []
    for _day in range(3):
        city.complaint()
        city.complaint()
        made.append(anchored(city))
        city.clock.advance(DAY)
    return made


def test_each_day_has_one_anchor_of_where_the_chain_ends(city: City, three_days: list[Anchor]) -> None:
    assert [(anchor.day, anchor.event_id, anchor.count) for anchor in three_days] == [
        ("2026-10-05", 2, 2),
        ("2026-10-06", 4, 4),
        ("2026-10-07", 6, 6),
    ]
    assert [anchor.hash for anchor in three_days] == [Event.get_by_id(key).hash for key in (2, 4, 6)]
    assert anchors.listing(city.viewer) == three_days
    assert anchors.make(city.clock.now() - DAY) is None


def test_an_empty_chain_has_no_anchor(store: Store, clock: VirtualClock) -> None:
    assert anchors.make(clock.now()) is None


def test_anybody_can_check_a_line_with_the_public_key_alone(city: City, three_days: list[Anchor]) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    fields = json.loads(three_days[0].line())
    signature = bytes.fromhex(fields.pop("signature"))
    body = "ehumas anchor 1\n" + json.dumps(fields, sort_keys=True, separators=(",", ":"))
    assert anchors.key(city.viewer) == fields["public_key"]
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(anchors.key(SYSTEM))).verify(signature, body.encode())


def test_a_file_of_lines_is_read_each_anchor_once_and_a_mail_s_other_words_are_left_out(
    three_days: list[Anchor],
) -> None:
    lines = ["Simpan surat ini.", "", *(anchor.line() for anchor in three_days), three_days[0].line()]
    assert anchor_lines.read(lines, three_days[0].public_key.upper()) == three_days


def test_a_forged_damaged_or_foreign_line_is_refused(three_days: list[Anchor]) -> None:
    foreign = anchor_lines.signed(b"x" * 32, day="2026-10-05", at=1, event_id=2, count=2, hash="0" * 64)
    assert anchor_lines.read([foreign.line()]) == [foreign]
    with pytest.raises(Invalid, match="kunci lain"):
        anchor_lines.read([foreign.line()], three_days[0].public_key)
    for forged in (replace(three_days[0], count=3), replace(three_days[0], signature="zz"), replace(foreign, at=2)):
        with pytest.raises(Invalid, match="tanda tangan"):
            anchor_lines.read([forged.line()])
    for line in ("{", "{}", three_days[0].line().replace('"count":2', '"count":"2"')):
        with pytest.raises(Invalid, match="bukan jangkar"):
            anchor_lines.read([line])


def test_a_whole_chain_agrees_with_its_anchors(three_days: list[Anchor]) -> None:
    assert events.verify(SYSTEM, three_days) == events.VerifyResult(True, 6, anchors=3)


def test_a_tail_that_was_cut_off_is_found_only_by_what_left_the_house(three_days: list[Anchor], store: Store) -> None:
    unguarded(store)
    db.execute_sql("DELETE FROM event WHERE id > 4")
    assert events.verify(SYSTEM).ok
    found = events.verify(SYSTEM, three_days)
    assert (found.ok, found.count, found.broken_at, found.reason) == (False, 4, 5, "tail")
    assert (found.since_day, found.day, found.anchors) == ("2026-10-06", "2026-10-07", 2)


def test_a_chain_computed_anew_is_found_between_the_days_of_two_anchors(
    city: City, three_days: list[Anchor], store: Store
) -> None:
    unguarded(store)
    compute_anew(since=3)
    assert events.verify(SYSTEM).ok
    found = events.verify(SYSTEM, list(reversed(three_days)))
    assert (found.ok, found.broken_at, found.reason, found.anchors) == (False, 3, "anchor", 1)
    assert (found.since_day, found.day, found.at) == ("2026-10-05", "2026-10-06", city.clock.now() - 2 * DAY)
    compute_anew(since=1)
    found = events.verify(SYSTEM, three_days)
    assert (found.broken_at, found.since_day, found.day) == (1, "", "2026-10-05")


def test_an_entry_that_an_anchor_names_and_the_chain_does_not_is_found(three_days: list[Anchor], store: Store) -> None:
    unguarded(store)
    db.execute_sql("UPDATE event SET id = id + 100 WHERE id > 3")
    found = events.verify(SYSTEM, three_days)
    assert (found.ok, found.reason, found.day) == (False, "anchor", "2026-10-06")


def test_an_anchor_waits_until_it_left_by_each_way(city: City, three_days: list[Anchor]) -> None:
    now = city.clock.now()
    anchors.left("file", ["2026-10-05", "2026-10-06"], now)
    assert [anchor.day for anchor in anchors.waiting("file")] == ["2026-10-07"]
    assert len(anchors.waiting("mail")) == 3
    assert anchors.health((), now) == anchors.Health((), "", False)
    assert anchors.health(FILE, now) == anchors.Health(("file",), "2026-10-06", False)
    assert anchors.health(FILE, now + DAY).late
    assert anchors.health(("file", "mail"), now) == anchors.Health(("file", "mail"), "", True)


def test_a_house_that_just_began_is_not_late(city: City) -> None:
    city.complaint()
    assert not anchors.health(FILE, city.clock.now() + DAY).late
    assert anchors.health(FILE, city.clock.now() + 3 * DAY).late


def test_an_anchor_that_is_too_old_is_said_until_there_is_a_new_one(city: City) -> None:
    city.complaint()
    assert anchors.trouble(SYSTEM, now=city.clock.advance(9 * DAY)) == ""
    anchored(city)
    assert anchors.trouble(city.operator, now=city.clock.now() + 2 * DAY) == ""
    city.clock.advance(3 * DAY)
    assert "14 Oktober 2026" in anchors.trouble(city.operator, now=city.clock.now())
    assert "ehumas db anchor" in anchors.trouble(city.operator, now=city.clock.now())
    anchored(city)
    assert anchors.trouble(city.operator, now=city.clock.now()) == ""


def test_a_way_that_refuses_is_said_since_when_until_it_takes_them_again(city: City) -> None:
    city.complaint()
    anchored(city)
    began = city.clock.now()
    for _minute in range(2):
        anchors.tried(FILE + MAIL, MAIL, city.clock.now())
        assert "surel sejak 5 Okt 08.00" in anchors.trouble(city.viewer, now=city.clock.now())
        city.clock.advance(MINUTE)
    assert control.leaving() == control.Leaving(("file", "mail"), ("mail",), began)
    seq = changes.last_seq()
    anchors.tried(FILE + MAIL, (), city.clock.now())
    assert anchors.trouble(city.viewer, now=city.clock.now()) == ""
    assert [one.entity for one in changes.since(city.viewer, seq).changed] == ["control"]
    anchors.tried(FILE + MAIL, (), city.clock.now())
    assert changes.last_seq() == seq + 1


def test_an_agency_hears_nothing_of_anchors(city: City) -> None:
    with pytest.raises(NotAllowed):
        anchors.trouble(city.officer(), now=city.clock.now())


def test_an_agency_reads_no_anchor(city: City) -> None:
    for ask in (anchors.listing, anchors.key):
        with pytest.raises(NotAllowed):
            ask(city.officer())


def test_texts_that_were_erased_leave_the_anchors_right(city: City, three_days: list[Anchor]) -> None:
    from store import erasure

    number = city.complaint()
    complaints.note(city.operator, [number], "Ibu Siti menelepon.", now=city.clock.now())
    last = anchored(city)
    erasure.erase(city.supervisor, number, "Permintaan tertulis.", now=city.clock.now())
    assert events.verify(SYSTEM, [*three_days, last]).ok


def unguarded(store: Store) -> None:
    """Do what only the database's owner can: put the triggers away."""
    if store.kind == "sqlite":
        db.execute_sql("DROP TRIGGER event_no_update")
        db.execute_sql("DROP TRIGGER event_no_delete")
        db.execute_sql("PRAGMA foreign_keys = OFF")
    else:
        db.execute_sql("ALTER TABLE event DISABLE TRIGGER ALL")


def compute_anew(since: int) -> None:
    """Change an entry, and compute its hash and all behind it so that the chain holds again."""

    def unit() -> None:
        before = Event.get_or_none(Event.id == since - 1)
        prev = before.hash if before else events.GENESIS
        for row in list(Event.select().where(Event.id >= since).order_by(Event.id)):
            fields = (row.complaint_id, row.at, row.account_id, row.role, "altered", row.data)
            made = events.digest(prev, fields)
            Event.update(kind="altered", prev=prev, hash=made).where(Event.id == row.id).execute()
            prev = made

    database.transact(unit)
