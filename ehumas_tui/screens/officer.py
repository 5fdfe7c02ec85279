"""The agency's console: its own complaints by deadline, and nothing else."""

from typing import ClassVar

from ehumas_tui.screens.inbox import InboxScreen, SavedFilter
from store.i18n import N_
from store.queries import Filter

SAVED = (
    SavedFilter(N_("To answer"), Filter(clock=("reply", "promise"), order="due")),
    SavedFilter(N_("Checked by Humas"), Filter(clock=("review",), order="due")),
    SavedFilter(N_("Finished"), Filter(state=("closed",))),
    SavedFilter(N_("All"), Filter()),
)


class OfficerScreen(InboxScreen):
    """What the officer's agency has to answer."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "officer", "complaints", "filters")
    EMPTY: ClassVar[str] = N_("Nothing waits for your agency.")
    SAVED: ClassVar[tuple[SavedFilter, ...]] = SAVED
