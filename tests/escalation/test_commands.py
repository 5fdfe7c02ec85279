"""`ehumas scheduler|message|whatsapp …` as a person types them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from typer.testing import Result

from commands.session import chosen
from store import clock_holds, control, escalations, heartbeats, outbox, templates
from store.actors import SYSTEM
from store.clock import DAY, HOUR, SECOND, VirtualClock
from store.models import Deadline, Event, Heartbeat, Message
from store.timepiece import Timepiece
from tests.conftest import Store
from tests.escalation.house import BUTTON_SECRET, House, Run
from tests.escalation.updates import body, text

ROOT = Path(__file__).parents[2]


def listed(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def reminded(house: House) -> str:
    number = house.city.forwarded()
    house.hours_later(24)
    return number


def test_one_sweep_prints_what_fired_and_says_what_was_sent(house: House, run: Run) -> None:
    number = reminded(house)
    result = run("scheduler", "run", "--once", "--json")
    (fired,) = listed(result)
    assert (fired["number"], fired["clock"], fired["level"], fired["late_seconds"]) == (number, "reply", 1, 0)
    assert (fired["outcome"], fired["visit_on"]) == ("reminder", None)
    assert fired["due_at"] == "2026-10-06T08:00:00+08:00"
    assert "1 message was sent." in result.stderr
    assert len(house.shown()) == 1
    assert listed(run("scheduler", "run", "--once", "--json")) == []


def test_a_simulator_that_is_down_is_one_sentence_and_the_message_waits(house: House, run: Run) -> None:
    reminded(house)
    house.server.close()
    result = run("scheduler", "run", "--once")
    assert result.exit_code == 0
    assert "1 message could not be sent" in result.stderr
    (message,) = listed(run("message", "list", "--json"))
    assert (message["state"], message["attempts"], message["last_error"]) == ("failed", 1, "connection refused")
    check = run("whatsapp", "check")
    assert (check.exit_code, "ehumas whatsapp simulator" in check.stdout) == (1, True)


def test_g21_a_dry_run_on_the_command_line_writes_nothing(house: House, run: Run) -> None:
    reminded(house)
    before = [table.select().count() for table in (Deadline, Event, Message, Heartbeat)]
    (would,) = listed(run("scheduler", "run", "--dry-run", "--json"))
    assert would["outcome"] == "reminder"
    assert [table.select().count() for table in (Deadline, Event, Message, Heartbeat)] == before


def test_a_mass_hold_is_said_and_released(
    house: House, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reminded(house)
    whole = escalations.fire_due
    monkeypatch.setattr(escalations, "fire_due", lambda now, **given: whole(now, **{**given, "mass": 0}))
    result = run("scheduler", "run", "--once", "--json")
    assert (listed(result), "was not fired" in result.stderr, "1 deadline is due" in caplog.text) == ([], True, True)
    assert run("message", "release").exit_code == 0
    assert len(listed(run("scheduler", "run", "--once", "--json"))) == 1


def test_looking_ahead_takes_a_day_or_an_instant(house: House, run: Run) -> None:
    house.city.forwarded()
    assert [one["level"] for one in listed(run("scheduler", "simulate", "--until", "2026-10-08", "--json"))] == [1, 2]
    assert len(listed(run("scheduler", "simulate", "--until", "2026-10-06T08:00", "--json"))) == 1
    assert listed(run("scheduler", "simulate", "--until", "2026-10-06T07:59", "--json")) == []
    assert "visit to the agency" in run("scheduler", "simulate", "--until", "2026-10-08").stdout
    wrong = run("scheduler", "simulate", "--until", "besok")
    assert (wrong.exit_code, "besok" in wrong.stderr) == (1, True)


def test_the_status_tells_who_is_alive_and_what_waits(house: House, run: Run) -> None:
    reminded(house)
    told = json.loads(run("scheduler", "status", "--json").stdout)
    assert (told["alive"], told["due"], told["messages"]["queued"]) == (False, 1, 0)
    house.simulator.faults.add({"kind": "error", "code": 190, "status": 401})
    house.sweep()
    words = run("scheduler", "status").stdout
    assert "ehumas scheduler run" in words
    assert "rests for 5 m" in words
    house.clock.advance(HOUR)
    assert "refused" in run("scheduler", "status").stdout
    control.set_channel("whatsapp", control.Channel(), house.clock.now())
    control.stop_sending(house.city.operator, "Uji", now=house.clock.now())
    clock_holds.trip(clock_holds.ClockHold("humas-1", "jumped", 3 * HOUR, house.clock.now()))
    words = run("scheduler", "status").stdout
    for sign in ("stopped: Uji", "The clock of humas-1 jumped 3 h ahead.", "ready"):
        assert sign in words


def test_messages_are_listed_filtered_and_paged(house: House, run: Run) -> None:
    for agency in ("PUPR", "RSUD"):
        house.city.forwarded(agency=agency)
    house.hours_later(24)
    house.sweep()
    rows = listed(run("message", "list", "--json"))
    assert [row["agency"] for row in rows] == ["RSUD", "PUPR"]
    assert set(rows[0]) >= {"id", "complaints", "officer", "channel", "state", "attempts", "repeats", "last_error"}
    assert (rows[0]["officer"], rows[0]["recipient"]) == ("Petugas RSUD", "+62 ••• 01")
    assert len(listed(run("message", "list", "--agency", "pupr", "--json"))) == 1
    assert len(listed(run("message", "list", "--complaint", rows[0]["complaints"][0], "--json"))) == 1
    assert listed(run("message", "list", "--state", "dead,task", "--json")) == []
    assert listed(run("message", "list", "--tasks", "--json")) == []
    first = run("message", "list", "--limit", "1", "--json")
    assert "--after 2" in first.stderr
    assert [row["id"] for row in listed(run("message", "list", "--after", "2", "--json"))] == [1]
    assert "Petugas PUPR" in run("message", "list", "--plain").stdout


def test_one_message_shows_its_tries_and_receipts(house: House, run: Run) -> None:
    reminded(house)
    house.sweep()
    house.receipts()
    told = json.loads(run("message", "show", 1, "--json").stdout)
    assert [one["result"] for one in told["attempts_made"]] == ["accepted"]
    assert [one["status"] for one in told["receipts"]] == ["sent", "delivered"]
    words = run("message", "show", 1).stdout
    assert "Try 1" in words
    assert "delivered" in words
    assert run("message", "show", 99).exit_code == 4


def test_a_try_that_still_runs_shows_as_such(house: House, run: Run) -> None:
    reminded(house)
    escalations.fire_due(house.clock.now())
    (claimed,) = outbox.claim("whatsapp", now=house.clock.now(), limit=1, new_token=lambda: "t")
    outbox.begin(claimed, now=house.clock.now())
    assert "…" in run("message", "show", 1).stdout


def test_a_task_is_called_noted_and_done_and_a_failed_message_retried(house: House, run: Run) -> None:
    reminded(house)
    house.simulator.faults.add({"kind": "error", "code": 131026})
    house.sweep()
    assert run("message", "callee", 1).stdout == "0811-4000-000\n"
    assert run("message", "retry", 1).exit_code == 0
    house.simulator.faults.add({"kind": "error", "code": 131026})
    house.sweep()
    assert json.loads(run("message", "phoned", 1, "--note", "Sudah.", "--json").stdout)["state"] == "done"
    assert run("message", "phoned", 1, "--note", "Sudah.").exit_code == 5


def test_a_task_without_any_number_says_where_to_put_one(house: House, run: Run) -> None:
    from store import officers

    officers.disable(SYSTEM, 1, now=house.clock.now())
    reminded(house)
    house.sweep()
    result = run("message", "callee", 1)
    assert (result.stdout, "ehumas officer edit" in result.stderr) == ("", True)


def test_orphaned_replies_are_listed_and_placed(house: House, run: Run) -> None:
    number = reminded(house)
    outbox.receive(body({"messages": [text("Sudah selesai")]}), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)
    (orphan,) = listed(run("message", "orphans", "--json"))
    assert (orphan["text"], orphan["sender"]) == ("Sudah selesai", "+62 ••• 00")
    assert "Sudah selesai" in run("message", "orphans").stdout
    assert run("message", "adopt", orphan["id"], number).exit_code == 0
    assert listed(run("message", "orphans", "--json")) == []


def test_a_person_stops_and_resumes_sending_and_trusts_the_clock(house: House, run: Run) -> None:
    assert run("message", "stop", "--reason", "Salah templat").exit_code == 0
    assert control.sending_stopped()
    assert run("message", "resume").exit_code == 0
    assert not control.sending_stopped()
    assert run("message", "trust-clock").exit_code == 0
    assert clock_holds.state().trusted_at == house.clock.now()


def test_a_viewer_may_look_and_not_touch(house: House, run: Run) -> None:
    reminded(house)
    house.sweep()
    assert len(listed(run("message", "list", "--as", "viewer", "--json"))) == 1
    assert run("message", "stop", "--reason", "x", "--as", "viewer").exit_code == 3


def test_the_channel_is_checked_without_sending(house: House, run: Run) -> None:
    result = run("whatsapp", "check", "--json")
    assert (result.exit_code, json.loads(result.stdout)["ok"]) == (0, True)
    assert house.simulator.ledger.entries() == []


def test_the_templates_are_listed_as_they_are_registered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one["name"] for one in listed(run("whatsapp", "templates", "--json"))] == list(templates.ALL)
    assert "Kami tindak lanjuti | Bukan wewenang kami" in run("whatsapp", "templates").stdout
    monkeypatch.setitem(templates.ALL, "bad", templates.Template("bad", "{{1}}", ("a",)))
    result = run("whatsapp", "templates")
    assert (result.exit_code, "begin or end with a place" in result.stdout) == (1, True)


@pytest.mark.processes
@pytest.mark.parametrize("database", ["present", "missing"])
def test_the_simulator_runs_as_a_process_shows_messages_and_ends_on_sigterm(
    house: House, store: Store, tmp_path: Path, database: str
) -> None:
    url = store.url if database == "present" else f"sqlite:///{tmp_path / 'none.db'}"
    environment = {**os.environ, "EHUMAS_DATABASE": url}
    words = ["whatsapp", "simulator", "--port", "0", "--webhook", house.receiver.url, "--lang", "en"]
    process = subprocess.Popen(
        [sys.executable, "cli.py", *words, "--ledger", str(tmp_path / "ledger")],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "listens at" in line:
                break
        address = said[-1].split("listens at ")[1].split(" ")[0]
        assert (
            requests.post(f"{address}/reply", json={"phone": "628123", "text": "Halo"}, timeout=10).status_code == 200
        )
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()
    assert ("will not be believed" in "".join(said)) == (database == "missing")
    assert "Halo" in (tmp_path / "ledger").read_text()


def test_the_simulators_secret_is_the_settings_own_before_the_databases(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from commands.whatsapp import _secret
    from store import settings, signing

    monkeypatch.setenv("EHUMAS_DATABASE", f"sqlite:///{tmp_path / 'none.db'}")
    monkeypatch.setenv("EHUMAS_WHATSAPP_APP_SECRET", "one,two")
    assert _secret(settings.load()) == "one"
    monkeypatch.setenv("EHUMAS_DATABASE", store.url)
    assert _secret(settings.load()) == "one"
    monkeypatch.delenv("EHUMAS_WHATSAPP_APP_SECRET")
    made = _secret(settings.load())
    assert made == _secret(settings.load())
    assert signing.webhook_secrets(settings.load(), now=1) == [made]
    assert signing.button_secret(settings.load(), now=1) != made
    monkeypatch.setenv("EHUMAS_WHATSAPP_TOKEN", "real")
    assert _secret(settings.load()) == "", "with Meta's token nobody but Meta signs"


@pytest.fixture
def wrong_host(house: House, monkeypatch: pytest.MonkeyPatch) -> Timepiece:
    """The command line on a host whose clock is three hours ahead of the database's."""
    piece = Timepiece(VirtualClock(house.clock.now() + 3 * HOUR), house.clock.now, house.clock.now, "humas-2", "boot-2")
    monkeypatch.setattr(chosen, "clock", piece)
    return piece


def test_on_a_host_with_a_wrong_clock_one_sweep_and_a_dry_run_say_so(
    house: House, run: Run, wrong_host: Timepiece, caplog: pytest.LogCaptureFixture
) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    wrong_host.host = VirtualClock(house.clock.now() + 3 * HOUR)
    dry = run("scheduler", "run", "--dry-run", "--json")
    assert [one["number"] for one in listed(dry)] == [number]
    assert "The clock of humas-2 is 3 h ahead of the database's. Nothing would fire now." in dry.stderr
    assert control.switches(SYSTEM).clocks == (), "a dry run writes nothing"
    once = run("scheduler", "run", "--once", "--json")
    assert (listed(once), house.shown()) == ([], [])
    assert "Nothing was fired and nothing was sent." in once.stderr
    assert "The clock of humas-2 is 3 h ahead of the database's. Set it right" in caplog.text


def test_the_status_names_every_scheduler_and_every_wrong_clock(house: House, run: Run, wrong_host: Timepiece) -> None:
    now = house.clock.now()
    heartbeats.beat(heartbeats.Beat("humas-1:7", "humas-1", 7, now - 3 * SECOND, now - HOUR, "1"))
    heartbeats.beat(heartbeats.Beat("humas-3:9", "humas-3", 9, now - DAY, now - 2 * DAY, "1"))
    heartbeats.beat(heartbeats.Beat("humas-1:6", "humas-1", 6, now - 9 * HOUR, now - DAY, "1"))
    words = run("scheduler", "status").stdout
    assert "humas-1:6" not in words, "it was started again as humas-1:7"
    assert "humas-2 is 3 h ahead of the database's. Nothing fires there. Set it right" in words
    assert re.search(r"humas-1:7 +seen < 1 m ago, started 5 Oct 2026 07:00", words)
    assert re.search(r"humas-3:9 +seen .* ago, started 3 Oct 2026 08:00", words)
    clock_holds.trip(clock_holds.ClockHold("humas-2", "apart", 3 * HOUR, now))
    told = json.loads(run("scheduler", "status", "--json").stdout)
    assert told["clocks"] == [{"host": "humas-2", "kind": "apart", "seconds_off": 10_800}]
    assert (told["clock_tripped"], len(told["schedulers"])) == (True, 3)
    assert "humas-2" in run("doctor", "--plain").stdout
