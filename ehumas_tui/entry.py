"""The way in for the command line: run one console until the person leaves."""

import os

from ehumas_tui import actions
from ehumas_tui.app import Console
from ehumas_tui.keymap import USUAL, Keymap
from ehumas_tui.terminal import GuardedDriver, is_usable
from ehumas_tui.tools import Tools
from store.actors import Actor
from store.clock import Clock
from store.errors import Unavailable
from store.i18n import _


def run(
    clock: Clock,
    *,
    actor: Actor | None = None,
    via: str = "",
    source: str = "console",
    tools: Tools | None = None,
    keymap: Keymap = USUAL,
    greeting: str = "",
    warning: str = "",
) -> int:
    """Open the console on a connected store and return the exit code; without an actor it asks who it is.

    `via` is `ssh` when a key proved the account; `tools` is what other rooms do for the console;
    `greeting`, or a `warning`, stands in the status line at the beginning.
    Raises Unavailable where no screen can be drawn.
    """
    if not is_usable():
        raise Unavailable(
            _("The console needs a terminal. For scripts there are commands with --json: ehumas --help"),
        )
    actions.use(keymap)
    console = Console(
        clock,
        actor=actor,
        via=via,
        source=source,
        driver_class=GuardedDriver,
        tools=tools,
        environ=os.environ,
        greeting=(warning, "warn") if warning else (greeting, "info"),
    )
    code = console.run()
    return console.return_code or 0 if code is None else code
