"""The scheduler as a process: its engine from the settings, its heartbeat, its clean end on SIGTERM and SIGINT."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from escalation import checking, daily
from escalation.channel import Channel
from escalation.email import Email
from escalation.engine import Engine, Sweep
from escalation.gateway import Gateway
from escalation.sender import Sender
from escalation.ticker import EVERY, Ticker
from escalation.whatsapp import CloudApi
from store import heartbeats, office, signing
from store.clock import Clock
from store.database import disconnect
from store.errors import Unavailable
from store.heartbeats import Beat
from store.i18n import _
from store.settings import Settings
from store.timepiece import timepiece

BEAT = 10
BUDGET = 20.0
"""So many seconds of sending, then the sweep has its turn again: a full outbox must not keep deadlines from firing."""
log = logging.getLogger("ehumas.scheduler")


def engine(settings: Settings, clock: Clock, stopping: Callable[[], bool] = lambda: False) -> Engine:
    """Return the engine that the settings describe; the store is connected.

    The machine's clock is read beside the database's; any other clock that is handed in is the time.
    """
    clock = timepiece(clock)
    clock.look()
    secret = signing.button_secret(settings, now=clock.now())
    others = [Sender(Email.of(settings), clock, stopping)] if settings.smtp_url else []
    return Engine(clock, Sender(whatsapp(settings, clock, secret), clock, stopping), secret, others, stopping=stopping)


def whatsapp(settings: Settings, clock: Clock, secret: str) -> Channel:
    """Return what brings messages to WhatsApp: the Cloud API, or the gateway that the settings name in its place."""
    if settings.gateway_url:
        log.warning("%s", checking.gateway_warning())
        return Gateway.of(settings)
    return replace(CloudApi.of(settings, clock.now), secret=secret)


def once(settings: Settings, clock: Clock) -> Sweep:
    """Do one sweep and return what it did."""
    return _sweep(settings, engine(settings, clock))


def _sweep(settings: Settings, working: Engine) -> Sweep:
    """Do one sweep with the texts that the office words now."""
    office.use_texts(settings.template)
    return working.sweep()


def run(settings: Settings, clock: Clock, version: str, stop: threading.Event | None = None) -> None:
    """Sweep until told to stop; the call under way is finished, what was only claimed is given back."""
    stop = stop or threading.Event()
    restore = _listen(stop)
    working = engine(settings, clock, stop.is_set)
    clock = working.clock
    sign = _sign(clock, version)
    for sender in (working.sender, *working.others):
        sender.budget = BUDGET
    ticker = Ticker(stop)
    ticker.every(BEAT, _("heartbeat"), reconnecting(lambda: heartbeats.beat(replace(sign, at=clock.now()))))
    ticker.every(EVERY, _("sweep"), reconnecting(lambda: _sweep(settings, working)))
    ticker.every(daily.EVERY, _("daily work"), reconnecting(partial(_daily, working, daily.Daily(settings, clock))))
    log.info("%s", _("Scheduler %(name)s started.") % {"name": sign.instance})
    try:
        ticker.run()
    finally:
        _say_goodbye(sign)
        disconnect()
        restore()
        log.info("%s", _("Scheduler %(name)s stopped.") % {"name": sign.instance})


def reconnecting(work: Callable[[], object]) -> Callable[[], None]:
    """Return the work such that an error lets the connection go: the next turn does not meet a dead one."""

    def turn() -> None:
        try:
            work()
        except Exception:
            disconnect()
            raise

    return turn


def _daily(working: Engine, work: daily.Daily) -> None:
    """Do the daily work; not by a wrong clock, which would sign another day and throw away what is still needed."""
    if working.watch.is_trusted:
        work.turn()


def _say_goodbye(sign: Beat) -> None:
    """Take the sign of life away; without a database it goes stale by itself."""
    try:
        heartbeats.end(sign.instance)
    except Unavailable as refusal:
        log.warning("%s", refusal.message)


def _sign(clock: Clock, version: str) -> Beat:
    host, pid, now = socket.gethostname(), os.getpid(), clock.now()
    return Beat(f"{host}:{pid}", host, pid, now, now, version)


def _listen(stop: threading.Event) -> Callable[[], None]:
    """Let SIGTERM and SIGINT set `stop`, where this thread may listen; return what undoes it."""
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    names = (signal.SIGTERM, signal.SIGINT)
    former = {name: signal.signal(name, lambda *_: stop.set()) for name in names}

    def restore() -> None:
        for name, handler in former.items():
            signal.signal(name, handler)

    return restore
