"""The WhatsApp Cloud API by `requests`: one POST a message, no redirect, no retry, ten seconds in all.

The API has no idempotency key. What makes a lost answer bearable is `biz_opaque_callback_data`: the receipts echo it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from escalation import answers, payloads
from escalation.within import Overdue, within
from store.backoff import POST_LIMIT, Answer
from store.clock import SECOND
from store.delivery import Sending
from store.settings import Settings

CONNECT_SECONDS = 3.0
BODY_LIMIT = 1_000_000
FAILURES = (requests.exceptions.RequestException, HTTPError, Overdue, OSError, ValueError)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Bearer(requests.auth.AuthBase):
    """The token as `Authorization`; as an auth object, so that no netrc file of the machine can replace it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Sign the request."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


@dataclass
class CloudApi:
    """The channel of one phone number. `secret` signs the buttons; `limit` is the whole time of a call in seconds."""

    url: str
    version: str
    phone_id: str
    token: str = field(repr=False)
    secret: str = field(repr=False)
    now: Callable[[], int]
    limit: float = POST_LIMIT / SECOND
    name: str = "whatsapp"

    def __post_init__(self) -> None:
        self._session: requests.Session | None = None

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], int]) -> "CloudApi":
        """Return the channel that the settings describe."""
        return cls(
            settings.whatsapp_url,
            settings.whatsapp_version,
            settings.whatsapp_phone_id,
            settings.whatsapp_token,
            settings.secret_key,
            now,
        )

    def send(self, sending: Sending) -> Answer:
        """POST the message's template once and say what came of it."""
        body = payloads.template_message(sending, self.secret)
        try:
            status, headers, told = self._call("POST", f"{self.phone_id}/messages", body)
        except FAILURES as error:
            self.close()
            return answers.of_exception(error)
        return answers.of_response(status, headers, told, self.now())

    def look(self, path: str) -> tuple[int, Any]:
        """GET below the version's root and return the status and the JSON. Raises what `requests` raises, Overdue."""
        status, _headers, told = self._call("GET", path, None)
        return status, answers.parsed(told)

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """POST below the version's root and return the status and the JSON. Raises as `look` does."""
        status, _headers, told = self._call("POST", path, body)
        return status, answers.parsed(told)

    def close(self) -> None:
        """Let the connection go."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _call(
        self, method: str, path: str, body: dict[str, Any] | None
    ) -> tuple[int, requests.structures.CaseInsensitiveDict[str], bytes]:
        session = self._open()

        def call() -> tuple[int, requests.structures.CaseInsensitiveDict[str], bytes]:
            with session.request(
                method,
                f"{self.url.rstrip('/')}/{self.version}/{path}",
                json=body,
                timeout=(min(CONNECT_SECONDS, self.limit), self.limit),
                allow_redirects=False,
                stream=True,
            ) as response:
                told = response.raw.read(BODY_LIMIT, decode_content=True)
                return response.status_code, response.headers, told

        return within(self.limit, call)

    def _open(self) -> requests.Session:
        """Return the session; proxies of the environment are for the outside, not for a simulator on this machine."""
        if self._session is None:
            self._session = requests.Session()
            self._session.auth = Bearer(self.token)
            self._session.trust_env = urlsplit(self.url).hostname not in LOOPBACK
        return self._session
