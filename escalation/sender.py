"""Delivery: the loop that takes messages out of the outbox, one call at a time, and writes down what came of each."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from escalation.channel import Channel
from store import outbox
from store.backoff import Answer
from store.clock import Clock
from store.ids import new_key

BATCH = 5
"""So many leases at once: with ten seconds a call they are all begun before the lease is over."""


@dataclass
class Sender:
    """Sends through one channel. `stopping` is asked between two calls; `chance` draws the jitter of waits.

    `budget` is how many seconds a delivery may begin new batches, None for as long as there is something to send.
    """

    channel: Channel
    clock: Clock
    stopping: Callable[[], bool] = lambda: False
    chance: Callable[[], float] = random.random
    new_token: Callable[[], str] = new_key
    budget: float | None = None
    monotonic: Callable[[], float] = time.monotonic
    results: Counter[str] = field(default_factory=Counter)
    _owed: list[tuple[outbox.Sending, Answer]] = field(default_factory=list)
    """What came of calls and could not be written down yet, because the database went away meanwhile."""

    def deliver(self) -> Counter[str]:
        """Send what may go out now and return how many calls had which result."""
        self.results = Counter()
        began = self.monotonic()
        try:
            self._settle()
            while not self.stopping() and self._batch():
                if self.budget is not None and self.monotonic() - began > self.budget:
                    break
        finally:
            self.channel.close()
        return self.results

    def _batch(self) -> bool:
        """Send the messages of one claim; False when there was nothing to claim."""
        claims = outbox.claim(self.channel.name, now=self.clock.now(), limit=BATCH, new_token=self.new_token)
        for claimed in claims:
            if self.stopping():
                outbox.release(claimed)
            else:
                self._one(claimed)
        return bool(claims)

    def _one(self, claimed: outbox.Claim) -> None:
        sending = outbox.begin(claimed, now=self.clock.now())
        if sending is None:
            return
        self._owed.append((sending, self.channel.send(sending)))
        self._settle()

    def _settle(self) -> None:
        """Write down what came of calls; what cannot be written stays owed until the next delivery."""
        while self._owed:
            sending, answer = self._owed[0]
            outbox.finish(sending, answer, now=self.clock.now(), chance=self.chance())
            self.results[answer.result.value] += 1
            del self._owed[0]
