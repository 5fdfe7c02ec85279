"""Every question about complaints in one place: lists, one complaint, the zero board, and the citizen's own view."""

from store.board import Board, BoardGroup, board, board_count
from store.filters import Filter, Key
from store.listing import ComplaintRow, Page, count, find, key_of, row_of
from store.searching import advice
from store.tracking import PublicAnswer, PublicStep, PublicView, holder, own, track
from store.views import AnswerView, ComplaintView, Explanation, ReferralView, explain, get, history

__all__ = [
    "AnswerView",
    "Board",
    "BoardGroup",
    "ComplaintRow",
    "ComplaintView",
    "Explanation",
    "Filter",
    "Key",
    "Page",
    "PublicAnswer",
    "PublicStep",
    "PublicView",
    "ReferralView",
    "advice",
    "board",
    "board_count",
    "count",
    "explain",
    "find",
    "get",
    "history",
    "holder",
    "key_of",
    "own",
    "row_of",
    "track",
]
