"""Long texts in the person's own editor: there and back without a word lost, and never for who came over SSH."""

import asyncio
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from ehumas_tui import outside
from ehumas_tui.outside import Came, Run, write
from ehumas_tui.screens.form import FormScreen
from ehumas_tui.screens.take_in import TakeInScreen
from store import drafts, queries
from store.clock import SystemClock, VirtualClock
from store.database import disconnect
from tests.conftest import Store
from tests.console.support import ON_SQLITE, Person, console, play
from tests.console.terminal import Terminal
from tests.support.city import City

ENVIRON = {"EDITOR": "penyunting -f", "EHUMAS_SECRET_KEY": "rahasia", "LANG": "id_ID"}
GIVEN, LIMIT = "Jalan rusak.\nSudah lama.", 100
STANDS = "Teks Anda tetap seperti semula."
AGAIN = f"{STANDS} Buka lagi penyuntingnya untuk memperbaiki yang Anda tulis di sana."


def editing(change: Callable[[Path], int]) -> Run:
    """Return an editor that changes the file so and ends with that code."""

    async def run(words: Sequence[str], environ: Mapping[str, str]) -> int:
        assert words[:2] == ["penyunting", "-f"]
        assert environ == {"EDITOR": "penyunting -f", "LANG": "id_ID"}
        return _edited(Path(words[2]), change)

    return run


def _edited(file: Path, change: Callable[[Path], int]) -> int:
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)
    assert file.read_text() == GIVEN
    return change(file)


def came_of(change: Callable[[Path], int]) -> Came:
    return asyncio.run(write(editing(change), ENVIRON, GIVEN.encode(), LIMIT))


def saving(content: bytes, code: int = 0) -> Callable[[Path], int]:
    return lambda file: (file.write_bytes(content), code)[1]


def test_a_text_comes_back_by_the_rules_of_the_store() -> None:
    found = came_of(saving("\ufeffRusak\u202e  \r\n\r\n\r\n\r\nsekali\x1b]52;c;x\x07\n".encode()))
    assert found == Came("Rusak\n\nsekali]52;c;x", "Teks Anda diambil alih.")
    assert came_of(lambda _file: 0) == Came(GIVEN, "Tidak ada yang berubah.")


@pytest.mark.parametrize(
    ("change", "said", "left"),
    [
        (saving(b"lain", 3), f"Penyunting berakhir dengan galat (3). {AGAIN}", b"lain"),
        (saving(GIVEN.encode(), -9), f"Penyunting berakhir dengan galat (-9). {STANDS}", b""),
        (saving(b" \n"), f"Berkasnya kembali kosong. {STANDS}", b""),
        (lambda file: (file.unlink(), 0)[1], f"Berkasnya kembali kosong. {STANDS}", b""),
        (saving(b"rusak \xff"), f"Yang kembali bukan UTF-8. {AGAIN}", b"rusak \xff"),
        (saving(b"x" * 1_000_000), f"Persingkatlah. {AGAIN}", b"x" * 1_000_000),
    ],
    ids=["failed", "killed", "empty", "removed", "no UTF-8", "a megabyte"],
)
def test_what_cannot_be_taken_is_said_and_left_to_be_mended(
    change: Callable[[Path], int], said: str, left: bytes
) -> None:
    found = came_of(change)
    assert (found.text, found.left) == (None, left)
    assert found.sentence.endswith(said)


def test_an_editor_that_is_not_there_is_named_and_no_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made: list[int] = []

    async def run(_words: Sequence[str], _environ: Mapping[str, str]) -> int:
        made.append(len(_in(tmp_path)))
        raise FileNotFoundError(2, "No such file")

    found = asyncio.run(write(run, ENVIRON, GIVEN.encode(), LIMIT))
    assert found == Came(None, f"“penyunting” tidak dapat dijalankan: No such file. {STANDS}")
    assert (made, _in(tmp_path)) == ([1], [])


def _in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def test_only_humas_at_its_own_terminal_may_open_one(city: City) -> None:
    own, over_ssh = {"VISUAL": "vim"}, "Lewat SSH penyunting tidak dapat dibuka di sini: tulislah di formulir."
    assert outside.why_not(city.operator, "", own) == ""
    assert outside.why_not(city.operator, "ssh", own) == over_ssh
    for name in outside.SSH:
        assert outside.why_not(city.operator, "", {**own, name: "10.0.0.9 5022"}) == over_ssh
    assert outside.why_not(city.officer(), "", own) == over_ssh
    for lacking in ({}, {"EDITOR": '"'}):
        assert outside.why_not(city.operator, "", lacking).startswith("Atur $VISUAL atau $EDITOR")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Make a shell script the editor; it gets the file as $1."""
    for name in outside.SSH:
        monkeypatch.delenv(name, raising=False)

    def make(script: str) -> Path:
        file = tmp_path / "penyunting"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(file))
        return file

    return make


def _text(person: Person) -> str:
    assert isinstance(person.screen, FormScreen)
    return person.screen.text_area.text


@ON_SQLITE
def test_the_long_text_of_a_form_goes_to_the_editor_and_back_and_is_kept(
    city: City, clock: VirtualClock, editor: Callable[[str], Path]
) -> None:
    editor('printf "Dari penyunting.\\nBaris dua." >> "$1"')

    async def scenario() -> None:
        async with console(clock, city.operator, environ=os.environ) as person:
            await person.press("l")
            assert isinstance(person.screen, TakeInScreen)
            person.screen.text_area.load_text("Awal. ")
            await person.press("ctrl+g")
            await person.sees("Teks Anda diambil alih.", "Baris dua.")
            assert _text(person) == "Awal. Dari penyunting.\nBaris dua."
            await person.until(lambda: "Baris dua" in getattr(drafts.kept(city.operator, "take-in"), "body", ""))
            editor('printf "\\377" >> "$1"; exit 0')
            await person.press("ctrl+g")
            await person.sees("bukan UTF-8")
            assert _text(person) == "Awal. Dari penyunting.\nBaris dua."
            editor('printf "Diperbaiki" > "$1.baru"; grep -qa "$(printf "\\377")" "$1" && mv "$1.baru" "$1"')
            await person.press("ctrl+g")
            await person.sees("Teks Anda diambil alih.")
            assert _text(person) == "Diperbaiki"

    play(scenario)


@ON_SQLITE
def test_a_note_of_several_lines_is_written_outside_and_sent_whole(
    city: City, clock: VirtualClock, editor: Callable[[str], Path]
) -> None:
    number = city.complaint()
    editor('printf "Baris satu.\\nBaris dua." > "$1"')

    async def scenario() -> None:
        async with console(clock, city.operator, environ=os.environ) as person:
            await person.press("c", "ctrl+g")
            await person.sees("Baris satu. Baris dua.")
            await person.press("enter")
            await person.sees("catatan ditulis")
            await person.press("c", "ctrl+g")
            await person.sees("Baris satu. Baris dua.")
            await person.type("!")
            await person.press("enter", "slash", "ctrl+g")

    play(scenario)
    notes = [entry.data["text"] for entry in queries.history(city.operator, number) if entry.kind == "noted"]
    assert notes == ["Baris satu.\nBaris dua.", "Baris satu. Baris dua.!"]


@ON_SQLITE
def test_a_short_question_and_an_officer_get_a_reason_or_nothing(
    city: City, clock: VirtualClock, editor: Callable[[str], Path]
) -> None:
    city.forwarded()
    editor("exit 1")

    async def scenario() -> None:
        async with console(clock, city.operator, environ=os.environ) as person:
            await person.press("7", "ctrl+g")
            await person.sees("Jawaban sesingkat itu tidak memerlukan penyunting.")
        async with console(clock, city.officer(), environ=os.environ) as person:
            await person.press("x", "ctrl+g")
            await person.settle()
            assert "enyunting" not in person.text
            await person.press("escape", "b", "ctrl+g")
            await person.settle()
            assert "enyunting" not in person.text

    play(scenario)


@ON_SQLITE
@pytest.mark.processes
def test_the_editor_has_the_whole_terminal_and_the_console_takes_it_back(
    city: City, clock: VirtualClock, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.set(SystemClock().now())
    monkeypatch.setenv("EHUMAS_SECRET_KEY", "kunci")
    number = city.complaint()
    script = tmp_path / "penyunting"
    script.write_text('#!/bin/sh\necho "PENYUNTING $EHUMAS_DATABASE"\nread baris\nprintf "%s" "$baris" > "$1"\n')
    script.chmod(0o755)
    disconnect()
    environ = {
        "EHUMAS_DATABASE": store.url, "EHUMAS_LANG": "id", "EHUMAS_SECRET_KEY": "kunci", "EDITOR": str(script),
        "TMPDIR": str(tmp_path),
    }  # fmt: skip
    with Terminal("--as", "operator", environ=environ, size=(80, 24)) as person:
        person.sees("Papan nol", number)
        person.press("c")
        person.sees("Catatan (")
        person.press("\x07")
        person.sees("PENYUNTING")
        assert b"\x1b[?1049l" in person.sent
        assert "sqlite" not in person.text
        person.press("Ditulis di luar.\n")
        person.sees("Papan nol", "Teks Anda diambil alih.", "Ditulis di luar.")
        assert "PENYUNTING" not in person.text
        person.press("\r")
        person.sees("catatan ditulis")
        person.press("Q")
        assert person.ends() == 0
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("ehumas-")] == []
    assert os.environ["EHUMAS_SECRET_KEY"] == "kunci"
