"""When things happen in the demo city: the week of complaints, the hours of offices, and how long agencies take.

The curve is that of a real city's hotline: two of three complaints come between 7 and 15 o'clock, weekends are half as
busy, half of the answers are there within eight hours, and some never come.
"""

import math
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from store.clock import DAY, HOUR, MINUTE, day_start, local_day, to_datetime

HOURS = (4, 2, 1, 1, 1, 3, 12, 40, 72, 84, 78, 62, 44, 50, 48, 40, 32, 28, 24, 28, 26, 20, 13, 8)
WEEKDAYS = (1.25, 1.2, 1.15, 1.1, 0.95, 0.6, 0.5)
SEASONS = (1.1, 1.1, 1.15, 1.15, 1.1, 1.05, 1.0, 0.85, 0.8, 0.8, 0.9, 1.0)
"""Rain fills drains and breaks roads: in Kendari it falls from December to July."""
_WET = (0.8, 0.8, 1.0, 1.0, 1.0, 1.0, 0.7, 0.25, 0.15, 0.15, 0.3, 0.6)
_AFTER_RAIN = (0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 0.8, 0.5, 0.35, 0.3, 0.45)
_DRY = (0.3, 0.3, 0.25, 0.25, 0.25, 0.3, 0.45, 0.9, 1.0, 1.0, 0.8, 0.4)
TOPIC_SEASONS = {
    "drainase": _WET,
    "bencana": _WET,
    "jalan": _AFTER_RAIN,
    "pencemaran": _DRY,
    "kebakaran": _DRY,
    "airbersih": _DRY,
}
"""How likely a topic is in each month beside others: floods in the rain, broken roads behind it, dust in the dry."""
ANY_SEASON = (0.6,) * 12
GROWTH = 1.1
"""So many times as many complaints each year: more people know where to send them."""
OPENS, CLOSES, CLOSES_ON_WEEKENDS = 7 * 60, 20 * 60, 15 * 60
SWIFT: dict[str, float] = {
    "DISDUKCAPIL": 0.5,
    "DAMKAR": 0.4,
    "DISHUB": 0.8,
    "PUPR": 1.6,
    "PDAM": 1.3,
    "DINSOS": 1.4,
    "PERKIMTAN": 1.8,
}
MEDIAN_HOURS = 3.0
SPREAD = 1.5


def arrivals(rng: Random, start: int, end: int, count: int) -> list[int]:
    """Return `count` instants between start and end by the week's and the day's curve, in order."""
    first, days = local_day(start), math.ceil((end - start) / DAY) + 1
    dates = [first + timedelta(days=number) for number in range(days)]
    weights = [WEEKDAYS[date.weekday()] for date in dates]
    found: list[int] = []
    while len(found) < count:
        date = rng.choices(dates, weights=weights)[0]
        hour = rng.choices(range(24), weights=HOURS)[0]
        at = day_start(date) + hour * HOUR + rng.randrange(HOUR)
        if start <= at < end:
            found.append(at)
    return sorted(found)


def weight(day: date) -> float:
    """Return how busy a day is beside others, by its weekday, its season and its year."""
    return WEEKDAYS[day.weekday()] * SEASONS[day.month - 1] * math.pow(GROWTH, day.toordinal() / 365.25 - 2_000)


def odds(topic: str) -> tuple[float, ...]:
    """Return how likely a topic is in each month beside others, between 0 and 1."""
    return TOPIC_SEASONS.get(topic, ANY_SEASON)


def calendar(first: date, last: date, count: int) -> list[tuple[date, int]]:
    """Return how many of `count` complaints come in on each day from `first` to `last`."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    reached = list(accumulate(weight(day) for day in days))
    upto = [round(count * weight / reached[-1]) for weight in reached]
    return [(day, now - before) for day, now, before in zip(days, upto, [0, *upto], strict=False)]


def answer_time(rng: Random, agency: str, since: int) -> int:
    """Return when an agency answers: a log-normal wait by its swiftness, and hardly ever at night."""
    wait = rng.lognormvariate(math.log(MEDIAN_HOURS * SWIFT.get(agency, 1.0)), SPREAD)
    return awake(rng, since + int(wait * HOUR))


def desk_time(rng: Random, since: int, minutes: float) -> int:
    """Return when somebody at a desk comes to it: some minutes of work after `since`, in office hours."""
    at = office(since) + int(rng.expovariate(1 / minutes) * MINUTE)
    return office(at)


def office(at: int) -> int:
    """Return `at`, or the next opening of the office when it is shut; its last shift ends at 20, on weekends at 15."""
    moment = to_datetime(at)
    minute = moment.hour * 60 + moment.minute
    closes = CLOSES if moment.weekday() < 5 else CLOSES_ON_WEEKENDS
    if minute < OPENS:
        return day_start(moment.date()) + OPENS * MINUTE
    if minute < closes:
        return at
    return day_start(moment.date() + timedelta(days=1)) + OPENS * MINUTE


def awake(rng: Random, at: int) -> int:
    """Return `at`, or a moment of the next morning when people sleep then."""
    moment = to_datetime(at)
    if 6 <= moment.hour < 22:
        return at
    date = moment.date() if moment.hour < 6 else moment.date() + timedelta(days=1)
    return day_start(date) + 7 * HOUR + rng.randrange(2 * HOUR)
