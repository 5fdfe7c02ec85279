"""Files, links and reviews of content at the command line."""

import json
from pathlib import Path

from store.clock import VirtualClock
from tests.cli.conftest import Run
from tests.support import pdfs
from tests.support.city import City


def written(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def test_a_pdf_is_attached_with_the_draft_and_taken_off_by_its_name(run: Run, city: City, tmp_path: Path) -> None:
    file = written(tmp_path / "perda.pdf", pdfs.plain())
    made = run("content", "add", "--kind", "news", "--title", "Pasar", "--text", "Isi.", "--attach", file, "--json")
    (attached,) = json.loads(made.stdout)["attachments"]
    assert (attached["name"], attached["mime"]) == ("perda.pdf", "application/pdf")
    more = written(tmp_path / "peta.pdf", pdfs.plain("peta"))
    assert len(json.loads(run("content", "edit", "pasar", "--attach", more, "--json").stdout)["attachments"]) == 2
    assert "perda.pdf (1 KB)" in run("content", "show", "pasar").stdout
    assert run("content", "detach", "pasar", "tiada").exit_code == 4
    left = json.loads(run("content", "detach", "pasar", "perda.pdf", "--json").stdout)["attachments"]
    assert [one["name"] for one in left] == ["peta.pdf"]


def test_a_pdf_that_acts_is_refused_before_anything_is_written(run: Run, city: City, tmp_path: Path) -> None:
    file = written(tmp_path / "jahat.pdf", pdfs.with_script())
    refused = run("content", "add", "--kind", "news", "--title", "Pasar", "--text", "Isi.", "--attach", file)
    assert refused.exit_code == 1
    assert "JS" in refused.stderr
    assert json.loads(run("content", "list", "--json").stdout) == []


def test_a_draft_is_reviewed_sent_back_published_and_archived(run: Run, city: City) -> None:
    run("content", "add", "--kind", "news", "--title", "Pasar", "--text", "Isi.")
    assert json.loads(run("content", "submit", "pasar", "--json").stdout)["state"] == "review"
    back = run("content", "send-back", "pasar", "--reason", "Tanggalnya keliru")
    assert "Tanggalnya keliru" in back.stdout
    run("content", "publish", "pasar")
    assert json.loads(run("content", "archive", "pasar", "--json").stdout)["state"] == "archived"
    assert run("content", "withdraw", "pasar").exit_code == 2
    assert run("content", "withdraw", "pasar", "--reason", " ").exit_code == 1


def test_a_complaint_is_linked_shown_and_linked_no_more(run: Run, city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    run("content", "add", "--kind", "program", "--title", "Gerebek Drainase", "--text", "Isi.")
    assert run("content", "link", "gerebek-drainase", number).exit_code == 0
    assert run("content", "link", "gerebek-drainase", number).exit_code == 5
    assert "Gerebek Drainase" in run("complaint", "show", number).stdout
    (linked,) = json.loads(run("complaint", "show", number, "--json").stdout)["related"]
    assert linked == {"slug": "gerebek-drainase", "kind": "program", "title": "Gerebek Drainase", "state": "draft"}
    assert json.loads(run("content", "unlink", "gerebek-drainase", number, "--json").stdout)["number"] == number
    assert json.loads(run("complaint", "show", number, "--json").stdout)["related"] == []
