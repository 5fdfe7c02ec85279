"""What the rooms beside the console do for it: sheets on paper, the report drawn and exported.

The console may not import them; `commands.console` brings them along. Each runs on the store's thread.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.attachments import Photo
    from store.figures import Figures
    from store.printouts import Printout
    from store.reports import Report
    from store.sheets import Sheet


@dataclass(frozen=True)
class Finding:
    """One part of the house as `ehumas doctor` sees it: what was seen, and what to do when it is not well."""

    part: str
    ok: bool
    detail: str
    to_do: str
    hint: bool


@dataclass(frozen=True)
class Tools:
    """Each is None where it is not to be had; instants are milliseconds UTC."""

    print_sheet: "Callable[[Sheet, int], str] | None" = None
    """Print a visit sheet at a time and return where it lies."""
    print_complaints: "Callable[[Printout, int], str] | None" = None
    """Print complaints at a time and return where the sheet lies."""
    draw_report: "Callable[[Figures, int], str] | None" = None
    """Return the report's figures as text with ANSI colours for so many cells."""
    export_report: "Callable[[Report], Sequence[str]] | None" = None
    """Write a report's files and return where they lie."""
    take_file: "Callable[[Path], Photo] | None" = None
    """Look through a file of this machine, keep it in the media folder, and return it."""
    media: Path | None = None
    """The folder of photos and files."""
    examine: Callable[[int], Sequence[Finding]] | None = None
    """Look at every part of the house at a time."""
    letterhead: Callable[[], Mapping[str, str]] | None = None
    """Return what the server's file says of the letterhead, by the names of `store.office.FIELDS`."""
