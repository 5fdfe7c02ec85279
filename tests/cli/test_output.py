"""What a command prints: data for machines, tables for people, and nothing that steers a terminal."""

import json
import sys

import pytest

from commands import output
from commands.output import Column

ROWS: list[dict[str, object]] = [
    {"name": "Lampu [red]padam[/]\x1b]0;x\x07", "count": 2},
    {"name": "Sampah\u202e\u009b", "count": 10},
]
COLUMNS = [
    Column[dict[str, object]]("Nama", lambda row: row["name"]),
    Column[dict[str, object]]("Jumlah", lambda row: row["count"], True),
]


def test_a_list_as_json_is_one_array_and_hidden_characters_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_list(ROWS, COLUMNS, dict, as_json=True)
    printed = capsys.readouterr().out
    assert json.loads(printed) == ROWS
    assert not set("\x1b\x07\u202e\u009b") & set(printed)


def test_a_plain_list_has_one_line_a_row_split_by_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, object]] = [{"name": "dua\nbaris\tdan tab", "count": None}]
    output.print_list(rows, COLUMNS, dict, plain=True)
    assert capsys.readouterr().out == "Nama\tJumlah\ndua baris dan tab\t\n"


def test_into_a_pipe_a_table_is_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_list(ROWS, COLUMNS, dict)
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert printed.splitlines()[0].split() == ["Nama", "Jumlah"]
    assert printed.splitlines()[2].endswith("    10")


def test_on_a_terminal_a_citizens_brackets_stay_brackets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    output.print_list(ROWS, COLUMNS, dict)
    assert "[red]padam[/]" in capsys.readouterr().out


def test_an_empty_table_is_a_sentence_and_an_empty_json_list_an_array(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_list([], COLUMNS, dict)
    assert capsys.readouterr().out == ""
    output.print_list([], COLUMNS, dict, as_json=True)
    assert capsys.readouterr().out == "[]\n"


def test_fields_of_one_thing_keep_their_lines_beside_their_name(capsys: pytest.CaptureFixture[str]) -> None:
    fields: list[tuple[str, object]] = [("Isi", "satu\ndua"), ("Selesai", True), ("Kosong", None)]
    output.print_fields(fields, {"a": 1})
    assert capsys.readouterr().out == "Isi      satu\n         dua\nSelesai  ya\nKosong   \n"
    output.print_fields(fields, {"a": 1}, plain=True)
    assert capsys.readouterr().out == "Isi\tsatu dua\nSelesai\tya\nKosong\t\n"
    output.print_fields(fields, {"a": 1}, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"a": 1}


def test_an_instant_is_told_with_the_citys_offset() -> None:
    assert output.iso(0) == "1970-01-01T08:00:00+08:00"
    assert output.iso(None) is None
