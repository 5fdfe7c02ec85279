"""Wrong use of a command, said in the reader's language: typer's own sentences are English only."""

import re
from difflib import get_close_matches
from typing import Any

import typer

from store.i18n import _


def usage_sentence(error: typer.TyperException) -> str:
    """Return what was wrong with the command line and where its help is; help itself when nothing was asked."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.format_message()
    context = getattr(error, "ctx", None)
    sentence = _sentence(error)
    if context is None:
        return sentence
    return sentence + "\n" + _("Help: %(command)s --help") % {"command": context.command_path}


def _sentence(error: typer.TyperException) -> str:
    message = error.format_message()
    kind = type(error).__name__
    if kind == "NoSuchOption":
        found = {
            "name": getattr(error, "option_name", ""),
            "near": ", ".join(getattr(error, "possibilities", None) or ()),
        }
        if found["near"]:
            return _("There is no option %(name)s. Did you mean: %(near)s?") % found
        return _("There is no option %(name)s.") % found
    if kind == "MissingParameter":
        return _("%(name)s is missing.") % {"name": _parameter(error)}
    if kind == "BadParameter":
        return _bad_value(error)
    if message.startswith("Missing command"):
        return _("Say which command.")
    if wanted := re.match(r"No such command '(.*?)'\.", message):
        return _no_command(wanted.group(1), getattr(error, "ctx", None))
    return message


def _no_command(name: str, context: Any) -> str:
    near = get_close_matches(name, context.command.list_commands(context)) if context else []
    if near:
        return _("There is no command “%(name)s”. Did you mean: %(near)s?") % {"name": name, "near": ", ".join(near)}
    return _("There is no command “%(name)s”.") % {"name": name}


def _parameter(error: typer.TyperException) -> str:
    """Return how the command line names the parameter: its long option, or its metavar."""
    parameter = getattr(error, "param", None)
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    if options:
        return str(options[0])
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "") or "").upper()


def _bad_value(error: typer.TyperException) -> str:
    found = {"name": _parameter(error), "reason": error.message}
    choices = re.search(r"is not one of (.*)\.", error.message)
    if choices:
        found["choices"] = choices.group(1).replace("'", "")
        return _("The value of %(name)s is wrong. Choose one of: %(choices)s.") % found
    if "valid integer" in error.message:
        return _("The value of %(name)s is wrong: it must be a whole number.") % found
    if missing := re.match(r"\w+ '(.*)' does not exist", error.message):
        return _("There is no file %(path)s.") % {"path": missing.group(1)}
    if not found["name"]:
        return error.message
    return _("The value of %(name)s is wrong: %(reason)s") % found
