"""Which words of a pattern's rows belong to its own time, place and keys, and what another complaint has there."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from demo.drafts import Draft
from store import event_texts, i18n, templates
from store.clock import DAY, from_iso, local_day, to_iso

Fill = Callable[[Draft], Any]
Record = dict[str, Any]
MARK, MARKED = "@@%d@@", re.compile(r'"@@(\d+)@@"')
SUBJECT_LIMIT = 60
_KEY_OF = {"answer": "answer", "referral": "referral", "deadline": "deadline", "visit": "visit", "message": "message"}


class Maker(Protocol):
    """What makes a pattern: knows its rows and how their keys are filled in."""

    part: Mapping[str, list[Record]]
    place: dict[str, dict[int, int]]
    steps: dict[int, int]
    numbers: dict[str, int]
    messages: dict[int, Record]

    def key(self, table: str, key: int) -> Fill:
        """Return what fills in the key of a row of the pattern."""
        ...


def later_day(day: str, shift: int) -> str:
    """Return the ISO day `shift` milliseconds later."""
    return (date.fromisoformat(day) + timedelta(days=round(shift / DAY))).isoformat()


def provider_id(message: int) -> str:
    """Return what the provider calls a message of the past."""
    return f"wamid.past{message:07d}"


def special(maker: Maker, table: str, row: Record, name: str) -> Fill | None:
    """Return what fills in a column of words, None for one that stays as it is."""
    found = _SPECIAL.get((table, name))
    return found(maker, row) if found and row[name] != "" else None


def marked(maker: Maker, event: Record, data: Any, fills: list[Fill]) -> Any:
    """Return an event's data with a mark for each value that changes; what fills it, as JSON, joins `fills`."""

    def walk(name: str, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {event_texts.DIGEST}:
            fills.append(lambda draft: f'"{draft.digests[name]}"')
            return {event_texts.DIGEST: MARK % (len(fills) - 1)}
        if isinstance(value, dict):
            return {key: walk(f"{name}.{key}", inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [walk(name, inner) for inner in value]
        fill = None if value in (None, "") else _datum(maker, event, name, value)
        if fill is None:
            return value
        fills.append(fill)
        return MARK % (len(fills) - 1)

    return {key: walk(key, value) for key, value in data.items()}


def _datum(maker: Maker, event: Record, name: str, value: Any) -> Fill | None:
    """Return what fills in one value of an event's data, as JSON."""
    last = name.rpartition(".")[2]
    if name in _KEY_OF:
        return maker.key(_KEY_OF[name], value)
    if name in ("number", "into"):
        place = maker.numbers[value]
        return lambda draft: f'"{draft.told[place].number}"'
    if name in ("due_at", "promise_at"):
        at = from_iso(value)
        return lambda draft: f'"{to_iso(at + draft.shift)}"'
    if name in ("visit_on", "promise_on"):
        return lambda draft: f'"{later_day(value, draft.shift)}"'
    if name == "length":
        complaint = maker.place["complaint"][event["complaint_id"]]
        return lambda draft: len(draft.told[complaint].supply)
    if last in ("due_at", "answered_at", "closed_at", "submitted_at", "accepted_at"):
        return lambda draft: value + draft.shift
    inner = {
        "messages": "message",
        "before.pending": "deadline",
        "before.answer": "answer",
        "before.referral.id": "referral",
        "before.complaint.merged_into_id": "complaint",
    }
    return maker.key(inner[name], value) if name in inner else None


def _told(attribute: str) -> Callable[[Maker, Record], Fill]:
    def make(maker: Maker, row: Record) -> Fill:
        place = maker.place["complaint"][row["id"]]
        return lambda draft: getattr(draft.told[place], attribute)

    return make


def _place(maker: Maker, row: Record) -> Fill:
    told = maker.place["complaint"][row["id"]]
    return lambda draft: draft.told[told].place.line


def _answer_body(maker: Maker, row: Record) -> Fill | None:
    """An answer speaks of the place; a weak one, which was sent back, of nothing."""
    if row["review"] == "sent_back":
        return None
    told, kind = maker.place["complaint"][row["complaint_id"]], "interim" if row["promise_at"] else "answers"

    def fill(draft: Draft) -> str:
        one = draft.told[told]
        return draft.grammar.answer(one.topic, one.place, kind)

    return fill


def _answer_key(maker: Maker, row: Record) -> Fill:
    told, at, kind = maker.place["complaint"][row["complaint_id"]], row["at"], row["client_key"].split("-")[-2]
    return lambda draft: f"{draft.told[told].client_key}-{kind}-{at + draft.shift}"


def _owner_key(maker: Maker, row: Record) -> Fill:
    kind, _colon, key = row["owner_key"].partition(":")
    if kind == "event":
        step = maker.steps[int(key)]
        return lambda draft: f"event:{draft.events[step]}"
    table, number = kind, maker.key(kind, int(key))
    return lambda draft: f"{table}:{number(draft)}"


def _message_key(maker: Maker, row: Record) -> Fill:
    head, key, tail = row["key"].split(":", 2)
    number = maker.key("deadline", int(key))
    return lambda draft: f"{head}:{number(draft)}:{tail}"


def _recipient(maker: Maker, row: Record) -> Fill | None:
    if not row["recipient"].startswith("citizen:"):
        return None
    told = spoken_of(maker, row)
    return lambda draft: f"citizen:{draft.told[told].citizen}"


def spoken_of(maker: Maker, message: Record) -> int:
    """Return which complaint of the pattern a message speaks of."""
    (link,) = [one for one in maker.part["message_complaint"] if one["message_id"] == message["id"]]
    return maker.place["complaint"][link["complaint_id"]]


def _params(maker: Maker, row: Record) -> Fill:
    """The words of a message: numbers, subjects and days in them change."""
    place = spoken_of(maker, row)
    complaint = maker.part["complaint"][place]
    days = {visit["visit_on"] for visit in maker.part["visit"]}
    days |= {local_day(answer["promise_at"]).isoformat() for answer in maker.part["answer"] if answer["promise_at"]}
    subject = templates.value(complaint["title"], SUBJECT_LIMIT)
    said = json.loads(row["params"])

    def fill(draft: Draft) -> str:
        told, values = draft.told[place], []
        for value in said["values"]:
            for day in days:
                value = value.replace(_day(day), _day(later_day(day, draft.shift)))
            value = value.replace(complaint["number"], told.number)
            values.append(templates.value(told.title, SUBJECT_LIMIT) if value == subject else value)
        return json.dumps({"values": values, "actions": said["actions"]}, ensure_ascii=False)

    return fill


def _day(iso: str) -> str:
    with i18n.using("id"):
        return i18n.format_day(iso)


def _provider(table: str) -> Callable[[Maker, Record], Fill]:
    def make(maker: Maker, row: Record) -> Fill:
        number = maker.key("message", row["id"] if table == "message" else row["message_id"])
        return lambda draft: provider_id(number(draft))

    return make


def _dedupe(maker: Maker, row: Record) -> Fill:
    number, status = maker.key("message", row["message_id"]), row["status"]

    def fill(draft: Draft) -> str:
        return hashlib.sha256(f"{provider_id(number(draft))}:{status}".encode()).hexdigest()

    return fill


def _inbound(maker: Maker, row: Record) -> Fill:
    place = maker.place["message"][row["message_id"]]
    return lambda draft: draft.inbound[place]


_SPECIAL: dict[tuple[str, str], Callable[[Maker, Record], Fill | None]] = {
    **{("complaint", name): _told(name) for name in ("number", "title", "body", "client_key", "secret_hash")},
    ("complaint", "ward_id"): _told("ward"),
    ("complaint", "citizen_id"): _told("citizen"),
    ("complaint", "place"): _place,
    ("answer", "body"): _answer_body,
    ("answer", "client_key"): _answer_key,
    ("deadline", "owner_key"): _owner_key,
    ("message", "key"): _message_key,
    ("message", "recipient"): _recipient,
    ("message", "params"): _params,
    ("message", "provider_id"): _provider("message"),
    ("attempt", "token"): lambda _maker, _row: lambda draft: f"{draft.rng.getrandbits(96):024x}",
    ("attempt", "detail"): _provider("attempt"),
    ("receipt", "provider_id"): _provider("receipt"),
    ("receipt", "dedupe_key"): _dedupe,
    ("receipt", "inbound_id"): _inbound,
    ("visit", "visit_on"): lambda _maker, row: lambda draft: later_day(row["visit_on"], draft.shift),
    ("visit", "promise_on"): lambda _maker, row: lambda draft: later_day(row["promise_on"], draft.shift),
}
