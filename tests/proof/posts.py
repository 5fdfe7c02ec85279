"""The schedulers of a world, each with its host's clock, and the tally of what a world did."""

from collections import Counter
from dataclasses import dataclass, field

from escalation.engine import Engine
from tests.proof.hosts import Host
from tests.proof.mail import MailServer
from tests.proof.provider import Provider


@dataclass
class Post:
    """One scheduler: its host, its two channels, its engine while it lives, until when it stays down."""

    clock: Host
    provider: Provider
    mail: MailServer
    engine: Engine | None = None
    down_until: int = 0


@dataclass
class Tally:
    """What a run did, to be printed and added up."""

    steps: int = 0
    days: float = 0.0
    complaints: int = 0
    fired: int = 0
    messages: int = 0
    shown: int = 0
    letters: int = 0
    repeats: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
