"""What is done with policies and the calendar; the other settings are read here and changed where they stand."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "edit_setting", ("e",), N_("Change"), N_("Change the policy under the cursor; it holds from now on"),
        "settings", Right.EDIT_AGENCIES, footer=20,
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
