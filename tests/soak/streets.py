"""Citizens at the portal and Meta at the webhook: parallel HTTP, everything acknowledged written down."""

import hashlib
import random
import threading
import time
from dataclasses import dataclass
from typing import Any

import httpx2

from escalation.simulator import webhooks
from store import webhook
from store.clock import SystemClock
from tests.portal.support import COMPLAINT, HIDDEN, PERSON, Browser, ward_code
from tests.soak import words
from tests.soak.ledger import Ledger
from tests.soak.town import STREETS, TITLES, Town

EACH = 12
"""Complaints a citizen sends before another comes; the portal allows twenty an hour."""
TIMEOUT = 30.0


@dataclass
class Street:
    """Some citizens, one after the other, in one thread."""

    town: Town
    name: str
    until: float
    pace: float = 1.0

    def work(self) -> None:
        """Register, complain, follow, until the end of the run."""
        self.ledger, self.rng, self.count = self.town.ledger(self.name), random.Random(self.name), 0
        try:
            self._citizens()
        except Exception as error:  # a thread's end tells nobody
            self.ledger.tell("died", error=repr(error))
            raise
        finally:
            self.ledger.close()

    def _citizens(self) -> None:
        while time.monotonic() < self.until:
            self.count += 1
            source = f"10.{self.rng.randint(1, 250)}.{self.rng.randint(0, 255)}.{self.rng.randint(1, 254)}"
            client = httpx2.Client(
                base_url=self.town.portal, follow_redirects=True, timeout=TIMEOUT, headers={"X-Forwarded-For": source}
            )
            with client:
                self._citizen(Browser(client))

    def _citizen(self, browser: Browser) -> None:
        if not self._registered(browser):
            return
        for _turn in range(EACH):
            if time.monotonic() >= self.until:
                return
            self._complain(browser)
            time.sleep(self.rng.uniform(0.3, 1.5) * self.pace)

    def _registered(self, browser: Browser) -> bool:
        """Register, with another telephone at each try: whether the one before was taken in, nobody said."""
        if not self._steadily(browser, lambda: browser.get("/daftar?next=/lapor"), "form"):
            return False
        person = PERSON | {"ward": ward_code(browser.page, PERSON["ward"])} | dict(HIDDEN.findall(browser.page))

        def send() -> str:
            browser.page = ""
            return browser.send("/daftar", person | {"phone": f"0813{self.rng.randint(10**7, 10**8 - 1)}"})

        return self._steadily(browser, send, "registered")

    def _complain(self, browser: Browser) -> None:
        """Send one complaint, the same form again until it is acknowledged; then read and track it."""
        self.count += 1
        title = f"{self.rng.choice(TITLES)} {self.rng.choice(STREETS)} {self.name}x{self.count:05d}"
        if not self._steadily(browser, lambda: browser.get("/lapor"), "form"):
            return
        form = dict(HIDDEN.findall(browser.page))
        if "key" not in form:
            self.ledger.tell("odd", what="no form", page=browser.said[:300])
            return
        fields = COMPLAINT | {"title": title} | form
        self.ledger.tell("tried", what="submitted", key=form["key"], title=title)

        def send() -> str:
            browser.page = ""
            return browser.send("/lapor", fields)

        began = time.monotonic()
        if not self._steadily(browser, send, ""):
            return
        if "/tiket/" not in browser.url:
            self.ledger.tell("odd", what="no ticket", page=browser.said[:300])
            return
        number, secret = browser.url.split("/")[-2:]
        facts = {"number": number, "title": title, "seconds": time.monotonic() - began}
        self.ledger.tell("submitted", key=form["key"], **facts)
        self._steadily(browser, lambda: browser.get(f"/p/{number}/{secret}"), "followed")
        self._steadily(browser, lambda: browser.get(self.rng.choice(("/", "/pengaduan", "/berita"))), "browsed")
        if self.rng.random() < 0.3:
            self._track(browser, {"number": number, "secret": secret})

    def _track(self, browser: Browser, ticket: dict[str, str]) -> None:
        """Find the complaint again by its number and secret."""
        if self._steadily(browser, lambda: browser.get("/lacak"), "browsed"):
            form = ticket | dict(HIDDEN.findall(browser.page))

            def send() -> str:
                browser.page = ""
                return browser.send("/lacak", form)

            self._steadily(browser, send, "tracked")

    def _steadily(self, browser: Browser, request: Any, kind: str) -> bool:
        """Do one request, again while nobody answers; write down what was odd about the answer."""
        while True:
            try:
                request()
            except httpx2.HTTPError as error:
                self.ledger.tell("unanswered", error=type(error).__name__)
            else:
                if self._judged(browser, kind):
                    return True
                if not self._is_silent(browser):
                    return False
            if time.monotonic() > self.until + TIMEOUT:
                return False
            time.sleep(0.5)

    def _judged(self, browser: Browser, kind: str) -> bool:
        for sort, sentences in (("busy", words.BUSY), ("broken", words.BROKEN)):
            if said := words.found(browser.page, sentences):
                self.ledger.tell(sort, said=said, screen=browser.said[:400])
        if self._is_silent(browser):
            self.ledger.tell("unavailable", what=f"page {browser.status}")
        elif browser.status >= 400:
            self.ledger.tell("odd", what=f"status {browser.status}", page=browser.said[:300])
        elif kind:
            self.ledger.tell(kind)
        return browser.status < 400

    def _is_silent(self, browser: Browser) -> bool:
        """Tell whether the page says that the database is away: as a page of its own, or above a form that stays."""
        return browser.status == 503 or (browser.status >= 400 and bool(words.found(browser.page, words.SILENCES)))


def meta(town: Town, ledger: Ledger, until: float, pace: float) -> None:
    """Post signed webhook bodies of phones that nobody knows, each until it is acknowledged."""
    rng, count = random.Random("meta"), 0
    secret = town.environment["EHUMAS_WHATSAPP_APP_SECRET"]
    while time.monotonic() < until:
        count += 1
        at, phone = SystemClock().now(), f"62812{rng.randint(10**7, 10**8 - 1)}"
        body = webhooks.text("1", f"wamid.soak.{count}", phone, at, body=f"Halo {count}")
        if _posted(town, ledger, body, webhook.signature(body, secret), until):
            ledger.tell("posted", digest=hashlib.sha256(body).hexdigest())
        time.sleep(rng.uniform(0.2, 0.8) * pace)
    ledger.close()


def _posted(town: Town, ledger: Ledger, body: bytes, signature: str, until: float) -> bool:
    while time.monotonic() < until + TIMEOUT:
        try:
            headers = {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}
            answer = httpx2.post(town.portal + webhook.PATH, content=body, headers=headers, timeout=TIMEOUT)
        except httpx2.HTTPError as error:
            ledger.tell("unanswered", error=type(error).__name__)
        else:
            if answer.status_code == 200:
                return True
            kind = "unavailable" if answer.status_code == 503 else "odd"
            ledger.tell(kind, what=f"webhook {answer.status_code}", page=answer.text[:300])
        time.sleep(0.5)
    return False


def work(town: Town, streets: int, until: float, pace: float) -> None:
    """Let so many streets and the webhook load the portal at once, a thread each."""
    crowd = [threading.Thread(target=Street(town, f"street{n}", until, pace).work) for n in range(streets)]
    crowd.append(threading.Thread(target=meta, args=(town, town.ledger("meta"), until, pace)))
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
