"""A house with everything on: the city, the simulator and the webhook on loopback, the engine on the virtual clock."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

import cli
from commands.session import chosen
from store.clock import VirtualClock
from tests.conftest import Store
from tests.escalation.house import BUTTON_SECRET, House, Run
from tests.support.city import City


@pytest.fixture
def house(city: City, clock: VirtualClock) -> Iterator[House]:
    """The engine, a simulator that it speaks to over HTTP, and a webhook that takes the simulator's receipts."""
    built = House.build(city, clock)
    yield built
    built.close()


@pytest.fixture
def run(house: House, store: Store, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as the operator, at the virtual time, against the house's simulator."""
    monkeypatch.setenv("EHUMAS_DATABASE", store.url)
    monkeypatch.setenv("EHUMAS_WHATSAPP_URL", house.server.url)
    monkeypatch.setenv("EHUMAS_WHATSAPP_TOKEN", "token")
    monkeypatch.setenv("EHUMAS_SECRET_KEY", BUTTON_SECRET)
    monkeypatch.setattr(chosen, "clock", house.clock)
    return lambda *words: CliRunner().invoke(cli.app, [*map(str, words), "--lang", "en"])
