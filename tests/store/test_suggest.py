"""Which agency a complaint is for: learnt from what was forwarded, helped by the topic, always with reasons."""

import pytest

from store import suggest
from store.errors import NotAllowed
from store.models import Agency, Category
from tests.support.city import City


def learnt(city: City) -> None:
    """Let Humas have forwarded a few complaints of two kinds."""
    for title, agency in (("Jalan berlubang", "PUPR"), ("Sampah menumpuk", "DLHK")):
        for _complaint in range(4):
            city.forwarded(title, agency)


def names(city: City, text: str, category: str = "") -> list[str]:
    return [one.agency for one in suggest.agencies(city.operator, text, category=category)]


def test_the_words_of_earlier_complaints_lead_to_their_agency_and_are_named(city: City) -> None:
    learnt(city)
    best = suggest.agencies(city.operator, "Ada sampah yang menumpuk di lorong")[0]
    assert best.agency == "DLHK"
    assert "sampah" in " ".join(best.reasons)


def test_a_topic_leads_to_its_usual_agency_also_without_any_example(city: City) -> None:
    Category.create(code="jalan", name="Jalan", agency=Agency.get(Agency.code == "PUPR"))
    found = suggest.agencies(city.operator, "xyz", category="jalan")
    assert [one.agency for one in found] == ["PUPR"]
    assert found[0].reasons


def test_a_topic_without_an_agency_or_an_unknown_one_says_nothing(city: City) -> None:
    Category.create(code="lain", name="Lain")
    assert names(city, "xyz", category="lain") == names(city, "xyz", category="tidak-ada") == []


def test_nothing_is_suggested_before_anything_was_learnt(city: City) -> None:
    assert names(city, "Jalan berlubang") == []


def test_a_disabled_agency_is_not_suggested(city: City) -> None:
    learnt(city)
    Agency.update(active=False).where(Agency.code == "DLHK").execute()
    assert "DLHK" not in names(city, "sampah menumpuk")


def test_new_examples_are_learnt(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "REFRESH_EVERY", 1)
    learnt(city)
    assert "RSUD" not in names(city, "antre di poli")
    for _complaint in range(4):
        city.forwarded("Antre di poli", "RSUD")
    assert names(city, "antre di poli")[0] == "RSUD"


def test_an_agency_asks_for_no_suggestion(city: City) -> None:
    with pytest.raises(NotAllowed):
        suggest.agencies(city.officer(), "jalan")
