"""What the rooms beside the console do for it: sheets on paper, the report drawn and exported."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Unavailable
from store.i18n import _
from store.settings import Settings

if TYPE_CHECKING:
    from ehumas_tui.tools import Finding, Tools
    from store.attachments import Photo
    from store.figures import Figures
    from store.printouts import Printout
    from store.reports import Report
    from store.sheets import Sheet

FORMATS = ["pdf", "xlsx", "json"]


def tools(settings: Settings, *, via: str) -> "Tools":
    """Return what the console may have done; over SSH no file, for nobody could fetch it there."""
    from ehumas_tui.tools import Tools

    if via == "ssh":
        return Tools(
            media=settings.media,
            draw_report=_draw,
            examine=lambda now: _examined(settings, now),
            letterhead=lambda: _letterhead(settings),
        )
    return Tools(
        print_sheet=lambda sheet, now: _print_sheet(sheet, now, settings),
        print_complaints=lambda printout, now: _print_complaints(printout, now, settings),
        draw_report=_draw,
        export_report=lambda report: _export(report, settings),
        take_file=lambda path: _taken(path, settings),
        media=settings.media,
        examine=lambda now: _examined(settings, now),
        letterhead=lambda: _letterhead(settings),
    )


def _taken(path: Path, settings: Settings) -> "Photo":
    from store import enclosures

    return enclosures.read_and_keep(path, folder=settings.media)


def _letterhead(settings: Settings) -> Mapping[str, str]:
    from reports import letterhead as heads

    return heads.words(heads.load(Path(settings.letterhead) if settings.letterhead else None))


def _examined(settings: Settings, now: int) -> "Sequence[Finding]":
    from commands.checkup import examine_connected
    from ehumas_tui.tools import Finding

    return [Finding(one.part, one.ok, one.detail, one.to_do, one.hint) for one in examine_connected(settings, now)]


def _draw(figures: "Figures", width: int) -> str:
    from reports import terminal

    return terminal.show(figures, width=width, colour=True)


def _print_sheet(sheet: "Sheet", now: int, settings: Settings) -> str:
    from commands.report import head_of
    from reports import visit_sheet

    return _write(visit_sheet.file_name(sheet), visit_sheet.sheet_pdf(sheet, head_of(settings), now=now), settings)


def _print_complaints(printout: "Printout", now: int, settings: Settings) -> str:
    from commands.report import head_of
    from reports import complaint_sheet

    data = complaint_sheet.sheet_pdf(printout, head_of(settings), now=now)
    return _write(complaint_sheet.file_name(printout, now=now), data, settings)


def _write(name: str, data: bytes, settings: Settings) -> str:
    path = _folder(settings) / name
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Unavailable(
            _("%(path)s cannot be written: %(problem)s.") % {"path": path, "problem": error.strerror or error}
        ) from error
    return str(path)


def _export(report: "Report", settings: Settings) -> Sequence[str]:
    from commands.report import head_of
    from reports import monthly

    return [str(path) for path in monthly.write(report, FORMATS, _folder(settings), head_of(settings))]


def _folder(settings: Settings) -> Path:
    """Return where files go: as the setting says, else where the console was started, else the person's home."""
    if settings.papers:
        return Path(settings.papers).expanduser()
    here = Path.cwd()
    return here if os.access(here, os.W_OK) and here != Path(here.root) else Path.home()
