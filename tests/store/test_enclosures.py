"""The files of an article: PDFs that act are refused, pictures are written anew, and a reader fetches what is there."""

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from store import attachments, content, enclosures, pdf
from store.articles import Draft
from store.clock import VirtualClock
from store.errors import Conflict, Invalid, NotFound
from store.models import Attachment, Event
from tests.support import pdfs
from tests.support.city import City


def write(city: City) -> str:
    return content.add(city.operator, "regulation", RULE, now=city.clock.now()).slug


RULE = Draft("Sampah", "Isi.", reg_type="perda", reg_number="3", reg_year=2024)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


def test_a_pdf_is_kept_as_it_is_and_a_picture_is_written_anew(tmp_path: Path) -> None:
    data = pdfs.plain()
    file = enclosures.keep(data, "/home/humas/Perda 3.pdf", folder=tmp_path)
    assert (file.mime, file.name, file.size) == ("application/pdf", "Perda 3.pdf", len(data))
    assert attachments.load(file.sha256, folder=tmp_path) == data
    assert enclosures.keep(picture(), "bagan.png", folder=tmp_path).mime == "image/jpeg"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (pdfs.with_script, "JavaScript|JS"),
        (pdfs.with_file, "EmbeddedFile|EF"),
        (pdfs.with_launch, "Launch"),
        (pdfs.locked, "sandi"),
    ],
)
def test_a_pdf_that_acts_or_is_locked_is_refused_with_its_reason(tmp_path: Path, made: object, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        enclosures.keep(made(), "a.pdf", folder=tmp_path)  # type: ignore[operator]  # each makes bytes
    assert not list(tmp_path.rglob("*.pdf"))


def _object_stream(inner: bytes) -> bytes:
    """Return a PDF whose object 4 lies packed in a stream, where no look at the bytes finds it."""
    packed = zlib.compress(b"4 0 " + inner)
    parts = [
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n",
        b"5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\n",
    ]
    out, places = b"%PDF-1.5\n", []
    for part in parts:
        places.append(len(out))
        out += part
    rows = [(0, 0, 0), (1, places[0], 0), (1, places[1], 0), (1, places[2], 0), (2, 5, 0), (1, places[3], 0)]
    start = len(out)
    rows.append((1, start, 0))
    table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + more.to_bytes(1) for kind, where, more in rows)
    head = b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    return out + head + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def test_what_acts_is_found_inside_a_packed_stream_too(tmp_path: Path) -> None:
    pdf.require_harmless(_object_stream(b"<</S/GoTo/D[3 0 R/Fit]>>"), "a.pdf")
    with pytest.raises(Invalid, match="JS"):
        pdf.require_harmless(_object_stream(b"<</S/JavaScript/JS(app.alert(1))>>"), "a.pdf")


def test_a_name_that_is_spelt_otherwise_or_stands_in_no_table_is_found() -> None:
    for spelt in (b"/JavaScript", b"/Java#53cript", b"/#4c#61unch"):
        with pytest.raises(Invalid, match=r"JavaScript|Launch"):
            pdf.require_harmless(pdfs.plain() + b"\n9 0 obj\n<</S" + spelt + b">>\nendobj\n", "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n" + b"\x00" * 400, pdfs.plain()[:200], b"%PDF-1.4\n%%EOF"])
def test_a_broken_pdf_is_refused_and_breaks_nothing(data: bytes) -> None:
    with pytest.raises(Invalid, match="bukan PDF"):
        pdf.require_harmless(data, "a.pdf")


def test_a_pdf_without_pages_is_none() -> None:
    empty = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj"
    with pytest.raises(Invalid, match="bukan PDF"):
        pdf.require_harmless(empty + b"\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n", "a.pdf")


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LARGEST", 100)
    monkeypatch.setattr(attachments, "LARGEST", 100)
    with pytest.raises(Invalid, match="terlalu besar"):
        enclosures.keep(pdfs.plain(), "a.pdf", folder=tmp_path)
    path = tmp_path / "besar.pdf"
    path.write_bytes(pdfs.plain())
    with pytest.raises(Invalid, match="terlalu besar"):
        enclosures.read_and_keep(path, folder=tmp_path)


def test_a_pdf_of_too_many_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_OBJECTS", 2)
    with pytest.raises(Invalid, match="bukan PDF"):
        pdf.require_harmless(pdfs.plain(), "a.pdf")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"tiada\.pdf"):
        enclosures.read_and_keep(tmp_path / "tiada.pdf", folder=tmp_path)


def test_files_come_and_go_with_an_entry_that_names_no_one(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    slug = write(city)
    path = tmp_path / "Perda.pdf"
    path.write_bytes(pdfs.plain())
    file = enclosures.read_and_keep(path, folder=tmp_path)
    row = enclosures.add(city.operator, slug, file, now=clock.now())
    assert [one.name for one in row.files] == ["Perda.pdf"]
    assert enclosures.add(city.operator, slug, file, now=clock.now()).files == row.files
    assert content.publish(city.operator, slug, now=clock.now(), version=row.version).state == "published"
    assert content.read("regulation", slug, now=clock.now()).files == row.files
    assert enclosures.remove(city.operator, slug, file.sha256, now=clock.now(), folder=tmp_path).files == ()
    assert (tmp_path / "waiting" / file.sha256).exists()
    with pytest.raises(Conflict, match="tidak punya"):
        enclosures.remove(city.operator, slug, file.sha256, now=clock.now())
    enclosures.add(city.operator, slug, file, now=clock.now())
    assert enclosures.remove(city.operator, slug, file.sha256, now=clock.now()).files == ()
    kinds = [event.kind for event in Event.select().where(Event.kind.startswith("article_file")).order_by(Event.id)]
    assert kinds == ["article_file_added"] * 2 + ["article_file_removed", "article_file_added", "article_file_removed"]


def test_what_nobody_owns_any_more_is_forgotten_a_day_later(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    import os

    slug = write(city)
    file = enclosures.keep(pdfs.plain(), "a.pdf", folder=tmp_path)
    enclosures.add(city.operator, slug, file, now=clock.now())
    enclosures.remove(city.operator, slug, file.sha256, now=clock.now(), folder=tmp_path)
    mark = tmp_path / "waiting" / file.sha256
    os.utime(mark, (0, 0))
    enclosures.keep(picture(), "b.png", folder=tmp_path)
    with pytest.raises(NotFound):
        attachments.load(file.sha256, folder=tmp_path)


def test_an_article_has_so_many_files_and_no_more(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    slug = write(city)
    for number in range(enclosures.FILES_AT_MOST):
        file = enclosures.keep(pdfs.plain(f"nomor {number}"), f"{number}.pdf", folder=tmp_path)
        enclosures.add(city.operator, slug, file, now=clock.now())
    with pytest.raises(Invalid, match="10"):
        enclosures.add(
            city.operator, slug, enclosures.keep(pdfs.plain("lagi"), "x.pdf", folder=tmp_path), now=clock.now()
        )
    assert Attachment.select().count() == enclosures.FILES_AT_MOST
