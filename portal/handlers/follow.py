"""Following a complaint: by the account, or by number and secret link; and the citizen's part in it."""

import re
from collections.abc import Callable

from starlette.responses import RedirectResponse, Response

from portal.calls import Call
from portal.handlers import entrance, photos
from portal.render import page
from store import complaints, numbers, queries, rates, related
from store.actors import Actor
from store.errors import Invalid, NotFound, StoreError, Unavailable
from store.i18n import _

Command = Callable[[Actor, str], str]

STARS = ("1", "2", "3", "4", "5")
LINK = re.compile(r"/(?:p|tiket)/([0-9.\s-]{7,16})/([A-Za-z0-9_-]{8,64})")


def mine(call: Call) -> Response:
    """Show a citizen the own complaints, newest first."""
    if not call.is_citizen:
        return entrance.to_login(call)
    return page(call, "mine.html", views=queries.own(call.actor))


def track_form(call: Call) -> Response:
    """Ask for number and secret."""
    return page(call, "track.html", number="", secret="", error="", private=False)


def track(call: Call) -> Response:
    """Go to the complaint of a number and its secret; the whole link may stand in either field."""
    number, secret = _named(call)
    try:
        rates.take("track", call.source, now=call.now)
        canonical = numbers.parse(number)
        queries.holder(canonical, secret)
    except Unavailable:
        raise
    except StoreError as refusal:
        return page(call, "track.html", 422, number=number[:40], secret=secret[:80], error=refusal.message)
    return RedirectResponse(f"/p/{canonical}/{secret}", 303)


def complaint(call: Call) -> Response:
    """Show a complaint to its citizen."""
    if "secret" not in call.params and not call.is_citizen:
        return entrance.to_login(call)
    return _shown(call)


def photo(call: Call) -> Response:
    """Send a photo of the complaint."""
    view = queries.track(_bearer(call), call.params["number"])
    for owned in view.photos:
        if owned.sha256 == call.params["sha256"]:
            return photos.send(owned, call)
    raise NotFound(_("There is no such photo."))


def rate(call: Call) -> Response:
    """Keep the citizen's stars."""
    stars = call.form["stars"]
    return _say(
        call, lambda actor, number: complaints.rate(actor, number, int(stars) if stars in STARS else 0, now=call.now)
    )


def reopen(call: Call) -> Response:
    """Open the complaint again: it is not solved."""
    return _say(call, lambda actor, number: complaints.reopen(actor, number, call.form["reason"], now=call.now))


def supply(call: Call) -> Response:
    """Add the facts that Humas asked for."""
    return _say(call, lambda actor, number: complaints.supply(actor, number, call.form["facts"], now=call.now))


def _say(call: Call, command: Command) -> Response:
    """Carry out what the citizen says, and show the complaint; on a fault with the sentence and the text typed."""
    actor = _bearer(call)
    number = call.params["number"]
    try:
        rates.take("say", number, now=call.now)
        command(actor, number)
    except Invalid as refusal:
        return _shown(call, refusal.message)
    return RedirectResponse(_base(call), 303)


def _shown(call: Call, error: str = "") -> Response:
    bearer, number = _bearer(call), call.params["number"]
    view, linked = queries.track(bearer, number), related.for_citizen(bearer, number, now=call.now)
    status, typed = 422 if error else 200, call.form["reason"] or call.form["facts"]
    return page(call, "complaint.html", status, view=view, related=linked, base=_base(call), error=error, typed=typed)


def _bearer(call: Call) -> Actor:
    """Return who looks at the complaint: the holder of the secret link, or the citizen who is logged in."""
    if "secret" in call.params:
        return queries.holder(call.params["number"], call.params["secret"])
    return call.actor


def _base(call: Call) -> str:
    """Return the complaint's address, by the way the citizen came."""
    number = numbers.parse(call.params["number"])
    secret = call.params.get("secret")
    return f"/pengaduan/{number}" if secret is None else f"/p/{number}/{secret}"


def _named(call: Call) -> tuple[str, str]:
    """Return number and secret as typed, or out of a link that was pasted."""
    number, secret = call.form["number"].strip(), call.form["secret"].strip()
    found = LINK.search(secret) or LINK.search(number)
    return (found[1], found[2]) if found else (number, secret)
