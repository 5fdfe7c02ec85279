"""`ehumas policy …`: the hours of the clocks and the sending window."""

from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import session
from store import policy, policy_versions, policy_words
from store.deadlines import clock_name
from store.i18n import N_, _, format_instant
from store.policy import Policy
from store.working import Calendar

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Show the hours in force."))
def show(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show the policy in force."""
    with session() as s:
        found = policy.current(s.now)
    hours = {clock_name(clock): policy_words.hours_text(found, clock) for clock in found.hours}
    fields: list[tuple[str, object]] = [*hours.items()]
    if found.working:
        fields += _calendar_fields(found.calendar)
    fields.append((_("Sending window"), policy_words.window_text(found.window)))
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
        Column(clock_name(clock), lambda row, clock=clock: policy_words.hours_text(row.policy, clock))  # type: ignore[misc]  # bound
        for clock in policy.CLOCKS
    ]
    columns.append(Column(_("Sending window"), lambda row: policy_words.window_text(row.policy.window)))
    print_list(rows, columns, lambda row: {"since": iso(row.since)} | _record(row.policy), as_json=json, plain=plain)


@app.command(help=N_("Put other hours in force from now on; what runs already keeps its deadlines."))
def edit(
    hours: Annotated[
        list[str] | None,
        typer.Option("--hours", metavar="CLOCK=H,H", help=N_("Hours of a clock's two levels, such as reply=24,72.")),
    ] = None,
    window: Annotated[str | None, typer.Option(metavar="HH:MM-HH:MM", help=N_("When messages may go out."))] = None,
    soon: Annotated[int | None, typer.Option(help=N_("So many hours before its time a complaint is due soon."))] = None,
    undo: Annotated[int | None, typer.Option(help=N_("So many minutes an action can be taken back."))] = None,
    working: Annotated[
        str | None,
        typer.Option(metavar="CLOCK,…", help=N_("The clocks that count working hours, such as reply,review; or none.")),
    ] = None,
    days: Annotated[str | None, typer.Option(metavar="1,…,7", help=N_("The working days, 1 is Monday."))] = None,
    day: Annotated[str | None, typer.Option(metavar="HH:MM-HH:MM", help=N_("The hours of a working day."))] = None,
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
    opening = None if window is None else policy_words.window(window)
    if not (changed or span) and (window, days, day, soon, undo, working) == (None,) * 6:
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
            undo_minutes=undo,
            working=None if working is None else _clocks(working),
            calendar=_calendar(policy.current(s.now).calendar, days, day, span),
        )
    say(_("In force from now on; deadlines that run already keep theirs."))


def _clocks(text: str) -> tuple[str, ...]:
    named = tuple(one for one in text.replace(" ", "").split(",") if one)
    return () if named == ("none",) else named


def _calendar(known: Calendar, days: str | None, day: str | None, spans: list[str] | None) -> Calendar:
    """Return the calendar in force with what was given in its place."""
    return Calendar(
        known.days if days is None else policy_words.days(days),
        known.hours if day is None else policy_words.window(day),
        tuple(policy_words.span(text) for text in spans) if spans else known.spans,
    )


def _hours(text: str) -> tuple[str, tuple[int, int]]:
    clock, _equals, pair = text.partition("=")
    return clock.strip(), policy_words.hours(pair)


def _calendar_fields(found: Calendar) -> list[tuple[str, object]]:
    spans = [(f"{span.first}..{span.last}", policy_words.window_text(span.hours)) for span in found.spans]
    week = (_("Working days"), policy_words.days_text(found))
    return [week, (_("Working day"), policy_words.window_text(found.hours)), *spans]


def _record(found: Policy) -> dict[str, object]:
    return {
        "hours": {clock: list(pair) for clock, pair in found.hours.items()},
        "window": policy_words.window_text(found.window),
        "soon_hours": found.soon_hours,
        "undo_minutes": found.undo_minutes,
        "working": list(found.working),
        "working_days": [day + 1 for day in found.calendar.days],
        "working_day": policy_words.window_text(found.calendar.hours),
        "spans": [
            {"first": span.first, "last": span.last, "hours": policy_words.window_text(span.hours)}
            for span in found.calendar.spans
        ],
    }
