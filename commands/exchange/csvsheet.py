"""A plain sheet of complaints: our own export, or what an office wrote in a spreadsheet with the same columns."""

import hashlib
from collections.abc import Sequence

from commands.exchange import tables
from store.citizens import NewCitizen
from store.clock import from_iso
from store.errors import Invalid
from store.i18n import _
from store.imports import Incoming
from store.intake import NewComplaint

COLUMNS = {
    "title": ("title", "judul"),
    "text": ("text", "isi", "uraian", "pengaduan"),
    "citizen_name": ("citizen_name", "nama", "pelapor"),
    "phone": ("phone", "telepon", "hp", "no hp", "whatsapp"),
    "address": ("address", "alamat"),
    "ward": ("ward", "kelurahan"),
    "place": ("place", "lokasi", "tempat"),
    "category": ("category", "kategori"),
    "privacy": ("privacy", "kerahasiaan"),
    "channel": ("channel", "kanal"),
    "received_at": ("received_at", "diterima", "tanggal", "tanggal masuk"),
    "external_id": ("external_id", "nomor asal"),
    "number": ("number", "nomor"),
    "state": ("state", "status"),
    "agency": ("agency", "instansi", "opd"),
}
STATES = {
    "": "new", "new": "new", "returned": "new", "reopened": "new", "needs_data": "needs_data",
    "forwarded": "forwarded", "answered": "forwarded", "in_progress": "forwarded",
    "closed": "closed", "merged": "closed", "referred": "closed", "rejected": "rejected",
}  # fmt: skip
"""What a state of our own export means for a complaint that is taken in: an answer or a promise is not in the sheet."""
WANTED = "title, text, citizen_name, phone, address, ward, received_at"
REPORTER = "Pelapor (impor)"


def is_header(names: Sequence[str]) -> bool:
    """Tell whether these plain names are a header: it must at least have a column of the complaints' texts."""
    return any(name in names for name in COLUMNS["text"]) and any(name in names for name in COLUMNS["title"])


def incoming(row: tables.Row) -> Incoming:
    """Return one row as what is taken in. Raises Invalid with what is wrong with it."""
    cell = {field: _cell(row, names) for field, names in COLUMNS.items()}
    if not cell["received_at"]:
        raise Invalid(_("it does not say when it was received"))
    external = cell["external_id"] or cell["number"]
    return Incoming(
        line=row.line,
        received_at=from_iso(cell["received_at"]),
        state=_state(cell),
        agency=cell["agency"],
        new=NewComplaint(
            title=cell["title"],
            text=cell["text"],
            client_key=_key(cell, external),
            citizen=NewCitizen(cell["citizen_name"] or REPORTER, cell["phone"], cell["address"]),
            ward=cell["ward"],
            place=cell["place"],
            category=cell["category"],
            privacy=cell["privacy"] or "public",
            channel=cell["channel"] or "import",
            external_id=external,
        ),
    )


def _state(cell: dict[str, str]) -> str:
    """Return what the row's state means here; what is with an agency must name it."""
    state = STATES.get(cell["state"].casefold())
    if state is None:
        raise Invalid(
            _("there is no state “%(state)s”; known are %(known)s")
            % {"state": cell["state"][:40], "known": ", ".join(filter(None, STATES))}
        )
    return "new" if state == "forwarded" and not cell["agency"] else state


def _key(cell: dict[str, str], external: str) -> str:
    """Return what makes the same row the same complaint: its number elsewhere, or all that it says."""
    if external:
        return f"import:{external}"
    return "import:" + hashlib.sha256("\x1f".join(cell.values()).encode()).hexdigest()[:40]


def _cell(row: tables.Row, names: tuple[str, ...]) -> str:
    """Return the first filled cell of these columns, without the quote that guards a formula."""
    value = next((row.cells[name].strip() for name in names if row.cells.get(name, "").strip()), "")
    return value[1:] if value.startswith("'") and value[1:2] in tuple("=+-@|%") else value
