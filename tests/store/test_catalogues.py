"""Both languages say everything that the code says."""

import gettext
import io
import os
from pathlib import Path

import pytest

from store import catalogues
from tests.support.catalogues import LANGUAGES, ROOMS, ROOT, po_file, problems, read


@pytest.mark.parametrize("room", ROOMS)
def test_the_catalogues_of_a_room_are_complete_in_both_languages(room: str) -> None:
    assert problems(room) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_message_has_one_translation_in_all_rooms(language: str) -> None:
    said: dict[object, dict[str, list[str]]] = {}
    for room in ROOMS:
        for message in read(po_file(room, language), language):
            if message.id:
                said.setdefault(message.id, {}).setdefault(str(message.string), []).append(room)
    assert {key: found for key, found in said.items() if len(found) > 1} == {}


def test_a_checkout_without_compiled_catalogues_still_speaks_indonesian() -> None:
    source = ROOT / "locale" / "id" / "LC_MESSAGES" / "store.po"
    compiled = gettext.GNUTranslations(io.BytesIO(catalogues.compile_one(source)))
    assert compiled.gettext("Finished") == "Selesai"


@pytest.mark.parametrize(("age", "said"), [(10, "Baru"), (-10, "Lama")])
def test_a_compiled_catalogue_is_believed_unless_it_is_stale(
    age: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "room.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    source.write_text(header + 'msgid "Finished"\nmsgstr "Lama"\n', encoding="utf-8")
    (compiled,) = catalogues.compile_all(tmp_path)
    source.write_text(header + 'msgid "Finished"\nmsgstr "Baru"\n', encoding="utf-8")
    changed = compiled.stat().st_mtime + age
    os.utime(source, (changed, changed))
    monkeypatch.setattr(catalogues, "directory", lambda: tmp_path)
    catalogues.load.cache_clear()
    assert catalogues.load("id").gettext("Finished") == said
    catalogues.load.cache_clear()


def test_an_unknown_language_says_the_messages_themselves() -> None:
    assert catalogues.load("xx").gettext("Finished") == "Finished"
