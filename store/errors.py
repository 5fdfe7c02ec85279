"""The named errors of the store; each carries a finished sentence for the reader that says what to do."""

from typing import ClassVar


class StoreError(Exception):
    """A refusal of the store; `str(error)` is what the user reads, `exit_code` what a command ends with."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(StoreError):
    """What was given cannot be: a wrong date, number, ward, agency, state or text."""


class NotAllowed(StoreError):
    """This actor may not do or see that."""

    exit_code = 3


class NotFound(StoreError):
    """No such thing, or none that this actor may know of."""

    exit_code = 4


class Conflict(StoreError):
    """Somebody else was first, or the state does not allow it now."""

    exit_code = 5


class Interrupted(StoreError):
    """A read was stopped because something newer was asked; nobody waits for what it would have found."""


class Unavailable(StoreError):
    """A part that is needed does not answer: the database is missing, locked, older or newer."""
