"""What a person types into a search: a whole number, a phone, or words from their beginnings; never a query."""

import re

from peewee import SQL, Expression

from store import numbers, vault
from store.database import is_postgres
from store.errors import Invalid
from store.models import Citizen, Complaint
from store.phones import normalise

WORDS = re.compile(r"[^\W_]+", re.UNICODE)
WORDS_AT_MOST = 8
SHORTEST_BEGINNING = 2
"""A single letter begins too many words; it is looked for as a word of its own."""


def condition(text: str, *, phones: bool) -> Expression | SQL | str:
    """Return the condition of a search within complaints; for words on SQLite the full-text query itself.

    With `phones`, a telephone number finds the complaints of its citizen.
    """
    try:
        return Complaint.number == numbers.parse(text)
    except Invalid:
        pass
    phone = _phone(text) if phones else None
    if phone is not None:
        return Complaint.citizen.in_(Citizen.select(Citizen.id).where(Citizen.phone_index == vault.phone_index(phone)))
    words = WORDS.findall(text.lower())[:WORDS_AT_MOST]
    if not words:
        return SQL("1 = 0")
    if is_postgres():
        return SQL("search @@ to_tsquery('simple', %s)", (" & ".join(map(_for_postgres, words)),))
    return " ".join(map(_for_sqlite, words))


def _for_postgres(word: str) -> str:
    return f"{word}:*" if len(word) >= SHORTEST_BEGINNING else word


def _for_sqlite(word: str) -> str:
    return f'"{word}"*' if len(word) >= SHORTEST_BEGINNING else f'"{word}"'


def _phone(text: str) -> str | None:
    if not re.fullmatch(r"[\s\d+().\-]{8,20}", text.strip()):
        return None
    try:
        return normalise(text)
    except Invalid:
        return None
