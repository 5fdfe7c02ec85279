"""The timeline in sentences: what each kind of event says, and the words that a person wrote with it."""

from collections.abc import Mapping
from typing import Any

from ehumas_tui.complaint_columns import STATE_GLYPHS
from store.events import EventView
from store.i18n import N_, _, format_day

_SENTENCES = {
    "received": ("○", N_("received")),
    "imported": ("○", N_("taken over from another system")),
    "forwarded": (STATE_GLYPHS["forwarded"], N_("forwarded to %(agency)s")),
    "answered": ("✎", N_("answered by the agency")),
    "accepted": ("✓", N_("answer accepted")),
    "sent_back": ("↩", N_("answer sent back")),
    "returned": (STATE_GLYPHS["returned"], N_("returned by %(agency)s: not its matter")),
    "data_asked": ("?", N_("citizen asked for facts")),
    "data_supplied": ("+", N_("citizen added facts")),
    "data_missing": ("!", N_("the citizen did not answer; Humas decides")),
    "rejection_proposed": ("✗", N_("rejection proposed")),
    "rejected": ("✗", N_("rejected")),
    "merged": ("+", N_("merged into %(into)s")),
    "merged_in": ("+", N_("%(number)s merged into this one")),
    "unmerged": ("↶", N_("%(number)s taken out again")),
    "referred": ("⇢", N_("referred to %(to)s, number %(tracking)s")),
    "reopened": ("↻", N_("opened again")),
    "rated": ("★", N_("rated %(rating)s of 5 by the citizen")),
    "noted": ("✎", N_("note")),
    "undone": ("↶", N_("last action undone")),
    "escalated": ("▲", N_("escalated, level %(level)s")),
    "acknowledged": ("☑", N_("the officer pressed a button on WhatsApp")),
    "officer_replied": ("✉", N_("the officer wrote back")),
    "message_failed": ("✗", N_("a message did not arrive")),
    "message_rerouted": ("⇢", N_("a message goes by e-mail")),
    "identity_revealed": ("◉", N_("identity shown")),
    "identity_erased": ("◌", N_("identity erased")),
    "identity_corrected": ("✎", N_("identity corrected")),
    "article_linked": ("+", N_("linked to “%(article)s”")),
    "article_unlinked": ("–", N_("no longer linked to “%(article)s”")),
}
_QUOTED = ("text", "reason", "question", "note", "error")


def sentence(event: EventView) -> tuple[str, str]:
    """Return the event's glyph and what happened, in words of ours and codes of the store."""
    glyph, words = _SENTENCES.get(event.kind, ("·", event.kind.replace("_", " ")))
    said = _(words) % _Lenient(event.data) if event.kind in _SENTENCES else words
    return glyph, said + _addition(event)


def quoted(event: EventView) -> str:
    """Return what a person wrote with it, or nothing."""
    return next((str(event.data[name]) for name in _QUOTED if event.data.get(name)), "")


def _addition(event: EventView) -> str:
    promise = event.data.get("promise_at")
    if promise and event.data.get("kind") == "interim":
        return " · " + _("for now, promised for %(day)s") % {"day": format_day(str(promise)[:10])}
    return ""


class _Lenient(dict[str, Any]):
    """An event's data, with a dash for what an older event does not have."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)

    def __missing__(self, key: str) -> str:
        return "–"
