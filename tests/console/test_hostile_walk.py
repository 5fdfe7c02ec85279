"""Every case of hostile text in every field one can fill, on every screen: nothing acts, nothing tears.

The store cleans on the way in. A second walk puts the raw text into the tables, as a careless import might.
"""

from contextlib import suppress

import pytest

from store import complaints, identities, queries
from store.citizens import NewCitizen
from store.clock import VirtualClock
from store.database import db, transact
from store.errors import Invalid
from store.models import Account, Agency, Answer, Complaint, DataRequest, Officer, Referral
from store.vault import Identity
from tests.console.hostile import CASES
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
SIZE = (100, 30)


GROUPS = [list(CASES)[start::4] for start in range(4)]


def _cleaned(city: City, case: str, *, reviewable: bool) -> None:
    """Send the case in through the store, in every field that takes it."""
    now = city.clock.now()
    with suppress(Invalid):
        number = city.complaint(
            case[:100] or "Kosong",
            text=case[:4_000] + " akhir",
            place=case[:100],
            citizen=NewCitizen(name=f"A {case[:60]}", address=case[:100]),
        )
        complaints.forward(city.operator, [number], "PUPR", now=now, note=case[:300])
        complaints.answer(city.officer(), number, case[:4_000] + " akhir", now=now, client_key=number)
        complaints.note(city.operator, [number], case[:1_000] + " akhir", now=now)
        complaints.send_back(city.operator, number, case[:300] + " akhir", now=now)
        if reviewable:
            complaints.answer(city.officer(), number, case[:4_000] + " lagi", now=now, client_key=f"{number}-2")


RAW = ("markup_click", "osc52", "tower", "bidi", "zwj", "csi_clear", "long_line", "rtl")


def _raw(number: str, case: str) -> None:
    """Write the case into every table of one complaint past every cleaning."""
    raw = case.replace("\x00", "")
    row = Complaint.get(Complaint.number == number)
    Complaint.update(title=raw, body=raw, place=raw).where(Complaint.id == row.id).execute()
    person = identities.keep(Identity(raw, raw, raw), None, created_at=row.received_at)
    Complaint.update(citizen=person).where(Complaint.id == row.id).execute()
    Answer.update(body=raw, reason=raw).where(Answer.complaint == row.id).execute()
    Referral.update(note=raw).where(Referral.complaint == row.id).execute()
    Agency.update(name=raw).where(Agency.id == row.agency_id).execute()
    for kind in ("access", "correction", "erasure"):
        DataRequest.create(citizen=person, kind=kind, note=raw, received_at=row.received_at, due_at=row.received_at)
    Account.update(name=raw, phone=raw).where(Account.role == "viewer").execute()
    Officer.update(name=raw).where(Officer.agency == row.agency_id).execute()


async def _walk(person: Person, count: int) -> None:
    """Go through every screen that shows what was written and look at every line of each."""
    for key in ("O", "K", "W", "T", "L", "A", "S", "P", "M"):
        await person.press(key)
        _calm(person)
    await person.press("D")
    for _citizen in range(count):
        _calm(person)
        await person.press("enter", "i")
        await person.type("perlu")
        await person.press("enter")
        _calm(person)
        await person.press("escape", "j")
    await person.press("M")
    await person.press("left", "enter", "i")
    await person.type("perlu")
    await person.press("enter")
    for _complaint in range(count):
        _calm(person)
        await person.press("n")
    await person.press("M")
    for _complaint in range(count):
        await person.press("t")
        _calm(person)
        await person.press("escape", "r")
        _calm(person)
        await person.press("M", "j")


def _calm(person: Person) -> None:
    """The screen is whole: its size, its frame, and only signs that can be shown."""
    strips = person.app.screen._compositor.render_strips()
    assert [strip.cell_length for strip in strips] == [SIZE[0]] * SIZE[1]
    assert "E-Humas" in person.lines[0]
    sent = [strip.apply_filter(person.app._printable, person.app.screen.background_colors[1]) for strip in strips]
    assert all(segment.text.isprintable() for strip in sent for segment in strip)
    assert all(not segment.style or "@click" not in segment.style.meta for strip in sent for segment in strip)


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_hostile_text_that_came_in_through_the_store_is_only_text(
    city: City, clock: VirtualClock, names: list[str]
) -> None:
    for place, name in enumerate(names):
        _cleaned(city, CASES[name], reviewable=place % 2 == 0)
    count = queries.count(city.operator, queries.Filter(), now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=SIZE, deaf=True) as person:
            await _walk(person, count)
            assert person.app.return_value is None

    play(scenario)


def test_even_raw_in_the_tables_it_only_shows_and_tears_nothing(city: City, clock: VirtualClock) -> None:
    for place, name in enumerate(RAW):
        number = city.answered(agency=("PUPR", "RSUD", "DLHK")[place % 3])
        complaints.send_back(city.operator, number, "Kurang.", now=clock.now())
        if place % 2:
            agency = queries.get(city.operator, number).agency
            complaints.answer(city.officer(agency), number, "Ditambal.", now=clock.now(), client_key=f"again-{number}")
        transact(lambda number=number, name=name: _raw(number, CASES[name]))  # type: ignore[misc]  # bound at once
    db.close()

    async def scenario() -> None:
        async with console(clock, city.operator, size=SIZE, deaf=True) as person:
            await _walk(person, len(RAW))
        async with console(clock, city.officer(), size=SIZE, deaf=True) as person:
            _calm(person)
            await person.press("left", "enter")
            _calm(person)

    play(scenario)


def test_a_draft_with_markup_in_it_is_typed_and_offered_as_it_is(city: City, clock: VirtualClock) -> None:
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=SIZE) as person:
            await person.press("b")
            await person.type("[/] [@click=app.quit]x[/]")
            await person.sees("[/] [@click=app.quit]x[/]")
            await person.press("escape", "b")
            await person.sees("[/] [@click=app.quit]x[/]")
            await person.press("escape")

    play(scenario)
