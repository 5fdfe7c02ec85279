"""`ehumas db verify` and `ehumas db anchor`: the timeline's chain, and the signed anchors that prove it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.output import JsonFlag, iso, print_json, say
from commands.session import clock, open_store
from store.actors import SYSTEM
from store.errors import NotFound, Unavailable
from store.i18n import N_, _, format_day, format_instant, ngettext

if TYPE_CHECKING:
    from store.anchor_lines import Anchor
    from store.events import VerifyResult


def verify(
    anchor_file: Annotated[
        Path | None, typer.Option("--anchors", metavar="FILE", help=N_("Anchors that left the house: file or mail."))
    ] = None,
    key: Annotated[str, typer.Option(help=N_("The public key that must have signed them."))] = "",
    json: JsonFlag = False,
) -> None:
    """Verify that nobody changed the timeline."""
    from store import anchors, events

    with open_store():
        given = _read(anchor_file, key) if anchor_file else []
        own = _checked([anchor.line() for anchor in anchors.listing(SYSTEM)], "")
        result = events.verify(SYSTEM, list(dict.fromkeys([*given, *own])), _progress)
    if _on_terminal():
        typer.echo("", err=True)
    if json:
        print_json(vars(result) | {"at": iso(result.at)})
    if not result.ok:
        say(_sentence(result))
        raise typer.Exit(1)
    say(ngettext("%(count)d entry, unbroken.", "%(count)d entries, unbroken.", result.count) % {"count": result.count})
    compared = ngettext("%(count)d anchor agrees.", "%(count)d anchors agree.", result.anchors)
    say(compared % {"count": result.anchors})


def anchor(
    key: Annotated[bool, typer.Option("--key", help=N_("Print the public key and nothing else."))] = False,
) -> None:
    """Sign the chain's end for today, let it leave, and print every anchor."""
    from escalation.daily import Daily
    from store import anchors

    with open_store() as settings:
        if key:
            typer.echo(anchors.key(SYSTEM))
            return
        Daily(settings, clock()).anchor()
        for row in anchors.listing(SYSTEM):
            typer.echo(row.line())
        if not anchors.ways(settings):
            say(_("No anchor leaves this house yet. Set EHUMAS_ANCHORS or EHUMAS_ANCHOR_MAIL."))


def _read(path: Path, key: str) -> "list[Anchor]":
    """Return the anchors of a file. Raises NotFound, Unavailable, Invalid for forged ones."""
    try:
        return _checked(path.read_text(encoding="utf-8").splitlines(), key)
    except FileNotFoundError as error:
        raise NotFound(_("There is no file %(path)s.") % {"path": path}) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error}
        ) from error


def _checked(lines: list[str], key: str) -> "list[Anchor]":
    from store import anchor_lines

    return anchor_lines.read(lines, key)


def _progress(count: int) -> None:
    """Show on a terminal how far the walk is."""
    if _on_terminal():
        told = ngettext("%(count)d entry holds …", "%(count)d entries hold …", count) % {"count": count}
        typer.echo(f"\r{told}", nl=False, err=True)


def _on_terminal() -> bool:
    return sys.stderr.isatty()


def _sentence(result: "VerifyResult") -> str:
    """Return where the chain breaks and what that means."""
    told = {
        "id": result.broken_at,
        "number": result.complaint or "–",
        "at": "–" if result.at is None else format_instant(result.at, "long"),
        "count": result.count,
        "day": format_day(result.day) if result.day else "–",
        "since": format_day(result.since_day) if result.since_day else _("the beginning"),
    }
    said = {
        "prev": _(
            "The timeline is broken before entry %(id)s (complaint %(number)s, %(at)s): the entry before it is gone."
        ),
        "hash": _("The timeline is broken at entry %(id)s (complaint %(number)s, %(at)s): it was changed."),
        "text": _("Entry %(id)s (complaint %(number)s, %(at)s) holds, but what a person wrote with it was changed."),
        "tail": _(
            "The timeline ends too early: from entry %(id)s on, entries are gone that the anchor of %(day)s counts."
        ),
        "anchor": _(
            "The timeline was written anew: from entry %(id)s (complaint %(number)s, %(at)s) on, between %(since)s and "
            "%(day)s, it is not what left the house."
        ),
    }[result.reason]
    hold = ngettext(
        "%(count)d entry before it holds. Restore a backup and compare.",
        "%(count)d entries before it hold. Restore a backup and compare.",
        result.count,
    )
    return f"{said % told} {hold % told}"
