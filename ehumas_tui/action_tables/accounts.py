"""What is done with accounts: made, changed, shut out, given a password, a key, a second step."""

from ehumas_tui.action import STAFF, Action
from store.actors import Right
from store.i18n import N_

EDITS = Right.EDIT_AGENCIES
"""Who sees the accounts has the keys; which of them may be touched the store knows, and a key that can't says why."""

TABLE = (
    Action(
        "search_accounts", ("slash",), N_("Search"), N_("Search by login, name or agency; Esc gives the list back"),
        "accounts", EDITS, footer=15,
    ),
    Action("add_account", ("b",), N_("New account"), N_("Make an account of Humas"), "accounts", EDITS, footer=30),
    Action(
        "edit_account", ("e",), N_("Edit"), N_("Change the name, the telephone number or the role"), "accounts", EDITS,
        footer=31,
    ),
    Action(
        "switch_account", ("x",), N_("Shut out or let in"), N_("Shut the account out at once, or let it in again"),
        "accounts", EDITS, footer=32,
    ),
    Action(
        "reset_password", ("p",), N_("New password"), N_("Give the account a one-time password, which is shown once"),
        "accounts", EDITS, footer=33,
    ),
    Action(
        "reset_totp", ("t",), N_("Reset second step"), N_("Take the second step away, when a telephone was lost"),
        "accounts", EDITS, footer=36,
    ),
    Action(
        "end_sessions", ("h",), N_("End sessions"), N_("End every login of the account that goes on"), "accounts",
        EDITS, footer=35,
    ),
    Action("unlock_account", ("u",), N_("Unlock"), N_("Forget failed tries to log in"), "accounts", EDITS, footer=37),
    Action(
        "add_account_key", ("s",), N_("Add SSH key"), N_("Let a public key open the account under the cursor"),
        "accounts", EDITS, footer=38,
    ),
    Action(
        "own_totp", ("m",), N_("My second step"), N_("Set up your own second step, or new recovery codes"), "accounts",
        EDITS, STAFF, footer=34,
    ),
)  # fmt: skip
