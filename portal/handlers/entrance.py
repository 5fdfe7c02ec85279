"""Registering, logging in and out, and what a citizen reads of the own data."""

import re

from starlette.responses import RedirectResponse, Response

from portal.calls import Call, session_cookie
from portal.cookies import drop_session, set_cookie
from portal.render import page
from store import accounts, citizens, rates, sessions, wards
from store.actors import Role
from store.citizens import Registration
from store.errors import NotAllowed, StoreError, Unavailable
from store.i18n import _

LOCAL = re.compile(r"/[A-Za-z0-9/_-]{0,100}")
FIELDS = ("name", "phone", "address", "ward")


def register_form(call: Call) -> Response:
    """Show the form to register."""
    return _registration(call, dict.fromkeys(FIELDS, ""))


def register(call: Call) -> Response:
    """Register a citizen, log in and go on to where they were."""
    given = {name: call.form[name] for name in FIELDS}
    password = call.form["password"]
    try:
        rates.take("register", call.source, now=call.now)
        registration = Registration(**given, password=password, consented=call.form["consent"] == "yes")
        citizens.register(call.actor, registration, now=call.now)
    except Unavailable:
        raise
    except StoreError as refusal:
        return _registration(call, given, refusal.message)
    return _enter(call, given["phone"], password)


def login_form(call: Call) -> Response:
    """Show the form to log in."""
    return page(call, "login.html", phone="", next=_next(call.query.get("next", "")), error="")


def login(call: Call) -> Response:
    """Log a citizen in and go on to where they were."""
    phone = call.form["phone"]
    try:
        return _enter(call, phone, call.form["password"])
    except NotAllowed as refusal:
        following = _next(call.form["next"])
        return page(call, "login.html", 403, phone=phone[:40], next=following, error=refusal.message)


def logout(call: Call) -> Response:
    """End the session."""
    accounts.logout(call.token, call.now)
    response = RedirectResponse("/", 303)
    drop_session(call, response)
    return response


def profile(call: Call) -> Response:
    """Show a citizen the own data."""
    if not call.is_citizen:
        return to_login(call)
    return page(call, "profile.html", profile=citizens.profile(call.actor))


def to_login(call: Call) -> Response:
    """Send a visitor to log in first and then back here."""
    return RedirectResponse(f"/masuk?next={_next(call.path)}", 303)


def _enter(call: Call, phone: str, password: str) -> Response:
    """Open a session for a citizen. Raises NotAllowed, also for staff: their way in is the console."""
    actor, token = accounts.login(phone, password, source=call.source, now=call.now)
    if actor.role is not Role.CITIZEN:
        accounts.logout(token, call.now)
        raise NotAllowed(_("This account belongs to the console, not to the portal."))
    response = RedirectResponse(_next(call.form["next"]) or "/", 303)
    set_cookie(call, response, session_cookie(secure=call.secure), token, sessions.CITIZEN_LIFE // 1000)
    return response


def _next(path: str) -> str:
    """Return a path of our own to go on to, or nothing."""
    return path if LOCAL.fullmatch(path) and not path.startswith("//") else ""


def _registration(call: Call, given: dict[str, str], error: str = "") -> Response:
    following = _next(call.form["next"] or call.query.get("next", ""))
    return page(
        call,
        "register.html",
        422 if error else 200,
        given=given,
        wards=wards.by_district(),
        wording=citizens.consent_wording(),
        next=following,
        error=error,
    )
