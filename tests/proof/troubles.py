"""What goes wrong in a world, for a while: clocks, channels, the database, hosts; and how all of it ends."""

from typing import TYPE_CHECKING

from store import control
from store.clock import DAY
from tests.proof.meta import TOKEN

if TYPE_CHECKING:
    from tests.proof.world import World


def befall(world: "World") -> None:
    """Let something go wrong for a while, or right again."""
    post = world.rng.choice(world.posts)
    match world.rng.randrange(9):
        case 0:
            with world.gate.shut():
                post.clock.go_wrong(world.rng)
        case 1:
            post.provider.down, post.mail.down = world.rng.random() < 0.4, world.rng.random() < 0.3
        case 2:
            world.gate.refusals = world.rng.randrange(1, 4)
        case 3:
            world.gate.lost = 1
        case 4:
            _reboot(world)
        case 5:
            world.simulator.faults.clear()
            post.provider.down = post.mail.down = False
        case 6 | 7:
            world.meta.turn()
        case _:
            post.engine = None


def _reboot(world: "World") -> None:
    """Let the first scheduler's host be down for a while, and come back with a clock that may be wrong."""
    first = world.posts[0]
    first.clock.starts += 1
    for post in world.posts:
        if post.clock is first.clock:
            down = world.clock.now() + int(world.rng.random() * 3 * DAY)
            post.engine, post.down_until = None, max(post.down_until, down)
    with world.gate.shut():
        first.clock.go_wrong(world.rng)


def end(world: "World") -> None:
    """End every fault."""
    world.gate.open, world.gate.refusals, world.gate.lost = False, 0, 0
    world.simulator.faults.clear()
    for post in world.posts:
        post.provider.down, post.provider.faulty, post.clock.off = False, 0.0, 0
        post.mail.down, post.mail.faulty = False, 0.0
    world.meta.renew(TOKEN)
    world.posts[0].down_until = 0
    if control.sending_stopped():
        control.resume_sending(world.people.city.supervisor, now=world.clock.now())
