"""A frozen report never changes silently; a correction is a new edition that says what changed."""

import json

import pytest

from store import complaints, events, reports
from store.clock import DAY, from_iso, to_iso
from store.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from store.models import Report
from tests.support import month as august
from tests.support.city import City
from tests.support.month import CUTOFF, MONTH, Month

LATER = CUTOFF + 10 * DAY


@pytest.fixture
def month(city: City) -> Month:
    return august.build(city)


def test_making_a_report_again_gives_the_same_bytes(month: Month) -> None:
    first = reports.make(month.city.operator, MONTH, now=CUTOFF)
    month.forward("never forwarded", "2026-09-06T08:00", "PUPR")
    again = reports.make(month.city.operator, MONTH, now=LATER)
    assert again.text.encode() == first.text.encode()
    assert (again.edition, again.cutoff_at) == (1, CUTOFF)
    assert again.sha256 == first.sha256 == reports.digest(again.text)


def test_the_frozen_text_is_the_figures_with_their_cutoff(month: Month) -> None:
    report = reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    found = json.loads(report.text)
    assert found == report.figures
    assert found["cutoff"] == to_iso(CUTOFF)
    assert (found["edition"], found["F1"]["received"]) == (1, 6)
    assert reports.load(month.city.viewer, MONTH) == report


def test_looking_freezes_nothing(month: Month) -> None:
    seen = reports.look(month.city.operator, MONTH, now=CUTOFF)
    assert (seen.edition, seen.sha256) == (0, "")
    assert reports.find(month.city.operator) == []


def test_a_viewer_gets_a_draft_until_humas_froze_the_month(month: Month) -> None:
    assert reports.make(month.city.viewer, MONTH, now=CUTOFF).edition == 0
    reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    assert reports.make(month.city.viewer, MONTH, now=LATER).edition == 1
    with pytest.raises(NotAllowed):
        reports.freeze(month.city.viewer, MONTH, now=CUTOFF)
    with pytest.raises(NotAllowed):
        reports.load(month.city.officer("PUPR"), MONTH)


def test_a_running_month_is_a_draft_and_cannot_be_frozen(month: Month) -> None:
    assert reports.make(month.city.operator, "2026-09", now=CUTOFF).edition == 0
    with pytest.raises(Conflict, match="September 2026"):
        reports.freeze(month.city.operator, "2026-09", now=CUTOFF)


def test_a_revision_is_a_new_edition_that_shows_what_changed(month: Month) -> None:
    first = reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    late = month.numbers["September's"]
    month.come("paper found later", "2026-09-07T08:00")
    complaints.merge(month.city.operator, late, month.numbers["paper found later"], now=month.at("2026-09-07T09:00"))
    month.clock.set(LATER)
    month.city.complaint("Surat lama", now=LATER, received_at=from_iso("2026-08-12T09:00"), ward="Korumba")
    second = reports.revise(month.city.operator, MONTH, now=LATER)
    revises = second.figures["revises"]
    assert revises is not None
    assert (second.edition, revises["edition"], revises["sha256"]) == (2, 1, first.sha256)
    changed = {change["figure"]: (change["before"], change["after"]) for change in revises["changes"]}
    assert changed["F1.received"] == (6, 7)
    assert changed["F4.unanswered"] == (1, 2)
    assert changed["F15.-.received"] == (2, 3)
    assert "F3.received" not in changed
    assert reports.load(month.city.viewer, MONTH, 1).text == first.text
    assert [(row.month, row.edition) for row in reports.find(month.city.viewer)] == [(MONTH, 2), (MONTH, 1)]
    assert reports.make(month.city.operator, MONTH, now=LATER + DAY).text == second.text


def test_there_is_nothing_to_revise_when_no_count_changed(month: Month) -> None:
    reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    with pytest.raises(Conflict, match="direvisi"):
        reports.revise(month.city.operator, MONTH, now=CUTOFF + 60_000)


def test_what_was_never_frozen_cannot_be_revised_or_loaded(month: Month) -> None:
    with pytest.raises(NotFound):
        reports.revise(month.city.operator, MONTH, now=CUTOFF)
    with pytest.raises(NotFound):
        reports.load(month.city.operator, MONTH)
    with pytest.raises(Invalid):
        reports.load(month.city.operator, "Agustus")


def test_freezing_is_told_to_the_timeline(month: Month) -> None:
    report = reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    assert events.verify(month.city.operator).ok
    assert report.created_at == CUTOFF


def test_figures_changed_behind_our_back_are_not_printed(month: Month) -> None:
    report = reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    Report.update(figures=report.text.replace('"received": 6', '"received": 5')).execute()
    with pytest.raises(Unavailable, match="ehumas db restore"):
        reports.make(month.city.operator, MONTH, now=LATER)


def test_two_who_freeze_at_once_get_the_same_edition(month: Month) -> None:
    first = reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    second = reports._keep(month.city.supervisor, {**first.figures, "edition": 1, "cutoff": to_iso(LATER)}, LATER)
    assert second.text == first.text


def test_the_twelve_months_print_a_frozen_month_as_it_was_frozen(month: Month) -> None:
    reports.freeze(month.city.operator, MONTH, now=CUTOFF)
    month.city.complaint("Surat lama", now=LATER, received_at=from_iso("2026-08-12T09:00"))
    september = reports.look(month.city.viewer, "2026-09", now=from_iso("2026-10-02T08:00"))
    assert september.figures["flow"][-2] == {"month": MONTH, "received": 6, "closed": 4}
