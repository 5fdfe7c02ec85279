"""From the network to a handler and back: reads the request, takes a thread, knows who asks, answers refusals."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from portal import guard
from portal.calls import LANGUAGE_COOKIE, Call, Form, browser_cookie
from portal.cookies import remember
from portal.reading import Refused, read_body, read_form
from portal.render import failure
from portal.threads import Threads
from store import accounts, database, engines
from store.actors import Role
from store.clock import Clock
from store.errors import Conflict, Invalid, NotAllowed, NotFound, StoreError, Unavailable
from store.i18n import _, languages, using
from store.rates import TooOften
from store.settings import Settings

Handler = Callable[[Call], Response]

FORM_BYTES = 128 * 1024
PASSWORD = "password"  # noqa: S105  # the name of a field
STATUS: dict[type[StoreError], int] = {
    TooOften: 429,
    Invalid: 422,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Unavailable: 503,
}

log = logging.getLogger("ehumas.portal")


@dataclass(frozen=True)
class Page:
    """One address of the portal: who answers GET and POST, and how many bytes a POST may have.

    A `raw` page gets the body as bytes and no form check: machines post there, and prove themselves otherwise.
    """

    path: str
    get: Handler | None = None
    post: Handler | None = None
    limit: int = FORM_BYTES
    raw: bool = False

    @property
    def methods(self) -> list[str]:
        """Return the methods that are answered."""
        return [method for method, handler in (("GET", self.get), ("POST", self.post)) if handler]


@dataclass(frozen=True)
class Endpoint:
    """The asynchronous side of a page: it waits for the network and never touches the store."""

    page: Page
    settings: Settings
    clock: Clock
    threads: Threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        call = incoming(request, self.settings, self.clock)
        response = await self._answer(request, call)
        await response(scope, receive, send)

    async def _answer(self, request: Request, call: Call) -> Response:
        try:
            if request.method == "POST" and self.page.raw:
                call = replace(call, body=await read_body(request, self.page.limit))
            elif request.method == "POST":
                call = replace(call, form=await read_form(request, self.page.limit))
        except Refused as refused:
            status = refused.status
            if self.page.raw:
                return turned_away(call, status)
            return await self.threads.run(lambda: unreadable(call, status))
        return await self.threads.run(lambda: answer(self.page, call))


def incoming(request: Request, settings: Settings, clock: Clock) -> Call:
    """Return the call that a request is, its body not yet read."""
    secure = request.url.scheme == "https"
    wanted = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE, "")
    return Call(
        settings=settings,
        clock=clock,
        method=request.method,
        path=request.url.path,
        host=request.headers.get("host", ""),
        secure=secure,
        source=request.client.host if request.client else "",
        language=wanted if wanted in languages else settings.lang,
        now=clock.now(),
        headers=dict(request.headers),
        query=dict(request.query_params),
        cookies=dict(request.cookies),
        params={name: str(value) for name, value in request.path_params.items()},
        browser=guard.known_browser(request.cookies.get(browser_cookie(secure=secure), "")),
        form=Form(),
    )


def answer(page: Page, call: Call) -> Response:
    """Run the page's handler in this thread and return its response, or the page that says why not."""
    with using(call.language):
        try:
            visitor = call
            call = database.steadily(lambda: recognised(visitor))
            response = _respond(page, call)
        except StoreError as refusal:
            response = refused(call, refusal)
        except Exception as error:
            database.disconnect()
            response = _failed(page, call, error)
        remember(call, response)
        return response


def _failed(page: Page, call: Call, error: Exception) -> Response:
    """Return the page for an error; the log gets a line for a silent database, and what nobody foresaw whole."""
    unavailable = engines.refusal_of(error)
    if unavailable is None:
        log.error("a page failed: %s %s", call.method, page.path, exc_info=error)
        return _broken(call)
    log.error("a page failed: %s %s: %s", call.method, page.path, unavailable.message)
    return refused(call, unavailable)


def _respond(page: Page, call: Call) -> Response:
    if call.method != "POST":
        shows = page.get
        assert shows is not None, "the router lets no other method through"
        return database.steadily(lambda: shows(call))
    if not page.raw:
        guard.require_own_form(call)
    assert page.post is not None, "the router lets no other method through"
    return page.post(call)


def refused(call: Call, refusal: StoreError) -> Response:
    """Return the page that shows a refusal of the store; while it is away, with what was typed, to be sent again.

    A form's own key makes it harmless that the first one may have arrived. A password is never written into a page.
    """
    fields = dict(call.form.fields) if isinstance(refusal, Unavailable) else {}
    typed = {} if PASSWORD in fields else fields
    return failure(call, status_of(refusal), title_of(refusal), refusal.message, typed=typed)


def _broken(call: Call) -> Response:
    return failure(call, 500, _("Something broke"), _("Nothing was changed. Try again in a moment."))


def recognised(call: Call) -> Call:
    """Return the call with the citizen whose session it carries; an ended session, and staff's, is a visitor's."""
    if not call.token:
        return call
    try:
        actor = accounts.resume(call.token, call.now)
    except NotAllowed:
        return call
    return call.by(actor) if actor.role is Role.CITIZEN else call


def turned_away(call: Call, status: int) -> Response:
    """Return a line for a machine whose body is not read to its end, and close the connection on the rest."""
    with using(call.language):
        sentence = _("The body is larger than the webhook takes.") if status == 413 else _("The body did not arrive.")
        return PlainTextResponse(f"{sentence}\n", status, {"connection": "close"})


def unreadable(call: Call, status: int) -> Response:
    """Return the page for a request that could not be read."""
    with using(call.language):
        sentence = {
            408: _("It took too long to arrive. Look for a better connection, or send smaller photos."),
            413: _("That was too much at once. Send fewer or smaller photos; nothing was kept."),
            415: _("This is not a form of ours. Open the page again and repeat."),
        }.get(status, _("The form arrived broken. Open the page again and repeat."))
        return failure(call, status, _("Not received"), sentence)


def status_of(refusal: StoreError) -> int:
    """Return the HTTP status of a refusal of the store."""
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 500)


def title_of(refusal: StoreError) -> str:
    """Return the heading of the page that shows a refusal."""
    if isinstance(refusal, NotFound):
        return _("Not found")
    if isinstance(refusal, Unavailable):
        return _("Not available now")
    return _("That did not work")
