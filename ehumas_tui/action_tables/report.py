"""What one does with the monthly report."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action("previous_month", ("left", "shift+tab"), N_("Month before"), N_("The report on the month before"), "report",
           footer=30),
    Action("next_month", ("right", "tab"), N_("Next month"), N_("The report on the next month"), "report", footer=31),
    Action("freeze", ("f",), N_("Freeze"), N_("Freeze the month's figures for good"), "report",
           Right.FREEZE_REPORT, footer=32),
    Action("revise", ("r",), N_("Revise"), N_("Make a new edition that says what changed"), "report",
           Right.FREEZE_REPORT, footer=33),
    Action("export", ("e",), N_("Export"), N_("Write the report as PDF, XLSX and JSON"), "report", footer=34),
)  # fmt: skip
