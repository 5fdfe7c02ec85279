"""The engine is proved on every change: some worlds, every scenario's deaths, and mutants that must not live."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof import ground
from tests.proof.__main__ import first_known_then_new, histories, killer, live
from tests.proof.mutants import MUTANTS
from tests.proof.mutation import Mutant, applied, mutant
from tests.proof.scenarios import SCENARIOS, Scenario, boundaries, deaths
from tests.proof.violations import RULES
from tests.proof.world import World

SECONDS = 20
"""So long does each of six tests live worlds: two minutes in all, in parts that the workers share."""
DAYS = 12
STRIDE = 9
"""Each run dies at every ninth boundary of a scenario; `make prove` dies at every one."""


@pytest.fixture(scope="module", autouse=True)
def _no_server_stays() -> Iterator[None]:
    """Whichever worker started the proof's PostgreSQL stops it."""
    yield
    ground.end()


def history(seed: int) -> str:
    with ground.fresh("sqlite") as database:
        world = World(seed, database)
        world.run(8)
    assert world.violations == []
    return str(world.after_steps.history.hexdigest())


def test_one_seed_is_one_exact_history() -> None:
    assert history(7) == history(7)
    assert history(7) != history(8)


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("sqlite", (1_000, 1_001)),
        ("sqlite", (2_000, 2_001)),
        ("sqlite", (4_000, 4_001)),
        ("sqlite", (5_000, 5_001)),
        ("postgresql", (3_000,)),
        ("postgresql", (6_000,)),
    ],
)
def test_no_seed_breaks_an_invariant(kind: str, known: tuple[int, ...]) -> None:
    total = live(kind, first_known_then_new(known, SECONDS), DAYS)
    assert not total.failed, "\n".join(total.failed)
    assert total.sums["fired"] > 0
    assert sum(total.deaths.values()) > 0


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_whoever_dies_on_the_way_loses_nothing(scenario: Scenario) -> None:
    places = boundaries(scenario)
    assert places > 100
    assert dict(deaths(scenario, range(1, places + 1, STRIDE))) == {}


@pytest.mark.parametrize("broken", MUTANTS, ids=lambda broken: broken.name)
def test_a_broken_engine_is_noticed(broken: Mutant) -> None:
    assert killer(broken, histories(broken)), f"nobody notices that the engine {broken.name}"


def test_the_page_about_the_proof_lists_every_broken_engine_and_every_rule() -> None:
    page = (Path(__file__).parents[2] / "docs/proof.md").read_text(encoding="utf-8")
    assert [one.name for one in MUTANTS if f"| {one.name} |" not in page] == []
    assert [name for name in RULES if f"| {name} |" not in page] == []


def test_a_mutant_whose_line_is_gone_says_so() -> None:
    with (
        pytest.raises(LookupError, match="mend the mutant"),
        applied(mutant("x", ("store.ids:new_key", "no such", ""))),
    ):
        pass
