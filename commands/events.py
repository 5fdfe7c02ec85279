"""What each kind of a complaint's events is called in the timeline of the command line."""

from store.events import EventView
from store.i18n import N_, _

KINDS = {
    "received": N_("received"),
    "imported": N_("taken over from another system"),
    "forwarded": N_("forwarded"),
    "answered": N_("answered by the agency"),
    "accepted": N_("answer accepted"),
    "sent_back": N_("answer sent back"),
    "returned": N_("returned by the agency"),
    "data_asked": N_("citizen asked for facts"),
    "data_supplied": N_("citizen added facts"),
    "data_missing": N_("the citizen did not answer; Humas decides"),
    "rejection_proposed": N_("rejection proposed"),
    "rejected": N_("rejected"),
    "merged": N_("merged into another one"),
    "merged_in": N_("another one merged into this"),
    "unmerged": N_("a merged one taken out again"),
    "referred": N_("referred to another institution"),
    "reopened": N_("opened again"),
    "rated": N_("rated by the citizen"),
    "noted": N_("note"),
    "undone": N_("last action undone"),
    "escalated": N_("escalated"),
    "deadline_moved": N_("due later: a holiday was added"),
    "acknowledged": N_("the officer pressed a button on WhatsApp"),
    "officer_replied": N_("the officer wrote back"),
    "message_failed": N_("a message did not arrive"),
    "message_rerouted": N_("a message goes by e-mail"),
    "identity_revealed": N_("identity shown"),
    "identity_erased": N_("identity erased"),
    "identity_corrected": N_("identity corrected"),
    "article_linked": N_("linked to what is published"),
    "article_unlinked": N_("no longer linked to what is published"),
    "visit_planned": N_("visit planned"),
    "visited": N_("visited"),
    "visit_cancelled": N_("visit cancelled"),
}


def event_name(kind: str) -> str:
    """Return what happened, in words; an unknown kind is its own word."""
    return _(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")


def event_details(event: EventView) -> str:
    """Return the event's data as `name: value`, without what only an undo needs."""
    shown = ((name, value) for name, value in event.data.items() if name != "before")
    return ", ".join(f"{name}: {value}" for name, value in shown if value not in (None, "", [], {}))
