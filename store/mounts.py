"""On which kind of file system a path lies: over a network, SQLite's locks do not hold (sqlite.org/useovernet.html)."""

import re
from collections.abc import Iterator
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = {
    *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "nfs", "nfs4"),
    *("smb3", "smbfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
}


def network_kind(path: Path) -> str:
    """Return the network file system that the path, or where it would be made, lies on; nothing for a local disk.

    Only Linux says so; elsewhere nothing is known.
    """
    kind = ""
    place, depth = path.resolve(), 0
    for point, found in _mounts() if MOUNTS.is_file() else ():
        if len(point.parts) >= depth and (point == place or point in place.parents):
            kind, depth = found, len(point.parts)
    return kind if kind in NETWORK else ""


def _mounts() -> Iterator[tuple[Path, str]]:
    """Yield each mount point and its kind of file system; a later one hides those before it (proc_pid_mountinfo(5))."""
    for line in MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        fields, _dash, told = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields.split()[4])
        yield Path(point), told.split(" ", 1)[0]
