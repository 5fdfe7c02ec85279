"""A complaint as JSON and as lines of a list: the keys that DESIGN section 3 fixes, and a few more."""

from collections.abc import Iterable
from dataclasses import asdict

from commands.output import Column, iso
from store.cases import state_label
from store.deadlines import DeadlineView
from store.dossiers import Dossier
from store.events import EventView
from store.i18n import _, format_instant, format_span
from store.queries import ComplaintRow, ComplaintView


def row_record(row: ComplaintRow) -> dict[str, object]:
    """Return what a list's row knows, without its text."""
    return {
        "number": row.number,
        "state": row.state,
        "title": row.title,
        "agency": row.agency,
        "ward": row.ward,
        "place": row.place,
        "privacy": row.privacy,
        "channel": row.channel,
        "received_at": iso(row.received_at),
        "closed_at": iso(row.closed_at),
        "clock": row.clock,
        "due_at": iso(row.due_at),
        "handovers": row.handovers,
        "version": row.version,
    }


def record(dossier: Dossier) -> dict[str, object]:
    """Return a complaint without its citizen."""
    return {
        **row_record(dossier.row),
        "text": dossier.text,
        "category": dossier.category,
        "forwarded_at": iso(dossier.forwarded_at),
        "answered_at": iso(dossier.answered_at),
        "cycle": dossier.cycle,
        "returns": dossier.returns,
        "external_id": dossier.external_id,
        "citizens": dossier.citizens,
        "deadlines": _deadlines(dossier.deadlines),
    }


def full_record(view: ComplaintView) -> dict[str, object]:
    """Return everything about one complaint that the actor may read."""
    current = [referral for referral in view.referrals if referral.outcome != "undone"]
    return {
        **row_record(view),
        "text": view.text,
        "category": view.category,
        "forwarded_at": iso(current[-1].forwarded_at if current else None),
        "answered_at": iso(view.answered_at),
        "cycle": view.cycle,
        "returns": view.returns,
        "external_id": view.external_id,
        "citizens": view.citizens,
        "citizen": asdict(view.citizen) if view.citizen else None,
        "merged_into": view.merged_into,
        "reject_reason": view.reject_reason,
        "referred_to": view.referred_to,
        "rating": view.rating,
        "referrals": [_instants(asdict(referral)) for referral in view.referrals],
        "answers": [_instants(asdict(answer)) for answer in view.answers],
        "photos": [photo.name for photo in view.photos],
        "deadlines": _deadlines(view.deadlines),
    }


def event_record(event: EventView) -> dict[str, object]:
    """Return one entry of a timeline; what an undo needs stays inside."""
    data = {name: value for name, value in event.data.items() if name != "before"}
    return {
        "id": event.id,
        "at": iso(event.at),
        "kind": event.kind,
        "actor": event.actor_name,
        "role": event.role,
        "data": data,
    }


def list_columns(now: int) -> list[Column[ComplaintRow]]:
    """Return the columns of a list: what is left of the running clock stands first, as in the console."""
    return [
        Column(_("Left"), lambda row: "" if row.due_at is None else format_span(row.due_at - now), right=True),
        Column(_("Number"), lambda row: row.number),
        Column(_("State"), lambda row: state_label(row.state)),
        Column(_("Agency"), lambda row: row.agency),
        Column(_("Ward"), lambda row: row.ward),
        Column(_("Received"), lambda row: format_instant(row.received_at)),
        Column(_("Title"), lambda row: row.title),
    ]


def _deadlines(entries: Iterable[DeadlineView]) -> list[dict[str, object]]:
    return [
        {
            "clock": entry.clock,
            "level": entry.level,
            "due_at": iso(entry.due_at),
            "state": entry.state,
            "fired_at": iso(entry.fired_at),
        }
        for entry in entries
    ]


def _instants(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields with every instant as ISO 8601."""
    return {
        name: iso(value) if isinstance(value, int) and (name == "at" or name.endswith("_at")) else value
        for name, value in fields.items()
    }
