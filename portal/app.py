"""The portal as one ASGI application: its addresses, its threads, its headers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portal.dispatch import Endpoint, incoming
from portal.headers import SafetyHeaders
from portal.render import failure
from portal.routes import PAGES
from portal.threads import Threads
from store.clock import Clock
from store.i18n import _, using
from store.settings import Settings

SMALLEST_PACKED = 600


def build(settings: Settings, clock: Clock) -> Starlette:
    """Return the application; the store is connected already."""
    threads = Threads()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        threads.close()

    async def nowhere(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        call = incoming(request, settings, clock)
        with using(call.language):
            return failure(call, status, _("Not found"), _("There is no such page."))

    return Starlette(
        routes=[
            Route(page.path, Endpoint(page, settings, clock, threads), methods=page.methods, name=page.path)
            for page in PAGES
        ],
        middleware=[Middleware(SafetyHeaders), Middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED)],
        exception_handlers={HTTPException: nowhere},
        lifespan=lifespan,
    )
