"""Every action of the console, a table a file; `ALL` is the registry that `ehumas_tui.actions` reads."""

from ehumas_tui import places
from ehumas_tui.action_tables import (
    accounts,
    agencies,
    answers,
    common,
    complaints,
    content,
    lists,
    messages,
    people,
    report,
    settings,
    visits,
)
from store.i18n import N_

ALL = (
    *places.as_actions(),
    *common.TABLE,
    *lists.TABLE,
    *complaints.TABLE,
    *answers.TABLE,
    *agencies.TABLE,
    *visits.TABLE,
    *messages.TABLE,
    *content.TABLE,
    *report.TABLE,
    *people.TABLE,
    *accounts.TABLE,
    *settings.TABLE,
)

SCOPE_NAMES = {
    "login": N_("Logging in"),
    "second_step": N_("Setting up the second step"),
    "everywhere": N_("Everywhere"),
    "prompt": N_("In a question"),
    "list": N_("In a list"),
    "page": N_("On a page"),
    "board": N_("Zero board"),
    "filters": N_("Inbox"),
    "desk": N_("At the counter"),
    "complaints": N_("With complaints"),
    "complaint": N_("In a complaint"),
    "forward": N_("When forwarding"),
    "officer": N_("For an agency's officer"),
    "agencies": N_("Agencies"),
    "agency": N_("In an agency"),
    "tabs": N_("In tabs"),
    "visits": N_("Visits"),
    "messages": N_("Messages"),
    "content": N_("Content"),
    "form": N_("In a form"),
    "article": N_("While writing an article"),
    "report": N_("Report"),
    "people": N_("Citizens"),
    "person": N_("In a citizen's file"),
    "accounts": N_("Accounts"),
    "settings": N_("Settings"),
    "editor": N_("While writing an answer"),
}
