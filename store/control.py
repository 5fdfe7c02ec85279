"""The switches that every process reads: the kill switch, the mass hold, and each channel's circuit."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from store import clock_holds, control_rows, notices
from store.actors import SYSTEM, Actor, Right, require
from store.clock import HOUR
from store.clock_holds import ClockHold
from store.database import transact
from store.i18n import _
from store.models import Control
from store.text import clean_line

MASS = 2_000
"""So many deadlines due at once look like a wrong clock or a wrong policy, and wait for a person."""
RELEASE = HOUR
REASON_LIMIT = 200

_SENDING, _MASS, _SERVED, _LEAVING = "sending", "mass", "served", "anchors"


@dataclass(frozen=True)
class Channel:
    """A channel's circuit: calls in a row that failed as a whole, until when it rests, and the last code."""

    failures: int = 0
    pause_until: int = 0
    code: int | None = None
    alert: bool = False
    detail: str = ""


@dataclass(frozen=True)
class Leaving:
    """By which ways anchors of the timeline leave the house, and which refuse since when (milliseconds UTC)."""

    ways: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    since: int = 0


@dataclass(frozen=True)
class Switches:
    """Everything that may keep the engine from working, for whoever asks why nothing goes out."""

    stopped: bool
    stop_reason: str
    held: int
    clocks: tuple[ClockHold, ...]
    channels: dict[str, Channel]


def stop_sending(actor: Actor, reason: str, *, now: int) -> None:
    """Pull the kill switch: no message begins until `resume_sending`; what is on its way is finished."""
    require(actor, Right.HANDLE_MESSAGES)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))
    control_rows.switch(actor, _SENDING, {"stopped": True, "reason": why}, "sending_stopped", now)


def resume_sending(actor: Actor, *, now: int) -> None:
    """Put the kill switch back, and let every channel and every template that Meta held back try again at once."""
    require(actor, Right.HANDLE_MESSAGES)

    def unit() -> None:
        control_rows.switch(actor, _SENDING, {"stopped": False, "reason": ""}, "sending_resumed", now)
        for row in Control.select().where(Control.key.startswith("channel:")):
            set_channel(row.key.removeprefix("channel:"), Channel(), now)
        notices.forget()

    transact(unit)


def sending_stopped() -> bool:
    """Tell whether the kill switch is pulled."""
    return bool(control_rows.read(_SENDING).get("stopped"))


def release_mass(actor: Actor, *, now: int) -> None:
    """Let a mass of due deadlines fire, for one hour from now."""
    require(actor, Right.HANDLE_MESSAGES)
    control_rows.switch(actor, _MASS, {"held": 0, "until": now + RELEASE}, "mass_released", now)


def mass_held(due: int, now: int, limit: int = MASS) -> bool:
    """Tell whether so many due deadlines must wait for a person, and write down that they do; in a transaction."""
    state = control_rows.read(_MASS)
    if due <= limit or state.get("until", 0) >= now:
        return False
    if state.get("held", 0) == 0:
        control_rows.switch(SYSTEM, _MASS, {"held": due, "until": 0}, "mass_held", now)
    return True


def channel(name: str) -> Channel:
    """Return the circuit of a channel."""
    found = control_rows.read(f"channel:{name}")
    return Channel(**found) if found else Channel()


def set_channel(name: str, state: Channel, now: int) -> None:
    """Write the circuit of a channel if it changed; call it inside a transaction."""
    if state != channel(name):
        control_rows.write(f"channel:{name}", asdict(state), now)


def served() -> tuple[str, ...]:
    """Return the channels that a scheduler serves, as the last one to start said."""
    return tuple(control_rows.read(_SERVED).get("channels", ("whatsapp",)))


def serve(channels: Sequence[str], now: int) -> None:
    """Write down which channels are served; call it inside a transaction."""
    control_rows.write(_SERVED, {"channels": list(channels)}, now)


def leaving() -> Leaving:
    """Return how anchors leave, as whoever last let one leave said."""
    found = control_rows.read(_LEAVING)
    return Leaving(tuple(found["ways"]), tuple(found["refused"]), found["since"]) if found else Leaving()


def set_leaving(state: Leaving, now: int) -> None:
    """Write down how anchors leave; call it inside a transaction."""
    control_rows.write(_LEAVING, asdict(state), now, None)


def switches(actor: Actor) -> Switches:
    """Return every switch as it stands."""
    require(actor, Right.SEE_MESSAGES)
    named = Control.key.in_((_SENDING, _MASS)) | Control.key.startswith("channel:")
    rows = {row.key: json.loads(row.value) for row in Control.select().where(named)}
    sending = rows.get(_SENDING, {})
    return Switches(
        stopped=bool(sending.get("stopped")),
        stop_reason=sending.get("reason", ""),
        held=int(rows.get(_MASS, {}).get("held", 0)),
        clocks=clock_holds.state().holds,
        channels={
            key.removeprefix("channel:"): Channel(**value) for key, value in rows.items() if key.startswith("channel:")
        },
    )
