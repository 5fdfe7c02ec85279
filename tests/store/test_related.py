"""Complaint and article: linked by Humas, read by staff, by the citizen only what is published, by an agency never."""

import pytest

from store import complaints, content, queries, related
from store.articles import Draft
from store.clock import HOUR, VirtualClock
from store.errors import Conflict, NotFound
from tests.support.city import City


def article(city: City, title: str = "Gerebek Drainase") -> str:
    return content.add(city.operator, "program", Draft(title, "Isi."), now=city.clock.now()).slug


def test_a_link_is_made_read_from_both_sides_and_taken_away(city: City, clock: VirtualClock) -> None:
    number, slug = city.forwarded(), article(city)
    assert related.link(city.operator, number, slug, now=clock.now()).title == "Gerebek Drainase"
    with pytest.raises(Conflict, match="sudah"):
        related.link(city.operator, number, slug, now=clock.now())
    assert [one.slug for one in related.of_complaint(city.viewer, number, now=clock.now())] == [slug]
    assert [row.number for row in related.of_article(city.operator, slug, now=clock.now())] == [number]
    related.unlink(city.operator, number, slug, now=clock.now())
    with pytest.raises(Conflict, match="belum"):
        related.unlink(city.operator, number, slug, now=clock.now())
    assert related.of_complaint(city.operator, number, now=clock.now()) == []
    assert related.of_article(city.operator, slug, now=clock.now()) == []


def test_what_is_not_there_is_linked_with_nothing(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    with pytest.raises(NotFound, match="tiada"):
        related.link(city.operator, number, "tiada", now=clock.now())


def test_links_stand_in_the_complaints_timeline_where_no_agency_reads_them(city: City, clock: VirtualClock) -> None:
    number, slug = city.forwarded(), article(city)
    related.link(city.operator, number, slug, now=clock.now())
    related.unlink(city.operator, number, slug, now=clock.now())
    told = [(event.kind, dict(event.data)) for event in queries.history(city.operator, number)][-2:]
    assert told == [("article_linked", {"article": slug}), ("article_unlinked", {"article": slug})]
    assert "article_linked" not in [event.kind for event in queries.history(city.officer(), number)]


def test_a_link_stands_in_no_one_s_way_of_taking_a_step_back(city: City, clock: VirtualClock) -> None:
    number, slug = city.forwarded(), article(city)
    related.link(city.operator, number, slug, now=clock.now())
    assert complaints.undo(city.operator, number, now=clock.now()) == "forwarded"
    assert [one.slug for one in related.of_complaint(city.operator, number, now=clock.now())] == [slug]


def test_an_agency_reads_no_links(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    related.link(city.operator, number, article(city), now=clock.now())
    assert related.of_complaint(city.officer(), number, now=clock.now()) == []


@pytest.mark.parametrize(("privacy", "count"), [("public", 1), ("anonymous", 1), ("secret", 0)])
def test_its_citizen_reads_what_is_published_and_nothing_of_a_secret_one(
    city: City, clock: VirtualClock, privacy: str, count: int
) -> None:
    number, slug = city.complaint(privacy=privacy), article(city)
    bearer = queries.holder(number, f"secret-{city.made:024d}")
    related.link(city.operator, number, slug, now=clock.now())
    assert related.for_citizen(bearer, number, now=clock.now()) == []
    content.schedule(city.operator, slug, clock.now() + HOUR, now=clock.now())
    assert related.for_citizen(bearer, number, now=clock.now()) == []
    assert len(related.for_citizen(bearer, number, now=clock.advance(HOUR))) == count
    content.archive(city.operator, slug, now=clock.now())
    assert related.for_citizen(bearer, number, now=clock.now()) == []
