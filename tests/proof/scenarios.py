"""Ways of one complaint, lived once for each boundary in them with a death right there; all must still come true.

What died is done again by whoever did it: a person presses the key again, the next sweep comes.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from store import complaints
from store.clock import DAY, HOUR, local_day
from store.errors import Conflict, NotFound
from tests.proof import ground
from tests.proof.violations import Violation
from tests.proof.world import World

Act = Callable[[World], object]
Step = tuple[float, Act]
"""Hours that pass, then who does what."""


@dataclass(frozen=True)
class Scenario:
    """A named way through the rooms."""

    name: str
    steps: tuple[Step, ...]


def boundaries(scenario: Scenario, kind: str = "sqlite") -> int:
    """Return how many boundaries the scenario passes when nobody dies."""
    world, found = _lived(scenario, kind, 0)
    if found:
        raise AssertionError(f"{scenario.name} breaks without any fault: {found}")
    return world.gate.passed


def deaths(scenario: Scenario, places: range, kind: str = "sqlite") -> Iterator[tuple[int, list[Violation]]]:
    """Live the scenario once for each place with a death there, and yield what broke."""
    for place in places:
        _world, found = _lived(scenario, kind, place)
        if found:
            yield place, found


def _lived(scenario: Scenario, kind: str, kill_at: int) -> tuple[World, list[Violation]]:
    with ground.fresh(kind) as database:
        world = World(1, database, rate=0.0, kill_at=kill_at)
        for post in world.posts:
            post.provider.faulty, post.down_until = 0.0, 0
        world.posts = world.posts[:1]
        for hours, act in scenario.steps:
            world.clock.advance(int(hours * HOUR))
            world.do(lambda act=act: act(world))  # type: ignore[misc]  # bound at once
        world.settle(days=5, hours=6)
    return world, world.violations


def _submit(world: World) -> None:
    world.people.send("form-key-00000001")


def _forward(world: World) -> None:
    _unless_done(
        lambda: complaints.forward(world.people.city.operator, [_number(world)], "PUPR", now=world.clock.now())
    )


def _transfer(world: World) -> None:
    _unless_done(
        lambda: complaints.forward(world.people.city.operator, [_number(world)], "RSUD", now=world.clock.now())
    )


def _answer(world: World, *, kind: str = "final", day: str = "", key: str = "answer-key") -> None:
    officer, now = world.people.city.officer("PUPR"), world.clock.now()
    _unless_done(
        lambda: complaints.answer(
            officer, _number(world), "Sudah ditambal.", now=now, client_key=key, kind=kind, promise_day=day
        )
    )


def _promise(world: World) -> None:
    _answer(world, kind="interim", day=local_day(world.clock.now() + 2 * DAY).isoformat(), key="promise-key")


def _accept(world: World) -> None:
    _unless_done(lambda: complaints.accept(world.people.city.operator, [_number(world)], now=world.clock.now()))


def _send_back(world: World) -> None:
    now = world.clock.now()
    _unless_done(lambda: complaints.send_back(world.people.city.operator, _number(world), "Belum.", now=now))


def _reopen(world: World) -> None:
    now = world.clock.now()
    _unless_done(lambda: complaints.reopen(world.people.city.operator, _number(world), "Masih.", now=now))


def _sweep(world: World) -> None:
    world.tick()


def _silent_call(world: World) -> None:
    """Let the next call be taken by the provider, and its answer get lost."""
    world.simulator.faults.add({"kind": "timeout", "deliver": True})
    world.tick()


def _no_word(world: World) -> None:
    """Let the provider take the next messages, and never say that they arrived."""
    world.simulator.faults.add({"kind": "lose", "times": 0})
    world.tick()


def _receipts(world: World) -> None:
    while world.postbox.bodies:
        world.webhook()


def _number(world: World) -> str:
    return world.people.told["form-key-00000001"]


def _unless_done(act: Callable[[], object]) -> None:
    """Do it, or find that the time before the death had done it."""
    with suppress(Conflict, NotFound):
        act()


BEGIN: tuple[Step, ...] = ((0, _submit), (1, _forward))
SCENARIOS = (
    Scenario(
        "a reminder, its receipts, the answer",
        (*BEGIN, (24, _sweep), (0.1, _receipts), (1, _sweep), (1, _answer), (1, _accept)),
    ),
    Scenario("silence up to the visit", (*BEGIN, (24, _sweep), (48, _sweep), (1, _sweep), (24, _answer), (1, _accept))),
    Scenario("three days of outage", (*BEGIN, (100, _sweep), (1, _sweep), (0.1, _receipts), (2, _answer))),
    Scenario(
        "an answer that comes before the window, sent back after it",
        ((12, _submit), (0.1, _forward), (24, _sweep), (0.1, _answer), (3, _send_back), (9, _sweep), (1, _sweep)),
    ),
    Scenario(
        "a call whose outcome nobody knows, settled by its echo",
        (*BEGIN, (24, _silent_call), (0.1, _receipts), (0.2, _sweep), (1, _sweep)),
    ),
    Scenario(
        "an unknown call without an echo is repeated and counted",
        (*BEGIN, (24, _silent_call), (1, _sweep), (1, _sweep), (0.1, _receipts)),
    ),
    Scenario(
        "a letter goes where no word comes that WhatsApp arrived",
        (*BEGIN, (24, _no_word), (14, _sweep), (10, _sweep), (1, _sweep), (1, _answer)),
    ),
    Scenario(
        "a promise that is broken",
        (*BEGIN, (5, _promise), (1, _accept), (72, _sweep), (72, _sweep), (1, _sweep)),
    ),
    Scenario(
        "handed over with a reminder waiting",
        ((12, _submit), (0.1, _forward), (24, _sweep), (1, _transfer), (10, _sweep), (24, _sweep)),
    ),
    Scenario("opened again", (*BEGIN, (2, _answer), (1, _accept), (90, _reopen), (0.1, _sweep), (4, _sweep))),
)
