"""Complaints that may be about the same thing: the same telling words, in the same ward if it is known."""

from collections.abc import Sequence

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_columns import state_words
from ehumas_tui.complaint_page import section
from store import queries
from store.actors import Actor
from store.i18n import format_instant, ngettext
from store.queries import ComplaintRow, Filter
from store.suggest import tokens

AT_MOST = 5
WORDS = 2
"""So many words, the longest of the title, must stand in both."""


def find(actor: Actor, title: str, now: int, *, ward: str = "", but: int = 0) -> list[ComplaintRow]:
    """Return what resembles a complaint with that title, newest first, `but` its own key; on the store's thread."""
    words = sorted(dict.fromkeys(tokens(title)), key=len, reverse=True)[:WORDS]
    if len(words) < WORDS:
        return []
    wanted = Filter(search=" ".join(words), ward=ward)
    found = queries.find(actor, wanted, now=now, limit=AT_MOST + 1).rows
    return [row for row in found if row.id != but and row.state != "merged"][:AT_MOST]


def page(found: Sequence[ComplaintRow]) -> Content | None:
    """Return them as a section, None when there are none."""
    title = ngettext("%(count)d similar complaint", "%(count)d similar complaints", len(found)) % {"count": len(found)}
    return section(title, [_line(row) for row in found])


def _line(row: ComplaintRow) -> Content:
    told = f"{state_words(row.state)} · {format_instant(row.received_at, 'short')}"
    return Content.assemble((f"{row.number}  ", "$hint-key"), text.line(row.title), "  ", (told, "$muted"))
