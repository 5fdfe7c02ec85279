"""A connection lost before the commit: the unit is done again. Lost in it: nobody knows, a second press is harmless."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from peewee import OperationalError

from store import complaints, content, database, decisions, intake, queries, referrals, visit_rows, visits
from store.articles import Draft
from store.citizens import NewCitizen
from store.clock import DAY
from store.errors import StoreError, Unavailable
from store.escalations import fire_due
from store.intake import NewComplaint
from store.models import Change, Event
from tests.support.city import City

ONLY_POSTGRES = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
"""SQLite has no connection that could be lost."""

KICK = "SELECT pg_terminate_backend(pg_backend_pid())"


def _kick() -> None:
    """Let the server hang up on this thread."""
    with pytest.raises(OperationalError):
        database.db.execute_sql(KICK)


@dataclass
class Fragile:
    """Lets the connection be lost at the next commit, before or after it happened."""

    patch: pytest.MonkeyPatch

    def lose(self, *, committed: bool) -> None:
        """Break the next commit."""
        server: Any = database.db.obj
        whole = server.commit

        def broken() -> None:
            self.patch.setattr(server, "commit", whole)
            if committed:
                whole()
            _kick()
            raise OperationalError("server closed the connection unexpectedly")

        self.patch.setattr(server, "commit", broken)


def _submit(city: City) -> Callable[[], object]:
    person = NewCitizen("Wa Ode Rina", "081355550101")
    new = NewComplaint("Jalan rusak", "Sudah lama.", "kunci-formulir-1", citizen=person)
    return lambda: intake.submit(city.operator, new, now=city.clock.now(), secret="rahasia-tautan-warga-itu-panjang")


def _forward(city: City) -> Callable[[], object]:
    number = city.complaint()
    return lambda: complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())


def _answer(city: City) -> Callable[[], object]:
    number = city.forwarded()
    return lambda: referrals.answer(city.officer(), number, "Ditambal.", now=city.clock.now(), client_key="kunci-jawab")


def _accept(city: City) -> Callable[[], object]:
    number = city.answered()
    return lambda: referrals.accept(city.operator, [number], now=city.clock.now())


def _send_back(city: City) -> Callable[[], object]:
    number = city.answered()
    return lambda: referrals.send_back(city.operator, number, "Kapan?", now=city.clock.now())


def _return(city: City) -> Callable[[], object]:
    number = city.forwarded()
    return lambda: referrals.return_(city.officer(), number, "Bukan kami.", now=city.clock.now())


def _ask(city: City) -> Callable[[], object]:
    number = city.complaint()
    return lambda: decisions.ask(city.operator, [number], "Di mana?", now=city.clock.now())


def _reject(city: City) -> Callable[[], object]:
    number = city.complaint()
    return lambda: decisions.reject(city.operator, [number], "Bukan pengaduan.", now=city.clock.now())


def _merge(city: City) -> Callable[[], object]:
    main, same = city.complaint(), city.complaint()
    return lambda: decisions.merge(city.operator, same, main, now=city.clock.now())


def _refer(city: City) -> Callable[[], object]:
    number = city.complaint()
    return lambda: decisions.refer(city.operator, number, "PLN", "P-1", now=city.clock.now())


def _reopen(city: City) -> Callable[[], object]:
    number = _closed(city)
    return lambda: decisions.reopen(city.operator, number, "Belum selesai.", now=city.clock.now())


def _rate(city: City) -> Callable[[], object]:
    number = _closed(city)
    holder = queries.holder(number, f"secret-{city.made:024d}")
    return lambda: decisions.rate(holder, number, 4, now=city.clock.now())


def _note(city: City) -> Callable[[], object]:
    numbers = [city.complaint(), city.complaint()]
    return lambda: decisions.note(city.operator, numbers, "Sudah ditelepon.", now=city.clock.now())


def _visit(city: City) -> Callable[[], object]:
    city.forwarded()
    now = city.clock.now() + 4 * DAY
    fire_due(now)
    (visit,) = visit_rows.find(city.operator)
    return lambda: visits.record(city.operator, visit.id, now=now, met="Pak Amir", found="Mulai Senin.")


def _draft(city: City) -> Callable[[], object]:
    draft = Draft("Pasar dibuka", "Hari ini.")
    return lambda: content.add(city.operator, "news", draft, now=city.clock.now())


def _publish(city: City) -> Callable[[], object]:
    slug = content.add(city.operator, "news", Draft("Pasar", "Dibuka."), now=city.clock.now()).slug
    return lambda: content.publish(city.operator, slug, now=city.clock.now())


def _closed(city: City) -> str:
    number = city.answered()
    referrals.accept(city.operator, [number], now=city.clock.now())
    return number


COMMANDS = [
    _submit, _forward, _answer, _accept, _send_back, _return, _ask, _reject, _merge, _refer, _reopen, _rate, _note,
    _visit, _draft, _publish,
]  # fmt: skip


@ONLY_POSTGRES
@pytest.mark.parametrize("committed", [True, False], ids=["it happened", "it did not"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__.strip("_"))
def test_what_was_lost_in_the_commit_and_is_done_again_happens_once(
    city: City, monkeypatch: pytest.MonkeyPatch, command: Callable[[City], Callable[[], object]], committed: bool
) -> None:
    press, before = command(city), _traces()
    Fragile(monkeypatch).lose(committed=committed)
    with pytest.raises(Unavailable, match="Ulangi saja"):
        press()
    happened = _traces()
    assert (happened > before) is committed
    with suppress(StoreError) if committed else nullcontext():
        press()
    assert _traces() == happened if committed else _traces() > before


@ONLY_POSTGRES
def test_a_unit_whose_connection_was_lost_before_the_commit_is_done_again_with_one_effect(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    press, tries = _submit(city), list[int]()
    whole = intake._insert

    def fragile(*given: Any) -> Any:
        tries.append(1)
        row = whole(*given)
        if len(tries) == 1:
            _kick()
            raise OperationalError("server closed the connection unexpectedly")
        return row

    monkeypatch.setattr(intake, "_insert", fragile)
    press()
    assert len(tries) == 2
    assert Event.select().where(Event.kind == "received").count() == 1


def _traces() -> int:
    """Count what commands leave: each writes at least one event and one change."""
    return int(Event.select().count()) + int(Change.select().count())
