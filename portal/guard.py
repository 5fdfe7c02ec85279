"""The gate of every form: it must come from our own page, in the browser that was given that page.

Two walls, since old browsers lack the first: `Sec-Fetch-Site` (else `Origin`) names our own site, and the form's token
fits the browser's cookie. The token is salted anew on every page, so a compressed page tells nothing of it (BREACH).
"""

import hashlib
import hmac
import re
import secrets
from urllib.parse import urlsplit

from portal.calls import Call
from store.errors import NotAllowed
from store.i18n import _

FIELD = "token"
_BROWSER = re.compile(r"[A-Za-z0-9_-]{22}")


def known_browser(cookie: str) -> str:
    """Return the cookie's value if it is one of ours, else a new one."""
    return cookie if _BROWSER.fullmatch(cookie) else secrets.token_urlsafe(16)


def token(browser: str) -> str:
    """Return a fresh token for a form shown to this browser."""
    salt = secrets.token_hex(8)
    return f"{salt}.{sign(browser, salt)}"


def sign(browser: str, text: str) -> str:
    """Return the mark that only this browser's cookie can make under the text."""
    return hmac.new(browser.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def is_signed(browser: str, text: str, mark: str) -> bool:
    """Tell whether the mark under the text was made with this browser's cookie."""
    return hmac.compare_digest(sign(browser, text).encode(), mark.encode())


def require_own_form(call: Call) -> None:
    """Raise NotAllowed unless the form was sent from our own page by the browser that was given it."""
    salt, _dot, mark = call.form[FIELD].partition(".")
    if not _from_here(call) or not is_signed(call.browser, salt, mark):
        raise NotAllowed(
            _("This form was open too long or came from another site. Open the page again; cookies must be on.")
        )


def _from_here(call: Call) -> bool:
    site = call.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = call.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == call.host
