"""What is done with citizens: found, revealed with a reason, answered about their data, erased."""

from ehumas_tui.action import Action
from store.actors import Right
from store.i18n import N_

TABLE = (
    Action(
        "search_people", ("slash",), N_("Search"), N_("Find by telephone number or a complaint's number"), "people",
        Right.REVEAL, footer=15,
    ),
    Action(
        "reveal_person", ("i",), N_("Identity"), N_("Show who it is; needs a reason, and is recorded"), "person",
        Right.REVEAL, footer=30,
    ),
    Action(
        "correct", ("e",), N_("Correct"), N_("Correct name, telephone or address, with a reason; it is recorded"),
        "person", Right.REVEAL, footer=34,
    ),
    Action(
        "ask_access", ("a",), N_("Asks for access"),
        N_("Take down that the person asks what we keep; due in 3×24 hours"), "person", Right.REVEAL, footer=31,
    ),
    Action(
        "ask_correction", ("b",), N_("Asks for correction"),
        N_("Take down that the person asks to correct it; due in 3×24 hours"), "person", Right.REVEAL, footer=32,
    ),
    Action(
        "ask_erasure", ("h",), N_("Asks for erasure"),
        N_("Take down that the person asks to be erased; due in 3×24 hours"), "person", Right.REVEAL, footer=33,
    ),
    Action(
        "request_done", ("c",), N_("Request done"), N_("Say what the person was told; the request is done"), "person",
        Right.REVEAL, footer=20,
    ),
    Action(
        "request_refused", ("x",), N_("Request refused"), N_("Say why what was asked for can't be done"), "person",
        Right.REVEAL, footer=21,
    ),
    Action(
        "erase_person", ("delete", "ctrl+e"), N_("Erase"), N_("Erase who it is, for good; complaints stay"), "person",
        Right.REVEAL, footer=40,
    ),
)  # fmt: skip
