"""The portal on the test's database, and a browser without JavaScript to go through it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import settings
from store.clock import VirtualClock
from store.settings import Settings
from tests.conftest import Store
from tests.portal.support import Browser, visiting
from tests.support.city import City


@pytest.fixture
def configured(store: Store, tmp_path: Path) -> Settings:
    """Settings as a server has them, with the photos in a folder of their own."""
    return settings.load(
        {
            "EHUMAS_DATABASE": store.url,
            "EHUMAS_MEDIA": str(tmp_path / "media"),
            "EHUMAS_PORTAL_URL": "https://humas.example",
            "EHUMAS_WHATSAPP_VERIFY_TOKEN": "kata-sandi-webhook",
            "EHUMAS_WHATSAPP_APP_SECRET": "rahasia-baru,rahasia-lama",
        }
    )


@pytest.fixture
def browser(city: City, configured: Settings, clock: VirtualClock) -> Iterator[Browser]:
    """A visitor's browser in front of the portal of the small city."""
    with visiting(configured, clock) as visitor:
        yield visitor


@pytest.fixture
def citizen(browser: Browser) -> Browser:
    """A browser whose citizen has registered."""
    browser.register()
    return browser
