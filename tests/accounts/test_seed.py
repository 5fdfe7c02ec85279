"""A new city: what the seed holds, and that loading it again changes nothing."""

from pathlib import Path

from store import agencies, categories, seed, wards
from store.actors import SYSTEM
from store.clock import VirtualClock
from store.models import Holiday
from tests.conftest import Store


def test_a_new_database_starts_with_kendari(store: Store, clock: VirtualClock) -> None:
    assert seed.load(SYSTEM, now=clock.now()) == seed.Seeded(11, 65, 53, 34, 172)
    codes = {row.code for row in agencies.find(SYSTEM)}
    usual = {"PUPR", "RSUD", "DLHK", "DISHUB", "DINKES", "DISDUKCAPIL", "DAMKAR", "SATPOLPP"}
    assert usual <= codes
    assert len(wards.listing()) == 65
    assert Holiday.get(Holiday.day == "2026-08-17").name.startswith("Hari Kemerdekaan")


def test_every_topic_but_the_last_has_an_agency_that_exists(store: Store, clock: VirtualClock) -> None:
    seed.load(SYSTEM, now=clock.now())
    topics = categories.listing()
    assert [topic.code for topic in topics if not topic.agency] == ["lainnya"]
    assert topics[-1].code == "lainnya"


def test_loading_again_adds_what_is_missing_and_leaves_what_people_changed(store: Store, clock: VirtualClock) -> None:
    seed.load(SYSTEM, now=clock.now())
    agencies.edit(SYSTEM, "PUPR", name="Dinas PU", now=clock.now())
    Holiday.delete().where(Holiday.day == "2026-08-17").execute()
    assert seed.load(SYSTEM, now=clock.now()) == seed.Seeded(0, 0, 0, 0, 1)
    assert seed.load(SYSTEM, now=clock.now()) == seed.Seeded(0, 0, 0, 0, 0)
    assert agencies.get(SYSTEM, "PUPR").name == "Dinas PU"


def test_the_source_of_every_file_is_named() -> None:
    told = (seed.DIRECTORY / "README.md").read_text(encoding="utf-8")
    files: list[Path] = list(seed.DIRECTORY.glob("*.csv"))
    assert files
    assert all(f"`{file.name}`" in told for file in files)
