"""`ehumas policy …`: the hours of the clocks and the sending window."""

import re
from typing import Annotated

import typer

from commands.output import JsonFlag, PlainFlag, print_fields, say
from commands.session import session
from store import policy
from store.deadlines import clock_name
from store.errors import Invalid
from store.i18n import N_, _
from store.policy import Policy

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Show the hours in force."))
def show(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show the policy in force."""
    with session() as s:
        found = policy.current(s.now)
    fields: list[tuple[str, object]] = [
        (clock_name(clock), _("%(first)d and %(second)d hours") % {"first": first, "second": second})
        for clock, (first, second) in found.hours.items()
    ]
    fields.append((_("Sending window"), _window_text(found)))
    fields.append((_("Due soon (hours)"), found.soon_hours))
    fields.append((_("Undo within (minutes)"), found.undo_minutes))
    print_fields(fields, _record(found), as_json=json, plain=plain)


@app.command(help=N_("Put other hours in force from now on; what runs already keeps its deadlines."))
def edit(
    hours: Annotated[
        list[str] | None,
        typer.Option("--hours", metavar="CLOCK=H,H", help=N_("Hours of a clock's two levels, such as reply=24,72.")),
    ] = None,
    window: Annotated[str, typer.Option(metavar="HH:MM-HH:MM", help=N_("When messages may go out."))] = "",
    soon: Annotated[int | None, typer.Option(help=N_("So many hours before its time a complaint is due soon."))] = None,
) -> None:
    """Change the policy."""
    changed = dict(_hours(text) for text in hours or ())
    opening = _window(window) if window else None
    if not changed and opening is None and soon is None:
        raise typer.BadParameter(_("say what to change: --hours, --window or --soon"))
    with session() as s:
        policy.change(s.actor, now=s.now, hours=changed, window=opening, soon_hours=soon)
    say(_("In force from now on; deadlines that run already keep theirs."))


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


def _window_text(found: Policy) -> str:
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in found.window)


def _record(found: Policy) -> dict[str, object]:
    return {
        "hours": {clock: list(pair) for clock, pair in found.hours.items()},
        "window": _window_text(found),
        "soon_hours": found.soon_hours,
        "undo_minutes": found.undo_minutes,
    }
