"""The lines of the settings, a tab each: policies, holidays, texts, the state of the house, what is set where."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.tools import Finding
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.row_window import Heading
from store import templates
from store.deadlines import clock_name
from store.holidays import HolidayView
from store.i18n import N_, _, format_day, format_instant, ngettext
from store.policy import Policy
from store.policy_versions import Version
from store.settings import Origin
from store.templates import ACTIONS, Template

HOURS = {
    "forward": N_("From the complaint's arrival: zero board, then a message to the supervisors."),
    "reply": N_("From forwarding: WhatsApp to the agency's officers, then a visit on the next working day."),
    "review": N_("From the answer: zero board, then a message to the supervisors."),
    "promise": N_("From the end of the promised day: WhatsApp to the officers, then a visit."),
    "data": N_("From the question to the citizen: a reminder, then back to Humas."),
}
TEXTS, STATE, IN_FORCE = 100, 200, 300
"""Where the keys of a tab's lines begin: no line of one tab is taken for one of another."""
GLYPHS = {"good": "✓", "soon": "!", "late": "✗"}


@dataclass(frozen=True)
class Line:
    """One setting: what it is called and says, where it comes from, and what stands beside the list about it.

    `edit` names what may be changed, empty for what is only read here, and `typed` is the value as one types it.
    """

    id: int
    name: str
    value: str
    origin: str = ""
    tone: str = ""
    about: tuple[str, ...] = ()
    edit: str = ""
    typed: str = ""


Items = list[Line | Heading]


def columns() -> list[Column[Line]]:
    """Return what a line says."""
    return [
        Column(_("What"), lambda line, _now: (line.name, "strong"), 20, grow=1, most=36),
        Column(_("Value"), _value, 24, grow=3),
        Column(_("From"), lambda line, _now: (line.origin, "muted"), 14, grow=1, most=30, drop=1),
    ]


def policies(found: Policy, versions: Sequence[Version], *, demanded: bool, letterhead: Origin) -> Items:
    """Return the office's own rules."""
    since = _("since %(day)s") % {"day": format_instant(versions[0].since, "date")} if versions else _("default")
    hours = [
        Line(
            place,
            clock_name(clock),
            _hours(found, clock) % {"first": first, "second": second},
            since,
            about=(_(HOURS[clock]), _("What runs already keeps its deadlines.")),
            edit=f"hours:{clock}",
            typed=f"{first}, {second}",
        )
        for place, (clock, (first, second)) in enumerate(found.hours.items(), start=1)
    ]
    soon = ngettext("%(count)d hour before its time", "%(count)d hours before its time", found.soon_hours)
    undo = ngettext("for %(count)d minute", "for %(count)d minutes", found.undo_minutes)
    shown = window(found)
    return [
        Heading(_("Hours of the clocks")),
        *hours,
        Heading(_("Sending and working")),
        Line(10, _("Sending window"), shown, since, "", (_("WhatsApp goes out only within it."),), "window", shown),
        Line(11, _("Due soon"), soon % {"count": found.soon_hours}, since, "", (), "soon", str(found.soon_hours)),
        Line(12, _("Undo"), undo % {"count": found.undo_minutes}, since),
        Heading(_("Logging in and paper")),
        Line(
            13,
            _("Second step"),
            _("demanded of operators and supervisors") if demanded else _("each may set it up"),
            tone="good" if demanded else "soon",
            about=(_("Once demanded, whoever has none sets it up at the next login."),),
            edit="totp",
            typed="1" if demanded else "",
        ),
        Line(
            14,
            _("Letterhead"),
            letterhead.value or _("the city's own"),
            letterhead.origin,
            about=(_("It stands in the settings of the server: EHUMAS_LETTERHEAD."),),
        ),
    ]


def _hours(found: Policy, clock: str) -> str:
    working = clock in found.working
    return _("%(first)d and %(second)d working hours") if working else _("%(first)d and %(second)d hours")


def history(versions: Sequence[Version]) -> Content | None:
    """Return the policies that were in force, a line each."""
    return section(_("What was in force"), [_version(one) for one in versions])


def _version(one: Version) -> Content:
    hours = ", ".join(f"{clock_name(clock)} {first}/{second}" for clock, (first, second) in one.policy.hours.items())
    words = f"{hours} · {window(one.policy)} · {one.policy.soon_hours}"
    return Content.assemble((f"{format_instant(one.since, 'short')}  ", "bold"), text.line(words, "$muted"))


def window(found: Policy) -> str:
    """Return the sending window as people write it: `07:00-21:00`."""
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in found.window)


def holidays(found: Sequence[HolidayView]) -> Items:
    """Return the holidays under their years."""
    items: Items = []
    for place, one in enumerate(found):
        if place == 0 or found[place - 1].day[:4] != one.day[:4]:
            items.append(Heading(one.day[:4]))
        items.append(Line(int(one.day.replace("-", "")), format_day(one.day), one.name, one.day, typed=one.day))
    return items


def texts() -> Items:
    """Return the WhatsApp texts."""
    known = enumerate(templates.ALL.values(), TEXTS)
    return [Line(place, one.name, " ".join(one.body.split()), about=_text(one)) for place, one in known]


def _text(one: Template) -> tuple[str, ...]:
    buttons = " ".join(f"[{ACTIONS[action]}]" for action in one.actions)
    return tuple(part for part in (one.text(one.samples), buttons) if part)


def state(found: Sequence[Finding]) -> Items:
    """Return the parts of the house, those that need a person first."""
    order = {"late": 0, "soon": 1, "good": 2}
    lines = []
    for place, one in enumerate(found, STATE):
        tone = "soon" if one.ok and one.hint else "good" if one.ok else "late"
        to_do = one.to_do if tone != "good" else ""
        lines.append(Line(place, f"{GLYPHS[tone]} {one.part}", one.detail, to_do, tone, (one.detail, to_do)))
    return [*sorted(lines, key=lambda line: order[line.tone])]


def in_force(found: Sequence[Origin]) -> Items:
    """Return every setting, with where it came from; secrets are masked by the store."""
    return [
        Line(place, one.name, one.value or "–", one.origin, about=(f"EHUMAS_{one.name.upper()}", one.value))
        for place, one in enumerate(found, IN_FORCE)
    ]


def page(line: Line, more: Content | None) -> Content:
    """Return what stands beside the list."""
    words = [text.block(part) for part in line.about if part]
    head = Content.styled(text.one_line(line.name), "bold")
    return stack([head, *words, more])


def _value(line: Line, _now: int) -> Cell:
    return line.value, line.tone
