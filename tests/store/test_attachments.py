"""Photos are written anew: no place, no payload, no other format, bounded in size, named by what they are."""

import hashlib
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from store import attachments
from store.attachments import LONGEST_SIDE, PHOTOS_AT_MOST
from store.clock import VirtualClock
from store.errors import Invalid, NotFound
from tests.support.city import City

PLACE = b"GPS-3.9722-122.5149"


def picture(form: str = "JPEG", size: tuple[int, int] = (80, 60), mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, 0).save(written, form, **options)
    return written.getvalue()


def with_place() -> bytes:
    """A JPEG as a telephone writes it: turned, with a place and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(0x8825)[1] = "S"
    return picture(exif=exif.tobytes(), comment=PLACE)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge and has almost no bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_the_three_formats_are_kept_as_jpeg_under_their_digest(tmp_path: Path, form: str, mode: str) -> None:
    kept = attachments.keep(picture(form, mode=mode), f"foto.{form}", folder=tmp_path)
    file = tmp_path / kept.sha256[:2] / f"{kept.sha256}.jpg"
    data = file.read_bytes()
    assert hashlib.sha256(data).hexdigest() == kept.sha256
    assert len(data) == kept.size
    assert kept.mime == "image/jpeg"
    assert Image.open(file).format == "JPEG"
    assert attachments.load(kept.sha256, folder=tmp_path) == data
    assert [path.name for path in tmp_path.rglob("*.*")] == [file.name]


def test_neither_place_nor_comment_survives_but_the_picture_stands_upright(tmp_path: Path) -> None:
    kept = attachments.keep(with_place(), "a.jpg", folder=tmp_path)
    data = attachments.load(kept.sha256, folder=tmp_path)
    assert PLACE not in data
    found = Image.open(io.BytesIO(data))
    assert not found.getexif()
    assert found.size == (60, 80)


def test_a_payload_behind_the_picture_is_gone(tmp_path: Path) -> None:
    kept = attachments.keep(picture("PNG") + b"PK\x03\x04<?php evil();", "a.png", folder=tmp_path)
    assert b"php" not in attachments.load(kept.sha256, folder=tmp_path)


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    kept = attachments.keep(picture("PNG", mode="RGBA"), "a.png", folder=tmp_path)
    assert Image.open(io.BytesIO(attachments.load(kept.sha256, folder=tmp_path))).getpixel((1, 1)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    kept = attachments.keep(picture(size=(4000, 2000)), "a.jpg", folder=tmp_path)
    assert max(Image.open(io.BytesIO(attachments.load(kept.sha256, folder=tmp_path))).size) == LONGEST_SIDE


def test_the_same_picture_is_one_file(tmp_path: Path) -> None:
    first = attachments.keep(picture(), "a.jpg", folder=tmp_path)
    assert attachments.keep(picture(), "b.jpg", folder=tmp_path).sha256 == first.sha256
    assert attachments.find_kept(first.sha256, "c.jpg", folder=tmp_path).size == first.size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"bukan foto",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture()[:200],
        picture("PNG")[:60],
        bomb(30_000, 30_000),
        bomb(8_000, 7_000),
        bomb(100, 100),
        b"\0" * (attachments.LARGEST + 1),
    ],
    ids=lambda data: f"{data[:8]!r}-{len(data)}",
)
def test_what_is_no_photo_is_refused_by_name_and_leaves_nothing(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Invalid, match=r"surat\.jpg"):
        attachments.keep(data, "surat.jpg", folder=tmp_path)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\a\\foto.jpg", "foto.jpg"),
        ("", "foto"),
        ("\u202e\u200b", "foto"),
        ("a" * 300, "a" * 80),
        ("\u0958" * 80, "\u0915\u093c" * 80),
    ],
)
def test_a_file_name_is_only_a_label(tmp_path: Path, name: str, shown: str) -> None:
    assert attachments.keep(picture(), name, folder=tmp_path).name == shown


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 64, "Z" * 64, "0" * 63 + "\n"])
def test_only_digests_of_what_is_there_are_found(tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotFound):
        attachments.load(digest, folder=tmp_path)


def test_an_owner_has_few_photos_and_each_once(city: City, clock: VirtualClock, tmp_path: Path) -> None:
    photos = [
        attachments.keep(picture(size=(9 + n, 9)), f"{n}.jpg", folder=tmp_path) for n in range(PHOTOS_AT_MOST + 1)
    ]
    attachments.attach("visit", 7, [photos[0], photos[0], photos[1]], clock.now())
    attachments.attach("visit", 7, photos[:3], clock.now())
    assert attachments.of("visit", 7) == photos[:3]
    assert attachments.of("answer", 7) == []
    with pytest.raises(Invalid, match="3 foto"):
        attachments.attach("visit", 7, photos[3:], clock.now())


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        attachments.keep(picture(), "a.jpg", folder=tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_nobody_owned_within_a_day_is_deleted_and_what_is_owned_stays(
    city: City, clock: VirtualClock, tmp_path: Path
) -> None:
    stray, owned, young = (attachments.keep(picture(size=(9 + n, 9)), f"{n}.jpg", folder=tmp_path) for n in range(3))
    attachments.attach("complaint", 1, [owned], clock.now())
    for kept, hours in ((stray, 25), (owned, 25), (young, 23)):
        at = (tmp_path / "waiting" / kept.sha256).stat().st_mtime - hours * 3600
        os.utime(tmp_path / "waiting" / kept.sha256, (at, at))
    attachments.keep(picture(size=(99, 9)), "lain.jpg", folder=tmp_path)
    with pytest.raises(NotFound):
        attachments.load(stray.sha256, folder=tmp_path)
    assert attachments.load(owned.sha256, folder=tmp_path)
    assert attachments.load(young.sha256, folder=tmp_path)
    assert len(list((tmp_path / "waiting").iterdir())) == 2
