"""What must hold of a mass of due levels: it fires only within an hour of a person's word."""

from typing import Any

from store.clock import HOUR
from store.models import Event
from tests.proof.violations import Found

MASS = 6
"""More levels due at once than this wait for a person in the proof's city, which is a small one."""


def fired(events: list[Any]) -> Found:
    """Look at what one sweep fired."""
    at = [when for _key, _complaint, kind, _data, when in events if kind == "escalated"]
    released = Event.select().where(Event.kind == "mass_released")
    if len(at) > MASS and not released.where(Event.at >= at[0] - HOUR, Event.at <= at[0]).exists():
        yield "mass", f"{len(at)} levels fired at once, and nobody let them go"
