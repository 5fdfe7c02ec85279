"""E-mail as a channel, against a real mail server on loopback: what is posted, and what each reply comes to."""

import smtplib
import socket
from collections.abc import Iterator
from email import message_from_string, policy
from email.message import EmailMessage

import pytest

from escalation import mail
from escalation.email import Email, of_failure
from escalation.mail import Broken, Insecure, Server
from escalation.within import Overdue
from store import templates
from store.backoff import Result
from store.delivery import Sending
from store.duties import Words
from store.families import Family
from store.settings import load
from tests.support.mailbox import Mailbox, mailbox

OFFICER = "petugas@pupr.example"
WORDS = Words(templates.REMINDER.name, ("26-0417-5", "Lampu jalan padam", "24 jam"), ())


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as server:
        yield server


def sending(*, repeat: bool = False) -> Sending:
    return Sending(7, "token", 2, OFFICER, WORDS, repeat, "email")


def channel(box: Mailbox, seconds: float = 5.0) -> Email:
    return Email(Server(box.url, "humas@kendari.example", seconds))


def letter(box: Mailbox) -> EmailMessage:
    (text,) = box.letters
    found = message_from_string(text, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_letter_says_what_the_message_says_and_carries_the_attempt(box: Mailbox) -> None:
    answer = channel(box).send(sending())
    came = letter(box)
    assert (answer.result, answer.provider_id, answer.receipts) == (Result.ACCEPTED, came["Message-ID"], False)
    assert (came["To"], came["From"]) == (OFFICER, "humas@kendari.example")
    assert came["X-EHumas-Reference"] == "7:2"
    assert came["Subject"].startswith("E-Humas: Aduan warga nomor 26-0417-5")
    assert "Batas jawaban 24 jam sudah terlampaui" in came.get_content().replace("\n", " ")


def test_a_repeat_says_so_and_keeps_its_message_id(box: Mailbox) -> None:
    first = channel(box).send(sending())
    second = channel(box).send(sending(repeat=True))
    assert first.provider_id == second.provider_id
    assert "dikirim ulang" in box.letters[1]
    assert "dikirim ulang" not in box.letters[0]


@pytest.mark.parametrize(
    ("verb", "reply", "family"),
    [
        ("HELLO", "421 come back", Family.APP_LIMIT),
        ("HELLO", "554 not you", Family.ACCOUNT),
        ("MAIL", "451 later", Family.APP_LIMIT),
        ("MAIL", "550 sender unknown", Family.ACCOUNT),
        ("RCPT", "450 greylisted", Family.PAIR_LIMIT),
        ("RCPT", "421 too many", Family.APP_LIMIT),
        ("RCPT", "550 5.1.1 no such user", Family.UNREACHABLE),
        ("RCPT", "554 5.7.1 relay denied", Family.ACCOUNT),
        ("BODY", "451 later", Family.APP_LIMIT),
        ("BODY", "552 5.2.2 mailbox full", Family.UNREACHABLE),
        ("BODY", "550 5.7.26 unauthenticated", Family.SPAM),
        ("BODY", "554 no", Family.SPAM),
        ("BODY", "555 syntax", Family.MISTAKE),
    ],
)
def test_a_reply_asks_for_what_its_code_and_place_say(box: Mailbox, verb: str, reply: str, family: Family) -> None:
    box.says[verb] = reply
    answer = channel(box).send(sending())
    assert (answer.result, answer.family, answer.code) == (Result.REFUSED, family, int(reply[:3]))


def test_no_address_of_a_person_stands_in_the_reason(box: Mailbox) -> None:
    box.says["RCPT"] = f"550 <{OFFICER}> unknown, call 081234567890"
    assert channel(box).send(sending()).detail == "<…> unknown, call …"


def test_a_line_that_broke_before_the_letter_sent_nothing(box: Mailbox) -> None:
    box.says["RCPT"] = "hang up"
    assert channel(box).send(sending()).result is Result.NOT_SENT


def test_nobody_knows_of_a_letter_whose_line_broke_after_it(box: Mailbox) -> None:
    box.says["BODY"] = "hang up"
    answer = channel(box).send(sending())
    assert (answer.result, len(box.letters)) == (Result.UNKNOWN, 1)


@pytest.mark.parametrize("goodbye", ["hang up", "500 what", "silence"])
def test_a_server_that_took_the_letter_need_not_say_goodbye(box: Mailbox, goodbye: str) -> None:
    box.says["QUIT"] = goodbye
    assert channel(box, 0.5).send(sending()).result in (Result.ACCEPTED, Result.UNKNOWN)
    assert (channel(box, 0.5).send(sending()).result is Result.ACCEPTED) is (goodbye != "silence")


@pytest.mark.parametrize("goodbye", ["hang up", "500 what"])
def test_a_goodbye_that_fails_hides_no_refusal(box: Mailbox, goodbye: str) -> None:
    box.says |= {"RCPT": "550 5.1.1 no", "QUIT": goodbye}
    assert channel(box).send(sending()).family is Family.UNREACHABLE


@pytest.mark.parametrize("verb", ["HELLO", "RCPT", "BODY"])
def test_a_silent_server_costs_the_limit_and_no_more(box: Mailbox, verb: str) -> None:
    box.says[verb] = "silence"
    assert channel(box, 0.3).send(sending()).result in (Result.UNKNOWN, Result.NOT_SENT)


def test_a_limit_that_passes_before_anything_stands_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(_seconds: float, _call: object) -> None:
        raise Overdue

    monkeypatch.setattr(mail, "within", late)
    answer = Email(Server("smtp://127.0.0.1:1")).send(sending())
    assert (answer.result, answer.detail) == (Result.UNKNOWN, "broken off after DATA")


def test_where_nothing_listens_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert Email(Server(f"smtp://127.0.0.1:{port}", seconds=2)).send(sending()).result is Result.NOT_SENT


def test_a_wrong_password_rests_the_whole_channel(box: Mailbox) -> None:
    box.says["AUTH"] = "535 5.7.8 wrong"
    server = Server(box.url.replace("://", "://humas:rahasia@"), seconds=5)
    assert Email(server).send(sending()).family is Family.ACCOUNT


def test_a_password_goes_nowhere_without_encryption(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "LOOPBACK", ())
    answer = Email(Server(box.url.replace("://", "://humas:rahasia@"), seconds=5)).send(sending())
    assert (answer.result, answer.family, box.logins) == (Result.REFUSED, Family.ACCOUNT, [])


def test_an_address_that_names_no_port_is_ours_to_mend() -> None:
    assert Email(Server("smtp://127.0.0.1:abc")).send(sending()).family is Family.ACCOUNT
    assert of_failure(Broken(Insecure("x"), False)).family is Family.ACCOUNT
    assert of_failure(Broken(smtplib.SMTPNotSupportedError("x"), False)).family is Family.ACCOUNT


def test_the_settings_name_server_and_sender() -> None:
    made = Email.of(load({"EHUMAS_SMTP_URL": "smtps://mail", "EHUMAS_SMTP_SENDER": "humas@kendari.example"}))
    assert (made.server.url, made.server.address, made.server.seconds) == ("smtps://mail", "humas@kendari.example", 10)
    assert Server("smtp://mail").address.startswith("ehumas@")
    assert (Server("http://mail").host, Server("smtp://mail:25").host) == ("", "mail")
    made.close()
