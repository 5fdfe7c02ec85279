"""The soak: everything that E-Humas runs, together on one database, for as long as one likes; see `make soak`."""

import argparse
import os
import sys

from store import i18n
from tests.soak import tally
from tests.soak.run import Plan, folder, soak


def main() -> int:
    """Run the soak that the command line describes, print what it counted, and return how it ended."""
    asked = argparse.ArgumentParser(prog="make soak", description=__doc__)
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--consoles", type=int, default=20)
    asked.add_argument("--pace", type=float, default=1.0, help="larger numbers let everybody rest longer")
    asked.add_argument("--kills", action="store_true", help="kill a process every few seconds")
    given = asked.parse_args()
    i18n.use("id")
    for name in [name for name in os.environ if name.startswith("EHUMAS_")]:
        del os.environ[name]
    plan = Plan(given.seconds, given.database, given.consoles, kills=given.kills, pace=given.pace)
    print(f"soak        {plan.consoles} consoles, {plan.seconds} s, {plan.kind}{', kills' if plan.kills else ''}")
    with folder() as place:
        outcome = soak(plan, place)
        for line in tally.lines(outcome.told):
            print(line)
        for wrong in outcome.wrong[:40]:
            print(f"VIOLATION   {wrong}")
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"violations  {len(outcome.wrong)} (load average {load} on {os.cpu_count()} cores)")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
