"""Registering, logging in and out, and the own data."""

import pytest

from store import accounts
from store.clock import DAY, VirtualClock
from tests.portal.support import PASSWORD, PERSON, Browser
from tests.support.city import City


def test_the_consent_s_wording_and_date_are_kept_and_shown(browser: Browser) -> None:
    browser.get("/daftar")
    wording = browser.page.split('<label for="consent">')[1].split("</label>")[0]
    browser.register()
    browser.get("/akun")
    assert wording in browser.page
    assert "5 Oktober 2026" in browser.said
    assert "0813-5555-0101" in browser.said


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " \u202e "}, "Nama belum diisi"),
        ({"phone": "0813 KAMI 01"}, "bukan nomor telepon"),
        ({"address": ""}, "Alamat belum diisi"),
        ({"ward": ""}, "kelurahan"),
        ({"ward": "Atlantis"}, "Atlantis"),
        ({"password": "pendek"}, "Kata sandi terlalu pendek"),
        ({"consent": ""}, "persetujuan"),
    ],
)
def test_each_fault_of_a_registration_is_one_sentence_and_the_rest_stays(
    browser: Browser, changes: dict[str, str], sentence: str
) -> None:
    browser.register(**changes)
    assert browser.status == 422
    assert sentence.lower() in browser.said.lower()
    assert PASSWORD not in browser.page
    assert browser.page.count('role="alert"') == 1
    if "address" not in changes:
        assert PERSON["address"] in browser.page


def test_a_number_registers_once(browser: Browser) -> None:
    browser.register()
    browser.client.cookies.clear()
    browser.register(phone="+62 813-5555-0101", name="Orang Lain")
    assert browser.status == 422
    assert "sudah terdaftar" in browser.said


def test_log_out_and_in_again(citizen: Browser) -> None:
    citizen.get("/")
    citizen.send("/keluar", {})
    assert "Masuk" in citizen.said
    citizen.get("/masuk?next=/pengaduan")
    citizen.send("/masuk", {"phone": "081355550101", "password": PASSWORD})
    assert citizen.url == "/pengaduan"


def test_a_session_ends_by_itself(citizen: Browser, clock: VirtualClock) -> None:
    clock.advance(31 * DAY)
    citizen.get("/pengaduan")
    assert citizen.url == "/masuk"


def test_a_wrong_password_is_refused_and_the_number_stays(citizen: Browser) -> None:
    citizen.get("/masuk")
    citizen.send("/masuk", {"phone": PERSON["phone"], "password": "salah sekali ya"})
    assert citizen.status == 403
    assert PERSON["phone"] in citizen.page
    assert "salah sekali ya" not in citizen.page


def test_guessing_is_stopped(citizen: Browser) -> None:
    citizen.get("/masuk")
    for _guess in range(6):
        citizen.send("/masuk", {"phone": PERSON["phone"], "password": "salah sekali ya"})
    citizen.send("/masuk", {"phone": PERSON["phone"], "password": PASSWORD})
    assert citizen.status == 403
    assert "terlalu banyak" in citizen.said.lower()


def test_staff_do_not_enter_through_the_portal(browser: Browser, city: City, clock: VirtualClock) -> None:
    accounts.create(
        city.supervisor, role="operator", login="petugas", name="Petugas", password=PASSWORD, now=clock.now()
    )
    browser.get("/masuk")
    browser.send("/masuk", {"phone": "petugas", "password": PASSWORD})
    assert browser.status == 403
    assert "ehumas" not in browser.client.cookies
    assert "konsol" in browser.said


@pytest.mark.parametrize("following", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:1"])
def test_nobody_is_sent_to_another_site(citizen: Browser, following: str) -> None:
    citizen.get(f"/masuk?next={following}")
    assert "jahat" not in citizen.page
    citizen.send("/masuk", {"phone": PERSON["phone"], "password": PASSWORD, "next": following})
    assert citizen.url == "/"


def test_english_by_choice_and_it_stays(browser: Browser) -> None:
    browser.get("/?lang=en")
    assert 'lang="en"' in browser.page
    browser.get("/masuk")
    assert "Log in" in browser.said
    browser.get("/masuk?lang=id")
    assert "Masuk" in browser.said
    browser.get("/masuk?lang=xx")
    assert "Masuk" in browser.said
