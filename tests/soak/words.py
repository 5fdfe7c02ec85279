"""What the screens, pages and outputs of E-Humas say when something is refused or broken, as patterns."""

import re
from functools import cache

from store.i18n import _

CONFLICTS = (
    "Complaint %(number)s was changed by %(name)s at %(time)s. Look at it again; your text is kept.",
    "Complaint %(number)s is “%(state)s”, so this is not possible now.",
    "Complaint %(number)s is with %(agency)s already.",
    "There is no complaint %(number)s that you may see.",
)
"""Somebody else was first; the sentence is what the second one is owed."""
REFUSALS = (
    "“%(action)s” does not fit: %(number)s is %(state)s.",
    "There is no complaint here.",
    "The last event of complaint %(number)s cannot be undone.",
    "Only the person who did it, or the supervisor, may undo it.",
    "Agencies returned complaint %(number)s twice. The supervisor decides where it goes now.",
    "There is nothing to undo.",
)
SILENCES = (
    "The database server does not answer. Start it, then try again.",
    "The database cannot be used: %(problem)s. Nothing was changed; try again, and see: ehumas doctor",
    "The database went away while saving; nobody knows whether it is saved. Do it again: nothing happens twice.",
)
BACK = "The database answers again."
FALLEN = ("The database does not answer; trying again. What you type is kept on the screen.",)
BUSY = ("The database is busy with another writer. Nothing was changed; try again in a moment.", "lock timeout")
BROKEN = (
    "Something unforeseen happened. Give the administrator this number: %(reference)s.",
    "Something unforeseen happened (reference %(reference)s). Nothing more was done.",
    "Something broke",
    "Traceback (most recent call last)",
    "database is locked",
)
RAW = ("lock timeout", "Traceback (most recent call last)", "database is locked")
"""Words of machines, in no catalogue: what must not be let through to a person."""
LITERAL = 48
"""So many letters of a sentence are enough to know it: a narrow screen may cut the rest."""


@cache
def pattern(msgid: str, first: str = ".{1,40}?") -> re.Pattern[str]:
    """Return what the sentence looks like in the reader's language; `first` is what stands in its first gap."""
    said = re.split(r"%\(\w+\)\w", _(msgid))
    parts, left = [], LITERAL
    for place, literal in enumerate(said):
        gap = "" if place == 0 else first if place == 1 else ".{1,40}?"
        parts.append(gap + re.escape(literal[:left]))
        left -= len(literal)
        if left <= 0:
            break
    return re.compile("".join(parts))


def found(text: str, msgids: tuple[str, ...]) -> str:
    """Return the first of the sentences that stands in the text, or nothing."""
    for msgid in msgids:
        match = pattern(msgid).search(text)
        if match is not None:
            return match[0] or msgid
    return ""
