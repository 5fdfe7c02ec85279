"""What is done with policies, the calendar, letterhead and texts; the server's own settings are only read here."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "edit_setting", ("e",), N_("Change"), N_("Change what is under the cursor; it holds from now on"),
        "settings", Right.EDIT_AGENCIES, footer=20,
    ),
    Action(
        "toggle_working", ("w",), N_("Working hours"),
        N_("Let the clock under the cursor count working hours, or no more"), "settings",
        Right.EDIT_AGENCIES, footer=23,
    ),
    Action(
        "add_holiday", ("b",), N_("New holiday"), N_("Add a day on which nobody is visited"), "settings",
        Right.EDIT_AGENCIES, footer=21,
    ),
    Action(
        "remove_holiday", ("x",), N_("Remove holiday"), N_("Make the day under the cursor a working day again"),
        "settings", Right.EDIT_AGENCIES, footer=22,
    ),
)  # fmt: skip
