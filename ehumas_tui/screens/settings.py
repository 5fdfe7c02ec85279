"""The settings: rules, calendar, letterhead and texts of the office, how the house stands, what is set where."""

from collections.abc import Callable
from typing import ClassVar

from textual.content import Content

from ehumas_tui import policy_lines, setting_lines
from ehumas_tui.days import iso_day
from ehumas_tui.policy_lines import NEW_SPAN, Rules
from ehumas_tui.screens.saving import Found, SavingScreen
from ehumas_tui.setting_lines import Line
from ehumas_tui.tools import Tools
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import foresight, holiday_years, holidays, office, policy, policy_versions, settings, totp
from store.actors import Actor, Right, may
from store.clock import local_day
from store.holidays import HolidayView
from store.i18n import N_, _, format_day
from store.office import Worded
from store.policy import Policy

POLICIES, HOLIDAYS, LETTERHEAD, TEXTS, STATE, IN_FORCE = range(6)


class SettingsScreen(SavingScreen):
    """A tab for each kind of setting."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "settings")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"policy", "holiday", "control"})
    EMPTY: ClassVar[str] = N_("Nothing here.")
    TABS: ClassVar[tuple[str, ...]] = (
        N_("Policies"),
        N_("Holidays"),
        N_("Letterhead"),
        N_("Texts"),
        N_("State"),
        N_("In force"),
    )

    def columns(self) -> list[Column[Line]]:
        """Return what a line says."""
        return setting_lines.columns()

    def reading(self) -> Callable[[], Found]:
        """Return what reads the tab in force."""
        actor, now, tab, tools = self.actor, self.now, self.tab, self.console_app.tools
        return lambda: _found(actor, now, tab, tools)

    def preview(self, row: Line | None) -> None:
        """Say what there is to say about the line; beside policies, what was in force before."""
        if row is None:
            self.pane.show(Content(""))
        else:
            self.pane.show(setting_lines.page(row, policy_lines.history(self.found.versions)))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Change the line."""
        event.stop()
        self.run_worker(self.action_perform("edit_setting"))

    # --- actions ---

    def do_edit_setting(self) -> None:
        """Change what is under the cursor; each change is recorded."""
        line = self.rows()[0]
        if self.tab == TEXTS:
            from ehumas_tui.screens.wording import WordingScreen

            self.app.push_screen(WordingScreen(line))
        elif self.tab == LETTERHEAD:
            self._ask_words(line, line.typed)
        elif line.edit == "totp:":
            self._demand(not line.typed)
        else:
            self._ask_rule(line, line.typed)

    def do_toggle_working(self) -> None:
        """Let the clock count working hours, or hours around the clock again."""
        line = self.rows()[0]
        self._foresee(line, line.edit.replace("hours:", "working:"), "", lambda _typed: None)

    def _ask_words(self, line: Line, typed: str) -> None:
        actor = self.actor

        def submit(typed: str) -> None:
            now = self.now
            self.save(
                line,
                lambda: office.word_letterhead(actor, line.edit, typed, now=now, seen=line.seen),
                lambda _worded: _("It stands on every sheet from now on."),
                lambda again: self._ask_words(again, typed),
            )

        self.ask_line(Question(line.name, submit, value=typed, limit=office.LINE_LIMIT))

    def _ask_rule(self, line: Line, typed: str) -> None:
        """Ask for another rule, then tell what it would move."""

        def submit(typed: str) -> None:
            self._foresee(line, line.edit, typed, lambda again: self._ask_rule(again, typed))

        hint = policy_lines.SPAN_HINT if line.edit.startswith(NEW_SPAN) else ""
        self.ask_line(Question(line.name, submit, value=typed, hint=hint, limit=60))

    def _foresee(self, line: Line, edit: str, typed: str, again: Callable[[Line], None]) -> None:
        actor, now, known = self.actor, self.now, self.found.policy

        def save(at: int) -> Policy:
            return policy.change(actor, now=at, seen=line.seen, **policy_lines.parts(edit, typed, known))

        self.tell(
            lambda: foresight.of_policy(actor, now=now, **policy_lines.parts(edit, typed, known)),
            lambda told: self.ask_saving(line, told, save, lambda _new: _("In force from now on."), again),
        )

    def _demand(self, demanded: bool) -> None:
        actor, now = self.actor, self.now
        said = _("Demanded from the next login on.") if demanded else _("Each may set it up; nobody must.")
        self.carry_out(lambda: totp.demand(actor, demanded, now=now), lambda _on: said)

    def do_add_holiday(self) -> None:
        """Add a day and what it is, once it was told what that moves."""
        hint = _("31-12-2026, what day it is; its decree")
        self.ask_line(Question(_("New holiday"), self._foresee_holiday, hint=hint, limit=300))

    def _foresee_holiday(self, typed: str) -> None:
        actor, now = self.actor, self.now
        written, _comma, words = typed.partition(",")
        name, _semicolon, decree = words.partition(";")

        def day() -> str:
            return iso_day(written, local_day(now))

        def said(made: HolidayView) -> str:
            self.landing = int(made.day.replace("-", ""))
            return _("%(day)s is a holiday; visits that are planned keep theirs.") % {"day": format_day(made.day)}

        self.tell(
            lambda: foresight.of_holiday(actor, day(), now=now),
            lambda told: self.ask_saving(
                Line(0, "", ""),
                told,
                lambda at: holidays.add(actor, day(), name, now=at, decree=decree),
                said,
                lambda _line: None,
            ),
        )

    def do_remove_holiday(self) -> None:
        """Make the day a working day again."""
        actor, now, line = self.actor, self.now, self.rows()[0]
        said = _("%(day)s is a working day again.") % {"day": line.name}
        self.carry_out(lambda: holidays.remove(actor, line.typed, now=now), lambda _none: said)

    # --- why not ---

    def why_not_edit_setting(self) -> str:
        """Return why the line can't be changed here."""
        rows = self.rows()
        if not rows or not rows[0].edit:
            return _("This is only read here.")
        return self._not_supervisor()

    def why_not_toggle_working(self) -> str:
        """Return why nothing is to be counted in working hours here."""
        rows = self.rows()
        if not rows or not rows[0].edit.startswith("hours:"):
            return _("Put the cursor on a clock first.")
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


def _found(actor: Actor, now: int, tab: int, tools: Tools) -> Found:
    if tab == HOLIDAYS:
        return Found(policy_lines.holidays(holidays.listing(actor), holiday_years.missing(now)))
    if tab == LETTERHEAD:
        filed = tools.letterhead() if tools.letterhead is not None else {}
        return Found(setting_lines.letterhead(filed, office.letterhead()))
    if tab == TEXTS:
        return Found(setting_lines.texts(_texts()))
    if tab == STATE:
        return Found(setting_lines.state(tools.examine(now) if tools.examine is not None else []))
    if tab == IN_FORCE:
        return Found(setting_lines.in_force(settings.origins()))
    rules = Rules(policy.current(now), policy_versions.find(actor), totp.is_demanded())
    return Found(policy_lines.policies(rules), rules.policy, rules.versions)


def _texts() -> Worded:
    office.use_texts(settings.load().template)
    return office.texts()
