"""How soon one process sees what another wrote: a writer and a reader that does as every console does."""

import random
import time
from functools import partial
from typing import Any

from ehumas_tui.following import Follower, StoreChanged
from store import changes
from store.clock import SystemClock
from store.database import transact
from store.errors import StoreError
from tests.soak.town import Town, actor, apart

ENTITY = "probe"


class Listener:
    """What the console's app is for its follower: it is told of changes, and writes down when."""

    def __init__(self, town: Town) -> None:
        self.ledger = town.ledger("reader")

    def post_message(self, message: Any) -> bool:
        """Take a message on the follower's thread."""
        if isinstance(message, StoreChanged):
            if message.missed:
                self.ledger.tell("missed")
            for change in message.changed:
                if change.entity == ENTITY:
                    self.ledger.tell("seen", probe=change.entity_id)
        return True


def read(town: Town, login: str, until: float) -> None:
    """Follow the feed until the end of the run."""
    apart(town)
    listener: Any = Listener(town)
    follower = Follower(actor(login), listener)
    follower.start()
    while time.monotonic() < until + 2:
        time.sleep(0.2)
    follower.stop()


def write(town: Town, until: float) -> None:
    """Change something of no consequence now and then until the end of the run."""
    apart(town)
    ledger, rng, probe = town.ledger("writer"), random.Random("writer"), 0
    time.sleep(2)
    while time.monotonic() < until:
        probe += 1
        began = time.monotonic()
        try:
            transact(partial(changes.record, ENTITY, probe, SystemClock().now()))
        except StoreError as error:
            ledger.tell("unavailable", what="probe", said=error.message)
        else:
            ledger.tell("wrote", probe=probe, seconds=time.monotonic() - began)
        time.sleep(rng.uniform(0.15, 0.6))
    ledger.close()
