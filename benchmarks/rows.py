"""The rows of a large city, made by rule: number `i` is always the same complaint."""

from collections.abc import Iterator
from itertools import count

from store import events, numbers, vault
from store.clock import DAY, HOUR, MINUTE
from store.vault import Identity

Row = tuple[object, ...]

FIRST_ID = 1_000
OPEN_AT_MOST = 2_000
TOPICS = ("Lampu jalan mati", "Jalan berlubang", "Sampah menumpuk", "Saluran tersumbat", "Air tidak mengalir")
STEPS = (
    ("received", 0, '{"channel":"portal"}'),
    ("forwarded", 30 * MINUTE, '{"agency":"PUPR"}'),
    ("answered", 8 * HOUR, '{"kind":"final"}'),
    ("accepted", 9 * HOUR, '{"kind":"final"}'),
)
"""What happens to a complaint, how long after it came in, and the data of the event."""
COLUMNS = {
    "citizen": "id identity phone_index ward_id created_at",
    "citizen_key": "citizen_id wrapped",
    "complaint": "id number citizen_id title body place ward_id channel privacy client_key secret_hash state agency_id"
    " clock due_at received_at answered_at closed_at updated_at",
    "referral": "id complaint_id cycle agency_id forwarded_at closed_at outcome",
    "deadline": "id complaint_id referral_id owner_key clock level due_at state",
    "event": "id complaint_id at role kind data prev hash",
}


class Rows:
    """All rows of `size` complaints that came in before `now`; the newest few are open, half of those overdue."""

    def __init__(self, size: int, now: int, agencies: list[int], wards: list[int]) -> None:
        self.size, self.now, self.agencies, self.wards = size, now, agencies, wards
        self.open = min(size // 5, OPEN_AT_MOST)
        self.step = max(730 * DAY // size, 1)

    def tables(self) -> dict[str, Iterator[Row]]:
        """Return each table's rows, in the order in which they may be inserted."""
        return {
            "citizen": (self._citizen(i) for i in range(self.size // 3 + 1)),
            "citizen_key": (self._key(i) for i in range(self.size // 3 + 1)),
            "complaint": (self._complaint(i) for i in range(self.size)),
            "referral": (self._referral(i) for i in range(self.size)),
            "deadline": (self._deadline(i, level) for i in range(self.size) for level in (1, 2)),
            "event": self._events(),
        }

    def number(self, i: int) -> str:
        """Return the number of complaint `i`."""
        return numbers.make(24, i + 1)

    def is_open(self, i: int) -> bool:
        """Say whether complaint `i` still waits for its agency."""
        return i >= self.size - self.open

    def received(self, i: int) -> int:
        """Return when complaint `i` came in: closed ones over two years, open ones in the last two days."""
        if self.is_open(i):
            return self.now - 2 * DAY + (i - (self.size - self.open)) * (2 * DAY // self.open)
        return self.now - 732 * DAY + i * self.step

    def _citizen(self, i: int) -> Row:
        ward = self.wards[i % len(self.wards)]
        phone = f"+62812{i:08d}"
        sealed = vault.sealed(_key_of(i), Identity(f"Warga {i}", phone, f"Jl. Saranani {i % 300}"))
        return (FIRST_ID + i, sealed, vault.phone_index(phone), ward, self.now - 732 * DAY)

    def _key(self, i: int) -> Row:
        return (FIRST_ID + i, vault.wrapped(_key_of(i), FIRST_ID + i))

    def _complaint(self, i: int) -> Row:
        at, waits, agency = self.received(i), self.is_open(i), self.agencies[i % len(self.agencies)]
        topic, ward = TOPICS[i % len(TOPICS)], self.wards[i % len(self.wards)]
        state = ("forwarded", agency, "reply", at + DAY) if waits else ("closed", agency, None, None)
        ended = (None, None) if waits else (at + 8 * HOUR, at + 9 * HOUR)
        body = f"{topic} di lorong {i % 900} sejak hari ke-{i % 30}, mohon ditangani."
        text = (f"{topic} nomor {i}", body, f"Lorong {i % 900}", ward)
        keys = ("portal", "public", f"key-{i}", f"secret-{i}")
        return (FIRST_ID + i, self.number(i), FIRST_ID + i // 3, *text, *keys, *state, at, *ended, at)

    def _referral(self, i: int) -> Row:
        at, agency = self.received(i), self.agencies[i % len(self.agencies)]
        ended = (None, None) if self.is_open(i) else (at + 9 * HOUR, "answered")
        return (FIRST_ID + i, FIRST_ID + i, 1, agency, at + 30 * MINUTE, *ended)

    def _deadline(self, i: int, level: int) -> Row:
        due = self.received(i) + (DAY if level == 1 else 3 * DAY)
        state = "pending" if self.is_open(i) else "cancelled"
        return (
            FIRST_ID + 2 * i + level,
            FIRST_ID + i,
            FIRST_ID + i,
            f"referral:{FIRST_ID + i}",
            "reply",
            level,
            due,
            state,
        )

    def _events(self) -> Iterator[Row]:
        """Yield the timeline, complaint by complaint, chained as the store chains it."""
        prev, keys = events.GENESIS, count(FIRST_ID)
        for i in range(self.size):
            at, steps = self.received(i), STEPS[:2] if self.is_open(i) else STEPS
            for kind, after, data in steps:
                fields = (FIRST_ID + i, at + after, None, "system", kind, data)
                hashed = events.digest(prev, fields)
                yield (next(keys), FIRST_ID + i, at + after, "system", kind, data, prev, hashed)
                prev = hashed


def _key_of(i: int) -> bytes:
    """Return the key of citizen `i`; a real one is drawn."""
    return i.to_bytes(32)
