"""Reading a request from the network: bounded in bytes, in parts and in time, before any thread is taken."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

from portal.calls import Form, Upload

T = TypeVar("T")

SECONDS = 120
FIELDS_AT_MOST = 40
FILES_AT_MOST = 10
FIELD_BYTES = 64 * 1024
DRAINED_BYTES = 100 * 1024 * 1024
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class Refused(Exception):
    """The request cannot be read; `status` says why: 400 malformed, 408 too slow, 413 too large, 415 no form."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read_body(request: Request, limit: int) -> bytes:
    """Return the raw bytes of a request of at most `limit` bytes. Raises Refused.

    What is larger is not read: a machine posts it, which needs no page to look at.
    """
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > limit:
        raise Refused(413)
    return await _in_time(_bounded(request, limit, drained=False).body())


async def read_form(request: Request, limit: int) -> Form:
    """Return the form of a request of at most `limit` bytes. Raises Refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FORM_TYPES:
        raise Refused(415)
    return await _in_time(_parsed(_bounded(request, limit)))


async def _parsed(request: Request) -> Form:
    fields: dict[str, tuple[str, ...]] = {}
    files: list[Upload] = []
    async with request.form(max_files=FILES_AT_MOST, max_fields=FIELDS_AT_MOST, max_part_size=FIELD_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files += await _upload(value)
            else:
                fields[name] = (*fields.get(name, ()), value)
    return Form(fields, tuple(files))


async def _upload(file: UploadFile) -> Sequence[Upload]:
    """Return the file, or nothing for a file field left empty."""
    data = await file.read()
    return [Upload(file.filename or "", data)] if data or file.filename else []


async def _in_time(reading: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(SECONDS):
            return await reading
    except TimeoutError as error:
        raise Refused(408) from error
    except (HTTPException, ClientDisconnect, ValueError) as error:
        raise Refused(400) from error


def _bounded(request: Request, limit: int, *, drained: bool = True) -> Request:
    """Return the request with a body that is refused past `limit` bytes.

    `drained`, what was sent beyond it is read and forgotten, up to a bound: a browser shows our answer only after it
    has sent all.
    """
    taken = 0
    receive: Receive = request.receive

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            await _drain(receive, taken, more=drained and message.get("more_body", False))
            raise Refused(413)
        return message

    return Request(request.scope, counted)


async def _drain(receive: Receive, taken: int, *, more: bool) -> None:
    while more and taken < DRAINED_BYTES:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message.get("more_body", False)
