"""Building the demo city: every story at its time, in order, with the engine's sweeps between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from pathlib import Path
from random import Random

from demo import patterns, publishing, rhythm, standing, years
from demo.life import Life
from demo.past import Book
from demo.people import settle
from demo.pictures import Camera
from demo.telephones import Telephones
from demo.texts import Grammar
from store import bulk, escalations, policy
from store.actors import SYSTEM, Actor
from store.clock import DAY, HOUR, MINUTE, SECOND, VirtualClock
from store.database import transact

MONTH = 182 * DAY
STEPS_A_TRANSACTION = 150
REACTION = 3 * SECOND
LOOK_EVERY = 2 * HOUR
ALL_LIVED = 3_000
"""A city of more complaints has a past that was loaded."""
LIVES = 1_200
LIVED = 1_000
LOADED = 0.75


@dataclass(frozen=True)
class Built:
    """What was made: how many complaints came in, levels fired and messages went out."""

    complaints: int
    fired: int
    messages: int


@dataclass
class City:
    """The stories that are under way, by the instant at which each goes on."""

    clock: VirtualClock
    telephones: Telephones
    waiting: list[tuple[int, int, Iterator[int], Life | None]] = field(default_factory=list)
    fired: int = 0
    _order: int = 0
    _look_again: int = 0

    def begin(self, story: Iterator[int], life: Life | None = None) -> None:
        """Let a story wait for its first instant."""
        at = next(story, None)
        if at is not None:
            self._order += 1
            heappush(self.waiting, (at, self._order, story, life))

    def run(self, until: int, tell: Callable[[int], None]) -> None:
        """Go on until nothing happens before `until`; `tell` hears the time now and then."""
        while self.waiting and self.waiting[0][0] < until:
            transact(lambda: self._some_steps(until))
            tell(self.clock.now())
        transact(lambda: self._sweep(until))

    def _some_steps(self, until: int) -> None:
        for _step in range(STEPS_A_TRANSACTION):
            if not self.waiting or self.waiting[0][0] >= until:
                return
            at, _order, story, life = heappop(self.waiting)
            self._sweep(at)
            self.clock.set(at)
            if life is not None:
                life.now = at
            self.begin(story, life)

    def _sweep(self, until: int) -> None:
        """Fire what is due before `until`, each level within seconds of its time, and let messages go out."""
        while self._look_again <= until:
            due, coming = escalations.waiting(self.clock.now())
            at = self.clock.now() if due else (coming or until)
            if at + REACTION > until:
                self._look_again = min(at + REACTION, until + LOOK_EVERY)
                return
            self.clock.set(max(at, self.clock.now()) + REACTION)
            fired = escalations.fire_due(self.clock.now()).fired
            self.fired += len(fired)
            if any(level.outcome.messages for level in fired):
                self._send()

    def _send(self) -> None:
        """Deliver now, or when the sending window opens; the receipts of the hour come in with the next delivery."""
        now = self.clock.now()
        opens = policy.current(now).sending_time(now)
        if opens == now:
            self.telephones.deliver(now)
        else:
            self.begin(self._when_open(opens + 10 * SECOND))

    def _when_open(self, at: int) -> Iterator[int]:
        yield at
        self.telephones.deliver(self.clock.now())


def write_book(
    *, now: int, seed: int, secret: str, lives: int = LIVES, tell: Callable[[float], None] = lambda _done: None
) -> Book:
    """Live so many lives in the connected, empty database and return them as patterns; nobody needs it any more."""
    build(now=now, count=lives, seed=seed, secret=secret, tell=tell)
    return Book(*patterns.learn(), bulk.names(SYSTEM))


def build(
    *,
    now: int,
    count: int,
    seed: int,
    secret: str,
    media: Path | None = None,
    tell: Callable[[float], None] = lambda _done: None,
    book: Book | None = None,
    lived: int = LIVED,
) -> Built:
    """Build a city into the connected, empty database: `count` complaints in the six months before `now`.

    With a book of lives they come in over years, and only the last days, or about `lived` of them, are lived; all that
    ended before is loaded in bulk. The same seed, book and `now` give the same city, but for the seals of identities.
    Photos are drawn into the folder `media`, if there is one; `tell` hears the share that is done.
    """
    rng = Random(seed)  # noqa: S311  # an invented city, not a secret
    past = years.plan(now, count, lived) if book else years.Plan([], now - MONTH, count)
    people = transact(lambda: settle(Grammar(rng), rng, Camera(media, Random(seed)), past.start(now - MONTH)))  # noqa: S311  # same
    share = 0.0
    if book:
        assert bulk.names(SYSTEM) == book.names, "the same city, so the same keys"
        share = LOADED
        people.earlier = years.load(book, past, people, rng, seed, lambda done: tell(done * LOADED))
    start, rest = past.until, past.lived
    city = City(VirtualClock(start), Telephones(rng, secret))

    def make(kind: type[Life], key: str) -> Life:
        topic = people.grammar.topic()
        return kind(people, rng, f"demo-{seed}-{key}", topic, people.grammar.place(rng.choice(people.ward_names)))

    first = start if book else start + DAY
    for number, at in enumerate(rhythm.arrivals(rng, first, now, max(0, rest - len(standing.SCENES)))):
        life = make(Life, f"{number:06d}")
        city.begin(life.story(at), life)
    for life, story in standing.stories(make, now):
        city.begin(story, life)
    for story in publishing.stories(people.operator, now, city.clock.now, start):
        city.begin(story)
    city.run(now, lambda at: tell(share + (1 - share) * (at - start) / (now - start)))
    city.telephones.deliver(now)
    _open_telephones(people.supervisor, now)
    return Built(count, city.fired, city.telephones.sent)


def _open_telephones(supervisor: Actor, present: int) -> None:
    """Let messages go out at all hours where whoever watches would see none: the usual window is shut, or soon."""
    in_force = policy.current(present)
    if any(in_force.sending_time(at) != at for at in (present, present + HOUR)):
        policy.change(supervisor, now=present, window=(0, DAY // MINUTE))
