"""The sheet that goes along: one trip on paper, blanks for the pen, and no citizen on it."""

from reports import letterhead, visit_sheet
from store.clock import HOUR, from_iso
from store.sheets import Contact, Proof, Sheet, SheetEntry, Step
from tests.reports.conftest import Pages

NOW = from_iso("2026-10-09T07:30")
HEAD = letterhead.load()


def proof(to: str, channel: str = "whatsapp", **times: int) -> Proof:
    known = dict.fromkeys(("sent_at", "delivered_at", "read_at", "acknowledged_at")) | times
    return Proof(to=to, channel=channel, state="", **known)


def entry(place: int, title: str, text: str = "Sudah seminggu.", secret: bool = False, *proofs: Proof) -> SheetEntry:
    steps = ("received", "forwarded", "returned", "answered", "sent_back", "accepted", "reopened", "visited")
    return SheetEntry(
        visit_id=place,
        number=f"26-041{place}-5",
        title=title,
        text=text,
        place="" if secret else "depan Pasar",
        ward="" if secret else "Bonggoeya",
        category="Jalan",
        state="diteruskan",
        received_at=NOW - 120 * HOUR,
        forwarded_at=None if secret else NOW - 96 * HOUR,
        due_at=NOW,
        handovers=place,
        citizens=place,
        secret=secret,
        history=tuple(Step(NOW - (90 - at) * HOUR, kind, "PUPR") for at, kind in enumerate(steps)),
        proofs=proofs,
    )


def sheet(
    *entries: SheetEntry, contacts: tuple[Contact, ...] = (Contact("La Ode", "+62811"), Contact("Wa", ""))
) -> Sheet:
    return Sheet("PUPR", "Dinas Pekerjaan Umum", "2026-10-09", "", contacts, entries)


def test_a_trip_stands_on_paper_with_its_history_proof_and_blanks(pages: Pages) -> None:
    sent = proof("La Ode", sent_at=NOW - 72 * HOUR, delivered_at=NOW - 71 * HOUR, read_at=NOW - 70 * HOUR)
    made = sheet(
        entry(1, "Jalan berlubang", "Sudah seminggu.", False, sent, proof("Wa", "call"), proof("Budi")),
        entry(2, "Drainase tersumbat", "Banjir. " * 100),
    )
    text = " ".join(pages(visit_sheet.sheet_pdf(made, HEAD, now=NOW)))
    for words in (
        "Lembar Kunjungan",
        "26-0411-5",
        "La Ode: dibaca",
        "Wa: perlu ditelepon",
        "Budi: belum dikirim",
        "Belum ada pengingat yang dikirim.",
        "Yang ditemui",
        "Temuan",
        "Tanda tangan",
        "dikembalikan oleh PUPR",
    ):
        assert words in text, words
    assert "…" in text


def test_every_stage_of_a_reminder_has_its_words(pages: Pages) -> None:
    stages = ("sent_at", "delivered_at", "acknowledged_at")
    proofs = [Proof(**{**vars(proof(name)), name: NOW - HOUR}) for name in stages]
    text = " ".join(pages(visit_sheet.sheet_pdf(sheet(entry(1, "Jalan", "x", False, *proofs)), HEAD, now=NOW)))
    assert "sent_at: dikirim" in text
    assert "delivered_at: sampai" in text
    assert "acknowledged_at: ditanggapi" in text


def test_a_secret_complaint_shows_its_number_only(pages: Pages) -> None:
    made = sheet(entry(3, "", "", True), contacts=())
    text = " ".join(pages(visit_sheet.sheet_pdf(made, HEAD, now=NOW, paper="f4")))
    assert "26-0413-5" in text
    assert "(rahasia: baca di E-Humas)" in text
    assert "Pasar" not in text


def test_hostile_words_do_not_stop_the_sheet(pages: Pages) -> None:
    made = sheet(entry(1, "Banjir 🔥 #let x = $y$", "路灯坏了 *a* \\ //"))
    assert "Banjir □ #let x = $y$" in " ".join(pages(visit_sheet.sheet_pdf(made, HEAD, now=NOW)))


def test_the_file_is_named_by_agency_and_day() -> None:
    assert visit_sheet.file_name(sheet(entry(1, "Jalan"))) == "kunjungan-pupr-2026-10-09.pdf"
