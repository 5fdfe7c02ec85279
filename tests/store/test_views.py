"""One complaint: what staff, an agency and its citizen read of it."""

from typing import Any

import pytest

from store import citizens, complaints, dossiers, drafts, policy, queries, recall
from store.actors import PUBLIC
from store.clock import HOUR, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Category, Complaint, Deadline, Message, MessageComplaint, Referral, Visit
from tests.support import plans
from tests.support.city import City


def test_an_anonymous_complaint_shows_no_name_or_phone_to_an_agency(city: City) -> None:
    for privacy in ("anonymous", "secret"):
        number = city.forwarded(privacy=privacy)
        shown = repr(queries.get(city.officer(), number)) + repr(queries.history(city.officer(), number))
        assert "Siti" not in shown
        assert "0812340" not in shown
        assert "Saranani" not in shown
        assert queries.get(city.officer(), number).citizen is None
        assert queries.get(city.viewer, number).citizen is None


def test_a_citizen_has_no_name_in_the_timeline_nor_in_what_the_second_writer_hears(city: City) -> None:
    own: dict[str, Any] = {
        "actor": city.citizen,
        "citizen": None,
        "citizen_id": city.citizen.citizen_id,
        "channel": "portal",
    }
    number = city.forwarded(privacy="anonymous", **own)
    name = citizens.profile(city.citizen).name
    for actor in (city.officer(), city.operator):
        assert name not in repr(queries.history(actor, number))
    fresh = city.complaint(**own)
    with pytest.raises(Conflict) as refused:
        complaints.forward(city.operator, [fresh], "PUPR", now=city.clock.now(), versions={fresh: 99})
    assert name not in str(refused.value)


def test_an_agency_reads_its_own_part_of_the_timeline_and_no_inner_note(city: City) -> None:
    number = city.forwarded(agency="RSUD")
    complaints.return_(city.officer("RSUD"), number, "Rahasia RSUD", now=city.clock.now())
    complaints.note(city.operator, [number], "Catatan Humas", now=city.clock.now())
    complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
    complaints.note(city.operator, [number], "Catatan Humas lagi", now=city.clock.now())
    complaints.note(city.officer(), [number], "Catatan PUPR", now=city.clock.now())
    entries = queries.history(city.officer(), number)
    assert [entry.kind for entry in entries] == ["received", "forwarded", "noted"]
    assert "Rahasia" not in repr(entries)
    assert [one.agency for one in queries.get(city.officer(), number).referrals] == ["PUPR"]
    assert len(queries.history(city.operator, number)) == 7


def test_an_agency_sees_the_deadlines_of_its_own_referrals_only(city: City) -> None:
    number = city.forwarded(agency="RSUD")
    complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
    officer = city.officer()
    shown = queries.get(officer, number).deadlines
    assert [(one.clock, one.state) for one in shown] == [("reply", "pending"), ("reply", "pending")]
    assert [one.deadline for one in queries.explain(officer, number, now=city.clock.now())] == shown
    rows = queries.find(city.operator, queries.Filter(), now=city.clock.now()).rows
    assert list(dossiers.of(officer, rows)[0].deadlines) == shown
    assert len(dossiers.of(city.operator, rows)[0].deadlines) == 6
    assert dossiers.of(city.officer("RSUD"), rows) == []


def test_the_explanation_says_for_each_deadline_why_it_stands_there(city: City) -> None:
    number = city.forwarded()
    said = {entry.sentence for entry in queries.explain(city.operator, number, now=city.clock.now())}
    assert len(said) == 4
    first, second = Deadline.select().where(Deadline.clock == "reply").order_by(Deadline.level)
    Deadline.update(state="superseded", fired_at=1, late_ms=HOUR).where(Deadline.id == first.id).execute()
    Deadline.update(state="fired", fired_at=1, late_ms=HOUR).where(Deadline.id == second.id).execute()
    changed = {entry.sentence for entry in queries.explain(city.operator, number, now=city.clock.now())}
    assert len(said & changed) == 2
    fresh = city.complaint()
    assert len(queries.explain(city.operator, fresh, now=city.clock.now() + 5 * HOUR)) == 2


def test_the_view_names_the_category(city: City) -> None:
    Category.create(code="jalan", name="Jalan dan jembatan")
    assert queries.get(city.operator, city.complaint(category="jalan")).category_name == "Jalan dan jembatan"


def test_a_number_and_a_link_that_do_not_belong_together_say_the_same_as_an_unknown_number(city: City) -> None:
    number = city.complaint()
    said = set()
    for wrong in ((number, "guess"), ("26-0002-5", "guess"), ("nonsense", "guess"), (number, "")):
        with pytest.raises(NotFound) as refused:
            queries.holder(*wrong)
        said.add(str(refused.value))
    assert len(said) == 1


def test_the_bearer_of_a_link_sees_that_complaint_and_no_other_of_the_same_citizen(city: City) -> None:
    first = city.complaint(actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id)
    link = f"secret-{city.made:024d}"
    second = city.complaint(actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id)
    bearer = queries.holder(first, link)
    assert queries.track(bearer, first).number == first
    assert [view.number for view in queries.own(bearer)] == [first]
    with pytest.raises(NotFound):
        queries.track(bearer, second)
    assert queries.own(city.operator) == []
    with pytest.raises(NotAllowed):
        queries.track(PUBLIC, first)


def test_a_citizens_list_asks_the_database_no_more_for_many_than_for_one(city: City, clock: VirtualClock) -> None:
    def sent(title: str) -> str:
        return city.complaint(title, actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id)

    def asked() -> int:
        with plans.listening() as heard:
            found = queries.own(city.citizen)
        assert found == [queries.track(city.citizen, view.number) for view in found]
        return len(heard)

    sent("Jalan rusak")
    for_one = asked()
    main = city.complaint("Lampu padam")
    complaints.forward(city.operator, [sent("Got tersumbat")], "PUPR", now=clock.now())
    complaints.merge(city.operator, sent("Lampu mati"), main, now=clock.now())
    policy.change(city.supervisor, now=clock.advance(HOUR), hours={"reply": (12, 48)})
    complaints.ask(city.operator, [sent("Pohon tumbang")], "Di mana?", now=clock.now())
    policy.change(city.supervisor, now=clock.advance(HOUR), working=("reply",))
    many = [sent(f"Sampah {turn}") for turn in range(8)]
    _accepted(city, many[0])
    found = queries.own(city.citizen)
    assert len(found) == 12
    assert len({view.promise_at - view.received_at for view in found}) == 3
    assert asked() <= for_one + 1


def _accepted(city: City, number: str) -> None:
    """Let an agency answer a complaint, and Humas accept it."""
    complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
    complaints.answer(
        city.officer(), number, "Sudah diangkut 4 Oktober.", now=city.clock.now(), client_key="kunci-daftar"
    )
    complaints.accept(city.operator, [number], now=city.clock.now())


def test_a_citizen_reads_accepted_answers_only_and_the_promised_day(city: City) -> None:
    number = city.forwarded()
    bearer = queries.holder(number, f"secret-{city.made:024d}")
    complaints.answer(
        city.officer(),
        number,
        "Dikerjakan Jumat.",
        now=city.clock.now(),
        client_key="interim-1",
        kind="interim",
        promise_day="2026-10-09",
    )
    assert queries.track(bearer, number).answers == []
    complaints.accept(city.operator, [number], now=city.clock.now())
    seen = queries.track(bearer, number)
    assert [answer.body for answer in seen.answers] == ["Dikerjakan Jumat."]
    assert "9 Oktober 2026" in seen.state_label
    assert [step.kind for step in seen.steps] == ["received", "forwarded", "answered", "accepted"]


def test_a_half_written_answer_is_kept_offered_again_and_dropped_when_sent(city: City) -> None:
    form = "answer:26-0001-7"
    drafts.keep(city.officer(), form, "Sudah kami", now=1)
    drafts.keep(city.officer(), form, "Sudah kami tinjau", now=2)
    assert drafts.kept(city.officer(), form) == drafts.Draft("Sudah kami tinjau", 2)
    assert drafts.kept(city.officer("RSUD"), form) is None
    drafts.drop(city.officer(), form)
    assert drafts.kept(city.officer(), form) is None
    drafts.keep(city.officer(), form, "x", now=3)
    drafts.keep(city.officer(), form, "  ", now=4)
    assert drafts.kept(city.officer(), form) is None
    with pytest.raises(Invalid):
        drafts.keep(city.officer(), form, "x" * 20_001, now=5)


def test_an_answer_takes_back_what_was_never_sent_and_nothing_else(city: City) -> None:
    number, other = city.forwarded(), city.forwarded()
    alone, digest, tried = message("alone"), message("digest"), message("tried", attempts=1, tries=1)
    for row, names in ((alone, [number]), (digest, [number, other]), (tried, [number])):
        for name in names:
            MessageComplaint.create(message=row, complaint=Complaint.get(Complaint.number == name).id)
    complaints.answer(city.officer(), number, "Sudah ditambal.", now=city.clock.now(), client_key="takes-back")
    states = {row.key: row.state for row in Message.select()}
    assert states == {"alone": "cancelled", "digest": "queued", "tried": "queued"}


def test_the_visit_of_an_ended_referral_is_cancelled(city: City) -> None:
    number = city.forwarded()
    referral = Referral.get()
    Visit.create(
        referral=referral.id,
        complaint=referral.complaint_id,
        agency=referral.agency_id,
        created_at=0,
        due_at=0,
        visit_on="2026-10-09",
        state="planned",
    )
    complaints.return_(city.officer(), number, "bukan", now=city.clock.now())
    assert Visit.get().state == "cancelled"
    recall.visits(referral.id, city.clock.now())


def message(key: str, **fields: int) -> Message:
    return Message.create(
        key=key,
        kind="escalation",
        channel="whatsapp",
        template="t",
        params="{}",
        state="queued",
        next_at=0,
        created_at=0,
        **fields,
    )
