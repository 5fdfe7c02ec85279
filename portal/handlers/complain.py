"""Sending a complaint: the form, and the ticket that comes back."""

import re

from starlette.responses import RedirectResponse, Response

from portal.calls import Call
from portal.handlers import photos
from portal.qr import to_svg
from portal.render import page
from store import categories, complaints, ids, queries, rates, wards
from store.attachments import PHOTOS_AT_MOST, Photo
from store.errors import StoreError, Unavailable
from store.i18n import _
from store.intake import BODY_LIMIT, PLACE_LIMIT, PRIVACIES, TITLE_LIMIT

BYTES = 40 * 1024 * 1024
FIELDS = ("title", "text", "ward", "place", "category", "privacy", "key", "secret")
LIMITS = {"title": TITLE_LIMIT, "text": BODY_LIMIT, "place": PLACE_LIMIT}
KEY = re.compile(r"[0-9a-f]{32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{22}")


def complaint_form(call: Call) -> Response:
    """Show the form; a visitor is told first what to do in an emergency, and then to log in."""
    if not call.is_citizen:
        return page(call, "before.html", private=False)
    return _form(call, dict.fromkeys(FIELDS, "") | _fresh() | {"privacy": "public"})


def complain(call: Call) -> Response:
    """Take the complaint in and show its ticket; on a fault show the form again with everything in it."""
    given = {name: call.form[name] for name in FIELDS}
    if not KEY.fullmatch(given["key"]) or not SECRET.fullmatch(given["secret"]):
        given |= _fresh()
    kept = photos.Kept((), "")
    try:
        rates.take("complaint_address", call.source, now=call.now)
        if not call.is_citizen:
            return _form(call, given, error=_("Your session has ended."), logged_out=True)
        rates.take("complaint", str(call.actor.citizen_id), now=call.now)
        kept = photos.take(call)
        if kept.error:
            return _form(call, given, kept.photos, error=kept.error)
        ticket = complaints.submit(call.actor, _new(call, given, kept.photos), now=call.now, secret=given["secret"])
    except Unavailable:
        raise
    except StoreError as refusal:
        return _form(call, given, kept.photos, error=refusal.message)
    return RedirectResponse(f"/tiket/{ticket.number}/{given['secret']}", 303)


def ticket(call: Call) -> Response:
    """Show the ticket: number, secret link as text and as QR, and the promise; made to be printed or photographed."""
    number, secret = call.params["number"], call.params["secret"]
    view = queries.track(queries.holder(number, secret), number)
    link = f"{call.settings.portal_url.rstrip('/')}/p/{view.number}/{secret}"
    return page(call, "ticket.html", view=view, link=link, qr=to_svg(link), follow=f"/p/{view.number}/{secret}")


def _fresh() -> dict[str, str]:
    """Return what makes sending twice harmless and the link secret; both are born with the form."""
    return {"key": ids.new_key(), "secret": ids.new_secret()}


def _new(call: Call, given: dict[str, str], kept: tuple[Photo, ...]) -> complaints.NewComplaint:
    return complaints.NewComplaint(
        title=given["title"],
        text=given["text"],
        client_key=given["key"],
        citizen_id=call.actor.citizen_id,
        ward=given["ward"],
        place=given["place"],
        category=given["category"],
        privacy=given["privacy"],
        photos=kept,
    )


def _form(
    call: Call, given: dict[str, str], kept: tuple[Photo, ...] = (), *, error: str = "", logged_out: bool = False
) -> Response:
    return page(
        call,
        "complain.html",
        422 if error else 200,
        given=given,
        kept=[(photos.handle(call, photo), photo) for photo in kept],
        left=PHOTOS_AT_MOST - len(kept),
        limits=LIMITS,
        privacies=PRIVACIES,
        categories=categories.listing(),
        wards=wards.by_district(),
        error=error,
        logged_out=logged_out,
    )
