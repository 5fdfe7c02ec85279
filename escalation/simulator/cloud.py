"""The API without HTTP: reads a request to `/messages`, answers as the Cloud API does, lets the phone show it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from escalation.payloads import template_definition
from escalation.simulator.ledger import Button, Entry, Ledger
from store import templates
from store.clock import DAY

TYPES = ("template", "text", "interactive")


@dataclass(frozen=True)
class Reply:
    """An HTTP answer."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Accepted:
    """A message that was taken: the answer, what the phone shows, and the code with which it will fail later."""

    reply: Reply
    entry: Entry
    failed: int | None


class Refusal(Exception):
    """A request that the API refuses with one of its codes."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    def reply(self, retry_after: int = 0) -> Reply:
        """Return the refusal as the API words it."""
        error = {"message": f"(#{self.code}) {self.message}", "type": "OAuthException", "code": self.code}
        headers = {"Retry-After": str(retry_after)} if retry_after else {}
        return Reply(self.status, {"error": error | {"fbtrace_id": "Simulator"}}, headers)


class Cloud:
    """The API of one simulator: its templates and its ledger. `token` empty lets everybody in."""

    def __init__(self, ledger: Ledger, now: Callable[[], int], new_id: Callable[[], str], token: str = "") -> None:
        self._ledger, self._now, self._new_id, self._token = ledger, now, new_id, token
        self.templates = {template.name: template_definition(template) for template in templates.ALL.values()}

    def authorise(self, header: str) -> None:
        """Raise Refusal unless the bearer token is ours."""
        if self._token and header != f"Bearer {self._token}":
            raise Refusal(190, "Invalid OAuth access token", 401)

    def read(self, raw: bytes) -> dict[str, Any]:
        """Return a request's body. Raises Refusal when it is no message to a phone."""
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            raise Refusal(100, "The body is not JSON") from None
        if not isinstance(body, dict) or body.get("messaging_product") != "whatsapp":
            raise Refusal(100, "The parameter messaging_product is required")
        if re.fullmatch(r"\+?[1-9]\d{6,14}", str(body.get("to", ""))) is None:
            raise Refusal(131009, "Parameter value is not valid: to")
        if body.get("type", "text") not in TYPES:
            raise Refusal(131051, "Unsupported message type")
        return body

    def accept(self, body: dict[str, Any]) -> Accepted:
        """Let the phone show the message and return what the API answers. Raises Refusal."""
        phone = str(body["to"]).removeprefix("+")
        kind = body.get("type", "text")
        entry = Entry(
            id=f"wamid.{self._new_id()}",
            phone=phone,
            at=self._now(),
            ours=True,
            text="",
            reference=str(body.get("biz_opaque_callback_data", "")),
        )
        failed = None
        if kind == "template":
            self._template(entry, body)
        else:
            _free_form(entry, body, kind)
            failed = None if self._ledger.wrote_since(phone, self._now() - DAY) else 131047
        if failed is None:
            self._ledger.show(entry)
        accepted: dict[str, Any] = {"id": entry.id}
        if kind == "template":
            accepted["message_status"] = "accepted"
        told = {"messaging_product": "whatsapp", "contacts": [{"input": str(body["to"]), "wa_id": phone}]}
        return Accepted(Reply(200, told | {"messages": [accepted]}), entry, failed)

    def _template(self, entry: Entry, body: dict[str, Any]) -> None:
        """Fill the template into the entry as the phone shows it. Raises Refusal."""
        asked = _dict(body.get("template"))
        definition = self.templates.get(str(asked.get("name")))
        language = _dict(asked.get("language")).get("code")
        if definition is None or definition.get("language") != language:
            raise Refusal(132001, "Template name does not exist in the translation", 404)
        given = [_dict(part) for part in asked.get("components") or []]
        entry.template = str(asked["name"])
        entry.text = _filled(_part(definition["components"], "BODY").get("text", ""), given)
        shown = _part(definition["components"], "BUTTONS").get("buttons", [])
        entry.buttons = [
            Button(str(button["text"]), _payload(given, place, str(button["text"])))
            for place, button in enumerate(shown)
        ]


def _free_form(entry: Entry, body: dict[str, Any], kind: str) -> None:
    """Fill a text or reply buttons into the entry. Raises Refusal."""
    part = _dict(body.get(kind))
    text = part.get("body") if kind == "text" else _dict(part.get("body")).get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= 4096:
        raise Refusal(131008, "Required parameter is missing: body")
    entry.text = text
    for button in _dict(part.get("action")).get("buttons") or []:
        reply = _dict(_dict(button).get("reply"))
        entry.buttons.append(Button(str(reply.get("title", "")), str(reply.get("id", ""))))


def _filled(body: str, given: list[dict[str, Any]]) -> str:
    """Return the text with its places filled. Raises Refusal when the number of values is wrong."""
    places = set(re.findall(r"\{\{(\w+)\}\}", body))
    values = [_dict(value) for value in _part(given, "BODY").get("parameters") or []]
    if len(values) != len(places):
        raise Refusal(132000, "Number of parameters does not match the expected number of params")
    named = {
        str(value.get("parameter_name", place)): str(value.get("text", "")) for place, value in enumerate(values, 1)
    }
    if any(not text or re.search(r"[\n\t]| {5,}", text) for text in named.values()):
        raise Refusal(132018, "Param text cannot be empty or have new-line, tab or more than 4 spaces")
    text = re.sub(r"\{\{(\w+)\}\}", lambda place: named.get(place.group(1), ""), body)
    if len(text) > templates.BODY_LIMIT:
        raise Refusal(132005, "Translated text too long")
    return text


def _payload(given: list[dict[str, Any]], place: int, default: str) -> str:
    """Return the payload given for a button, else its text, as the API does."""
    for part in given:
        if str(part.get("type", "")).upper() == "BUTTON" and str(part.get("index")) == str(place):
            return str(_dict((part.get("parameters") or [{}])[0]).get("payload", default))
    return default


def _part(components: list[Any], kind: str) -> dict[str, Any]:
    """Return the component of a kind, whichever way it is written."""
    return next((_dict(part) for part in components if str(_dict(part).get("type", "")).upper() == kind), {})


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
