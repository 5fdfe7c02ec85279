"""Searching: words, places, numbers and telephones, by what a person types while another is on the telephone."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store import citizens, complaints, database, queries, searching
from store.models import Complaint, Ward
from store.queries import Filter
from tests.conftest import Store
from tests.store.test_listing import fill, numbers
from tests.support.city import City


def test_words_are_found_from_their_beginnings_newest_first(city: City) -> None:
    first = city.complaint("Lampu jalan padam", place="Simpang Wua-Wua")
    second = city.complaint("Jalan berlubang")
    assert numbers(city, Filter(search="jal")) == [second, first]
    assert numbers(city, Filter(search="LAMPU pad")) == [first]
    assert numbers(city, Filter(search="wua")) == [first]
    assert numbers(city, Filter(search="banjir")) == []
    assert numbers(city, Filter(search="jal"), limit=1) == [second]


def test_text_that_comes_later_is_found_too(city: City) -> None:
    number = city.complaint()
    complaints.ask(city.operator, [number], "Di mana?", now=city.clock.now())
    complaints.supply(city.operator, number, "Dekat jembatan kuning", now=city.clock.now())
    assert numbers(city, Filter(search="kuning")) == [number]


def test_a_number_is_found_exactly_however_it_is_typed(city: City) -> None:
    made = fill(city, 3)
    assert numbers(city, Filter(search=made[0].replace("-", ""))) == [made[0]]


def test_a_phone_is_found_by_humas_and_by_nobody_else(city: City) -> None:
    person = citizens.NewCitizen("Wa Ode Siti", "0813 9999 0000", "Jl. Saranani 12", "Korumba")
    number = city.forwarded(citizen=person)
    fill(city, 2)
    assert numbers(city, Filter(search="+62 813-9999-0000")) == [number]
    assert numbers(city, Filter(search="081399990000"), actor=city.officer()) == []
    assert numbers(city, Filter(search="081399990000"), actor=city.viewer) == []
    assert numbers(city, Filter(search="00000000000000000")) == []


@pytest.mark.parametrize(
    "typed",
    [
        "Jl. Saranani No. 12",
        "saranani 12",
        "jalan saranani nomor 12",
        "12 SARANANI",
        "RT 03/RW 05",
        "rt 3 rw 5",
        "rw 05 saranani",
        "kel. mandonga saranani",
    ],
)
def test_a_place_is_found_however_it_is_written(city: City, typed: str) -> None:
    found = city.complaint("Lampu padam", place="Jln.Saranani No.12 RT 03/RW 05", ward="Mandonga")
    for place in ("Jl. Saranani No. 120", "Jl. Made Sabara 12", "RT 05/RW 03"):
        city.complaint("Lampu padam", place=place, ward="Bende")
    assert numbers(city, Filter(search=typed)) == [found]


def test_a_block_a_lane_and_an_rt_are_found_exactly(city: City) -> None:
    found = city.complaint("Banjir", place="Perumahan Bumi Indah Blok C, Lrg. 2")
    city.complaint("Banjir", place="Perumahan Bumi Indah Blok A, Lorong 12 c")
    assert numbers(city, Filter(search="perum bumi indah blok c")) == [found]
    assert numbers(city, Filter(search="lorong 2")) == [found]


def test_a_ward_and_its_district_are_found_though_the_text_does_not_name_them(city: City) -> None:
    found = city.complaint("Sampah menumpuk", ward="Korumba")
    city.complaint("Sampah menumpuk", ward="Bende")
    assert numbers(city, Filter(search="korumba")) == [found]
    assert numbers(city, Filter(search="sampah mandonga")) == [found]


def test_a_complaint_that_moves_to_another_ward_is_found_there_and_no_longer_here(city: City, store: Store) -> None:
    number = city.complaint("Sampah menumpuk", ward="Korumba")
    for ward, found in (("Bende", [number]), (None, [])):
        key = None if ward is None else Ward.get(Ward.name == ward).id
        Complaint.update(ward=key).where(Complaint.number == number).execute()
        assert numbers(city, Filter(search="bende")) == found
        assert numbers(city, Filter(search="korumba")) == []
    assert numbers(city, Filter(search="sampah")) == [number]
    if store.kind == "sqlite":
        database.db.execute_sql("INSERT INTO complaint_search (complaint_search, rank) VALUES ('integrity-check', 1)")


def test_what_the_words_do_not_find_postgresql_finds_by_their_roots(city: City, store: Store) -> None:
    for _made in range(3):
        city.complaint("Jalan berlubang", text="Jalan berlubang sekali.")
    wanted = Filter(search="lubangnya")
    expected = 3 if store.kind == "postgresql" else 0
    assert len(numbers(city, wanted)) == queries.count(city.operator, wanted, now=0) == expected
    page = queries.find(city.operator, wanted, now=0, limit=2)
    rest = [] if page.next_key is None else queries.find(city.operator, wanted, now=0, after=page.next_key).rows
    assert len(page.rows + rest) == expected


def test_roots_are_not_asked_for_where_the_words_find_something(city: City) -> None:
    city.complaint("Jalan berlubang", text="Jalan berlubang sekali.")
    found = city.complaint("Lubang di trotoar", text="Ada lubang.")
    wanted = Filter(search="lubang")
    assert numbers(city, wanted) == [found]
    page = queries.find(city.operator, wanted, now=0)
    after = queries.key_of(page.rows[0], wanted)
    assert queries.find(city.operator, wanted, now=0, after=after).rows == []


def test_words_that_stand_together_seldom_are_found_far_from_the_newest(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.matching.NEAR", 2)
    monkeypatch.setattr("store.matching.OFTEN", 2)
    oldest = city.complaint("Sampah di got")
    others = fill(city, 6)
    assert numbers(city, Filter(search="sampah got")) == [oldest]
    assert numbers(city, Filter(search="aduan")) == others
    page = queries.find(city.operator, Filter(search="aduan"), now=0, limit=2)
    page = queries.find(city.operator, Filter(search="aduan"), now=0, limit=2, after=page.next_key)
    back = queries.find(city.operator, Filter(search="aduan"), now=0, limit=2, before=page.previous_key)
    assert [row.number for row in back.rows + page.rows] == others[:4]


HOSTILE = [
    "\"' OR 1=1 --", "NEAR(", "*", "a:* | b", "') & !", "title:x", "\\", "%", "()", "🙂", "AND OR NOT", "x" * 10_000,
    "NUL \x00", "^lampu", "-lampu", "{title}: x", "\u202e", "%s ?", "_", "<script>", "[/]", "\ud800", "²", "a<->b",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_search_is_text(city: City, hostile: str) -> None:
    city.complaint("Aduan", text="Isi aduan ini.", place="", ward="Bende")
    assert numbers(city, Filter(search=hostile)) == []


SIGNS = st.text(st.sampled_from("*\"'():^-+&|!<>\\%_;{}~$@#`[]/ \t\n\x00\u200b\u202e🙂"), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIGNS, SIGNS, SIGNS)
@example("", ":* | ", "")
@example('"', '" OR "', '"*')
def test_signs_around_words_change_nothing(city: City, before: str, between: str, after: str) -> None:
    if not Complaint.select().exists():
        city.complaint("Lampu padam", text="Gelap.")
        city.complaint("Lampu menyala", text="Terang.")
        city.complaint("Pompa padam", text="Kering.")
    plain = numbers(city, Filter(search="lampu padam"))
    assert len(plain) == 1
    assert numbers(city, Filter(search=f"{before}lampu{between or ' '}padam{after}")) in (
        [plain] if not between or searching.WORDS.findall(f"lampu{between}padam") == ["lampu", "padam"] else [[], plain]
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_text_is_an_error(city: City, text: str) -> None:
    wanted = Filter(search=text)
    assert len(numbers(city, wanted)) == queries.count(city.operator, wanted, now=0)
    assert searching.advice(city.operator, text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("26-0001-8", "angka pemeriksa"),
        ("2600018", "angka pemeriksa"),
        ("26-0001-7", "Tidak ada pengaduan 26-0001-7"),
        ("0813 9999 0000", "Tidak ada pengaduan dari nomor telepon ini"),
        ("0813 99999999999", "bukan nomor telepon"),
        ("wa ode siti", "Nama disegel"),
    ],
)
def test_an_empty_search_says_what_it_was_taken_for_and_what_to_try(city: City, typed: str, said: str) -> None:
    assert said in searching.advice(city.operator, typed)


def test_an_officer_is_not_told_of_telephones(city: City) -> None:
    assert "telepon" not in searching.advice(city.officer(), "081399990000")
    assert "telepon" not in searching.advice(city.officer(), "wa ode")
