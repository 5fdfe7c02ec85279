"""Complaint numbers: short, speakable, digits only, with a check digit that notices a wrong digit on the telephone.

`26-0417-5` is year 2026, the 417th of the year, check digit 5. The check digit is Damm's (H. M. Damm, 2004), which
notices every single wrong digit and every swap of neighbours.
"""

import re
from typing import Any

from stdnum import damm
from stdnum.exceptions import ValidationError

from store.clock import local_day
from store.errors import Invalid
from store.i18n import _
from store.models import Counter
from store.rows import prepared

SEQUENCE_DIGITS = 4


def allocate(at: int) -> str:
    """Return the next number of the year of `at`; call it inside a transaction."""
    year = local_day(at).year % 100
    return make(year, _next(f"complaint-{year:02d}"))


def reserve(year: int, count: int) -> range:
    """Take `count` numbers of a two-digit year at once and return their sequence; call it inside a transaction."""
    name = f"complaint-{year:02d}"
    first = _next(name)
    Counter.update(next=first + count).where(Counter.name == name).execute()
    return range(first, first + count)


def make(year: int, sequence: int) -> str:
    """Return the written number of a two-digit year and a sequence from 1."""
    digits = f"{year:02d}{sequence:0{SEQUENCE_DIGITS}d}"
    return f"{digits[:2]}-{digits[2:]}-{damm.calc_check_digit(digits)}"


def parse(text: str) -> str:
    """Return the canonical number of what a person typed or dictated (dashes, dots and spaces do not matter).

    Raises Invalid when it has too few digits or the check digit does not fit.
    """
    digits = re.sub(r"[\s.\-/]", "", text)
    shown = {"number": text[:40]}
    if not digits.isascii() or not digits.isdigit() or not 2 + SEQUENCE_DIGITS + 1 <= len(digits) <= 2 + 9 + 1:
        raise Invalid(_("“%(number)s” is not a complaint number. It looks like 26-0417-5.") % shown)
    try:
        damm.validate(digits)
    except ValidationError as error:
        raise Invalid(
            _("A digit of “%(number)s” is wrong: its check digit does not fit. Compare it with the ticket.") % shown
        ) from error
    return f"{digits[:2]}-{digits[2:-1]}-{digits[-1]}"


def _next(name: str) -> int:
    for (sequence,) in _sequence(name):
        _advance(name)
        return int(sequence)
    Counter.create(name=name, next=2)
    return 1


@prepared
def _sequence(name: Any) -> Any:
    return Counter.select(Counter.next).where(Counter.name == name)


@prepared
def _advance(name: Any) -> Any:
    return Counter.update(next=Counter.next + 1).where(Counter.name == name)
