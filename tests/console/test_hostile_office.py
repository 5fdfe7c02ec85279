"""Hostile words in everything the office and its people are called, on every tab of settings, accounts and citizens."""

import json
from contextlib import suppress

import pytest

from ehumas_tui.screens.settings import SettingsScreen
from ehumas_tui.tools import Finding, Tools
from ehumas_tui.widgets.row_window import Heading
from store import accounts, control, holidays, office, policy, templates
from store.clock import VirtualClock
from store.database import transact
from store.errors import Invalid
from store.models import Account, Control, Holiday, Policy
from tests.console.hostile import CASES
from tests.console.support import ON_SQLITE, Person, console, play
from tests.console.test_hostile_walk import GROUPS, RAW, SIZE, _calm
from tests.support.city import City

pytestmark = ON_SQLITE
VIEWER = "viewer"
REMINDER = "ehumas_pengingat_jawaban"


def _worded(city: City, place: int, case: str) -> None:
    """Word the office's letterhead, a text, a holiday and a reason with the case, as far as the store takes it."""
    now = city.clock.now() + place
    name = office.FIELDS[place % len(office.FIELDS)]
    for work in (
        lambda: office.word_letterhead(city.supervisor, name, case[:300], now=now),
        lambda: office.word_text(city.supervisor, REMINDER, case[:900] + " {{1}} {{2}}: {{3}}.", now=now),
        lambda: office.word_text(city.supervisor, templates.FOOTER, case[:60], now=now),
        lambda: holidays.add(city.supervisor, f"2027-01-{place + 1:02d}", case[:120], now=now),
        lambda: control.stop_sending(city.operator, case[:200] or "x", now=now),
        lambda: accounts.edit(city.supervisor, VIEWER, name=case[:120], phone=case[:30], now=now),
    ):
        with suppress(Invalid):
            work()


def _unworded(case: str) -> None:
    """Write the case past every cleaning into what the settings and the accounts show."""
    raw = case.replace("\x00", "")
    Holiday.insert(day=f"2026-12-{len(raw) % 28 + 1:02d}", name=raw).on_conflict_ignore().execute()
    Account.update(name=raw, phone=raw).where(Account.role == "supervisor").execute()
    words = dict.fromkeys((*office.FIELDS, templates.FOOTER, REMINDER), raw)
    for kind in (office.LETTERHEAD, office.TEXTS):
        by = Account.get(Account.role == "supervisor")
        row = {Control.value: json.dumps(words), Control.at: 1, Control.account: by.id}
        wanted = Control.insert({Control.key: f"worded:{kind}", **row})
        wanted.on_conflict(conflict_target=[Control.key], update=row).execute()
    for version in Policy.select():
        Policy.update(data=json.dumps(json.loads(version.data) | {"by": raw})).where(Policy.id == version.id).execute()


async def _look_at_every_setting(person: Person) -> None:
    """Stand on every line of every tab, and open what can be changed."""
    await person.press("S")
    for _tab in range(6):
        assert isinstance(person.screen, SettingsScreen)
        lines = [item for item in person.screen.records.window.items if not isinstance(item, Heading)]
        await person.press("g")
        for _line in lines[:4]:
            _calm(person)
            await person.press("e")
            _calm(person)
            if not isinstance(person.app.screen, SettingsScreen) or person.screen.prompt.question is not None:
                await person.press("escape")
            await person.press("j")
        await person.press("G")
        _calm(person)
        await person.press("right")
    await person.press("A")
    for _tab in range(4):
        await person.press("g", "j", "G")
        _calm(person)
        await person.press("right")
    await person.press("D")
    _calm(person)


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_hostile_words_of_the_office_are_only_words(city: City, clock: VirtualClock, names: list[str]) -> None:
    for place, name in enumerate(names):
        _worded(city, place, CASES[name])
    origin = dict.fromkeys(office.FIELDS, CASES["markup_click"])
    finding = Finding("[/] [@click=app.quit]", False, CASES["osc52"], CASES["bidi"], False)
    tools = Tools(letterhead=lambda: origin, examine=lambda _now: [finding])

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=SIZE, deaf=True, tools=tools) as person:
            await _look_at_every_setting(person)
            assert person.app.return_value is None

    play(scenario)


def test_raw_words_of_the_office_tear_nothing(city: City, clock: VirtualClock) -> None:
    policy.change(city.supervisor, now=clock.now(), working=("reply",))

    async def scenario() -> None:
        for name in RAW:
            transact(lambda name=name: _unworded(CASES[name]))  # type: ignore[misc]  # bound at once
            async with console(clock, city.supervisor, size=SIZE, deaf=True) as person:
                await _look_at_every_setting(person)
                assert person.app.return_value is None

    try:
        play(scenario)
    finally:
        templates.use({})
