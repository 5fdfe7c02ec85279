"""A complaint in the columns of the sheet “Laporan Ringkas” of SP4N-LAPOR!; times are UTC, as they are there."""

from datetime import UTC

from store.clock import to_datetime
from store.dossiers import Dossier

COLUMNS = (
    "Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Klasifikasi Laporan", "ID Kategori", "Kategori",
    "Judul Laporan", "Isi Laporan Awal", "Isi Laporan Akhir", "Tipe Laporan (Anonim/Rahasia)", "Sumber Laporan",
    "Instansi Induk", "Instansi Terdisposisi", "Status Laporan", "Alasan Tunda/Arsip", "Provinsi", "Kota/Kabupaten",
)  # fmt: skip

_TYPES = {"public": "", "anonymous": "Anonim", "secret": "Rahasia"}
_SOURCES = {"counter": "Tatap Muka", "phone": "Hotline Service", "whatsapp": "Whatsapp"}
_STATUSES = {
    "new": "Belum Terverifikasi",
    "needs_data": "Menunggu Kelengkapan Informasi",
    "returned": "Belum Terverifikasi",
    "reopened": "Belum Terverifikasi",
    "forwarded": "Diproses",
    "answered": "Diproses",
    "in_progress": "Diproses",
    "closed": "Ditutup oleh Admin",
    "merged": "Ditutup oleh Admin",
    "referred": "Diarsipkan oleh Admin",
    "rejected": "Diarsipkan oleh Admin",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def cells(dossier: Dossier) -> dict[str, object]:
    """Return the complaint's cells by column; its own number is the tracking number where it has no other."""
    row = dossier.row
    at = to_datetime(row.received_at).astimezone(UTC)
    filled: dict[str, object] = {
        "Tracking ID": dossier.external_id or row.number,
        "Tanggal Laporan Masuk": f"{at.day} {_MONTHS[at.month - 1]} {at.year}",
        "Waktu Laporan Masuk": f"{at:%H:%M:%S}",
        "Kategori": dossier.category_name,
        "Judul Laporan": row.title,
        "Isi Laporan Awal": dossier.text,
        "Isi Laporan Akhir": dossier.text,
        "Tipe Laporan (Anonim/Rahasia)": _TYPES[row.privacy],
        "Sumber Laporan": _SOURCES.get(row.channel, "Website"),
        "Instansi Induk": "Pemerintah Kota Kendari",
        "Instansi Terdisposisi": row.agency_name,
        "Status Laporan": _STATUSES[row.state],
        "Provinsi": "Sulawesi Tenggara",
        "Kota/Kabupaten": "Kota Kendari",
    }
    return {name: filled.get(name, "") for name in COLUMNS}
