"""Sheets in: every row whole or refused with its line; twice adds nothing; an old date fires nothing. Sheets out."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from commands.exchange import tables
from store import escalations, imports, outbox, queries
from store.actors import SYSTEM
from store.clock import DAY, HOUR, VirtualClock
from store.errors import Invalid
from store.intake import NewComplaint
from store.queries import Filter
from tests.cli.conftest import Run
from tests.support.city import City

HEAD = (
    "Tracking ID,Tanggal Laporan Masuk,Waktu Laporan Masuk,Klasifikasi Laporan,ID Kategori,Kategori,Judul Laporan,"
    "Isi Laporan Awal,Isi Laporan Akhir,Tipe Laporan (Anonim/Rahasia),Sumber Laporan,Instansi Induk,"
    "Instansi Terdisposisi,Status Laporan,Alasan Tunda/Arsip,Provinsi,Kota/Kabupaten\r\n"
)


def line(tracking: str, **given: str) -> str:
    """Return one invented row of the national system's sheet."""
    cells = {
        "day": "29 May 2023", "hour": "04:05:34", "class": "Pengaduan", "id": "1", "topic": "Jalan Berlubang",
        "title": "Jalan rusak", "first": "", "text": "Jalan rusak di depan balai.", "kind": "Anonim",
        "source": "Website", "parent": "Pemerintah Kabupaten Contoh",
        "agency": "Dinas Pekerjaan Umum dan Tata Ruang Kab. Contoh", "state": "Ditutup oleh Sistem", "why": "",
        "province": "Jawa Tengah", "town": "Contoh",
    }  # fmt: skip
    values = [tracking, *(cells | given).values()]
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "laporan.csv"


def test_rows_come_in_with_their_number_date_privacy_and_state(run: Run, city: City, sheet: Path) -> None:
    sheet.write_text(
        "Laporan Ringkas,,,\r\nInstansi: Kabupaten Contoh\r\n\r\n"
        + HEAD
        + line("7000001")
        + line("7000002", state="Diarsipkan oleh Admin", why="Tidak jelas", kind="", title="", text="Kata " * 40)
        + line("7000003", state="Menunggu Kelengkapan Informasi", kind="Rahasia", day="1 Agu 2024", hour="")
        + line("7000004", state="Belum Terverifikasi", title="J" * 169)
        + line("7000005", state="Sedang Diproses", agency="Dinas Lingkungan Hidup Kab. Contoh", topic="")
        + line("7000006", state="Sedang Diproses", agency="Kecamatan Antah Berantah", first="Awal", text=""),
        encoding="utf-8",
    )
    done = run("complaint", "import", str(sheet), "--from", "lapor")
    assert done.exit_code == 0, done.stderr
    rows = {row["external_id"]: row for row in json.loads(run("complaint", "list", "--json").stdout)}
    assert len(rows) == 6
    closed, archived, asked, new, forwarded, unknown = (rows[f"700000{number}"] for number in range(1, 7))
    assert closed["received_at"] == closed["closed_at"] == "2023-05-29T12:05:34+08:00"
    assert (closed["state"], closed["agency"], closed["privacy"], closed["channel"]) == (
        "closed",
        "PUPR",
        "anonymous",
        "lapor",
    )
    assert (archived["state"], archived["privacy"], len(archived["title"])) == ("rejected", "public", 80)
    assert (asked["state"], asked["privacy"], asked["received_at"]) == (
        "new",
        "secret",
        "2024-08-01T08:00:00+08:00",
    )
    assert (new["state"], len(new["title"])) == ("new", 150)
    assert "J" * 169 in new["text"]
    assert (forwarded["state"], forwarded["agency"]) == ("forwarded", "DLHK")
    assert (unknown["state"], unknown["agency"], unknown["text"]) == ("new", "", "Awal")
    assert new["place"] == "Contoh, Jawa Tengah"
    told = json.loads(run("complaint", "history", closed["number"], "--json").stdout)
    assert [event["kind"] for event in told] == ["received", "imported"]
    assert told[1]["data"]["status_laporan"] == "Ditutup oleh Sistem"


def test_the_same_file_twice_adds_nothing(run: Run, city: City, sheet: Path) -> None:
    sheet.write_text(HEAD + line("7000001") + line("7000002") + line("7000001"), encoding="utf-8")
    rehearsed = json.loads(run("complaint", "import", str(sheet), "--from", "lapor", "--dry-run", "--json").stdout)
    assert (rehearsed["created"], rehearsed["known"]) == (2, 1)
    assert run("complaint", "list", "--json").stdout == "[]\n"
    first = json.loads(run("complaint", "import", str(sheet), "--from", "lapor", "--json").stdout)
    again = json.loads(run("complaint", "import", str(sheet), "--from", "lapor", "--json").stdout)
    assert (first["created"], first["known"], again["created"], again["known"]) == (2, 1, 0, 3)
    assert len(json.loads(run("complaint", "list", "--json").stdout)) == 2


def test_an_old_open_complaint_alarms_nobody_at_once(run: Run, city: City, sheet: Path, clock: VirtualClock) -> None:
    states = ("Belum Terverifikasi", "Menunggu Kelengkapan Informasi", "Sedang Diproses", "Ditutup oleh Admin")
    sheet.write_text(HEAD + "".join(line(f"70{n}", state=state) for n, state in enumerate(states)), encoding="utf-8")
    assert run("complaint", "import", str(sheet), "--from", "lapor").exit_code == 0
    assert escalations.fire_due(clock.now() + 3 * HOUR).fired == ()
    fired = escalations.fire_due(clock.now() + 25 * HOUR).fired
    assert {(level.clock, level.level) for level in fired} == {("forward", 1), ("forward", 2), ("reply", 1)}
    assert len(escalations.fire_due(clock.now() + 10 * DAY).fired) == 1
    assert outbox.counts(SYSTEM)["task"] <= 1


def test_who_can_be_asked_again_is_still_waited_for(run: Run, city: City, sheet: Path) -> None:
    sheet.write_text(
        "title,text,phone,received_at,state\nA,Teks,081234567891,2026-10-01,needs_data\n"
        "B,Teks,,2026-10-01,needs_data\nC,Teks,,2026-10-01,forwarded\nD,Teks,,2026-10-01,hilang\n"
    )
    done = run("complaint", "import", str(sheet))
    assert [text.split()[1] for text in done.stderr.splitlines() if "ditolak:" in text] == ["5"]
    rows = json.loads(run("complaint", "list", "--json").stdout)
    assert {row["title"]: row["state"] for row in rows} == {"A": "needs_data", "B": "new", "C": "new"}


def test_each_wrong_row_is_refused_with_its_line_and_the_others_come_in(run: Run, city: City, sheet: Path) -> None:
    sheet.write_text(
        HEAD
        + line("7000001", text="baris satu\nbaris dua")
        + line("7000002", day="31 Feb 2024")
        + line("", title="tanpa nomor")
        + line("7000004", kind="Entah")
        + line("7000005", text="x" * 60_000)
        + "7000006,29 May 2023\r\n"
        + line("7000007", text="", title="")
        + '7000008,29 May 2023,04:05:34,"tidak ditutup\r\n'
        + line("7000009", day="29 May 2090")
        + line("7000010"),
        encoding="utf-8",
    )
    done = run("complaint", "import", str(sheet), "--from", "lapor")
    lines = [text.split()[1] for text in done.stderr.splitlines() if "ditolak:" in text]
    assert done.exit_code == 1
    assert lines == ["4", "5", "6", "7", "8", "9", "10", "11"]
    kept = {row["external_id"] for row in json.loads(run("complaint", "list", "--json").stdout)}
    assert kept == {"7000001", "7000010"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"\r\n \r\n", "kosong"),
        (b"a,b,c\r\n1,2,3\r\n", "Tracking ID"),
        (b"Tracking ID,Tanggal Laporan Masuk\r\n", "Tracking ID"),
        (b"PK\x03\x04xlsx", "CSV"),
        (b"\x00\xff\xfe\x01" * 50, "Tracking ID"),
    ],
)
def test_a_file_that_is_no_sheet_is_one_sentence(run: Run, city: City, sheet: Path, content: bytes, said: str) -> None:
    sheet.write_bytes(content)
    done = run("complaint", "import", str(sheet), "--from", "lapor")
    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_file_a_folder_and_an_unknown_kind(run: Run, city: City, tmp_path: Path) -> None:
    assert run("complaint", "import", str(tmp_path / "none.csv")).exit_code == 4
    assert run("complaint", "import", str(tmp_path)).exit_code == 1
    assert run("complaint", "import", str(tmp_path), "--from", "pdf").exit_code == 1


@pytest.mark.parametrize(("encoding", "said"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-8-sig", "")])
def test_what_a_spreadsheet_wrote_is_read_and_said(run: Run, city: City, sheet: Path, encoding: str, said: str) -> None:
    sheet.write_bytes((HEAD + line("7000001", title="Kafé “Señor” 5 €")).replace(",", ";").encode(encoding))
    done = run("complaint", "import", str(sheet), "--from", "lapor")
    assert done.exit_code == 0, done.stderr
    assert said in done.stderr
    assert json.loads(run("complaint", "list", "--json").stdout)[0]["title"] == "Kafé “Señor” 5 €"


def test_an_office_writes_its_own_sheet_with_indonesian_columns(run: Run, city: City, sheet: Path) -> None:
    sheet.write_text(
        "Nama;HP;Alamat;Kelurahan;Judul;Uraian;Tanggal\r\n"
        "Wa Ode Sinta;0812 3456 7891;Jl. Saranani;Korumba;Got mampet;Got mampet di depan;2026-10-01T09:00\r\n"
        "Sitti;abc;;Korumba;Nomor salah;Teks;2026-10-01\r\n"
        ";;;Atlantis;Kelurahan salah;Teks;2026-10-01\r\n"
        ";;;;Tanpa tanggal;Teks;\r\n",
        encoding="utf-8",
    )
    done = run("complaint", "import", str(sheet))
    assert done.exit_code == 1
    assert [text.split()[1] for text in done.stderr.splitlines() if "ditolak" in text][:3] == ["3", "4", "5"]
    (row,) = json.loads(run("complaint", "list", "--json").stdout)
    assert (row["title"], row["ward"], row["state"], row["channel"]) == ("Got mampet", "Korumba", "new", "import")
    assert run("complaint", "import", str(sheet)).stderr.count("sudah ada") == 1


def test_an_export_comes_back_in_as_what_it_was(run: Run, city: City, sheet: Path, clock: VirtualClock) -> None:
    city.forwarded("=HYPERLINK(1)", "PUPR")
    city.complaint("Rahasia sekali", privacy="secret")
    number = city.answered("Sudah selesai", "DLHK")
    run("complaint", "accept", number)
    done = run("complaint", "export", "--out", str(sheet))
    assert done.exit_code == 0
    text = sheet.read_text(encoding="utf-8-sig")
    assert "Rahasia sekali" not in text
    assert "Wa Ode" not in text
    assert ";'=HYPERLINK(1);" in text
    renamed = sheet.with_name("lain.csv")
    renamed.write_text(re.sub(r"^26-", "L-26-", text, flags=re.MULTILINE), encoding="utf-8")
    assert run("complaint", "import", str(renamed)).exit_code == 0
    rows = queries.find(SYSTEM, Filter(), now=clock.now()).rows
    assert sorted(
        (row.title, row.state, row.agency) for row in rows if row.channel == "counter" and row.handovers < 2
    ) == [
        ("=HYPERLINK(1)", "forwarded", "PUPR"),
        ("=HYPERLINK(1)", "forwarded", "PUPR"),
        ("Rahasia sekali", "new", ""),
        ("Sudah selesai", "closed", "DLHK"),
        ("Sudah selesai", "closed", "DLHK"),
    ]


def test_exports_for_the_national_system_and_for_programs(run: Run, city: City, clock: VirtualClock) -> None:
    assert run("complaint", "export", "--to", "json").stdout == "[]\n"
    city.forwarded("Lampu \u202epadam", "PUPR", privacy="anonymous", external_id="7000001")
    city.complaint()
    city.complaint("Rahasia sekali", privacy="secret")
    rows = list(csv.DictReader(io.StringIO(run("complaint", "export", "--to", "lapor").stdout)))
    assert rows[1]["Tracking ID"] == "7000001"
    assert rows[1]["Tanggal Laporan Masuk"] == "5 Oct 2026"
    assert rows[1]["Waktu Laporan Masuk"] == "00:00:00"
    assert rows[1]["Tipe Laporan (Anonim/Rahasia)"] == "Anonim"
    assert rows[1]["Instansi Terdisposisi"] == "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert len(rows) == 2
    exported = json.loads(run("complaint", "export", "--to", "json", "--state", "forwarded").stdout)
    assert [row["title"] for row in exported] == ["Lampu padam"]
    assert run("complaint", "export", "--to", "xml").exit_code == 1
    assert run("complaint", "export", "--state", "zzz").exit_code == 1
    assert run("complaint", "export", "--out", "/nonexistent/x.csv").exit_code == 1
    assert run("complaint", "export", as_user="pupr").exit_code == 3


def test_a_state_that_is_none_is_refused_and_nothing_stays(city: City, clock: VirtualClock) -> None:
    new = NewComplaint(title="A", text="B", client_key="kunci-impor", citizen_id=1)
    (done,) = imports.take_in(SYSTEM, [imports.Incoming(2, new, clock.now(), state="lost")], now=clock.now())
    assert done.problem
    assert queries.count(SYSTEM, Filter(), now=clock.now()) == 0
    with pytest.raises(Exception, match="tidak berhak"):
        imports.take_in(city.viewer, [], now=clock.now())


def test_an_open_quote_swallows_no_row(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('a,b\n1,"open\n2,x\n3,y\n', encoding="utf-8")
    sheet = tables.read(path, lambda names: names == ("a", "b"), "a, b")
    assert [(row.line, bool(row.problem), row.cells) for row in sheet.rows] == [
        (2, True, {}),
        (3, False, {"a": "2", "b": "x"}),
        (4, False, {"a": "3", "b": "y"}),
    ]
    with pytest.raises(Invalid):
        tables.read(path, lambda names: False, "nothing")
