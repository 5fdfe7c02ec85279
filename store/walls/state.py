"""How a wall stands, as `ehumas doctor` and `ehumas db wall` say it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """Whether the wall stands, whether it is what this program would build, and the codes of the agencies behind it."""

    stands: bool
    current: bool
    agencies: tuple[str, ...]
