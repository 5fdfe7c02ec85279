"""What is measured: the jobs of every minute, each with the same job done by hand."""

from collections.abc import Callable, Iterator
from itertools import count, islice

from benchmarks.ground import NOW, Ground
from benchmarks.measure import Result, in_turns
from benchmarks.rows import FIRST_ID
from store import escalations, figures, queries
from store.clock import DAY, HOUR, from_iso

Pair = tuple[Callable[[], object], Callable[[], object]]

ROW = """SELECT c.id, c.number, c.state, c.title, c.place, w.name, a.code, a.name, c.privacy, c.channel, c.clock,
    c.due_at, c.received_at, c.closed_at, c.handovers, c.version
    FROM complaint c LEFT JOIN ward w ON w.id = c.ward_id LEFT JOIN agency a ON a.id = c.agency_id """
INSERT_COMPLAINT = """INSERT INTO complaint (number, citizen_id, title, body, channel, privacy, client_key,
    secret_hash, state, clock, due_at, received_at, updated_at)
    VALUES (?, ?, 'x', 'y', 'counter', 'public', ?, ?, 'new', 'forward', ?, ?, ?)"""
INSERT_DEADLINE = """INSERT INTO deadline (complaint_id, owner_key, clock, level, due_at, state)
    VALUES (?, ?, 'forward', ?, ?, 'pending')"""
INSERT_MESSAGE = """INSERT INTO message (key, kind, channel, recipient, template, params, state, next_at, created_at)
    VALUES (?, 'escalation', 'whatsapp', ?, 'x', '{}', 'queued', ?, ?)"""
INSERT_EVENT = """INSERT INTO event (complaint_id, at, role, kind, data, prev, hash)
    VALUES (?, ?, 'system', 'x', '{}', ?, ?)"""
WITHIN = "WHERE received_at >= ? AND received_at < ? AND state NOT IN ('merged', 'rejected', 'referred')"
BY_AGENCY = """SELECT agency_id + 0, count(*) FROM complaint WHERE {column} >= ? AND {column} < ?
    AND state NOT IN ('merged', 'rejected', 'referred') GROUP BY agency_id + 0"""
COHORT = f"SELECT agency_id, received_at, answered_at FROM complaint {WITHIN}"
BY_CHANNEL = f"SELECT channel, count(*) FROM complaint {WITHIN} GROUP BY channel"
BY_WARD = f"SELECT ward_id + 0, count(*) FROM complaint {WITHIN} GROUP BY ward_id + 0"
OWED = """SELECT r.agency_id, count(*), sum(CASE WHEN r.accepted_at <= d.due_at THEN 1 ELSE 0 END)
    FROM deadline d JOIN referral r ON r.id = d.referral_id
    WHERE d.clock = 'reply' AND d.level = 1 AND d.due_at >= ? AND d.due_at < ? GROUP BY r.agency_id"""
FIRED = 5
CLOCKS = ("forward", "reply", "review", "promise", "data")


def results(ground: Ground, rounds: int) -> Iterator[Result]:
    """Measure every case on one ground."""
    for name, make in CASES.items():
        ours, reference = make(ground)
        yield Result(name, ground.kind, ground.size, *in_turns(ours, reference, rounds))


def list_page(ground: Ground) -> Pair:
    """The first 50 of the inbox, newest first."""
    return (
        lambda: queries.find(ground.city.operator, queries.Filter(), limit=50, now=NOW),
        lambda: ground.bare.rows(ROW + "ORDER BY c.received_at DESC, c.id DESC LIMIT 51"),
    )


def deep_page(ground: Ground) -> Pair:
    """Fifty rows from the middle of the inbox."""
    middle = ground.size // 2
    at, row = ground.rows.received(middle), FIRST_ID + middle
    beyond = "WHERE (c.received_at, c.id) < (?, ?) ORDER BY c.received_at DESC, c.id DESC LIMIT 51"
    return (
        lambda: queries.find(ground.city.operator, queries.Filter(), limit=50, after=queries.Key(at, row), now=NOW),
        lambda: ground.bare.rows(ROW + beyond, at, row),
    )


def search(ground: Ground) -> Pair:
    """The newest fifty that have both words."""
    if ground.kind == "sqlite":
        sql = ROW.replace("FROM complaint c", "FROM complaint_search s CROSS JOIN complaint c") + (
            "WHERE s.complaint_search MATCH ? AND c.id = s.rowid ORDER BY s.rowid DESC LIMIT 51"
        )
        words = '"lampu"* "lorong"*'
    else:
        sql = ROW + "WHERE c.search @@ to_tsquery('simple', ?) ORDER BY c.id DESC LIMIT 51"
        words = "lampu:* & lorong:*"
    wanted = queries.Filter(search="lampu lorong")
    return (
        lambda: queries.find(ground.city.operator, wanted, limit=50, now=NOW),
        lambda: ground.bare.rows(sql, words),
    )


def counts(ground: Ground) -> Pair:
    """The numbers on the inbox's saved filters, counted no further than a thousand."""
    saved = {
        "c.clock = 'forward' AND c.due_at IS NOT NULL": queries.Filter(clock=("forward",), order="due"),
        "c.due_at <= ?": queries.Filter(overdue=True),
        "c.clock IN ('reply', 'promise') AND c.due_at IS NOT NULL": queries.Filter(
            clock=("reply", "promise"), order="due"
        ),
        "c.state IN ('closed', 'rejected', 'referred', 'merged')": queries.Filter(
            state=("closed", "rejected", "referred", "merged")
        ),
        "1 = 1": queries.Filter(),
    }

    def reference() -> None:
        for condition in saved:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM complaint c WHERE {condition} LIMIT 1000) AS listed"
            ground.bare.rows(sql, *([NOW] if "?" in condition else []))

    return lambda: [queries.count(ground.city.operator, one, now=NOW) for one in saved.values()], reference


def figures_of_a_month(ground: Ground) -> Pair:
    """The mayor's figures of one month; the reference only asks the questions that read many rows, each once."""
    start, end = from_iso("2026-08-01T00:00"), from_iso("2026-09-01T00:00")
    year = [(start - month * 31 * DAY, end - month * 31 * DAY) for month in range(12)]

    def reference() -> None:
        for bounds in year:
            for column in ("received_at", "closed_at"):
                ground.bare.rows(BY_AGENCY.format(column=column), *bounds)
        for sql in (COHORT, BY_CHANNEL, BY_WARD):
            for bounds in year[:2]:
                ground.bare.rows(sql, *bounds)
        ground.bare.rows(OWED, start, end)

    return lambda: figures.monthly(ground.city.operator, "2026-08", now=NOW), reference


def one_complaint(ground: Ground) -> Pair:
    """Everything about one complaint, and its history."""
    row = FIRST_ID + ground.size // 2
    number = ground.rows.number(ground.size // 2)

    def reference() -> None:
        ground.bare.rows(ROW + "WHERE c.number = ?", number)
        ground.bare.rows("SELECT * FROM complaint WHERE id = ?", row)
        ground.bare.rows("SELECT * FROM citizen WHERE id = ?", FIRST_ID + ground.size // 2 // 3)
        ground.bare.rows("SELECT * FROM referral WHERE complaint_id = ? ORDER BY id", row)
        ground.bare.rows("SELECT * FROM answer WHERE complaint_id = ? ORDER BY id", row)
        ground.bare.rows("SELECT * FROM deadline WHERE complaint_id = ? ORDER BY id", row)
        ground.bare.rows("SELECT * FROM attachment WHERE owner_kind = 'complaint' AND owner_id = ?", row)
        ground.bare.rows("SELECT * FROM event WHERE complaint_id = ? ORDER BY id", row)

    def ours() -> None:
        queries.get(ground.city.operator, number)
        queries.history(ground.city.operator, number)

    return ours, reference


def board(ground: Ground) -> Pair:
    """The zero board: a hundred rows and two counts of each group."""

    def reference() -> None:
        soon = NOW + 4 * HOUR
        for clock in CLOCKS:
            ground.bare.rows(ROW + "WHERE c.clock = ? AND c.due_at <= ? ORDER BY c.due_at, c.id LIMIT 100", clock, soon)
            for due in (soon, NOW):
                ground.bare.rows("SELECT count(*) FROM complaint WHERE clock = ? AND due_at <= ?", clock, due)
        ground.bare.rows("SELECT complaint_id FROM visit WHERE state = 'planned' AND visit_on <= '2026-10-05'")
        ground.bare.rows("SELECT id FROM message WHERE state IN ('dead', 'task')")

    return (lambda: queries.board(ground.city.operator, now=NOW), reference)


def submit(ground: Ground) -> Pair:
    """One complaint taken in: its row, its clock, its event, in one transaction."""
    numbers = count(1)

    def reference() -> None:
        i = next(numbers)
        ground.bare.unit(
            (INSERT_COMPLAINT, (f"99-{i}", FIRST_ID, f"bare-{i}", f"bare-{i}", NOW, NOW, NOW)),
            (INSERT_DEADLINE, (FIRST_ID, f"bare:{i}", 1, NOW)),
            (INSERT_DEADLINE, (FIRST_ID, f"bare:{i}", 2, NOW)),
            (INSERT_EVENT, (FIRST_ID, NOW, f"prev-{i}", f"hash-{i}")),
        )

    return (ground.city.complaint, reference)


def sweep(ground: Ground) -> Pair:
    """Five deadlines fired: each its own transaction, with a message to the agency's officer and an event."""
    rounds, numbers = count(1), count()
    first_due = NOW - DAY
    spacing = 2 * DAY // ground.rows.open

    def reference() -> None:
        for i in islice(numbers, FIRED):
            row = FIRST_ID + i
            ground.bare.unit(
                ("UPDATE deadline SET state = 'fired', fired_at = ?, late_ms = 0 WHERE id = ?", (NOW, row + 1)),
                (INSERT_MESSAGE, (f"bare-{i}", f"+62{i}", NOW, NOW)),
                ("INSERT INTO message_complaint (message_id, complaint_id) SELECT max(id), ? FROM message", (row,)),
                (INSERT_EVENT, (row, NOW, f"fire-prev-{i}", f"fire-hash-{i}")),
                ("INSERT INTO change (at, entity, entity_id) VALUES (?, 'complaint', ?)", (NOW, row)),
            )

    return (lambda: escalations.fire_due(first_due + next(rounds) * FIRED * spacing - 1), reference)


CASES: dict[str, Callable[[Ground], Pair]] = {
    "list page": list_page,
    "page in the middle": deep_page,
    "search": search,
    "saved filters": counts,
    "one complaint": one_complaint,
    "board": board,
    "figures of a month": figures_of_a_month,
    "submit": submit,
    "sweep of five": sweep,
}
