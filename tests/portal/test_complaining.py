"""A citizen registers, sends a complaint with a photo, keeps the ticket and follows it."""

import io

from PIL import Image

from store import queries, referrals
from store.clock import HOUR, VirtualClock
from store.i18n import format_instant
from tests.portal.support import COMPLAINT, Browser, photo
from tests.support.city import City


def test_a_citizen_registers_and_stands_before_the_form(browser: Browser) -> None:
    browser.register()
    assert browser.url == "/lapor"
    assert "Kirim pengaduan" in browser.said
    assert "Pengaduan saya" in browser.said


def test_a_complaint_with_a_photo_gets_number_link_and_promise(citizen: Browser, clock: VirtualClock) -> None:
    citizen.complain([("photos", ("lubang.jpg", photo(), "image/jpeg"))])
    assert citizen.status == 200
    assert citizen.url.startswith("/tiket/26-0001-")
    assert format_instant(clock.now() + 28 * HOUR, "long") in citizen.said
    assert "https://humas.example/p/26-0001-" in citizen.said
    assert "<svg" in citizen.page


def test_the_ticket_s_link_shows_the_complaint_to_whoever_has_it(citizen: Browser) -> None:
    citizen.complain([("photos", ("lubang.jpg", photo(), "image/jpeg"))])
    link = citizen.secret_path
    citizen.client.cookies.clear()
    citizen.get(link)
    assert "Menunggu verifikasi" in citizen.said
    assert COMPLAINT["title"] in citizen.said
    assert "Anak sekolah jatuh kemarin." in citizen.said
    picture = citizen.client.get(citizen.page.split('<img src="')[1].split('"')[0])
    assert Image.open(io.BytesIO(picture.content)).size == (64, 48)


def test_the_operator_finds_what_the_citizen_sent(citizen: Browser, city: City) -> None:
    citizen.complain([("photos", ("lubang.jpg", photo(), "image/jpeg"))])
    number = citizen.url.split("/")[2]
    view = queries.get(city.operator, number)
    assert (view.title, view.ward, view.channel) == (COMPLAINT["title"], "Korumba", "portal")
    assert [kept.name for kept in view.photos] == ["lubang.jpg"]


def test_sending_twice_makes_one_complaint(citizen: Browser) -> None:
    citizen.get("/lapor")
    form = citizen.page
    citizen.send("/lapor", COMPLAINT)
    ticket = citizen.url
    citizen.page = form
    citizen.send("/lapor", COMPLAINT)
    assert citizen.url == ticket
    citizen.get("/pengaduan")
    assert citizen.page.count("Jalan berlubang") == 1


def test_photos_chosen_before_a_fault_are_kept(citizen: Browser) -> None:
    citizen.complain([("photos", ("satu.png", photo("red", form="PNG"), "image/png"))], title=" ")
    assert citizen.status == 422
    assert "Judul belum diisi" in citizen.said
    assert "satu.png" in citizen.said
    assert COMPLAINT["place"] in citizen.page
    citizen.send("/lapor", COMPLAINT, [("photos", ("dua.jpg", photo("blue"), "image/jpeg"))])
    citizen.get(citizen.secret_path)
    assert citizen.page.count("<img") == 2


def test_a_kept_photo_can_be_left_out(citizen: Browser) -> None:
    citizen.complain([("photos", ("satu.jpg", photo("red"), "image/jpeg"))], title="")
    citizen.send("/lapor", COMPLAINT | {"photo": ""})
    citizen.get(citizen.secret_path)
    assert "<img" not in citizen.page


def test_a_kept_photo_of_another_browser_is_not_taken(citizen: Browser) -> None:
    citizen.complain([("photos", ("satu.jpg", photo("red"), "image/jpeg"))], title="")
    stolen = citizen.page.split('name="photo" type="checkbox" value="')[1].split('"')[0]
    sha256, _mark, name = stolen.split(".", 2)
    citizen.send("/lapor", COMPLAINT | {"photo": f"{sha256}.{'0' * 32}.{name}"})
    citizen.get(citizen.secret_path)
    assert "<img" not in citizen.page


def test_a_fourth_photo_is_refused_and_three_are_kept(citizen: Browser) -> None:
    shades = ("red", "green", "blue", "black")
    citizen.complain([("photos", (f"{shade}.jpg", photo(shade), "image/jpeg")) for shade in shades])
    assert citizen.status == 422
    assert "Paling banyak 3 foto" in citizen.said
    assert citizen.page.count('name="photo"') == 3


def test_a_file_that_is_no_photo_is_refused_with_a_sentence_and_the_text_stays(citizen: Browser) -> None:
    citizen.complain([("photos", ("surat.jpg", b"%PDF-1.7 bukan foto", "image/jpeg"))])
    assert citizen.status == 422
    assert "surat.jpg" in citizen.said
    assert "bukan foto" in citizen.said
    assert "Anak sekolah jatuh kemarin." in citizen.page


def test_the_form_points_elsewhere_in_an_emergency_and_for_corruption(browser: Browser) -> None:
    browser.get("/lapor")
    assert 'href="tel:112"' in browser.page.split("Untuk mengirim")[0]
    assert "Inspektorat" in browser.said
    browser.register()
    assert 'href="tel:112"' in browser.page.split("<form")[0]


def test_a_session_that_ended_keeps_the_text(citizen: Browser) -> None:
    citizen.get("/lapor")
    citizen.client.cookies.delete("ehumas")
    citizen.send("/lapor", COMPLAINT)
    assert citizen.status == 422
    assert "Sesi Anda sudah berakhir" in citizen.said
    assert COMPLAINT["title"] in citizen.page


def test_a_forged_key_is_replaced(citizen: Browser) -> None:
    citizen.complain(key="x" * 99, secret="mudah")
    assert citizen.status == 200
    assert len(citizen.url.split("/")[3]) == 22


def test_too_many_complaints_in_an_hour_are_refused(citizen: Browser) -> None:
    for _round in range(20):
        citizen.complain(title="")
    citizen.complain()
    assert citizen.status == 422
    assert "Terlalu sering" in citizen.said


def test_an_anonymous_complaint_shows_the_agency_nobody(citizen: Browser, city: City, clock: VirtualClock) -> None:
    citizen.complain(privacy="anonymous")
    number = citizen.url.split("/")[2]
    referrals.forward(city.operator, [number], "PUPR", now=clock.now())
    assert queries.get(city.officer("PUPR"), number).citizen is None
