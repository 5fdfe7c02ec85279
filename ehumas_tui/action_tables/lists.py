"""Moving in a list or a page, and marking."""

from ehumas_tui.action import STAFF, Action
from store.i18n import N_

TABLE = (
    Action("next_tab", ("right", "tab"), N_("Next tab"), N_("Show what the next tab stands for"), "tabs", footer=60),
    Action("previous_tab", ("left", "shift+tab"), N_("Tab before"), N_("Show what the tab before stands for"), "tabs"),
    Action("open", ("enter",), N_("Open"), N_("Open what the cursor is on"), "list", footer=10),
    Action("down", ("j", "down"), N_("Down"), N_("One row down"), "list"),
    Action("up", ("k", "up"), N_("Up"), N_("One row up"), "list"),
    Action("page_down", ("ctrl+d", "pagedown"), N_("Page down"), N_("Half a page down"), "list"),
    Action("page_up", ("ctrl+u", "pageup"), N_("Page up"), N_("Half a page up"), "list"),
    Action("first", ("g", "home"), N_("First"), N_("To the first row"), "list"),
    Action("last", ("G", "end"), N_("Last"), N_("To the last row"), "list"),
    Action(
        "mark",
        ("space",),
        N_("Mark"),
        N_("Mark this row or unmark it; actions take all marked rows"),
        "list",
        roles=STAFF,
        footer=20,
    ),
    Action("range", ("v",), N_("Range"), N_("Mark from the last mark to here"), "list", roles=STAFF),
    Action("scroll_down", ("j", "down"), N_("Down"), N_("Scroll down"), "page"),
    Action("scroll_up", ("k", "up"), N_("Up"), N_("Scroll up"), "page"),
    Action("scroll_page_down", ("ctrl+d", "pagedown", "space"), N_("Page down"), N_("Half a page down"), "page"),
    Action("scroll_page_up", ("ctrl+u", "pageup"), N_("Page up"), N_("Half a page up"), "page"),
    Action("scroll_first", ("g", "home"), N_("First"), N_("To the beginning"), "page"),
    Action("scroll_last", ("G", "end"), N_("Last"), N_("To the end"), "page"),
)
