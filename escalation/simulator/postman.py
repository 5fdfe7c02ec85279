"""The postman: carries webhook bodies, signed, to whoever listens; tries again when nobody does, as Meta would."""

import heapq
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

import requests

from store import webhook

log = logging.getLogger("ehumas.simulator")
PATIENCE = 60.0
TRIES = 30
LIMIT = 5.0


@dataclass(order=True)
class Letter:
    """One body on its way; `due` in monotonic seconds."""

    due: float
    order: int
    body: bytes = field(compare=False)
    tries: int = field(default=0, compare=False)


class Postman:
    """Delivers to `url` what is due; `secret` signs. Without a URL everything is thrown away."""

    def __init__(self, url: str, secret: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._url, self._secret, self._monotonic = url, secret, monotonic
        self._letters: list[Letter] = []
        self._orders = count()
        self._changed = threading.Condition()
        self._stopped = False
        self._session = requests.Session()
        self._session.trust_env = False

    def take(self, body: bytes, delay: float = 0.0) -> None:
        """Take a body to deliver after so many seconds."""
        if self._url:
            with self._changed:
                heapq.heappush(self._letters, Letter(self._monotonic() + delay, next(self._orders), body))
                self._changed.notify()

    def waiting(self) -> int:
        """Return how many bodies are not delivered yet."""
        with self._changed:
            return len(self._letters)

    def pump(self) -> int:
        """Deliver everything at once, whatever its time, and return how many arrived; the others stay."""
        with self._changed:
            letters, self._letters = sorted(self._letters), []
        return sum(self._deliver(letter) for letter in letters)

    def run(self) -> None:
        """Deliver what falls due until stopped."""
        while (letter := self._next()) is not None:
            self._deliver(letter)

    def stop(self) -> None:
        """Let `run` come back."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _next(self) -> Letter | None:
        with self._changed:
            while not self._stopped:
                wait = self._letters[0].due - self._monotonic() if self._letters else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._letters)
                self._changed.wait(wait)
        return None

    def _deliver(self, letter: Letter) -> bool:
        if self._post(letter.body):
            return True
        letter.tries += 1
        letter.due = self._monotonic() + min(PATIENCE, 2.0**letter.tries)
        if letter.tries < TRIES:
            with self._changed:
                heapq.heappush(self._letters, letter)
        return False

    def _post(self, body: bytes) -> bool:
        """Post one body and tell whether it was taken."""
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": f"sha256={webhook.signature(body, self._secret)}",
        }
        try:
            answer = self._session.post(self._url, body, headers=headers, timeout=LIMIT, allow_redirects=False)
        except requests.exceptions.RequestException as error:
            log.debug("webhook not reached: %s", type(error).__name__)
            return False
        return 200 <= answer.status_code < 300
