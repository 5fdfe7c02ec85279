"""The report's estimators: Kaplan-Meier (also with delayed entry), Wilson's interval, quantiles. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

TOLERANCE = 1e-9  # a product of fractions that should be exactly one half may miss it by rounding
Z95 = 1.959963984540054


@dataclass(frozen=True)
class Spell:
    """One wait, watched from age `entry` to age `exit`, where it ended (`event`) or outlived us (censored)."""

    exit: int
    event: bool
    entry: int = 0


@dataclass(frozen=True)
class Quantile:
    """A quantile of a survival curve: `value`, or "more than `beyond`" when the curve never fell so far."""

    value: int | None
    beyond: int | None = None


@dataclass(frozen=True)
class Curve:
    """A survival curve: `steps` of (age, share waiting from then on), the longest age watched, the spells."""

    steps: tuple[tuple[int, float], ...]
    longest: int
    count: int

    def quantile(self, share: float) -> Quantile:
        """The age by which `share` of the waits had ended: the first step at or below 1 - share."""
        if not self.count:
            return Quantile(None)
        for age, waiting in self.steps:
            if waiting <= 1 - share + TOLERANCE:
                return Quantile(age)
        return Quantile(None, self.longest)

    def waiting(self, age: int) -> float:
        """The share still waiting just after `age`."""
        share = 1.0
        for step, waiting in self.steps:
            if step > age:
                break
            share = waiting
        return share


def kaplan_meier(spells: Iterable[Spell]) -> Curve:
    """The product-limit estimate (Kaplan and Meier 1958); an `entry` above 0 is delayed entry (left truncation).

    A spell is at risk at age t when entry < t <= exit, or entry = 0; one that ended before it was watched is
    left out.
    """
    seen = [spell for spell in spells if spell.exit > spell.entry or spell.entry == 0]
    ended = Counter(spell.exit for spell in seen if spell.event)
    left = Counter(spell.exit for spell in seen)
    joins = sorted(spell.entry for spell in seen)
    steps: list[tuple[int, float]] = []
    at_risk, joined, share = 0, 0, 1.0
    for age in sorted(left):
        while joined < len(joins) and (joins[joined] < age or joins[joined] == 0):
            joined, at_risk = joined + 1, at_risk + 1
        if ended[age]:
            share *= 1 - ended[age] / at_risk
            steps.append((age, share))
        at_risk -= left[age]
    return Curve(tuple(steps), max(left, default=0), len(seen))


def wilson(hits: int, of: int, z: float = Z95) -> tuple[float, float] | None:
    """Wilson's score interval (1927) for a share; None without any case."""
    if of == 0:
        return None
    share, square = hits / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def quantile(values: Sequence[float], share: float) -> float | None:
    """A complete list's quantile by linear interpolation (Hyndman and Fan's type 7); None if it is empty."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = math.floor(place)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + (high - low) * (place - below)


def histogram(values: Iterable[float], bounds: Sequence[float]) -> list[int]:
    """How many values fall below the first bound, between each two, and at or above the last."""
    edges = [-math.inf, *bounds, math.inf]
    listed = list(values)
    return [sum(low <= value < high for value in listed) for low, high in pairwise(edges)]
