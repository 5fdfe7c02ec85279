"""PDFs for tests: a harmless one, and ones that hold what acts; made by hand, so that each has just what it says."""

import io
from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, TextStringObject


def plain(text: str = "Peraturan") -> bytes:
    """Return a PDF of one empty page."""
    return _written(lambda _writer: None, text)


def with_script() -> bytes:
    """Return one that runs a script when it is opened."""
    return _acting({"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")})


def with_file() -> bytes:
    """Return one with a program inside."""
    return _written(lambda writer: writer.add_attachment("alat.exe", b"MZ"))


def with_launch() -> bytes:
    """Return one that starts a program when it is opened."""
    return _acting({"/S": NameObject("/Launch"), "/F": TextStringObject("cmd.exe")})


def locked() -> bytes:
    """Return one that opens with a password only."""
    return _written(lambda writer: writer.encrypt("rahasia", algorithm="RC4-128"))


def _acting(action: dict[str, PdfObject]) -> bytes:
    def change(writer: PdfWriter) -> None:
        kept = DictionaryObject({NameObject(name): value for name, value in action.items()})
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(kept)

    return _written(change)


def _written(change: Callable[[PdfWriter], object], title: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=100)
    if title:
        writer.add_metadata({"/Title": title})
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
