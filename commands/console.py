"""`ehumas [console]`: the staff console; it asks who one is, unless a key or `--as` has said so."""

from typing import Annotated

import typer

from commands.output import JsonFlag, PlainFlag
from commands.session import acting, chosen, clock, open_store
from store import settings
from store.actors import Actor
from store.i18n import N_

app = typer.Typer()


@app.command(help=N_("Open the console: log in, or be who the SSH key says."))
def console(
    account: Annotated[
        int | None,
        typer.Option("--account", metavar="N", help=N_("The account that the SSH key decided; sshd gives it.")),
    ] = None,
    keys: Annotated[
        bool, typer.Option("--keys", help=N_("List every action with its keys, and what is wrong with [keys]."))
    ] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
    greeting: Annotated[str, typer.Option(hidden=True)] = "",
) -> None:
    """Run the console on this terminal until the person leaves; or list its keys."""
    from commands import console_keys
    from commands.console_tools import tools
    from ehumas_tui import entry

    if keys:
        is_well = console_keys.show(console_keys.chosen(settings.load()), as_json=json, plain=plain)
        raise typer.Exit(0 if is_well else 1)
    with open_store() as current:
        actor, via = _who(account)
        found = console_keys.chosen(current)
        code = entry.run(
            clock(),
            actor=actor,
            via=via,
            tools=tools(current, via=via),
            keymap=found,
            greeting=greeting,
            warning=console_keys.warning(found.faults),
        )
    raise typer.Exit(code)


def _who(account: int | None) -> tuple[Actor | None, str]:
    """Return who acts and how that was proved; nobody yet when the console is to ask."""
    now = clock().now()
    if account is not None:
        return acting(now, account), "ssh"
    return (acting(now), "") if chosen.login else (None, "")
