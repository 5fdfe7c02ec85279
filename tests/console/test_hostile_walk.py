"""Every case of hostile text in every field one can fill, on every screen: nothing acts, nothing tears.

The store cleans on the way in. A second walk puts the raw text into the tables, as a careless import might.
"""

from contextlib import suppress
from hashlib import sha256

import pytest

from store import attachments, complaints, content, corrections, enclosures, identities, queries, related
from store.articles import Draft
from store.attachments import PDF, Photo
from store.citizens import NewCitizen
from store.clock import VirtualClock
from store.corrections import Correction
from store.database import db, transact
from store.errors import Invalid
from store.models import (
    Account,
    Agency,
    Answer,
    Article,
    ArticleLink,
    Attachment,
    Complaint,
    DataRequest,
    Officer,
    Referral,
)
from store.vault import Identity
from tests.console.hostile import CASES
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
SIZE = (100, 30)
REMINDER = "ehumas_pengingat_jawaban"


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


def _published(city: City, case: str) -> None:
    """Write an article of the case, with a file called so and a reason, for a complaint whose person is corrected."""
    now = city.clock.now()
    with suppress(Invalid):
        number = city.complaint("Terkait")
        draft = Draft(case[:100] or "Kosong", case[:4_000] + " akhir", case[:300], case[:100])
        slug = content.add(city.operator, "program", draft, now=now).slug
        file = Photo(sha256(case.encode(errors="replace")).hexdigest(), 1, PDF, attachments.label_of(case))
        enclosures.add(city.operator, slug, file, now=now)
        related.link(city.operator, number, slug, now=now)
        content.submit(city.operator, slug, now=now)
        content.send_back(city.operator, slug, case[:200] + " akhir", now=now)
        person = Complaint.get(Complaint.number == number).citizen_id
        right = Correction(name=f"B {case[:60]}", address=case[:100])
        corrections.correct(city.operator, person, right, case[:200] + " akhir", now=now)


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
    article = Article.create(
        kind="news", slug=number, title=raw, summary=raw, body=raw, state="withdrawn", reason=raw, place=raw,
        created_at=row.received_at, updated_at=row.received_at,
    )  # fmt: skip
    ArticleLink.create(article=article, complaint=row.id, created_at=row.received_at)
    Attachment.create(
        owner_kind="article", owner_id=article.id, sha256=sha256(number.encode()).hexdigest(), size=1, mime=PDF,
        name=raw, created_at=row.received_at,
    )  # fmt: skip
    Account.update(name=raw, phone=raw).where(Account.role == "viewer").execute()
    Officer.update(name=raw).where(Officer.agency == row.agency_id).execute()


async def _walk_content(person: Person, count: int) -> None:
    """Look at each article, its files and links, and at the list to link from."""
    await person.press("T")
    for _article in range(count):
        _calm(person)
        await person.press("l")
        _calm(person)
        await person.press("escape", "j")
    await person.press("M", "enter", "h")
    _calm(person)


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


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_hostile_articles_files_reasons_and_corrections_are_only_text(
    city: City, clock: VirtualClock, names: list[str]
) -> None:
    for name in names:
        _published(city, CASES[name])

    async def scenario() -> None:
        async with console(clock, city.operator, size=SIZE, deaf=True) as person:
            await _walk_content(person, len(names))
            await person.press("D", "enter")
            _calm(person)
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
            await _walk_content(person, len(RAW))
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
