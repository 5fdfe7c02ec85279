"""Help in the reader's language: command and option texts are message ids until somebody asks for them."""

from collections.abc import Sequence
from typing import Any

import typer

from store.i18n import _

_Formatter: Any = typer.Context.formatter_class


class HelpFormatter(_Formatter):  # type: ignore[misc]  # typer exports its formatter only through its Context
    """Writes typer's own few words in the reader's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or _("Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        words = {"Options": _("Options"), "Commands": _("Commands"), "Arguments": _("Arguments")}
        super().write_heading(words.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of names and their explanations."""
        super().write_dl([(name, _translated(words)) for name, words in rows], col_max, col_spacing)


class HelpContext(typer.Context):
    """A context whose help is written by our formatter."""

    formatter_class = HelpFormatter


def localise(command: Any) -> Any:
    """Translate the help of a command, its parameters and its sub-commands in place, and return it."""
    command.rich_markup_mode = None
    command.context_class = HelpContext
    command.help = _(command.help) if command.help else command.help
    command.short_help = _(command.short_help) if command.short_help else command.short_help
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _(parameter.help)
    for child in getattr(command, "commands", {}).values():
        localise(child)
    return command


def _translated(words: str) -> str:
    """Translate the marks that typer puts behind an explanation, and the help option's own line."""
    if words == "Show this message and exit.":
        return _("Show this help.")
    required, default = _("required"), _("default")
    return words.replace("[required]", f"[{required}]").replace("[default: ", f"[{default}: ")
