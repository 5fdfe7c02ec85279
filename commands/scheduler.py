"""`ehumas scheduler …`: run the clockwork, look at it, and see what it will do."""

import logging
from typing import TYPE_CHECKING, Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import clock, open_store
from store import anchors, clock_holds, control, escalations, heartbeats, holiday_years, outbox
from store import clock as clocks
from store.actors import SYSTEM
from store.database import disconnect
from store.deadlines import clock_name
from store.escalations import Fired
from store.i18n import N_, _, format_instant, format_span, ngettext
from store.timepiece import timepiece

if TYPE_CHECKING:
    from escalation.engine import Sweep

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Fire what is due and send what may go out, until stopped."))
def run(
    once: Annotated[bool, typer.Option("--once", help=N_("Do one sweep and end."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Write nothing; print what would fire."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Run the engine."""
    with open_store() as settings:
        if dry_run:
            _would_fire(json, plain)
            return
        from escalation import service

        if once:
            sweep = service.once(settings, clock())
            if sweep.fired or json:
                _print_fired(sweep.fired, json, plain)
            _tell(sweep)
            return
        disconnect()
        _log_to_stderr()
        from commands.version import program_version

        service.run(settings, clock(), program_version())


@app.command(help=N_("Say who is alive, what is due, what waits, and what holds it back."))
def status(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show the engine's state."""
    from escalation.watch import judged

    with open_store():
        piece = timepiece(clock())
        mine = judged(piece)
        now = piece.now()
        pulse, switches = heartbeats.pulse(now), control.switches(SYSTEM)
        due, coming = escalations.waiting(now)
        counts = outbox.counts(SYSTEM)
        trouble = anchors.trouble(SYSTEM, now=now)
        wrong = _wrong_clocks(switches, mine)
        lacking = holiday_years.missing(now)
    fields: list[tuple[str, object]] = [
        (_("Scheduler"), pulse.sentence),
        *((beat.instance, _seen(beat, now)) for beat in pulse.newest()),
        (_("Due now"), due),
        (_("Next deadline"), None if coming is None else format_instant(coming, "long")),
        (_("Messages under way"), sum(count for state, count in counts.items() if state not in ("task", "dead"))),
        (_("Tasks for a person"), counts["task"] + counts["dead"]),
        (_("Sending"), _("stopped: %(reason)s") % {"reason": switches.stop_reason} if switches.stopped else _("on")),
        (_("Held deadlines"), switches.held),
        (_("Clock"), _clocks(wrong)),
    ]
    fields += [(name, _channel(channel, now)) for name, channel in switches.channels.items()]
    fields.append((_("Anchors"), trouble or _("nothing in the way")))
    if lacking:
        fields.append((_("Calendar"), " ".join(one.sentence for one in lacking)))
    record = {
        "alive": pulse.alive,
        "age_seconds": None if pulse.age is None else pulse.age // clocks.SECOND,
        "schedulers": [vars(beat) | {"at": iso(beat.at), "started_at": iso(beat.started_at)} for beat in pulse.beats],
        "due": due,
        "next_due_at": iso(coming),
        "messages": counts,
        "stopped": switches.stopped,
        "held": switches.held,
        "clock_tripped": bool(switches.clocks),
        "clocks": [{"host": one.host, "kind": one.kind, "seconds_off": one.off // clocks.SECOND} for one in wrong],
        "anchors": trouble or None,
        "channels": {name: vars(channel) for name, channel in switches.channels.items()},
        "calendar_missing": [one.year for one in lacking],
    }
    print_fields(fields, record, as_json=json, plain=plain)


@app.command(help=N_("Print what will fire up to a date if nobody acts; nothing is written."))
def simulate(
    until: Annotated[str, typer.Option(metavar="DATE", help=N_("A day, or an instant such as 2026-10-31T14:30."))],
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Look ahead."""
    with open_store():
        at = clocks.day_end(clocks.parse_day(until)) if len(until.strip()) == 10 else clocks.from_iso(until)
        _print_fired(escalations.upcoming(at), json, plain)


def _seen(beat: heartbeats.Beat, now: int) -> str:
    """Return when one scheduler was seen last."""
    told = {"ago": format_span(max(0, now - beat.at)), "started": format_instant(beat.started_at)}
    return _("seen %(ago)s ago, started %(started)s") % told


def _wrong_clocks(switches: control.Switches, mine: "clock_holds.ClockHold | None") -> "list[clock_holds.ClockHold]":
    """Return the clocks that are held, and this host's own if it is wrong and no scheduler runs here to say so."""
    told = mine is None or any(one.host == mine.host for one in switches.clocks)
    return [*switches.clocks, *([] if told or mine is None else [mine])]


def _clocks(wrong: "list[clock_holds.ClockHold]") -> str:
    """Return whose clocks are wrong and what to do, or that all agree."""
    if not wrong:
        return _("agrees")
    return " ".join(
        [*(_("%(problem)s Nothing fires there.") % {"problem": one.sentence} for one in wrong), clock_holds.to_do()]
    )


def _would_fire(json: bool, plain: bool) -> None:
    """Print what would fire, and whether anything may."""
    from escalation.watch import judged

    piece = timepiece(clock())
    hold = judged(piece)
    _print_fired(escalations.fire_due(piece.now(), dry_run=True).fired, json, plain)
    if hold is not None:
        say(_("%(problem)s Nothing would fire now.") % {"problem": hold.sentence})


class CityTime(logging.Formatter):
    """Log lines with the city's time, whatever the machine's zone is."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  # logging's name
        """Return the instant of a line in ISO 8601."""
        return clocks.to_iso(int(record.created * 1000))


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(CityTime("%(asctime)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _print_fired(rows: "list[Fired] | tuple[Fired, ...]", json: bool, plain: bool) -> None:
    from escalation.engine import outcome_name

    print_list(
        rows,
        [
            Column(_("Due"), lambda row: format_instant(row.due_at)),
            Column(_("Complaint"), lambda row: row.number),
            Column(_("Clock"), lambda row: clock_name(row.clock)),
            Column(_("Level"), lambda row: row.level, right=True),
            Column(_("Late"), lambda row: format_span(row.late_ms) if row.late_ms else ""),
            Column(_("Leads to"), lambda row: outcome_name(row.outcome.kind)),
            Column(_("Visit on"), lambda row: row.outcome.visit_on),
        ],
        _record,
        as_json=json,
        plain=plain,
    )


def _record(row: Fired) -> dict[str, object]:
    return {
        "number": row.number,
        "clock": row.clock,
        "level": row.level,
        "due_at": iso(row.due_at),
        "late_seconds": row.late_ms // clocks.SECOND,
        "outcome": row.outcome.kind,
        "messages": list(row.outcome.messages),
        "visit_on": row.outcome.visit_on or None,
    }


def _tell(sweep: "Sweep") -> None:
    """Say on stderr what the sweep did beside firing; what holds it back the engine's log said there."""
    if sweep.clock is not None:
        say(_("Nothing was fired and nothing was sent."))
        return
    if sweep.held:
        say(_("What is held was not fired; what was written before is sent."))
    elif sweep.fired:
        fired = len(sweep.fired)
        say(ngettext("%(count)d level was fired.", "%(count)d levels were fired.", fired) % {"count": fired})
    else:
        say(_("Nothing was due."))
    if sweep.received:
        came = ngettext("%(count)d webhook was worked on.", "%(count)d webhooks were worked on.", sweep.received)
        say(came % {"count": sweep.received})
    sent = sweep.calls["accepted"]
    failed = sum(sweep.calls.values()) - sent
    if sent:
        say(ngettext("%(count)d message was sent.", "%(count)d messages were sent.", sent) % {"count": sent})
    if failed:
        words = ngettext(
            "%(count)d message could not be sent. It waits and is tried again; see: ehumas whatsapp check",
            "%(count)d messages could not be sent. They wait and are tried again; see: ehumas whatsapp check",
            failed,
        )
        say(words % {"count": failed})


def _channel(channel: control.Channel, now: int) -> str:
    if channel.pause_until > now:
        told = {"span": format_span(channel.pause_until - now), "reason": channel.detail}
        return _("rests for %(span)s: %(reason)s") % told
    return _("refused: %(reason)s") % {"reason": channel.detail} if channel.alert else _("ready")
