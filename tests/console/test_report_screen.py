"""The report on the console: month by month, frozen, revised, exported."""

from ehumas_tui.tools import Tools
from reports import terminal
from store import reports
from store.clock import DAY, VirtualClock
from store.reports import Report
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def tools(written: list[Report] | None = None) -> Tools:
    """What the command line brings along: the drawing, and an export that only notes."""

    def export(report: Report) -> list[str]:
        assert written is not None
        written.append(report)
        return ["/tmp/r/laporan-2026-10.pdf", "/tmp/r/laporan-2026-10.json"]

    return Tools(
        draw_report=lambda figures, width: terminal.show(figures, width=width, colour=True),
        export_report=export if written is not None else None,
    )


def test_the_last_month_stands_first_and_one_goes_from_month_to_month(city: City, clock: VirtualClock) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, tools=tools()) as person:
            await person.press("L")
            await person.sees("September 2026  ◌ rancangan, belum dibekukan")
            await person.press("right")
            await person.sees("Oktober 2026  ◌ rancangan", "Ringkasan untuk Wali Kota")
            await person.press("right")
            await person.sees("Bulan itu belum mulai.")
            await person.press("left", "left")
            await person.sees("Agustus 2026")

    play(scenario)


def test_a_month_that_is_over_is_frozen_once_and_revised_when_something_changed(
    city: City, clock: VirtualClock
) -> None:
    city.complaint()
    clock.advance(40 * DAY)

    async def scenario() -> None:
        async with console(clock, city.operator, tools=tools()) as person:
            await person.press("L")
            await person.sees("Oktober 2026")
            await person.press("r")
            await person.sees("Bekukan dulu bulannya, dengan f.")
            await person.press("f")
            await person.sees("Oktober 2026 dibekukan; angkanya tidak berubah lagi.", "edisi 1", "SHA-256")
            await person.press("f")
            await person.sees("Bulan ini sudah dibekukan; r membuat edisi baru.")
            await person.press("r")
            await person.sees("Tidak ada yang berubah")

    play(scenario)
    assert [row.edition for row in reports.find(city.operator)] == [1]


def test_a_month_that_runs_is_not_frozen(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, tools=tools()) as person:
            await person.press("L", "right", "f")
            await person.sees("belum")

    play(scenario)
    assert reports.find(city.operator) == []


def test_the_files_are_written_where_it_is_possible_and_the_place_is_said(city: City, clock: VirtualClock) -> None:
    written: list[Report] = []

    async def scenario() -> None:
        async with console(clock, city.operator, tools=tools(written)) as person:
            await person.press("L", "e")
            await person.sees("Di /tmp/r: laporan-2026-10.pdf, laporan-2026-10.json")
        async with console(clock, city.operator) as person:
            await person.press("L", "e")
            await person.sees("Laporan tidak bisa diekspor di sini; pakai: ehumas report monthly", '"F1"')

    play(scenario)
    assert [report.month for report in written] == ["2026-09"]


def test_the_report_scrolls_and_is_drawn_anew_at_another_width(city: City, clock: VirtualClock) -> None:
    city.complaint("[@click=app.quit]judul[/]")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 30), tools=tools()) as person:
            await person.press("L", "right")
            await person.sees("Oktober 2026")
            await person.press("G")
            await person.sees_no("Ringkasan untuk Wali Kota")
            await person.press("g")
            await person.sees("Ringkasan untuk Wali Kota")
            await person.pilot.resize_terminal(80, 24)
            await person.settle()
            await person.sees("Oktober 2026")

    play(scenario)


def test_a_viewer_reads_and_freezes_nothing(city: City, clock: VirtualClock) -> None:
    clock.advance(40 * DAY)

    async def scenario() -> None:
        async with console(clock, city.viewer, tools=tools()) as person:
            await person.press("L", "f", "r")
            await person.sees("◌ rancangan")

    play(scenario)
    assert reports.find(city.operator) == []
