"""What the report says in sentences: the summary for the mayor, and the names of states, channels and clocks."""

from collections.abc import Callable

from store.clock import DAY, from_iso, local_day
from store.figures.document import Figures
from store.i18n import N_, _, format_day, format_instant, format_month, format_number, ngettext

AGE_BANDS = (N_("0–5 days"), N_("6–14 days"), N_("15–30 days"), N_("31–60 days"), N_("over 60 days"))
ASKED_AT_MOST = 3
ANSWER_DAYS = 3

STATES: dict[str, Callable[[], str]] = {
    "new": lambda: _("waiting for Humas"),
    "needs_data": lambda: _("waiting for the citizen"),
    "forwarded": lambda: _("with the agency"),
    "returned": lambda: _("looking for the agency"),
    "answered": lambda: _("answer under review"),
    "in_progress": lambda: _("promised"),
    "reopened": lambda: _("opened again"),
    "planned": lambda: _("planned"),
    "done": lambda: _("made"),
    "cancelled": lambda: _("answered before"),
}


def channel_name(code: str) -> str:
    """Return what people call a channel."""
    return {
        "portal": _("Portal"),
        "counter": _("Counter"),
        "phone": _("Telephone"),
        "whatsapp": "WhatsApp",
        "lapor": "SP4N-LAPOR!",
        "import": _("Import"),
    }.get(code, code)


def clock_owner(clock: str) -> str:
    """Return whose turn it is while the clock runs."""
    return {
        "forward": _("Humas: forward"),
        "reply": _("Agency: answer"),
        "review": _("Humas: review"),
        "promise": _("Agency: keep the promise"),
        "data": _("Citizen: facts"),
    }.get(clock, "")


def title(figures: Figures) -> str:
    """Return the report's title with its month."""
    return _("Report on citizens' complaints, %(month)s") % {"month": format_month(figures["month"])}


def edition(figures: Figures) -> str:
    """Return which edition this is: a draft while the month runs, "Revision 1", or nothing for the first."""
    if figures["provisional"]:
        return _("Draft: the month is not over")
    if figures["edition"] == 0:
        return _("Draft: not yet frozen")
    return _("Revision %(number)d") % {"number": figures["edition"] - 1} if figures["edition"] > 1 else ""


def cutoff(figures: Figures) -> str:
    """Return the cut-off as every page prints it."""
    return _("Data as of %(time)s") % {"time": format_instant(from_iso(figures["cutoff"]), "long")}


def summary(figures: Figures) -> str:
    """Return the summary for the mayor in at most 90 words, what is bold between `*`: three numbers, what is asked."""
    told = [_came(figures), _unanswered(figures), _overdue(figures), _asked(figures)]
    return " ".join(sentence for sentence in told if sentence)


def _came(figures: Figures) -> str:
    received, closed = figures["F1"]["received"], figures["F2"]["closed"]
    return ngettext(
        "In %(month)s the city received *%(received)s complaint*, and *%(closed)s* were finished.",
        "In %(month)s the city received *%(received)s complaints*, and *%(closed)s* were finished.",
        received,
    ) % {
        "month": format_month(figures["month"]),
        "received": format_number(received),
        "closed": format_number(closed),
    }


def _unanswered(figures: Figures) -> str:
    count = figures["F4"]["unanswered"]
    if not count:
        return _("*None of them is unanswered.*")
    return ngettext(
        "*%(count)s complaint is unanswered*, listed below by its number.",
        "*%(count)s complaints are unanswered*, each listed below by its number.",
        count,
    ) % {"count": format_number(count)}


def _overdue(figures: Figures) -> str:
    count, oldest = figures["F5"]["overdue"], figures["F5"]["oldest"]
    if not count or oldest is None:
        return _("Nothing is past its due time.")
    return ngettext(
        "%(count)s is past its due time; it has waited %(age)s.",
        "%(count)s are past their due time; the oldest has waited %(age)s.",
        count,
    ) % {"count": format_number(count), "age": spelled(oldest["age_seconds"])}


def _asked(figures: Figures) -> str:
    owing = [row for row in figures["F15"] if row["code"] and (row["unanswered"] or row["overdue"])]
    owing.sort(key=lambda row: (-row["unanswered"], -row["overdue"], row["code"]))
    if not owing:
        return _("Nothing is asked of the Mayor this month.")
    named = ", ".join(row["code"] for row in owing[:ASKED_AT_MOST])
    by = format_day(local_day(from_iso(figures["cutoff"]) + ANSWER_DAYS * DAY))
    more = len(owing) - ASKED_AT_MOST
    if more > 0:
        return ngettext(
            "*We ask the Mayor* to have %(agencies)s and %(more)d more agency answer by %(day)s.",
            "*We ask the Mayor* to have %(agencies)s and %(more)d more agencies answer by %(day)s.",
            more,
        ) % {"agencies": named, "more": more, "day": by}
    return _("*We ask the Mayor* to have %(agencies)s answer by %(day)s.") % {"agencies": named, "day": by}


def spelled(seconds: int) -> str:
    """Return a span in one spelled unit, as one says it: `40 menit`, `12,3 jam`, `3,3 hari`, `14 hari`."""
    if seconds < 3_600:
        minutes = seconds // 60
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    if seconds < 48 * 3_600:
        told = _rounded(seconds / 3_600)
        return ngettext("%(count)s hour", "%(count)s hours", 1 if told == "1" else 2) % {"count": told}
    return ngettext("%(count)s day", "%(count)s days", 2) % {"count": _rounded(seconds / 86_400)}


def _rounded(value: float) -> str:
    """Return the number with a decimal where it tells something: below 14, unless it is whole."""
    digits = 1 if value < 14 and round(value, 1) != round(value) else 0
    return format_number(round(value, digits), digits)


def delay(figures: Figures) -> str:
    """Return what our own engine delayed, nothing when it delayed nothing."""
    late = figures["F20"]["delayed"]
    if not late:
        return ""
    return ngettext(
        "%(count)s escalation was late by our own system, %(age)s at the most; the agency is not to blame.",
        "%(count)s escalations were late by our own system, %(age)s at the most; the agencies are not to blame.",
        late,
    ) % {"count": format_number(late), "age": spelled(figures["F20"]["longest_delay_seconds"])}


def instant(at: int) -> str:
    """Return an instant as the report writes it."""
    return format_instant(at, "long")


def figure_name(place: str) -> str:
    """Return what a changed figure is called; one without a name keeps its place in the document."""
    name = {
        "F1.received": _("Received"),
        "F2.closed": _("Finished"),
        "F3.start": _("Open at the start"),
        "F3.reopened": _("Opened again"),
        "F3.end": _("Open at the end"),
        "F4.unanswered": _("Unanswered"),
        "F5.overdue": _("Past the due time"),
    }.get(place)
    return name or place


def plain(value: object) -> str:
    """Return a changed value as a reader sees it."""
    return "–" if value is None else format_number(value) if isinstance(value, int | float) else str(value)
