"""The secrets that sign buttons and webhooks: the settings' own, or one that this database made for itself.

Meta signs with the app's secret. Without a token there is no Meta, only the simulator beside us: then both take a
secret from the database they share, so that a demo needs no settings and yet nobody can forge a receipt.
"""

import hashlib
import hmac

from store.database import transact
from store.ids import new_secret
from store.models import Control
from store.settings import Settings

_KEY = "secret"


def button_secret(settings: Settings, *, now: int) -> str:
    """Return the secret under the payloads of our buttons."""
    return settings.secret_key or _derived("buttons", now)


def webhook_secrets(settings: Settings, *, now: int) -> list[str]:
    """Return the secrets a webhook's body may be signed with; none when Meta is set up without the app's secret."""
    if settings.whatsapp_app_secret or settings.whatsapp_token:
        return list(settings.whatsapp_app_secret)
    return [_derived("webhook", now)]


def _derived(purpose: str, now: int) -> str:
    return hmac.new(_own(now).encode(), purpose.encode(), hashlib.sha256).hexdigest()


def _own(now: int) -> str:
    """Return the database's secret; the first who needs it makes it."""
    found = _read()
    return found if found is not None else transact(lambda: _make(now))


def _make(now: int) -> str:
    made = _read() or new_secret()
    Control.insert(key=_KEY, value=made, at=now).on_conflict_ignore().execute()
    return made


def _read() -> str | None:
    found = Control.select(Control.value).where(Control.key == _KEY).scalar()
    return None if found is None else str(found)
