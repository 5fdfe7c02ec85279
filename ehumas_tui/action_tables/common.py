"""What can be done everywhere."""

from ehumas_tui.action import STAFF, Action
from store.actors import Role
from store.i18n import N_

ANYONE = frozenset(Role)

TABLE = (
    Action(
        "log_in", ("enter",), N_("Log in"), N_("Go on, and log in from the password"), "login", roles=ANYONE, footer=1
    ),
    Action(
        "begin_again",
        ("escape",),
        N_("Begin again"),
        N_("Go back to the account's name"),
        "login",
        roles=ANYONE,
        footer=4,
    ),
    Action("next_field", ("tab", "down"), N_("Next field"), N_("To the next field"), "login", roles=ANYONE, footer=2),
    Action(
        "go_on",
        ("enter",),
        N_("Go on"),
        N_("Confirm the code; then go on once the recovery codes are kept"),
        "second_step",
        roles=ANYONE,
        footer=1,
    ),
    Action(
        "leave_console",
        ("ctrl+q", "ctrl+c"),
        N_("Quit"),
        N_("Leave the console"),
        "second_step",
        roles=frozenset({Role.PUBLIC}),
        footer=3,
    ),
    Action("leave", ("ctrl+q",), N_("Quit"), N_("Leave the console"), "login", roles=ANYONE, footer=3),
    Action("prompt_send", ("enter",), N_("OK"), N_("Give the answer that stands in the line"), "prompt", footer=1),
    Action("prompt_cancel", ("escape",), N_("Cancel"), N_("Give the question up; nothing happens"), "prompt", footer=2),
    Action(
        "prompt_edit",
        ("ctrl+g", "f6"),
        N_("Editor"),
        N_("Write the words in your own editor ($VISUAL or $EDITOR)"),
        "prompt",
        roles=STAFF,
        footer=3,
    ),
    Action(
        "edit_text",
        ("ctrl+g", "f6"),
        N_("Editor"),
        N_("Write the long text in your own editor ($VISUAL or $EDITOR)"),
        "form",
        roles=STAFF,
        footer=3,
    ),
    Action(
        "back", ("escape",), N_("Back"), N_("Leave selection, then filter, then this screen; never quits"), "everywhere"
    ),
    Action(
        "help",
        ("question_mark", "f1"),
        N_("Help"),
        N_("All keys that work here, with a filter"),
        "everywhere",
        footer=99,
    ),
    Action("palette", ("ctrl+p",), N_("Commands"), N_("Find any action by its name"), "everywhere", roles=STAFF),
    Action(
        "redraw",
        ("ctrl+l",),
        N_("Redraw"),
        N_("Draw the screen anew, after something else wrote on the terminal"),
        "everywhere",
    ),
    Action("theme", ("f9",), N_("Light or dark"), N_("Change between the light and the dark colours"), "everywhere"),
    Action("quit", ("Q", "ctrl+q"), N_("Quit"), N_("Leave the console; text under way is kept"), "everywhere"),
)
