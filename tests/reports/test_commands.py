"""`ehumas report` and `ehumas visit`, as a clerk types them, on both databases."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app
from commands.session import chosen
from store import escalations, visits
from store.clock import HOUR, VirtualClock, from_iso
from tests.conftest import Store
from tests.support import month as august
from tests.support.city import City
from tests.support.month import MONTH, Month

runner = CliRunner()


@pytest.fixture(autouse=True)
def _database(store: Store, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("EHUMAS_DATABASE", store.url)
    monkeypatch.setenv("EHUMAS_MEDIA", str(tmp_path / "media"))
    monkeypatch.setenv("EHUMAS_AS", "operator")
    monkeypatch.chdir(tmp_path)
    was = chosen.clock
    chosen.clock = clock
    yield
    chosen.clock = was


@pytest.fixture
def month(city: City) -> Month:
    return august.build(city)


def run(*words: str, code: int = 0) -> Result:
    result = runner.invoke(app, list(words))
    assert result.exit_code == code, result.stderr
    return result


def test_one_command_shows_the_month_and_writes_pdf_and_json(month: Month, tmp_path: Path) -> None:
    result = run("report", "monthly", MONTH)
    assert "Laporan Pengaduan Warga, Agustus 2026" in result.stdout
    assert "laporan-2026-08.pdf" in result.stderr
    assert (tmp_path / "laporan-2026-08.pdf").read_bytes().startswith(b"%PDF")
    found = json.loads((tmp_path / "laporan-2026-08.json").read_text())
    assert found["F3"] == {"start": 1, "received": 6, "reopened": 1, "closed": 4, "end": 4}
    assert {"F1", "F2", "F3", "F4", "F5", "F6", "F15", "F20"} <= found.keys()


def test_the_last_month_is_meant_when_none_is_named(month: Month) -> None:
    assert "Agustus 2026" in run("report", "monthly", "--format", "terminal").stdout


def test_making_it_again_writes_the_same_bytes_whatever_happened_since(month: Month, tmp_path: Path) -> None:
    run("report", "monthly", MONTH, "--format", "json,pdf", "--out", "satu")
    month.forward("never forwarded", "2026-09-10T08:00", "PUPR")
    run("report", "monthly", MONTH, "--format", "json,pdf", "--out", "dua")
    for name in ("laporan-2026-08.json", "laporan-2026-08.pdf"):
        assert (tmp_path / "satu" / name).read_bytes() == (tmp_path / "dua" / name).read_bytes()


def test_looking_in_the_terminal_or_at_a_draft_freezes_nothing(month: Month, tmp_path: Path) -> None:
    assert "tidak ada yang dibekukan" in run("report", "monthly", MONTH, "--format", "terminal").stderr
    run("report", "monthly", MONTH, "--draft", "--format", "md")
    assert (tmp_path / "laporan-2026-08-rancangan.md").exists()
    assert json.loads(run("report", "list", "--json").stdout) == []


def test_a_month_is_frozen_revised_and_listed(month: Month, tmp_path: Path) -> None:
    run("report", "monthly", MONTH, "--freeze", "--format", "terminal")
    run("report", "monthly", MONTH, "--revise", "--format", "json", code=5)
    late = from_iso("2026-08-12T09:00")
    month.city.complaint("Surat lama", now=month.clock.advance(HOUR), received_at=late)
    run("report", "monthly", MONTH, "--revise", "--format", "json,html,xlsx,csv")
    assert json.loads((tmp_path / "laporan-2026-08-revisi-1.json").read_text())["edition"] == 2
    editions = json.loads(run("report", "list", "--json").stdout)
    assert [edition["edition"] for edition in editions] == [2, 1]
    assert "Agustus 2026" in run("report", "list").stdout


def test_one_file_goes_to_stdout_and_only_one(month: Month) -> None:
    assert json.loads(run("report", "monthly", MONTH, "--format", "json", "--out", "-").stdout)["month"] == MONTH
    assert "stdout" in run("report", "monthly", MONTH, "--format", "json,csv", "--out", "-", code=1).stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2026-13",), 1, "2026-13"),
        (("2027-01",), 5, "Januari 2027"),
        ((MONTH, "--format", "docx"), 1, "docx"),
        ((MONTH, "--paper", "a5"), 1, "a5"),
        ((MONTH, "--freeze", "--revise"), 2, "--draft"),
        ((MONTH, "--letterhead", "hilang.toml"), 1, "hilang.toml"),
        ((MONTH, "--revise"), 4, "--freeze"),
        (("2026-10", "--freeze"), 5, "Oktober 2026"),
    ],
)
def test_bad_input_is_one_sentence_and_an_exit_code(city: City, words: tuple[str, ...], code: int, said: str) -> None:
    result = run("report", "monthly", *words, code=code)
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_an_agency_may_not_make_the_report(city: City) -> None:
    run("report", "monthly", MONTH, "--as", "pupr", code=3)


def test_a_clerk_gets_a_letterhead_to_edit(city: City, tmp_path: Path) -> None:
    run("report", "letterhead")
    path = tmp_path / "letterhead.toml"
    path.write_text(path.read_text().replace("BAGIAN HUBUNGAN MASYARAKAT", "DINAS KOMINFO"))
    assert "letterhead.toml" in run("report", "letterhead", code=1).stderr
    run("report", "letterhead", "--out", str(tmp_path), code=1)
    run("report", "letterhead", "--out", "tidak/ada.toml", code=1)
    run("report", "monthly", MONTH, "--format", "pdf", "--paper", "F4", "--letterhead", "letterhead.toml")


@pytest.fixture
def visit(city: City, clock: VirtualClock) -> visits.VisitView:
    city.forwarded("Jalan berlubang")
    clock.advance(73 * HOUR)
    escalations.fire_due(clock.now())
    (found,) = visits.find(city.operator)
    return found


def test_visits_are_listed_for_people_and_programs(visit: visits.VisitView) -> None:
    (record,) = json.loads(run("visit", "list", "--json").stdout)
    assert record["complaints"] == [visit.number]
    assert (record["agency"], record["visit_date"], record["state"]) == ("PUPR", "2026-10-09", "planned")
    assert record["due_at"] == "2026-10-08T08:00:00+08:00"
    assert visit.number in run("visit", "list", "--plain", "--state", "all", "--agency", "pupr").stdout
    assert "9 Oktober 2026" in run("visit", "show", str(visit.id)).stdout


def test_a_visit_is_planned_printed_and_recorded(visit: visits.VisitView, tmp_path: Path) -> None:
    run("visit", "plan", str(visit.id), "--day", "2026-10-12", "--assignee", "Bagian Humas")
    run("visit", "sheet", "--agency", "PUPR", "--out", "lembar")
    run("visit", "sheet", str(visit.id), "--paper", "f4")
    assert (tmp_path / "lembar" / "kunjungan-pupr-2026-10-12.pdf").read_bytes().startswith(b"%PDF")
    words = ("visit", "record", str(visit.id), "--met", "Kepala Bidang", "--found", "Surat tertahan.")
    done = json.loads(run(*words, "--promise", "2026-10-14", "--json").stdout)
    assert (done["state"], done["promise_date"], done["met"]) == ("done", "2026-10-14", "Kepala Bidang")
    run(*words, code=5)


def test_a_visit_is_cancelled_with_a_sentence(visit: visits.VisitView) -> None:
    assert "dibatalkan" in run("visit", "cancel", str(visit.id), "--reason", "Sudah ditelepon.").stdout


def test_wrong_visits_photos_and_folders_are_sentences(visit: visits.VisitView, tmp_path: Path) -> None:
    run("visit", "show", "77", code=4)
    run("visit", "sheet", code=1)
    run("visit", "sheet", "--agency", "DLHK", code=4)
    (tmp_path / "berkas").write_text("x")
    run("visit", "sheet", "--agency", "PUPR", "--out", "berkas", code=1)
    words = ("visit", "record", str(visit.id), "--met", "Kabid", "--found", "Ada.", "--photo")
    assert "hilang.jpg" in run(*words, "hilang.jpg", code=1).stderr
    assert "berkas" in run(*words, "berkas", code=1).stderr
