"""How it was counted, in sentences that a reader outside the office can check."""

from store.clock import from_iso
from store.figures.document import Figures
from store.i18n import N_, _, format_instant

_TERMS = (
    (
        N_("Month and cut-off"),
        N_(
            "The month runs from %(start)s to the end of its last day, WITA. "
            "Everything is seen from the cut-off, %(cutoff)s."
        ),
    ),
    (
        N_("Finished"),
        N_(
            "Closed in the month and still closed at the cut-off. It is never divided by what was received: "
            "they are not the same complaints."
        ),
    ),
    (
        N_("Balance"),
        N_(
            "Open at the start + received + opened again - finished = open at the end; the program checks it "
            "before it prints. The start may differ from the end printed last month by what was merged, rejected, "
            "passed on or opened again since."
        ),
    ),
    (
        N_("Answered"),
        N_(
            "An agency's answer that Humas accepted counts from the moment it was submitted. "
            "Forwarding is not an answer."
        ),
    ),
    (
        N_("Within 24 and 72 hours"),
        N_("Of those received in the month and old enough to judge at the cut-off; from receipt, around the clock."),
    ),
    (
        N_("On time"),
        N_(
            "Of the answers that agencies owed within this month, those submitted by their due time; "
            "open ones count as late. The interval is Wilson's, 95 percent."
        ),
    ),
    (
        N_("Unanswered and overdue"),
        N_(
            "Received by the end of the month, and at the cut-off without an accepted answer, "
            "or with the running clock past its due time."
        ),
    ),
    (
        N_("Not counted"),
        N_(
            "Merged and rejected complaints and those outside the city's authority are counted apart. "
            "Secret complaints are counted, their words are not printed. No citizen is named. "
            "What had ended in another system before it was taken in has no answering time here."
        ),
    ),
)


def method(figures: Figures) -> list[tuple[str, str]]:
    """Return how it was counted: a term and its sentence each."""
    told = {
        "start": format_instant(from_iso(figures["start"]), "medium"),
        "cutoff": format_instant(from_iso(figures["cutoff"]), "long"),
    }
    return [(_(term), _(sentence) % told) for term, sentence in _TERMS]
