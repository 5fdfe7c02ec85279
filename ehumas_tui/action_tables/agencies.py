"""What Humas does with agencies: figures, officers, accounts and their keys."""

from ehumas_tui.action import STAFF, Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "search_agencies", ("slash",), N_("Search"), N_("Search by code or name; Esc gives the whole list back"),
        "agencies", roles=STAFF, footer=15,
    ),
    Action(
        "new_agency", ("b",), N_("New agency"), N_("Add an agency by its code and name"), "agencies",
        Right.EDIT_AGENCIES, footer=30,
    ),
    Action(
        "add_officer", ("a",), N_("Add officer"), N_("Add a person whom WhatsApp messages reach"), "agency",
        Right.EDIT_AGENCIES, footer=30,
    ),
    Action(
        "edit_line", ("e",), N_("Edit"), N_("Change the officer, account or key under the cursor"), "agency",
        Right.EDIT_AGENCIES, footer=31,
    ),
    Action(
        "switch_line", ("x",), N_("Stop or resume"),
        N_("Take an officer or account out of use or into use; revoke a key"),
        "agency", Right.EDIT_AGENCIES, footer=32,
    ),
    Action(
        "new_account", ("c",), N_("New account"), N_("Make an account of this agency that SSH keys open"), "agency",
        Right.EDIT_AGENCIES, footer=33,
    ),
    Action(
        "add_key", ("s",), N_("Add SSH key"), N_("Let a public key open the account under the cursor"), "agency",
        Right.EDIT_AGENCIES, footer=34,
    ),
    Action(
        "rename_agency", ("r",), N_("Rename"), N_("Change the agency's name"), "agency", Right.EDIT_AGENCIES, footer=35,
    ),
)  # fmt: skip
