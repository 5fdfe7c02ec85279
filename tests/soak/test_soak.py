"""A minute of soak on each database: consoles, schedulers and a portal at work while processes are killed."""

from pathlib import Path

import pytest

from tests.soak import tally
from tests.soak.run import Plan, folder, soak

pytestmark = pytest.mark.processes


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_who_works_while_processes_are_killed_and_servers_restarted_loses_nothing(kind: str) -> None:
    plan = Plan(seconds=60, kind=kind, consoles=2, kills=True, streets=2)
    with folder() as place:
        outcome = soak(plan, Path(place))
    counts = "\n".join(tally.lines(outcome.told))
    assert outcome.wrong == [], counts
    done = {entry.kind for entry in outcome.told.entries}
    assert {"submitted", "followed", "posted", "commanded", "seen", "sat_down", "fault"} <= done, counts
    assert tally.delays(outcome.told), counts
