"""Which step fits which state of a complaint, so that a front end can say why a key does nothing before it is asked.

The commands decide; `tests/store/test_steps.py` holds this table to what they do.
"""

from store.cases import ENDED, OPEN, WITH_HUMAS
from store.formats import state_name
from store.i18n import _

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


def why_not(step: str, number: str, state: str) -> str:
    """Return why the step does not fit a complaint in that state, or nothing when it does."""
    if state in STEPS[step]:
        return ""
    return _("%(number)s is “%(state)s”: this step does not fit.") % {"number": number, "state": state_name(state)}
