"""Complaints on paper: whole texts, what was done and answered, and nobody's identity."""

import pytest

from reports import complaint_sheet
from store import complaints, printouts
from store.clock import DAY, VirtualClock
from store.errors import Invalid, NotFound
from tests.reports.conftest import Pages
from tests.reports.test_visit_sheet import HEAD
from tests.support.city import City

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def test_marked_complaints_stand_on_paper_with_their_answers_and_no_identity(
    city: City, clock: VirtualClock, pages: Pages
) -> None:
    answered = city.answered("Jalan berlubang", ward="Korumba")
    secret = city.answered("Pungutan liar", privacy="secret")
    new = city.complaint("Lampu mati", text="Gelap. " * 200)
    complaints.send_back(city.operator, answered, "Sebutkan tanggalnya.", now=clock.now())
    made = printouts.printout(city.operator, [answered, secret, new, answered])
    text = " ".join(pages(complaint_sheet.sheet_pdf(made, HEAD, now=clock.now())))
    assert "Lembar Pengaduan" in text
    assert "3 pengaduan" in text
    for words in (answered, secret, new, "Lubang sudah ditutup", "dikembalikan", "diteruskan ke PUPR", "Korumba"):
        assert words in text
    assert text.count("Gelap.") == 200
    for hidden in ("Wa Ode", "0812340", "Saranani", "Pungutan"):
        assert hidden not in text
    assert text.count("Lubang sudah ditutup") == 1, "what is answered to a secret one stays in the house"


def test_the_file_is_called_by_its_number_or_by_how_many_and_when(city: City, clock: VirtualClock) -> None:
    first, second = city.complaint(), city.complaint()
    one, two = (printouts.printout(city.viewer, found) for found in ([first], [first, second]))
    assert complaint_sheet.file_name(one, now=clock.now()) == f"pengaduan-{first}.pdf"
    assert complaint_sheet.file_name(two, now=clock.now()) == "pengaduan-2-2026-10-05-0800.pdf"
    head = HEAD
    same = [complaint_sheet.sheet_pdf(two, head, now=clock.now()) for _ in range(2)]
    assert same[0] == same[1]


def test_an_officer_prints_nothing_of_another_agency_and_nobody_a_pile(city: City, clock: VirtualClock) -> None:
    own, other = city.forwarded(), city.forwarded(agency="RSUD")
    clock.advance(DAY)
    complaints.note(city.operator, [own], "Hanya untuk Humas.", now=clock.now())
    assert printouts.printout(city.officer(), [own]).complaints[0].entry.number == own
    with pytest.raises(NotFound):
        printouts.printout(city.officer(), [own, other])
    for numbers in ([], [f"{number}" for number in range(printouts.AT_MOST + 1)]):
        with pytest.raises(Invalid):
            printouts.printout(city.operator, numbers)
