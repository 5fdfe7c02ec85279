"""How a complaint comes in: once per client key, with its number, its promise and its first clock."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from store import attachments, citizens, deadlines, events, numbers, policy, wards
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Invalid, NotAllowed
from store.i18n import _
from store.models import Category, Complaint
from store.rows import insert, prepared, tuples
from store.text import clean_line, clean_text

TITLE_LIMIT = 150
BODY_LIMIT = 5_000
PLACE_LIMIT = 200
CHANNELS = ("portal", "counter", "phone", "whatsapp", "lapor", "import")
PRIVACIES = ("public", "anonymous", "secret")


@dataclass(frozen=True)
class NewComplaint:
    """What a citizen sends. Either `citizen` or `citizen_id` says who; `ward` is a code or a name.

    `photos` are those that `attachments.keep` wrote.
    """

    title: str
    text: str
    client_key: str
    citizen: citizens.NewCitizen | None = None
    citizen_id: int | None = None
    ward: str = ""
    place: str = ""
    category: str = ""
    privacy: str = "public"
    channel: str = "portal"
    external_id: str = ""
    photos: tuple[attachments.Photo, ...] = ()


@dataclass(frozen=True)
class Ticket:
    """What the citizen gets: the number, the link's secret, and when an answer is promised (milliseconds UTC).

    `secret` is empty when the same complaint had come in before: it is kept as a digest only.
    """

    complaint_id: int
    number: str
    secret: str
    received_at: int
    promise_at: int
    created: bool


def submit(actor: Actor, new: NewComplaint, *, now: int, secret: str, received_at: int | None = None) -> Ticket:
    """Take a complaint in and start the forward clock; the same client key or external number gives the same ticket.

    `received_at` is for complaints that came on paper or from another system earlier; it may not lie in the future.
    Raises Invalid for what cannot be, NotAllowed when a citizen or visitor sends in another's name or with other dates.
    """
    require(actor, Right.SUBMIT)
    _require_own_name(actor, new, received_at)
    cleaned = _cleaned(new)
    at = now if received_at is None else received_at
    if at > now:
        raise Invalid(_("The complaint cannot have been received in the future. Check the date."))

    def unit() -> Ticket:
        for key, number, came_at in _known(new.client_key, *([new.external_id] if new.external_id else [])):
            return _ticket(key, number, came_at, "", created=False)
        hours = policy.current(at)
        number = numbers.allocate(at)
        key = _insert(new, cleaned, number, at, hours.due("forward", at)[0], now, secret)
        attachments.attach("complaint", key, new.photos, now)
        event_id = events.append(actor, "received", key, {"number": number, "channel": new.channel}, now)
        deadlines.start("forward", deadlines.event_owner(event_id), key, at, policy=hours)
        return _ticket(key, number, at, secret, created=True)

    return transact(unit)


def _require_own_name(actor: Actor, new: NewComplaint, received_at: int | None) -> None:
    """Raise NotAllowed unless Humas, or who sends it in the own name: a secret link speaks for one complaint only."""
    if actor.role not in (Role.CITIZEN, Role.PUBLIC):
        return
    own = new.citizen_id == actor.citizen_id and actor.complaint_id is None
    if not own or (new.citizen_id is not None and new.citizen is not None):
        raise NotAllowed(_("A complaint can only be sent in your own name."))
    if received_at is not None or new.external_id:
        raise NotAllowed(_("Only Humas takes in what came in elsewhere or earlier."))


def secret_digest(secret: str) -> str:
    """Return what is stored of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def category_id(code: str) -> int | None:
    """Return the key of the category with that code, None for no code. Raises Invalid when there is none."""
    if not code.strip():
        return None
    found = Category.select(Category.id).where(Category.code == code.strip().lower()).scalar()
    if found is None:
        known = ", ".join(row[0] for row in tuples(Category.select(Category.code).order_by(Category.code)))
        raise Invalid(
            _("There is no category “%(code)s”. Choose one of %(known)s.") % {"code": code[:40], "known": known}
        )
    return int(found)


@dataclass(frozen=True)
class _Cleaned:
    title: str
    body: str
    place: str


def _cleaned(new: NewComplaint) -> _Cleaned:
    if new.channel not in CHANNELS:
        raise Invalid(
            _("There is no channel “%(name)s”. Choose one of %(known)s.")
            % {"name": new.channel[:40], "known": ", ".join(CHANNELS)}
        )
    if new.privacy not in PRIVACIES:
        raise Invalid(
            _("“%(name)s” is no kind of privacy. Choose one of %(known)s.")
            % {"name": new.privacy[:40], "known": ", ".join(PRIVACIES)}
        )
    if not 8 <= len(new.client_key) <= 100:
        raise Invalid(_("The form's key is missing. Open the form again."))
    return _Cleaned(
        clean_line(new.title, TITLE_LIMIT, _("Title")),
        clean_text(new.text, BODY_LIMIT, _("Complaint")),
        clean_line(new.place, PLACE_LIMIT, _("Place"), required=False),
    )


@prepared
def _known(client_key: Any, *external_id: Any) -> Any:
    """Select key, number and arrival of what came in with this key or this external number."""
    same = Complaint.client_key == client_key
    for number in external_id:
        same |= Complaint.external_id == number
    return Complaint.select(Complaint.id, Complaint.number, Complaint.received_at).where(same)


def _insert(new: NewComplaint, cleaned: _Cleaned, number: str, at: int, due_at: int, now: int, secret: str) -> int:
    return insert(
        Complaint,
        number=number,
        citizen=_citizen_id(new, now),
        category=category_id(new.category),
        title=cleaned.title,
        body=cleaned.body,
        place=cleaned.place,
        ward=wards.find(new.ward),
        channel=new.channel,
        privacy=new.privacy,
        client_key=new.client_key,
        secret_hash=secret_digest(secret),
        external_id=clean_line(new.external_id, 60, _("Tracking number"), required=False) or None,
        state="new",
        clock="forward",
        due_at=due_at,
        received_at=at,
        updated_at=now,
    )


def _citizen_id(new: NewComplaint, now: int) -> int:
    """Return the key of who complains. Raises Invalid when nobody does."""
    if new.citizen is not None:
        return citizens.ensure(new.citizen, now)
    if new.citizen_id is not None:
        return new.citizen_id
    raise Invalid(_("Say who complains: name, phone and address."))


def _ticket(key: int, number: str, received_at: int, secret: str, *, created: bool) -> Ticket:
    return Ticket(key, number, secret, received_at, promise(received_at), created)


def promise(received_at: int) -> int:
    """Return when a citizen may expect an answer: the forward clock's first level and then the reply clock's."""
    return _promised(policy.current(received_at), received_at)


def promises(received_at: Collection[int]) -> dict[int, int]:
    """Return the promise of each instant of receipt."""
    return {at: _promised(hours, at) for at, hours in policy.each(received_at).items()}


def _promised(hours: policy.Policy, received_at: int) -> int:
    return hours.due("reply", hours.due("forward", received_at)[0])[0]
