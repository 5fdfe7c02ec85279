"""What an agency may touch, table by table: one declaration for both databases.

Each predicate is SQL that both understand. `{row}` stands for the row's table or alias, `{agency}` for the key of the
session's agency. Tables named inside a predicate are never told apart from what the agency itself sees of them, so no
two predicates name each other. An empty predicate means never.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

ALL = "1 = 1"
OWN = "{row}.agency_id = {agency}"
OWN_ACCOUNT = "EXISTS (SELECT 1 FROM account a WHERE a.id = {row}.account_id AND a.agency_id = {agency})"
OWN_COMPLAINT = "EXISTS (SELECT 1 FROM complaint c WHERE c.id = {row}.complaint_id AND c.agency_id = {agency})"
OWN_REFERRAL = "EXISTS (SELECT 1 FROM referral r WHERE r.id = {row}.referral_id AND r.agency_id = {agency})"
OWN_CLOCK = f"({OWN_REFERRAL} OR ({{row}}.referral_id IS NULL AND {OWN_COMPLAINT}))"


@dataclass(frozen=True)
class Scope:
    """What an agency may do with one table.

    `read` holds for the rows that it may read; `masks` gives what it reads in place of a column. `insert` holds for a
    row that it may add. `update` holds for a row that it may change, in the columns `columns`, and `after` for that
    row once changed; `delete` for a row that it may remove. `left` holds for a row that a change has just taken out of
    the agency's sight: PostgreSQL changes no row into one that cannot be read.
    """

    read: str = ""
    masks: Mapping[str, str] = field(default_factory=dict)
    insert: str = ""
    update: str = ""
    after: str = ""
    columns: tuple[str, ...] = ()
    delete: str = ""
    left: str = ""


CLOSED = Scope()
"""A table that an agency has no business with."""
KNOWN = Scope(read=ALL)
"""A table that says nothing about anybody: places, topics, hours, the names of agencies."""

_COMPLAINT = Scope(
    read=OWN,
    masks={
        "citizen_id": "CASE WHEN {row}.privacy = 'public' THEN {row}.citizen_id END",
        "client_key": "''",
        "secret_hash": "''",
    },
    update=f"({OWN} AND {{row}}.state IN ('forwarded', 'in_progress'))",
    after=f"(({OWN} AND {{row}}.state = 'answered') OR ({{row}}.agency_id IS NULL AND {{row}}.state = 'returned'))",
    columns=("state", "agency_id", "clock", "due_at", "returns", "updated_at", "version"),
    left="({row}.agency_id IS NULL AND {row}.state = 'returned' AND EXISTS (SELECT 1 FROM referral r WHERE"
    " r.complaint_id = {row}.id AND r.agency_id = {agency} AND r.outcome = 'returned'"
    " AND r.closed_at = {row}.updated_at))",
)
_REFERRAL = Scope(
    read=OWN,
    update=f"({OWN} AND {{row}}.closed_at IS NULL)",
    after=f"({OWN} AND ({{row}}.outcome IS NULL OR {{row}}.outcome = 'returned'))",
    columns=("submitted_at", "closed_at", "outcome"),
)
_ANSWER = Scope(
    read=OWN_REFERRAL,
    insert=f"({{row}}.review = 'pending' AND {OWN_REFERRAL} AND {OWN_COMPLAINT} AND {OWN_ACCOUNT})",
    update=f"({{row}}.review = 'pending' AND {OWN_REFERRAL})",
    after=f"({{row}}.review = 'withdrawn' AND {OWN_REFERRAL})",
    columns=("review",),
)
_EVENT = Scope(
    read=f"({OWN_COMPLAINT} AND ({{row}}.kind = 'received' OR ({{row}}.kind NOT IN ('identity_revealed',"
    " 'identity_erased', 'identity_corrected', 'article_linked', 'article_unlinked', 'rejection_proposed', 'merged_in',"
    " 'unmerged')"
    " AND NOT ({row}.kind = 'noted' AND {row}.role <> 'officer')"
    " AND {row}.at >= (SELECT MIN(r.forwarded_at) FROM referral r WHERE r.complaint_id = {row}.complaint_id"
    " AND r.agency_id = {agency}))))",
    insert=f"({{row}}.role = 'officer' AND {{row}}.kind IN ('answered', 'returned', 'noted', 'undone')"
    f" AND {OWN_COMPLAINT} AND {OWN_ACCOUNT} AND {{row}}.prev = (SELECT h.hash FROM event_head h))",
)
_DEADLINE = Scope(
    read=OWN_CLOCK,
    insert=f"({{row}}.state = 'pending' AND {OWN_CLOCK} AND {OWN_COMPLAINT})",
    update=f"({{row}}.state = 'pending' AND {OWN_CLOCK} AND {OWN_COMPLAINT})",
    after="{row}.state = 'cancelled'",
    columns=("state",),
)
_MESSAGE = Scope(
    read=OWN,
    masks=dict.fromkeys(("key", "recipient", "params", "lease_token", "provider_id", "last_error"), "''"),
    update=f"({OWN} AND {{row}}.kind = 'escalation' AND {{row}}.tries = 0 AND {{row}}.state IN ('queued', 'task'))",
    after=f"({OWN} AND {{row}}.state = 'cancelled')",
    columns=("state",),
)
_VISIT = Scope(
    read=OWN,
    update=f"({OWN} AND {{row}}.state = 'planned')",
    after=f"({OWN} AND {{row}}.state = 'cancelled')",
    columns=("state", "done_at", "version"),
)
_ACCOUNT = Scope(
    read=f"({OWN} OR {{row}}.role IN ('operator', 'supervisor', 'viewer'))",
    masks={
        "login": f"CASE WHEN {OWN} THEN {{row}}.login ELSE '' END",
        "phone": f"CASE WHEN {OWN} THEN {{row}}.phone ELSE '' END",
        "password_hash": "CASE WHEN {row}.password_hash = '' THEN '' ELSE '*' END",
    },
)
_DRAFT = Scope(
    read=OWN_ACCOUNT,
    insert=OWN_ACCOUNT,
    update=OWN_ACCOUNT,
    after=OWN_ACCOUNT,
    columns=("body", "at"),
    delete=OWN_ACCOUNT,
)
_PRESENCE = Scope(
    read=OWN,
    insert=f"({OWN} AND {OWN_ACCOUNT} AND {OWN_COMPLAINT})",
    update=f"({OWN} AND {OWN_ACCOUNT})",
    after=f"({OWN} AND {OWN_ACCOUNT} AND {OWN_COMPLAINT})",
    columns=("complaint_id", "doing", "seen_at"),
    delete=f"({OWN} AND {OWN_ACCOUNT})",
)
_PUBLIC = (
    "EXISTS (SELECT 1 FROM complaint c WHERE c.citizen_id = {row}.%s AND c.agency_id = {agency}"
    " AND c.privacy = 'public')"
)

SCOPES: dict[str, Scope] = {
    "account": _ACCOUNT,
    "agency": KNOWN,
    "anchor": CLOSED,
    "answer": _ANSWER,
    "article": CLOSED,
    "article_link": CLOSED,
    "attachment": Scope(
        read="({row}.owner_kind = 'complaint' AND EXISTS"
        " (SELECT 1 FROM complaint c WHERE c.id = {row}.owner_id AND c.agency_id = {agency}))",
        masks={
            "name": "CASE WHEN EXISTS (SELECT 1 FROM complaint c WHERE c.id = {row}.owner_id AND c.privacy = 'public')"
            " THEN {row}.name ELSE '' END"
        },
    ),
    "attempt": CLOSED,
    "category": KNOWN,
    "change": Scope(read=OWN, insert=f"({OWN} AND {{row}}.entity IN ('complaint', 'message', 'visit'))"),
    "citizen": Scope(read=_PUBLIC % "id", masks={"phone_index": "''", "consent_text": "''"}),
    "citizen_key": Scope(read=_PUBLIC % "citizen_id"),
    "complaint": _COMPLAINT,
    "control": CLOSED,
    "counter": CLOSED,
    "data_request": CLOSED,
    "deadline": _DEADLINE,
    "district": KNOWN,
    "event": _EVENT,
    "event_head": KNOWN,
    "event_text": Scope(
        read="EXISTS (SELECT 1 FROM event e WHERE e.id = {row}.event_id)",
        insert="({row}.erased_at IS NULL AND EXISTS (SELECT 1 FROM event e WHERE e.id = {row}.event_id"
        " AND e.role = 'officer'))",
    ),
    "form_draft": _DRAFT,
    "heartbeat": CLOSED,
    "hit": CLOSED,
    "holiday": KNOWN,
    "host_clock": CLOSED,
    "inbound": CLOSED,
    "job_run": CLOSED,
    "login_attempt": CLOSED,
    "merger": Scope(
        read="EXISTS (SELECT 1 FROM complaint c WHERE c.id = {row}.merged_into_id AND c.agency_id = {agency})"
    ),
    "message": _MESSAGE,
    "message_complaint": Scope(
        read="(EXISTS (SELECT 1 FROM message m WHERE m.id = {row}.message_id AND m.agency_id = {agency})"
        f" AND {OWN_COMPLAINT})"
    ),
    "officer": Scope(read=OWN),
    "policy": KNOWN,
    "presence": _PRESENCE,
    "presence_office": Scope(read=OWN_COMPLAINT),
    "receipt": CLOSED,
    "referral": _REFERRAL,
    "report": CLOSED,
    "session": Scope(read=OWN_ACCOUNT, update=OWN_ACCOUNT, after=OWN_ACCOUNT, columns=("revoked_at",)),
    "ssh_key": Scope(read=OWN_ACCOUNT),
    "totp": CLOSED,
    "totp_code": CLOSED,
    "visit": _VISIT,
    "ward": KNOWN,
}
"""The scope of every table and view of `store.models`."""
