"""The switches that every process reads: the kill switch, the mass hold, the time guard, and each channel's circuit."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from store import changes, events, notices
from store.actors import SYSTEM, Actor, Right, require
from store.clock import HOUR
from store.database import transact
from store.i18n import _
from store.models import Control
from store.text import clean_line

MASS = 2_000
"""So many deadlines due at once look like a wrong clock or a wrong policy, and wait for a person."""
RELEASE = HOUR
REASON_LIMIT = 200

_SENDING, _MASS, _CLOCK, _SERVED = "sending", "mass", "clock", "served"


@dataclass(frozen=True)
class Channel:
    """A channel's circuit: calls in a row that failed as a whole, until when it rests, and the last code."""

    failures: int = 0
    pause_until: int = 0
    code: int | None = None
    alert: bool = False
    detail: str = ""


@dataclass(frozen=True)
class Switches:
    """Everything that may keep the engine from working, for whoever asks why nothing goes out."""

    stopped: bool
    stop_reason: str
    held: int
    clock_tripped: bool
    channels: dict[str, Channel]


def stop_sending(actor: Actor, reason: str, *, now: int) -> None:
    """Pull the kill switch: no message begins until `resume_sending`; what is on its way is finished."""
    require(actor, Right.HANDLE_MESSAGES)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))
    _switch(actor, _SENDING, {"stopped": True, "reason": why}, "sending_stopped", now)


def resume_sending(actor: Actor, *, now: int) -> None:
    """Put the kill switch back, and let every channel and every template that Meta held back try again at once."""
    require(actor, Right.HANDLE_MESSAGES)

    def unit() -> None:
        _switch(actor, _SENDING, {"stopped": False, "reason": ""}, "sending_resumed", now)
        for row in Control.select().where(Control.key.startswith("channel:")):
            set_channel(row.key.removeprefix("channel:"), Channel(), now)
        notices.forget()

    transact(unit)


def sending_stopped() -> bool:
    """Tell whether the kill switch is pulled."""
    return bool(_read(_SENDING).get("stopped"))


def release_mass(actor: Actor, *, now: int) -> None:
    """Let a mass of due deadlines fire, for one hour from now."""
    require(actor, Right.HANDLE_MESSAGES)
    _switch(actor, _MASS, {"held": 0, "until": now + RELEASE}, "mass_released", now)


def mass_held(due: int, now: int, limit: int = MASS) -> bool:
    """Tell whether so many due deadlines must wait for a person, and write down that they do; in a transaction."""
    state = _read(_MASS)
    if due <= limit or state.get("until", 0) >= now:
        return False
    if state.get("held", 0) == 0:
        _switch(SYSTEM, _MASS, {"held": due, "until": 0}, "mass_held", now)
    return True


def trip_clock(seconds: int, *, now: int) -> None:
    """Write down that a scheduler's clock jumped by so many seconds and that nothing fires until it agrees again."""
    if not _read(_CLOCK).get("tripped"):
        _switch(SYSTEM, _CLOCK, {"tripped": True, "seconds": seconds}, "clock_tripped", now)


def clear_clock(*, now: int) -> None:
    """Write down that the clock agrees again."""
    if _read(_CLOCK).get("tripped"):
        _switch(SYSTEM, _CLOCK, {"tripped": False}, "clock_agrees", now)


def trust_clock(actor: Actor, *, now: int) -> None:
    """Say, as a person, that the present clock is right although it jumped."""
    require(actor, Right.HANDLE_MESSAGES)
    _switch(actor, _CLOCK, {"tripped": False, "trusted_at": now}, "clock_trusted", now)


def clock_trusted_at() -> int:
    """Return when a person last said that the clock is right, 0 for never."""
    return int(_read(_CLOCK).get("trusted_at", 0))


def channel(name: str) -> Channel:
    """Return the circuit of a channel."""
    found = _read(f"channel:{name}")
    return Channel(**found) if found else Channel()


def set_channel(name: str, state: Channel, now: int) -> None:
    """Write the circuit of a channel if it changed; call it inside a transaction."""
    if state != channel(name):
        _write(f"channel:{name}", asdict(state), now, None)


def served() -> tuple[str, ...]:
    """Return the channels that a scheduler serves, as the last one to start said."""
    return tuple(_read(_SERVED).get("channels", ("whatsapp",)))


def serve(channels: Sequence[str], now: int) -> None:
    """Write down which channels are served; call it inside a transaction."""
    _write(_SERVED, {"channels": list(channels)}, now, None)


def switches(actor: Actor) -> Switches:
    """Return every switch as it stands."""
    require(actor, Right.SEE_MESSAGES)
    named = Control.key.in_((_SENDING, _MASS, _CLOCK)) | Control.key.startswith("channel:")
    rows = {row.key: json.loads(row.value) for row in Control.select().where(named)}
    sending = rows.get(_SENDING, {})
    return Switches(
        stopped=bool(sending.get("stopped")),
        stop_reason=sending.get("reason", ""),
        held=int(rows.get(_MASS, {}).get("held", 0)),
        clock_tripped=bool(rows.get(_CLOCK, {}).get("tripped")),
        channels={
            key.removeprefix("channel:"): Channel(**value) for key, value in rows.items() if key.startswith("channel:")
        },
    )


def _switch(actor: Actor, key: str, value: dict[str, object], kind: str, now: int) -> None:
    def unit() -> None:
        _write(key, value, now, actor.account_id)
        events.append(actor, kind, None, value, now)

    transact(unit)


def _read(key: str) -> dict[str, Any]:
    value = Control.select(Control.value).where(Control.key == key).scalar()
    return {} if value is None else dict(json.loads(value))


def _write(key: str, value: dict[str, object], now: int, account_id: int | None) -> None:
    text = json.dumps(value, sort_keys=True)
    Control.insert(key=key, value=text, at=now, account=account_id).on_conflict(
        conflict_target=[Control.key],
        update={Control.value: text, Control.at: now, Control.account: account_id},
    ).execute()
    changes.record("control", 0, now)
