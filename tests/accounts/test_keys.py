"""SSH keys: what may be pasted, what is refused with what to do instead, and what opens the console."""

import base64
import hashlib
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from store import accounts, agencies, keys, public_keys
from store.actors import SYSTEM
from store.clock import VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.support.city import City


def blob(*fields: bytes) -> bytes:
    return b"".join(struct.pack(">I", len(field)) + field for field in fields)


def line(kind: str, *fields: bytes, comment: str = "petugas@pupr") -> str:
    return f"{kind} {base64.b64encode(blob(kind.encode(), *fields)).decode()} {comment}".strip()


def ed25519(seed: int = 1, comment: str = "petugas@pupr") -> str:
    return line("ssh-ed25519", bytes([seed]) * 32, comment=comment)


POINT = b"\x04" + b"\x07" * 64
GOOD = {
    "ed25519": ed25519(),
    "ed25519 on a stick": line("sk-ssh-ed25519@openssh.com", b"\x01" * 32, b"ssh:"),
    "ecdsa": line("ecdsa-sha2-nistp256", b"nistp256", POINT),
    "ecdsa on a stick": line("sk-ecdsa-sha2-nistp256@openssh.com", b"nistp256", POINT, b"ssh:"),
    "rsa": line("ssh-rsa", b"\x01\x00\x01", b"\x00" + b"\xff" * 256),
}
BAD = {
    "nothing": "",
    "a private key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----",
    "a PuTTY private key": "PuTTY-User-Key-File-3: ssh-ed25519",
    "PuTTY's public format": '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "x"\nAAAA\n---- END SSH2 PUBLIC KEY ----',
    "two keys": ed25519(1) + "\n" + ed25519(2),
    "endless": "ssh-ed25519 " + "A" * 9_000,
    "options": 'command="/bin/sh" ' + ed25519(),
    "a harmless option": "no-pty " + ed25519(),
    "dsa": line("ssh-dss", b"\x01" * 20),
    "a certificate": line("ssh-ed25519-cert-v01@openssh.com", b"\x01" * 32),
    "no base64": "ssh-ed25519 AAAA*!",
    "not ascii": "ssh-ed25519 ÄÄÄÄ",
    "no key": "ssh-ed25519",
    "cut off": ed25519(comment="")[:-8],
    "a tail behind the key": line("ssh-ed25519", b"\x01" * 32, b"tail"),
    "a short ed25519": line("ssh-ed25519", b"\x01" * 31),
    "another type inside": "ssh-rsa " + ed25519().split()[1],
    "a curve that is another": line("ecdsa-sha2-nistp256", b"nistp384", POINT),
    "a point off the format": line("ecdsa-sha2-nistp256", b"nistp256", b"\x02" + POINT[1:]),
    "a short rsa": line("ssh-rsa", b"\x01\x00\x01", b"\x00" + b"\xff" * 128),
    "half an rsa": line("ssh-rsa", b"\x01\x00\x01"),
}


@pytest.mark.parametrize("pasted", GOOD.values(), ids=GOOD.keys())
def test_keys_of_today_are_read(pasted: str) -> None:
    key = public_keys.parse(f"  {pasted}\n")
    kind, encoded, comment = pasted.split(" ")
    assert (key.type, key.line, key.comment) == (kind, f"{kind} {encoded}", comment)
    expected = base64.b64encode(hashlib.sha256(base64.b64decode(encoded)).digest()).decode().rstrip("=")
    assert key.fingerprint == f"SHA256:{expected}"


@pytest.mark.parametrize("pasted", BAD.values(), ids=BAD.keys())
def test_everything_else_is_refused_with_a_sentence(pasted: str) -> None:
    with pytest.raises(Invalid) as caught:
        public_keys.parse(pasted)
    assert len(str(caught.value)) > 20


def test_a_comment_cannot_steer_a_terminal() -> None:
    assert public_keys.parse(ed25519(comment="\x1b]52;c;x\x07budi\u202e")).comment == "]52;c;xbudi"


@pytest.mark.ssh
@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_the_fingerprint_is_the_one_that_openssh_prints(tmp_path: Path, kind: str) -> None:
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("ssh-keygen is not installed: apt install openssh-client")
    file = tmp_path / "key"
    subprocess.run([program, "-q", "-t", kind, "-N", "", "-f", str(file)], check=True)
    printed = subprocess.run([program, "-lf", f"{file}.pub"], check=True, capture_output=True, text=True).stdout
    assert printed.split()[1] == public_keys.parse(file.with_suffix(".pub").read_text()).fingerprint


def test_an_operator_adds_and_revokes_the_key_of_an_officer(city: City, clock: VirtualClock) -> None:
    added = keys.add(city.operator, "pupr", ed25519(), now=clock.now())
    assert (added.login, added.agency, added.type, added.comment) == ("pupr", "PUPR", "ssh-ed25519", "petugas@pupr")
    assert keys.find(city.operator) == keys.find(city.operator, login="pupr") == [added]
    assert keys.find(city.operator, agency="rsud") == []
    assert keys.get(city.operator, added.fingerprint[:14]) == added
    assert keys.lookup(SYSTEM, added.fingerprint) == added
    clock.advance(1)
    revoked = keys.revoke(city.operator, added.fingerprint, now=clock.now())
    assert revoked.revoked_at == clock.now()
    clock.advance(1)
    assert keys.revoke(city.operator, added.fingerprint, now=clock.now()) == revoked
    assert keys.find(city.operator) == []
    assert keys.find(city.operator, revoked=True) == [revoked]
    assert keys.lookup(SYSTEM, added.fingerprint) is None


def test_a_console_over_ssh_may_stay_while_a_key_is_left(city: City, clock: VirtualClock) -> None:
    added = keys.add(city.operator, "pupr", ed25519(), now=clock.now())
    assert accounts.is_welcome(city.officer("PUPR"), via="ssh")
    keys.revoke(city.operator, added.fingerprint, now=clock.now())
    assert not accounts.is_welcome(city.officer("PUPR"), via="ssh")


def test_only_the_supervisor_gives_keys_to_humas(city: City, clock: VirtualClock) -> None:
    with pytest.raises(NotAllowed):
        keys.add(city.operator, "operator", ed25519(), now=clock.now())
    added = keys.add(city.supervisor, "operator", ed25519(), now=clock.now())
    with pytest.raises(NotAllowed):
        keys.revoke(city.operator, added.fingerprint, now=clock.now())


def test_the_comment_says_whose_key_it_is_and_can_be_changed(city: City, clock: VirtualClock) -> None:
    added = keys.add(city.operator, "pupr", ed25519(), now=clock.now())
    edited = keys.edit(city.operator, added.fingerprint, comment="laptop\x1b baru", now=clock.now())
    assert edited.comment == "laptop baru"
    with pytest.raises(NotAllowed):
        keys.edit(city.viewer, added.fingerprint, comment="", now=clock.now())


def test_a_citizen_has_no_key(city: City, clock: VirtualClock) -> None:
    with pytest.raises(Invalid):
        keys.add(city.supervisor, "+6281234567890", ed25519(), now=clock.now())


def test_a_key_opens_one_account_and_once_revoked_none(city: City, clock: VirtualClock) -> None:
    added = keys.add(city.operator, "pupr", ed25519(), now=clock.now())
    with pytest.raises(Conflict, match="pupr"):
        keys.add(city.operator, "rsud", ed25519(comment="other"), now=clock.now())
    keys.revoke(city.operator, added.fingerprint, now=clock.now())
    with pytest.raises(Conflict):
        keys.add(city.operator, "pupr", ed25519(), now=clock.now())


def test_sshd_is_told_only_keys_that_open_the_console_now(city: City, clock: VirtualClock) -> None:
    logins = ("pupr", "rsud", "dlhk")
    for seed, login in enumerate(logins, start=1):
        keys.add(city.operator, login, ed25519(seed), now=clock.now())
    accounts.disable(city.operator, "rsud", now=clock.now())
    agencies.disable(city.operator, "DLHK", now=clock.now())
    assert [row.login for row in keys.opening(SYSTEM)] == ["pupr"]
    gone = keys.find(city.operator, login="rsud")[0]
    assert keys.lookup(SYSTEM, gone.fingerprint) is None


def test_half_a_fingerprint_that_fits_no_single_key_is_not_found(city: City, clock: VirtualClock) -> None:
    keys.add(city.operator, "pupr", ed25519(), now=clock.now())
    for wanted in ("", "SHA", "SHA256:", "SHA256:AAAAAAAAAAAA"):
        with pytest.raises(NotFound):
            keys.get(city.operator, wanted)


def test_officers_and_viewers_see_no_keys(city: City) -> None:
    for actor in (city.officer(), city.viewer):
        with pytest.raises(NotAllowed):
            keys.find(actor)
        with pytest.raises(NotAllowed):
            keys.get(actor, "SHA256:AAAAAAAA")
    with pytest.raises(NotAllowed):
        keys.opening(city.operator)
    with pytest.raises(NotAllowed):
        keys.lookup(city.operator, "SHA256:AAAAAAAA")
