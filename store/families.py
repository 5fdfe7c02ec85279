"""What each error code of the WhatsApp Cloud API asks for. Data, as in ESCALATION section 3; no behaviour.

Codes decide, not HTTP statuses or titles: the same status carries a wrong token and a wrong number.
"""

from enum import StrEnum


class Family(StrEnum):
    """Codes that ask for the same thing."""

    ACCOUNT = "account"
    APP_LIMIT = "app_limit"
    THROUGHPUT = "throughput"
    PAIR_LIMIT = "pair_limit"
    SPAM = "spam"
    TEMPORARY = "temporary"
    MAINTENANCE = "maintenance"
    UNREACHABLE = "unreachable"
    WINDOW_CLOSED = "window_closed"
    MARKETING = "marketing"
    TEMPLATE = "template"
    MISTAKE = "mistake"


TABLE: tuple[tuple[Family, tuple[int | range, ...]], ...] = (
    (
        Family.ACCOUNT,
        (0, 3, 10, 190, range(200, 300), 131005, 131042, 131031, 368, 130497, 131037, 131045, 133010),
    ),
    (Family.APP_LIMIT, (4, 80007)),
    (Family.THROUGHPUT, (130429,)),
    (Family.PAIR_LIMIT, (131056,)),
    (Family.SPAM, (131048, 131064)),
    (Family.TEMPORARY, (1, 2, 131000, 131016, 133004, 135000)),
    (Family.MAINTENANCE, (131057,)),
    (Family.UNREACHABLE, (131026, 130472, 131050)),
    (Family.WINDOW_CLOSED, (131047,)),
    (Family.MARKETING, (131049,)),
    (Family.TEMPLATE, (132001, 132015, 132016)),
    (
        Family.MISTAKE,
        (100, 131008, 131009, 131021, range(131051, 131054), 132000, 132005, 132007, 132008, 132012, 132018),
    ),
)

_BY_CODE = {
    code: family
    for family, entries in TABLE
    for entry in entries
    for code in (entry if isinstance(entry, range) else (entry,))
}


def of_code(code: int | None) -> Family | None:
    """Return the family of an error code, None for a code that the table does not have."""
    return None if code is None else _BY_CODE.get(code)


def of_status(status: int) -> Family:
    """Return the family of an HTTP status, for answers whose code is missing from the table (100 to 599)."""
    if status >= 500 or status < 400:
        return Family.TEMPORARY
    if status == 429:
        return Family.APP_LIMIT
    if status in (401, 403, 404):
        return Family.ACCOUNT
    return Family.MISTAKE
