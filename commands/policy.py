"""`ehumas policy …`: the hours of the clocks and the sending window."""

import re
from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import session
from store import policy, policy_versions
from store.clock import parse_day
from store.deadlines import clock_name
from store.errors import Invalid
from store.i18n import N_, _, format_instant
from store.policy import Policy
from store.working import Calendar, Span

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Show the hours in force."))
def show(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show the policy in force."""
    with session() as s:
        found = policy.current(s.now)
    fields: list[tuple[str, object]] = [(clock_name(clock), _hours_text(found, clock)) for clock in found.hours]
    if found.working:
        fields += _calendar_fields(found.calendar)
    fields.append((_("Sending window"), _window_text(found.window)))
    fields.append((_("Due soon (hours)"), found.soon_hours))
    fields.append((_("Undo within (minutes)"), found.undo_minutes))
    print_fields(fields, _record(found), as_json=json, plain=plain)


@app.command(help=N_("List the policies that were in force, the newest first."))
def history(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """List the policy's versions."""
    with session() as s:
        rows = policy_versions.find(s.actor)
    columns = [Column[policy_versions.Version](_("In force since"), lambda row: format_instant(row.since))]
    columns += [
        Column(clock_name(clock), lambda row, clock=clock: _hours_text(row.policy, clock))  # type: ignore[misc]  # bound
        for clock in policy.CLOCKS
    ]
    columns.append(Column(_("Sending window"), lambda row: _window_text(row.policy.window)))
    print_list(rows, columns, lambda row: {"since": iso(row.since)} | _record(row.policy), as_json=json, plain=plain)


@app.command(help=N_("Put other hours in force from now on; what runs already keeps its deadlines."))
def edit(
    hours: Annotated[
        list[str] | None,
        typer.Option("--hours", metavar="CLOCK=H,H", help=N_("Hours of a clock's two levels, such as reply=24,72.")),
    ] = None,
    window: Annotated[str, typer.Option(metavar="HH:MM-HH:MM", help=N_("When messages may go out."))] = "",
    soon: Annotated[int | None, typer.Option(help=N_("So many hours before its time a complaint is due soon."))] = None,
    working: Annotated[
        str | None,
        typer.Option(metavar="CLOCK,…", help=N_("The clocks that count working hours, such as reply,review; or none.")),
    ] = None,
    days: Annotated[str, typer.Option(metavar="1,…,7", help=N_("The working days, 1 is Monday."))] = "",
    day: Annotated[str, typer.Option(metavar="HH:MM-HH:MM", help=N_("The hours of a working day."))] = "",
    span: Annotated[
        list[str] | None,
        typer.Option(
            "--span",
            metavar="DATE..DATE=HH:MM-HH:MM",
            help=N_("Days with other hours, such as Ramadan; all of them together replace the former ones."),
        ),
    ] = None,
) -> None:
    """Change the policy."""
    changed = dict(_hours(text) for text in hours or ())
    opening = _window(window) if window else None
    if not (changed or opening or days or day or span) and soon is None and working is None:
        raise typer.BadParameter(
            _("say what to change, such as --hours, --window or --working; all options: ehumas policy edit --help")
        )
    with session() as s:
        policy.change(
            s.actor,
            now=s.now,
            hours=changed,
            window=opening,
            soon_hours=soon,
            working=None if working is None else _clocks(working),
            calendar=_calendar(policy.current(s.now).calendar, days, day, span),
        )
    say(_("In force from now on; deadlines that run already keep theirs."))


def _clocks(text: str) -> tuple[str, ...]:
    named = tuple(one for one in text.replace(" ", "").split(",") if one)
    return () if named == ("none",) else named


def _calendar(known: Calendar, days: str, day: str, spans: list[str] | None) -> Calendar:
    """Return the calendar in force with what was given in its place."""
    return Calendar(
        _days(days) if days else known.days,
        _window(day) if day else known.hours,
        tuple(_span(text) for text in spans) if spans else known.spans,
    )


def _days(text: str) -> tuple[int, ...]:
    if re.fullmatch(r"[1-7](,[1-7])*", text.replace(" ", "")) is None:
        raise Invalid(_("“%(text)s” are no days of the week. Write them like 1,2,3,4,5.") % {"text": text[:40]})
    return tuple(sorted({int(one) - 1 for one in text.replace(" ", "").split(",")}))


def _span(text: str) -> Span:
    found = re.fullmatch(r"([\d-]+)\.\.([\d-]+)=(.+)", text.replace(" ", ""))
    if found is None:
        told = {"text": text[:60], "example": "2027-02-08..2027-03-09=08:00-15:00"}
        raise Invalid(_("“%(text)s” are no days with hours. Write them like %(example)s.") % told)
    return Span(parse_day(found[1]).isoformat(), parse_day(found[2]).isoformat(), _window(found[3]))


def _hours(text: str) -> tuple[str, tuple[int, int]]:
    found = re.fullmatch(r"(\w+)=(\d{1,5}),(\d{1,5})", text.replace(" ", ""))
    if found is None:
        raise Invalid(_("“%(text)s” is no pair of hours. Write it like reply=24,72.") % {"text": text[:40]})
    return found[1], (int(found[2]), int(found[3]))


def _window(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})-(\d{1,2})[:.](\d{2})", text.replace(" ", ""))
    if found is None or int(found[2]) > 59 or int(found[4]) > 59:
        raise Invalid(_("“%(text)s” is no span of a day. Write it like 07:00-21:00.") % {"text": text[:40]})
    return int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])


def _window_text(window: tuple[int, int]) -> str:
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in window)


def _hours_text(found: Policy, clock: str) -> str:
    first, second = found.hours[clock]
    counted = (
        _("%(first)d and %(second)d working hours") if clock in found.working else _("%(first)d and %(second)d hours")
    )
    return counted % {"first": first, "second": second}


def _calendar_fields(found: Calendar) -> list[tuple[str, object]]:
    days = ",".join(str(day + 1) for day in found.days)
    spans = [(f"{span.first}..{span.last}", _window_text(span.hours)) for span in found.spans]
    return [(_("Working days"), days), (_("Working day"), _window_text(found.hours)), *spans]


def _record(found: Policy) -> dict[str, object]:
    return {
        "hours": {clock: list(pair) for clock, pair in found.hours.items()},
        "window": _window_text(found.window),
        "soon_hours": found.soon_hours,
        "undo_minutes": found.undo_minutes,
        "working": list(found.working),
        "working_days": [day + 1 for day in found.calendar.days],
        "working_day": _window_text(found.calendar.hours),
        "spans": [
            {"first": span.first, "last": span.last, "hours": _window_text(span.hours)} for span in found.calendar.spans
        ],
    }
