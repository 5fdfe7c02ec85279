"""Our templates beside those that Meta has: what is missing, held back, in another category, or worded otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from escalation import payloads
from escalation.whatsapp import FAILURES, CloudApi
from store import templates
from store.errors import Invalid, Unavailable
from store.i18n import N_, _
from store.webhook import Notice

PAGES = 20
FIELDS = "name,language,status,category,components"
WORDS = {
    "missing": N_("missing with Meta"),
    "status": N_("Meta says %(told)s"),
    "category": N_("filed as %(told)s"),
    "text": N_("worded otherwise with Meta"),
}


@dataclass(frozen=True)
class Difference:
    """One template that is not with Meta as it is with us: a code of WORDS, and Meta's own word."""

    name: str
    code: str
    told: str = ""

    @property
    def sentence(self) -> str:
        """Return it as a line for a person."""
        return f"{self.name}: {_(WORDS[self.code]) % {'told': self.told}}"


def registered(channel: CloudApi, account: str) -> dict[str, dict[str, Any]]:
    """Return Meta's templates in our language by name. Raises Invalid without the account, Unavailable."""
    if not account:
        raise Invalid(_("Set EHUMAS_WHATSAPP_ACCOUNT to the identifier of the WhatsApp Business account."))
    found: dict[str, dict[str, Any]] = {}
    after = ""
    for _page in range(PAGES):
        body = _look(channel, f"{account}/message_templates?fields={FIELDS}&limit=100{after}")
        rows = [row for row in body.get("data") or [] if isinstance(row, dict)]
        found |= {str(row.get("name")): row for row in rows if row.get("language") == templates.LANGUAGE}
        cursors = (body.get("paging") or {}).get("cursors") or {}
        if not (body.get("paging") or {}).get("next") or not cursors.get("after"):
            break
        after = f"&after={cursors['after']}"
    return found


def differences(theirs: dict[str, dict[str, Any]]) -> list[Difference]:
    """Return how Meta's templates differ from ours, by name."""
    return [found for template in templates.ALL.values() for found in _of(template, theirs.get(template.name))]


def notices(theirs: dict[str, dict[str, Any]]) -> list[Notice]:
    """Return what Meta's list says of our templates, as the webhook would have said it."""
    known = [(name, row) for name, row in theirs.items() if name in templates.ALL]
    return [
        Notice(about, str(row[column]).upper(), name)
        for name, row in known
        for about, column in (("template", "status"), ("category", "category"))
        if row.get(column)
    ]


def push(channel: CloudApi, account: str) -> list[str]:
    """Register with Meta what it does not have, and return the names. Raises Invalid, Unavailable."""
    theirs = registered(channel, account)
    missing = [template for template in templates.ALL.values() if template.name not in theirs]
    for template in missing:
        _told(*_called(partial(_create, channel, account, template)), template.name)
    return [template.name for template in missing]


def _create(channel: CloudApi, account: str, template: templates.Template) -> tuple[int, Any]:
    return channel.post(f"{account}/message_templates", payloads.template_definition(template))


def _of(template: templates.Template, row: dict[str, Any] | None) -> list[Difference]:
    if row is None:
        return [Difference(template.name, "missing")]
    status, category = str(row.get("status", "")).upper(), str(row.get("category", "")).upper()
    found = []
    if status != "APPROVED":
        found.append(Difference(template.name, "status", status))
    if category != "UTILITY":
        found.append(Difference(template.name, "category", category))
    if _spoken(row) != _spoken(payloads.template_definition(template)):
        found.append(Difference(template.name, "text"))
    return found


def _spoken(definition: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a phone would show of a definition: texts and buttons, without examples and identifiers."""
    parts = [part for part in definition.get("components") or [] if isinstance(part, dict)]
    shown = [(str(part.get("type")).upper(), str(part["text"])) for part in parts if "text" in part]
    buttons = [one for part in parts for one in part.get("buttons") or [] if isinstance(one, dict)]
    return sorted(shown) + [("BUTTON", str(one.get("text"))) for one in buttons]


def _look(channel: CloudApi, path: str) -> dict[str, Any]:
    return _told(*_called(partial(channel.look, path)), path.partition("?")[0])


def _called(call: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    try:
        status, body = call()
    except FAILURES as error:
        raise Unavailable(_("WhatsApp does not answer. Check EHUMAS_WHATSAPP_URL and the network.")) from error
    return status, body


def _told(status: int, body: Any, what: str) -> dict[str, Any]:
    if status == 200 and isinstance(body, dict):
        return body
    error = body.get("error") if isinstance(body, dict) else None
    reason = str(error.get("message"))[:160] if isinstance(error, dict) else f"HTTP {status}"
    raise Unavailable(_("WhatsApp refuses %(what)s: %(reason)s") % {"what": what, "reason": reason})
