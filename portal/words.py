"""What a citizen reads: kinds of articles and their addresses, privacy, regulations, the steps of a complaint."""

from collections.abc import Mapping
from typing import Any

from store.articles import REGULATION_STATUSES, REGULATION_TYPES, Kind
from store.clock import local_day
from store.i18n import N_, _, format_day

KIND_PATHS = {
    Kind.NEWS: "/berita",
    Kind.PROGRAM: "/program",
    Kind.OUTREACH: "/sosialisasi",
    Kind.REGULATION: "/peraturan",
}
_KIND_NAMES = {
    Kind.NEWS: N_("News"),
    Kind.PROGRAM: N_("Programs"),
    Kind.OUTREACH: N_("Outreach"),
    Kind.REGULATION: N_("Regulations"),
}
_PRIVACY_NAMES = {
    "public": N_("Public"),
    "anonymous": N_("Anonymous"),
    "secret": N_("Secret"),
}


def kind_name(kind: str) -> str:
    """Return what the kind of article is called."""
    return _(_KIND_NAMES[Kind(kind)])


def kind_path(kind: str) -> str:
    """Return the address under which the kind is read."""
    return KIND_PATHS[Kind(kind)]


def privacy_name(privacy: str) -> str:
    """Return what the kind of privacy is called."""
    return _(_PRIVACY_NAMES[privacy])


def privacy_meaning(privacy: str) -> str:
    """Return what the kind of privacy means for the citizen."""
    return {
        "public": _("The agency that answers reads your name."),
        "anonymous": _("No agency learns who you are; Humas does."),
        "secret": _("As anonymous, and the complaint itself is never published."),
    }[privacy]


def regulation_type(code: str) -> str:
    """Return what the type of regulation is called."""
    return _(REGULATION_TYPES[code])


def regulation_status(code: str) -> str:
    """Return what the status of a regulation is called."""
    return _(REGULATION_STATUSES[code])


def clock_day(at: int) -> str:
    """Return the local day of an instant in full."""
    return format_day(local_day(at))


def step_sentence(kind: str, data: Mapping[str, Any]) -> str:
    """Return a step of a complaint's timeline in the citizen's words."""
    return _sentences()[kind] % data


def _sentences() -> dict[str, str]:
    return {
        "received": _("We received your complaint."),
        "forwarded": _("Forwarded to %(agency)s, who must answer."),
        "returned": _("The agency is not responsible; we look for the right one."),
        "data_asked": _("We asked you: %(question)s"),
        "data_supplied": _("You gave us the missing facts."),
        "answered": _("The agency answered; Humas checks the answer."),
        "accepted": _("The answer was checked and given to you."),
        "merged": _("Joined with complaint %(into)s about the same thing."),
        "rejected": _("We can't take this up: %(reason)s"),
        "referred": _("Passed on to %(to)s, number there: %(tracking)s."),
        "reopened": _("Opened again because it is not solved."),
        "rated": _("You gave %(rating)s of 5 stars."),
        "visited": _("Humas went to the agency in person."),
    }
