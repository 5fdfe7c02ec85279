"""The language in force, in this process or this request, and messages spoken in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from store import catalogues

languages = catalogues.LANGUAGES

_process = "id"
_request: ContextVar[str | None] = ContextVar("ehumas_language", default=None)


def use(code: str) -> None:
    """Make `code` the language of this process; an unknown one becomes Indonesian."""
    global _process  # noqa: PLW0603  # one default for the process is the point
    _process = code if code in languages else "id"


@contextmanager
def using(code: str) -> Iterator[None]:
    """Speak `code` inside this block and whatever runs in its context, such as one request of the portal."""
    token = _request.set(code if code in languages else "id")
    try:
        yield
    finally:
        _request.reset(token)


def language() -> str:
    """Return the language in force: `id` or `en`."""
    return _request.get() or _process


def _(message: str) -> str:
    """Return `message` in the language in force."""
    return catalogues.load(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for `count` in the language in force; placeholders are left to the caller."""
    return catalogues.load(language()).ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802  # gettext's customary name
    """Mark `message` for the catalogues and return it as it is; `_()` translates it when it is shown."""
    return message
