"""The ledger: what each phone showed, and what its owner did. In memory, and line by line in a file if one is named."""

import json
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store.errors import Unavailable
from store.i18n import _


@dataclass(frozen=True)
class Button:
    """One quick-reply button as the phone shows it."""

    text: str
    payload: str


@dataclass
class Entry:
    """One bubble on a phone; `ours` came from us, the others the owner wrote. `at` is milliseconds UTC."""

    id: str
    phone: str
    at: int
    ours: bool
    text: str
    template: str = ""
    reference: str = ""
    answers: str = ""
    buttons: list[Button] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """Return the entry as JSON carries it."""
        return asdict(self)


class Ledger:
    """Every entry in the order it came, by id and by phone; safe between threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._entries: dict[str, Entry] = {}
        self._path = path
        self._lock = threading.Lock()
        if path is not None:
            self._load(path)

    def show(self, entry: Entry) -> None:
        """Let a phone show a new entry."""
        with self._lock:
            self._entries[entry.id] = entry
            self._write({"entry": entry.record()})

    def mark(self, entry_id: str, status: str) -> None:
        """Add a status to an entry, once."""
        with self._lock:
            entry = self._entries.get(entry_id)
            if entry is not None and status not in entry.statuses:
                entry.statuses.append(status)
                self._write({"id": entry_id, "status": status})

    def get(self, entry_id: str) -> Entry | None:
        """Return one entry."""
        with self._lock:
            return self._entries.get(entry_id)

    def entries(self, phone: str = "") -> list[Entry]:
        """Return the entries of a phone, or of all, oldest first."""
        with self._lock:
            return [entry for entry in self._entries.values() if not phone or entry.phone == phone]

    def phones(self) -> list[str]:
        """Return every phone that showed anything, in the order they first did."""
        return list(dict.fromkeys(entry.phone for entry in self.entries()))

    def wrote_since(self, phone: str, since: int) -> bool:
        """Tell whether the phone's owner wrote at or after an instant: it opens the 24-hour service window."""
        return any(not entry.ours and entry.at >= since for entry in self.entries(phone))

    def _load(self, path: Path) -> None:
        try:
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            for line in lines:
                self._replay(json.loads(line))
            path.touch()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Unavailable(
                _("The ledger %(path)s cannot be used: %(reason)s. Name another file.")
                % {"path": path, "reason": error}
            ) from error

    def _replay(self, line: dict[str, Any]) -> None:
        if "entry" in line:
            given = line["entry"]
            entry = Entry(**{**given, "buttons": [Button(**button) for button in given["buttons"]]})
            self._entries[entry.id] = entry
        else:
            self._entries[line["id"]].statuses.append(line["status"])

    def _write(self, line: dict[str, Any]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
