"""The places of the console: the screens one goes to with a capital letter, and how to add one.

To add a screen:

1. `ehumas_tui/screens/<name>.py`: a class derived from `screens.base.ConsoleScreen` with `SCOPES` (the scopes of the
   registry whose keys work there) and `body()` (yields its widgets). It reads and writes only through `self.ask` and
   `self.tell` (see `session`), puts user text into widgets only through `text`, and says things with `self.say`.
   `reload()` reads what it shows; it is called when the screen opens and when somebody changed something it shows.
2. `ehumas_tui/action_tables/<name>.py`: its `Action`s in a scope of its own, with a `do_<id>` method each on the
   screen; add the table to `action_tables/__init__.py`. An action may give a reason why it is not possible now: method
   `why_not_<id>` returning a sentence or nothing.
3. Below: its `Place`, with a capital letter that is free (`g` and `n` in capitals belong to the lists).

A test goes through every place and every action; `tests/console/support.py` opens the console on a small city.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ehumas_tui.action import STAFF, Action
from store.actors import Actor, Right, Role, may
from store.i18n import N_

if TYPE_CHECKING:
    from ehumas_tui.screens.base import ConsoleScreen


@dataclass(frozen=True)
class Place:
    """A screen one goes to from anywhere. `screen` is `module:Class`, imported when somebody goes there.

    `short` is its name where the line of places is narrow: on 80 columns, four letters for each are all there is.
    """

    id: str
    key: str
    label: str
    short: str
    help: str
    screen: str
    right: Right
    roles: frozenset[Role] = STAFF

    @property
    def action_id(self) -> str:
        """Return the id of the action that goes there."""
        return f"go_{self.id}"

    def is_for(self, actor: Actor) -> bool:
        """Tell whether the place exists for someone of this role."""
        return actor.role in self.roles and may(actor, self.right)

    def maker(self) -> "Callable[[], ConsoleScreen]":
        """Return what makes the screen."""

        def make() -> "ConsoleScreen":
            module, _colon, name = self.screen.partition(":")
            made: ConsoleScreen = getattr(import_module(module), name)()
            return made

        return make


PLACES: tuple[Place, ...] = (
    Place(
        "board",
        "P",
        N_("Zero board"),
        N_("Zero"),
        N_("Everything that breaks the promise, or soon will, oldest first"),
        "ehumas_tui.screens.board:BoardScreen",
        Right.SEE_COMPLAINTS,
    ),
    Place(
        "inbox",
        "M",
        N_("Inbox"),
        N_("In"),
        N_("All complaints, with saved filters and search"),
        "ehumas_tui.screens.inbox:InboxScreen",
        Right.SEE_COMPLAINTS,
    ),
    Place(
        "agencies",
        "O",
        N_("Agencies"),
        N_("Agcy"),
        N_("How every agency stands, its officers, numbers and keys"),
        "ehumas_tui.screens.agencies:AgenciesScreen",
        Right.SEE_AGENCIES,
    ),
    Place(
        "visits",
        "K",
        N_("Visits"),
        N_("Trip"),
        N_("Trips to agencies that stayed silent for three days"),
        "ehumas_tui.screens.visits:VisitsScreen",
        Right.SEE_HISTORY,
    ),
    Place(
        "messages",
        "W",
        N_("Messages"),
        N_("WA"),
        N_("What went out by WhatsApp, and the proof that it arrived"),
        "ehumas_tui.screens.messages:MessagesScreen",
        Right.SEE_MESSAGES,
    ),
    Place(
        "content",
        "T",
        N_("Content"),
        N_("Cont"),
        N_("News, programs, outreach and regulations on the portal"),
        "ehumas_tui.screens.content:ContentScreen",
        Right.WRITE_CONTENT,
    ),
    Place(
        "report",
        "L",
        N_("Report"),
        N_("Rep"),
        N_("The month's figures as the mayor will read them"),
        "ehumas_tui.screens.report:ReportScreen",
        Right.SEE_FIGURES,
    ),
    Place(
        "people",
        "D",
        N_("Citizens"),
        N_("Ppl"),
        N_("Who complains, and what they ask about their own data"),
        "ehumas_tui.screens.people:PeopleScreen",
        Right.REVEAL,
    ),
    Place(
        "accounts",
        "A",
        N_("Accounts"),
        N_("Acct"),
        N_("Who may log in, as what, and how it is guarded"),
        "ehumas_tui.screens.accounts:AccountsScreen",
        Right.EDIT_AGENCIES,
    ),
    Place(
        "settings",
        "S",
        N_("Settings"),
        N_("Set"),
        N_("Policies, holidays, texts, the state of things, and what is set where"),
        "ehumas_tui.screens.settings:SettingsScreen",
        Right.EDIT_AGENCIES,
    ),
    Place(
        "mine",
        "P",
        N_("Our complaints"),
        N_("Our complaints"),
        N_("The complaints of your agency, by deadline"),
        "ehumas_tui.screens.officer:OfficerScreen",
        Right.SEE_COMPLAINTS,
        frozenset({Role.OFFICER}),
    ),
    Place(
        "agency",
        "O",
        N_("Our agency"),
        N_("Our agency"),
        N_("How your agency stands, and whom the messages reach"),
        "ehumas_tui.screens.agency:AgencyScreen",
        Right.SEE_AGENCIES,
        frozenset({Role.OFFICER}),
    ),
)


def of(actor: Actor) -> list[Place]:
    """Return the places that exist for the actor, in the order of the tabs; the first is where one begins."""
    return [place for place in PLACES if place.is_for(actor)]


def find(action_id: str) -> Place | None:
    """Return the place that an action goes to, None for an action that goes nowhere."""
    return next((place for place in PLACES if action_id == place.action_id), None)


def as_actions() -> list[Action]:
    """Return the ways to the places as actions of the scope `everywhere`."""
    return [
        Action(place.action_id, (place.key,), place.label, place.help, "everywhere", place.right, place.roles)
        for place in PLACES
    ]
