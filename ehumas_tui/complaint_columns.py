"""What a line about a complaint says, in every list of complaints."""

from ehumas_tui.countdown import WIDTH, countdown
from ehumas_tui.widgets.columns import Cell, Column
from store.actors import Actor, Role
from store.i18n import N_, _
from store.queries import ComplaintRow

STATE_GLYPHS = {
    "new": "○",
    "needs_data": "?",
    "forwarded": "→",
    "returned": "↩",
    "answered": "◐",
    "in_progress": "◔",
    "closed": "✓",
    "reopened": "↻",
    "referred": "⇢",
    "merged": "+",
    "rejected": "✗",
}
_STATE_WORDS = {
    "new": N_("new"),
    "needs_data": N_("data missing"),
    "forwarded": N_("at the agency"),
    "returned": N_("returned"),
    "answered": N_("answered"),
    "in_progress": N_("promised"),
    "closed": N_("finished"),
    "reopened": N_("open again"),
    "referred": N_("referred"),
    "merged": N_("merged"),
    "rejected": N_("rejected"),
}
_TONES = {"returned": "soon", "answered": "accent", "reopened": "soon", "closed": "good", "merged": "muted"}
PRIVACY_SIGNS = {"public": "", "anonymous": "◇ ", "secret": "◆ "}


def state_words(state: str) -> str:
    """Return a state as staff call it, with its sign: `→ di OPD`."""
    return f"{STATE_GLYPHS[state]} {_(_STATE_WORDS[state])}"


def state_cell(row: ComplaintRow, _now: int) -> Cell:
    """Return the state's cell."""
    return state_words(row.state), _TONES.get(row.state, "")


def place_of(row: ComplaintRow) -> str:
    """Return where it is: the place as written, and the ward."""
    return ", ".join(part for part in (row.place, row.ward) if part)


def columns(actor: Actor) -> list[Column[ComplaintRow]]:
    """Return the columns for someone of this role; an officer needs no agency's name."""
    found: list[Column[ComplaintRow]] = [
        Column(_("Time left"), lambda row, now: countdown(row.due_at, now), WIDTH, ticks=True),
        Column(_("Number"), lambda row, _now: (row.number, "strong"), 9),
        Column(_("Title"), lambda row, _now: (f"{PRIVACY_SIGNS[row.privacy]}{row.title}", ""), 18, grow=3),
        Column(_("Place"), lambda row, _now: (place_of(row), "muted"), 12, grow=2, most=40, drop=3),
    ]
    if actor.role is not Role.OFFICER:
        found.append(
            Column(_("Agency"), lambda row, _now: (row.agency or "–", "accent" if row.agency else "muted"), 10, drop=1)
        )
    found.append(Column(_("State"), state_cell, 15, drop=2))
    return found
