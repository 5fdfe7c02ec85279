"""What the office sets while the city lives: the kill switch, the sending window, holidays, hours, the mass hold."""

from dataclasses import dataclass
from random import Random

from store import control, holidays, policy
from store.actors import Actor
from store.clock import DAY, VirtualClock, local_day
from store.models import Agency, Officer
from store.policy import HOURS

WORKING = {"reply": (8, 24), "review": (2, 8)}
"""The hours of the clocks that count working hours while an office lets them."""

SECOND_OFFICERS = (
    ("PUPR", "+628114001000", ""),
    ("DLHK", "", ""),
    ("RSUD", "", "kedua.rsud@kendari.example"),
)
"""Agency, number and e-mail address; each agency's first officer has both."""


def second_officers(now: int) -> None:
    """Give each agency officers who can be reached in different ways."""
    for code, phone, email in SECOND_OFFICERS:
        agency = Agency.get(Agency.code == code)
        Officer.update(email=f"kepala.{code.lower()}@kendari.example").where(Officer.agency == agency).execute()
        Officer.create(agency=agency, name=f"Petugas kedua {code}", phone=phone, email=email, created_at=now)


@dataclass
class Office:
    """The supervisor at the settings; `turn` changes one of them."""

    supervisor: Actor
    clock: VirtualClock
    rng: Random

    def turn(self) -> None:
        """Let go what is held back, or turn one switch."""
        now, chance = self.clock.now(), self.rng.random()
        if control.switches(self.supervisor).held:
            control.release_mass(self.supervisor, now=now)
        elif control.sending_stopped():
            control.resume_sending(self.supervisor, now=now)
        elif chance < 0.1:
            control.stop_sending(self.supervisor, "Uji coba", now=now)
        elif chance < 0.45:
            holidays.add(self.supervisor, self._day(self.rng.randrange(1, 9)), "Libur", now=now)
        elif chance < 0.5:
            self._give_back_a_holiday()
        elif chance < 0.65:
            window = (self.rng.randrange(5, 9) * 60, self.rng.randrange(17, 22) * 60)
            policy.change(self.supervisor, now=now, window=window)
        else:
            self._count_hours()

    def _count_hours(self) -> None:
        """Let clocks count working hours, or hours around the clock again, later than all that began before."""
        now = self.clock.advance(1)
        if policy.current(now).working:
            policy.change(self.supervisor, now=now, working=(), hours={clock: HOURS[clock] for clock in WORKING})
        else:
            policy.change(self.supervisor, now=now, working=tuple(WORKING), hours=WORKING)

    def _give_back_a_holiday(self) -> None:
        known = holidays.listing(self.supervisor)
        if known:
            holidays.remove(self.supervisor, self.rng.choice(known).day, now=self.clock.now())

    def _day(self, days: int) -> str:
        return local_day(self.clock.now() + days * DAY).isoformat()
