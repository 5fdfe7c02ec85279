"""A house with everything on: the city, the simulator and the webhook on loopback, the engine on the virtual clock."""

from collections.abc import Iterator

import pytest

from store.clock import VirtualClock
from tests.escalation.house import House
from tests.support.city import City


@pytest.fixture
def house(city: City, clock: VirtualClock) -> Iterator[House]:
    """The engine, a simulator that it speaks to over HTTP, and a webhook that takes the simulator's receipts."""
    built = House.build(city, clock)
    yield built
    built.close()
