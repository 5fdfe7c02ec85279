"""One world of the proof: a city, two engines, a provider and its phones, on one clock and one seed."""

from collections.abc import Callable
from random import Random

from peewee import Database, PeeweeException, fn

from escalation.engine import Engine, Sweep
from escalation.sender import Sender
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Entry
from store import control, outbox
from store.clock import DAY, HOUR, MINUTE, VirtualClock, from_iso
from store.errors import StoreError
from store.models import Complaint, Message
from tests.proof import hosts, troubles
from tests.proof.after_steps import AfterSteps
from tests.proof.at_calls import AtCalls
from tests.proof.at_end import AtEnd
from tests.proof.gate import Gate
from tests.proof.mail import MailServer
from tests.proof.mass import MASS
from tests.proof.meta import Meta
from tests.proof.people import People
from tests.proof.posts import Post, Tally
from tests.proof.provider import SECRET, Postbox, Provider, WatchedLedger
from tests.proof.violations import Violation
from tests.support import city

START = from_iso("2026-10-05T08:00")
LOOK_EVERY = 60
SETTLING = 16
"""Days without faults and without people: the longest wait of the engine is ten days."""


class World:
    """A world of one seed on an empty store; `run` lives it and `violations` tells what broke."""

    def __init__(self, seed: int, database: Database, *, rate: float = 0.002, kill_at: int = 0) -> None:
        self.rng, self.clock = Random(seed), VirtualClock(START)
        self.violations: list[Violation] = []
        self.tally = Tally()
        self.gate = Gate(self.rng, open=False)
        self.people = People(city.build(self.clock), self.clock, self.rng)
        self.people.settle()
        self.postbox = Postbox(self.rng)
        ledger = WatchedLedger(self._shown)
        numbers = iter(range(1, 10**9))
        simulator = Simulator(
            ledger, self.postbox, self.clock.now, "token", read_after=None, make_id=lambda: f"SIM{next(numbers)}"
        )
        self.simulator, boxes = simulator, WatchedLedger(self._written)
        self.at_calls = AtCalls(self.clock, self._report, (ledger, boxes))
        self.after_steps = AfterSteps(self.clock, (ledger, boxes), self._report)
        self.at_end = AtEnd(self.clock, self.people, ledger, self._report)
        provider = Provider(self.gate, self.rng, simulator, self._called, self.clock.now, faulty=0.15)
        mail = MailServer(self.gate, self.rng, boxes, self._called, self.clock.now, faulty=0.15)
        one, other = hosts.two(self.rng, self.clock)
        self.posts = [
            Post(one, provider, mail),
            Post(other, provider.twin(), mail.twin()),
        ]
        self.meta = Meta(self.rng, self.clock, self.postbox, [post.provider for post in self.posts])
        if self.rng.random() < 0.3:
            self.posts[1].down_until = START + 10_000 * DAY
        self.gate.guard(database)
        self.gate.open, self.gate.rate, self.gate.kill_at = True, rate, kill_at
        with self.gate.shut():
            self.after_steps.look()

    def run(self, days: float) -> None:
        """Live so many days with faults and people, then settle without; stop at the first violation."""
        end = START + int(days * DAY)
        with self.gate.shut():
            for post in self.posts:
                post.clock.go_wrong(self.rng)
        while self.clock.now() < end and not self.violations:
            self.step()
        self.settle()

    def step(self) -> None:
        """Let some time pass and one thing happen."""
        self.clock.advance(self._pause())
        acts = (self.tick, self._person, self._phone, self.webhook, lambda: troubles.befall(self))
        self.rng.choices(acts, (30, 36, 8, 20, 4))[0]()
        self._look()

    def do(self, act: Callable[[], object]) -> None:
        """Let one thing happen, and once more if it died on the way."""
        for _try in range(2):
            if self.gate.survive(act):
                break
        self._look()

    def settle(self, days: int = SETTLING, hours: int = 2) -> None:
        """End every fault, let the engines work on for so long, a sweep every so many hours, and look at the end."""
        troubles.end(self)
        with self.gate.shut():
            self._ask_again()
        end = self.clock.now() + days * DAY
        while self.clock.now() < end and not self.violations:
            self.clock.advance(hours * HOUR)
            self.tick()
            with self.gate.shut():
                self._let_go()
            while self.postbox.bodies:
                self.webhook()
            self._look()
        with self.gate.shut():
            if not self.violations:
                self.at_end.now_and_then()
                self.at_end.settled()
        self._count()

    def _let_go(self) -> None:
        """Release a mass that the last sweep held, and sweep again."""
        supervisor = self.people.city.supervisor
        if control.switches(supervisor).held:
            control.release_mass(supervisor, now=self.clock.now())
            self.tick()

    def _ask_again(self) -> None:
        try:
            self.people.ask_again()
        except Exception as error:
            self._report(Violation("once", f"sending again is refused: {error!r}"))
        if len(self.people.told) < self.people.sent:
            self._report(Violation("once", "a form is not acknowledged although it was sent again"))

    def _pause(self) -> int:
        """Return how long nothing happens: often no time at all, or less than an outcome needs to show."""
        chance = self.rng.random()
        if chance < 0.2:
            return 0
        if chance < 0.45:
            return int(self.rng.random() * 9 * MINUTE)
        return min(6 * HOUR, int(self.rng.expovariate(1 / (30 * MINUTE))))

    def tick(self) -> None:
        """Let one of the schedulers sweep."""
        post = self.rng.choice(self.posts)
        if post.down_until > self.clock.now():
            post = self.posts[0]
        if post.down_until > self.clock.now():
            return
        engine = post.engine = post.engine or self._engine(post)
        with self.gate.shut():
            post.clock.right_what_nobody_knows()
        self.after_steps.levels.untrusted = bool(post.clock.off)
        found: list[Sweep] = []
        if not self.gate.survive(lambda: self._swept(engine, found)):
            post.engine = None
            post.down_until = self.clock.now() + int(self.rng.choice((0, 0, 0, 1, 5)) * self.rng.random() * HOUR)
        elif found and found[0].clock is None and not found[0].held:
            self.after_steps.good_ticks += 1
            self.tally.fired += len(found[0].fired)

    def _swept(self, engine: Engine, found: list[Sweep]) -> None:
        """Sweep as the ticker's job does: an error ends the turn, the next one comes."""
        try:
            found.append(engine.sweep())
        except (StoreError, PeeweeException) as error:
            self.tally.refused[type(error).__name__] += 1
        except Exception as error:
            self._report(Violation("liveness", f"the engine raised {error!r}"))

    def _engine(self, post: Post) -> Engine:
        tokens = iter(range(10**9))
        name = f"{self.clock.now()}-{self.rng.random()}"
        time = post.clock.piece()
        sender, writer = (
            Sender(channel, time, chance=self.rng.random, new_token=lambda: f"{name}-{next(tokens)}")
            for channel in (post.provider, post.mail)
        )
        return Engine(time, sender, SECRET, others=(writer,), mass=MASS)

    def _person(self) -> None:
        """Let somebody do something; what is refused is refused."""
        act = self.people.act()
        self.after_steps.levels.untrusted = False

        def acted() -> None:
            try:
                act()
            except (StoreError, PeeweeException) as error:
                self.tally.refused[type(error).__name__] += 1

        self.gate.survive(acted)

    def _phone(self) -> None:
        """Let the owner of a phone tap, write or read."""
        shown = [entry for entry in self.simulator.ledger.entries() if entry.ours]
        if not shown:
            return
        entry = self.rng.choice(shown)
        what = self.rng.random()
        if what < 0.4 and entry.buttons:
            self.simulator.tap(entry.id, self.rng.randrange(len(entry.buttons)))
        elif what < 0.6:
            answers = entry.id if self.rng.random() < 0.7 else ""
            self.simulator.reply(entry.phone, "Sudah kami kerjakan.", answers)
        else:
            self.simulator.read(entry.id)

    def webhook(self) -> None:
        """Let a body come in; what the portal did not take whole comes again."""
        body = self.postbox.draw()
        if body is None:
            return

        def taken() -> None:
            self.gate.boundary("before a webhook")
            try:
                outbox.receive(body, self.clock.now())
            except (StoreError, PeeweeException):
                return
            self.gate.boundary("after a webhook")
            self.postbox.delivered(body)

        self.gate.survive(taken)

    def _look(self) -> None:
        self.tally.steps += 1
        with self.gate.shut():
            self.after_steps.look()
            if self.tally.steps % LOOK_EVERY == 0 and not self.violations:
                self.at_end.now_and_then()

    def _called(self, sending: outbox.Sending) -> None:
        with self.gate.shut():
            self.at_calls.call(sending)

    def _shown(self, entry: Entry) -> None:
        with self.gate.shut():
            self.at_calls.shown(entry)
        self.tally.shown += 1

    def _written(self, entry: Entry) -> None:
        with self.gate.shut():
            self.at_calls.shown(entry)
        self.tally.letters += 1

    def _report(self, violation: Violation) -> None:
        self.violations.append(violation)

    def _count(self) -> None:
        self.tally.days = (self.clock.now() - START) / DAY
        self.tally.deaths = self.gate.deaths
        self.tally.complaints = int(Complaint.select().count())
        self.tally.messages = int(Message.select().count())
        self.tally.repeats = int(Message.select(fn.SUM(Message.repeats)).scalar() or 0)
