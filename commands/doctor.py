"""`ehumas doctor`: every part, well or with what to do, and every setting in force with its origin."""

import typer

from commands import checkup
from commands.checkup import Check
from commands.output import Column, JsonFlag, PlainFlag, print_list
from commands.session import clock
from store import settings
from store.i18n import N_, _, use_zone
from store.settings import Origin

app = typer.Typer()


@app.command(help=N_("Look at every part and say what to do; ends with 1 when one is not well."))
def doctor(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Examine the parts and show the settings."""
    current = settings.load()
    use_zone(current.timezone)
    checks = list(checkup.examine(current, clock().now()))
    rows: list[Check | Origin] = [*checks, *settings.origins()]
    print_list(
        rows,
        [
            Column("", _sign),
            Column(_("Part"), _name),
            Column(_("Seen"), lambda row: row.detail if isinstance(row, Check) else row.value),
            Column(_("What to do"), lambda row: _to_do(row) if isinstance(row, Check) else _origin(row)),
        ],
        _record,
        as_json=json,
        plain=plain,
    )
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


def _sign(row: Check | Origin) -> str:
    if isinstance(row, Origin):
        return ""
    return ("·" if row.hint else "ok") if row.ok else "!!"


def _name(row: Check | Origin) -> str:
    return row.part if isinstance(row, Check) else f"EHUMAS_{row.name.upper()}"


def _to_do(check: Check) -> str:
    return check.to_do if check.hint or not check.ok else ""


def _origin(setting: Origin) -> str:
    return _("from: %(origin)s") % {"origin": setting.origin}


def _record(row: Check | Origin) -> dict[str, object]:
    if isinstance(row, Origin):
        return {"part": f"EHUMAS_{row.name.upper()}", "ok": True, "value": row.value, "origin": row.origin}
    return {"part": row.part, "ok": row.ok, "detail": row.detail, "to_do": _to_do(row)}
