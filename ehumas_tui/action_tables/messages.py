"""What Humas does with messages: look at the proof, send again, note a call, stop and resume sending."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "retry", ("u",), N_("Send again"), N_("Let the marked messages go out once more"), "messages",
        Right.HANDLE_MESSAGES, footer=30,
    ),
    Action(
        "phoned", ("t",), N_("Telephoned"), N_("Note that you reached the person by telephone; shows the number"),
        "messages", Right.HANDLE_MESSAGES, footer=31,
    ),
    Action(
        "stop_sending", ("h",), N_("Stop or resume sending"), N_("Nothing goes out until sending is resumed"),
        "messages", Right.HANDLE_MESSAGES, footer=40,
    ),
)  # fmt: skip
