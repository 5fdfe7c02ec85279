"""Looking at the channel without sending: does the number answer to our token, do our templates pass Meta's rules."""

from dataclasses import dataclass

from escalation.whatsapp import FAILURES, CloudApi
from store import templates
from store.i18n import _


@dataclass(frozen=True)
class Finding:
    """Whether the channel answers, and a sentence that says so or what to do."""

    ok: bool
    sentence: str


def check(channel: CloudApi) -> Finding:
    """Ask the API about our number; nothing is sent."""
    told = {"url": channel.url}
    try:
        status, body = channel.look(f"{channel.phone_id}?fields=verified_name,display_phone_number,quality_rating")
    except FAILURES:
        return Finding(False, _("WhatsApp does not answer at %(url)s. Start it: ehumas whatsapp simulator") % told)
    finally:
        channel.close()
    if status == 200 and isinstance(body, dict) and "display_phone_number" in body:
        name, number = str(body.get("verified_name", ""))[:80], str(body["display_phone_number"])[:30]
        words = _("WhatsApp answers at %(url)s: %(name)s, %(number)s.")
        return Finding(True, words % {**told, "name": name, "number": number})
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    if status in (401, 403) or code in (0, 3, 10, 190):
        return Finding(False, _("WhatsApp refuses the token. Set EHUMAS_WHATSAPP_TOKEN anew."))
    words = _("WhatsApp answered with %(status)d. Check EHUMAS_WHATSAPP_URL, _VERSION and _PHONE_ID.")
    return Finding(False, words % {"status": status})


def gateway_warning() -> str:
    """Return what everybody must know who sends through a gateway."""
    return _(
        "An unofficial gateway sends in WhatsApp's place. WhatsApp may ban the number without notice; "
        "no receipt, tap or reply comes back."
    )


def faults(template: templates.Template) -> list[str]:
    """Return what Meta would refuse in a template, as sentences; nothing when it would pass."""
    return [_(templates.FAULTS[code]) for code in templates.faults(template)]
