"""The arrows along which states may move; any other is a violation. Written from the documents, not from the code."""

RISES = ("accepted", "sent", "delivered", "read")
FALLS = ("queued", "failed", "unknown", "task", "dead")

MESSAGE: dict[str, frozenset[str]] = {
    "queued": frozenset({"leased", "cancelled", *RISES}),
    "leased": frozenset({"sending", "queued", "task", "failed", "unknown", "cancelled", *RISES}),
    "sending": frozenset({*FALLS, *RISES}),
    "unknown": frozenset({"queued", "leased", "cancelled", "failed", "task", "dead", *RISES}),
    "failed": frozenset({"leased", "queued", "cancelled", "dead", *RISES}),
    "accepted": frozenset({"sent", "delivered", "read", *FALLS}),
    "sent": frozenset({"delivered", "read", *FALLS}),
    "delivered": frozenset({"read"}),
    "read": frozenset(),
    "task": frozenset({"queued", "done", "cancelled", *RISES}),
    "dead": frozenset({"queued", "done", *RISES}),
    "cancelled": frozenset({"queued", "task", "unknown", "failed", *RISES}),
    "done": frozenset(),
}
DEADLINE: dict[str, frozenset[str]] = {
    "pending": frozenset({"fired", "superseded", "cancelled"}),
    "cancelled": frozenset({"pending"}),
    "fired": frozenset(),
    "superseded": frozenset(),
}
VISIT: dict[str, frozenset[str]] = {
    "planned": frozenset({"done", "cancelled"}),
    "cancelled": frozenset({"planned"}),
    "done": frozenset(),
}
_WITH_HUMAS = frozenset({"forwarded", "needs_data", "rejected", "referred", "merged"})
COMPLAINT: dict[str, frozenset[str]] = {
    "new": _WITH_HUMAS,
    "returned": _WITH_HUMAS,
    "reopened": _WITH_HUMAS,
    "needs_data": frozenset({"new", "merged"}),
    "forwarded": frozenset({"answered", "returned", "merged"}),
    "answered": frozenset({"closed", "in_progress", "forwarded", "merged"}),
    "in_progress": frozenset({"answered", "returned", "forwarded", "merged"}),
    "closed": frozenset({"reopened"}),
    "rejected": frozenset({"reopened"}),
    "referred": frozenset({"reopened"}),
    "merged": frozenset(),
}
ARROWS = {"message": MESSAGE, "deadline": DEADLINE, "visit": VISIT, "complaint": COMPLAINT}


def allowed(entity: str, old: str, new: str) -> bool:
    """Tell whether something may move so by itself; taking back an action may turn a complaint's arrow round."""
    return new in ARROWS[entity][old]


def turned_round(entity: str, old: str, new: str) -> bool:
    """Tell whether the move is a complaint's arrow the other way round, as an undone action makes it."""
    return entity == "complaint" and allowed(entity, new, old)
