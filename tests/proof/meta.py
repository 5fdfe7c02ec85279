"""What Meta does to all calls at once: the token expires and is renewed, templates are held back and approved again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from store import templates
from store.clock import VirtualClock
from tests.proof.provider import Postbox, Provider

FIELD = "message_template_status_update"
HELD_BACK = ("PAUSED", "DISABLED", "REJECTED")
TOKEN, EXPIRED = "token", "expired"


@dataclass
class Meta:
    """The owner of the number's account and templates, in the eyes of one world."""

    rng: Random
    clock: VirtualClock
    postbox: Postbox
    providers: list[Provider]
    told: int = 0

    def turn(self) -> None:
        """Do one of these things."""
        if self.rng.random() < 0.4:
            self.renew(TOKEN if self.providers[0].token == EXPIRED else EXPIRED)
        else:
            name = self.rng.choice((templates.REMINDER, templates.VISIT, templates.DIGEST)).name
            name += templates.REPEAT_SUFFIX if self.rng.random() < 0.3 else ""
            self.say(name, self.rng.choice((*HELD_BACK, "APPROVED", "APPROVED", "APPROVED")))

    def renew(self, token: str) -> None:
        """Let every engine call with this token from now on."""
        for provider in self.providers:
            provider.token = token

    def say(self, name: str, event: str) -> None:
        """Send word of a template on its way."""
        self.told += 1
        value = {"event": event, "message_template_id": self.told, "message_template_name": name, "reason": "NONE"}
        entry = {"id": "1", "time": self.clock.now() // 1000, "changes": [{"field": FIELD, "value": value}]}
        self.postbox.take(json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode())


def held_back(bodies: Iterable[str]) -> set[str]:
    """Return the templates that Meta holds back after webhook bodies that came in this order."""
    last: dict[str, str] = {}
    for body in bodies:
        for entry in json.loads(body)["entry"]:
            for change in entry["changes"]:
                last[change["value"]["message_template_name"]] = change["value"]["event"]
    return {name for name, event in last.items() if event in HELD_BACK}
