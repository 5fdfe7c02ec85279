"""What the office words itself: the letterhead of its papers and the texts of its messages, each change an event.

What stands here stands above the server's files; what was never changed, or was taken back, comes from there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from peewee import JOIN

from store import changes, events, second_writer, templates
from store.actors import Actor, Right, require
from store.database import transact
from store.errors import Invalid
from store.i18n import _
from store.models import Account, Control
from store.text import clean_line, clean_text

LETTERHEAD, TEXTS = "letterhead", "texts"
FIELDS = ("lines", "address", "contact", "place", "position", "signer", "rank", "staff_number")
"""What of a letterhead is worded here; `lines` are parted by ` / `."""
LINES_BY = "/"
LINE_LIMIT = 300
NOTHING = ("-", "–")
"""So one writes that a line stays empty, whatever the server's file says."""


@dataclass(frozen=True)
class Worded:
    """The words of one kind by name, since when they stand (milliseconds UTC, 0 for never), and whose they are."""

    words: Mapping[str, str] = field(default_factory=dict)
    at: int = 0
    author: str = ""


def letterhead() -> Worded:
    """Return what of the letterhead was worded here."""
    return _worded(LETTERHEAD)


def texts() -> Worded:
    """Return the texts of messages that were worded here, and the footer."""
    return _worded(TEXTS)


def use_texts(given: Mapping[str, str]) -> None:
    """Let the texts stand that were worded here, then those `given` by the settings, then the usual ones."""
    templates.use({**given, **texts().words})


def word_letterhead(actor: Actor, name: str, text: str, *, now: int, seen: int | None = None) -> Worded:
    """Word one line of the letterhead; an empty text lets the server's file speak again. Raises Invalid, Conflict."""
    require(actor, Right.EDIT_POLICY)
    if name not in FIELDS:
        raise Invalid(_("The letterhead has no “%(name)s”.") % {"name": name[:40]})
    return _word(actor, LETTERHEAD, name, clean_line(text, LINE_LIMIT, _("The line"), required=False), now, seen)


def word_text(actor: Actor, name: str, text: str, *, now: int, seen: int | None = None) -> Worded:
    """Word a message; an empty text lets the usual one stand again. Raises Invalid with what Meta would refuse."""
    require(actor, Right.EDIT_POLICY)
    body = clean_text(text, templates.BODY_LIMIT, _("The text"), required=False)
    if body and (problem := templates.problem_of({name: body})):
        raise Invalid(_("This can't be registered: %(problem)s.") % {"problem": problem})
    return _word(actor, TEXTS, name, body, now, seen)


def _word(actor: Actor, kind: str, name: str, text: str, now: int, seen: int | None) -> Worded:
    def unit() -> Worded:
        known = _worded(kind)
        second_writer.refuse(seen, known.at, lambda: known.author)
        words = {one: said for one, said in {**known.words, name: text}.items() if said}
        row = {"value": json.dumps(words, sort_keys=True, ensure_ascii=False), "at": now, "account": actor.account_id}
        Control.insert(key=_key(kind), **row).on_conflict(conflict_target=[Control.key], update=row).execute()
        events.append(actor, f"{kind}_worded", None, {"name": name, "text": text}, now)
        changes.record("control", 0, now)
        return _worded(kind)

    return transact(unit)


def _worded(kind: str) -> Worded:
    found = Control.select(Control, Account).join(Account, JOIN.LEFT_OUTER).where(Control.key == _key(kind)).first()
    if found is None:
        return Worded()
    return Worded(json.loads(found.value), found.at, found.account.name if found.account else "")


def _key(kind: str) -> str:
    return f"worded:{kind}"
