"""The bodies of our requests to the WhatsApp Cloud API (facebook/openapi, business-messaging-api, `/messages`)."""

from typing import Any

from store import buttons, templates
from store.clock import SECOND
from store.delivery import Sending


def template_message(sending: Sending, secret: str) -> dict[str, Any]:
    """Return the body that sends a message's template; each quick-reply button carries a payload of ours."""
    name = sending.words.template
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": sending.recipient.removeprefix("+"),
        "type": "template",
        "biz_opaque_callback_data": sending.reference,
        "template": {
            "name": name + templates.REPEAT_SUFFIX if sending.repeat else name,
            "language": {"code": templates.LANGUAGE},
            "components": [_body(sending.words.values), *_buttons(sending, secret)],
        },
    }


def template_definition(template: templates.Template) -> dict[str, Any]:
    """Return the body that registers a template with Meta (`POST /{business account}/message_templates`)."""
    components: list[dict[str, Any]] = [
        {"type": "BODY", "text": template.body, "example": {"body_text": [list(template.samples)]}},
        {"type": "FOOTER", "text": templates.footer()},
    ]
    if template.actions:
        shown = [{"type": "QUICK_REPLY", "text": templates.ACTIONS[action]} for action in template.actions]
        components.append({"type": "BUTTONS", "buttons": shown})
    return {
        "name": template.name,
        "language": templates.LANGUAGE,
        "category": "UTILITY",
        "parameter_format": "POSITIONAL",
        "message_send_ttl_seconds": templates.LIFETIME // SECOND,
        "components": components,
    }


def _body(values: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "body", "parameters": [{"type": "text", "text": value} for value in values]}


def _buttons(sending: Sending, secret: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": str(place),
            "parameters": [{"type": "payload", "payload": buttons.payload(sending.message_id, action, secret)}],
        }
        for place, action in enumerate(sending.words.actions)
    ]
