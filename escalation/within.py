"""A limit on the whole time of a call: the network library's limit counts each read anew, so a trickle would last."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Overdue(Exception):
    """The call did not come back in time; nobody knows what became of it."""


def within(seconds: float, call: Callable[[], T]) -> T:
    """Return what `call` returns, raise what it raises, or raise Overdue after so many seconds.

    An overdue call is left to end by itself in a daemon thread; its result is thrown away.
    """
    box: SimpleQueue[tuple[T, None] | tuple[None, BaseException]] = SimpleQueue()

    def run() -> None:
        try:
            box.put((call(), None))
        except BaseException as error:
            box.put((None, error))

    threading.Thread(target=run, daemon=True, name="ehumas-call").start()
    try:
        result, error = box.get(timeout=seconds)
    except Empty:
        raise Overdue from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # the pair's other half is None exactly when this is a T
