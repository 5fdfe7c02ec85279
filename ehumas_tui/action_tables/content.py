"""What Humas does with what the city publishes: write, publish now or later, take away."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "search_content", ("slash",), N_("Search"), N_("Search titles and texts; Esc gives the whole list back"),
        "content", Right.WRITE_CONTENT, footer=45,
    ),
    Action("new_article", ("b",), N_("New"), N_("Write something new of the kind of this tab"), "content",
           Right.WRITE_CONTENT, footer=30),
    Action("edit_article", ("e",), N_("Edit"), N_("Write on; what is published changes at once"), "content",
           Right.WRITE_CONTENT, footer=31),
    Action("publish", ("t",), N_("Publish"), N_("Let everybody read it from now on"), "content",
           Right.WRITE_CONTENT, footer=32),
    Action("schedule", ("d",), N_("Schedule"), N_("Let it appear by itself at a day and hour"), "content",
           Right.WRITE_CONTENT, footer=33),
    Action("withdraw", ("x",), N_("Withdraw"), N_("Take it away from the public, or call off its appearance"),
           "content", Right.WRITE_CONTENT, footer=34),
    Action("send_form", ("ctrl+o", "f2"), N_("Save"), N_("Carry out what stands in the form"), "form", footer=1),
    Action("toggle_preview", ("ctrl+t", "f3"), N_("Preview"), N_("See how readers will see it, or write on"),
           "article", Right.WRITE_CONTENT, footer=2),
)  # fmt: skip
