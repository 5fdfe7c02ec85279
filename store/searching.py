"""What a person types into a search: a whole number, a phone, or words from their beginnings; never a query.

Letters and digits are words, everything else parts them. The index has number, title, text, place, ward and district.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from peewee import Expression

from store import numbers, vault
from store.actors import Actor, Role
from store.database import is_postgres
from store.errors import Invalid
from store.i18n import _
from store.models import Citizen, Complaint
from store.phones import normalise

WORDS = re.compile(r"[^\W_]+", re.UNICODE)
WORDS_AT_MOST = 8
SIGNS_AT_MOST = 64
"""Of a longer word its beginning counts."""
SHORTEST_BEGINNING = 2
"""A single letter begins too many words; it is looked for as a word of its own."""
LONGEST_HOUSE_NUMBER = 3
"""So few digits are a house, a lane or an RT: whole, and with or without zeros before them. More may be a beginning."""
SAME = (
    frozenset({"lr", "lrg", "lorong"}),
    frozenset({"gg", "gang"}),
    frozenset({"kompleks", "komp", "komplek"}),
    frozenset({"perum", "perumahan"}),
)
"""Words of addresses that are one word, however it is written."""
ROAD, ROAD_SHORT = "jalan", ("jl", "jln")
"""`jl` is a road's name to come, `jalan` any road: it finds `jl` only before the word that was typed behind it."""
NUMBERED = frozenset({"rt", "rw", "blok", "km", "lr", "lrg", "lorong", "gg", "gang"})
"""Words that a number or letter right behind them makes one: `RT 03/RW 05` is not `RT 05/RW 03`."""
BEFORE_A_NUMBER = frozenset({"no", "nmr", "nomor"})
BEFORE_A_NAME = frozenset({"kel", "kec"})
"""Short words that an address has or has not: what follows them counts."""
_NUMBER = re.compile(r"\s*[1-9]\d[\s.\-/]*\d{4,9}[\s.\-/]*\d\s*")
_PHONE = re.compile(r"[\s\d+().\-]{8,20}")
_DIALLED = re.compile(r"\s*(\+|0|62)")


@dataclass(frozen=True)
class Word:
    """What stands for one typed word: one of these beginnings or whole words; two words are a pair side by side."""

    beginnings: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    def written(self, *, pair: str, quote: str, ending: str, or_: str) -> str:
        """Return the word in a full-text language. It is letters and digits only, so quoting needs no escaping."""
        ways = [(way, "") for way in self.whole] + [(way, ending) for way in self.beginnings]
        written = [f"({quote}{way.replace(' ', pair)}{quote}{sign})" for way, sign in ways]
        return f"({or_.join(written)})"


def condition(text: str, *, phones: bool) -> Expression | None:
    """Return the condition of a whole number, or with `phones` of a telephone number; None when it is words."""
    try:
        return Complaint.number == numbers.parse(text)
    except Invalid:
        pass
    phone = _phone(text) if phones else None
    if phone is None:
        return None
    return Complaint.citizen.in_(Citizen.select(Citizen.id).where(Citizen.phone_index == vault.phone_index(phone)))


def query(text: str, *, whole: bool = False) -> str:
    """Return the words of the text in the full-text language of the database in use; nothing when it has none.

    With `whole` PostgreSQL takes only the last word for a beginning: each beginning is gathered before any two meet.
    """
    found = words(text)
    if is_postgres():
        endings = [("" if whole and word is not found[-1] else ":*") for word in found]
        return " & ".join(
            word.written(pair="' <-> '", quote="'", ending=ending, or_=" | ")
            for word, ending in zip(found, endings, strict=True)
        )
    return " AND ".join(word.written(pair=" ", quote='"', ending="*", or_=" OR ") for word in found)


def words(text: str) -> list[Word]:
    """Return what is looked for, all of it and in any order."""
    typed = [word[:SIGNS_AT_MOST] for word in WORDS.findall(text.lower())[:WORDS_AT_MOST]]
    found: list[Word] = []
    for word, following in pairwise([*typed, ""]):
        if word in NUMBERED and (_is_house_number(following) or len(following) == 1):
            found.append(_pair(_word(word), _word(following)))
        elif not _is_dropped(word, following):
            found.append(_word(word, following))
    return list(dict.fromkeys(found))


def advice(actor: Actor, text: str) -> str:
    """Return what to tell somebody whose search found nothing: what it was taken for, and what to try."""
    if _NUMBER.fullmatch(text) and not _DIALLED.match(text):
        try:
            return _("There is no complaint %(number)s here.") % {"number": numbers.parse(text)}
        except Invalid as error:
            return error.message
    if not sees_phones(actor):
        return _("Nothing found. Try fewer words, or a complaint's number.")
    if _PHONE.fullmatch(text):
        return _phone_advice(text)
    return _("Nothing found. Names are sealed: search by telephone, number or place.")


def sees_phones(actor: Actor) -> bool:
    """Tell whether the actor finds complaints by the telephone number of their citizen."""
    return actor.role in (Role.OPERATOR, Role.SUPERVISOR)


def _phone_advice(text: str) -> str:
    try:
        normalise(text)
    except Invalid as error:
        return error.message
    return _("No complaint came from this telephone number.")


def _is_dropped(word: str, following: str) -> bool:
    return (word in BEFORE_A_NUMBER and following.isdigit()) or (word in BEFORE_A_NAME and following.isalpha())


def _is_house_number(typed: str) -> bool:
    return typed.isdigit() and len(typed) <= LONGEST_HOUSE_NUMBER


def _pair(one: Word, other: Word) -> Word:
    """Return the word that two make which stand side by side."""
    return Word(whole=tuple(f"{a} {b}" for a in (*one.beginnings, *one.whole) for b in other.whole))


def _word(typed: str, following: str = "") -> Word:
    if _is_house_number(typed):
        bare = typed.lstrip("0") or "0"
        return Word(whole=tuple(dict.fromkeys((bare, bare.zfill(2), bare.zfill(3)))))
    if len(typed) < SHORTEST_BEGINNING:
        return Word(whole=(typed,))
    if typed in ROAD_SHORT:
        return Word((ROAD,), ROAD_SHORT)
    if typed == ROAD and len(following) > 1:
        return Word((typed, *(f"{short} {following}" for short in ROAD_SHORT)))
    same = next((ways for ways in SAME if typed in ways), frozenset())
    return Word((typed,), tuple(sorted(same - {typed})))


def _phone(text: str) -> str | None:
    if not _PHONE.fullmatch(text.strip()):
        return None
    try:
        return normalise(text)
    except Invalid:
        return None
