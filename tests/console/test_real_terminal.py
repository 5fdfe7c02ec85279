"""The console as its users meet it: a real process on a real pseudo-terminal."""

import re
import subprocess
import sys

import pytest

from store import drafts, queries
from store.clock import SystemClock, VirtualClock
from store.database import disconnect
from tests.conftest import Store
from tests.console.hostile import CASES
from tests.console.support import ON_SQLITE
from tests.console.terminal import ROOT, Terminal
from tests.support.city import City

pytestmark = [pytest.mark.processes]
ENTER, ESC, CTRL_O = "\r", "\x1b", "\x0f"
KEY = "kunci untuk pengujian"


@pytest.fixture(autouse=True)
def _one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The console's process opens what this one sealed."""
    monkeypatch.setenv("EHUMAS_SECRET_KEY", KEY)


@pytest.fixture
def now_city(city: City, clock: VirtualClock) -> City:
    """The city with its clock at the machine's time, as the process sees it."""
    clock.set(SystemClock().now())
    return city


def _environ(store: Store) -> dict[str, str]:
    disconnect()
    return {"EHUMAS_DATABASE": store.url, "EHUMAS_LANG": "id", "EHUMAS_SECRET_KEY": KEY}


def test_an_operator_forwards_an_officer_answers_and_the_operator_accepts(now_city: City, store: Store) -> None:
    number = now_city.complaint("Jalan berlubang")
    environ = _environ(store)
    with Terminal("--as", "operator", environ=environ, size=(80, 24)) as person:
        person.sees("Papan nol", number)
        person.press("t")
        person.sees("Ketik untuk mencari OPD", "PUPR")
        person.press("pupr" + ENTER)
        person.sees(f"{number} → PUPR")
        with Terminal("console", "--as", "pupr", environ=environ, size=(120, 40)) as officer:
            officer.sees("Pengaduan kami", number, "Harus dijawab 1")
            officer.press("b")
            officer.sees("● Jawaban akhir")
            officer.press("Sudah ditambal 24 November di Jl. Saranani." + CTRL_O)
            officer.sees("jawaban dikirim ke Humas")
            officer.press("Q")
            assert officer.ends() == 0
        person.press("M")
        person.sees("Perlu ditinjau 1")
        person.press(number + ENTER)
        person.sees("◐ dijawab", "Sudah ditambal 24 November")
        person.press("a")
        person.sees("jawaban diterima")
        person.press("Q")
        assert person.ends() == 0
        assert b"\x1b[?1049l" in person.sent
    assert queries.get(now_city.operator, number).state == "closed"


@ON_SQLITE
def test_hostile_text_sends_no_sequence_of_its_own_to_the_terminal(now_city: City, store: Store) -> None:
    case = "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b6n\u202e[@click=app.quit]tekan[/] [/]"
    from store.database import transact
    from store.models import Complaint

    number = now_city.complaint("Judul")
    transact(lambda: Complaint.update(title=case, body=case + CASES["csi_window_report_title"], place=case).execute())
    with Terminal("--as", "operator", environ=_environ(store)) as person:
        person.sees(number, "tekan")
        person.press(ENTER)
        person.sees("Riwayat", "[@click=app.quit]tekan[/]")
        person.press(ESC)
        person.sees("Belum diteruskan")
        for hostile in (b"\x1b]52", b"\x1b[2J", b"\x9b6n", b"\x1b[21t", "\u202e".encode()):
            assert hostile not in person.sent
        person.press("Q")
        assert person.ends() == 0


@ON_SQLITE
def test_a_half_written_answer_survives_a_killed_terminal(now_city: City, store: Store) -> None:
    number = now_city.forwarded()
    environ = _environ(store)
    with Terminal("--as", "pupr", environ=environ) as officer:
        officer.sees(number)
        officer.press("b")
        officer.sees("● Jawaban akhir")
        officer.press("Regu berangkat")
        officer.until(lambda: drafts.kept(now_city.officer(), f"answer:{number}") is not None, "the draft")
        officer.kill()
    disconnect()
    with Terminal("--as", "pupr", environ=environ) as officer:
        officer.sees(number)
        officer.press("b")
        officer.sees("Regu berangkat", "dilanjutkan di sini")
        officer.press(ESC)
        officer.sees("Teks Anda disimpan")


@ON_SQLITE
def test_a_hung_up_line_ends_the_process(now_city: City, store: Store) -> None:
    with Terminal("--as", "operator", environ=_environ(store)) as person:
        person.sees("Papan nol")
        person.hang_up()
        assert person.process.wait(timeout=20) is not None


@ON_SQLITE
def test_bytes_that_are_no_text_end_nothing(now_city: City, store: Store) -> None:
    with Terminal("--as", "operator", environ=_environ(store)) as person:
        person.sees("Papan nol")
        person.press_bytes(b"\xff\xfe\xc3")
        person.press("M")
        person.sees("Perlu diteruskan 0")


@ON_SQLITE
def test_a_size_that_is_typed_moves_nothing(now_city: City, store: Store) -> None:
    with Terminal("--as", "operator", environ=_environ(store)) as person:
        person.sees("Papan nol")
        person.press("\x1b[48;20000;20000;1;1t\x1b[?2048;1$y")
        person.press("M")
        person.sees("Perlu diteruskan 0")
        assert b"\x1b[?2048h" not in person.sent


@ON_SQLITE
def test_without_colours_no_colour_is_sent(now_city: City, store: Store) -> None:
    now_city.complaint()
    with Terminal("--as", "operator", environ={**_environ(store), "NO_COLOR": "1"}) as person:
        person.sees("Papan nol")
        person.press("Q")
        assert person.ends() == 0
        codes = {code for found in re.findall(rb"\x1b\[([\d;]*)m", person.sent) for code in found.split(b";")}
        assert b"7" in codes
        assert not codes & {b"38", b"48", *(str(code).encode() for code in (*range(30, 38), *range(40, 48)))}


@ON_SQLITE
def test_the_account_that_the_key_decided_opens_its_own_console(now_city: City, store: Store) -> None:
    from store import keys
    from tests.accounts.test_keys import ed25519

    number = now_city.forwarded()
    keys.add(now_city.supervisor, "pupr", ed25519(), now=now_city.clock.now())
    account = str(now_city.officer().account_id)
    with Terminal("console", "--account", account, "--lang", "en", environ=_environ(store)) as officer:
        officer.sees("Our complaints", number, "To answer 1")


@ON_SQLITE
def test_without_a_terminal_there_is_one_sentence_and_code_1(now_city: City, store: Store) -> None:
    environ = {"TERM": "xterm", "EHUMAS_CONFIG": "/dev/null", **_environ(store)}
    done = subprocess.run(
        [sys.executable, "cli.py", "--as", "operator"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Konsol memerlukan terminal.")
