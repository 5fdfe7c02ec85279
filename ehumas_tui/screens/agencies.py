"""The agencies: what each owes, what of it is late, how it kept its hours; the people behind it beside the list."""

from typing import ClassVar

from textual.content import Content

from ehumas_tui import agency_page
from ehumas_tui.agency_page import Agency
from ehumas_tui.screens.searching import SearchingScreen
from ehumas_tui.sparks import share, sparkline
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.record_list import RecordList
from store import agencies, standings
from store.agencies import AgencyView
from store.i18n import N_, _, format_number
from store.standings import Standing


class AgenciesScreen(SearchingScreen[Standing]):
    """Every agency in use, those with the most overdue first."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "agencies")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"agency", "officer", "account", "complaint"})
    EMPTY: ClassVar[str] = N_("No agency is called that.")
    SEARCH_HINT: ClassVar[str] = N_("code or name")

    def columns(self) -> list[Column[Standing]]:
        """Return what a line says about an agency."""
        return [
            Column(_("Late"), _overdue, 7),
            Column(_("Code"), lambda row, _now: (row.agency.code, "strong"), 13, grow=1, most=17),
            Column(_("Agency"), lambda row, _now: (row.agency.name, ""), 16, grow=3, drop=5),
            Column(_("Owed"), lambda row, _now: _count(row.open, 6), 6),
            Column(_("Soon"), lambda row, _now: _count(row.soon, 6, "soon"), 6, drop=1),
            Column(_("In time"), lambda row, _now: _right(share(row.met, row.due), 8), 8),
            Column(_("Median"), lambda row, _now: (agency_page.median(row).rjust(7), ""), 7, drop=2),
            Column(_("12 weeks"), lambda row, _now: (sparkline(row.weeks), "accent"), 12, drop=4),
        ]

    def reload(self) -> None:
        """Read how the agencies stand."""
        actor, now, search = self.actor, self.now, self.search
        self.ask("agencies", lambda: standings.find(actor, now=now, search=search), self._show)

    def _show(self, rows: list[Standing]) -> None:
        self.show_rows(rows)

    def preview(self, row: Standing | None) -> None:
        """Read the agency's people and show them beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, now, code = self.actor, self.now, row.agency.code
        self.ask("preview", lambda: agency_page.read(actor, code, now), self._previewed, lambda _error: None)

    def _previewed(self, found: Agency) -> None:
        self.pane.show(agency_page.page(found))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the agency."""
        from ehumas_tui.screens.agency import AgencyScreen

        event.stop()
        self.app.push_screen(AgencyScreen(event.row.agency.code))

    # --- actions ---

    def do_search_agencies(self) -> None:
        """Search as one types; Enter keeps the search, Esc gives it up."""
        self.ask_search()

    def do_new_agency(self) -> None:
        """Add an agency."""
        actor = self.actor

        def add(typed: str, now: int) -> AgencyView:
            code, _comma, name = typed.partition(",")
            return agencies.add(actor, code, name, now=now)

        self.ask_for(_("New agency"), add, self._added, hint=_("code, full name"), limit=500)

    def _added(self, made: AgencyView) -> str:
        self.landing = made.id
        return _("%(code)s was added; add its officers with Enter.") % {"code": made.code}


def _overdue(row: Standing, _now: int) -> Cell:
    return (f"▲ {format_number(row.overdue):>5}", "late") if row.overdue else ("✓".rjust(7), "muted")


def _count(value: int, width: int, tone: str = "") -> Cell:
    return format_number(value).rjust(width), tone if value else "muted"


def _right(cell: Cell, width: int) -> Cell:
    return cell[0].rjust(width), cell[1]
