"""`ehumas content …`: from the draft to the public and back, on the command line."""

import json
from pathlib import Path

import pytest

from store import content
from store.clock import VirtualClock
from tests.cli.conftest import Run
from tests.support.city import City

RULE = ("--kind", "regulation", "--title", "Pengelolaan sampah", "--text", "Isi.", "--type", "perda", "--number", "3")


def test_an_article_goes_from_draft_to_the_public_and_back(run: Run, city: City, clock: VirtualClock) -> None:
    added = run("content", "add", "--kind", "news", "--title", "Pasar Baru", "--text", "**Buka**.", "--json")
    assert json.loads(added.stdout)["state"] == "draft"
    assert "pasar-baru" in run("content", "publish", "pasar-baru").stdout
    assert content.read("news", "pasar-baru", now=clock.now()).body == "**Buka**."
    assert (
        json.loads(run("content", "withdraw", "pasar-baru", "--reason", "Keliru", "--json").stdout)["state"]
        == "withdrawn"
    )


def test_an_article_is_scheduled_for_a_local_time(run: Run, city: City) -> None:
    run("content", "add", "--kind", "program", "--title", "Terang", "--text", "Isi.")
    row = json.loads(run("content", "schedule", "terang", "--at", "2026-10-31T08:00", "--json").stdout)
    assert (row["state"], row["publish_at"]) == ("scheduled", "2026-10-31T08:00:00+08:00")
    assert run("content", "schedule", "terang", "--at", "besok").exit_code == 1


def test_editing_changes_what_is_named_and_nothing_else(run: Run, city: City, tmp_path: Path) -> None:
    run("content", "add", *RULE, "--year", "2024")
    (tmp_path / "isi.md").write_text("Isi baru.", encoding="utf-8")
    row = json.loads(
        run(
            "content", "edit", "pengelolaan-sampah", "--status", "amended", "--file", str(tmp_path / "isi.md"), "--json"
        ).stdout
    )
    assert (row["status"], row["text"], row["number"], row["year"]) == ("amended", "Isi baru.", "3", 2024)


def test_the_text_may_come_from_stdin_and_is_shown(run: Run, city: City) -> None:
    run("content", "add", "--kind", "outreach", "--title", "Temu warga", "--file", "-", stdin="Dari masukan baku.")
    assert "Dari masukan baku." in run("content", "show", "temu-warga").stdout
    assert "perda 3/2024" in run("content", "add", *RULE, "--year", "2024").stdout


def test_lists_are_filtered_and_machine_readable(run: Run, city: City) -> None:
    for number in range(3):
        run("content", "add", "--kind", "news", "--title", f"Kabar {number}", "--text", "Isi.")
    run("content", "add", *RULE, "--year", "2024")
    rows = json.loads(run("content", "list", "--kind", "news", "--json").stdout)
    assert [row["title"] for row in rows] == ["Kabar 2", "Kabar 1", "Kabar 0"]
    assert "text" not in rows[0]
    plain = run("content", "list", "--limit", "2", "--plain")
    assert len(plain.stdout.splitlines()) == 3
    assert "--limit" in plain.stderr
    assert json.loads(run("content", "list", "--state", "published", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("content", "show", "tiada"), 4),
        (("content", "publish", "tiada"), 4),
        (("content", "add", "--kind", "kabar", "--title", "A", "--text", "B"), 1),
        (("content", "add", "--kind", "news", "--text", "B"), 1),
        (("content", "add", "--kind", "news", "--title", "A", "--file", "/tiada/isi.md"), 1),
        (("content", "list", "--state", "lama"), 1),
        (("content", "add"), 2),
    ],
)
def test_a_fault_is_one_sentence_and_a_code(run: Run, city: City, words: tuple[str, ...], code: int) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_only_humas_writes(run: Run, city: City) -> None:
    assert run("content", "list", as_user="viewer").exit_code == 3
