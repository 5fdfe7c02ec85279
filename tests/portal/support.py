"""A browser without JavaScript for tests: keeps cookies, reads pages, and sends the forms that it was shown."""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from typing import Any

import httpx2
from PIL import Image
from starlette.testclient import TestClient

from portal.app import build
from store.clock import Clock
from store.settings import Settings

PASSWORD = "rumah kopi hujan pagi"
PERSON = {
    "name": "Wa Ode Rina",
    "phone": "0813 5555 0101",
    "address": "Jl. Saranani 12",
    "ward": "Korumba",
    "password": PASSWORD,
    "consent": "yes",
}
COMPLAINT = {
    "title": "Jalan berlubang di depan pasar",
    "text": "Sudah dua minggu berlubang.\n\nAnak sekolah jatuh kemarin.",
    "ward": "Korumba",
    "place": "Depan Pasar Baruga",
    "category": "",
    "privacy": "public",
}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
CHECKED = re.compile(r'<input id="[^"]+" name="([^"]+)" type="checkbox" value="([^"]*)" checked>')
FORM = re.compile(r'<form method="post" action="([^"]+)".*?</form>', re.DOTALL)


class Browser:
    """One visitor. `page` is the last page's text. The client may speak to the app itself or to a server."""

    def __init__(self, client: httpx2.Client) -> None:
        self.client = client
        self.page = ""
        self.status = 0
        self.url = ""

    def get(self, path: str, **headers: str) -> str:
        """Open an address and return the page."""
        return self._read(self.client.get(path, headers={name.replace("_", "-"): v for name, v in headers.items()}))

    def send(self, action: str, fields: Mapping[str, Any], files: Any = None, **headers: str) -> str:
        """Fill in the form of the last page that goes to `action`, send it, and return the page that follows."""
        shown = next((form[0] for form in FORM.finditer(self.page) if unescape(form[1]) == action), "")
        hidden: dict[str, Any] = {name: unescape(value) for name, value in HIDDEN.findall(shown)}
        for name, value in CHECKED.findall(shown):
            hidden[name] = [*hidden.get(name, []), unescape(value)]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._read(self.client.post(action, data=hidden | dict(fields), files=files, headers=named))

    def register(self, **changes: str) -> str:
        """Register, as the small city's ward Korumba's citizen unless told otherwise, and return the page."""
        self.get("/daftar?next=/lapor")
        return self.send("/daftar", PERSON | {"ward": ward_code(self.page, "Korumba")} | changes)

    def complain(self, files: Any = None, **changes: str) -> str:
        """Send a complaint and return the ticket, or the form with its fault."""
        self.get("/lapor")
        return self.send("/lapor", COMPLAINT | changes, files)

    @property
    def secret_path(self) -> str:
        """The path of the secret link on the ticket that is shown."""
        return str(re.findall(r'href="(/p/[^"]+)"', self.page)[0])

    @property
    def said(self) -> str:
        """The page's words without its markup."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.page)).split())

    def _read(self, response: Any) -> str:
        self.page, self.status, self.url = response.text, response.status_code, response.url.path
        self.response = response
        return self.page


@contextmanager
def visiting(settings: Settings, clock: Clock, **options: Any) -> Iterator[Browser]:
    """Serve the portal inside the block and give a browser to it."""
    with TestClient(build(settings, clock), **options) as client:
        yield Browser(client)


def ward_code(page: str, name: str) -> str:
    """Return the value of a ward in the page's list."""
    return str(re.findall(rf'<option value="([^"]+)">{name}</option>', page)[0])


def photo(color: str = "green", size: tuple[int, int] = (64, 48), form: str = "JPEG", **options: Any) -> bytes:
    """Return a small photo's bytes."""
    written = io.BytesIO()
    Image.new("RGB", size, color).save(written, form, **options)
    return written.getvalue()
