"""Once a day the chain's end leaves the house, by file and by mail, and goes on trying until it did."""

import quopri
from collections.abc import Iterator
from pathlib import Path

import pytest

from escalation import daily, mail
from escalation.daily import Daily
from store import anchor_lines, anchors, settings
from store.actors import SYSTEM
from store.clock import DAY, VirtualClock
from store.errors import Invalid, Unavailable
from store.models import Inbound
from tests.support.city import City
from tests.support.mailbox import Mailbox, mailbox

OFFICE = "arsip@inspektorat.example.go.id"


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as running:
        yield running


def work(clock: VirtualClock, **given: str) -> Daily:
    return Daily(settings.load({f"EHUMAS_{name.upper()}": value for name, value in given.items()}), clock)


def test_each_day_a_line_is_added_to_the_file(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    city.complaint()
    file = tmp_path / "jangkar.jsonl"
    for _day in range(3):
        working = work(clock, anchors=str(file))
        working.turn()
        working.turn()
        clock.advance(DAY)
    assert anchor_lines.read(file.read_text().splitlines()) == anchors.listing(SYSTEM)
    assert len(file.read_text().splitlines()) == 3


def test_what_could_not_leave_waits_and_leaves_later(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    city.complaint()
    mount = tmp_path / "mount"
    working = work(clock, anchors=str(mount / "jangkar.jsonl"))
    for _day in range(2):
        with pytest.raises(Unavailable, match="menunggu"):
            working.turn()
        clock.advance(DAY)
    mount.mkdir()
    working.turn()
    assert len((mount / "jangkar.jsonl").read_text().splitlines()) == 3


def test_the_mail_holds_the_line_whole(city: City, clock: VirtualClock, post: Mailbox) -> None:
    city.complaint()
    working = work(clock, anchor_mail=OFFICE, smtp_url=post.url.replace("smtp://", "smtp://humas:kata%3Asandi@"))
    working.turn()
    working.turn()
    (letter,) = post.letters
    assert f"To: {OFFICE}" in letter
    assert len(post.logins) == 1
    words = quopri.decodestring(letter.encode()).decode().splitlines()
    assert anchor_lines.read(words) == anchors.listing(SYSTEM)


def test_a_server_that_refuses_is_named_and_the_other_way_is_taken(
    city: City, clock: VirtualClock, post: Mailbox, tmp_path: Path
) -> None:
    city.complaint()
    file = tmp_path / "jangkar.jsonl"
    post.refuses = True
    working = work(clock, anchor_mail=OFFICE, smtp_url=post.url, anchors=str(file))
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1.*nobody here"):
        working.turn()
    assert file.exists()
    assert "surel" in anchors.trouble(SYSTEM, now=clock.now())
    post.refuses = False
    working.turn()
    assert anchors.trouble(SYSTEM, now=clock.now()) == ""
    assert len(post.letters) == 1
    assert len(file.read_text().splitlines()) == 1


def test_a_server_that_is_away_is_named(clock: VirtualClock, city: City) -> None:
    city.complaint()
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1"):
        work(clock, anchor_mail=OFFICE, smtp_url="smtp://127.0.0.1:9").turn()


@pytest.mark.parametrize("url", ["", "http://127.0.0.1", "smtp://"])
def test_without_a_mail_server_the_setting_is_named(clock: VirtualClock, city: City, url: str) -> None:
    city.complaint()
    with pytest.raises(Invalid, match="EHUMAS_SMTP_URL"):
        work(clock, anchor_mail=OFFICE, smtp_url=url).turn()


def test_a_way_under_encryption_is_taken_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    talked: list[str] = []

    class Talk:
        begun = False

        def __init__(self, host: str, port: int, **given: object) -> None:
            checked = given.get("context") is not None
            talked.append(f"{type(self).__name__} {host}:{port}{' checked' if checked else ''}")

        def __enter__(self) -> "Talk":
            return self

        def __exit__(self, *_error: object) -> None:
            talked.append("end")

        def ehlo(self) -> None:
            pass

        def has_extn(self, name: str) -> bool:
            return name == "starttls"

        def starttls(self, context: object = None) -> None:
            talked.append("starttls checked" if context else "starttls")

        def login(self, user: str, password: str) -> None:
            talked.append(f"login {user}")

        def send_message(self, _letter: object) -> None:
            talked.append("letter")

    class Secure(Talk):
        pass

    monkeypatch.setattr(mail, "_Session", Talk)
    monkeypatch.setattr(mail, "_SecureSession", Secure)
    made = anchor_lines.signed(b"x" * 32, day="2026-10-05", at=1, event_id=1, count=1, hash="0" * 64)
    for url in ("smtp://mail", "smtp://humas:rahasia@mail:587", "smtps://mail"):
        daily.to_mail(url, "", OFFICE, [made])
    assert talked == [
        *("Talk mail:25", "starttls", "letter", "end"),
        *("Talk mail:587", "starttls checked", "login humas", "letter", "end"),
        *("Secure mail:465 checked", "letter", "end"),
    ]


def test_without_a_way_the_anchor_is_made_and_waits(clock: VirtualClock, city: City) -> None:
    city.complaint()
    work(clock).turn()
    assert len(anchors.waiting("file")) == len(anchors.waiting("mail")) == 1


def test_old_bodies_of_the_webhook_go_with_the_daily_work(clock: VirtualClock, city: City) -> None:
    Inbound.create(received_at=0, source="whatsapp", digest="x", content="lama", processed_at=1)
    work(clock, webhook_days="7").turn()
    assert Inbound.get().content == ""
