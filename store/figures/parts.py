"""F14: where the month's complaints came from: channel, topic, district, each beside the month before."""

from typing import Any

from peewee import JOIN, ModelSelect, fn

from store.figures.document import Part, Parts
from store.figures.window import Window, counted, received_in
from store.models import Category, Complaint, District, Ward
from store.rows import tuples


def parts(at: Window) -> Parts:
    """Return the month's parts, the largest first."""
    return Parts(channels=_parts(at, _channels), topics=_parts(at, _topics), districts=_parts(at, _districts))


def _channels(at: Window) -> "ModelSelect[Any]":
    return _received(at, Complaint.channel, Complaint.channel)


def _topics(at: Window) -> "ModelSelect[Any]":
    return _received(at, Category.code, Category.name).join(Category, JOIN.LEFT_OUTER)


def _districts(at: Window) -> "ModelSelect[Any]":
    joined = _received(at, District.code, District.name).join(Ward, JOIN.LEFT_OUTER)
    return joined.join(District, JOIN.LEFT_OUTER)


def _received(at: Window, code: Any, name: Any) -> "ModelSelect[Any]":
    query = Complaint.select(code, name, fn.COUNT(Complaint.id)).where(counted(), received_in(at))
    return query.group_by(code, name)


def _parts(at: Window, kind: Any) -> list[Part]:
    before = {code: count for code, _name, count in tuples(kind(at.before()))}
    found = sorted(tuples(kind(at)), key=lambda row: (-row[2], row[0] or ""))
    received = sum(count for _code, _name, count in found)
    return [
        Part(
            code=code or "",
            name=name or "",
            count=count,
            share=round(count / received, 4),
            before=before.get(code, 0),
        )
        for code, name, count in found
    ]
