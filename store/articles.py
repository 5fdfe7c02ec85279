"""What an article is: the four kinds, a regulation's particulars, and the cleaning of what an author wrote."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from store.clock import parse_day
from store.errors import Invalid
from store.i18n import N_, _
from store.text import clean_line, clean_text

TITLE_LIMIT = 200
SUMMARY_LIMIT = 500
BODY_LIMIT = 100_000
SLUG_LIMIT = 80
OLDEST_YEAR = 1945


class Kind(StrEnum):
    """What Humas publishes: berita, program, sosialisasi, peraturan."""

    NEWS = "news"
    PROGRAM = "program"
    OUTREACH = "outreach"
    REGULATION = "regulation"


REGULATION_TYPES = {
    "perda": N_("Regional regulation"),
    "perwali": N_("Mayor's regulation"),
    "kepwali": N_("Mayor's decree"),
    "inwali": N_("Mayor's instruction"),
    "edaran": N_("Circular"),
}
REGULATION_STATUSES = {
    "in_force": N_("In force"),
    "amended": N_("Amended"),
    "revoked": N_("Revoked"),
}


@dataclass(frozen=True)
class Draft:
    """What an author writes. `body` is Markdown; place and day belong to outreach, `reg_…` to regulations."""

    title: str
    body: str
    summary: str = ""
    place: str = ""
    event_on: str = ""
    reg_type: str = ""
    reg_number: str = ""
    reg_year: int | None = None
    reg_status: str = ""


def kind_of(text: str) -> Kind:
    """Return the kind of that code. Raises Invalid when there is none."""
    try:
        return Kind(text.strip().lower())
    except ValueError as error:
        raise Invalid(
            _("There is no kind “%(kind)s”. Choose one of: %(choices)s.")
            % {"kind": text[:40], "choices": ", ".join(Kind)}
        ) from error


def cleaned(kind: Kind, draft: Draft) -> dict[str, str | int | None]:
    """Return the columns of a draft, cleaned and checked for its kind. Raises Invalid."""
    columns: dict[str, str | int | None] = {
        "title": clean_line(draft.title, TITLE_LIMIT, _("Title")),
        "summary": clean_line(draft.summary, SUMMARY_LIMIT, _("Summary"), required=False),
        "body": clean_text(draft.body, BODY_LIMIT, _("Text")),
        "place": clean_line(draft.place, TITLE_LIMIT, _("Place"), required=False),
        "event_on": parse_day(draft.event_on).isoformat() if draft.event_on.strip() else "",
    }
    return columns | _regulation(draft, required=kind is Kind.REGULATION)


def slug_of(title: str) -> str:
    """Return the title as it stands in an address: plain letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:SLUG_LIMIT].rstrip("-") or "artikel"


def _regulation(draft: Draft, *, required: bool) -> dict[str, str | int | None]:
    """Return a regulation's particulars; other kinds must have none."""
    given = (draft.reg_type, draft.reg_number, draft.reg_status, draft.reg_year)
    if not required:
        if any(given):
            raise Invalid(_("Only a regulation has a type, a number, a year and a status. Leave them out."))
        return {"reg_type": "", "reg_number": "", "reg_year": None, "reg_status": ""}
    if draft.reg_year is None or not OLDEST_YEAR <= draft.reg_year <= 9999:
        raise Invalid(_("A regulation needs its year, such as 2026."))
    return {
        "reg_type": _choice(draft.reg_type, REGULATION_TYPES, _("Type of regulation")),
        "reg_number": clean_line(draft.reg_number, 40, _("Number of the regulation")),
        "reg_year": draft.reg_year,
        "reg_status": _choice(draft.reg_status or "in_force", REGULATION_STATUSES, _("Status of the regulation")),
    }


def choices(known: dict[str, str]) -> str:
    """Return the choices as the reader calls them, for a hint or a refusal."""
    return ", ".join(_(name) for name in known.values())


def _choice(text: str, known: dict[str, str], field: str) -> str:
    """Return the code of what was given: a code, or its name in the language in force."""
    given = " ".join(text.lower().split())
    for code, name in known.items():
        if given in (code, _(name).lower()):
            return code
    raise Invalid(
        _("%(field)s: “%(given)s” is none. Choose one of: %(choices)s.")
        % {"field": field, "given": text[:40], "choices": choices(known)}
    )
