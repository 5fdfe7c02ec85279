"""What came of a call to the Cloud API: accepted, not sent for sure, refused for a reason, or nobody knows.

Refused connections, unknown names and connect time-outs never reached the provider. Whatever happened after the
connection stood may have: a resend could be a second copy, so it is called unknown.
"""

import json
import re
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from urllib3.exceptions import NewConnectionError, ProxyError

from escalation.within import Overdue
from store import families
from store.backoff import Answer, Result
from store.clock import HOUR, SECOND, from_datetime
from store.families import Family

DETAIL_LIMIT = 160
_PRIVATE = re.compile(r"\d{6,}|[^\s<>]+@[^\s<>]+")


def of_response(status: int, headers: requests.structures.CaseInsensitiveDict[str], body: bytes, now: int) -> Answer:
    """Return what an HTTP response says; `now` (milliseconds UTC) makes sense of a `Retry-After` date."""
    if 300 <= status < 400:
        detail = f"redirect {status}"
        return Answer(Result.REFUSED, None, detail, family=Family.ACCOUNT)
    told = parsed(body)
    if 200 <= status < 300:
        provider_id = _message_id(told)
        if provider_id:
            return Answer(Result.ACCEPTED, provider_id=provider_id)
        return Answer(Result.UNKNOWN, None, f"HTTP {status} without a message id")
    return _error(status, headers, told, now)


def of_exception(error: Exception) -> Answer:
    """Return what an exception of `requests` (or our own limit) says."""
    name = type(error).__name__
    if isinstance(error, Overdue | requests.exceptions.ReadTimeout):
        return Answer(Result.UNKNOWN, None, "no answer in time")
    never_left = isinstance(error, requests.exceptions.ConnectTimeout) or _never_connected(error)
    return Answer(Result.NOT_SENT if never_left else Result.UNKNOWN, None, _reason(error, name))


def _error(status: int, headers: requests.structures.CaseInsensitiveDict[str], told: Any, now: int) -> Answer:
    error = told.get("error") if isinstance(told, dict) else None
    if not isinstance(error, dict):
        return Answer(Result.UNKNOWN, None, f"HTTP {status} without an error code")
    code = _number(error.get("code"))
    family = families.of_code(code) or families.of_status(status)
    detail = clean(str(error.get("message") or f"HTTP {status}"))
    if family is Family.TEMPORARY:
        return Answer(Result.UNKNOWN, code, detail)
    retry_after = _retry_after(headers.get("Retry-After", ""), now)
    return Answer(Result.REFUSED, code, detail, family=family, retry_after=retry_after)


def parsed(body: bytes) -> Any:
    """Return the JSON of a body, None when it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _message_id(told: Any) -> str:
    try:
        found = told["messages"][0]["id"]
    except (KeyError, IndexError, TypeError):
        return ""
    return found if isinstance(found, str) and len(found) <= 300 else ""


def _number(code: object) -> int | None:
    return int(code) if isinstance(code, int | str) and re.fullmatch(r"\d{1,9}", str(code)) else None


def clean(text: str) -> str:
    """Return a provider's words for an error column: short, one line, without anybody's number or address in them."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return _PRIVATE.sub("…", " ".join(line.split()))[:DETAIL_LIMIT]


def _retry_after(text: str, now: int) -> int | None:
    """Return milliseconds of a `Retry-After` in seconds or as a date, at most an hour."""
    if text.strip().isdecimal():
        return min(HOUR, int(text) * SECOND) or None
    try:
        wait = from_datetime(parsedate_to_datetime(text)) - now
    except (ValueError, TypeError):
        return None
    return min(HOUR, wait) if wait > 0 else None


def _never_connected(error: Exception) -> bool:
    """Tell whether the exception shows that no connection ever stood, so nothing can have been sent."""
    if not isinstance(error, requests.exceptions.ConnectionError):
        return isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema)
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.SSLError):
        return "CERTIFICATE_VERIFY_FAILED" in str(error)
    return isinstance(reason, NewConnectionError) or (
        isinstance(reason, ProxyError) and isinstance(reason.original_error, NewConnectionError)
    )


def _reason(error: Exception, name: str) -> str:
    """Return a short cause without addresses."""
    signs = (
        ("refused", "connection refused"),
        ("resolve", "name not found"),
        ("name resolution", "name not found"),
        ("CERTIFICATE_VERIFY_FAILED", "certificate not trusted"),
        ("timed out", "no connection in time"),
        ("reset", "connection reset"),
        ("unreachable", "network unreachable"),
    )
    text = str(error)
    return next((words for sign, words in signs if sign.lower() in text.lower()), f"broken off ({name})")
