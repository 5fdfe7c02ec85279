"""What Humas does with what the city publishes: write, publish now or later, take away."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "search_content", ("slash",), N_("Search"), N_("Search titles and texts; Esc gives the whole list back"),
        "articles", Right.WRITE_CONTENT, footer=45,
    ),
    Action("new_article", ("b",), N_("New"), N_("Write something new of the kind of this tab"), "content",
           Right.WRITE_CONTENT, footer=30),
    Action("edit_article", ("e",), N_("Edit"), N_("Write on; what is published changes at once"), "content",
           Right.WRITE_CONTENT, footer=31),
    Action("publish", ("t",), N_("Publish"), N_("Let everybody read it from now on"), "content",
           Right.WRITE_CONTENT, footer=32),
    Action("schedule", ("d",), N_("Schedule"), N_("Let it appear by itself at a day and hour"), "content",
           Right.WRITE_CONTENT, footer=33),
    Action("submit_article", ("u",), N_("Hand in"), N_("Ask a colleague to look at a draft"), "content",
           Right.WRITE_CONTENT, footer=35),
    Action("send_back_article", ("s",), N_("Send back"), N_("Give what is in review back, with a reason"), "content",
           Right.WRITE_CONTENT, footer=36),
    Action("withdraw", ("x",), N_("Withdraw"), N_("Take it away from the public, or call off its appearance; says why"),
           "content", Right.WRITE_CONTENT, footer=34),
    Action("archive", ("a",), N_("Archive"), N_("Take it out of the lists; its address goes on showing it"), "content",
           Right.WRITE_CONTENT, footer=37),
    Action("enclosures", ("l",), N_("Files, links"), N_("Its PDFs and pictures, and the complaints it belongs to"),
           "content", Right.WRITE_CONTENT, footer=33),
    Action("attach_file", ("b",), N_("Attach"), N_("Attach a PDF or a picture; Tab completes the path"), "enclosures",
           Right.WRITE_CONTENT, footer=30),
    Action("link_complaint", ("plus",), N_("Link"), N_("Say that a complaint belongs to it, by its number"),
           "enclosures", Right.WRITE_CONTENT, footer=31),
    Action("take_off", ("x",), N_("Remove"), N_("Take the file or the complaint under the cursor away"), "enclosures",
           Right.WRITE_CONTENT, footer=32),
    Action("toggle_link", ("t",), N_("Link or not"), N_("Say that it belongs to the complaint, or that it does not"),
           "related", Right.WRITE_CONTENT, footer=30),
    Action("send_form", ("ctrl+o", "f2"), N_("Save"), N_("Carry out what stands in the form"), "form", footer=1),
    Action("toggle_preview", ("ctrl+t", "f3"), N_("Preview"), N_("See how readers will see it, or write on"),
           "article", Right.WRITE_CONTENT, footer=2),
)  # fmt: skip
