"""Keys in the order they were pressed, each looked at when what the one before it caused has settled.

Somebody who knows the console types faster than screens open: `t`, `pupr`, Enter, `t`, … Without this, letters meant
for the next screen would act on the one that is still in front. So after a key that may have consequences the
next ones wait until its event has gone all the way up, the new screen stands, and the store has done what it was told.
Letters typed into a field go through at once.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

FOR_A_KEY = 0.5
FOR_A_COMMAND = 3.0
"""Seconds after which waiting keys go on whatever happened: a slow database delays, it does not deafen."""
AGAIN = 0.005


class TypeAhead:
    """The keys that wait, and what they wait for. `forward` gives a key to Textual."""

    def __init__(self, app: App[Any], forward: Callable[[Key], Awaitable[None]], is_ready: Callable[[], bool]) -> None:
        self._app, self._forward, self._is_ready = app, forward, is_ready
        self._waiting: deque[Key] = deque()
        self._holds: set[int] = set()
        self._tokens = count(1)

    async def pressed(self, key: Key) -> None:
        """Take a key: look at it now, or after those that wait."""
        if self._holds or self._waiting:
            self._waiting.append(key)
        else:
            await self._look_at(key)

    def hold(self, seconds: float) -> int:
        """Let keys wait until `release` gets the token that is returned, at most so long."""
        token = next(self._tokens)
        self._holds.add(token)
        self._app.set_timer(seconds, lambda: self._lift(token))
        return token

    def release(self, token: int) -> None:
        """Let keys go on when the screen in front is ready, unless they wait for something else too."""
        if token in self._holds:
            self._follow((), self.hold(FOR_A_KEY))
            self._lift(token)

    def _lift(self, token: int) -> None:
        self._holds.discard(token)
        if self._waiting and not self._holds:
            self._app.call_later(self._go_on)

    async def _go_on(self) -> None:
        while self._waiting and not self._holds:
            await self._look_at(self._waiting.popleft())

    async def _look_at(self, key: Key) -> None:
        target = self._app.focused or self._app.screen
        await self._forward(key)
        if not _is_typing(target, key):
            way: Sequence[MessagePump] = target.ancestors_with_self
            self._follow([*way, *way], self.hold(FOR_A_KEY), target)

    def _follow(self, way: Sequence[MessagePump], token: int, target: DOMNode | None = None) -> None:
        """Go behind the key's event: up to the app, where bindings act, and up again with what they sent.

        There, wait until the screen in front is ready.
        """
        if way and (target is None or target.is_attached):
            way[0].call_later(self._follow, way[1:], token, target)
        elif self._is_ready():
            self._app.call_later(self._lift, token)
        else:
            self._app.set_timer(AGAIN, lambda: self._follow((), token))


def _is_typing(target: object, key: Key) -> bool:
    """Tell whether the key only writes into a field, or moves in one."""
    writes = key.is_printable or key.key in ("backspace", "delete", "left", "right", "home", "end")
    return writes and isinstance(target, Input | TextArea)
