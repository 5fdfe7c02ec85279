"""The WhatsApp webhook: the handshake, and bodies that are verified, stored as they came and answered at once."""

import hmac

from starlette.responses import PlainTextResponse, Response

from portal.calls import Call
from store import inbound, signing, webhook
from store.errors import NotAllowed
from store.i18n import _

BYTES = webhook.MAX_BYTES
CHALLENGE_LIMIT = 200


def handshake(call: Call) -> Response:
    """Answer Meta's question whether this address is ours, by the word that both know."""
    expected = call.settings.whatsapp_verify_token
    given = call.query.get("hub.verify_token", "")
    if (
        call.query.get("hub.mode") != "subscribe"
        or not expected
        or not hmac.compare_digest(given.encode(), expected.encode())
    ):
        raise NotAllowed(_("The verify token is wrong."))
    return PlainTextResponse(call.query.get("hub.challenge", "")[:CHALLENGE_LIMIT])


def receive(call: Call) -> Response:
    """Store a body that one of our secrets signed; the scheduler works on it."""
    secrets = signing.webhook_secrets(call.settings, now=call.now)
    if not webhook.verify(call.body, call.headers.get("x-hub-signature-256", ""), secrets):
        raise NotAllowed(_("The signature does not fit the body."))
    inbound.receive(call.body, call.now)
    return PlainTextResponse("ok\n")
