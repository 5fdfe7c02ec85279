"""How a command ends: a sentence and a code, never a traceback."""

import re
from enum import StrEnum
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Annotated

import pytest
import typer
from peewee import OperationalError
from typer.testing import CliRunner

import cli
import commands.version
from commands import guard
from store.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("error", "code"), [(Invalid, 1), (Unavailable, 1), (NotAllowed, 3), (NotFound, 4), (Conflict, 5)]
)
def test_a_refusal_of_the_store_is_its_sentence_and_its_code(
    error: type[Invalid], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise error("Kalimat yang selesai.")

    with pytest.raises(typer.Exit) as ended:
        guard.guarded(refuse)
    assert ended.value.exit_code == code
    assert capsys.readouterr() == ("", "Kalimat yang selesai.\n")


def test_something_unforeseen_leaves_a_reference_and_the_log_has_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def fail() -> None:
        phones = ["".join(("0812", "-rahasia"))]
        raise RuntimeError(f"roda lepas {len(phones)}")

    with pytest.raises(typer.Exit) as ended:
        guard.guarded(fail)
    told = capsys.readouterr().err
    log = next(tmp_path.rglob("ehumas.log")).read_text(encoding="utf-8")
    reference = re.search(r"[0-9A-F]{6}", told)
    assert ended.value.exit_code == 1
    assert reference is not None
    assert "Traceback" not in told
    assert reference[0] in log
    assert "roda lepas" in log
    assert "0812-rahasia" not in log


def test_a_server_that_stops_under_a_reading_command_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def fall() -> None:
        raise OperationalError("terminating connection due to administrator command")

    with pytest.raises(typer.Exit) as ended:
        guard.guarded(fall)
    assert ended.value.exit_code == 1
    assert "Server basis data tidak menjawab" in capsys.readouterr().err


def test_without_a_place_for_the_log_the_reference_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(typer.Exit):
        guard.guarded(lambda: 1 / 0)
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_that_went_away_ends_a_command_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise BrokenPipeError

    with pytest.raises(typer.Exit) as ended:
        guard.guarded(broken)
    assert ended.value.exit_code == 1
    assert capsys.readouterr().err == ""


def test_an_interrupt_ends_quietly(bare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_words: object, **_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("commands.checkup.examine", interrupt)
    result = bare("doctor")
    assert result.exit_code == 130
    assert result.output.strip() == ""
    monkeypatch.setattr(cli, "app", interrupt)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["complain"], "complaint"),
        (["complaint", "forwar"], "forward"),
        (["zzz"], "zzz"),
        (["complaint", "list", "--stat", "x"], "--state"),
        (["complaint", "list", "--zzz"], "--zzz"),
        (["complaint", "show"], "NUMBER"),
        (["complaint", "forward", "26-0417-5"], "--agency"),
        (["complaint", "list", "--limit", "x"], "--limit"),
        (["complaint", "list", "--limit", "0"], "--limit"),
        (["complaint", "suggest"], "--text"),
        (["complaint", "answer", "26-0417-5", "--text", "x", "--promise", "2026-12-01"], "--interim"),
        (["policy", "edit"], "--hours"),
        (["--lang", "fr", "board"], "id, en"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_is_wrong(bare: Run, words: list[str], said: str) -> None:
    result = bare(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert "Error" not in result.stderr


def test_a_group_without_a_command_shows_its_help(bare: Run) -> None:
    result = bare("complaint")
    assert result.exit_code == 2
    assert "forward" in result.output


def test_help_speaks_the_language_that_was_asked_for(bare: Run) -> None:
    assert "Pemakaian:" in bare("complaint", "--help").output
    assert "Usage:" in bare("--lang", "en", "complaint", "--help").output
    assert "Usage:" in bare("complaint", "list", "--help", "--lang=en").output
    assert "Usage:" in bare("--help", EHUMAS_LANG="en").output
    assert "[wajib]" in bare("complaint", "add", "--help").output


def test_wrong_settings_do_not_keep_help_away_and_are_told_by_the_command(bare: Run) -> None:
    assert bare("--help", EHUMAS_DATABASE="mysql://x").exit_code == 0
    result = bare("board", EHUMAS_DATABASE="mysql://x")
    assert result.exit_code == 1
    assert "database" in result.stderr


def test_the_version_is_told(bare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bare("--version").stdout.startswith("ehumas ")

    def absent(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(commands.version, "version", absent)
    assert bare("--version").stdout == "ehumas 0\n"


def test_a_missing_database_is_told_with_what_to_do(bare: Run, tmp_path: Path) -> None:
    result = bare("board", EHUMAS_DATABASE=f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert result.exit_code == 1
    assert "ehumas init" in result.stderr


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["paint", "--colour", "blue"], "red"),
        (["paint", "--file", "/nowhere/x"], "/nowhere/x"),
        (["paint", "--even", "3"], "ganjil"),
        (["paint", "extra"], "extra"),
        ([], "perintah"),
    ],
)
def test_every_other_kind_of_wrong_use_is_a_sentence_too(words: list[str], said: str) -> None:
    app = typer.Typer(cls=guard.GuardedGroup, rich_markup_mode=None, add_completion=False)

    def even(value: int) -> int:
        if value % 2:
            raise typer.BadParameter("ganjil")
        return value

    @app.command()
    def paint(
        colour: Colour = Colour.RED,
        file: Annotated[Path, typer.Option(exists=True)] = Path(),
        even: Annotated[int, typer.Option(callback=even)] = 0,
    ) -> None:
        """Paint."""

    @app.command()
    def wipe() -> None:
        """Wipe."""
        raise typer.Abort

    assert CliRunner().invoke(app, ["wipe"]).exit_code == 130
    assert CliRunner().invoke(app, ["paint"], standalone_mode=False).return_value is None
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert said in result.stderr
