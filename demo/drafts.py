"""What a complaint of the past is filled in with: when, which keys and numbers, who, where, and its texts."""

from dataclasses import dataclass, field
from random import Random

from demo.texts import Grammar, Place, Topic


@dataclass
class Told:
    """One complaint: its number, its keys as the client had them, who complains, and what is written."""

    number: str
    client_key: str
    secret_hash: str
    citizen: int
    phone: str
    ward: int
    place: Place
    topic: Topic
    title: str
    body: str
    supply: str


@dataclass
class Draft:
    """A pattern's next use: `shift` later (milliseconds), its rows' keys from `keys` on.

    `events` and `inbound` are the keys that were given so far.
    `digests` are those of the texts of the entry that is written now, by their place in its data.
    """

    shift: int
    keys: dict[str, int]
    rng: Random
    grammar: Grammar
    told: list[Told]
    events: list[int] = field(default_factory=list)
    inbound: dict[int, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
