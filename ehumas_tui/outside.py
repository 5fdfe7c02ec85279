"""Long texts in the person's own editor: who may, and the way of a text there and back without a word lost.

Nobody who came over SSH, and no officer, may: an editor opens files and starts programs on the server.
"""

import shlex
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.actors import Actor, Role
from store.errors import Invalid
from store.i18n import _
from store.text import clean_text

if TYPE_CHECKING:
    from ehumas_tui.app import Console

SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
OURS = "EHUMAS_"
"""Settings of ours begin so; an editor has no business with them."""
READ_AT_MOST = 16_000_000
NAME = "teks.md"

Run = Callable[[Sequence[str], Mapping[str, str]], Awaitable[int]]


@dataclass(frozen=True)
class Came:
    """What came back: the `text` to take, or None; what to say; and what is `left` to be mended the next time."""

    text: str | None
    sentence: str
    left: bytes = b""


class Outside:
    """The editor of one console. `left` keeps what could not be taken, by the form it was written for."""

    def __init__(self, app: "Console", environ: Mapping[str, str]) -> None:
        self._app, self._environ = app, environ
        self._left: dict[str, bytes] = {}

    def why_not(self) -> str:
        """Return why no editor can be opened here, or nothing."""
        return why_not(self._app.actor, self._app.via, self._environ)

    def open(self, form: str, text: str, limit: int, taken: Callable[[str], None]) -> None:
        """Open the editor with the form's text; `taken` gets what came back, at most so many characters."""
        self._app.run_worker(self._open(form, text, limit, taken), group="outside", exclusive=True)

    async def _open(self, form: str, text: str, limit: int, taken: Callable[[str], None]) -> None:
        given = self._left.pop(form, b"") or text.encode()
        came = await write(self._app.run_outside, self._environ, given, limit)
        if came.left:
            self._left[form] = came.left
        if came.text is not None and came.text != text:
            taken(came.text)
        self._app.say(came.sentence, "warn" if came.text is None else "info")


def why_not(actor: Actor, via: str, environ: Mapping[str, str]) -> str:
    """Return why this person may open no editor, or nothing."""
    if actor.role is Role.OFFICER or via == "ssh" or any(environ.get(name) for name in SSH):
        return _("Over SSH no editor can be opened here: write in the form.")
    return "" if _editor(environ) else _("Set $VISUAL or $EDITOR to your editor, and start the console again.")


async def write(run: Run, environ: Mapping[str, str], given: bytes, limit: int) -> Came:
    """Let the person write in the editor, on a private file that is removed whatever happens."""
    editor = _editor(environ)
    clean = {name: value for name, value in environ.items() if not name.startswith(OURS)}
    folder = Path(tempfile.mkdtemp(prefix="ehumas-"))
    try:
        file = folder / NAME
        file.touch(mode=0o600)
        file.write_bytes(given)
        code = await run([*editor, str(file)], clean)
        return _came(code, given, _read(file), limit)
    except OSError as error:
        words = {"editor": editor[0], "reason": error.strerror or error}
        return Came(None, _("“%(editor)s” can't be started: %(reason)s. Your text stands as it was.") % words)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _editor(environ: Mapping[str, str]) -> list[str]:
    try:
        return shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
    except ValueError:
        return []


def _read(file: Path) -> bytes:
    """Return what stands in the file, nothing when the editor took it away."""
    try:
        with file.open("rb") as stream:
            return stream.read(READ_AT_MOST)
    except FileNotFoundError:
        return b""


def _came(code: int, given: bytes, found: bytes, limit: int) -> Came:
    """Return what becomes of a file; what can't be taken is left to be mended, and the form's text stands."""
    if code:
        changed = found if found != given else b""
        return Came(None, _("The editor ended with an error (%(code)d).") % {"code": code} + _stands(changed), changed)
    if not found.strip():
        return Came(None, _("The file came back empty. Your text stands as it was."))
    try:
        text = clean_text(found.decode("utf-8-sig"), limit, _("The text"))
    except UnicodeDecodeError:
        return Came(None, _("What came back is not UTF-8.") + _stands(found), found)
    except Invalid as error:
        return Came(None, error.message + _stands(found), found)
    return Came(text, _("Nothing changed.") if found == given else _("Your text is taken over."))


def _stands(left: bytes) -> str:
    """Return the end of a sentence about a text that was not taken."""
    words = " " + _("Your text stands as it was.")
    return words + " " + _("Open the editor again to mend what you wrote there.") if left else words
