"""The timeline read back: what state a complaint must be in after its events, worked out from them alone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

PLAIN = {
    "received": "new",
    "forwarded": "forwarded",
    "answered": "answered",
    "returned": "returned",
    "data_asked": "needs_data",
    "data_supplied": "new",
    "data_missing": "new",
    "rejected": "rejected",
    "merged": "merged",
    "referred": "referred",
    "reopened": "reopened",
}
FRESH_START = ("forwarded", "returned", "reopened", "received")
UNMOVED = frozenset(
    {
        "noted",
        "escalated",
        "deadline_moved",
        "acknowledged",
        "officer_replied",
        "message_failed",
        "message_rerouted",
        "message_retried",
        "message_phoned",
        "visited",
        "visit_cancelled",
        "merged_in",
        "unmerged",
        "rated",
        "rejection_proposed",
        "identity_revealed",
        "identity_erased",
    }
)


@dataclass(frozen=True)
class Told:
    """What the events tell: the state, whether the agency's accepted word for now names a day, and the returns."""

    state: str = ""
    promised: bool = False
    returns: int = 0


def fold(events: Iterable[tuple[int, str, str]]) -> Told:
    """Return what (key, kind, JSON data) in their order tell. Raises ValueError for a kind that nobody explained."""
    told = Told()
    before: dict[int, Told] = {}
    for key, kind, data in events:
        before[key] = told
        told = _after(told, kind, json.loads(data), before)
    return told


def _after(told: Told, kind: str, data: dict[str, object], before: dict[int, Told]) -> Told:
    if kind in UNMOVED:
        return told
    if kind == "undone":
        return before[int(str(data["event"]))]
    if kind == "accepted":
        final = data["promise_at"] is None
        return replace(told, state="closed") if final else replace(told, state="in_progress", promised=True)
    if kind == "sent_back":
        return replace(told, state="in_progress" if told.promised else "forwarded")
    if kind not in PLAIN:
        raise ValueError(f"nobody told the proof what “{kind}” does to a complaint")
    returns = {"returned": told.returns + 1, "reopened": 0}.get(kind, told.returns)
    return Told(PLAIN[kind], told.promised and kind not in FRESH_START, returns)
