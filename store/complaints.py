"""Every command on a complaint in one place: what a front end may do to it."""

from store.decisions import ask, merge, note, rate, refer, reject, reopen, supply
from store.intake import NewComplaint, Ticket, submit
from store.referrals import accept, answer, forward, return_, send_back
from store.undo import undo

__all__ = [
    "NewComplaint",
    "Ticket",
    "accept",
    "answer",
    "ask",
    "forward",
    "merge",
    "note",
    "rate",
    "refer",
    "reject",
    "reopen",
    "return_",
    "send_back",
    "submit",
    "supply",
    "undo",
]
