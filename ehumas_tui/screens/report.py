"""The report: the month's figures as the mayor will read them; frozen, revised, exported from here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget

from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.tools import Tools
from ehumas_tui.widgets.page import Page
from store import reports
from store.actors import Actor
from store.clock import local_day, month_bounds
from store.i18n import _, format_instant, format_month
from store.reports import Report

MARGIN = 3
"""Cells that padding and scrollbar take."""


@dataclass(frozen=True)
class Drawn:
    """A report and how it looks in so many cells."""

    report: Report
    drawing: str


class ReportScreen(ConsoleScreen):
    """One month at a time, the last one first."""

    SCOPES: ClassVar[tuple[str, ...]] = ("report", "page")
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.month = ""
        self.report: Report | None = None
        self._width = 0

    def body(self) -> Iterable[Widget]:
        """Yield which month it is, and the report."""
        self.title_page, self.sheet = Page(id="title"), Page(id="report")
        yield from (self.title_page, self.sheet)

    def focus_body(self) -> None:
        """Nothing needs the keyboard: the keys are the screen's."""
        self.set_focus(None)

    def main_widgets(self) -> list[DOMNode]:
        """Let the report scroll."""
        return [self.sheet]

    def on_resize(self, _event: Resize) -> None:
        """Draw the report anew where it has another width."""
        if self.report is not None and self._width != self.app.size.width:
            self.reload()

    def reload(self) -> None:
        """Read the month's report."""
        self.month = self.month or _month_before(local_day(self.now).strftime("%Y-%m"))
        actor, month, now, tools = self.actor, self.month, self.now, self.console_app.tools
        self._width = self.app.size.width
        width = self._width - MARGIN
        if self.report is None or self.report.month != month:
            self.title_page.show(Content.styled(_("Counting %(month)s …") % {"month": format_month(month)}, "$muted"))
        self.ask("report", lambda: _read(actor, month, now, tools, width), self._show)

    def _show(self, found: Drawn) -> None:
        is_other = self.report is None or self.report.month != found.report.month
        self.report = found.report
        self.title_page.show(_title(found.report))
        self.sheet.show(Content.from_rich_text(Text.from_ansi(found.drawing)), from_top=is_other)
        self.refresh_hints()

    # --- actions ---

    def do_previous_month(self) -> None:
        """Show the month before."""
        self._go(_month_before(self.month))

    def do_next_month(self) -> None:
        """Show the next month."""
        self._go(_month_after(self.month))

    def why_not_next_month(self) -> str:
        """Return why there is no next month."""
        is_last = self.month >= local_day(self.now).strftime("%Y-%m")
        return _("That month has not begun yet.") if is_last else ""

    def _go(self, month: str) -> None:
        self.month = month
        self.status.clear()
        self.reload()

    def do_freeze(self) -> None:
        """Freeze the month."""
        actor, month, now = self.actor, self.month, self.now
        self.tell(lambda: reports.freeze(actor, month, now=now), self._kept)

    def do_revise(self) -> None:
        """Make a new edition."""
        actor, month, now = self.actor, self.month, self.now
        self.tell(lambda: reports.revise(actor, month, now=now), self._kept)

    def _kept(self, report: Report) -> None:
        self.say(_("%(month)s is frozen; it stays as it is.") % {"month": format_month(report.month)})
        self.reload()

    def why_not_freeze(self) -> str:
        """Return why there is nothing to freeze."""
        if self.report is not None and self.report.edition:
            return _("This month is frozen already; r makes a new edition.")
        return ""

    def why_not_revise(self) -> str:
        """Return why there is nothing to revise."""
        return "" if self.report is not None and self.report.edition else _("Freeze the month first, with f.")

    def do_export(self) -> None:
        """Write the report's files."""
        report, export = self.report, self.console_app.tools.export_report
        assert report is not None  # why_not_export has asked
        assert export is not None
        self.tell(lambda: export(report), self._exported)

    def _exported(self, paths: Sequence[str]) -> None:
        files = [Path(path) for path in paths]
        names = ", ".join(file.name for file in files)
        self.say(_("In %(folder)s: %(names)s") % {"folder": files[0].parent, "names": names})

    def why_not_export(self) -> str:
        """Return why nothing can be exported."""
        if self.console_app.tools.export_report is None:
            return _("Reports can't be exported here; use: ehumas report monthly")
        return "" if self.report is not None else _("The figures are still being counted.")


def _read(actor: Actor, month: str, now: int, tools: Tools, width: int) -> Drawn:
    report = reports.look(actor, month, now=now)
    return Drawn(report, tools.draw_report(report.figures, width) if tools.draw_report else report.text)


def _title(report: Report) -> Content:
    if not report.edition:
        state = Content.styled(_("◌ a draft, nothing is frozen"), "$warning")
    else:
        edition = _("edition %(number)d") % {"number": report.edition}
        frozen = _("● frozen %(when)s") % {"when": format_instant(report.created_at, "medium")}
        state = Content.styled(f"{frozen} · {edition} · SHA-256 {report.sha256[:12]}…", "$success")
    return Content.assemble((f"{format_month(report.month)}  ", "bold $hint-key"), state)


def _month_before(month: str) -> str:
    return local_day(month_bounds(month)[0] - 1).strftime("%Y-%m")


def _month_after(month: str) -> str:
    return local_day(month_bounds(month)[1]).strftime("%Y-%m")
