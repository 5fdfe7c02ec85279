"""What Meta says of our templates, our number and our account: kept until it says otherwise, shown to whoever asks.

A template that is paused, disabled, refused or called marketing carries no message meanwhile: what it would have
said takes another way. Events are Meta's words (WhatsApp Business webhooks reference).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from store import changes, templates
from store.actors import Actor, Right, require
from store.database import transact
from store.i18n import _
from store.models import Control
from store.rows import first, tuples
from store.webhook import Notice

PREFIX = "notice:"
GOOD = {
    "template": ("APPROVED", "PENDING", "REINSTATED"),
    "category": ("UTILITY", "AUTHENTICATION"),
    "number": ("ONBOARDING", "UPGRADE", "UNFLAGGED", "THROUGHPUT_UPGRADE"),
    "account": ("VERIFIED_ACCOUNT", "ACCOUNT_RESTORED", "REINSTATE", "PARTNER_ADDED", "PARTNER_APP_INSTALLED"),
}
"""After these words everything is well; any other is an alert. A template that we don't have alerts nobody."""


@dataclass(frozen=True)
class Alert:
    """Something of ours that Meta holds back: what, its word, and since when (milliseconds UTC)."""

    about: str
    name: str
    event: str
    detail: str
    at: int


def take(notice: Notice, now: int) -> None:
    """Keep a notice that is bad news, and forget its kind's bad news at a good one; call it inside a transaction."""
    if notice.about in ("template", "category") and notice.name not in templates.ALL:
        return
    key = f"{PREFIX}{notice.about}:{notice.name}"
    Control.delete().where(Control.key == key).execute()
    if notice.event not in GOOD[notice.about]:
        value = json.dumps({"event": notice.event, "detail": notice.detail})
        Control.insert(key=key, value=value, at=now).execute()
    changes.record("control", 0, now)


def seen(found: Iterable[Notice], now: int) -> None:
    """Keep what a look at Meta's own list of templates showed."""

    def unit() -> None:
        for notice in found:
            take(notice, now)

    transact(unit)


def barred(template: str, *, repeat: bool) -> str:
    """Return why a template (or its repeat) may carry no message now, nothing when it may."""
    template += templates.REPEAT_SUFFIX if repeat else ""
    keys = [f"{PREFIX}{about}:{template}" for about in ("template", "category")]
    row = first(Control.select(Control.value).where(Control.key.in_(keys)))
    return "" if row is None else f"template {json.loads(row[0])['event'].lower()}"


def forget() -> None:
    """Forget all bad news, because a person says that it is over; call it inside a transaction."""
    Control.delete().where(Control.key.startswith(PREFIX)).execute()


def alerts(actor: Actor) -> list[Alert]:
    """Return what Meta holds back, oldest first."""
    require(actor, Right.SEE_MESSAGES)
    query = Control.select(Control.key, Control.value, Control.at).where(Control.key.startswith(PREFIX))
    return [_alert(*row) for row in tuples(query.order_by(Control.at, Control.id))]


def sentence(alert: Alert) -> str:
    """Return an alert as a line for a person."""
    what = {
        "template": _("template %(name)s: %(event)s"),
        "category": _("template %(name)s is %(event)s now"),
        "number": _("the number: %(event)s"),
        "account": _("the account: %(event)s"),
    }[alert.about] % {"name": alert.name, "event": alert.event}
    return f"{what} ({alert.detail})" if alert.detail else what


def _alert(key: str, value: str, at: int) -> Alert:
    about, _colon, name = key.removeprefix(PREFIX).partition(":")
    return Alert(about, name, at=at, **json.loads(value))
