"""`ehumas …`: every job that can be scripted. A group is imported when it is asked for, so the start stays short."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command, get_group

from commands.guard import INTERRUPTED, GuardedGroup
from commands.helping import HelpContext, localise
from commands.session import chosen
from commands.version import program_version
from store import i18n
from store.errors import StoreError
from store.i18n import N_, _

COMMANDS = {
    "console": N_("Open the console: log in, or be who the SSH key says"),
    "init": N_("Create the database and the first operator account"),
    "demo": N_("A living city in a fresh database, with everything beside it"),
    "doctor": N_("Look at every part and say what to do"),
    "board": N_("The zero board: what breaks the promise, oldest first"),
}
GROUPS = {
    "complaint": N_("Take in, forward, answer, search, import, export"),
    "visit": N_("Visits to agencies that stayed silent"),
    "message": N_("Messages to officers and citizens, and what became of them"),
    "content": N_("News, programs, outreach and regulations"),
    "report": N_("The monthly report to the mayor"),
    "agency": N_("Agencies of the city"),
    "officer": N_("The people who answer for an agency"),
    "account": N_("Accounts of staff and officers"),
    "key": N_("SSH keys of accounts"),
    "citizen": N_("Citizens, without their secrets"),
    "policy": N_("Hours of the clocks, and the sending window"),
    "holiday": N_("Days on which nobody visits"),
    "scheduler": N_("The clockwork: fires what is due, sends messages"),
    "whatsapp": N_("The WhatsApp channel and its simulator"),
    "portal": N_("The citizens' web"),
    "ssh": N_("The way in for agencies"),
    "db": N_("Upgrade, back up, restore, check the database"),
}


def _choose_user(login: str) -> str:
    chosen.login = login or chosen.login
    return login


def _choose_language(code: str) -> str:
    if code and code not in i18n.languages:
        raise typer.BadParameter(_("choose one of: %(choices)s") % {"choices": ", ".join(i18n.languages)})
    return code


AsUser = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="USER",
        envvar="EHUMAS_AS",
        callback=_choose_user,
        help=N_("Act as this account; it is recorded."),
    ),
]
Lang = Annotated[
    str, typer.Option("--lang", metavar="id|en", callback=_choose_language, help=N_("Speak this language."))
]


def _shared(as_user: AsUser = "", lang: Lang = "") -> None:
    """Carry the options that every command takes."""


class Root(GuardedGroup):
    """The top of the command tree: knows every group by name and imports it when it is called."""

    context_class = HelpContext

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Settle the language first, so that help and errors speak it too."""
        given = list(sys.argv[1:] if args is None else args)
        chosen.login = ""
        i18n.use(_language(given))
        localise(self)
        return super().main(given, *rest, **extra)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the work."""
        return [*COMMANDS, *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one group, translate its help, and let each of its commands take --as and --lang."""
        if cmd_name not in COMMANDS and cmd_name not in GROUPS:
            return None
        app = import_module(f"commands.{cmd_name}").app
        command: Any = get_command(app) if cmd_name in COMMANDS else get_group(app)
        command.name = cmd_name
        command.help = command.help or {**COMMANDS, **GROUPS}[cmd_name]
        command.params = [parameter for parameter in command.params if "completion" not in parameter.name]
        _share_options(command)
        return localise(command)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the groups without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _(words)) for name, words in {**COMMANDS, **GROUPS}.items()])


app = typer.Typer(
    cls=Root,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=N_("E-Humas: no complaint of a citizen of Kendari stays unanswered."),
)


def main() -> None:
    """Run the command line; the entry point of the package."""
    try:
        app(prog_name="ehumas")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ehumas {program_version()}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    as_user: AsUser = "",
    lang: Lang = "",
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help=N_("Print the version."))
    ] = False,
) -> None:
    """Open the console when no command is named."""
    if ctx.invoked_subcommand is None:
        top: Any = ctx.command
        console = top.get_command(ctx, "console")
        with console.make_context("console", [], parent=ctx) as inner:
            console.invoke(inner)


def _language(args: Sequence[str]) -> str:
    """Return the language asked for on the command line, else that of the settings, else Indonesian."""
    for place, word in enumerate(args):
        if word == "--lang":
            return "".join(args[place + 1 : place + 2])
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    from store import settings

    try:
        return settings.load().lang
    except StoreError:
        return "id"


def _share_options(command: Any) -> None:
    """Give every command below (and including) this one the shared options, unless it has its own of that name."""
    for child in getattr(command, "commands", {}).values():
        _share_options(child)
    if hasattr(command, "commands"):
        return
    template = typer.Typer(add_completion=False)
    template.command()(_shared)
    taken = {name for parameter in command.params for name in parameter.opts}
    for parameter in get_command(template).params:
        if taken.isdisjoint(parameter.opts):
            parameter.expose_value = False
            command.params.append(parameter)


if __name__ == "__main__":
    main()
