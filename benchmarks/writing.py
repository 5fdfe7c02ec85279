"""What is written all day, each in one transaction, and the same rows written by hand."""

from collections.abc import Iterator
from itertools import count

from benchmarks.bare import Statement
from benchmarks.ground import NOW, Ground
from benchmarks.measure import Pair
from store import complaints, escalations
from store.citizens import NewCitizen
from store.clock import DAY, HOUR
from store.ids import new_key

TURNS = 30
COMPLAINT = """INSERT INTO complaint (number, citizen_id, title, body, channel, privacy, client_key, secret_hash,
    state, clock, due_at, received_at, updated_at) VALUES (?, ?, 'x', 'y', 'counter', 'public', ?, ?, 'new', 'forward',
    ?, ?, ?)"""
CITIZEN = "INSERT INTO citizen (identity, phone_index, created_at) VALUES (?, ?, ?)"
DEADLINE = """INSERT INTO deadline (complaint_id, owner_key, clock, level, due_at, state)
    VALUES (?, ?, ?, ?, ?, 'pending')"""
CANCEL = "UPDATE deadline SET state = 'cancelled' WHERE complaint_id = ? AND state = 'pending'"
HEAD = "SELECT hash FROM event ORDER BY id DESC LIMIT 1"
EVENT = (
    """INSERT INTO event (complaint_id, at, role, kind, data, prev, hash) VALUES (?, ?, 'system', 'x', '{}', ?, ?)"""
)
CHANGE = "INSERT INTO change (at, entity, entity_id) VALUES (?, 'complaint', ?)"
REFERRAL = "INSERT INTO referral (complaint_id, cycle, agency_id, forwarded_at) VALUES (?, 1, ?, ?)"
ANSWER = """INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at, review, client_key)
    SELECT id, complaint_id, ?, 'x', 'final', ?, 'pending', ? FROM referral
    WHERE complaint_id = ? AND closed_at IS NULL"""
MESSAGE = """INSERT INTO message_complaint (message_id, complaint_id, deadline_id)
    SELECT max(id), ?, ? FROM message WHERE state = 'queued'
    ON CONFLICT (message_id, complaint_id) DO UPDATE SET deadline_id = excluded.deadline_id"""
OUTBOX = """INSERT INTO message (key, kind, channel, recipient, template, params, state, next_at, created_at)
    VALUES (?, 'escalation', 'whatsapp', '+62', 'x', '{}', 'queued', ?, ?)"""
FIRED = "UPDATE deadline SET state = 'fired', fired_at = ?, late_ms = 0 WHERE id = ?"
NEXT = "FROM deadline WHERE state = 'pending' ORDER BY due_at, id LIMIT ?"


def submit(ground: Ground) -> Pair:
    """One complaint taken in at the counter: who, what, its number, its clock, its event."""
    bare_numbers = count(1)

    def reference() -> None:
        i, key = next(bare_numbers), new_key()
        ((citizen,),) = ground.bare.rows("SELECT max(id) FROM citizen")
        complaint = int(ground.bare.rows("SELECT max(id) FROM complaint")[0][0]) + 1
        ground.bare.unit(
            ("UPDATE counter SET next = next + 1 WHERE name = ?", ("complaint-26",)),
            (CITIZEN, ("sealed", key, NOW)),
            ("INSERT INTO citizen_key (citizen_id, wrapped) SELECT max(id), 'wrapped' FROM citizen", ()),
            (COMPLAINT, (f"99-{i}", citizen, key, key, NOW, NOW, NOW)),
            *_clock("forward", complaint, key),
            *_told(complaint, key),
        )

    return Pair(lambda: _submit(ground), reference)


def forward(ground: Ground) -> Pair:
    """One complaint handed to an agency."""
    mine, others = _fresh(ground), _fresh(ground)
    ((agency,),) = ground.bare.rows("SELECT id FROM agency WHERE code = 'PUPR'")

    def ours() -> None:
        complaints.forward(ground.city.operator, [next(mine)[1]], "PUPR", now=NOW)

    def reference() -> None:
        complaint, key = next(others)[0], new_key()
        moved = "UPDATE complaint SET state = 'forwarded', clock = 'reply', agency_id = ?, version = 2 WHERE id = ?"
        ground.bare.unit(
            (CANCEL, (complaint,)),
            (REFERRAL, (complaint, agency, NOW)),
            *_clock("reply", complaint, key),
            (moved, (agency, complaint)),
            *_told(complaint, key),
        )

    return Pair(ours, reference, rounds=TURNS)


def answer(ground: Ground) -> Pair:
    """An agency's answer to one complaint."""
    mine, others = _fresh(ground, forwarded=True), _fresh(ground, forwarded=True)
    officer = ground.city.officer()

    def ours() -> None:
        complaints.answer(officer, next(mine)[1], "Sudah ditangani.", now=NOW, client_key=new_key())

    def reference() -> None:
        complaint, key = next(others)[0], new_key()
        ground.bare.unit(
            (ANSWER, (officer.account_id, NOW, key, complaint)),
            ("UPDATE referral SET submitted_at = ? WHERE complaint_id = ? AND closed_at IS NULL", (NOW, complaint)),
            (CANCEL, (complaint,)),
            *_clock("review", complaint, key),
            ("UPDATE complaint SET state = 'answered', clock = 'review', version = 3 WHERE id = ?", (complaint,)),
            *_told(complaint, key),
        )

    return Pair(ours, reference, rounds=TURNS)


def sweep(many: int, ground: Ground) -> Pair:
    """So many due deadlines fired, each in its own transaction, with what it owes an officer and its event."""
    turns = 3 if many < 1_000 else 1
    ground.bare.unit((OUTBOX, (new_key(), NOW + DAY, NOW)))

    def ours() -> None:
        now = int(ground.bare.rows(f"SELECT due_at {NEXT}", many)[-1][0])
        escalations.fire_due(now, mass=2 * many)

    def reference() -> None:
        for deadline, complaint in ground.bare.rows(f"SELECT id, complaint_id {NEXT}", many):
            ground.bare.unit(
                (FIRED, (NOW, deadline)),
                (MESSAGE, (complaint, deadline)),
                (CHANGE, (NOW, complaint)),
                *_told(complaint, new_key()),
            )

    return Pair(ours, reference, rounds=turns)


def nothing_due(ground: Ground) -> Pair:
    """What the engine asks every few seconds when nothing is due."""
    sql = "SELECT due_at, id FROM deadline WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, id LIMIT 1"
    return Pair(lambda: escalations.fire_due(1), lambda: ground.bare.rows(sql, 1), sorts=True)


def _submit(ground: Ground) -> tuple[int, str]:
    new = complaints.NewComplaint(
        title="Lampu jalan mati",
        text="Lampu jalan mati di depan pasar, sudah seminggu.",
        citizen=NewCitizen(name="Wa Ode Siti", phone="081234000001", address="Jl. Saranani 12"),
        channel="counter",
        client_key=new_key(),
    )
    ticket = complaints.submit(ground.city.operator, new, now=NOW, secret=new_key())
    return ticket.complaint_id, ticket.number


def _fresh(ground: Ground, *, forwarded: bool = False) -> Iterator[tuple[int, str]]:
    """Take in what the turns need, forward it if asked, and go through it."""
    taken = [_submit(ground) for _turn in range(TURNS + 1)]
    if forwarded:
        complaints.forward(ground.city.operator, [number for _key, number in taken], "PUPR", now=NOW)
    return iter(taken)


def _clock(clock: str, complaint: int, owner: str) -> tuple[Statement, Statement]:
    dues = ((1, NOW + 4 * HOUR), (2, NOW + DAY))
    one, two = ((DEADLINE, (complaint, f"{clock}:{owner}", clock, level, due)) for level, due in dues)
    return one, two


def _told(complaint: int, key: str) -> tuple[Statement, ...]:
    """Return what every change writes: the end of the chain is read, an entry made, the feed told."""
    return (HEAD, ()), (EVENT, (complaint, NOW, f"prev-{key}", f"hash-{key}")), (CHANGE, (NOW, complaint))
