"""A complaint's whole way on the command line, on both databases."""

import json
from typing import Any

import pytest

from commands.session import chosen
from store import complaints, queries
from store.clock import HOUR, VirtualClock
from tests.cli.conftest import Run
from tests.support.city import City

ADD = (
    "complaint", "add", "--title", "Jalan berlubang", "--text", "Lubang besar di depan pasar.",
    "--citizen-name", "Wa Ode Sinta", "--phone", "0812 3456 7891", "--address", "Jl. Saranani 4", "--ward", "Korumba",
)  # fmt: skip


def data(run: Run, *words: str, **given: Any) -> Any:
    """Run with --json, which must end well, and return what it printed."""
    result = run(*words, "--json", **given)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_complaint_is_taken_in_with_number_secret_and_promise(run: Run, city: City) -> None:
    made = data(run, *ADD, "--privacy", "anonymous", "--at", "2026-10-04T20:00")
    assert made["state"] == "new"
    assert made["ward"] == "Korumba"
    assert made["received_at"] == "2026-10-04T20:00:00+08:00"
    assert len(made["secret"]) >= 16
    assert made["promise_at"] > made["received_at"]
    assert made["deadlines"][0] == {
        "clock": "forward", "level": 1, "due_at": "2026-10-05T00:00:00+08:00", "state": "pending", "fired_at": None,
    }  # fmt: skip
    told = run(*ADD).stdout
    assert "Rahasia" in told


def test_the_same_key_twice_is_one_complaint(run: Run, city: City) -> None:
    first = data(run, *ADD, "--key", "kunci-yang-sama")
    again = data(run, *ADD, "--key", "kunci-yang-sama")
    assert again["number"] == first["number"]
    assert (first["created"], again["created"], again["secret"]) == (True, False, "")


def test_the_way_from_forwarding_to_closing(run: Run, city: City, clock: VirtualClock) -> None:
    number = data(run, *ADD)["number"]
    (forwarded,) = data(run, "complaint", "forward", number, "--agency", "pupr", "--note", "Segera")
    assert (forwarded["state"], forwarded["agency"], forwarded["handovers"]) == ("forwarded", "PUPR", 1)
    clock.advance(2 * HOUR)
    answered = data(run, "complaint", "answer", number, "--text", "-", as_user="pupr", stdin="Sudah ditambal.\n")
    assert answered["state"] == "answered"
    assert data(run, "complaint", "send-back", number, "--reason", "Kapan?")["state"] == "forwarded"
    data(run, "complaint", "answer", number, "--text", "Tadi pagi.", as_user="pupr")
    (closed,) = data(run, "complaint", "accept", number)
    assert (closed["state"], closed["answered_at"]) == ("closed", "2026-10-05T10:00:00+08:00")
    assert data(run, "complaint", "undo", number)["state"] == "answered"
    run("complaint", "accept", number)
    assert data(run, "complaint", "reopen", number, "--reason", "Rusak lagi")["cycle"] == 2


def test_a_promise_is_no_final_answer_and_a_bare_done_needs_a_sentence(run: Run, city: City) -> None:
    number = city.forwarded()
    refused = run("complaint", "answer", number, "--text", "akan ditindaklanjuti", as_user="pupr")
    assert (refused.exit_code, "jawaban sementara" in refused.stderr) == (1, True)
    data(run, "complaint", "answer", number, "--text", "Sudah.", as_user="pupr")
    doubted = run("complaint", "accept", number)
    assert (doubted.exit_code, number in doubted.stderr) == (5, True)
    (closed,) = data(run, "complaint", "accept", number, "--despite", "Saya lihat sendiri.")
    assert closed["state"] == "closed"


def test_an_interim_answer_promises_a_day(run: Run, city: City) -> None:
    number = city.forwarded()
    words = ("complaint", "answer", number, "--text", "Menunggu aspal.", "--interim", "--promise", "2026-10-20")
    assert data(run, *words, as_user="pupr")["answers"][0]["promise_at"] == "2026-10-20T23:59:59+08:00"
    (promised,) = data(run, "complaint", "accept", number)
    assert (promised["state"], promised["clock"]) == ("in_progress", "promise")


def test_what_humas_decides_without_an_agency(run: Run, city: City) -> None:
    asked, other, gone, far, noted = (city.complaint(f"Keluhan {n}") for n in range(5))
    assert data(run, "complaint", "ask", asked, "--reason", "Di mana?")[0]["state"] == "needs_data"
    assert "Di depan SD" in data(run, "complaint", "supply", asked, "--text", "Di depan SD.")["text"]
    assert data(run, "complaint", "merge", other, "--into", asked)["merged_into"] == asked
    assert data(run, "complaint", "show", asked)["citizens"] == 2
    assert data(run, "complaint", "reject", gone, "--reason", "Iklan.")[0]["state"] == "new"
    assert data(run, "complaint", "reject", gone, as_user="supervisor")[0]["reject_reason"] == "Iklan."
    referred = data(run, "complaint", "refer", far, "--to", "PT PLN", "--tracking", "LP-1")
    assert referred["referred_to"] == "PT PLN (LP-1)"
    assert data(run, "complaint", "note", noted, "--text", "Sudah ditelepon.")[0]["state"] == "new"


def test_an_agency_gives_back_what_is_not_its_matter_and_sees_it_no_more(run: Run, city: City) -> None:
    number = city.forwarded()
    assert data(run, "complaint", "return", number, "--reason", "Bukan kami.", as_user="pupr") == {"number": number}
    assert run("complaint", "show", number, as_user="pupr").exit_code == 4
    assert data(run, "complaint", "show", number)["returns"] == 1


def test_the_whole_identity_needs_a_reason_and_is_recorded(run: Run, city: City) -> None:
    number = city.complaint()
    assert data(run, "complaint", "show", number)["citizen"]["name"] == "W••• O••• S•••"
    assert data(run, "complaint", "reveal", number, "--reason", "Menelepon")["name"] == "Wa Ode Siti"
    assert data(run, "complaint", "history", number)[-1]["kind"] == "identity_revealed"
    assert run("citizen", "show", number, "--reason", "Lagi").exit_code == 0
    assert run("complaint", "reveal", number, "--reason", "Ingin tahu", as_user="pupr").exit_code in (3, 4)


def test_a_search_in_vain_says_what_it_was_taken_for_as_the_console_does(run: Run, city: City) -> None:
    number = city.complaint("Lampu padam")
    for words, as_user in (("gajah", "operator"), ("0812-9999-0000", "operator"), ("gajah", "pupr"), (number, "pupr")):
        said = queries.advice(city.officer() if as_user == "pupr" else city.operator, words)
        for form in ("", "--json", "--plain"):
            found = run("complaint", "list", "--search", words, *filter(None, [form]), as_user=as_user)
            assert (found.exit_code, found.stderr) == (0, f"{said}\n")
            assert form != "--json" or found.stdout == "[]\n"
    assert run("complaint", "list", "--search", "lampu").stderr == ""
    assert run("complaint", "list", "--state", "closed", "--json").stderr == ""
    assert run("complaint", "list", "--state", "closed").stderr == "Tidak ada yang ditampilkan.\n"


def test_a_list_is_filtered_paged_and_complete(run: Run, city: City, clock: VirtualClock) -> None:
    numbers = [city.complaint(f"Lampu padam {n}", now=clock.advance(HOUR)) for n in range(5)]
    complaints.forward(city.operator, [numbers[0]], "PUPR", now=clock.now())
    clock.advance(25 * HOUR)
    first = run("complaint", "list", "--limit", "2", "--plain")
    assert [line.split("\t")[1] for line in first.stdout.splitlines()[1:]] == [numbers[4], numbers[3]]
    key = first.stderr.rsplit(" ", 1)[1].strip()
    rest = data(run, "complaint", "list", "--after", key)
    assert [row["number"] for row in rest] == [numbers[2], numbers[1], numbers[0]]
    (row,) = data(run, "complaint", "list", "--agency", "PUPR", "--state", "forwarded,answered", "--overdue")
    assert row["number"] == numbers[0]
    assert {entry["clock"] for entry in row["deadlines"]} == {"forward", "reply"}
    assert row["forwarded_at"] == "2026-10-05T13:00:00+08:00"
    assert {"text", "privacy", "answered_at", "closed_at", "citizens", "title"} <= set(row)
    assert len(data(run, "complaint", "list", "--search", "padam 3")) == 1
    assert data(run, "complaint", "list", "--ward", "Bende") == []
    assert numbers[0] in run("complaint", "list", as_user="pupr").stdout
    assert numbers[1] not in run("complaint", "list", as_user="pupr").stdout


def test_one_complaint_is_shown_explained_and_told_for_people(run: Run, city: City, clock: VirtualClock) -> None:
    number = city.answered()
    shown = run("complaint", "show", number).stdout
    assert "Jalan berlubang" in shown
    assert "Lubang sudah ditutup" in shown
    assert "menunggu pemeriksaan Humas" in run("complaint", "explain", number).stdout
    assert len(data(run, "complaint", "explain", number)) == 6
    told = run("complaint", "history", number).stdout
    assert "dijawab" in told
    assert "before" not in json.dumps(data(run, "complaint", "history", number))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("complaint", "show", "26-0001-8"), 1),
        (("complaint", "show", "26-9999-3"), 4),
        (("complaint", "list", "--state", "hilang"), 1),
        (("complaint", "list", "--agency", "XX"), 1),
        (("complaint", "list", "--ward", "Atlantis"), 1),
        (("complaint", "list", "--after", "abc"), 1),
        ((*ADD, "--at", "kemarin"), 1),
        ((*ADD, "--at", "2031-01-01"), 1),
        ((*ADD, "--category", "zzz"), 1),
        ((*ADD, "--privacy", "zzz"), 1),
        ((*ADD, "--channel", "zzz"), 1),
    ],
)
def test_what_cannot_be_is_one_sentence_and_a_code(run: Run, city: City, words: tuple[str, ...], code: int) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_wrong_agency_wrong_account_and_second_writer(run: Run, city: City) -> None:
    number = city.complaint()
    assert run("complaint", "forward", number, "--agency", "XX").exit_code == 4
    assert run("complaint", "forward", number, "--agency", "PUPR", as_user="viewer").exit_code == 3
    assert run("complaint", "forward", number, "--agency", "PUPR", as_user="nobody").exit_code == 4
    assert run("complaint", "forward", number, "--agency", "PUPR").exit_code == 0
    assert run("complaint", "forward", number, "--agency", "PUPR").exit_code == 5


def test_who_acts_is_named_or_is_the_only_operator(run: Run, city: City, clock: VirtualClock) -> None:
    from store import accounts
    from store.actors import SYSTEM

    assert run("board", as_user="").exit_code == 0
    assert run("board", "--as", "viewer", as_user="").exit_code == 0
    assert run("--as", "viewer", "board", as_user="").exit_code == 0
    assert chosen.login == "viewer"
    accounts.create(SYSTEM, role="operator", login="kedua", name="Kedua", now=clock.now())
    refused = run("board", as_user="")
    assert refused.exit_code == 1
    assert "--as" in refused.stderr


def test_agencies_are_suggested_with_reasons(run: Run, city: City) -> None:
    number = city.complaint("Sampah menumpuk di pasar")
    for text in ("Sampah tidak diangkut, bau", "Tumpukan sampah di pasar"):
        city.forwarded(text, "DLHK")
    city.forwarded("Aspal jalan berlubang", "PUPR")
    ranked = data(run, "complaint", "suggest", number)
    assert ranked[0]["agency"] == "DLHK"
    assert any("sampah" in reason for reason in ranked[0]["reasons"])
    assert data(run, "complaint", "suggest", "--text", "aspal berlubang dalam")[0]["agency"] == "PUPR"
    assert run("complaint", "suggest", number, as_user="pupr").exit_code in (3, 4)
