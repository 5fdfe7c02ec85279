"""The other ways to hand the report on: workbook, CSV, JSON, Markdown, a web page, the terminal."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from reports import letterhead, monthly, plainly, tables, terminal, words
from store import i18n
from store.errors import Invalid
from store.figures import Figures
from tests.support import figures as samples

HEAD = letterhead.load()
HOSTILE = samples.sample(titles=samples.HOSTILE)


def made(kind: str, found: Figures = HOSTILE) -> bytes:
    return monthly.render(samples.frozen(found), kind, HEAD)


def sheets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_json_is_the_frozen_figures_themselves() -> None:
    report = samples.frozen(HOSTILE)
    assert monthly.render(report, "json", HEAD) == report.text.encode()


def test_no_cell_of_the_workbook_is_a_formula_or_a_link() -> None:
    xml = sheets(made("xlsx"))
    assert not any("<f>" in text or "<hyperlink" in text for text in xml.values())
    assert "=cmd|" in xml["xl/sharedStrings.xml"]


def test_the_workbook_holds_numbers_as_numbers_and_freezes_the_header() -> None:
    xml = sheets(made("xlsx"))
    balance = xml["xl/worksheets/sheet2.xml"]
    assert re.search(r'<c r="B2" s="\d+"><v>247</v></c>', balance)
    assert 'state="frozen"' in balance
    assert "0.0%" in xml["xl/styles.xml"]


def test_the_workbook_of_the_same_figures_has_the_same_bytes() -> None:
    assert made("xlsx") == made("xlsx")


def test_the_workbook_of_a_quiet_month_says_that_there_is_nothing() -> None:
    assert "Semua pengaduan sudah dijawab." in sheets(made("xlsx", samples.quiet()))["xl/sharedStrings.xml"]


def test_csv_opens_in_an_indonesian_spreadsheet_and_starts_no_formula() -> None:
    data = made("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert '\'=cmd|"/c calc"!A1' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert ["Dijawab dalam 24 jam", "168", "247", "68,0", ""] in rows
    assert ["Sampai jawaban pertama", "247", "12,25", "79,00"] in rows


def test_markdown_shows_citizens_words_and_is_not_steered_by_them() -> None:
    text = made("md").decode()
    assert r"\<script\>" in text
    assert r"a \| b \| c" in text
    assert r"\#menutup \$jalan\$ \*ruas\*" in text
    assert "**247 pengaduan**" in text


def test_markdown_of_a_quiet_month_has_sentences_for_empty_tables() -> None:
    assert "Semua pengaduan sudah dijawab." in made("md", samples.quiet()).decode()


def test_the_page_escapes_citizens_words_and_loads_nothing() -> None:
    text = made("html").decode()
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text
    assert not re.search(r'(?:src|href)="', text)
    assert "<svg" in text
    assert made("html", samples.quiet())


def test_the_terminal_shows_cards_sparklines_and_bars_within_its_width() -> None:
    text = terminal.show(samples.sample(), width=100)
    assert "Laporan Pengaduan Warga, Oktober 2026" in text
    assert "▅▅" in text
    assert "████" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_terminal_is_not_steered_by_citizens_words() -> None:
    found = samples.sample(titles=("Lampu\x1b[2J padam [bold red]x[/]",))
    text = terminal.show(found)
    assert "\x1b" not in text
    assert "[bold red]" in text


def test_colour_is_used_only_where_asked_for_and_a_narrow_terminal_is_enough() -> None:
    assert "\x1b[" in terminal.show(samples.sample(), colour=True)
    assert max(map(len, terminal.show(samples.quiet(), width=80).splitlines())) <= 80
    assert max(map(len, terminal.show(samples.sample(), width=57).splitlines())) <= 57


def test_a_bar_of_something_is_never_empty() -> None:
    assert terminal.bar(0, 100) == ""
    assert terminal.bar(1, 100_000) == "▏"
    assert terminal.bar(5, 5, 3) == "███"
    assert terminal.sparkline([0, 5, 10]) == "▁▅█"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_summary_for_the_mayor_has_at_most_ninety_words(language: str) -> None:
    with i18n.using(language):
        for found in (samples.sample(), samples.quiet()):
            assert len(words.summary(found).split()) <= 90


def test_the_summary_says_what_is_asked_and_of_whom() -> None:
    text = words.summary(samples.sample())
    assert "*5 pengaduan belum dijawab*" in text
    assert "*Mohon arahan Wali Kota* agar PUPR menjawab paling lambat 8 November 2026." in text
    assert "tidak ada yang dimohonkan" in words.summary(samples.quiet())


def test_the_summary_names_three_agencies_and_counts_the_others() -> None:
    rows = [samples.agency(code, code, 9, unanswered=1) for code in ("A", "B", "C", "D", "E")]
    assert "A, B, C dan 2 OPD lain" in words.summary(samples.sample(F15=rows))


def test_spans_are_spelled_as_one_says_them() -> None:
    assert words.spelled(90_000) == "25 jam"
    assert words.spelled(5_400) == "1,5 jam"
    assert words.spelled(7_200) == "2 jam"
    assert words.spelled(79 * 3_600) == "3,3 hari"
    assert words.spelled(14 * 86_400 + 9_000) == "14 hari"
    assert words.spelled(300) == "5 menit"
    with i18n.using("en"):
        assert words.spelled(3_600) == "1 hour"


def test_files_are_named_by_month_and_edition_and_written_together(tmp_path: Path) -> None:
    report = samples.frozen(samples.sample(edition=2))
    paths = monthly.write(report, ["json", "md"], tmp_path / "laporan", HEAD)
    assert [path.name for path in paths] == ["laporan-2026-10-revisi-1.json", "laporan-2026-10-revisi-1.md"]
    assert monthly.file_name(samples.frozen(samples.sample(edition=0)), "pdf") == "laporan-2026-10-rancangan.pdf"
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(Invalid, match="--out"):
        monthly.write(report, ["json"], tmp_path / "berkas", HEAD)


def test_formats_are_named_in_a_list_and_unknown_ones_are_refused() -> None:
    assert monthly.parse_formats("PDF, xlsx,pdf") == ["pdf", "xlsx"]
    with pytest.raises(Invalid, match="docx"):
        monthly.parse_formats("docx")
    with pytest.raises(Invalid):
        monthly.parse_formats(" , ")


def test_escaped_markdown_is_one_line() -> None:
    assert plainly.escaped("a\nb *c*") == r"a b \*c\*"


def test_print_names_the_largest_topics_and_adds_up_the_others() -> None:
    parts = [samples.part(f"Topik {place}", 20 - place, 200) for place in range(15)]
    found = samples.sample(F14={"channels": [], "topics": parts, "districts": []})
    table = tables.largest(tables.parts(found)[1])
    assert len(table.rows) == 11
    assert [str(cell) for cell in table.rows[-1]] == ["lainnya", "40", "20%", "35"]
