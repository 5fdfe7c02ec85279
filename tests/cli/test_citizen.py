"""Citizens at the command line: what they ask about their data, and who they really are."""

import json

from store.clock import DAY, VirtualClock
from store.models import Complaint
from tests.cli.conftest import Run
from tests.support.city import City


def person_of(number: str) -> str:
    return str(Complaint.get(Complaint.number == number).citizen_id)


def test_a_request_is_taken_down_listed_shown_and_answered(run: Run, city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    made = json.loads(
        run("citizen", "request", "add", key, "--kind", "access", "--note", "Minta salinan", "--json").stdout
    )
    assert (made["kind"], made["state"], made["citizen"]) == ("access", "open", int(key))
    other = json.loads(run("citizen", "request", "add", key, "--kind", "erasure", "--note", "Hapus", "--json").stdout)
    assert "Minta salinan" in run("citizen", "request", "list").stdout
    assert json.loads(run("citizen", "request", "show", str(made["id"]), "--json").stdout) == made
    assert "Diberikan" in run("citizen", "request", "done", str(made["id"]), "--reply", "Diberikan").stdout
    refused = run("citizen", "request", "refuse", str(other["id"]), "--reply", "Masih berjalan", "--json")
    assert json.loads(refused.stdout)["state"] == "refused"
    assert json.loads(run("citizen", "request", "list", "--json").stdout) == []
    assert len(json.loads(run("citizen", "request", "list", "--citizen", key, "--json").stdout)) == 2
    assert run("citizen", "request", "done", str(made["id"]), "--reply", "Lagi").exit_code == 5
    assert run("citizen", "request", "show", "999").exit_code == 4


def test_a_late_request_fails_the_doctor(run: Run, city: City, clock: VirtualClock) -> None:
    def told() -> dict[str, object]:
        rows = json.loads(run("doctor", "--json").stdout)
        return next(row for row in rows if row["part"] == "permintaan data")

    assert told()["ok"] is True
    run("citizen", "request", "add", person_of(city.complaint()), "--kind", "access", "--note", "x")
    assert (told()["ok"], told()["detail"]) == (True, "1 menunggu")
    clock.advance(4 * DAY)
    assert (told()["ok"], told()["detail"]) == (False, "1 menunggu, 1 terlambat")
    assert "ehumas citizen request list" in str(told()["to_do"])


def test_an_identity_is_corrected_and_a_number_of_two_is_asked_about(run: Run, city: City) -> None:
    first, second = person_of(city.complaint()), person_of(city.complaint())
    right = run("citizen", "correct", second, "--name", "Wa Ode Sitti", "--reason", "KTP", "--json")
    assert json.loads(right.stdout)["name"] == "Wa Ode Sitti"
    taken = ("citizen", "correct", second, "--phone", "081234000001", "--reason", "KTP")
    refused = run(*taken)
    assert (refused.exit_code, f"Warga {first}" in refused.stderr) == (5, True)
    assert run(*taken, "--same", "merge").exit_code == 0
    keys = [row["id"] for row in json.loads(run("citizen", "list", "--json").stdout)]
    assert int(second) in keys
    assert int(first) not in keys
