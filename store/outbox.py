"""The outbox in one place: what a front end reads and does, what a sender does, what the webhook brings."""

from store.delivery import Claim, Sending, begin, claim, finish, may_send, reap, release
from store.fallback import sweep as move_on
from store.handling import adopt, phoned, retry
from store.inbound import process_pending, receive
from store.messages import (
    AttemptView,
    MessageDetail,
    MessageFilter,
    MessageView,
    OrphanView,
    ReceiptView,
    callee,
    counts,
    find,
    for_complaint,
    get,
    orphans,
    replies,
)

__all__ = [
    "AttemptView",
    "Claim",
    "MessageDetail",
    "MessageFilter",
    "MessageView",
    "OrphanView",
    "ReceiptView",
    "Sending",
    "adopt",
    "begin",
    "callee",
    "claim",
    "counts",
    "find",
    "finish",
    "for_complaint",
    "get",
    "may_send",
    "move_on",
    "orphans",
    "phoned",
    "process_pending",
    "reap",
    "receive",
    "release",
    "replies",
    "retry",
]
