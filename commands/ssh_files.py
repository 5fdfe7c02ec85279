"""The files that let OpenSSH open the console for a key: sshd's drop-in, the session's wrapper, the key program."""

import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path

from store import ehumas_keys

LIBEXEC = Path(ehumas_keys.SESSION).parent


@dataclass(frozen=True)
class Place:
    """Where things stand on the host that sshd runs on; every one of these paths must belong to root."""

    user: str = "ehumas"
    libexec: Path = LIBEXEC
    config: Path = Path(ehumas_keys.CONFIG)
    python: Path = Path(sys.executable)
    program: Path = field(default_factory=lambda: Path(sys.argv[0]).resolve())

    @property
    def session(self) -> Path:
        """Return the wrapper that a key is allowed to start."""
        return self.libexec / "ehumas-session"

    @property
    def keys(self) -> Path:
        """Return the program that sshd asks for keys."""
        return self.libexec / "ehumas-keys"


def sshd_config(place: Place) -> str:
    """Return sshd's drop-in: for this one user a key decides the account, and nothing but the console exists."""
    return f"""\
# E-Humas: agencies come in over SSH. The key decides who they are; there is no shell, no file, no tunnel.
# /etc/ssh/sshd_config.d/60-ehumas.conf, then: sshd -t && systemctl reload ssh
PerSourceMaxStartups 10
Match User {place.user}
    AuthenticationMethods publickey
    AuthorizedKeysFile none
    AuthorizedKeysCommand {place.keys} --for {place.user} --config {place.config} --session {place.session} %u %t %k
    AuthorizedKeysCommandUser {place.user}
    DisableForwarding yes
    PermitUserRC no
    PermitTunnel no
    MaxSessions 1
    ClientAliveInterval 30
    ClientAliveCountMax 4
Match all
"""


def session_wrapper(place: Place) -> str:
    """Return the program that a key may start: an empty environment, and no signal that leaves the console."""
    python, program, config = (shlex.quote(str(path)) for path in (place.python, place.program, place.config))
    return f"""\
#!/bin/sh
# Started by sshd in place of whatever the client asked for. Its arguments come from the key's line alone.
trap '' INT QUIT TSTP
case "$TERM" in '' | *[!A-Za-z0-9._+-]*) TERM=xterm-256color ;; esac
ulimit -c 0
ulimit -v 2097152
umask 077
cd /
exec /usr/bin/env -i PATH=/usr/bin:/bin HOME="$HOME" TERM="$TERM" LANG=C.UTF-8 PYTHONUTF8=1 \\
    EHUMAS_CONFIG={config} \\
    {python} -I {program} "$@"
"""


def key_program(place: Place) -> str:
    """Return the program that sshd asks, as one file that needs nothing but the interpreter."""
    return f"#!{place.python} -IS\n" + Path(ehumas_keys.__file__).read_text(encoding="utf-8")


def write(place: Place, folder: Path) -> list[Path]:
    """Write the three files below `folder` and return them; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "60-ehumas.conf": (sshd_config(place), 0o644),
        place.session.name: (session_wrapper(place), 0o755),
        place.keys.name: (key_program(place), 0o755),
    }
    for name, (text, mode) in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(mode)
    return [folder / name for name in files]
