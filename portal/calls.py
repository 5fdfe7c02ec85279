"""What a handler is given: one request, read to its end and stripped of the network, and who sends it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.actors import PUBLIC, Actor, Role
from store.clock import Clock
from store.settings import Settings


@dataclass(frozen=True)
class Upload:
    """One file of a form, in memory."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Form:
    """The fields and files of a form; a field that was not sent reads as empty."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()

    def __getitem__(self, name: str) -> str:
        values = self.fields.get(name, ())
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that may stand several times."""
        return self.fields.get(name, ())


@dataclass(frozen=True)
class Call:
    """One request. `now` is milliseconds UTC, `source` the address it came from, `browser` the visitor's own cookie."""

    settings: Settings
    clock: Clock
    method: str
    path: str
    host: str
    secure: bool
    source: str
    language: str
    now: int
    headers: Mapping[str, str]
    query: Mapping[str, str]
    cookies: Mapping[str, str]
    params: Mapping[str, str]
    browser: str
    body: bytes = b""
    form: Form = field(default_factory=Form)
    actor: Actor = PUBLIC

    @property
    def media(self) -> Path:
        """Return the folder of the photos."""
        return self.settings.media

    @property
    def is_citizen(self) -> bool:
        """Tell whether a citizen is logged in."""
        return self.actor.role is Role.CITIZEN

    @property
    def token(self) -> str:
        """Return the session's token, empty without one."""
        return self.cookies.get(session_cookie(secure=self.secure), "")

    def by(self, actor: Actor) -> "Call":
        """Return the same call made by `actor`."""
        return replace(self, actor=actor)


def session_cookie(*, secure: bool) -> str:
    """Return the name of the login's cookie; `__Host-` forbids it to everyone but this very host."""
    return "__Host-ehumas" if secure else "ehumas"


def browser_cookie(*, secure: bool) -> str:
    """Return the name of the cookie that recognises a browser between a form and its sending."""
    return "__Host-ehumas-form" if secure else "ehumas-form"


LANGUAGE_COOKIE = "ehumas-lang"
