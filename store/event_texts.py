"""What a person wrote with an entry of the timeline: the entry names it by a digest, so that it can be blanked.

The digest is SHA-256 over a salt and the text. The salt goes with the text: without it nobody can try out whether a
name or a number stood there.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import ModelSelect

from store.i18n import _
from store.ids import new_key
from store.models import Event, EventText
from store.rows import prepared, tuples

NAMES = frozenset({"text", "reason", "question", "note", "error", "reject_reason"})
"""The names under which words of people stand in an entry's data, on every depth; all else are codes and keys."""
DIGEST = "sha256"


def parted(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
    """Return the data with a digest in the place of every text, and by its place each text with its salt."""
    texts: dict[str, tuple[str, str]] = {}
    return _parted(data, "", texts), texts


def keep(event_id: int, texts: Mapping[str, tuple[str, str]]) -> None:
    """Keep an entry's texts; call it in the entry's transaction."""
    for name, (salt, text) in texts.items():
        EventText.insert(event=event_id, name=name, salt=salt, content=text).execute()


def of_complaints(complaint_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return by entry and place the texts that these complaints' entries name; for what was blanked, a word for it."""
    return _by_event(_of_complaints(*complaint_ids), _("[erased]"))


def of_event(event_id: int) -> dict[str, str]:
    """Return by place the texts that an entry names; what was blanked is empty."""
    return _by_event(_of_event(event_id), "").get(event_id, {})


@prepared
def _of_complaints(*complaint_ids: Any) -> Any:
    of = Event.complaint == complaint_ids[0] if len(complaint_ids) == 1 else Event.complaint.in_(complaint_ids)
    return _select().join(Event).where(of)


@prepared
def _of_event(event_id: Any) -> Any:
    return _select().where(EventText.event == event_id)


def restored(data: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return an entry's data with the texts in their places."""
    return _restored(data, "", texts)


def blank(complaint_ids: Iterable[int], now: int) -> None:
    """Blank every text that the entries of these complaints name; call it inside a transaction."""
    entries = Event.select(Event.id).where(Event.complaint.in_(list(complaint_ids)))
    standing = EventText.event.in_(entries) & EventText.erased_at.is_null()
    EventText.update(content="", salt="", erased_at=now).where(standing).execute()


def unnamed(complaint_ids: Iterable[int]) -> tuple[int, ...]:
    """Return the entries of these complaints that hold people's words themselves, in their order.

    They are from before entries named them by a digest; the chain holds them, so that nothing can blank them.
    """
    query = Event.select(Event.id, Event.data).where(Event.complaint.in_(list(complaint_ids))).order_by(Event.id)
    return tuple(int(key) for key, data in tuples(query) if _has_words(json.loads(data)))


def _has_words(data: Mapping[str, Any]) -> bool:
    return any(
        _has_words(value) if isinstance(value, Mapping) else name in NAMES and isinstance(value, str) and value != ""
        for name, value in data.items()
    )


def digest(salt: str, text: str) -> str:
    """Return what an entry keeps of a text."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def altered(first: int, last: int, named: Mapping[int, str]) -> int | None:
    """Return the first of the entries `first` to `last` with a text that isn't the one it names, None if all fit.

    `named` are the entries that name a text, with their data. A text that was blanked fits.
    """
    query = EventText.select(EventText.event, EventText.name, EventText.salt, EventText.content, EventText.erased_at)
    found = {
        (key, name): None if erased else digest(salt, content)
        for key, name, salt, content, erased in tuples(query.where(EventText.event.between(first, last)))
    }
    for key, data in named.items():
        for name, expected in _digests(json.loads(data), ""):
            if found.get((key, name), "") not in (expected, None):
                return key
    return None


def _select() -> "ModelSelect[EventText]":
    return EventText.select(EventText.event, EventText.name, EventText.content, EventText.erased_at)


def _by_event(rows: Iterable[tuple[Any, ...]], gone: str) -> dict[int, dict[str, str]]:
    """Return the texts by entry and place, `gone` for what was blanked."""
    found: dict[int, dict[str, str]] = {}
    for key, name, content, erased_at in rows:
        found.setdefault(int(key), {})[name] = content if erased_at is None else gone
    return found


def _parted(data: Mapping[str, Any], place: str, texts: dict[str, tuple[str, str]]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            told[name] = _parted(value, f"{place}{name}.", texts)
        elif name in NAMES and isinstance(value, str) and value:
            salt = new_key()
            texts[f"{place}{name}"] = (salt, value)
            told[name] = {DIGEST: digest(salt, value)}
        else:
            told[name] = value
    return told


def _restored(data: Mapping[str, Any], place: str, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: value
        if not isinstance(value, Mapping)
        else texts.get(f"{place}{name}", "")
        if set(value) == {DIGEST}
        else _restored(value, f"{place}{name}.", texts)
        for name, value in data.items()
    }


def _digests(data: Mapping[str, Any], place: str) -> Iterable[tuple[str, str]]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            if set(value) == {DIGEST}:
                yield f"{place}{name}", str(value[DIGEST])
            else:
                yield from _digests(value, f"{place}{name}.")
