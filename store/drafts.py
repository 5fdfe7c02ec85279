"""Text under way in a form: kept while it is typed, offered again after a lost connection, dropped when sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from store import views
from store.actors import Actor
from store.database import transact
from store.errors import Invalid, NotAllowed
from store.i18n import _
from store.models import FormDraft

T = TypeVar("T")

LIMIT = 20_000


@dataclass(frozen=True)
class Draft:
    """A kept text and when it was kept, milliseconds UTC."""

    body: str
    at: int


def keep(actor: Actor, form: str, body: str, *, now: int) -> None:
    """Keep the text of the actor's form (`answer:26-0417-5`), as typed; an empty text drops it.

    Raises NotAllowed for an actor without an account, Invalid for a text that is too long.
    """
    account = _account(actor)
    if len(body) > LIMIT:
        raise Invalid(_("The text is longer than %(limit)d characters. Shorten it.") % {"limit": LIMIT})
    if not body.strip():
        drop(actor, form)
        return
    mine = (FormDraft.account == account) & (FormDraft.form == form)

    def unit() -> None:
        if not FormDraft.update(body=body, at=now).where(mine).execute():
            FormDraft.insert(account=account, form=form, body=body, at=now).execute()

    transact(unit)


def kept(actor: Actor, form: str) -> Draft | None:
    """Return what was kept of the actor's form, or None."""
    row = FormDraft.get_or_none(FormDraft.account == _account(actor), FormDraft.form == form)
    return None if row is None else Draft(row.body, row.at)


def replied(actor: Actor, number: str) -> list[Draft]:
    """Return what officers wrote back about a complaint, oldest first: the drafts of an answer. Raises NotFound."""
    entries = views.history(actor, number)
    return [Draft(str(one.data["text"]), one.at) for one in entries if one.kind == "officer_replied"]


def drop(actor: Actor, form: str) -> None:
    """Forget what was kept of the actor's form."""
    account = _account(actor)
    transact(lambda: FormDraft.delete().where(FormDraft.account == account, FormDraft.form == form).execute())


def send(actor: Actor, form: str, work: Callable[[], T]) -> T:
    """Do the `work` that the actor's form asks for and forget its text, both or neither; return what the work returns.

    So a text that was sent is never offered again, and one that was refused is still there.
    """

    def unit() -> T:
        done = work()
        drop(actor, form)
        return done

    return transact(unit)


def _account(actor: Actor) -> int:
    if actor.account_id is None:
        raise NotAllowed(_("A text under way is kept for an account only. Log in first."))
    return actor.account_id
