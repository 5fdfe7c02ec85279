"""What Humas does with visits: plan the trip, print its sheet, write down what was found."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "record_visit", ("c",), N_("Write down"), N_("Write down whom you met, what was found and what was promised"),
        "visits", Right.VISIT, footer=30,
    ),
    Action(
        "print_sheet", ("p",), N_("Print sheet"), N_("Make the sheet of this trip, or of the marked visits, as a PDF"),
        "visits", Right.VISIT, footer=31,
    ),
    Action(
        "visit_day", ("h",), N_("Day"), N_("Set the day of this trip, or of the marked visits"), "visits",
        Right.VISIT, footer=32,
    ),
    Action(
        "visit_who", ("w",), N_("Who goes"), N_("Set who goes on this trip, or to the marked visits"), "visits",
        Right.VISIT, footer=33,
    ),
    Action(
        "cancel_visit", ("x",), N_("Cancel visit"), N_("Cancel this visit, or the marked ones, with a reason"),
        "visits", Right.VISIT, footer=34,
    ),
)  # fmt: skip
