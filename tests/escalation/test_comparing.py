"""Our templates beside Meta's, through the simulator over HTTP; and the texts that the settings give."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from escalation import comparing, payloads
from escalation.whatsapp import CloudApi
from store import notices, templates
from store.actors import SYSTEM
from store.errors import Invalid, Unavailable
from store.settings import load
from tests.escalation.house import House, Run

NAME = templates.REMINDER.name
OWN = "Aduan {{1}} “{{2}}” lewat batas {{3}}. Mohon dijawab."


@pytest.fixture
def defaults() -> Iterator[None]:
    yield
    templates.use({})


@pytest.fixture
def channel(house: House) -> CloudApi:
    api = house.engine.sender.channel
    assert isinstance(api, CloudApi)
    return api


def test_what_meta_has_as_we_have_it_differs_in_nothing(channel: CloudApi) -> None:
    theirs = comparing.registered(channel, "1234")
    assert len(theirs) == len(templates.ALL)
    assert comparing.differences(theirs) == []


@pytest.mark.parametrize(
    ("change", "code", "told"),
    [
        (None, "missing", ""),
        ({"status": "PAUSED"}, "status", "PAUSED"),
        ({"category": "MARKETING"}, "category", "MARKETING"),
        ({"components": [{"type": "BODY", "text": "Lain {{1}} sekali"}]}, "text", ""),
        ({"language": "en"}, "missing", ""),
    ],
)
def test_what_differs_is_named(
    house: House, channel: CloudApi, change: dict[str, Any] | None, code: str, told: str
) -> None:
    known = house.simulator.cloud.templates
    if change is None:
        del known[NAME]
    else:
        known[NAME] = {**known[NAME], **change}
    (found,) = comparing.differences(comparing.registered(channel, "1234"))
    assert (found.name, found.code, found.told) == (NAME, code, told)
    assert found.sentence.startswith(f"{NAME}: ")


def test_a_push_registers_what_is_missing_and_nothing_else(house: House, channel: CloudApi) -> None:
    del house.simulator.cloud.templates[NAME]
    assert comparing.push(channel, "1234") == [NAME]
    assert house.simulator.cloud.templates[NAME] == payloads.template_definition(templates.get(NAME))
    assert comparing.push(channel, "1234") == []


def test_without_the_account_the_setting_is_named(channel: CloudApi) -> None:
    with pytest.raises(Invalid, match="EHUMAS_WHATSAPP_ACCOUNT"):
        comparing.registered(channel, "")


def test_a_refusal_and_a_silence_are_said(house: House, channel: CloudApi) -> None:
    channel.token = "another"
    channel.close()
    with pytest.raises(Unavailable, match="Invalid OAuth access token"):
        comparing.registered(channel, "1234")
    with pytest.raises(Unavailable, match="HTTP 500"):
        comparing._told(500, None, "x")
    channel.url = "http://127.0.0.1:1"
    channel.close()
    with pytest.raises(Unavailable, match="EHUMAS_WHATSAPP_URL"):
        comparing.registered(channel, "1234")


def test_a_list_of_several_pages_is_read_to_its_end(channel: CloudApi, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        {"data": [{"name": "a", "language": "id"}], "paging": {"next": "x", "cursors": {"after": "AAA"}}},
        {"data": [{"name": "b", "language": "id"}, "?"], "paging": {"cursors": {"after": "BBB"}}},
    ]
    asked: list[str] = []

    def look(path: str) -> tuple[int, Any]:
        asked.append(path)
        return 200, pages[len(asked) - 1]

    monkeypatch.setattr(channel, "look", look)
    assert sorted(comparing.registered(channel, "1")) == ["a", "b"]
    assert asked[1].endswith("&after=AAA")


def test_a_list_without_an_end_is_left(channel: CloudApi, monkeypatch: pytest.MonkeyPatch) -> None:
    page = {"data": [], "paging": {"next": "x", "cursors": {"after": "A"}}}
    asked: list[str] = []

    def look(path: str) -> tuple[int, Any]:
        asked.append(path)
        return 200, page

    monkeypatch.setattr(channel, "look", look)
    assert comparing.registered(channel, "1") == {}
    assert len(asked) == comparing.PAGES


def test_check_says_what_differs_keeps_it_and_ends_with_1(
    house: House, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHUMAS_WHATSAPP_ACCOUNT", "1234")
    assert run("whatsapp", "check").exit_code == 0
    known = house.simulator.cloud.templates
    known[NAME] = {**known[NAME], "status": "PAUSED"}
    result = run("whatsapp", "check", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["templates"] == [{"name": NAME, "code": "status", "told": "PAUSED"}]
    assert [alert.name for alert in notices.alerts(SYSTEM)] == [NAME]


def test_push_says_how_many(house: House, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHUMAS_WHATSAPP_ACCOUNT", "1234")
    del house.simulator.cloud.templates[NAME]
    result = run("whatsapp", "templates", "--push", "--json")
    assert result.exit_code == 0, result.output
    assert NAME in house.simulator.cloud.templates


def test_check_warns_of_a_gateway(house: House, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHUMAS_GATEWAY_URL", "https://g.example/send")
    assert "An unofficial gateway" in run("whatsapp", "check").output


def test_the_settings_file_gives_texts_and_a_footer(tmp_path: Path, defaults: None) -> None:
    file = tmp_path / "ehumas.toml"
    file.write_text(f'[template]\nfooter = "Humas Kendari, 0401 312 3456"\n{NAME} = "{OWN}"\n', encoding="utf-8")
    templates.use(load({"EHUMAS_CONFIG": str(file)}).template)
    assert templates.get(NAME).body == OWN
    assert templates.get(NAME + templates.REPEAT_SUFFIX).body.endswith(OWN)
    definition = payloads.template_definition(templates.get(NAME))
    assert {"type": "FOOTER", "text": "Humas Kendari, 0401 312 3456"} in definition["components"]
    templates.use({})
    assert templates.footer() == templates.DEFAULT_FOOTER


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"ehumas_lain": "x"}, "ehumas_lain"),
        ({NAME: "{{1}} di awal, {{2}} lalu {{3}} ya"}, NAME),
        ({NAME: "Aduan {{1}} saja ya"}, NAME),
        ({NAME: "Aduan {{1}} {{2}} lalu {{3}} ya"}, NAME),
        ({NAME: f"Aduan {{{{1}}}} lalu {{{{2}}}} dan {{{{3}}}} {'x' * 1024}"}, NAME),
        ({"footer": "x" * 61}, "60"),
        ({"footer": ""}, "60"),
        ({"footer": "Humas {{1}}"}, "60"),
        ({"footer": "Humas\n"}, "60"),
    ],
)
def test_a_text_that_meta_would_refuse_is_refused_with_its_setting(texts: dict[str, str], words: str) -> None:
    with pytest.raises(Invalid, match="template") as refused:
        load({"EHUMAS_TEMPLATE": json.dumps(texts)})
    assert words in refused.value.message


@pytest.mark.parametrize("value", ["[]", '{"footer": 1}', "no JSON"])
def test_what_is_no_table_of_texts_is_refused(value: str) -> None:
    with pytest.raises(Invalid, match="template"):
        load({"EHUMAS_TEMPLATE": value})
