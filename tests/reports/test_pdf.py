"""The report on paper: archive-proof, the same bytes every time, and no text can break or steer it."""

import hashlib
import io
import os
import subprocess
import sys
from typing import Any

import pytest
from pypdf import PdfReader

from reports import glyphs, letterhead, monthly, page, typeset
from store import i18n
from store.figures import Figures
from tests.reports.conftest import Pages
from tests.support import figures as samples

HEAD = letterhead.load()


def pdf(found: Figures, paper: typeset.Paper = "a4") -> bytes:
    return monthly.render(samples.frozen(found), "pdf", HEAD, paper)


def test_the_first_page_says_what_it_is_to_whom_and_how_the_city_stands(pages: Pages) -> None:
    first = pages(pdf(samples.sample()))[0]
    for words in (
        "PEMERINTAH KOTA KENDARI",
        "HUMAS / X / 2026",
        "Yth. Wali Kota Kendari",
        "Oktober 2026",
        "Ringkasan untuk Wali Kota",
        "247",
        "12,2 jam",
    ):
        assert words in first, words


def test_every_page_carries_the_cutoff_and_its_number(pages: Pages) -> None:
    printed = pages(pdf(samples.sample(titles=samples.TITLES * 20)))
    assert len(printed) > 4
    for number, text in enumerate(printed, start=1):
        assert "Batas data Kam, 5 Nov 2026 08.00 WITA" in text
        assert f"Halaman {number} dari {len(printed)}" in text


def test_the_balance_is_printed_as_an_equation(pages: Pages) -> None:
    assert "31" in (first := pages(pdf(samples.sample()))[0])
    assert "+ 247" in first
    assert "− 239" in first
    assert "= 43" in first


def test_each_unanswered_complaint_stands_in_it_by_number_and_no_secret_words(pages: Pages) -> None:
    found = samples.sample()
    text = " ".join(pages(pdf(found)))
    for line in found["F4"]["complaints"]:
        assert line["number"] in text
    assert "(rahasia)" in text


def test_visits_say_whom_we_met_and_what_was_found(pages: Pages) -> None:
    text = " ".join(pages(pdf(samples.sample())))
    assert "Sekretaris Dinas" in text
    assert "Truk pengangkut rusak." in text


def test_hostile_text_is_printed_as_text_and_never_stops_the_typesetter(pages: Pages) -> None:
    text = " ".join(pages(pdf(samples.sample(titles=samples.HOSTILE))))
    assert "Banjir □ tolong!!" in text
    assert "#menutup $jalan$ *ruas* _Puuwatu_" in text
    assert "<script>alert(1)</script>" in text


def test_a_month_in_which_nothing_happened_prints_dashes_and_says_so(pages: Pages) -> None:
    text = " ".join(pages(pdf(samples.quiet())))
    assert "Semua pengaduan sudah dijawab." in text
    assert "Tidak ada pengaduan yang diterima." in text
    assert "–" in text


def test_the_same_report_gives_the_same_bytes_here_and_in_another_process() -> None:
    found = samples.sample()
    script = (
        "import hashlib; from tests.reports.test_pdf import pdf, samples;"
        "print(hashlib.sha256(pdf(samples.sample())).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "America/New_York"},
    )
    assert pdf(found) == pdf(found)
    assert other.stdout.strip() == hashlib.sha256(pdf(found)).hexdigest()


def test_it_is_an_archive_document_that_a_screen_reader_can_read() -> None:
    reader = PdfReader(io.BytesIO(pdf(samples.sample())))
    metadata = reader.xmp_metadata
    assert metadata is not None
    assert reader.metadata is not None
    assert "Oktober 2026" in str(reader.metadata.title)
    root = reader.root_object
    assert root.get("/MarkInfo", {}).get("/Marked")
    assert root.get("/Lang") == "id-ID"
    raw = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in raw
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in raw
    assert "<pdfuaid:part>1</pdfuaid:part>" in raw


def test_f4_is_the_paper_of_indonesian_offices() -> None:
    box = PdfReader(io.BytesIO(pdf(samples.sample(), "f4"))).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (215, 330)


def test_only_the_shipped_font_is_used() -> None:
    names: set[str] = set()
    for sheet in PdfReader(io.BytesIO(pdf(samples.sample()))).pages:
        resources: Any = sheet["/Resources"]
        names |= {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert names
    assert all("PlusJakartaSans" in name for name in names), names


def test_a_revision_shows_what_it_changed(pages: Pages) -> None:
    revises = {
        "edition": 1,
        "sha256": "0" * 64,
        "cutoff": "2026-11-02T08:00:00+08:00",
        "changes": [
            {"figure": "F1.received", "before": 246, "after": 247},
            {"figure": "F15.PUPR.received", "before": 8, "after": 9},
        ],
    }
    text = " ".join(pages(pdf(samples.sample(edition=2, revises=revises))))
    assert "Revisi 1" in text
    assert "Yang berubah pada revisi ini" in text
    assert "F15.PUPR.received" in text


def test_a_draft_says_that_it_is_one(pages: Pages) -> None:
    assert "Rancangan: bulan belum berakhir" in pages(pdf(samples.sample(edition=0, provisional=True)))[0]
    assert "Rancangan: belum dibekukan" in pages(pdf(samples.sample(edition=0)))[0]


def test_more_rows_than_paper_should_hold_are_sent_to_the_workbook(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ROWS_AT_MOST", 20)
    text = " ".join(pages(pdf(samples.sample(titles=("Lampu padam",) * 24))))
    assert "5 baris selebihnya ada di buku kerja (XLSX)." in text


def test_it_speaks_english_too(pages: Pages) -> None:
    with i18n.using("en"):
        first = pages(pdf(samples.sample()))[0]
    assert "Summary for the Mayor" in first
    assert "247 complaints" in first


def test_all_that_the_font_is_said_to_draw_it_draws() -> None:
    everything = "".join(sorted(glyphs.drawable()))
    found = samples.sample(titles=tuple(everything[place : place + 80] for place in range(0, len(everything), 80)))
    assert pdf(found)


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("Jalan rusak", "Jalan rusak"),
        ("🔥🔥 🔥 api", "□ api"),
        ("a\u0301", "á"),
        ("baris\nkedua", "baris\nkedua"),
        ("\u200b\ufe0f", "□"),
    ],
)
def test_what_the_font_lacks_becomes_one_box_a_run(given: str, drawn: str) -> None:
    assert glyphs.drawn(given) == drawn


def test_texts_are_filtered_wherever_they_stand_in_the_document() -> None:
    assert glyphs.drawn_all({"a": ["路", 3], "b": {"c": "ok", "d": None}}) == {
        "a": ["□", 3],
        "b": {"c": "ok", "d": None},
    }
