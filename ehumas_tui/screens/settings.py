"""The settings: the office's own rules, the calendar, the texts, how the house stands, and what is set where."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.content import Content

from ehumas_tui import setting_lines
from ehumas_tui.days import iso_day
from ehumas_tui.screens.asking import AskingScreen
from ehumas_tui.setting_lines import Items, Line
from ehumas_tui.tools import Tools
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.record_list import RecordList
from store import holidays, policy, policy_versions, settings, totp
from store.actors import Actor, Right, may
from store.clock import local_day
from store.errors import Invalid
from store.holidays import HolidayView
from store.i18n import N_, _, format_day
from store.policy_versions import Version

POLICIES, HOLIDAYS, TEXTS, STATE, IN_FORCE = range(5)


@dataclass(frozen=True)
class Found:
    """What one reading brings: the lines of a tab, and the policies that were in force."""

    items: Items
    versions: Sequence[Version] = ()


class SettingsScreen(AskingScreen[Line]):
    """A tab for each kind of setting."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "settings")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"policy", "holiday", "control"})
    EMPTY: ClassVar[str] = N_("Nothing here.")
    TABS: ClassVar[tuple[str, ...]] = (
        N_("Policies"),
        N_("Holidays"),
        N_("Texts"),
        N_("State"),
        N_("In force"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.versions: Sequence[Version] = ()

    def columns(self) -> list[Column[Line]]:
        """Return what a line says."""
        return setting_lines.columns()

    def reload(self) -> None:
        """Read what the tab shows."""
        actor, now, tab, tools = self.actor, self.now, self.tab, self.console_app.tools
        self.ask("settings", lambda: _read(actor, now, tab, tools), self._show)

    def _show(self, found: Found) -> None:
        self.versions = found.versions
        self.show_rows(found.items)

    def preview(self, row: Line | None) -> None:
        """Say what there is to say about the line; beside policies, what was in force before."""
        if row is None:
            self.pane.show(Content(""))
        else:
            self.pane.show(setting_lines.page(row, setting_lines.history(self.versions)))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Change the line."""
        event.stop()
        self.run_worker(self.action_perform("edit_setting"))

    # --- actions ---

    def do_edit_setting(self) -> None:
        """Change the policy under the cursor; each change is a version of its own."""
        line, actor = self.rows()[0], self.actor
        kind, _colon, clock = line.edit.partition(":")
        if kind == "totp":
            self._demand(not line.typed)
        elif kind == "hours":
            self._ask(line, lambda typed, now: policy.change(actor, now=now, hours={clock: _hours(typed)}))
        elif kind == "window":
            self._ask(line, lambda typed, now: policy.change(actor, now=now, window=_window(typed)))
        else:
            self._ask(line, lambda typed, now: policy.change(actor, now=now, soon_hours=_number(typed)))

    def _demand(self, demanded: bool) -> None:
        actor, now = self.actor, self.now
        said = _("Demanded from the next login on.") if demanded else _("Each may set it up; nobody must.")
        self.carry_out(lambda: totp.demand(actor, demanded, now=now), lambda _on: said)

    def do_add_holiday(self) -> None:
        """Add a day and what it is."""
        actor = self.actor

        def add(typed: str, now: int) -> HolidayView:
            day, _comma, name = typed.partition(",")
            return holidays.add(actor, iso_day(day, local_day(now)), name, now=now)

        def said(made: HolidayView) -> str:
            self.landing = int(made.day.replace("-", ""))
            return _("%(day)s is a holiday; visits that are planned keep theirs.") % {"day": format_day(made.day)}

        self.ask_for(_("New holiday"), add, said, hint=_("31-12-2026, what day it is"))

    def do_remove_holiday(self) -> None:
        """Make the day a working day again."""
        actor, now, line = self.actor, self.now, self.rows()[0]
        said = _("%(day)s is a working day again.") % {"day": line.name}
        self.carry_out(lambda: holidays.remove(actor, line.typed, now=now), lambda _none: said)

    # --- why not ---

    def why_not_edit_setting(self) -> str:
        """Return why the line can't be changed here."""
        rows = self.rows()
        if not rows or not rows[0].edit or self.tab != POLICIES:
            return _("This is only read here.")
        return self._not_supervisor()

    def why_not_add_holiday(self) -> str:
        """Return why no holiday can be added."""
        return self._not_supervisor() if self.tab == HOLIDAYS else _("Holidays stand in the tab beside.")

    def why_not_remove_holiday(self) -> str:
        """Return why there is no holiday to remove."""
        if self.tab == HOLIDAYS and not self.rows():
            return _("There is no holiday yet.")
        return self.why_not_add_holiday()

    def _not_supervisor(self) -> str:
        return "" if may(self.actor, Right.EDIT_POLICY) else _("Only the supervisor changes policies and the calendar.")

    def _ask(self, line: Line, work: Callable[[str, int], Any]) -> None:
        said = _("In force from now on; deadlines that run already keep theirs.")
        self.ask_for(line.name, work, lambda _new: said, value=line.typed, limit=40)


def _read(actor: Actor, now: int, tab: int, tools: Tools) -> Found:
    if tab == HOLIDAYS:
        return Found(setting_lines.holidays(holidays.listing(actor)))
    if tab == TEXTS:
        return Found(setting_lines.texts())
    if tab == STATE:
        return Found(setting_lines.state(tools.examine(now) if tools.examine is not None else []))
    origins = settings.origins()
    if tab == IN_FORCE:
        return Found(setting_lines.in_force(origins))
    versions = policy_versions.find(actor)
    letterhead = next(one for one in origins if one.name == "letterhead")
    demanded = totp.is_demanded()
    return Found(
        setting_lines.policies(policy.current(now), versions, demanded=demanded, letterhead=letterhead), versions
    )


def _hours(typed: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[,/](\d{1,5})", typed.replace(" ", ""))
    if found is None:
        raise Invalid(_("“%(text)s” is no pair of hours. Write it like 24, 72.") % {"text": typed[:40]})
    return int(found[1]), int(found[2])


def _window(typed: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})-(\d{1,2})[:.](\d{2})", typed.replace(" ", ""))
    if found is None or int(found[2]) > 59 or int(found[4]) > 59:
        raise Invalid(_("“%(text)s” is no span of a day. Write it like 07:00-21:00.") % {"text": typed[:40]})
    return int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])


def _number(typed: str) -> int:
    if not typed.strip().isdecimal():
        raise Invalid(_("“%(text)s” is no number of hours.") % {"text": typed[:40]})
    return int(typed)
