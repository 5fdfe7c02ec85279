"""Frozen reports: a month's figures as canonical JSON with their SHA-256 and cut-off; a correction is a new edition."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from store import events, figures
from store.actors import Actor, Right, Role, may, require
from store.clock import from_iso, month_bounds, to_iso
from store.database import transact
from store.errors import Conflict, NotAllowed, NotFound, Unavailable
from store.figures import Figures
from store.figures.document import Revision
from store.figures.revision import changes
from store.i18n import _, format_instant, format_month
from store.models import Report as Row
from store.rows import tuples


@dataclass(frozen=True)
class Report:
    """A report on a month: `text` is the figures' JSON, its bytes are what `sha256` (empty for a draft) covers.

    `edition` counts from 1; 0 is a draft that is not kept. Instants are milliseconds UTC.
    """

    month: str
    edition: int
    sha256: str
    cutoff_at: int
    created_at: int
    figures: Figures
    text: str


@dataclass(frozen=True)
class Edition:
    """A frozen edition in a list."""

    month: str
    edition: int
    sha256: str
    cutoff_at: int
    created_at: int


def look(actor: Actor, month: str, *, now: int) -> Report:
    """Return the newest frozen edition of the month, or a draft of it; nothing is kept."""
    _require_city(actor)
    return _newest(month) or _report(figures.monthly(actor, month, now=now), now)


def make(actor: Actor, month: str, *, now: int) -> Report:
    """Return the month's report: the newest frozen edition, frozen now if there is none and the month is over.

    While the month runs, and for who may not freeze, it is a draft.
    """
    _require_city(actor)
    over = month_bounds(month)[1] <= now
    return freeze(actor, month, now=now) if over and may(actor, Right.FREEZE_REPORT) else look(actor, month, now=now)


def freeze(actor: Actor, month: str, *, now: int) -> Report:
    """Freeze the month's first edition and return it; when there is one already, return the newest as it is.

    Raises Conflict while the month runs.
    """
    require(actor, Right.FREEZE_REPORT)
    frozen = _newest(month)
    if frozen is not None:
        return frozen
    found = figures.monthly(actor, month, now=now)
    if found["provisional"]:
        raise Conflict(
            _("%(month)s is not over yet, so it cannot be frozen. Leave out --freeze for a draft.")
            % {"month": format_month(found["month"])}
        )
    return _keep(actor, {**found, "edition": 1}, now)


def revise(actor: Actor, month: str, *, now: int) -> Report:
    """Freeze a new edition that says what changed since the one before, and return it.

    Raises NotFound when nothing is frozen yet, Conflict when nothing changed.
    """
    require(actor, Right.FREEZE_REPORT)
    former = _newest(month)
    if former is None:
        raise NotFound(_("There is no frozen report on %(month)s. Use --freeze first.") % {"month": month[:20]})
    found = figures.monthly(actor, former.month, now=now)
    changed = list(changes(former.figures, found))
    if not changed:
        raise Conflict(
            _("Nothing changed since the edition of %(cutoff)s, so there is nothing to revise.")
            % {"cutoff": format_instant(former.cutoff_at, "long")}
        )
    revision = Revision(edition=former.edition, sha256=former.sha256, cutoff=to_iso(former.cutoff_at), changes=changed)
    return _keep(actor, {**found, "edition": former.edition + 1, "revises": revision}, now)


def load(actor: Actor, month: str, edition: int | None = None) -> Report:
    """Return a frozen edition, the newest when none is named. Raises NotFound."""
    _require_city(actor)
    found = _newest(month, edition)
    if found is None:
        raise NotFound(_("There is no such frozen report on %(month)s.") % {"month": month[:20]})
    return found


def find(actor: Actor, *, limit: int = 60) -> list[Edition]:
    """Return the frozen editions, the newest month and edition first."""
    _require_city(actor)
    query = Row.select(Row.month, Row.edition, Row.sha256, Row.cutoff_at, Row.created_at)
    return [Edition(*row) for row in tuples(query.order_by(Row.month.desc(), Row.edition.desc()).limit(limit))]


def canonical(found: Figures) -> str:
    """Return the figures as the one JSON text that is stored, hashed and handed on."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def digest(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes: what `sha256sum` says of the JSON file."""
    return hashlib.sha256(text.encode()).hexdigest()


def _require_city(actor: Actor) -> None:
    require(actor, Right.SEE_FIGURES)
    if actor.role is Role.OFFICER:
        raise NotAllowed(_("The monthly report is about all agencies; ask Humas for it."))


def _report(found: Figures, now: int) -> Report:
    text = canonical(found)
    return Report(found["month"], 0, "", from_iso(found["cutoff"]), now, json.loads(text), text)


def _newest(month: str, edition: int | None = None) -> Report | None:
    named = to_iso(month_bounds(month)[0])[:7]
    query = Row.select().where(Row.month == named)
    if edition is not None:
        query = query.where(Row.edition == edition)
    row = query.order_by(Row.edition.desc()).first()
    if row is None:
        return None
    if digest(row.figures) != row.sha256:
        raise Unavailable(
            _("The frozen figures of %(month)s were changed in the database. Restore a backup: ehumas db restore")
            % {"month": named}
        )
    found = json.loads(row.figures)
    return Report(row.month, row.edition, row.sha256, row.cutoff_at, row.created_at, found, row.figures)


def _keep(actor: Actor, found: Any, now: int) -> Report:
    text = canonical(found)
    month, edition, sha256 = found["month"], found["edition"], digest(text)

    def unit() -> None:
        if Row.get_or_none(Row.month == month, Row.edition == edition) is not None:
            return
        Row.insert(
            month=month,
            edition=edition,
            figures=text,
            sha256=sha256,
            cutoff_at=now,
            created_at=now,
            account=actor.account_id,
        ).execute()
        events.append(actor, "report_frozen", None, {"month": month, "edition": edition, "sha256": sha256}, now)

    transact(unit)
    return load(actor, month, edition)
