"""What the command line brings along for the console: sheets and reports as files, and none over SSH."""

from pathlib import Path

import pytest

from commands.console_tools import tools
from store import escalations, reports, settings, sheets, visits
from store.clock import DAY, HOUR, VirtualClock
from store.errors import Unavailable
from tests.console.support import ON_SQLITE
from tests.support.city import City

pytestmark = ON_SQLITE


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the console in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


def sheet_of(city: City, clock: VirtualClock) -> sheets.Sheet:
    city.forwarded("Diam")
    clock.advance(73 * HOUR)
    escalations.fire_due(clock.now())
    return sheets.sheet(city.operator, [row.id for row in visits.find(city.operator)])


def test_a_sheet_is_printed_where_the_console_was_started(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    print_sheet = tools(settings.load(), via="").print_sheet
    assert print_sheet is not None
    path = Path(print_sheet(sheet_of(city, clock), clock.now()))
    assert path.parent == tmp_path
    assert path.read_bytes().startswith(b"%PDF-")


def test_files_go_home_where_the_folder_may_not_be_written(
    city: City, clock: VirtualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", str(tmp_path))
    clock.advance(40 * DAY)
    export = tools(settings.load(), via="").export_report
    assert export is not None
    paths = [Path(path) for path in export(reports.look(city.operator, "2026-10", now=clock.now()))]
    assert {path.suffix for path in paths} == {".pdf", ".xlsx", ".json"}
    assert all(path.parent == tmp_path and path.stat().st_size for path in paths)


def test_a_home_that_is_gone_is_one_sentence(city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = sheet_of(city, clock)
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", "/proc/none")
    print_sheet = tools(settings.load(), via="").print_sheet
    assert print_sheet is not None
    with pytest.raises(Unavailable, match="kunjungan-pupr"):
        print_sheet(sheet, clock.now())


def test_over_ssh_the_report_is_drawn_but_no_file_is_written(city: City, clock: VirtualClock) -> None:
    found = tools(settings.load(), via="ssh")
    assert (found.print_sheet, found.export_report) == (None, None)
    assert found.draw_report is not None
    drawn = found.draw_report(reports.look(city.operator, "2026-10", now=clock.now()).figures, 80)
    assert "\x1b[" in drawn
