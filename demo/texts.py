"""What people of the demo city write: sentences drawn from `topics.toml`, filled with streets, wards and landmarks."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
GIVEN = (
    "Andi", "Asni", "Budi", "Citra", "Darwis", "Dewi", "Eka", "Fitri", "Gunawan", "Hasan", "Hasni", "Indah", "Irfan",
    "Jumriah", "Kartini", "Lina", "Marwan", "Mirna", "Nur", "Nurul", "Putra", "Rahmat", "Rasni", "Rini", "Rosmini",
    "Salim", "Sitti", "Suharto", "Syamsul", "Tasrif", "Umar", "Wahyu", "Wati", "Yusran", "Zainab", "Zulkifli",
)  # fmt: skip
FAMILY = (
    "Anwar", "Arsyad", "Bakri", "Basri", "Dahlan", "Fajar", "Hakim", "Halim", "Hamid", "Idris", "Ismail", "Jamal",
    "Kadir", "Latif", "Mahmud", "Mansur", "Nasir", "Pratama", "Ramli", "Rauf", "Saleh", "Sapril", "Sudirman", "Tahir",
    "Usman", "Wahid", "Yasin", "Yunus",
)  # fmt: skip


@dataclass(frozen=True)
class Topic:
    """A topic of the grammar: its category, how often it comes up, and its sentences by kind."""

    category: str
    share: int
    sentences: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Place:
    """Where something happens: what fills the places in the sentences."""

    street: str
    ward: str
    words: Mapping[str, str]

    @property
    def line(self) -> str:
        """Return the place as a citizen writes it in the form."""
        return f"Jl. {self.street} {self.words['patokan']}"


class Grammar:
    """Draws sentences; the same generator of chance gives the same city."""

    def __init__(self, rng: Random) -> None:
        data = tomllib.loads((HERE / "topics.toml").read_text(encoding="utf-8"))
        self._rng = rng
        self._phrases: dict[str, list[str]] = data["phrases"]
        self.topics = [Topic(entry["category"], entry["share"], entry) for entry in data["topic"]]
        self._streets = _streets()

    def topic(self) -> Topic:
        """Draw a topic by its share."""
        return self._rng.choices(self.topics, weights=[topic.share for topic in self.topics])[0]

    def place(self, ward: str) -> Place:
        """Draw a place in a ward."""
        street = self._rng.choice(self._streets)
        words: dict[str, Any] = {
            "jalan": street,
            "kelurahan": ward,
            "patokan": self.phrase("patokan"),
            "lama": self.phrase("lama"),
            "jumlah": str(self._rng.randint(2, 24)),
        }
        return Place(street, ward, words)

    def complaint(self, topic: Topic, place: Place) -> tuple[str, str]:
        """Return a title and a text."""
        title = self._filled(topic.sentences["titles"], place)
        details = list(topic.sentences["details"])
        more = self._rng.sample(details, k=min(self._rng.choice((0, 1, 1, 2)), len(details)))
        sentences = [self._rng.choice(topic.sentences["problems"]), *more]
        body = " ".join(sentence.format_map(place.words) for sentence in sentences)
        return title, f"{self.phrase('openings')}{body}{self.phrase('closings')}"

    def answer(self, topic: Topic, place: Place, kind: str = "answers") -> str:
        """Return an agency's answer; `kind` is answers or interim."""
        return self.phrase("openings_answer") + self._filled(topic.sentences[kind], place)

    def phrase(self, kind: str, place: Place | None = None) -> str:
        """Draw a phrase that fits every topic."""
        text = self._rng.choice(self._phrases[kind])
        return text.format_map(place.words) if place else text

    def name(self) -> str:
        """Return an invented name."""
        return f"{self._rng.choice(GIVEN)} {self._rng.choice(FAMILY)}"

    def _filled(self, sentences: Sequence[str], place: Place) -> str:
        return self._rng.choice(sentences).format_map(place.words)


def _streets() -> list[str]:
    with (HERE / "streets.csv").open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]
