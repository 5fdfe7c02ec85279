"""Who is alive: each scheduler's heartbeat, and the sentence that every console shows about it."""

from dataclasses import dataclass

from store.clock import DAY, SECOND
from store.database import transact
from store.i18n import _, format_span
from store.models import Heartbeat

FRESH = 60 * SECOND
FORGET = 7 * DAY


@dataclass(frozen=True)
class Beat:
    """One scheduler's last sign; instants are milliseconds UTC."""

    instance: str
    host: str
    pid: int
    at: int
    started_at: int
    version: str


@dataclass(frozen=True)
class Pulse:
    """Whether any scheduler is alive, how old its last sign is (milliseconds, None for never), and all of them."""

    alive: bool
    age: int | None
    beats: tuple[Beat, ...]

    def newest(self) -> tuple[Beat, ...]:
        """Return the last sign of each host: one that died and was started again is told once."""
        return tuple({beat.host: beat for beat in reversed(self.beats)}.values())[::-1]

    def hosts(self, now: int) -> frozenset[str]:
        """Return the hosts on which a scheduler is alive."""
        return frozenset(beat.host for beat in self.beats if now - beat.at <= FRESH)

    @property
    def sentence(self) -> str:
        """What a person reads, such as “scheduler alive, 12 s ago”."""
        if self.age is None:
            return _("No scheduler is running. Start it: ehumas scheduler run")
        ago = _("%(seconds)d s") % {"seconds": self.age // SECOND} if self.age < FRESH else format_span(self.age)
        if self.alive:
            return _("Scheduler alive, %(ago)s ago") % {"ago": ago}
        return _("Scheduler silent for %(ago)s. Start it: ehumas scheduler run") % {"ago": ago}


def beat(sign: Beat) -> None:
    """Write a scheduler's sign of life, and forget those that have been silent for a week."""

    def unit() -> None:
        Heartbeat.delete().where(Heartbeat.at < sign.at - FORGET).execute()
        Heartbeat.insert(**vars(sign)).on_conflict(
            conflict_target=[Heartbeat.instance],
            update={Heartbeat.at: sign.at, Heartbeat.pid: sign.pid, Heartbeat.started_at: sign.started_at},
        ).execute()

    transact(unit)


def end(instance: str) -> None:
    """Take a scheduler's sign away: it stopped as it was told to."""
    transact(lambda: Heartbeat.delete().where(Heartbeat.instance == instance).execute())


def pulse(now: int) -> Pulse:
    """Return who is alive at `now`; a sign from the future counts as fresh."""
    rows = Heartbeat.select().order_by(Heartbeat.at.desc(), Heartbeat.id)
    beats = tuple(Beat(row.instance, row.host, row.pid, row.at, row.started_at, row.version) for row in rows)
    age = max(0, now - beats[0].at) if beats else None
    return Pulse(age is not None and age <= FRESH, age, beats)
