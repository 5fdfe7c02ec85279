"""A key opens one account's console over a real sshd, and nothing else: no shell, no file, no tunnel."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store import accounts, keys
from tests.conftest import Store
from tests.support import sshd
from tests.support.city import City

pytestmark = pytest.mark.ssh

STAND_IN = """
import json, os, signal, sys
signals = ("SIGINT", "SIGQUIT", "SIGTSTP")
print(json.dumps({"arguments": sys.argv[1:], "terminal": os.isatty(0) and os.isatty(1),
                  "ignored": [name for name in signals if signal.getsignal(getattr(signal, name)) is signal.SIG_IGN],
                  "environment": sorted(os.environ), "term": os.environ["TERM"], "isolated": sys.flags.isolated}))
"""


@pytest.fixture
def server(store: Store, city: City, tmp_path: Path) -> Iterator[sshd.Server]:
    """A sshd that starts a stand-in for the console, on the city's database."""
    program = tmp_path / "stand_in.py"
    program.write_text(STAND_IN)
    with sshd.running(tmp_path, store.url, program) as running:
        yield running


def key_of(server: sshd.Server, city: City, login: str = "pupr") -> Path:
    """Make a key and let it open an account's console."""
    file = sshd.make_key(server.folder / login)
    keys.add(city.operator, login, file.with_suffix(".pub").read_text(), now=city.clock.now())
    return file


def told(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_key_decides_the_account_whatever_the_client_asks_for(server: sshd.Server, city: City) -> None:
    pupr, rsud = key_of(server, city), key_of(server, city, "rsud")
    mine = ["console", "--account", str(city.officer("PUPR").account_id)]
    assert told(server.ask(pupr))["arguments"] == mine
    assert told(server.ask(pupr, "cat", "/etc/passwd"))["arguments"] == mine
    assert told(server.ask(pupr, "console", "--account", "1; id"))["arguments"] == mine
    assert told(server.ask(rsud))["arguments"][-1] == str(city.officer("RSUD").account_id)


def test_the_console_gets_a_terminal_an_empty_environment_and_no_signal_that_leaves_it(
    server: sshd.Server, city: City
) -> None:
    key = key_of(server, city)
    asked = told(server.ask(key, options=("-tt", "-oSetEnv=LANG=evil PYTHONPATH=/tmp EHUMAS_DATABASE=sqlite:///x")))
    assert asked["terminal"] is True
    assert asked["ignored"] == ["SIGINT", "SIGQUIT", "SIGTSTP"]
    assert asked["isolated"] == 1
    assert set(asked["environment"]) <= {
        "EHUMAS_CONFIG",
        "HOME",
        "LANG",
        "LC_CTYPE",
        "PATH",
        "PYTHONUTF8",
        "PWD",
        "TERM",
    }


def test_a_terminal_name_that_is_none_is_replaced(server: sshd.Server, city: City) -> None:
    command = ["env", "TERM=../../tmp/x;id", *server.command(key_of(server, city), "-tt")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)
    assert told(done)["term"] == "xterm-256color"


def test_a_key_that_nobody_added_is_refused(server: sshd.Server, city: City) -> None:
    key_of(server, city)
    done = server.ask(sshd.make_key(server.folder / "foreign"))
    assert done.returncode == 255
    assert "Permission denied" in done.stderr


def test_a_revoked_key_and_a_disabled_account_are_refused_at_once(server: sshd.Server, city: City) -> None:
    pupr, rsud = key_of(server, city), key_of(server, city, "rsud")
    keys.revoke(city.operator, keys.find(city.operator, login="pupr")[0].fingerprint, now=city.clock.now())
    accounts.disable(city.operator, "rsud", now=city.clock.now())
    assert [server.ask(key).returncode for key in (pupr, rsud)] == [255, 255]


def test_no_tunnel_leads_out_and_none_in(server: sshd.Server, city: City) -> None:
    key = key_of(server, city)
    out = server.ask(key, options=("-W", f"127.0.0.1:{server.port}"))
    assert out.returncode != 0
    assert "prohibited" in out.stderr
    back = server.ask(key, options=("-N", "-oExitOnForwardFailure=yes", "-R", f"127.0.0.1:0:127.0.0.1:{server.port}"))
    assert back.returncode != 0
    assert "forwarding failed" in back.stderr


def test_no_file_can_be_fetched(server: sshd.Server, city: City) -> None:
    command = [*server.command(key_of(server, city), "-b", "-", program="sftp")]
    done = subprocess.run(command, input="get /etc/passwd\n", capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    assert not Path("passwd").exists()


def test_no_agent_of_the_client_is_lent_to_the_host(server: sshd.Server, city: City) -> None:
    asked = told(server.ask(key_of(server, city), options=("-A", "-X")))
    assert not {"SSH_AUTH_SOCK", "DISPLAY"} & set(asked["environment"])
