"""What the demo city's Humas published, at the times `articles.toml` says."""

import tomllib
from collections.abc import Callable, Iterator
from typing import Any

from demo import rhythm
from demo.texts import HERE
from store import content
from store.actors import Actor
from store.articles import Draft
from store.clock import DAY, HOUR, local_day, to_datetime


def stories(author: Actor, present: int, clock: Callable[[], int], since: int) -> list[Iterator[int]]:
    """Return a story per article: written the day before, published on its day, or soon after `since`."""
    data = tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))
    return [_story(author, entry, present, clock, since) for entry in data["article"]]


def _story(author: Actor, entry: dict[str, Any], present: int, clock: Callable[[], int], since: int) -> Iterator[int]:
    published = rhythm.office(max(present - entry["days_ago"] * DAY, since + DAY))
    yield published - 20 * HOUR
    article = content.add(author, entry["kind"], _draft(entry, present), now=clock())
    yield published
    content.publish(author, article.slug, now=clock())


def _draft(entry: dict[str, Any], present: int) -> Draft:
    event = local_day(present + entry["event_in"] * DAY).isoformat() if "event_in" in entry else ""
    regulation = entry["kind"] == "regulation"
    return Draft(
        title=entry["title"],
        body=entry["body"].strip(),
        summary=entry["summary"],
        place=entry.get("place", ""),
        event_on=event,
        reg_type=entry.get("reg_type", ""),
        reg_number=entry.get("reg_number", ""),
        reg_year=to_datetime(present).year if regulation else None,
        reg_status=entry.get("reg_status", "in_force") if regulation else "",
    )
