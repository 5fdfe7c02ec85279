"""Too often is refused with how long to wait, per address and per action, and forgotten after a while."""

import pytest

from store import rates
from store.clock import DAY, HOUR, MINUTE, VirtualClock
from store.models import Hit
from store.rates import LIMITS, TooOften
from tests.conftest import Store


def test_the_limit_is_reached_and_passes(store: Store, clock: VirtualClock) -> None:
    for _use in range(LIMITS["complaint"].uses):
        rates.take("complaint", "warga-1", now=clock.now())
    with pytest.raises(TooOften, match="1 j"):
        rates.take("complaint", "warga-1", now=clock.now())
    rates.take("complaint", "warga-2", now=clock.now())
    rates.take("say", "warga-1", now=clock.now())
    clock.advance(HOUR)
    rates.take("complaint", "warga-1", now=clock.now())


def test_refused_uses_do_not_lengthen_the_wait(store: Store, clock: VirtualClock) -> None:
    for _use in range(LIMITS["track"].uses):
        rates.take("track", "alamat", now=clock.now())
    for _minute in range(14):
        with pytest.raises(TooOften):
            rates.take("track", "alamat", now=clock.advance(MINUTE))
    rates.take("track", "alamat", now=clock.advance(MINUTE))


def test_addresses_are_kept_for_a_day_only(store: Store, clock: VirtualClock) -> None:
    rates.take("register", "alamat", now=clock.now())
    rates.take("register", "lain", now=clock.advance(DAY + 1))
    assert [row.source for row in Hit.select()] == ["lain"]
