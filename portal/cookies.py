"""Cookies: set so that no script reads them and no other site sends them, and forgotten again."""

from starlette.responses import Response

from portal.calls import LANGUAGE_COOKIE, Call, browser_cookie, session_cookie
from store.i18n import languages

YEAR_SECONDS = 365 * 24 * 3600


def set_cookie(call: Call, response: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Set a cookie; without `max_age` (seconds) the browser forgets it when it is closed."""
    response.set_cookie(name, value, max_age=max_age, path="/", secure=call.secure, httponly=True, samesite="lax")


def drop_session(call: Call, response: Response) -> None:
    """Forget the login's cookie."""
    name = session_cookie(secure=call.secure)
    response.delete_cookie(name, path="/", secure=call.secure, httponly=True, samesite="lax")


def remember(call: Call, response: Response) -> None:
    """Set the cookies that must outlive this page: the browser's own, and the language if it was just chosen."""
    name = browser_cookie(secure=call.secure)
    if call.cookies.get(name) != call.browser and response.headers.get("content-type", "").startswith("text/html"):
        set_cookie(call, response, name, call.browser)
    if call.query.get("lang") in languages:
        set_cookie(call, response, LANGUAGE_COOKIE, call.language, YEAR_SECONDS)
