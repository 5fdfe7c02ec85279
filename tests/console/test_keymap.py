"""Keys of one's own: an office or a person gives actions other keys; what cannot be is said, and never stops anyone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from commands import console_keys
from ehumas_tui import actions, entry, keymap
from ehumas_tui.app import Console
from ehumas_tui.keynames import read, shown
from store import settings
from store.clock import VirtualClock
from store.i18n import use
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City


@pytest.fixture(autouse=True)
def _usual_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    use("id")
    yield
    actions.use()


def faults_of(**wanted: object) -> str:
    """What is said about these wishes, none of which is fulfilled."""
    found = keymap.check(wanted)
    assert not found.keys
    return "\n".join(found.faults)


def test_two_actions_change_their_keys_with_each_other() -> None:
    found = keymap.check({"forward": "x", "reject": ["t", "delete"]})
    assert found.faults == ()
    actions.use(found)
    assert actions.find("forward").keys == ("x",)
    assert actions.find("reject").keys == ("t", "delete")
    assert actions.find("ask").keys == ("m",)


def test_an_unknown_action_is_named_with_the_nearest_one() -> None:
    assert "“frward”" in faults_of(frward="f")
    assert "“forward”" in faults_of(frward="f")
    assert "--keys" in faults_of(zzzzzz="f")


@pytest.mark.parametrize("wrong", ["Foo", "", "<any>", 3, [], ["x", 3], {"x": "y"}])
def test_what_is_no_key_is_said(wrong: object) -> None:
    assert "forward" in faults_of(forward=wrong)


@pytest.mark.parametrize("taken", ["1", "escape", "Esc", "^c", "ctrl+m"])
def test_keys_that_mean_the_same_everywhere_stay_what_they_are(taken: str) -> None:
    assert "[keys] forward: " in faults_of(forward=taken)


def test_a_key_that_many_terminals_keep_may_be_a_second_one() -> None:
    assert keymap.check({"quit": ["Q", "^s"]}).keys == {"quit": ("Q", "ctrl+s")}


def test_a_letter_is_no_key_for_what_one_does_while_typing() -> None:
    assert "“k”" in faults_of(send="k")
    assert keymap.check({"send": "^k"}).keys == {"send": ("ctrl+k",)}


def test_a_key_may_mean_two_things_on_different_screens_but_not_on_one() -> None:
    assert keymap.check({"retry": "r"}).faults == ()
    said = faults_of(forward="m")
    assert "“m”" in said
    assert "“Teruskan”" in said
    assert "“Minta data”" in said
    assert "[keys]: “f” " in faults_of(forward="f", reject="f")


def test_a_quarrel_costs_only_those_who_quarrel() -> None:
    found = keymap.check({"forward": "m", "reject": "f"})
    assert found.keys == {"reject": ("f",)}
    assert len(found.faults) == 1


def test_keys_are_read_as_they_are_shown() -> None:
    every_key = {key for action in actions.every() for key in action.keys}
    assert {read(shown(key)) for key in every_key} == every_key
    assert [read(name) for name in ("Ctrl+D", "F5", "@", "!", "\\", " ", "é")] == [
        "ctrl+d", "f5", "at", "exclamation_mark", "backslash", "space", "é",
    ]  # fmt: skip
    assert [shown(key) for key in ("at", "exclamation_mark", "f5", "delete")] == ["@", "!", "F5", "delete"]


@ON_SQLITE
def test_footer_help_palette_header_and_sentences_follow(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    actions.use(keymap.check({"forward": "f", "go_inbox": "I", "quit": "X", "reveal": "w"}))

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.sees(" f Teruskan", " I Kotak masuk")
            await person.press("escape")
            await person.sees("Keluar dengan X.")
            await person.press("question_mark")
            await person.type("teruskan")
            assert person.line_with("24 jamnya").startswith("   f ")
            await person.press("escape", "ctrl+p")
            await person.until(lambda: "Teruskan  f" in person.text)
            await person.press("escape", "enter")
            await person.sees("w menampilkannya")
            await person.press("f")
            await person.sees(f"Teruskan {number}")
            await person.press("escape", "I")
            await person.sees("[Perlu diteruskan 1]")
            await person.press("t")
            assert "Ketik untuk mencari OPD" not in person.text

    play(scenario)


@ON_SQLITE
def test_the_console_opens_and_says_what_is_wrong(city: City, clock: VirtualClock) -> None:
    said = console_keys.warning(keymap.check({"frward": "f", "reject": "Foo"}).faults)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30), greeting=(said, "warn")) as person:
            await person.sees("! [keys]: tidak ada tindakan “frward”", "ehumas console --keys")

    play(scenario)


def written(folder: Path, name: str, text: str) -> Path:
    """A file with the text."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_persons_own_keys_stand_above_the_offices(tmp_path: Path) -> None:
    office = written(tmp_path, "ehumas.toml", '[keys]\nforward = "f"\nreject = "w"\n')
    written(tmp_path, "config/ehumas/keys.toml", 'forward = "q"\n')
    found = console_keys.chosen(settings.load({"EHUMAS_CONFIG": str(office)}))
    assert found.keys == {"forward": ("q",), "reject": ("w",)}
    assert found.faults == ()


def test_own_keys_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    written(tmp_path, "config/ehumas/keys.toml", "forward = = f\n")
    assert "keys.toml" in "".join(console_keys.chosen(settings.load({})).faults)


def test_the_command_lists_every_key_and_ends_with_1_when_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = written(tmp_path, "ehumas.toml", '[keys]\nforward = "f"\n')
    monkeypatch.setenv("EHUMAS_CONFIG", str(office))
    listed = CliRunner().invoke(app, ["console", "--keys", "--json"])
    assert listed.exit_code == 0
    rows = {row["action"]: row for row in json.loads(listed.stdout)}
    assert len(rows) == len(actions.every())
    assert rows["forward"] == {"action": "forward", "scope": "complaints", "keys": ["f"], "changed": True}
    written(tmp_path, "ehumas.toml", '[keys]\nforward = "m"\n')
    refused = CliRunner().invoke(app, ["console", "--keys", "--plain"])
    assert refused.exit_code == 1
    assert "“Teruskan”" in refused.stderr
    row = next(line for line in refused.stdout.splitlines() if line.startswith("forward\t"))
    assert row.split("\t")[2:] == ["t", "Teruskan"]


def test_the_way_in_puts_the_keymap_in_force(monkeypatch: pytest.MonkeyPatch, clock: VirtualClock) -> None:
    monkeypatch.setattr(entry, "is_usable", lambda: True)
    monkeypatch.setattr(Console, "run", lambda _self: 0)
    assert entry.run(clock, keymap=keymap.check({"forward": "f"}), greeting="Hai") == 0
    assert actions.find("forward").keys == ("f",)
