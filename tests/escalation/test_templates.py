"""The templates pass Meta's rules, say the number, the subject and the hours, and nothing about the citizen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.checking import faults
from escalation.payloads import template_definition
from store import buttons, duties, templates
from store.duties import Duty
from store.templates import Template


@pytest.mark.parametrize("name", sorted(templates.ALL))
def test_each_template_passes_metas_rules_and_has_an_example_for_each_place(name: str) -> None:
    template = templates.get(name)
    assert faults(template) == []
    definition = template_definition(template)
    assert (definition["category"], definition["language"]) == ("UTILITY", "id")
    shown = {part["type"] for part in definition["components"]}
    assert shown == ({"BODY", "FOOTER", "BUTTONS"} if template.actions else {"BODY", "FOOTER"})


@pytest.mark.parametrize("name", sorted(name for name in templates.ALL if not name.endswith(templates.REPEAT_SUFFIX)))
def test_each_template_has_a_repeat_that_says_so(name: str) -> None:
    repeated = templates.get(name + templates.REPEAT_SUFFIX)
    assert "abaikan bila sudah diterima" in repeated.body
    assert repeated.actions == templates.get(name).actions


@pytest.mark.parametrize(
    ("body", "samples", "wrong"),
    [
        ("Halo {{1}} dan {{2}}.", ("a",), "places"),
        ("{{1}} di awal.", ("a",), "edges"),
        ("Di akhir {{1}}.", ("a",), "edges"),
        ("Dua {{1}} {{2}} rapat.", ("a", "b"), "neighbours"),
        ("x" * 1025, (), "length"),
        ("y" * 1000 + " {{1}} z", ("a",), "filled"),
    ],
)
def test_what_meta_would_refuse_is_named(body: str, samples: tuple[str, ...], wrong: str) -> None:
    assert wrong in templates.faults(Template("ok", body, samples))
    assert faults(Template("ok", body, samples))


def test_a_name_with_capitals_and_a_long_button_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(templates.ACTIONS, "ack", "x" * 26)
    assert templates.faults(Template("Nama Salah", "Halo.", (), ("ack",))) == ["name", "buttons"]


@given(st.text(max_size=600), st.integers(1, 600))
def test_whatever_a_title_holds_a_value_is_one_line_within_its_limit(text: str, limit: int) -> None:
    value = templates.value(text, limit)
    assert 1 <= len(value) <= max(limit, 1)
    assert not set(value) & set("\n\t\r")
    assert "  " not in value


def duty(number: int, clock: str = "reply", title: str = "x" * 60, visit_on: str = "") -> Duty:
    return Duty(f"26-{number:04d}-0", title, clock, 1, 0, 24, "PUPR", visit_on, True)


@pytest.mark.parametrize("kind", ["escalation", "supervisor"])
@pytest.mark.parametrize("count", [1, 2, 9, 500])
def test_however_many_complaints_a_message_carries_it_fits_the_template(kind: str, count: int) -> None:
    said = duties.words(kind, [duty(place, visit_on="2026-10-09") for place in range(count)])
    template = templates.get(said.template).repeated()
    assert len(template.text(said.values)) <= templates.BODY_LIMIT
    assert len(said.values) == len(template.samples)


def test_a_promise_is_named_by_its_date_alone_and_in_a_digest() -> None:
    assert duties.words("escalation", [duty(1, "promise")]).template == templates.PROMISE.name
    both = duties.words("escalation", [duty(1, "promise"), duty(2)])
    assert "janji jatuh tempo" in both.values[1]


def test_a_supervisor_reads_why() -> None:
    for clock, words in (
        ("forward", "belum diteruskan"),
        ("review", "belum diperiksa"),
        ("reply", "belum dijawab PUPR"),
    ):
        assert words in duties.words("supervisor", [duty(1, clock)]).text()


@given(st.integers(1, 10**12), st.sampled_from(sorted(templates.ACTIONS)), st.text(max_size=20))
def test_a_payload_is_read_back_by_who_signed_it_and_by_nobody_else(message: int, action: str, secret: str) -> None:
    payload = buttons.payload(message, action, secret)
    assert len(payload) <= 128
    assert buttons.read(payload, secret) == (message, action)
    assert buttons.read(payload, secret + "x") is None
    assert buttons.read(payload.replace(".", "1.", 1), secret) is None
