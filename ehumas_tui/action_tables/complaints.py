"""What Humas does with complaints: the keys are the same in every list and inside a complaint."""

from ehumas_tui.actions import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action("search", ("slash",), N_("Search"), N_("Search as you type; Esc gives the whole list back"), "filters", footer=15),
    Action("next_filter", ("right", "tab"), N_("Next filter"), N_("The next saved filter"), "filters"),
    Action("previous_filter", ("left", "shift+tab"), N_("Previous filter"), N_("The saved filter before"), "filters"),
    Action(
        "forward", ("t",), N_("Forward"), N_("Hand over to an agency; its 24 hours begin"), "complaints",
        Right.TRIAGE, footer=30, step="forward",
    ),
    Action(
        "review", ("r",), N_("Review"), N_("Read the agency's answer beside the complaint"), "complaints",
        Right.REVIEW, footer=31, step="accept",
    ),
    Action(
        "accept", ("a",), N_("Accept"), N_("Accept the agency's answer; the citizen sees it"), "complaints",
        Right.REVIEW, footer=32, step="accept",
    ),
    Action(
        "send_back", ("s",), N_("Send back"), N_("Send the answer back with a reason; the old clock goes on"), "complaints",
        Right.REVIEW, footer=33, step="send_back",
    ),
    Action(
        "ask", ("m",), N_("Ask for data"), N_("Ask the citizen for missing facts"), "complaints",
        Right.TRIAGE, footer=34, step="ask",
    ),
    Action(
        "reject", ("x",), N_("Reject"), N_("Reject with a sentence; a second person agrees"), "complaints",
        Right.TRIAGE, footer=35, step="reject",
    ),
    Action(
        "merge", ("plus",), N_("Merge"), N_("Join this complaint to another one about the same thing"), "complaints",
        Right.TRIAGE, footer=36, step="merge",
    ),
    Action(
        "reopen", ("b",), N_("Reopen"), N_("Open a finished complaint again, with a reason"), "complaints",
        Right.REOPEN, footer=37, step="reopen",
    ),
    Action(
        "refer", ("greater_than_sign",), N_("Refer"), N_("Pass on to an institution outside the city"), "complaints",
        Right.TRIAGE, step="refer",
    ),
    Action(
        "supply", ("d",), N_("Add data"), N_("Write down the facts that the citizen gave"), "complaints",
        Right.SUPPLY, step="supply",
    ),
    Action(
        "returned", ("minus",), N_("Not theirs"), N_("Take it back for an agency that said by telephone that it is not its matter"),
        "complaints", Right.TRIAGE, step="return",
    ),
    Action("note", ("c",), N_("Note"), N_("Write a note into the timeline"), "complaints", Right.NOTE, footer=40, step="note"),
    Action("undo", ("z",), N_("Undo"), N_("Take back the last action on this complaint"), "complaints", Right.NOTE, footer=50),
    Action("copy", ("y",), N_("Copy number"), N_("Copy the complaint's number to the clipboard"), "complaints"),
    Action(
        "reveal", ("i",), N_("Identity"), N_("Show the citizen's identity; needs a reason, and is recorded"), "complaint",
        Right.REVEAL, footer=45,
    ),
    Action("scroll_down", ("j", "down"), N_("Down"), N_("Scroll down"), "complaint"),
    Action("scroll_up", ("k", "up"), N_("Up"), N_("Scroll up"), "complaint"),
    Action("scroll_page_down", ("ctrl+d", "pagedown", "space"), N_("Page down"), N_("Half a page down"), "complaint"),
    Action("scroll_page_up", ("ctrl+u", "pageup"), N_("Page up"), N_("Half a page up"), "complaint"),
    Action("scroll_first", ("g", "home"), N_("First"), N_("To the beginning"), "complaint"),
    Action("scroll_last", ("G", "end"), N_("Last"), N_("To the end"), "complaint"),
    Action("next", ("n",), N_("Next"), N_("The next complaint of the list you came from"), "complaint", footer=60),
    Action("previous", ("N",), N_("Previous"), N_("The complaint before it"), "complaint"),
    Action("confirm", ("enter",), N_("Forward"), N_("Forward to the agency under the cursor"), "forward", Right.TRIAGE, footer=1),
    Action("add_note", ("tab",), N_("Note"), N_("Write a note to the agency, or go back to the agencies"), "forward", Right.TRIAGE, footer=2),
)
