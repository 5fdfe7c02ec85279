"""What an agency's officer does: answer, or say that it is not the agency's matter."""

from ehumas_tui.action import Action
from store.actors import Right, Role
from store.i18n import N_

OFFICER = frozenset({Role.OFFICER})

TABLE = (
    Action(
        "answer",
        ("b",),
        N_("Reply"),
        N_("Write the answer; Humas checks it before the citizen reads it"),
        "officer",
        Right.ANSWER,
        OFFICER,
        footer=11,
        step="answer",
    ),
    Action(
        "return",
        ("x",),
        N_("Not ours"),
        N_("Give it back to Humas with a reason"),
        "officer",
        Right.NOTE,
        OFFICER,
        footer=12,
        step="return",
    ),
    Action(
        "send", ("ctrl+o", "f2"), N_("Send"), N_("Send the answer to Humas"), "editor", Right.ANSWER, OFFICER, footer=1
    ),
    Action(
        "kind",
        ("ctrl+t", "f3"),
        N_("Final or interim"),
        N_("An interim answer names the day by which the work is promised"),
        "editor",
        Right.ANSWER,
        OFFICER,
        footer=2,
    ),
    Action(
        "take",
        ("ctrl+r", "f4"),
        N_("Take over"),
        N_("Take what you wrote on WhatsApp into the answer"),
        "editor",
        Right.ANSWER,
        OFFICER,
        footer=3,
    ),
)
