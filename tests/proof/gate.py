"""The gate between the engine and the world: every boundary passes through it, and at some a process dies.

A boundary is the moment before or after a statement, a commit, a call to the provider, a webhook.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from peewee import Database, OperationalError

RARER = 20
"""Statements are so many times as frequent as commits, calls and webhooks, and all are to be died at."""


class Crash(BaseException):
    """A process ended here, as `kill -9` ends it: nothing of it goes on."""


@dataclass
class Gate:
    """Counts boundaries and kills at one of them: by chance with `rate`, or at the one whose turn is `kill_at`.

    With `kill_at` the moment after a statement is left out: it is the moment before the next.

    `refusals` statements in a row are refused as by a database that is locked; `lost` commits happen, and their word
    gets lost on its way back.
    """

    rng: Random
    rate: float = 0.0
    kill_at: int = 0
    passed: int = 0
    refusals: int = 0
    lost: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    open: bool = True
    _dying: bool = False
    _end_transaction: Callable[[], None] = lambda: None

    def boundary(self, name: str) -> None:
        """Pass one boundary, or die there."""
        if not self.open or self._dying:
            return
        if name == "after a statement" and self.kill_at:
            return
        self.passed += 1
        rate = self.rate if name.endswith("statement") else self.rate * RARER
        if self.passed == self.kill_at or (rate and self.rng.random() < rate):
            self._dying = True
            self.deaths[name] += 1
            raise Crash(name)

    def refuse(self) -> None:
        """Raise what a locked database raises, as often as was ordered."""
        if self.open and self.refusals and not self._dying:
            self.refusals -= 1
            raise OperationalError("database is locked")

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Let an onlooker read without passing boundaries."""
        former, self.open = self.open, False
        try:
            yield
        finally:
            self.open = former

    def survive(self, process: Callable[[], Any]) -> bool:
        """Run a process and tell whether it came to its end."""
        try:
            process()
        except Crash:
            return False
        finally:
            self._dying = False
            self._end_transaction()
        return True

    def guard(self, database: Database) -> None:
        """Let every statement and commit of the database pass through here."""
        execute: Callable[..., Any] = database.execute_sql
        commit, rollback = database.commit, database.rollback

        def execute_sql(*given: Any, **named: Any) -> Any:
            self.boundary("before a statement")
            self.refuse()
            result = execute(*given, **named)
            self.boundary("after a statement")
            return result

        def committing() -> None:
            self.boundary("before a commit")
            commit()
            if self.open and self.lost:
                self.lost -= 1
                raise OperationalError("server closed the connection unexpectedly")
            self.boundary("after a commit")

        self._end_transaction = lambda: _rolled_back(rollback)
        for name, method in {
            "execute_sql": execute_sql,
            "commit": committing,
            "rollback": self._end_transaction,
        }.items():
            setattr(database, name, method)


def _rolled_back(rollback: Callable[[], None]) -> None:
    """Roll back; after a commit, told or lost, there is nothing left to."""
    try:
        rollback()
    except OperationalError as error:
        if "no transaction" not in str(error):
            raise
