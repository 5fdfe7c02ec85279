"""What is read every minute, and the same questions asked by hand."""

from itertools import cycle
from random import Random

from benchmarks.ground import NOW, Ground
from benchmarks.measure import Pair
from store import changes, figures, queries
from store.clock import DAY, HOUR, from_iso
from store.queries import Filter, Key

ROW = """SELECT c.id, c.number, c.state, c.title, c.place, w.name, a.code, a.name, c.privacy, c.channel, c.clock,
    c.due_at, c.received_at, c.closed_at, c.handovers, c.version
    FROM complaint c LEFT JOIN ward w ON w.id = c.ward_id LEFT JOIN agency a ON a.id = c.agency_id """
WITHIN = "WHERE received_at >= ? AND received_at < ? AND state NOT IN ('merged', 'rejected', 'referred')"
BY_AGENCY = """SELECT agency_id + 0, count(*) FROM complaint WHERE {column} >= ? AND {column} < ?
    AND state NOT IN ('merged', 'rejected', 'referred') GROUP BY agency_id + 0"""
COHORT = f"SELECT agency_id, received_at, answered_at FROM complaint {WITHIN}"
BY_CHANNEL = f"SELECT channel, count(*) FROM complaint {WITHIN} GROUP BY channel"
BY_WARD = f"SELECT ward_id + 0, count(*) FROM complaint {WITHIN} GROUP BY ward_id + 0"
OWED = """SELECT r.agency_id, count(*), sum(CASE WHEN r.accepted_at <= d.due_at THEN 1 ELSE 0 END)
    FROM deadline d JOIN referral r ON r.id = d.referral_id
    WHERE d.clock = 'reply' AND d.level = 1 AND d.due_at >= ? AND d.due_at < ? GROUP BY r.agency_id"""
CLOCKS = ("forward", "reply", "review", "promise", "data")
SAVED = {
    "c.clock = 'forward' AND c.due_at IS NOT NULL": Filter(clock=("forward",), order="due"),
    "c.due_at <= ?": Filter(overdue=True),
    "c.clock IN ('reply', 'promise') AND c.due_at IS NOT NULL": Filter(clock=("reply", "promise"), order="due"),
    "c.state IN ('closed', 'rejected', 'referred', 'merged')": Filter(
        state=("closed", "rejected", "referred", "merged")
    ),
    "1 = 1": Filter(),
}
"""The inbox's saved filters, by hand and as they are."""
WORD = "lampu"
SEED = 7


def first_page(ground: Ground) -> Pair:
    """The first 50 of the inbox, newest first."""
    return Pair(
        lambda: queries.find(ground.city.operator, Filter(), limit=50, now=NOW),
        lambda: ground.bare.rows(ROW + "ORDER BY c.received_at DESC, c.id DESC LIMIT 51"),
        sorts=True,
    )


def next_page(ground: Ground) -> Pair:
    """The next 50 from a random place of the inbox; both sides go through the same places."""
    drawn = Random(SEED)  # noqa: S311  # places to look at
    places = [_place(ground, drawn) for _turn in range(40)]
    ours, reference = cycle(places), cycle(places)
    beyond = "WHERE (c.received_at, c.id) < (?, ?) ORDER BY c.received_at DESC, c.id DESC LIMIT 51"
    return Pair(
        lambda: queries.find(ground.city.operator, Filter(), limit=50, after=Key(*next(ours)), now=NOW),
        lambda: ground.bare.rows(ROW + beyond, *next(reference)),
        sorts=True,
    )


def _place(ground: Ground, drawn: Random) -> tuple[int, int]:
    key, _number = ground.closed(drawn)
    return int(ground.bare.rows("SELECT received_at FROM complaint WHERE id = ?", key)[0][0]), key


def one_complaint(ground: Ground) -> Pair:
    """Everything about one complaint drawn at random, and its history."""
    drawn = Random(SEED)  # noqa: S311  # complaints to look at
    chosen = [ground.closed(drawn) for _turn in range(40)]
    mine, others = cycle(chosen), cycle(chosen)

    def reference() -> None:
        row, number = next(others)
        ground.bare.rows(ROW + "WHERE c.number = ?", number)
        ((citizen,),) = ground.bare.rows("SELECT citizen_id FROM complaint WHERE id = ?", row)
        ground.bare.rows("SELECT * FROM citizen WHERE id = ?", citizen)
        ground.bare.rows("SELECT wrapped FROM citizen_key WHERE citizen_id = ?", citizen)
        for table in ("referral", "answer", "deadline", "event"):
            ground.bare.rows(f"SELECT * FROM {table} WHERE complaint_id = ? ORDER BY id", row)
        ground.bare.rows("SELECT * FROM attachment WHERE owner_kind = 'complaint' AND owner_id = ?", row)

    def ours() -> None:
        _row, number = next(mine)
        queries.get(ground.city.operator, number)
        queries.history(ground.city.operator, number)

    return Pair(ours, reference)


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

    return Pair(lambda: queries.board(ground.city.operator, now=NOW), reference)


def saved_filters(ground: Ground) -> Pair:
    """The numbers on the inbox's saved filters, counted no further than a thousand."""

    def reference() -> None:
        for condition in SAVED:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM complaint c WHERE {condition} LIMIT 1000) AS listed"
            ground.bare.rows(sql, *([NOW] if "?" in condition else []))

    def ours() -> None:
        for one in SAVED.values():
            queries.count(ground.city.operator, one, now=NOW)

    return Pair(ours, reference, sorts=True)


def typed(letters: int, ground: Ground) -> Pair:
    """One keystroke of a search: the newest fifty with a word that begins with so many letters."""
    text = WORD[:letters]
    if ground.kind == "sqlite":
        sql = ROW.replace("FROM complaint c", "FROM complaint_search s CROSS JOIN complaint c") + (
            "WHERE s.complaint_search MATCH ? AND c.id = s.rowid ORDER BY s.rowid DESC LIMIT 51"
        )
        words = f'"{text}"*'
    else:
        sql = ROW + "WHERE c.search @@ to_tsquery('simple', ?) ORDER BY c.id DESC LIMIT 51"
        words = f"{text}:*"
    return Pair(
        lambda: queries.find(ground.city.operator, Filter(search=text), limit=50, now=NOW),
        lambda: ground.bare.rows(sql, words),
    )


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

    return Pair(lambda: figures.monthly(ground.city.operator, "2026-08", now=NOW), reference, rounds=5)


def feed(ground: Ground) -> Pair:
    """What a console asks when nothing new happened."""
    sql = "SELECT seq, entity, entity_id, agency_id FROM change WHERE seq > ? ORDER BY seq LIMIT 501"
    last = changes.last_seq()
    return Pair(lambda: changes.since(ground.city.operator, last), lambda: ground.bare.rows(sql, last), sorts=True)
