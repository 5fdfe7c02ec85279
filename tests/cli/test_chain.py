"""`ehumas db verify` and `ehumas db anchor`: where the timeline breaks, in a sentence, and the proof that leaves."""

import json
from pathlib import Path

import pytest

from commands import chain, checkup
from store.clock import DAY, VirtualClock
from store.database import db
from tests.cli.conftest import Run
from tests.conftest import Store
from tests.store.test_anchors import compute_anew, unguarded
from tests.support.city import City


@pytest.fixture
def file(run: Run, city: City, tmp_path: Path) -> Path:
    """Two days with two entries and an anchor each, in a file outside."""
    outside = tmp_path / "jangkar.jsonl"
    for _day in range(2):
        city.complaint()
        city.complaint()
        assert run("db", "anchor", EHUMAS_ANCHORS=str(outside)).exit_code == 0
        city.clock.advance(DAY)
    return outside


def test_an_anchor_is_made_once_a_day_printed_and_left_outside(run: Run, file: Path) -> None:
    printed = run("db", "anchor", EHUMAS_ANCHORS=str(file)).stdout
    assert printed == file.read_text()
    assert len(printed.splitlines()) == 3
    key = run("db", "anchor", "--key").stdout.strip()
    assert json.loads(printed.splitlines()[0])["public_key"] == key
    assert "EHUMAS_ANCHORS" in run("db", "anchor").stderr


def test_a_whole_chain_says_how_many_anchors_agree(run: Run, file: Path) -> None:
    key = run("db", "anchor", "--key").stdout.strip()
    told = run("db", "verify", "--anchors", str(file), "--key", key)
    assert told.exit_code == 0
    assert "2 jangkar" in told.stderr
    assert json.loads(run("db", "verify", "--json").stdout)["anchors"] == 2


def test_a_changed_entry_is_named_with_its_complaint_and_time(run: Run, city: City, store: Store) -> None:
    numbers = [city.complaint() for _complaint in range(3)]
    unguarded(store)
    db.execute_sql("UPDATE event SET kind = 'other' WHERE id = 2")
    told = run("db", "verify")
    assert told.exit_code == 1
    assert f"catatan 2 (pengaduan {numbers[1]}" in told.stderr
    assert json.loads(run("db", "verify", "--json").stdout)["reason"] == "hash"
    db.execute_sql("DELETE FROM event WHERE id = 2")
    assert "sebelum catatan 3" in run("db", "verify").stderr


def test_words_that_were_changed_are_told_from_the_entry(run: Run, city: City) -> None:
    number = city.complaint()
    run("complaint", "note", number, "--text", "Sudah dicek.")
    db.execute_sql("UPDATE event_text SET content = 'Belum dicek.'")
    assert "tulisan orang" in run("db", "verify").stderr


def test_a_cut_off_or_rewritten_chain_is_told_by_the_file(run: Run, file: Path, store: Store) -> None:
    unguarded(store)
    db.execute_sql("DELETE FROM anchor")
    compute_anew(since=3)
    assert run("db", "verify").exit_code == 0
    told = run("db", "verify", "--anchors", str(file))
    assert told.exit_code == 1
    assert "mulai catatan 3" in told.stderr
    assert "5 Oktober 2026" in told.stderr
    compute_anew(since=1)
    assert "awal" in run("db", "verify", "--anchors", str(file)).stderr
    db.execute_sql("DELETE FROM event WHERE id > 1")
    shorter = file.with_name("kedua.jsonl")
    shorter.write_text(file.read_text().splitlines()[1])
    assert "terlalu awal" in run("db", "verify", "--anchors", str(shorter)).stderr


def test_a_file_that_is_missing_unreadable_or_forged_is_said(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("db", "verify", "--anchors", str(tmp_path / "none")).exit_code == 4
    (tmp_path / "bytes").write_bytes(b"\xff")
    assert "tidak bisa dibaca" in run("db", "verify", "--anchors", str(tmp_path / "bytes")).stderr
    file.write_text(file.read_text().replace('"count":2', '"count":3'))
    told = run("db", "verify", "--anchors", str(file))
    assert (told.exit_code, "tanda tangan" in told.stderr) == (1, True)


def test_progress_is_shown_on_a_terminal_only(
    run: Run, city: City, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chain._progress(5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(chain, "_on_terminal", lambda: True)
    chain._progress(5)
    assert "5 catatan" in capsys.readouterr().err
    city.complaint()
    assert run("db", "verify").stderr.replace("\r", "").splitlines()[:2] == ["1 catatan utuh …", "1 catatan, utuh."]


def test_the_doctor_says_whether_anchors_leave(
    run: Run, city: City, clock: VirtualClock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checkup._anchors(clock.now())
    assert (found.ok, found.hint) == (True, True)
    monkeypatch.setenv("EHUMAS_ANCHORS", str(file))
    assert checkup._anchors(clock.now()).ok
    clock.advance(3 * DAY)
    late = checkup._anchors(clock.now())
    assert (late.ok, "ehumas db anchor" in late.to_do) == (False, True)


def test_board_status_and_doctor_say_in_a_line_that_anchors_stay_until_they_leave_again(
    run: Run, city: City, clock: VirtualClock, tmp_path: Path
) -> None:
    def lines() -> list[str]:
        status = json.loads(run("scheduler", "status", "--json").stdout)["anchors"] or ""
        rows = json.loads(run("doctor", "--json").stdout)
        (part,) = [row for row in rows if row["part"] == "jangkar"]
        assert part["ok"] is not bool(status)
        board = [line for line in run("board").stderr.splitlines() if "jangkar" in line.lower()]
        return [*board, *(word for word in (status, part["to_do"]) if "sejak" in word or "terbaru" in word)]

    city.complaint()
    mount = tmp_path / "mount"
    refused = run("db", "anchor", EHUMAS_ANCHORS=str(mount / "jangkar.jsonl"))
    assert (refused.exit_code, str(mount) in refused.stderr) == (1, True)
    sentence = "Jangkar garis waktu tidak bisa keluar lewat berkas sejak 5 Okt 08.00; lihat sebabnya: ehumas db anchor"
    assert lines() == [sentence] * 3
    assert "jangkar" not in run("board", as_user="pupr").stderr.lower()
    mount.mkdir()
    assert run("db", "anchor", EHUMAS_ANCHORS=str(mount / "jangkar.jsonl")).exit_code == 0
    assert lines() == []
    clock.advance(4 * DAY)
    assert len(lines()) == 3
    assert "5 Oktober 2026" in lines()[0]
    run("db", "anchor", EHUMAS_ANCHORS=str(mount / "jangkar.jsonl"))
    assert lines() == []
