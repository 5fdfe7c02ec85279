"""Articles: a draft is nobody's, a published one everybody's, a scheduled one appears by itself."""

from dataclasses import replace
from typing import Any

import pytest

from store import content, events
from store.actors import PUBLIC
from store.article_rows import ArticlePage
from store.articles import Draft, Kind, slug_of
from store.clock import HOUR, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Event
from tests.support.city import City

NEWS = Draft("Pasar Baru dibuka", "Pasar **Baru** dibuka.")
RULE = Draft("Pengelolaan sampah", "Isi.", reg_type="PERDA", reg_number="3", reg_year=2024)


def titles(page: ArticlePage) -> list[str]:
    return [row.title for row in page.rows]


def test_a_draft_is_read_by_humas_only(city: City, clock: VirtualClock) -> None:
    row = content.add(city.operator, "news", NEWS, now=clock.now())
    assert (row.state, row.slug, row.author, row.body) == ("draft", "pasar-baru-dibuka", "Operator Humas", NEWS.body)
    assert titles(content.published("news", now=clock.now())) == []
    with pytest.raises(NotFound):
        content.read("news", row.slug, now=clock.now())
    for actor in (city.viewer, city.officer(), city.citizen, PUBLIC):
        with pytest.raises(NotAllowed):
            content.show(actor, row.slug, now=clock.now())


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_published_and_withdrawn(city: City, clock: VirtualClock, kind: Kind) -> None:
    slug = content.add(city.operator, kind, RULE if kind is Kind.REGULATION else NEWS, now=clock.now()).slug
    published = content.publish(city.operator, slug, now=clock.advance(HOUR))
    assert (published.state, published.publish_at, published.published_at) == ("published", clock.now(), clock.now())
    assert content.read(kind, slug, now=clock.now()).body
    assert [row.body for row in content.published(kind, now=clock.now()).rows] == [""]
    assert content.withdraw(city.operator, slug, "Keliru", now=clock.now()).state == "withdrawn"
    with pytest.raises(NotFound):
        content.read(kind, slug, now=clock.now())
    assert content.publish(city.operator, slug, now=clock.now()).state == "published"


def test_a_scheduled_article_appears_at_its_time(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    at = clock.now() + HOUR
    row = content.schedule(city.operator, slug, at, now=clock.now())
    assert (row.state, row.publish_at, row.published_at) == ("scheduled", at, None)
    assert titles(content.published("news", now=at - 1)) == []
    assert titles(content.published("news", now=at)) == [NEWS.title]
    seen = content.read("news", slug, now=at)
    assert (seen.state, seen.published_at) == ("published", at)
    assert titles(content.listing(city.operator, now=at - 1, state="scheduled")) == [NEWS.title]
    assert titles(content.listing(city.operator, now=at, state="scheduled")) == []
    assert titles(content.listing(city.operator, now=at, state="published")) == [NEWS.title]


def test_a_draft_goes_to_review_and_back_with_a_reason(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    with pytest.raises(Conflict, match="ditinjau"):
        content.send_back(city.supervisor, slug, "Apa?", now=clock.now())
    assert content.submit(city.operator, slug, now=clock.now()).state == "review"
    assert titles(content.listing(city.operator, now=clock.now(), state="review")) == [NEWS.title]
    with pytest.raises(Conflict, match="rancangan"):
        content.submit(city.operator, slug, now=clock.now())
    with pytest.raises(Invalid, match="Alasan"):
        content.send_back(city.supervisor, slug, " ", now=clock.now())
    back = content.send_back(city.supervisor, slug, "Tanggalnya keliru", now=clock.now())
    assert (back.state, back.reason) == ("draft", "Tanggalnya keliru")
    assert content.submit(city.operator, slug, now=clock.now()).reason == ""
    assert content.publish(city.supervisor, slug, now=clock.now()).state == "published"


def test_what_is_archived_leaves_the_lists_and_keeps_its_address(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    with pytest.raises(Conflict, match="terbit"):
        content.archive(city.operator, slug, now=clock.now())
    content.schedule(city.operator, slug, clock.now() + HOUR, now=clock.now())
    appeared = clock.advance(HOUR)
    row = content.archive(city.operator, slug, now=clock.advance(HOUR))
    assert (row.state, row.publish_at, row.published_at) == ("archived", appeared, appeared)
    assert titles(content.published("news", now=clock.now())) == []
    assert content.read("news", slug, now=clock.now()).state == "archived"
    assert content.publish(city.operator, slug, now=clock.now()).state == "published"
    content.archive(city.operator, slug, now=clock.now())
    assert content.withdraw(city.operator, slug, "Keliru", now=clock.now()).state == "withdrawn"


def test_a_withdrawal_needs_a_reason_which_is_recorded(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    content.publish(city.operator, slug, now=clock.now())
    with pytest.raises(Invalid, match="Alasan"):
        content.withdraw(city.operator, slug, "", now=clock.now())
    row = content.withdraw(city.operator, slug, "Angkanya keliru", now=clock.now())
    assert row.reason == "Angkanya keliru"
    assert "Angkanya keliru" in Event.get(Event.kind == "article_withdrawn").data


def test_a_step_that_is_not_possible_is_a_conflict(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    with pytest.raises(Conflict):
        content.withdraw(city.operator, slug, "Keliru", now=clock.now())
    with pytest.raises(Invalid, match="lewat"):
        content.schedule(city.operator, slug, clock.now(), now=clock.now())
    content.schedule(city.operator, slug, clock.now() + HOUR, now=clock.now())
    clock.advance(HOUR)
    with pytest.raises(Conflict):
        content.publish(city.operator, slug, now=clock.now())
    with pytest.raises(Conflict):
        content.schedule(city.operator, slug, clock.now() + HOUR, now=clock.now())
    with pytest.raises(NotFound, match="tiada"):
        content.publish(city.operator, "tiada", now=clock.now())


def test_editing_keeps_the_address_and_guards_against_a_second_writer(city: City, clock: VirtualClock) -> None:
    first = content.add(city.operator, "outreach", replace(NEWS, place="Balai", event_on="2026-12-03"), now=clock.now())
    second = content.edit(
        city.operator, first.slug, replace(first.draft, title="Judul lain"), version=first.version, now=clock.now()
    )
    assert (second.title, second.slug, second.version) == ("Judul lain", first.slug, 2)
    assert (second.place, second.event_on) == ("Balai", "2026-12-03")
    with pytest.raises(Conflict, match="Orang lain"):
        content.edit(city.supervisor, first.slug, first.draft, version=first.version, now=clock.now())
    with pytest.raises(Conflict):
        content.publish(city.supervisor, first.slug, now=clock.now(), version=1)


def test_two_articles_of_one_title_have_two_addresses(city: City, clock: VirtualClock) -> None:
    texts = ["Pasar sudah dibuka.", "Pasar dibuka lagi.", "Pasar dibuka untuk ketiga kalinya."]
    news = [replace(NEWS, body=text) for text in texts]
    slugs = [content.add(city.operator, "news", one, now=clock.now()).slug for one in news]
    other = content.add(city.operator, "program", replace(NEWS, title="Pasar"), now=clock.now()).slug
    assert slugs == ["pasar-baru-dibuka", "pasar-baru-dibuka-2", "pasar-baru-dibuka-3"]
    assert other == "pasar"


def test_a_draft_that_is_sent_twice_is_one_article_until_it_may_be_meant(city: City, clock: VirtualClock) -> None:
    first = content.add(city.operator, "regulation", RULE, now=clock.now())
    again = content.add(city.operator, "regulation", RULE, now=clock.now() + content.SENT_AGAIN - 1)
    others = content.add(city.supervisor, "regulation", RULE, now=clock.now())
    later = content.add(city.operator, "regulation", RULE, now=clock.now() + content.SENT_AGAIN)
    assert again == first
    assert len({first.slug, others.slug, later.slug}) == 3


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Perda No. 3/2024: Sampah & Limbah", "perda-no-3-2024-sampah-limbah"),
        ("Café Élysée", "cafe-elysee"),
        ("../..//etc", "etc"),
        ("日本語", "artikel"),
        ("a" * 200, "a" * 80),
    ],
)
def test_an_address_is_plain(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_regulation_has_number_year_type_and_status(city: City, clock: VirtualClock) -> None:
    row = content.add(city.operator, "regulation", RULE, now=clock.now())
    assert (row.reg_type, row.reg_number, row.reg_year, row.reg_status) == ("perda", "3", 2024, "in_force")
    changed = replace(row.draft, reg_status="revoked")
    assert content.edit(city.operator, row.slug, changed, version=1, now=clock.now()).reg_status == "revoked"


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("kabar", {}),
        ("news", {"title": ""}),
        ("news", {"title": "a" * 201}),
        ("news", {"body": " "}),
        ("news", {"summary": "a" * 501}),
        ("outreach", {"event_on": "3 Desember"}),
        ("news", {"reg_year": 2024}),
        ("regulation", {"reg_year": None}),
        ("regulation", {"reg_year": 24}),
        ("regulation", {"reg_type": "undang"}),
        ("regulation", {"reg_number": ""}),
        ("regulation", {"reg_status": "lama"}),
    ],
)
def test_what_cannot_be_is_refused(city: City, clock: VirtualClock, kind: str, changes: dict[str, Any]) -> None:
    draft = replace(RULE if kind == "regulation" else NEWS, **changes)
    with pytest.raises(Invalid):
        content.add(city.operator, kind, draft, now=clock.now())
    assert content.listing(city.operator, now=clock.now()).rows == []


def test_lists_are_paged_newest_first_filtered_and_searched(city: City, clock: VirtualClock) -> None:
    for number in range(5):
        draft = Draft(f"Kabar {number}", "Ruas 100% Saranani." if number % 2 else "Lain.", f"Ringkas {number}")
        slug = content.add(city.operator, "news", draft, now=clock.advance(HOUR)).slug
        content.publish(city.operator, slug, now=clock.now())
    content.add(city.operator, "regulation", RULE, now=clock.now())
    page = content.published("news", now=clock.now(), limit=2)
    assert titles(page) == ["Kabar 4", "Kabar 3"]
    page = content.published("news", now=clock.now(), limit=2, after=page.next_key)
    assert titles(page) == ["Kabar 2", "Kabar 1"]
    page = content.published("news", now=clock.now(), limit=2, after=page.next_key)
    assert (titles(page), page.next_key) == (["Kabar 0"], None)
    assert titles(content.published("news", now=clock.now(), search="SARANANI kabar")) == ["Kabar 3", "Kabar 1"]
    assert titles(content.published("news", now=clock.now(), search="100%")) == ["Kabar 3", "Kabar 1"]
    assert titles(content.published("news", now=clock.now(), search="_%'; --")) == []
    assert titles(content.published("news", now=clock.now(), search="ringkas 2")) == ["Kabar 2"]
    found = content.listing(city.operator, now=clock.now(), kind="regulation", state="draft", search="sampah")
    assert titles(found) == [RULE.title]
    assert len(content.listing(city.operator, now=clock.now(), limit=3).rows) == 3
    with pytest.raises(Invalid):
        content.listing(city.operator, now=clock.now(), state="lama")


def test_two_published_at_once_keep_their_order_over_pages(city: City, clock: VirtualClock) -> None:
    for number in range(3):
        slug = content.add(city.operator, "news", Draft(f"Kabar {number}", "Isi."), now=clock.now()).slug
        content.publish(city.operator, slug, now=clock.now())
    first = content.published("news", now=clock.now(), limit=1)
    rest = content.published("news", now=clock.now(), after=first.next_key)
    assert titles(first) + titles(rest) == ["Kabar 2", "Kabar 1", "Kabar 0"]


def test_each_step_is_an_event(city: City, clock: VirtualClock) -> None:
    slug = content.add(city.operator, "news", NEWS, now=clock.now()).slug
    content.edit(city.operator, slug, NEWS, version=1, now=clock.now())
    content.schedule(city.operator, slug, clock.now() + HOUR, now=clock.now())
    content.withdraw(city.operator, slug, "Keliru", now=clock.now())
    content.publish(city.operator, slug, now=clock.now())
    kinds = [row.kind for row in Event.select().order_by(Event.id) if row.kind.startswith("article")]
    assert kinds == [f"article_{step}" for step in ("added", "edited", "scheduled", "withdrawn", "published")]
    assert events.verify(city.operator).ok
