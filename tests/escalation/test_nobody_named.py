"""Who complained anonymously or in secret is named by no door: console, command, message, log, report, portal."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from portal.app import build
from store import attachments, citizens, dossiers, queries, settings
from store.errors import NotFound
from store.queries import Filter
from tests.conftest import Store
from tests.escalation.house import House, Run

NAMED = ("Wa Ode", "Siti", "0812340", "62812340", "0812-340", "812-340", "Saranani")
"""What tests/support/city.py says of who complains."""
PLACE = "GPS-3.9722-122.5149"
CAMERA = "Kamera Rahasia X"
PRIVACY = pytest.mark.parametrize("privacy", ["anonymous", "secret"])


def photo() -> bytes:
    """A photo as a telephone writes it: with its place and its camera."""
    exif, written = Image.Exif(), io.BytesIO()
    exif[0x010E], exif[0x0110] = PLACE, CAMERA
    exif.get_ifd(0x8825)[1] = "S"
    Image.new("RGB", (80, 60)).save(written, "JPEG", exif=exif.tobytes(), comment=PLACE.encode())
    return written.getvalue()


def overdue(house: House, privacy: str, media: Path) -> str:
    """A complaint with a photo that its agency was reminded of."""
    kept = attachments.keep(photo(), "Wa Ode Siti di Jl. Saranani.jpg", folder=media)
    number = house.city.forwarded(privacy=privacy, photos=(kept,))
    house.hours_later(73)
    house.sweep()
    house.receipts()
    return number


def clean(told: str) -> None:
    assert [word for word in (*NAMED, PLACE, CAMERA) if word in told] == []


@PRIVACY
def test_g18_the_agency_finds_nobody_in_view_history_export_or_search(
    house: House, tmp_path: Path, privacy: str
) -> None:
    number, officer = overdue(house, privacy, tmp_path), house.city.officer()
    seen = queries.get(officer, number)
    clean(repr((seen, queries.history(officer, number), queries.explain(officer, number, now=house.clock.now()))))
    rows = queries.find(officer, Filter(), now=house.clock.now()).rows
    clean(repr((rows, list(dossiers.of(officer, rows)))))
    for asked in ("Wa Ode Siti", "0812340", "081234000001", "Saranani"):
        assert queries.find(officer, Filter(search=asked), now=house.clock.now()).rows == []
    (shown,) = seen.photos
    data = attachments.load(shown.sha256, folder=tmp_path)
    clean(data.decode("latin-1"))
    assert not Image.open(io.BytesIO(data)).getexif()


@PRIVACY
def test_g18_no_message_log_or_refusal_names_who_complained(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture, privacy: str
) -> None:
    caplog.set_level("INFO")
    number = overdue(house, privacy, tmp_path)
    assert [number in entry.text for entry in house.shown()] == [True]
    clean(house.shown()[0].text + caplog.text)
    with pytest.raises(NotFound) as refused:
        queries.get(house.city.officer("RSUD"), number)
    clean(str(refused.value))


@PRIVACY
def test_g18_no_command_writes_who_complained(house: House, run: Run, tmp_path: Path, privacy: str) -> None:
    number, out = overdue(house, privacy, tmp_path / "media"), tmp_path / "report"
    for words in (
        ("complaint", "show", number, "--json", "--as", "pupr"),
        ("complaint", "history", number, "--as", "pupr"),
        ("complaint", "list", "--json", "--as", "pupr"),
        ("complaint", "answer", number, "--text", "Akan kami tindak lanjuti", "--as", "pupr"),
        ("complaint", "export", "--to", "csv"),
        ("complaint", "export", "--to", "lapor"),
        ("complaint", "export", "--to", "json"),
        ("board", "--json"),
        ("message", "list", "--json"),
        ("message", "show", "1", "--json"),
        ("visit", "list", "--json"),
    ):
        told = run(*words)
        clean(told.stdout + told.stderr)
    made = run("report", "monthly", "2026-10", "--format", "csv,json,md,html,xlsx", "--out", out)
    assert made.exit_code == 0, made.stderr
    for file in out.iterdir():
        parts = [file.read_bytes()]
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                parts = [book.read(name) for name in book.namelist()]
        for part in parts:
            clean(part.decode("utf-8", "replace"))


@PRIVACY
def test_g18_the_portal_tells_a_stranger_nothing(house: House, store: Store, tmp_path: Path, privacy: str) -> None:
    number = overdue(house, privacy, tmp_path)
    given = settings.load({"EHUMAS_DATABASE": store.url, "EHUMAS_MEDIA": str(tmp_path)})
    with TestClient(build(given, house.clock)) as client:
        for path in ("/", f"/lacak?number={number}", f"/pengaduan/{number}", f"/p/{number}/{'x' * 22}", "/feed.atom"):
            clean(client.get(path).text)


def test_the_names_of_this_page_are_those_of_who_complains(house: House) -> None:
    number = house.city.forwarded()
    told = repr(citizens.reveal(house.city.operator, number, "Menelepon.", now=house.clock.now()))
    assert [name for name in ("Wa Ode Siti", "812-340", "Saranani") if name not in told] == [], "else all above is vain"
