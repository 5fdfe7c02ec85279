"""What a crash shows: a reference number. The log gets where it happened, never the values of variables."""

import secrets
import traceback
from pathlib import Path

from store.i18n import _


def record(error: BaseException) -> str:
    """Write the traceback into the log and return its reference number."""
    reference = secrets.token_hex(3).upper()
    entry = "".join(traceback.format_exception(error))
    try:
        with log_file().open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"--- {reference} console\n{entry}\n")
    except OSError:
        return reference
    return reference


def sentence(reference: str) -> str:
    """Return what the person reads."""
    return _("Something unforeseen happened. Give the administrator this number: %(reference)s.") % {
        "reference": reference
    }


def log_file() -> Path:
    """Return the console's log; only its owner may read it."""
    from platformdirs import user_log_path

    path = user_log_path("ehumas", ensure_exists=True) / "ehumas.log"
    path.touch(mode=0o600)
    return path
