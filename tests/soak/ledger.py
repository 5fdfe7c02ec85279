"""What each process of the soak was told, a line each, kept on the disk so that nothing is lost with the process."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One thing somebody was told. `at` is the machine's monotonic time, the same for every process of it."""

    who: str
    at: float
    kind: str
    facts: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]

    def __str__(self) -> str:
        return f"{self.who}: {self.kind} {self.facts}"


@dataclass
class Ledger:
    """The ledger of one who works. Only what was acknowledged is written as done."""

    folder: Path
    who: str
    _file: Any = field(default=None, init=False)

    def tell(self, kind: str, **facts: Any) -> None:
        """Write down one thing, at once."""
        if self._file is None:
            self._file = (self.folder / f"{self.who}.jsonl").open("a", encoding="utf-8", buffering=1)
        self._file.write(json.dumps([time.monotonic(), kind, facts], ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


@dataclass(frozen=True)
class Told:
    """Everything that everybody was told, in the order of time."""

    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> Iterator[Entry]:
        """Yield the entries of these kinds."""
        return (entry for entry in self.entries if entry.kind in kinds)

    def spans(self, kind: str, grace: float) -> list[tuple[float, float]]:
        """Return the spans in which something was broken on purpose, each with `grace` seconds after it."""
        return [(entry["began"], entry["ended"] + grace) for entry in self.of(kind)]


def read(folder: Path) -> Told:
    """Return what all ledgers of the folder say."""
    found = [
        Entry(file.stem, at, kind, facts)
        for file in sorted(folder.glob("*.jsonl"))
        for at, kind, facts in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]
    return Told(tuple(sorted(found, key=lambda entry: entry.at)))
