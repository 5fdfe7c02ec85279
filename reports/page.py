"""The monthly report as the typesetter takes it: finished words and numbers, and what the charts need."""

from typing import Any

from reports import cards, method, tables, words
from reports.cells import Table
from reports.letterhead import Letterhead
from store.clock import from_iso
from store.figures.document import Figures
from store.i18n import _, format_month, format_number, format_percent, language, ngettext

ROWS_AT_MOST = 2_000
"""Rows of the lists in print; the rest goes to the workbook, and a sentence says so (REPORT, section 1)."""


def page(figures: Figures, head: Letterhead, sha256: str) -> dict[str, Any]:
    """Return the document of the report with that digest; `""` for figures that are not frozen."""
    title = words.title(figures)
    return {
        "lang": language(),
        "title": title,
        "month": format_month(figures["month"]),
        "heading": _("Report on citizens' complaints"),
        "edition": words.edition(figures),
        "cutoff": words.cutoff(figures),
        "footer": [_("Humas of the city of Kendari"), title, words.edition(figures)],
        "page_word": _("Page {page} of {pages}"),
        "letterhead": letterhead(head),
        "letter": _letter(figures, head),
        "cards": [vars(card) for card in cards.cards(figures)],
        "summary": {"title": _("Summary for the Mayor"), "runs": runs(words.summary(figures))},
        "changes": _changes(figures),
        "balance": _balance(figures),
        "flow": flow(figures),
        "curve": _curve(figures),
        "answers": table(tables.answers(figures)),
        "waits": table(tables.waits(figures)),
        "ages": _bars(tables.ages(figures), 1),
        "parts": [_bars(tables.largest(found), 1) for found in tables.parts(figures)],
        "agencies": table(tables.agencies(figures)),
        "unanswered": limited(tables.unanswered(figures)),
        "overdue": limited(tables.overdue(figures)),
        "escalations": _bars(tables.escalations(figures), 1),
        "delay": words.delay(figures),
        "visits": limited(tables.visits(figures)),
        "left_out": table(tables.left_out(figures)),
        "method": {"title": _("How it was counted"), "terms": method.method(figures)},
        "fingerprint": _("Fingerprint of the figures (SHA-256): %(digest)s") % {"digest": sha256} if sha256 else "",
        "signature": _signature(head),
    }


def table(found: Table) -> dict[str, Any]:
    """Return a table with every cell as it reads."""
    return {
        "title": found.title,
        "columns": [vars(column) for column in found.columns],
        "rows": [[str(cell) for cell in row] for row in found.rows],
        "note": found.note,
        "empty": found.empty,
    }


def letterhead(head: Letterhead) -> dict[str, Any]:
    """Return the head of the first page."""
    logo = head.logo and {"kind": head.logo.kind, "data": list(head.logo.data)}
    return {"lines": head.lines, "address": head.address, "contact": head.contact, "logo": logo}


def runs(text: str) -> list[dict[str, Any]]:
    """Return a sentence as runs of plain and bold words; `*` encloses the bold ones."""
    return [{"text": part, "bold": bool(place % 2)} for place, part in enumerate(text.split("*")) if part]


def _letter(figures: Figures, head: Letterhead) -> dict[str, Any]:
    return {
        "fields": [
            (_("Number"), head.numbered(figures["month"])),
            (_("Nature"), head.nature),
            (_("Enclosure"), head.enclosure),
            (_("Subject"), words.title(figures)),
        ],
        "to_word": _("Addressed to"),
        "to": head.addressee,
        "at": _("in %(place)s") % {"place": head.addressee_place} if head.addressee_place else "",
    }


def _signature(head: Letterhead) -> dict[str, Any]:
    return {
        "place": _("%(place)s, ……………………… 20……") % {"place": head.place},
        "position": head.position,
        "signer": head.signer,
        "rank": head.rank,
        "number": f"NIP {head.staff_number}" if head.staff_number else "NIP ………………………………",
    }


def _balance(figures: Figures) -> dict[str, Any]:
    found = tables.identity(figures)
    return {
        "title": found.title,
        "parts": [
            {"label": column.title, "sign": cell.sign.strip(), "value": format_number(int(cell.value or 0))}
            for column, cell in zip(found.columns, found.rows[0], strict=True)
        ],
    }


def flow(figures: Figures) -> dict[str, Any]:
    """Return what the chart of twelve months needs."""
    received, closed = figures["F1"]["received"], figures["F2"]["closed"]
    alt = _("Two bars a month, received and finished, for twelve months; this month %(received)d and %(closed)d.")
    months = [{**row, "label": format_month(row["month"])[:3], "year": row["month"][:4]} for row in figures["flow"]]
    return {
        "title": _("Twelve months"),
        "alt": alt % {"received": received, "closed": closed},
        "month_word": _("Month"),
        "received": _("Received"),
        "closed": _("Finished"),
        "months": months,
    }


def _curve(figures: Figures) -> dict[str, Any]:
    first = figures["F9"]
    points = [{"hours": hours, "share": share, "text": format_percent(share)} for hours, share in first["curve"]]
    within = {point["hours"]: point["text"] for point in points}
    alt = _("A line of the share answered by hours since receipt: %(day)s after 24 hours, %(three)s after 72 hours.")
    return {
        "title": _("How long citizens waited for the first answer"),
        "alt": alt % {"day": within.get(24, "–"), "three": within.get(72, "–")},
        "hours": _("hours"),
        "hours_word": _("Hours since receipt"),
        "share_word": _("Answered"),
        "points": points,
        "empty": _("Nothing was received."),
    }


def _bars(found: Table, place: int) -> dict[str, Any]:
    """Return a table with the numbers of one column, for bars beside them."""
    values = [int(row[place].value or 0) for row in found.rows]
    return {**table(found), "values": values, "most": max([*values, 1])}


def limited(found: Table) -> dict[str, Any]:
    """Return a table with as many rows as are printed, and a sentence about the others."""
    made = table(found)
    more = len(made["rows"]) - ROWS_AT_MOST
    if more > 0:
        made["rows"] = made["rows"][:ROWS_AT_MOST]
        made["note"] = ngettext(
            "%(count)s row more stands in the workbook (XLSX).",
            "%(count)s rows more stand in the workbook (XLSX).",
            more,
        ) % {"count": format_number(more)}
    return made


def _changes(figures: Figures) -> dict[str, Any] | None:
    """Return what a revised edition changed."""
    revises = figures["revises"]
    if revises is None:
        return None
    return {
        "title": _("What this revision changed"),
        "intro": _("It replaces the edition of %(cutoff)s.") % {"cutoff": words.instant(from_iso(revises["cutoff"]))},
        "columns": [_("Figure"), _("Value before"), _("Value now")],
        "rows": [
            [words.figure_name(change["figure"]), words.plain(change["before"]), words.plain(change["after"])]
            for change in revises["changes"]
        ],
    }
