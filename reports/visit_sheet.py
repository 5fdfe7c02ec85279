"""The visit sheet: one trip to one agency on paper, with what is known and blanks to fill in by pen."""

from typing import Any

from reports import page, typeset
from reports.letterhead import Letterhead
from reports.typeset import Paper
from store.i18n import _, format_day, format_instant, format_span, language, ngettext
from store.sheets import Contact, Proof, Sheet, SheetEntry, Step

TEXT_AT_MOST = 320
"""Characters of a complaint's text on the sheet; the whole of it stands in E-Humas."""


def sheet_pdf(sheet: Sheet, head: Letterhead, *, now: int, paper: Paper = "a4") -> bytes:
    """Return the sheet as a PDF; the same sheet at the same minute gives the same bytes."""
    return typeset.pdf("visit", document(sheet, head, now=now), at=now, paper=paper)


def file_name(sheet: Sheet) -> str:
    """Return what the sheet's file is called."""
    return f"kunjungan-{sheet.agency.lower()}-{sheet.visit_on}.pdf"


def document(sheet: Sheet, head: Letterhead, *, now: int) -> dict[str, Any]:
    """Return the sheet as the typesetter takes it."""
    title = _("Visit to %(agency)s, %(day)s") % {"agency": sheet.agency, "day": format_day(sheet.visit_on)}
    return {
        "lang": language(),
        "title": title,
        "heading": _("Visit sheet"),
        "cutoff": _("Printed %(time)s") % {"time": format_instant(now, "long")},
        "footer": [_("Humas of the city of Kendari"), title],
        "page_word": _("Page {page} of {pages}"),
        "letterhead": page.letterhead(head),
        "agency": {"code": sheet.agency, "name": sheet.agency_name},
        "count": ngettext(
            "%(count)d complaint waits for an answer", "%(count)d complaints wait for an answer", len(sheet.entries)
        )
        % {"count": len(sheet.entries)},
        "fields": [
            (_("Day of the visit"), format_day(sheet.visit_on)),
            (_("Who goes"), sheet.assignee),
            (_("To be asked for"), ", ".join(map(_contact, sheet.contacts)) or "–"),
        ],
        "entries": [entry(one, now) for one in sheet.entries],
        "blanks": _blanks(),
        "signatures": [
            {"title": _("For Humas"), "position": ""},
            {"title": _("For %(agency)s") % {"agency": sheet.agency}, "position": ""},
        ],
        "sign_words": [_("Name"), _("Position"), _("Hour"), _("Signature")],
        "afterwards": _("Afterwards: ehumas visit record, or the visits screen of the console."),
    }


def _contact(contact: Contact) -> str:
    return f"{contact.name} ({contact.phone})" if contact.phone else contact.name


def entry(entry: SheetEntry, now: int) -> dict[str, Any]:
    """Return one complaint as the typesetter takes it."""
    shortened = entry.text if len(entry.text) <= TEXT_AT_MOST else entry.text[:TEXT_AT_MOST].rstrip() + "…"
    secret = _("(secret: read it in E-Humas)")
    where = ", ".join(part for part in (entry.place, entry.ward) if part)
    facts = [
        (_("Place"), where),
        (_("Topic"), entry.category),
        (_("State"), entry.state),
        (_("Received"), format_instant(entry.received_at)),
        (_("Forwarded"), format_instant(entry.forwarded_at) if entry.forwarded_at else ""),
        (_("Hand-overs"), str(entry.handovers) if entry.handovers > 1 else ""),
        (_("Citizens"), str(entry.citizens) if entry.citizens > 1 else ""),
    ]
    return {
        "number": entry.number,
        "visit": entry.visit_id,
        "title": secret if entry.secret else entry.title,
        "text": "" if entry.secret else shortened,
        "facts": [fact for fact in facts if fact[1]],
        "waited": format_span(now - (entry.forwarded_at or entry.received_at)),
        "waited_word": _("waited for the agency"),
        "history_title": _("What happened"),
        "history": [(format_instant(step.at, "short"), _step(step)) for step in entry.history],
        "proof_title": _("Reminders"),
        "proof": [_proof(proof) for proof in entry.proofs] or [_("No reminder was sent.")],
        "qr": _qr(entry.number),
        "qr_alt": _("QR code of the number %(number)s") % {"number": entry.number},
    }


def _blanks() -> dict[str, Any]:
    return {
        "met": _("Whom we met"),
        "found": _("What was found"),
        "choices": [
            _("work is done"),
            _("work has begun"),
            _("not begun"),
            _("not the agency's matter"),
            _("did not know of it"),
        ],
        "promise": _("Promised for (day)"),
        "photo": _("Photo taken"),
    }


def _step(step: Step) -> str:
    told = {
        "received": _("received"),
        "forwarded": _("forwarded to %(agency)s") % {"agency": step.detail},
        "returned": _("returned by %(agency)s") % {"agency": step.detail},
        "answered": _("answered, under review"),
        "sent_back": _("answer sent back"),
        "accepted": _("answer accepted"),
        "reopened": _("opened again"),
        "visited": _("visited"),
    }
    return told[step.kind]


def _proof(proof: Proof) -> str:
    """Return how far a reminder came, the furthest first."""
    who = proof.to or "–"
    stages = (
        (proof.acknowledged_at, _("%(who)s: acknowledged %(time)s")),
        (proof.read_at, _("%(who)s: read %(time)s")),
        (proof.delivered_at, _("%(who)s: delivered %(time)s")),
        (proof.sent_at, _("%(who)s: sent %(time)s")),
    )
    for at, sentence in stages:
        if at is not None:
            return sentence % {"who": who, "time": format_instant(at, "short")}
    if proof.channel == "call":
        return _("%(who)s: to be called, no WhatsApp number") % {"who": who}
    return _("%(who)s: not sent yet") % {"who": who}


def _qr(number: str) -> list[str]:
    """Return the QR code of a number as rows of 0 and 1."""
    import segno

    return ["".join(str(int(bool(module))) for module in row) for row in segno.make(number, micro=False).matrix]
