"""The sheet “Laporan Ringkas” of SP4N-LAPOR!, row by row as what E-Humas takes in.

The header is the first row whose first cell is “Tracking ID”; dates read “29 May 2023”, times are UTC. The reporter's
identity never stands in such a sheet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from commands.exchange import places, tables
from store.citizens import NewCitizen
from store.clock import from_datetime
from store.errors import Invalid
from store.i18n import _
from store.imports import Incoming
from store.intake import BODY_LIMIT, TITLE_LIMIT, NewComplaint

WANTED = "Tracking ID, Tanggal Laporan Masuk, Judul Laporan, Isi Laporan Akhir, Status Laporan"
REQUIRED = ("tracking id", "tanggal laporan masuk", "status laporan")
TEXTS = ("isi laporan akhir", "isi laporan awal")
REPORTER = "Pelapor SP4N-LAPOR!"
TITLE_FROM_TEXT = 80

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "agu": 8, "agt": 8,
    "sep": 9, "oct": 10, "okt": 10, "nov": 11, "nop": 11, "dec": 12, "des": 12,
}  # fmt: skip
_PRIVACIES = {"": "public", "anonim": "anonymous", "rahasia": "secret"}
_CHANNELS = {"tatap muka": "counter", "hotline service": "phone", "call center": "phone", "whatsapp": "whatsapp"}
_IN_WORK = ("proses", "diproses", "ditindaklanjuti", "disposisi", "diteruskan")

TOPICS: dict[str, tuple[str, ...]] = {
    "pju": ("penerangan jalan", "pju"),
    "drainase": ("drainase", "gorong"),
    "jalan": ("infrastruktur jalan", "jalan berlubang", "jembatan"),
    "bencana": ("banjir", "penanggulangan bencana", "bencana"),
    "sampah": ("sampah", "kebersihan"),
    "pencemaran": ("pencemaran", "lingkungan hidup"),
    "pohon": ("pohon", "taman"),
    "airbersih": ("gangguan layanan penyaluran air", "layanan air minum", "biaya/tarif pdam", "air bersih"),
    "kependudukan": (
        "administrasi kependudukan",
        "akta",
        "ktp",
        "kartu keluarga",
        "kartu identitas",
        "pindah domisili",
    ),
    "bansos": (
        "bantuan sosial",
        "bansos",
        "bantuan pangan",
        "pkh",
        "data terpadu kesejahteraan",
        "perlindungan sosial",
    ),
    "sekolah": ("pendidikan", "paud", "penerimaan siswa", "biaya sekolah", "kartu indonesia pintar"),
    "puskesmas": ("pelayanan kesehatan", "fasilitas kesehatan", "tenaga kesehatan", "kesehatan"),
    "ketertiban": ("ketertiban", "ketenteraman", "keresahan"),
    "kebakaran": ("pemadaman kebakaran",),
    "perumahan": ("permukiman", "perumahan"),
    "tenagakerja": ("hak pekerja", "gaji", "ketenagakerjaan", "rekrutmen"),
    "pajak": ("pajak", "retribusi"),
    "lalulintas": ("perhubungan", "transportasi darat"),
    "pasar": ("pasar",),
    "harga": ("perlindungan konsumen", "koperasi", "umkm", "perdagangan"),
    "internet": ("blokir website", "jaringan internet", "aplikasi", "layanan online", "teknologi informasi"),
    "kepegawaian": ("pungutan liar", "korupsi", "kepegawaian", "masalah disiplin"),
    "perizinan": ("perizinan",),
    "pertanian": ("pertanian", "perlindungan satwa"),
}


@dataclass(frozen=True)
class Ours:
    """What of ours a foreign name may mean: our agencies, and the codes of our topics."""

    agencies: Sequence[places.Known]
    topics: frozenset[str]


def is_header(names: Sequence[str]) -> bool:
    """Tell whether these plain names are the sheet's header."""
    return (
        bool(names)
        and names[0] == "tracking id"
        and all(name in names for name in REQUIRED)
        and any(name in names for name in TEXTS)
    )


def incoming(row: tables.Row, ours: Ours) -> Incoming:
    """Return one row as what is taken in. Raises Invalid with what is wrong with it."""
    cell = {name: value.strip() for name, value in row.cells.items()}
    tracking = cell["tracking id"]
    if not re.fullmatch(r"[\w./-]{1,40}", tracking):
        raise Invalid(_("it has no tracking number"))
    state, reason = _state(cell)
    agency = places.match(cell.get("instansi terdisposisi", ""), ours.agencies, _region(cell))
    title, text = _words(cell)
    return Incoming(
        line=row.line,
        received_at=_instant(cell["tanggal laporan masuk"], cell.get("waktu laporan masuk", "")),
        state=_with_agency(state, agency),
        agency=agency,
        reason=reason,
        origin=_origin(cell),
        new=NewComplaint(
            title=title,
            text=text,
            client_key=f"lapor:{tracking}",
            citizen=NewCitizen(REPORTER),
            place=_place(cell),
            category=_topic(cell, ours),
            privacy=_privacy(cell),
            channel="lapor",
            external_id=tracking,
        ),
    )


def _words(cell: Mapping[str, str]) -> tuple[str, str]:
    """Return title and text. Without a title the text's beginning is one; a title too long stands whole in the text."""
    text = next((cell[name] for name in TEXTS if cell.get(name)), "")
    title = " ".join(cell.get("judul laporan", "").split())
    if not title:
        return _cut(" ".join(text.split()), TITLE_FROM_TEXT), text
    if len(title) <= TITLE_LIMIT:
        return title, text
    return _cut(title, TITLE_LIMIT), f"{title}\n\n{text}" if len(title) + len(text) + 2 <= BODY_LIMIT else text


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _state(cell: Mapping[str, str]) -> tuple[str, str]:
    """Return what the sheet's state means here, and the sentence behind an archived one."""
    status = cell["status laporan"].casefold()
    if status.startswith(("ditutup", "selesai")):
        return "closed", ""
    if status.startswith("diarsipkan"):
        return "rejected", cell.get("alasan tunda/arsip") or cell["status laporan"]
    if status.startswith("menunggu kelengkapan"):
        return "needs_data", ""
    return ("forwarded" if any(word in status for word in _IN_WORK) and "belum" not in status else "new"), ""


def _with_agency(state: str, agency: str) -> str:
    """An open complaint that is with an agency we do not know is still to be forwarded."""
    return "new" if state == "forwarded" and not agency else state


def _privacy(cell: Mapping[str, str]) -> str:
    given = cell.get("tipe laporan (anonim/rahasia)", "")
    found = _PRIVACIES.get(given.casefold())
    if found is None:
        raise Invalid(_("“%(text)s” is no kind of report: Anonim, Rahasia or nothing") % {"text": given[:40]})
    return found


def _topic(cell: Mapping[str, str], ours: Ours) -> str:
    code = places.topic(cell.get("kategori", ""), TOPICS)
    return code if code in ours.topics else ""


def _place(cell: Mapping[str, str]) -> str:
    return ", ".join(part for part in (cell.get("kota/kabupaten", ""), cell.get("provinsi", "")) if part)


def _region(cell: Mapping[str, str]) -> str:
    parent = re.match(r"pemerintah (?:kab|kabupaten|kota)\.? (.+)", cell.get("instansi induk", "").casefold())
    return f"{cell.get('kota/kabupaten', '')} {parent[1] if parent else ''}"


def _origin(cell: Mapping[str, str]) -> dict[str, str]:
    """Return what the sheet said about the handling, for the timeline."""
    names = ("status laporan", "instansi terdisposisi", "kategori", "klasifikasi laporan", "sumber laporan")
    return {name.replace(" ", "_"): cell[name][:150] for name in names if cell.get(name)}


def _instant(day: str, hour: str) -> int:
    """Return milliseconds UTC of “29 May 2023” (or an ISO day) and “04:05:34”, which is UTC; no time is midnight."""
    try:
        clock = time.fromisoformat(hour) if hour else time.min
        return from_datetime(datetime.combine(_day(day), clock.replace(tzinfo=None), UTC))
    except (ValueError, KeyError) as error:
        raise Invalid(
            _("“%(text)s” is no date like 29 May 2023 04:05:34") % {"text": f"{day} {hour}"[:40].strip()}
        ) from error


def _day(text: str) -> date:
    words = re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})", text)
    if words is None:
        return date.fromisoformat(text)
    return date(int(words[3]), _MONTHS[words[2].casefold()], int(words[1]))
