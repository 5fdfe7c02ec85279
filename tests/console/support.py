"""A person at the console in tests: presses keys, reads the screen as plain text, waits for what is to be seen."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from textual.app import ScreenError
from textual.pilot import Pilot

from ehumas_tui import themes
from ehumas_tui.app import Console
from ehumas_tui.screens.base import ConsoleScreen
from store import watching
from store.actors import Actor
from store.clock import Clock

PATIENCE = 30.0
ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""The store is proved on both databases elsewhere; most screens need only one."""


@dataclass
class Person:
    """Someone at a console."""

    app: Console
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before caused has settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words letter by letter, without waiting."""
        await self.pilot.press(*(_KEYS.get(sign, sign) for sign in words))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the store has answered everything and the screen shows it."""
        await self._pause()
        await self.until(lambda: self.app.session.is_quiet)
        await self._pause()

    async def _pause(self, seconds: float | None = None) -> None:
        """Give the app its turn; for a moment between two places there is no screen."""
        with suppress(ScreenError):
            await self.pilot.pause(seconds)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition; fail with the screen as it stands."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    await self._pause(0.005)
        except TimeoutError:
            raise AssertionError(f"waited in vain; the screen:\n{self.text}") from None

    async def sees(self, *words: str) -> None:
        """Wait until all of it stands on the screen."""
        try:
            await self.until(lambda: all(one in self.text for one in words))
        except AssertionError as error:
            missing = [one for one in words if one not in self.text]
            raise AssertionError(f"not on the screen: {missing}\n{error}") from None

    async def sees_no(self, words: str) -> None:
        """Wait until it stands on the screen no more."""
        await self.until(lambda: words not in self.text)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, cell by cell; nothing between two places."""
        try:
            screen = self.app.screen
        except ScreenError:
            return []
        return [strip.text.rstrip() for strip in screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as one text; what wraps over two lines is not joined."""
        return "\n".join(self.lines)

    @property
    def screen(self) -> ConsoleScreen:
        """The screen in front."""
        assert isinstance(self.app.screen, ConsoleScreen)
        return self.app.screen

    @property
    def status(self) -> str:
        """The status line."""
        return self.lines[-2]

    @property
    def hints(self) -> str:
        """The footer."""
        return self.lines[-1]

    def line_with(self, words: str) -> str:
        """The first line that has the words."""
        return next(line for line in self.lines if words in line)

    @property
    def under_cursor(self) -> str:
        """The line of the list that the cursor is on."""
        return self.line_with("▌")


_KEYS = {" ": "space", "\n": "enter", ".": "full_stop", ",": "comma", "-": "minus", "+": "plus", "/": "slash"}


@asynccontextmanager
async def console(
    clock: Clock, actor: Actor | None, *, size: tuple[int, int] = (100, 30), deaf: bool = False, **given: Any
) -> AsyncIterator[Person]:
    """Open a console on the connected store; a `deaf` one does not hear what others do."""
    app = Console(clock, actor=actor, **given)
    app.theme = themes.DARK.name
    ears = patch.object(app.session, "follow") if deaf else patch.object(watching, "POLL_SECONDS", 0.02)
    with ears:
        async with app.run_test(size=size) as pilot:
            person = Person(app, pilot)
            await person.settle()
            yield person


def play(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario to its end."""
    asyncio.run(scenario())
