"""The letterhead: a TOML file that a clerk can edit, checked with a sentence that says which line to change."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from store.errors import Invalid
from store.i18n import _
from store.office import LINES_BY, NOTHING
from store.text import clean_line

SHIPPED = Path(__file__).parent / "letterhead.toml"
LIMIT = 160
LOGO_LIMIT = 500_000
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

FIELDS: dict[str, dict[str, type]] = {
    "kop": {"baris": list, "alamat": str, "kontak": str, "lambang": str},
    "surat": {"nomor": str, "sifat": str, "lampiran": str, "kepada": list, "di": str, "tempat": str},
    "penanda_tangan": {"jabatan": str, "nama": str, "pangkat": str, "nip": str},
}
"""The tables and keys of the file; they are Indonesian because clerks read them."""


@dataclass(frozen=True)
class Logo:
    """A picture at the head of a page; `kind` is svg or png."""

    kind: str
    data: bytes


@dataclass(frozen=True)
class Letterhead:
    """Who writes, to whom, and who signs."""

    lines: tuple[str, ...]
    address: str
    contact: str
    logo: Logo | None
    number: str
    nature: str
    enclosure: str
    addressee: tuple[str, ...]
    addressee_place: str
    place: str
    position: str
    signer: str
    rank: str
    staff_number: str

    def numbered(self, month: str) -> str:
        """Return the letter's number for a report on `month` (YYYY-MM)."""
        year, _dash, of_year = month.partition("-")
        return self.number.replace("{bulan_romawi}", ROMAN[int(of_year) - 1]).replace("{tahun}", year)


def words(head: Letterhead) -> dict[str, str]:
    """Return what of a letterhead the office may word itself, by the names of `store.office`."""
    return {
        "lines": f" {LINES_BY} ".join(head.lines),
        "address": head.address,
        "contact": head.contact,
        "place": head.place,
        "position": head.position,
        "signer": head.signer,
        "rank": head.rank,
        "staff_number": head.staff_number,
    }


def worded(head: Letterhead, given: Mapping[str, str]) -> Letterhead:
    """Return the letterhead with the office's own words in the place of the file's."""
    said: dict[str, Any] = {name: "" if text in NOTHING else text for name, text in given.items()}
    lines = [line.strip() for line in said.pop("lines", "").split(LINES_BY) if line.strip()]
    return replace(head, lines=tuple(lines) or head.lines, **said)


def load(path: Path | None = None) -> Letterhead:
    """Return the letterhead of the file, or the shipped one. Raises Invalid with what to change in which file."""
    source = path or SHIPPED
    try:
        given = tomllib.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise Invalid(_("The letterhead %(path)s cannot be opened. Check its name.") % {"path": source}) from error
    except UnicodeDecodeError as error:
        raise Invalid(_("The letterhead %(path)s is not UTF-8 text. Save it as UTF-8.") % {"path": source}) from error
    except tomllib.TOMLDecodeError as error:
        raise Invalid(
            _("The letterhead %(path)s cannot be read: %(problem)s. Check the quotation marks near there.")
            % {"path": source, "problem": error}
        ) from error
    return _built(_checked(given, source), source)


def _checked(given: dict[str, Any], source: Path) -> dict[str, dict[str, Any]]:
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))
    unknown = [name for name in given if name not in FIELDS]
    if unknown:
        raise _wrong(source, _("[%(name)s] is not a part of it; write one of %(known)s") % _known(unknown[0], FIELDS))
    for table, fields in FIELDS.items():
        part = given.get(table, {})
        if not isinstance(part, dict):
            raise _wrong(source, _("[%(name)s] must stand on a line of its own") % {"name": table})
        for key, value in part.items():
            shipped[table][key] = _value(f"{table}.{key}", key, value, fields, source)
    return shipped


def _value(name: str, key: str, value: object, fields: dict[str, type], source: Path) -> object:
    if key not in fields:
        raise _wrong(source, _("%(name)s is not a part of it; write one of %(known)s") % _known(name, fields))
    if fields[key] is str and isinstance(value, str):
        return clean_line(value, LIMIT, name, required=False)
    if fields[key] is list and isinstance(value, list) and all(isinstance(line, str) for line in value) and value:
        return [clean_line(line, LIMIT, name) for line in value]
    wanted = _('a list of texts, ["…", "…"]') if fields[key] is list else _("a text between quotation marks")
    raise _wrong(source, _("%(name)s must be %(wanted)s") % {"name": name, "wanted": wanted})


def _built(given: dict[str, dict[str, Any]], source: Path) -> Letterhead:
    head, letter, signer = given["kop"], given["surat"], given["penanda_tangan"]
    return Letterhead(
        lines=tuple(head["baris"]),
        address=head["alamat"],
        contact=head["kontak"],
        logo=_logo(head["lambang"], source) if head["lambang"] else None,
        number=letter["nomor"],
        nature=letter["sifat"],
        enclosure=letter["lampiran"],
        addressee=tuple(letter["kepada"]),
        addressee_place=letter["di"],
        place=letter["tempat"],
        position=signer["jabatan"],
        signer=signer["nama"],
        rank=signer["pangkat"],
        staff_number=signer["nip"],
    )


def _logo(name: str, source: Path) -> Logo:
    path = source.parent / name
    kind = path.suffix.lower().lstrip(".")
    if kind not in ("svg", "png"):
        raise _wrong(source, _("kop.lambang must name an .svg or .png picture, not “%(name)s”") % {"name": name})
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _wrong(source, _("kop.lambang names %(path)s, which cannot be opened") % {"path": path}) from error
    if len(data) > LOGO_LIMIT or not _is_picture(kind, data):
        raise _wrong(source, _("kop.lambang names %(path)s, which is no picture up to 500 kB") % {"path": path})
    return Logo(kind, data)


def _is_picture(kind: str, data: bytes) -> bool:
    return data.startswith(b"\x89PNG\r\n\x1a\n") if kind == "png" else b"<svg" in data[:2000]


def _known(name: str, known: dict[str, Any]) -> dict[str, str]:
    return {"name": name, "known": ", ".join(known)}


def _wrong(source: Path, problem: str) -> Invalid:
    return Invalid(_("The letterhead %(path)s must be changed: %(problem)s.") % {"path": source, "problem": problem})
