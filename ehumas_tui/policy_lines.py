"""The lines of the office's own rules and of its calendar, and what each edit of a rule means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import section
from ehumas_tui.setting_lines import Items, Line
from ehumas_tui.widgets.row_window import Heading
from store import policy_words as words
from store.deadlines import clock_name
from store.holiday_years import Missing
from store.holidays import HolidayView
from store.i18n import N_, _, format_day, format_instant, ngettext
from store.policy import CLOCKS, Policy
from store.policy_versions import Version
from store.working import Calendar, Span

HOURS = {
    "forward": N_("From the complaint's arrival: zero board, then a message to the supervisors."),
    "reply": N_("From forwarding: WhatsApp to the agency's officers, then a visit on the next working day."),
    "review": N_("From the answer: zero board, then a message to the supervisors."),
    "promise": N_("From the end of the promised day: WhatsApp to the officers, then a visit."),
    "data": N_("From the question to the citizen: a reminder, then back to Humas."),
}
NEW_SPAN = "span:"
"""The line on which days with other hours are added; with a number behind, those days themselves."""
SPAN_HINT = "2027-02-08..2027-03-09=08:00-15:00"
_SPANS = 50


@dataclass(frozen=True)
class Rules:
    """What the office decided: the policy in force, its versions, and whether a second step is demanded."""

    policy: Policy
    versions: Sequence[Version]
    demanded: bool

    @property
    def since(self) -> int:
        """Return since when the policy holds, milliseconds UTC; 0 for the one that nobody has changed."""
        return self.versions[0].since if self.versions else 0


def policies(rules: Rules) -> Items:
    """Return the office's own rules."""
    return [
        Heading(_("Hours of the clocks")),
        *_clocks(rules),
        Heading(_("Working hours")),
        *_week(rules),
        Heading(_("Sending and working")),
        *_work(rules),
        Heading(_("Logging in")),
        _second_step(rules),
    ]


def _line(rules: Rules, place: int, name: str, value: str, edit: str, typed: str, about: Sequence[str] = ()) -> Line:
    since = _("since %(day)s") % {"day": format_instant(rules.since, "date")} if rules.since else _("default")
    return Line(place, name, value, since, about=tuple(about), edit=edit, typed=typed, seen=rules.since)


def _clocks(rules: Rules) -> list[Line]:
    kept = _("What runs already keeps its deadlines.")
    return [
        _line(
            rules,
            place,
            clock_name(clock),
            words.hours_text(rules.policy, clock),
            f"hours:{clock}",
            words.pair_text(rules.policy, clock),
            (_(HOURS[clock]), kept),
        )
        for place, clock in enumerate(CLOCKS, start=1)
    ]


def _week(rules: Rules) -> list[Line]:
    week = rules.policy.calendar
    counted = _("Only the clocks that count working hours go by it.")
    days = _line(rules, 20, _("Working days"), words.day_names(week), "days:", words.days_text(week), (counted,))
    day = words.window_text(week.hours)
    hours = _line(rules, 21, _("Working day"), day, "day:", day, (counted,))
    spans = [
        _line(
            rules,
            _SPANS + place,
            words.span_days(one),
            words.window_text(one.hours),
            f"{NEW_SPAN}{place}",
            words.span_text(one),
            (_("An empty line takes these days away."),),
        )
        for place, one in enumerate(week.spans)
    ]
    example = _("Such as Ramadan: %(example)s") % {"example": SPAN_HINT}
    more = _line(rules, 22, _("Days with other hours"), "–" if not spans else "", NEW_SPAN, "", (example,))
    return [days, hours, *spans, more]


def _work(rules: Rules) -> list[Line]:
    found = rules.policy
    soon = ngettext("%(count)d hour before its time", "%(count)d hours before its time", found.soon_hours)
    undo = ngettext("for %(count)d minute", "for %(count)d minutes", found.undo_minutes)
    shown, only = words.window_text(found.window), _("WhatsApp goes out only within it.")
    takes = _("So long an action of Humas can be taken back; 0 for never.")
    near = _("So long before its time a complaint stands on the zero board.")
    return [
        _line(rules, 10, _("Sending window"), shown, "window:", shown, (only,)),
        _line(rules, 11, _("Due soon"), soon % {"count": found.soon_hours}, "soon:", str(found.soon_hours), (near,)),
        _line(rules, 12, _("Undo"), undo % {"count": found.undo_minutes}, "undo:", str(found.undo_minutes), (takes,)),
    ]


def _second_step(rules: Rules) -> Line:
    return Line(
        13,
        _("Second step"),
        _("demanded of operators and supervisors") if rules.demanded else _("each may set it up"),
        tone="good" if rules.demanded else "soon",
        about=(_("Once demanded, whoever has none sets it up at the next login."),),
        edit="totp:",
        typed="1" if rules.demanded else "",
    )


def parts(edit: str, typed: str, known: Policy) -> dict[str, Any]:
    """Return the parts of the policy that an edit changes, as `policy.change` takes them. Raises Invalid."""
    kind, _colon, which = edit.partition(":")
    if kind == "hours":
        return {"hours": {which: words.hours(typed)}}
    if kind == "working":
        return {"working": tuple(clock for clock in CLOCKS if (clock in known.working) != (clock == which))}
    if kind == "window":
        return {"window": words.window(typed)}
    if kind in ("soon", "undo"):
        return {"soon_hours" if kind == "soon" else "undo_minutes": words.number(typed)}
    return {"calendar": _calendar(kind, which, typed, known.calendar)}


def _calendar(kind: str, which: str, typed: str, known: Calendar) -> Calendar:
    if kind == "days":
        return replace(known, days=words.days(typed))
    if kind == "day":
        return replace(known, hours=words.window(typed))
    spans: list[Span] = [one for place, one in enumerate(known.spans) if str(place) != which]
    spans += [words.span(typed)] if typed.strip() or not which else []
    return replace(known, spans=tuple(sorted(spans, key=lambda one: one.first)))


def history(versions: Sequence[Version]) -> Content | None:
    """Return the policies that were in force, a line each."""
    return section(_("What was in force"), [_version(one) for one in versions])


def _version(one: Version) -> Content:
    hours = ", ".join(f"{clock_name(clock)} {words.pair_text(one.policy, clock, '/')}" for clock in CLOCKS)
    said = f"{hours} · {words.window_text(one.policy.window)} · {one.policy.soon_hours}"
    head = f"{format_instant(one.since, 'short')}  "
    author = f"{text.one_line(one.author)}  " if one.author else ""
    return Content.assemble((head, "bold"), (author, "$foreground"), text.line(said, "$muted"))


def holidays(found: Sequence[HolidayView], missing: Sequence[Missing]) -> Items:
    """Return the holidays under their years; a year whose decree is not entered says so."""
    lacking = {f"{one.year:04d}": one.sentence for one in missing}
    items: Items = []
    for year in sorted({*lacking, *(one.day[:4] for one in found)}):
        words = f"{year}  ! {lacking[year]}" if year in lacking else year
        items.append(Heading(words, "soon" if year in lacking else "heading"))
        items += [_holiday(one) for one in found if one.day.startswith(year)]
    return items


def _holiday(one: HolidayView) -> Line:
    key, decree = int(one.day.replace("-", "")), one.decree or _("without a decree")
    return Line(key, format_day(one.day), one.name, decree, about=(one.name, decree), typed=one.day)
