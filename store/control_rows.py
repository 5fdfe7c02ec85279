"""The rows behind the switches: a name and a JSON value, told to the feed, and to the timeline when one is set."""

import json
from collections.abc import Mapping
from typing import Any

from store import changes, events
from store.actors import Actor
from store.database import transact
from store.models import Control


def read(key: str) -> dict[str, Any]:
    """Return the value of a switch, an empty one when it was never set."""
    value = Control.select(Control.value).where(Control.key == key).scalar()
    return {} if value is None else dict(json.loads(value))


def write(key: str, value: Mapping[str, object], now: int, account_id: int | None = None) -> None:
    """Set the value of a switch and tell the feed; call it inside a transaction."""
    text = json.dumps(value, sort_keys=True)
    Control.insert(key=key, value=text, at=now, account=account_id).on_conflict(
        conflict_target=[Control.key],
        update={Control.value: text, Control.at: now, Control.account: account_id},
    ).execute()
    changes.record("control", 0, now)


def switch(
    actor: Actor, key: str, value: Mapping[str, object], kind: str, now: int, told: Mapping[str, object] | None = None
) -> None:
    """Set a switch in the actor's name; the timeline's entry of that kind carries what is `told`, else the value."""

    def unit() -> None:
        write(key, value, now, actor.account_id)
        events.append(actor, kind, None, value if told is None else told, now)

    transact(unit)
