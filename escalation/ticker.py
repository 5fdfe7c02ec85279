"""The ticker: `schedule` calls the sweep, and nothing more is asked of it.

A job of `schedule` that raises never runs again, so every job is guarded. A clock set back delays its next run by as
much, so a watchdog on the monotonic clock calls the sweep itself.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import schedule

from store import engines
from store.i18n import _

log = logging.getLogger("ehumas.scheduler")
EVERY = 5
PATIENCE = 3
"""So many missed turns, and the watchdog calls."""
NAP = 0.5


@dataclass
class Ticker:
    """Calls jobs every so many seconds until `stop` is set."""

    stop: threading.Event
    monotonic: Callable[[], float] = time.monotonic
    _jobs: list["Job"] = field(default_factory=list)
    _scheduler: schedule.Scheduler = field(default_factory=schedule.Scheduler)

    def every(self, seconds: int, name: str, work: Callable[[], object]) -> None:
        """Call `work` at once and then every so many seconds; an error of one turn is logged and the next one comes."""
        job = Job(name, seconds, work, self.monotonic)
        self._jobs.append(job)
        self._scheduler.every(seconds).seconds.do(job.turn)

    def run(self) -> None:
        """Tick until told to stop."""
        for job in self._jobs:
            job.turn()
        while not self.stop.wait(NAP):
            self.tick()

    def tick(self) -> None:
        """Run what `schedule` finds due, then whatever it forgot."""
        self._scheduler.run_pending()
        for job in self._jobs:
            if job.forgotten() and not self.stop.is_set():
                log.warning("%s", _("The wall clock was set back; %(job)s goes on.") % {"job": job.name})
                job.turn()


@dataclass
class Job:
    """One guarded job and when it last began, in monotonic seconds."""

    name: str
    seconds: int
    work: Callable[[], object]
    monotonic: Callable[[], float]
    _began: float = field(default=0.0, init=False)

    def turn(self) -> None:
        """Do the work once; whatever it raises ends here."""
        self._began = self.monotonic()
        try:
            self.work()
        except Exception as error:
            reason = engines.refusal_of(error) or error
            told = {"job": self.name, "reason": str(reason) or type(error).__name__}
            log.error("%s", _("%(job)s failed and is tried again: %(reason)s") % told)

    def forgotten(self) -> bool:
        """Tell whether several turns were missed."""
        return self.monotonic() - self._began > PATIENCE * self.seconds
