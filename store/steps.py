"""Which step fits which state of a complaint, so that a front end can say why a key does nothing before it is asked.

The commands decide; `tests/store/test_steps.py` holds this table to what they do.
"""

from store.cases import ENDED, OPEN, WITH_HUMAS

STEPS: dict[str, tuple[str, ...]] = {
    "forward": (*WITH_HUMAS, "forwarded", "in_progress"),
    "ask": WITH_HUMAS,
    "reject": WITH_HUMAS,
    "refer": WITH_HUMAS,
    "merge": OPEN,
    "supply": ("needs_data",),
    "answer": ("forwarded", "in_progress"),
    "return": ("forwarded", "in_progress"),
    "accept": ("answered",),
    "send_back": ("answered",),
    "reopen": ("closed", "rejected", "referred"),
    "note": OPEN + ENDED,
}


def fits(step: str, state: str) -> bool:
    """Tell whether the step is possible with a complaint in that state."""
    return state in STEPS[step]
