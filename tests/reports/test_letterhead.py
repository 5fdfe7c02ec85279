"""A clerk edits the letterhead; what is wrong in it is said in a sentence."""

from pathlib import Path

import pytest

from reports import letterhead, monthly
from store.errors import Invalid
from tests.reports.conftest import Pages
from tests.support import figures as samples

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#14375e"/></svg>'


def written(folder: Path, text: str, name: str = "kop.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_clerk_leaves_out_stays_as_shipped(tmp_path: Path, pages: Pages) -> None:
    path = written(
        tmp_path,
        '[kop]\nbaris = ["PEMERINTAH KOTA KENDARI", "DINAS KOMINFO"]\nkontak = "humas@example.id"\n'
        '[penanda_tangan]\nnama = "Nama Contoh"\npangkat = "Pembina"\nnip = "123"\n',
    )
    head = letterhead.load(path)
    assert head.addressee == ("Yth. Wali Kota Kendari",)
    text = " ".join(pages(monthly.render(samples.frozen(samples.sample()), "pdf", head)))
    for words in ("DINAS KOMINFO", "humas@example.id", "Nama Contoh", "Pembina", "NIP 123"):
        assert words in text


@pytest.mark.parametrize(("name", "data"), [("lambang.png", PNG), ("lambang.svg", SVG)])
def test_the_citys_arms_stand_beside_the_lines(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    head = letterhead.load(written(tmp_path, f'[kop]\nlambang = "{name}"\n'))
    assert head.logo is not None
    assert monthly.render(samples.frozen(samples.sample()), "pdf", head).startswith(b"%PDF")


def test_a_picture_that_cannot_be_drawn_is_a_sentence_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "rusak.png").write_bytes(PNG[:40])
    head = letterhead.load(written(tmp_path, '[kop]\nlambang = "rusak.png"\n'))
    with pytest.raises(Invalid, match="lambang"):
        monthly.render(samples.frozen(samples.sample()), "pdf", head)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[kop]\nbaris = "satu"\n', "kop.baris harus berupa daftar teks"),
        ("[kop]\nbaris = []\n", "kop.baris harus berupa daftar teks"),
        ("[kop]\nalamat = 3\n", "kop.alamat harus berupa teks di antara tanda kutip"),
        ('[kop]\nalmat = "x"\n', "kop.almat bukan bagian kop surat; tulis salah satu dari baris, alamat"),
        ('[kepala]\nx = "y"\n', "[kepala] bukan bagian kop surat"),
        ('kop = "x"\n', "[kop] harus berdiri di baris sendiri"),
        ('[kop]\nalamat = "tanpa tutup\n', "Periksa tanda kutip"),
        ('[kop]\nlambang = "logo.gif"\n', ".svg atau .png"),
        ('[kop]\nlambang = "hilang.png"\n', "tidak dapat dibuka"),
        ('[kop]\nlambang = "kop.toml.png"\n', "bukan gambar"),
    ],
)
def test_a_wrong_line_is_named_in_indonesian(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "kop.toml.png").write_text("bukan gambar")
    with pytest.raises(Invalid) as refused:
        letterhead.load(written(tmp_path, text))
    assert said in refused.value.message


def test_a_missing_file_and_another_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="tidak dapat dibuka"):
        letterhead.load(tmp_path / "tidak-ada.toml")
    path = tmp_path / "kop.toml"
    path.write_bytes('[kop]\nalamat = "Jalan é"\n'.encode("cp1252"))
    with pytest.raises(Invalid, match="UTF-8"):
        letterhead.load(path)


def test_the_number_knows_its_month() -> None:
    assert letterhead.load().numbered("2026-02") == "…… / HUMAS / II / 2026"


def test_what_the_office_words_itself_stands_in_the_place_of_the_file(tmp_path: Path) -> None:
    head = letterhead.load(written(tmp_path, '[kop]\nalamat = "Jl. Berkas 1"\nkontak = "0401"\n'))
    assert letterhead.words(head)["address"] == "Jl. Berkas 1"
    assert letterhead.words(head)["lines"].startswith("PEMERINTAH KOTA KENDARI / ")
    ours = letterhead.worded(head, {"lines": "KOTA / HUMAS", "contact": "-", "position": "Kepala Humas"})
    assert (ours.lines, ours.address, ours.contact) == (("KOTA", "HUMAS"), "Jl. Berkas 1", "")
    assert ours.position == "Kepala Humas"
    assert letterhead.worded(head, {"lines": " / "}).lines == head.lines
    assert letterhead.worded(head, {}) == head
