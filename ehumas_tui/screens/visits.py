"""The visits: tasks of Humas under the trip they belong to, to plan, to print, and to write down what was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from ehumas_tui import visit_page
from ehumas_tui.days import iso_day
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.visit_page import VisitDossier
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from ehumas_tui.widgets.row_window import Heading
from store import database, sheets, visits
from store.clock import local_day
from store.i18n import N_, _, format_day, ngettext
from store.visits import VisitView


@dataclass(frozen=True)
class Tab:
    """A view of the visits with a name."""

    name: str
    states: tuple[str, ...]


TABS = (Tab(N_("To do"), ("planned",)), Tab(N_("Done"), ("done",)), Tab(N_("Cancelled"), ("cancelled",)))


class VisitsScreen(RecordScreen[VisitView]):
    """Visits, those to one agency on one day under one heading."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "visits")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"visit", "complaint"})
    EMPTY: ClassVar[str] = N_("No visits. Every agency answers within three days.")
    TABS: ClassVar[tuple[str, ...]] = tuple(tab.name for tab in TABS)

    def columns(self) -> list[Column[VisitView]]:
        """Return what a line says about a visit."""
        return [
            Column(_("Day"), visit_page.day_cell, 11),
            Column(_("Number"), lambda row, _now: (row.number, "strong"), 9),
            Column(_("Title"), lambda row, _now: (visit_page.title(row), ""), 18, grow=3),
            Column(_("Who goes"), _who, 12, grow=1, most=24, drop=2),
            Column(_("Found"), _found, 14, grow=2, drop=1),
        ]

    # --- reading ---

    def reload(self) -> None:
        """Read the visits of the tab."""
        actor, states = self.actor, TABS[self.tab].states
        self.ask("visits", lambda: visits.find(actor, state=states), self._show)

    def _show(self, found: list[VisitView]) -> None:
        counts = [str(len(found)) if place == self.tab else "" for place in range(len(TABS))]
        self.tabs.show(self.tab, counts, "")
        self.show_rows(_under_trips(found))

    def preview(self, row: VisitView | None) -> None:
        """Read the complaint and its messages and show them beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, key = self.actor, row.id
        self.ask("preview", lambda: visit_page.read(actor, key), self._previewed, lambda _error: None)

    def _previewed(self, found: VisitDossier) -> None:
        self.pane.show(visit_page.page(found))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint."""
        event.stop()
        self.console_app.open_complaint(event.row.number)

    def trip(self) -> list[VisitView]:
        """Return the marked visits, else the whole trip of the one under the cursor."""
        window = self.records.window
        current = window.current
        if window.marks or current is None:
            return self.rows()
        rows = [item for item in window.items if isinstance(item, VisitView)]
        return [row for row in rows if (row.agency, row.visit_on) == (current.agency, current.visit_on)]

    # --- actions ---

    def do_record_visit(self) -> None:
        """Write down what was found."""
        from ehumas_tui.screens.visit_record import VisitRecordScreen

        self.app.push_screen(VisitRecordScreen(self.rows()[0]))

    def do_print_sheet(self) -> None:
        """Print the sheet of the trip."""
        tools, actor, now = self.console_app.tools, self.actor, self.now
        keys = [row.id for row in self.trip()]
        print_sheet = tools.print_sheet
        assert print_sheet is not None  # why_not_print_sheet has asked
        self.carry_out(
            lambda: print_sheet(sheets.sheet(actor, keys), now),
            lambda path: _("The sheet lies in %(path)s") % {"path": path},
        )

    def do_visit_day(self) -> None:
        """Set the day of the trip."""
        today = local_day(self.now)

        def plan(row: VisitView, typed: str) -> None:
            visits.plan(self.actor, row.id, day=iso_day(typed, today), now=self.now, version=row.version)

        self._ask_for(self.trip(), _("Day of the visit"), plan, self._planned, hint=_("31-10-2026, or +3"))

    def _planned(self, rows: Sequence[VisitView]) -> str:
        return _("%(what)s on %(day)s.") % {"what": _about(rows), "day": format_day(rows[0].visit_on)}

    def do_visit_who(self) -> None:
        """Set who goes."""

        def plan(row: VisitView, typed: str) -> None:
            visits.plan(self.actor, row.id, assignee=typed, now=self.now, version=row.version)

        self._ask_for(self.trip(), _("Who goes"), plan, lambda rows: f"{_about(rows)}: {rows[0].assignee}")

    def do_cancel_visit(self) -> None:
        """Cancel visits with a reason."""

        def cancel(row: VisitView, typed: str) -> None:
            visits.cancel(self.actor, row.id, typed, now=self.now, version=row.version)

        said = _("%(what)s cancelled.")
        self._ask_for(self.rows(), _("Cancel because"), cancel, lambda rows: said % {"what": _about(rows)})

    def why_not_record_visit(self) -> str:
        """Return why there is nothing to plan or to write down."""
        rows = self.rows()
        if not rows:
            return _("There is no visit here.")
        return "" if all(row.state == "planned" for row in rows) else _("This visit is over.")

    why_not_visit_day = why_not_visit_who = why_not_cancel_visit = why_not_record_visit

    def why_not_print_sheet(self) -> str:
        """Return why no sheet can be printed."""
        if self.console_app.tools.print_sheet is None:
            return _("Sheets can't be printed here; use: ehumas visit sheet")
        rows = self.rows()
        return "" if rows and rows[0].state != "cancelled" else _("There is no visit to print here.")

    # --- how ---

    def _ask_for(
        self,
        rows: list[VisitView],
        label: str,
        one: Callable[[VisitView, str], None],
        said: Callable[[Sequence[VisitView]], str],
        *,
        hint: str = "",
    ) -> None:
        """Ask one question, then do `one` for every visit: all of them or none."""

        def submit(typed: str) -> None:
            def each() -> list[VisitView]:
                for row in rows:
                    one(row, typed)
                return [visits.get(self.actor, row.id) for row in rows]

            self.carry_out(lambda: database.transact(each), said)

        self.ask_line(Question(f"{label} ({_about(rows)})", submit, hint=hint))


def _about(rows: Sequence[VisitView]) -> str:
    return ngettext("%(count)d visit", "%(count)d visits", len(rows)) % {"count": len(rows)}


def _under_trips(found: Sequence[VisitView]) -> list[VisitView | Heading]:
    """Return the visits, each trip under its heading."""
    items: list[VisitView | Heading] = []
    last: tuple[str, str] | None = None
    for row in found:
        trip = (row.agency, row.visit_on)
        if trip != last:
            count = sum((one.agency, one.visit_on) == trip for one in found)
            items.append(Heading(f"{row.agency}  {row.agency_name} · {format_day(row.visit_on)}  {count}"))
            last = trip
        items.append(row)
    return items


def _who(row: VisitView, _now: int) -> Cell:
    return (row.assignee, "") if row.assignee else ("–", "muted")


def _found(row: VisitView, _now: int) -> Cell:
    if row.state == "planned":
        return "", ""
    return (row.found, "") if row.state == "done" else (row.found, "muted")
