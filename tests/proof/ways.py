"""What must hold of the ways that messages take: which channel follows which, and that one person gets one digest."""

import json
from typing import Any

from store.models import Message, Officer
from tests.proof.violations import Found

ONWARD = {("whatsapp", "email"), ("whatsapp", "call"), ("email", "call")}
BACK = {("email", "whatsapp"), ("call", "whatsapp"), ("call", "email")}
"""By a late receipt, or by a person who lets it be sent again."""


def moved(key: int, old: str, new: str) -> Found:
    """A message takes the next way, and telephones only where no letter can be written."""
    if (old, new) not in ONWARD | BACK:
        yield "ways", f"message {key} went from {old} to {new}"
    row = Message.get_by_id(key)
    email = Officer.select(Officer.email).where(Officer.id == row.officer_id).scalar()
    if (old, new) == ("whatsapp", "call") and email:
        yield "ways", f"a person is to telephone about message {key}, and nobody wrote to {email}"


def joined(moves: list[Any], events: list[Any]) -> Found:
    """No message is made for somebody for whom another one waits that nobody tried to send."""
    stirred = {key for entity, key, *_rest in moves if entity == "message"}
    told = [json.loads(data)["messages"] for _key, _complaint, kind, data, _at in events if kind == "escalated"]
    for key in {message for messages in told for message in messages}:
        row = Message.get_by_id(key)
        same = (Message.recipient == row.recipient) & (Message.kind == row.kind) & (Message.channel == row.channel)
        person = (Message.officer == row.officer_id) if row.officer_id else (Message.account == row.account_id)
        waiting = Message.select(Message.id).where(
            same, person, Message.id < key, Message.attempts == 0, Message.state.in_(("queued", "task"))
        )
        if row.kind != "citizen" and row.id not in stirred and (older := waiting.scalar()) and older not in stirred:
            yield "digest", f"message {key} was made while message {older} waits for the same person"
