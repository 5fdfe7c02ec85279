"""Agencies (OPD): the city's departments, hospitals and offices that complaints are forwarded to."""

import difflib
import re
from dataclasses import dataclass

from peewee import IntegrityError, ModelSelect

from store import changes, events
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _, ngettext
from store.models import Agency, Referral
from store.text import clean_line

KINDS = ("inspektorat", "sekretariat", "dinas", "badan", "bagian", "rsud", "bumd", "kecamatan")


@dataclass(frozen=True)
class AgencyView:
    """One agency; `version` guards two people who edit it at once."""

    id: int
    code: str
    name: str
    kind: str
    active: bool
    version: int


def add(actor: Actor, code: str, name: str, *, now: int, kind: str = "dinas") -> AgencyView:
    """Make an agency; the code is kept in capitals. Raises Invalid, NotAllowed, Conflict when the code is taken."""
    require(actor, Right.EDIT_AGENCIES)
    plain = parse_code(code)
    row = Agency(code=plain, name=_name(name), kind=_kind(kind))

    def unit() -> AgencyView:
        try:
            row.save(force_insert=True)
        except IntegrityError as error:
            raise Conflict(_("There is an agency %(code)s already.") % {"code": plain}) from error
        return _changed(actor, "agency_added", row, now)

    return transact(unit)


def find(actor: Actor, *, search: str = "", active: bool | None = None) -> list[AgencyView]:
    """Return the agencies that the actor may know of, by code: an officer knows the own one only.

    `search` is part of a code or name; `active` keeps those in use, or those that are not.
    """
    query = _visible(actor).order_by(Agency.code)
    if active is not None:
        query = query.where(Agency.active == active)
    wanted = search.casefold().strip()
    rows = [_view(row) for row in query]
    return [row for row in rows if wanted in row.code.casefold() or wanted in row.name.casefold()]


def get(actor: Actor, code: str) -> AgencyView:
    """Return one agency by its code. Raises NotFound, with the likeliest code when one is near."""
    return _view(_row(actor, code))


def edit(
    actor: Actor, code: str, *, now: int, name: str | None = None, kind: str | None = None, version: int | None = None
) -> AgencyView:
    """Change name or kind; None leaves it. Raises Conflict when it is no longer at `version`."""
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> AgencyView:
        row = _row(actor, code)
        if version not in (None, row.version):
            raise Conflict(_("Agency %(code)s was changed meanwhile. Look at it again.") % {"code": row.code})
        row.name = row.name if name is None else _name(name)
        row.kind = row.kind if kind is None else _kind(kind)
        return _changed(actor, "agency_edited", row, now)

    return transact(unit)


def disable(actor: Actor, code: str, *, now: int) -> AgencyView:
    """Take an agency out of use: nothing is forwarded to it, its accounts stay out.

    Raises Conflict while complaints are with it: each of them needs an owner.
    """
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> AgencyView:
        row = _row(actor, code)
        held = Referral.select().where((Referral.agency == row.id) & Referral.closed_at.is_null()).count()
        if held:
            raise Conflict(
                ngettext(
                    "%(count)d complaint is still with %(code)s. Forward it elsewhere first.",
                    "%(count)d complaints are still with %(code)s. Forward them elsewhere first.",
                    held,
                )
                % {"count": held, "code": row.code}
            )
        row.active = False
        return _changed(actor, "agency_disabled", row, now)

    return transact(unit)


def enable(actor: Actor, code: str, *, now: int) -> AgencyView:
    """Take an agency into use again."""
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> AgencyView:
        row = _row(actor, code)
        row.active = True
        return _changed(actor, "agency_enabled", row, now)

    return transact(unit)


def parse_code(text: str) -> str:
    """Return an agency's code in capitals. Raises Invalid when it can't be one."""
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z][A-Z0-9-]{1,23}", code):
        raise Invalid(
            _("“%(code)s” can't be an agency's code: 2 to 24 capitals, digits or dashes, such as PUPR.")
            % {"code": text[:40]}
        )
    return code


def _visible(actor: Actor) -> "ModelSelect[Agency]":
    """Return the query over what the actor may know of."""
    require(actor, Right.SEE_AGENCIES)
    query = Agency.select()
    return query.where(Agency.id == actor.agency_id) if actor.role is Role.OFFICER else query


def _row(actor: Actor, code: str) -> Agency:
    wanted = code.strip().upper()
    row: Agency | None = _visible(actor).where(Agency.code == wanted).first()
    if row is None:
        raise NotFound(_unknown(actor, wanted))
    return row


def _unknown(actor: Actor, wanted: str) -> str:
    codes = [str(row.code) for row in _visible(actor)]
    near = difflib.get_close_matches(wanted, codes, n=1, cutoff=0.5)
    told = {"code": wanted[:40], "near": near[0] if near else ""}
    if near:
        return _("There is no agency “%(code)s”. Did you mean %(near)s?") % told
    return _("There is no agency “%(code)s”. See: ehumas agency list") % told


def _changed(actor: Actor, kind: str, row: Agency, now: int) -> AgencyView:
    """Save the row with a higher version, write the event, tell the feed; call it inside a transaction."""
    row.version = row.version + 1 if kind != "agency_added" else 1
    row.save()
    events.append(actor, kind, None, {"agency": row.code}, now)
    changes.record("agency", row.id, now, row.id)
    return _view(row)


def _view(row: Agency) -> AgencyView:
    return AgencyView(row.id, row.code, row.name, row.kind, row.active, row.version)


def _name(text: str) -> str:
    return clean_line(text, 150, _("Name"))


def _kind(text: str) -> str:
    kind = text.strip().lower()
    if kind not in KINDS:
        raise Invalid(
            _("“%(kind)s” is no kind of agency. Known are: %(known)s.") % {"kind": text[:40], "known": ", ".join(KINDS)}
        )
    return kind
