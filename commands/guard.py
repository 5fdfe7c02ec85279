"""What a command ends with: every error becomes a sentence on stderr and an exit code, never a traceback."""

import contextlib
import os
import secrets
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from commands.output import say
from commands.usage import usage_sentence
from store.errors import StoreError
from store.i18n import _

FAILED = 1
USAGE = 2
INTERRUPTED = 130


class GuardedGroup(TyperGroup):
    """A group of commands whose errors are told, not thrown."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a StoreError ends with its own code, anything unforeseen with 1 and a reference."""
        return guarded(lambda: super(GuardedGroup, self).invoke(ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Parse and run; a wrong use ends with a sentence in the reader's language and code 2."""
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except typer.TyperException as error:
            say(usage_sentence(error))
            code = error.exit_code
        except typer.Abort:
            code = INTERRUPTED
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def guarded(work: Callable[[], Any]) -> Any:
    """Run `work`; raise typer.Exit with the code of DESIGN section 3 instead of any other error."""
    try:
        result = work()
        sys.stdout.flush()
        return result
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except StoreError as error:
        say(error.message)
        raise typer.Exit(error.exit_code) from error
    except BrokenPipeError as error:
        _close_quietly()
        raise typer.Exit(FAILED) from error
    except Exception as error:
        say(_silent_database(error) or _unforeseen(error))
        raise typer.Exit(FAILED) from error


def _silent_database(error: Exception) -> str:
    """Return what to do about a database that fell silent under a reading command; nothing for any other error."""
    from store import engines

    refusal = engines.refusal_of(error)
    return "" if refusal is None else refusal.message


def _close_quietly() -> None:
    """Point stdout at nothing, so that the interpreter's last flush cannot complain about the closed pipe."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unforeseen(error: Exception) -> str:
    """Write the traceback (without values of variables) to the log and return the sentence for the person."""
    reference = secrets.token_hex(3).upper()
    told = {"reference": reference}
    try:
        path = _log_file()
        with path.open("a", encoding="utf-8") as log:
            log.write(f"--- {reference} {' '.join(sys.argv[:2])}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return _("Something unforeseen happened (reference %(reference)s). Nothing more was done.") % told
    return _(
        "Something unforeseen happened (reference %(reference)s). "
        "Nothing more was done; give the administrator the reference and the file %(path)s."
    ) % {**told, "path": path}


def _log_file() -> Path:
    from platformdirs import user_log_path

    folder = user_log_path("ehumas", ensure_exists=True)
    path = folder / "ehumas.log"
    path.touch(mode=0o600)
    return path
