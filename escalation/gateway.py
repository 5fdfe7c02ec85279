"""A gateway of Fonnte's kind in WhatsApp's place: a form, a token, an answer that says `status` and `reason`.

Such gateways drive an ordinary WhatsApp account from outside. It is not what WhatsApp allows: the number may be
banned without notice. No receipt, no tap and no reply comes back, so `accepted` is the last that is known of a message.
Off unless EHUMAS_GATEWAY_URL is set. Shape: fonnte.com, “API send message”.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from escalation import answers
from escalation.whatsapp import BODY_LIMIT, CONNECT_SECONDS, FAILURES, LOOPBACK
from escalation.within import within
from store import templates
from store.backoff import POST_LIMIT, Answer, Result
from store.clock import SECOND
from store.delivery import Sending
from store.families import Family
from store.settings import Settings

REASONS = (
    ("token", Family.ACCOUNT),
    ("quota", Family.ACCOUNT),
    ("expired", Family.ACCOUNT),
    ("disconnect", Family.ACCOUNT),
    ("target", Family.UNREACHABLE),
    ("not registered", Family.UNREACHABLE),
    ("limit", Family.APP_LIMIT),
)
"""What a reason asks for, by a word in it; any other is a mistake of ours."""


class Token(requests.auth.AuthBase):
    """The gateway's token, bare in `Authorization`; as an auth object, so that no netrc file replaces it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Sign the request."""
        request.headers["Authorization"] = self._token
        return request


@dataclass
class Gateway:
    """The channel `whatsapp` through a gateway at `url`; `limit` is the whole time of a call in seconds."""

    url: str
    token: str = field(repr=False)
    limit: float = POST_LIMIT / SECOND
    name: str = "whatsapp"

    @classmethod
    def of(cls, settings: Settings) -> "Gateway":
        """Return the channel that the settings describe."""
        return cls(settings.gateway_url, settings.gateway_token)

    def send(self, sending: Sending) -> Answer:
        """POST the message's text once and say what came of it."""
        template = templates.get(sending.words.template)
        words = (template.repeated() if sending.repeat else template).text(sending.words.values)
        form = {"target": sending.recipient.removeprefix("+"), "message": f"{words}\n\n{templates.footer()}"}
        try:
            status, told = within(self.limit, lambda: self._post(form))
        except FAILURES as error:
            return answers.of_exception(error)
        return of_reply(status, answers.parsed(told))

    def close(self) -> None:
        """Nothing stays open between two calls."""

    def _post(self, form: dict[str, str]) -> tuple[int, bytes]:
        with requests.Session() as session:
            session.trust_env = urlsplit(self.url).hostname not in LOOPBACK
            with session.post(
                self.url,
                data=form,
                auth=Token(self.token),
                timeout=(min(CONNECT_SECONDS, self.limit), self.limit),
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.raw.read(BODY_LIMIT, decode_content=True)


def of_reply(status: int, told: Any) -> Answer:
    """Return what a gateway's reply says; it answers 200 to a refusal too."""
    if status in (401, 403) or 300 <= status < 400:
        return Answer(Result.REFUSED, None, f"HTTP {status}", family=Family.ACCOUNT)
    if status == 429:
        return Answer(Result.REFUSED, None, "HTTP 429", family=Family.APP_LIMIT)
    done = told.get("status", told.get("Status")) if isinstance(told, dict) else None
    if done is True and status < 300:
        return Answer(Result.ACCEPTED, provider_id=_id(told), receipts=False)
    if done is not False:
        return Answer(Result.UNKNOWN, None, f"HTTP {status} without a status")
    reason = answers.clean(str(told.get("reason") or f"HTTP {status}"))
    family = next((family for word, family in REASONS if word in reason.lower()), Family.MISTAKE)
    return Answer(Result.REFUSED, None, reason, family=family)


def _id(told: dict[str, Any]) -> str:
    """Return the gateway's name of the message; ids and targets are lists of equal length."""
    ids = told.get("id")
    first = ids[0] if isinstance(ids, list) and ids else ids
    return str(first)[:100] if isinstance(first, str | int) else ""
