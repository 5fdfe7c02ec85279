"""The threads that handlers run in: few, long-lived, each with its own connection to the database."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from store import database

T = TypeVar("T")

THREADS = 8
GOODBYE_SECONDS = 10


class Threads:
    """A pool of `THREADS` threads. A request runs in one of them, so it has one connection from start to end."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="portal")

    async def run(self, work: Callable[[], T]) -> T:
        """Run `work` in a thread, in the caller's context, and return what it returns."""
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._pool, context.run, work)

    def close(self) -> None:
        """Let every thread close its connection, then end them."""
        together = Barrier(THREADS, timeout=GOODBYE_SECONDS)

        def leave() -> None:
            together.wait()
            database.disconnect()

        for goodbye in [self._pool.submit(leave) for _thread in range(THREADS)]:
            goodbye.result()
        self._pool.shutdown()
