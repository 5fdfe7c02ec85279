"""The complaint sheet: marked complaints on paper under the letterhead, with what was done and answered."""

from typing import Any

from reports import page, typeset, visit_sheet
from reports.letterhead import Letterhead
from reports.typeset import Paper
from store.clock import local_day
from store.i18n import N_, _, format_instant, language, ngettext
from store.printouts import Printed, Printout, Said

REVIEWS = {"pending": N_("under review"), "accepted": N_("accepted"), "sent_back": N_("sent back")}


def sheet_pdf(printout: Printout, head: Letterhead, *, now: int, paper: Paper = "a4") -> bytes:
    """Return the sheet as a PDF; the same complaints at the same minute give the same bytes."""
    return typeset.pdf("complaints", document(printout, head, now=now), at=now, paper=paper)


def file_name(printout: Printout, *, now: int) -> str:
    """Return what the sheet's file is called: by the number of one, by how many and when of several."""
    complaints = printout.complaints
    if len(complaints) == 1:
        return f"pengaduan-{complaints[0].entry.number}.pdf"
    hour = format_instant(now, "time").replace(".", "").replace(":", "")
    return f"pengaduan-{len(complaints)}-{local_day(now)}-{hour}.pdf"


def document(printout: Printout, head: Letterhead, *, now: int) -> dict[str, Any]:
    """Return the sheet as the typesetter takes it."""
    count = len(printout.complaints)
    title = ngettext("%(count)d complaint", "%(count)d complaints", count) % {"count": count}
    return {
        "lang": language(),
        "title": title,
        "heading": _("Complaint sheet"),
        "cutoff": _("Printed %(time)s") % {"time": format_instant(now, "long")},
        "footer": [_("Humas of the city of Kendari"), title],
        "page_word": _("Page {page} of {pages}"),
        "letterhead": page.letterhead(head),
        "note": _("For use in the office. No citizen's identity stands on this sheet."),
        "entries": [_entry(one, now) for one in printout.complaints],
    }


def _entry(one: Printed, now: int) -> dict[str, Any]:
    """Return one complaint; its whole text stands here, where the visit sheet shortens it."""
    found = visit_sheet.entry(one.entry, now)
    return {
        **found,
        "text": one.entry.text,
        "facts": [*found["facts"], *([(_("With"), one.agency)] if one.agency else [])],
        "answers_title": _("Answers"),
        "answers": [_answer(said) for said in one.answers],
    }


def _answer(said: Said) -> dict[str, str]:
    return {
        "head": f"{said.agency} · {format_instant(said.at, 'short')} · {_(REVIEWS[said.review])}",
        "body": said.body,
    }
