"""When the ground gives way: a disk that is full, read-only or far away, a process killed in the middle of a write."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store import checks, complaints, database, engines, events, migrate, mounts, queries
from store.actors import SYSTEM
from store.errors import Invalid, Unavailable
from tests.conftest import Store
from tests.support import versions
from tests.support.city import City

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
WRITER = """
import sys
from itertools import count
from store import complaints, database, ids, referrals
from store.actors import Actor, Role
from store.citizens import NewCitizen

url, now, operator, officer, agency = sys.argv[1], *map(int, sys.argv[2:])
database.connect(url)
humas, opd = Actor(Role.OPERATOR, account_id=operator), Actor(Role.OFFICER, account_id=officer, agency_id=agency)
for turn in count():
    person = NewCitizen(f"Warga {turn}", "081234000001")
    new = complaints.NewComplaint(title="Jalan", text="Rusak", client_key=ids.new_key(), citizen=person)
    number = complaints.submit(humas, new, now=now, secret=ids.new_secret()).number
    complaints.forward(humas, [number], "PUPR", now=now)
    referrals.answer(opd, number, "Sudah ditambal.", now=now, client_key=ids.new_key())
    print(number, flush=True)
"""

HALF = """
import sys

def up(migrator, db):
    db.execute_sql("CREATE TABLE half (id INTEGER)")
    db.execute_sql("INSERT INTO half (id) VALUES (1)")
    print("half-way", flush=True)
    sys.stdin.read()
"""
WHOLE = HALF.replace("    sys.stdin.read()\n", "")
UPGRADE = """
import sys
from pathlib import Path
from store import migrate

migrate.DIRECTORY = Path(sys.argv[2])
migrate.upgrade(sys.argv[1])
"""


@pytest.mark.processes
def test_a_writer_killed_at_any_moment_leaves_whole_units_and_an_unbroken_chain(city: City, store: Store) -> None:
    told: list[str] = []
    for turn in range(3):
        told += _killed_writer(city, store, after=2 + turn)
    assert events.verify(SYSTEM).ok
    assert [finding.rule for finding in checks.check(SYSTEM) if not finding.ok] == []
    assert {queries.get(city.operator, number).state for number in told} == {"answered"}
    complaints.note(city.operator, told[:1], "Terus bekerja.", now=city.clock.now())


def _killed_writer(city: City, store: Store, *, after: int) -> list[str]:
    """Let another process write until it has told of so many complaints, kill it, and return what it told of."""
    officer = city.officer()
    arguments = [store.url, city.clock.now(), city.operator.account_id, officer.account_id, officer.agency_id]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, *map(str, arguments)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _complaint in range(after)]
        writer.send_signal(signal.SIGKILL)
        told += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert writer.returncode == -signal.SIGKILL
    return told


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """Mount a file system of that size; skips where this user may not mount."""
    folder = Path(tempfile.mkdtemp(prefix="ehumas-disk-"))
    mounted = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(mounted, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        folder.rmdir()
        pytest.skip("only root may mount the small disk that this test fills")
    try:
        yield folder
    finally:
        database.disconnect()
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


def test_a_full_disk_is_said_and_nothing_half_written_stays() -> None:
    with small_disk("3m") as disk:
        url = f"sqlite:///{disk / 'ehumas.db'}"
        migrate.upgrade(url)
        database.connect(url)
        _write("before", 10)
        _fill(disk, "one")
        with pytest.raises(Unavailable, match="penuh"):
            _write_until_refused()
        whole = events.verify(SYSTEM)
        assert whole.ok
        database.disconnect()
        _fill(disk, "two")
        with pytest.raises(Unavailable, match="penuh"):
            _write("opening", 10)
        (disk / "one").unlink()
        _write("after", 10)
        assert events.verify(SYSTEM).count == whole.count + 1
        assert all(finding.ok for finding in checks.check(SYSTEM))


def _fill(disk: Path, name: str) -> None:
    free = os.statvfs(disk)
    (disk / name).write_bytes(b"x" * (free.f_bavail * free.f_frsize))


def _write_until_refused() -> None:
    for turn in range(10_000):
        _write(f"turn-{turn}", 10_000)


def _write(kind: str, size: int) -> None:
    database.transact(lambda: events.append(SYSTEM, kind, None, {"filler": "x" * size}, 1))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root's right to write anywhere, where the tests run as root; others have no such right anyhow."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def guarded(sqlite_template: Path) -> Iterator[Path]:
    """A migrated database in a folder that everybody may read and nobody may write to."""
    with tempfile.TemporaryDirectory(prefix="ehumas-guarded-") as name:
        folder = Path(name)
        file = folder / "ehumas.db"
        file.write_bytes(sqlite_template.read_bytes())
        file.chmod(0o444)
        folder.chmod(0o555)
        try:
            yield file
        finally:
            database.disconnect()
            folder.chmod(0o755)


def test_a_database_that_may_only_be_read_says_which_right_is_missing(guarded: Path) -> None:
    def use() -> None:
        database.connect(f"sqlite:///{guarded}")
        _write("refused", 1)

    with as_nobody(), pytest.raises(Unavailable, match="hak"):
        use()


def test_a_new_database_in_a_guarded_folder_says_which_right_is_missing(guarded: Path) -> None:
    with as_nobody(), pytest.raises(Unavailable, match="hak"):
        migrate.upgrade(f"sqlite:///{guarded.with_name('new.db')}")


LOCAL = "25 1 254:0 / / rw,relatime - ext4 /dev/vda rw"
FAR = "40 25 0:50 / /mnt/kantor\\040humas rw - nfs4 server:/export rw"
BACK = "41 40 254:1 / /mnt/kantor\\040humas/lokal rw - ext4 /dev/vdb rw"
HIDDEN = "42 25 0:51 / /mnt/kantor\\040humas rw - tmpfs tmpfs rw"


@pytest.mark.parametrize(
    ("lines", "place", "kind"),
    [
        ([LOCAL, FAR], "/mnt/kantor humas/ehumas.db", "nfs4"),
        ([LOCAL, FAR], "/mnt/kantor humas", "nfs4"),
        ([LOCAL, FAR], "/mnt/kantor/ehumas.db", ""),
        ([LOCAL, FAR], "/mnt/kantor humas lain/ehumas.db", ""),
        ([LOCAL, FAR, BACK], "/mnt/kantor humas/lokal/ehumas.db", ""),
        ([LOCAL, FAR, HIDDEN], "/mnt/kantor humas/ehumas.db", ""),
        ([], "/mnt/kantor humas/ehumas.db", ""),
    ],
)
def test_a_path_lies_on_the_innermost_mount(
    lines: list[str], place: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(mounts, "MOUNTS", tmp_path / "mountinfo")
    assert mounts.network_kind(Path(place)) == kind


@pytest.mark.parametrize("way", [database.connect, migrate.upgrade, engines.open_database])
def test_a_database_on_a_network_file_system_is_refused(
    way: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mounts, "network_kind", lambda _path: "nfs4")
    with pytest.raises(Invalid, match="nfs4"):
        way(f"sqlite:///{tmp_path / 'ehumas.db'}")
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_tells_of_mounts_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "MOUNTS", tmp_path / "none")
    assert mounts.network_kind(tmp_path) == ""


@pytest.mark.processes
def test_an_upgrade_killed_half_way_leaves_the_old_schema_and_can_be_repeated(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for applied in migrate.DIRECTORY.glob("0*.py"):
        (tmp_path / applied.name).write_text("def up(m, d): pass\n", encoding="utf-8")
    (tmp_path / "9999_half.py").write_text(HALF, encoding="utf-8")
    monkeypatch.setattr(migrate, "DIRECTORY", tmp_path)
    arguments = [sys.executable, "-c", UPGRADE, store.url, str(tmp_path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as upgrade:
        assert upgrade.stdout is not None
        assert upgrade.stdout.readline() == "half-way\n"
        upgrade.send_signal(signal.SIGKILL)
    with pytest.raises(Unavailable, match="ehumas db upgrade"):
        database.connect(store.url)
    (tmp_path / "9999_half.py").write_text(WHOLE, encoding="utf-8")
    assert migrate.upgrade(store.url) == ("9999_half",)
    database.connect(store.url)
    assert database.db.execute_sql("SELECT id FROM half").fetchall() == [(1,)]


FULL = """
import resource, sys
from cli import main

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
main()
"""
"""`ehumas` where no file may grow past a size: what a write meets there is what it meets on a full disk."""


ROOM = 36_000
"""Bytes: enough for SQLite to open its files, not enough for what a command writes."""


def on_a_full_disk(store: Store, largest: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `ehumas` on the store with no room to write, and return what it said; nobody measures its coverage there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment = {**kept, "EHUMAS_DATABASE": store.url, "EHUMAS_AS": "operator", "EHUMAS_SECRET_KEY": "kunci"}
    arguments = [sys.executable, "-c", FULL, str(largest), *words]
    return subprocess.run(arguments, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.processes
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_on_a_full_disk_every_command_says_what_to_do_and_keeps_what_was_acknowledged(
    city: City, store: Store, tmp_path: Path
) -> None:
    number = city.forwarded()
    database.disconnect()
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("title,text,name,phone\n" + "Jalan,Rusak,Ali,081234000001\n" * 40, encoding="utf-8")
    person = ("--title", "Jalan", "--text", "Rusak", "--citizen-name", "Ali", "--phone", "081234000001")
    for words in (
        ("complaint", "add", *person, "--address", "Jl. Made Sabara 3"),
        ("complaint", "note", number, "--text", "Dicek."),
        ("complaint", "import", str(sheet)),
        ("db", "backup", str(tmp_path / "copy.sqlite3")),
    ):
        said = on_a_full_disk(store, ROOM, *words)
        assert said.returncode == 1, (words, said.stderr)
        assert "penuh" in said.stderr, (words, said.stderr)
        assert "Traceback" not in said.stderr
    assert not list(tmp_path.glob("*copy*"))
    database.connect(store.url)
    assert queries.get(city.operator, number).state == "forwarded"
    assert queries.count(city.operator, queries.Filter(), now=city.clock.now()) == 1
    assert [entry.kind for entry in queries.history(city.operator, number)] == ["received", "forwarded"]
    assert events.verify(SYSTEM).ok
    assert all(finding.ok for finding in checks.check(SYSTEM))


@pytest.mark.processes
def test_an_upgrade_on_a_full_disk_leaves_a_whole_version_and_is_repeated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ehumas.db'}"
    versions.build(url, versions.names()[0])
    before = versions.rows(url)
    said = on_a_full_disk(Store("sqlite", url), ROOM, "db", "upgrade")
    assert said.returncode == 1
    assert "penuh" in said.stderr
    done = versions.applied(url)
    assert versions.rows(url, of=before) == before
    assert (*done, *migrate.upgrade(url)) == tuple(versions.names())
    assert len(done) < len(versions.names())
    assert versions.rows(url, of=before) == before
