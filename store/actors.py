"""Who may: the roles, the rights, and the one table that joins them. Every store command asks here first."""

from dataclasses import dataclass
from enum import StrEnum

from store.errors import NotAllowed
from store.i18n import _


class Role(StrEnum):
    """What someone is to E-Humas."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    VIEWER = "viewer"
    OFFICER = "officer"
    CITIZEN = "citizen"
    PUBLIC = "public"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """Someone who acts: the role, and the account, agency, citizen or single complaint that narrows it.

    `complaint_id` is set for the bearer of a secret link, who sees that one complaint and no other.
    """

    role: Role
    account_id: int | None = None
    agency_id: int | None = None
    citizen_id: int | None = None
    complaint_id: int | None = None
    name: str = ""


SYSTEM = Actor(Role.SYSTEM, name="E-Humas")
PUBLIC = Actor(Role.PUBLIC, name="")


class Right(StrEnum):
    """Something that may be done; which complaints it may be done to follows from what the actor sees."""

    SUBMIT = "submit"
    SUPPLY = "supply"
    RATE = "rate"
    SEE_COMPLAINTS = "see_complaints"
    TRACK = "track"
    SEE_HISTORY = "see_history"
    TRIAGE = "triage"
    REVIEW = "review"
    ANSWER = "answer"
    NOTE = "note"
    REOPEN = "reopen"
    DECIDE = "decide"
    REVEAL = "reveal"
    ERASE = "erase"
    VISIT = "visit"
    SEE_MESSAGES = "see_messages"
    HANDLE_MESSAGES = "handle_messages"
    WRITE_CONTENT = "write_content"
    SEE_FIGURES = "see_figures"
    FREEZE_REPORT = "freeze_report"
    SEE_AGENCIES = "see_agencies"
    EDIT_AGENCIES = "edit_agencies"
    EDIT_ACCOUNTS = "edit_accounts"
    EDIT_POLICY = "edit_policy"
    RUN_ENGINE = "run_engine"
    IMPORT = "import"
    EXPORT = "export"
    VERIFY = "verify"


_HUMAS = frozenset({Role.OPERATOR, Role.SUPERVISOR})
_STAFF = _HUMAS | {Role.VIEWER}

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.SUBMIT: _HUMAS | {Role.CITIZEN, Role.PUBLIC, Role.SYSTEM},
    Right.SUPPLY: _HUMAS | {Role.CITIZEN, Role.PUBLIC},
    Right.RATE: frozenset({Role.CITIZEN, Role.PUBLIC}),
    Right.SEE_COMPLAINTS: _STAFF | {Role.OFFICER, Role.CITIZEN, Role.SYSTEM},
    Right.TRACK: _STAFF | {Role.CITIZEN},
    Right.SEE_HISTORY: _STAFF | {Role.OFFICER, Role.SYSTEM},
    Right.TRIAGE: _HUMAS,
    Right.REVIEW: _HUMAS,
    Right.ANSWER: frozenset({Role.OFFICER}),
    Right.NOTE: _HUMAS | {Role.OFFICER},
    Right.REOPEN: _HUMAS | {Role.CITIZEN, Role.PUBLIC},
    Right.DECIDE: frozenset({Role.SUPERVISOR}),
    Right.REVEAL: _HUMAS,
    Right.ERASE: frozenset({Role.SUPERVISOR}),
    Right.VISIT: _HUMAS,
    Right.SEE_MESSAGES: _STAFF | {Role.SYSTEM},
    Right.HANDLE_MESSAGES: _HUMAS,
    Right.WRITE_CONTENT: _HUMAS,
    Right.SEE_FIGURES: _STAFF | {Role.OFFICER, Role.SYSTEM},
    Right.FREEZE_REPORT: _HUMAS,
    Right.SEE_AGENCIES: _STAFF | {Role.OFFICER, Role.SYSTEM},
    Right.EDIT_AGENCIES: _HUMAS | {Role.SYSTEM},
    Right.EDIT_ACCOUNTS: frozenset({Role.SUPERVISOR, Role.SYSTEM}),
    Right.EDIT_POLICY: frozenset({Role.SUPERVISOR, Role.SYSTEM}),
    Right.RUN_ENGINE: frozenset({Role.SYSTEM}),
    Right.IMPORT: _HUMAS | {Role.SYSTEM},
    Right.EXPORT: _STAFF,
    Right.VERIFY: _STAFF | {Role.SYSTEM},
}


def may(actor: Actor, right: Right) -> bool:
    """Tell whether the actor's role has the right."""
    return actor.role in RIGHTS[right]


def require(actor: Actor, right: Right) -> None:
    """Raise NotAllowed when the actor's role has not the right."""
    if not may(actor, right):
        raise NotAllowed(
            _("Your account (%(role)s) may not do this. Ask the Humas supervisor.") % {"role": role_name(actor.role)}
        )


def role_name(role: Role) -> str:
    """Return the role as people call it."""
    return {
        Role.OPERATOR: _("Humas operator"),
        Role.SUPERVISOR: _("Humas supervisor"),
        Role.VIEWER: _("viewer"),
        Role.OFFICER: _("agency officer"),
        Role.CITIZEN: _("citizen"),
        Role.PUBLIC: _("visitor"),
        Role.SYSTEM: _("system"),
    }[role]
