"""A citizen follows the complaint: by account or secret link, reads accepted answers only, and has a say."""

import pytest

from store import complaints, referrals
from store.clock import DAY, HOUR, VirtualClock
from tests.portal.support import Browser, photo
from tests.support.city import City

ANSWER = "Lubang sudah ditutup hari ini oleh regu pemeliharaan."


@pytest.fixture
def number(citizen: Browser) -> str:
    """The number of the complaint that the citizen sent."""
    citizen.complain([("photos", ("lubang.jpg", photo(), "image/jpeg"))])
    return citizen.url.split("/")[2]


@pytest.fixture
def link(citizen: Browser, number: str) -> str:
    """Its secret link."""
    return citizen.secret_path


def answered(city: City, number: str, now: int, text: str = ANSWER) -> None:
    """Let the complaint go to PUPR and come back with an answer."""
    complaints.forward(city.operator, [number], "PUPR", now=now)
    referrals.answer(city.officer("PUPR"), number, text, now=now, client_key=f"{number}-{now}")


def test_each_step_is_told_in_the_citizen_s_words(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock
) -> None:
    clock.advance(HOUR)
    complaints.forward(city.operator, [number], "PUPR", now=clock.now())
    citizen.get(link)
    assert "Diteruskan ke Dinas Pekerjaan Umum dan Penataan Ruang" in citizen.said
    assert "Pengaduan Anda kami terima." in citizen.said


def test_an_answer_is_read_once_humas_accepted_it(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock
) -> None:
    answered(city, number, clock.advance(HOUR))
    citizen.get(link)
    assert ANSWER not in citizen.said
    assert "Dijawab, diperiksa Humas" in citizen.said
    referrals.accept(city.operator, [number], now=clock.advance(HOUR))
    citizen.get(link)
    assert ANSWER in citizen.said
    assert "Selesai" in citizen.said


def test_an_answer_sent_back_is_never_read(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock
) -> None:
    answered(city, number, clock.advance(HOUR), "Akan kami tindak lanjuti kemudian hari.")
    referrals.send_back(city.operator, number, "Sebutkan harinya.", now=clock.advance(HOUR))
    citizen.get(link)
    assert "tindak lanjuti kemudian" not in citizen.said
    assert "Sebutkan harinya" not in citizen.said


def test_an_interim_answer_shows_the_promised_day(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock
) -> None:
    complaints.forward(city.operator, [number], "PUPR", now=clock.now())
    referrals.answer(
        city.officer("PUPR"), number, "Aspal dipesan.", now=clock.now(), client_key="sementara", kind="interim",
        promise_day="2026-10-20",
    )  # fmt: skip
    referrals.accept(city.operator, [number], now=clock.advance(HOUR))
    citizen.get(link)
    assert "Jawaban sementara" in citizen.said
    assert "Dijanjikan selesai 20 Oktober 2026" in citizen.said


def test_stars_are_given_once_the_complaint_is_closed(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock
) -> None:
    citizen.get(link)
    assert "bintang" not in citizen.said
    answered(city, number, clock.advance(HOUR))
    referrals.accept(city.operator, [number], now=clock.advance(HOUR))
    citizen.get(link)
    citizen.send(f"{link}/nilai", {"stars": "4"})
    assert citizen.url == link
    assert "Anda memberi 4 dari 5 bintang" in citizen.said


@pytest.mark.parametrize("stars", ["", "0", "9", "-1", "lima", "٣"])
def test_stars_that_are_none_are_refused(
    citizen: Browser, number: str, link: str, city: City, clock: VirtualClock, stars: str
) -> None:
    answered(city, number, clock.advance(HOUR))
    referrals.accept(city.operator, [number], now=clock.advance(HOUR))
    citizen.get(link)
    citizen.send(f"{link}/nilai", {"stars": stars})
    assert citizen.status == 422


def test_not_solved_opens_it_again(citizen: Browser, number: str, link: str, city: City, clock: VirtualClock) -> None:
    answered(city, number, clock.advance(HOUR))
    referrals.accept(city.operator, [number], now=clock.advance(HOUR))
    citizen.get(link)
    citizen.send(f"{link}/buka-lagi", {"reason": " "})
    assert citizen.status == 422
    citizen.send(f"{link}/buka-lagi", {"reason": "Lubangnya muncul lagi setelah hujan."})
    assert citizen.url == link
    assert "Dibuka kembali" in citizen.said


def test_the_citizen_gives_the_facts_that_were_asked_for(
    citizen: Browser, number: str, city: City, clock: VirtualClock
) -> None:
    complaints.ask(city.operator, [number], "Di depan toko yang mana?", now=clock.advance(HOUR))
    citizen.get(f"/pengaduan/{number}")
    assert "Di depan toko yang mana?" in citizen.said
    citizen.send(f"/pengaduan/{number}/lengkapi", {"facts": ""})
    assert citizen.status == 422
    citizen.send(f"/pengaduan/{number}/lengkapi", {"facts": "Di depan toko kue."})
    assert citizen.url == f"/pengaduan/{number}"
    assert "Di depan toko kue." in citizen.said
    assert "Menunggu verifikasi" in citizen.said


def test_facts_that_nobody_asked_for_are_a_conflict(citizen: Browser, number: str) -> None:
    citizen.get(f"/pengaduan/{number}")
    form = citizen.page
    citizen.get("/pengaduan")
    token = form.split('name="token" value="')[1].split('"')[0]
    citizen.send(f"/pengaduan/{number}/lengkapi", {"facts": "tambahan", "token": token})
    assert citizen.status == 409


def test_my_complaints_lists_mine_and_nobody_else_s(citizen: Browser, number: str, city: City) -> None:
    other = city.complaint("Lampu jalan mati")
    citizen.get("/pengaduan")
    assert number in citizen.said
    assert "Lampu jalan mati" not in citizen.said
    citizen.get(f"/pengaduan/{other}")
    assert citizen.status == 404


def test_a_visitor_is_sent_to_log_in_and_back(browser: Browser) -> None:
    for path in ("/pengaduan", "/pengaduan/26-0001-7", "/akun"):
        browser.get(path)
        assert browser.url == "/masuk"
    assert 'name="next" value="/akun"' in browser.page


def test_number_and_secret_find_the_complaint_without_a_login(citizen: Browser, number: str, link: str) -> None:
    secret = link.rsplit("/", 1)[1]
    citizen.client.cookies.clear()
    citizen.get("/lacak")
    citizen.send("/lacak", {"number": f" {number.replace('-', '')} ", "secret": secret})
    assert citizen.url == link


def test_the_whole_link_may_be_pasted(citizen: Browser, number: str, link: str) -> None:
    for fields in (
        {"number": number, "secret": f"https://humas.example{link}"},
        {"number": f"https://humas.example{link.replace('/p/', '/tiket/')}", "secret": ""},
    ):
        citizen.get("/lacak")
        citizen.send("/lacak", fields)
        assert citizen.url == link


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("26-0001-8", "angka pemeriksanya"), ("halo", "bukan nomor pengaduan"), ("26-0009-0", "")],
)
def test_a_wrong_number_is_explained(browser: Browser, number: str, sentence: str) -> None:
    browser.get("/lacak")
    browser.send("/lacak", {"number": number, "secret": "x" * 22})
    assert browser.status == 422
    assert sentence in browser.said


def test_a_wrong_secret_shows_nothing(citizen: Browser, number: str, link: str) -> None:
    for path in (f"/p/{number}/{'x' * 22}", f"/tiket/{number}/{'x' * 22}", f"/p/26-9999-1/{link.rsplit('/', 1)[1]}"):
        citizen.get(path)
        assert citizen.status == 404
        assert "Jalan berlubang" not in citizen.said


def test_a_photo_is_shown_to_its_citizen_only(citizen: Browser, number: str, link: str) -> None:
    citizen.get(link)
    path = citizen.page.split('<img src="')[1].split('"')[0]
    assert citizen.client.get(path).headers["content-type"] == "image/jpeg"
    assert citizen.client.get(path[:-1] + "0").status_code == 404
    sha256 = path.rsplit("/", 1)[1]
    citizen.client.cookies.clear()
    assert citizen.client.get(f"/pengaduan/{number}/foto/{sha256}").status_code == 403


def test_an_overdue_answer_stays_promised_until_it_comes(
    citizen: Browser, number: str, link: str, clock: VirtualClock
) -> None:
    clock.advance(9 * DAY)
    citizen.get(link)
    assert "Jawaban paling lambat" in citizen.said
