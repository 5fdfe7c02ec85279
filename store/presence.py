"""Who has a complaint open now, and who is writing on it: rows whose lease ends by itself when a console dies.

They tell the feed nothing, so nobody's console wakes for them: whoever has a complaint open looks at that one. Who is
alone there writes once; a lease is renewed while somebody is there to see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, Value

from store import cases, numbers
from store.actors import Actor, Right, Role, require
from store.clock import MINUTE, SECOND
from store.database import transact
from store.errors import Invalid, NotAllowed
from store.i18n import _
from store.models import Account, Agency, Complaint, Presence, PresenceOffice
from store.rows import prepared

LEASE = 10 * SECOND
"""Whoever has given no sign for so long is gone."""
RENEW = 4 * SECOND
RENEW_IN_SILENCE = 30 * SECOND
"""So often a sign is given where the others are silent: they may be asleep, and then learn that somebody is there."""
FORGET = 10 * MINUTE
READING, WRITING, ANSWERING, FORWARDING = DOINGS = ("reading", "writing", "answering", "forwarding")
OFFICE = "Humas"


@dataclass(frozen=True)
class Present:
    """Somebody else's console at a complaint: whose, of which agency (empty for Humas), and what is done there.

    `own` is another console of the same account. An agency reads of Humas that it is there, and whether it writes.
    """

    name: str
    agency: str
    doing: str
    own: bool = False


def look(actor: Actor, token: str, number: str, doing: str, *, now: int) -> list[Present]:
    """Be at a complaint, doing one of DOINGS, and return who else is there; `token` is the console's own.

    Raises Invalid for no number or no such doing, NotFound for a complaint that the actor may not see.
    """
    require(actor, Right.SEE_HISTORY)
    account = _account(actor)
    if doing not in DOINGS:
        raise Invalid(_("One can't be doing “%(doing)s”.") % {"doing": doing[:20]})
    rows = _at(actor, numbers.parse(number))
    mine = next((row for row in rows if row[0] == token), None)
    others = [row for row in rows if row[0] != token]
    alive = [row for row in others if row[1] > now - LEASE]
    if mine is None or mine[2] != doing or mine[1] <= now - _renewal(others, alive):
        transact(lambda: _come(actor, account, token, number, doing, now))
    found = [Present(name, code or "", what, key == account) for _token, _seen, what, key, name, code in alive]
    return found if actor.role is not Role.OFFICER else _to_agency(found)


def leave(actor: Actor, token: str) -> None:
    """Be nowhere any more; who was nowhere stays so."""
    require(actor, Right.SEE_HISTORY)
    mine = (Presence.token == token) & (Presence.account == _account(actor))
    transact(lambda: Presence.delete().where(mine).execute())


def trim(*, now: int) -> int:
    """Forget consoles without a sign for ten minutes, and return how many; one that lives comes again by itself."""
    old = Presence.seen_at < now - FORGET
    if not Presence.select().where(old).exists():
        return 0
    return transact(lambda: int(Presence.delete().where(old).execute()))


def _at(actor: Actor, number: str) -> list[tuple[Any, ...]]:
    """Return who is at the complaint, as far as the actor may know: an agency its own people, and that Humas is."""
    named = _named(number, actor=actor)
    return named if actor.role is not Role.OFFICER else [*named, *_office(number, actor=actor)]


@prepared
def _named(number: Any, *, actor: Actor) -> Any:
    """Select token, last sign, doing, account and its name, agency's code of whoever has a name for the actor."""
    query = (
        Presence.select(Presence.token, Presence.seen_at, Presence.doing, Account.id, Account.name, Agency.code)
        .join(Complaint)
        .join(Account, on=(Presence.account == Account.id))
        .join(Agency, JOIN.LEFT_OUTER, on=(Presence.agency == Agency.id))
        .where(Complaint.number == number, cases.scope(actor))
        .order_by(Presence.id)
    )
    return query if actor.role is not Role.OFFICER else query.where(Presence.agency == actor.agency_id)


@prepared
def _office(number: Any, *, actor: Actor) -> Any:
    """Select the same of Humas, which has no names."""
    at = (Value(""), PresenceOffice.seen_at, PresenceOffice.doing, Value(0), Value(OFFICE), Value(None))
    query = PresenceOffice.select(*at).join(Complaint)
    return query.where(Complaint.number == number, cases.scope(actor)).order_by(PresenceOffice.id)


def _renewal(others: Sequence[Any], alive: Sequence[Any]) -> int:
    """Return after how long an own sign is given again."""
    if alive:
        return RENEW
    return RENEW_IN_SILENCE if others else FORGET


def _come(actor: Actor, account: int, token: str, number: str, doing: str, now: int) -> None:
    values = {"complaint": cases.key(actor, number), "doing": doing, "seen_at": now}
    mine = Presence.account == account
    Presence.delete().where(mine, Presence.token != token, Presence.seen_at < now - LEASE).execute()
    if not Presence.update(**values).where(mine, Presence.token == token).execute():
        Presence.insert(token=token, account=account, agency=actor.agency_id, **values).execute()


def _to_agency(found: list[Present]) -> list[Present]:
    """Let all of Humas be one, which writes when one of it does."""
    office = [one for one in found if not one.agency]
    doing = WRITING if any(one.doing == WRITING for one in office) else READING
    return [one for one in found if one.agency] + ([Present(OFFICE, "", doing)] if office else [])


def _account(actor: Actor) -> int:
    if actor.account_id is None:
        raise NotAllowed(_("Only who is logged in can be seen at a complaint. Log in first."))
    return actor.account_id
