"""A person can be erased: nobody reads them any more, while the complaints and the chain of the timeline stay whole."""

from pathlib import Path

import pytest

from store import (
    accounts,
    checks,
    citizens,
    complaints,
    database,
    delivery,
    drafts,
    erasure,
    event_texts,
    events,
    inbound,
    master_key,
    numbers,
    queries,
    referrals,
)
from store.actors import PUBLIC, SYSTEM
from store.attachments import Photo
from store.citizens import NewCitizen, Registration
from store.clock import DAY, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.escalations import fire_due
from store.models import Account, Citizen, CitizenKey, Complaint, Event, EventText, Inbound, Message, Receipt
from tests.conftest import Store
from tests.escalation import updates
from tests.support.city import City

RINA = Registration("Wa Ode Rina", "0813 5555 0101", "Jl. Zamrud 77", "korumba", "rumah kopi hujan pagi", True)
PHOTO = Photo("0" * 64, 10, "image/jpeg", "rumah-ibu-siti.jpg")
WHY = "Permintaan tertulis warga."


def erase(city: City, number: str) -> erasure.Erased:
    return erasure.erase(city.supervisor, number, WHY, now=city.clock.now())


def test_an_erased_person_can_t_be_read_and_the_complaints_stay(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, RINA, now=clock.now())
    number = city.forwarded(citizen=None, citizen_id=key)
    other = city.complaint(citizen=None, citizen_id=key)
    told = queries.get(city.operator, number).text
    erased = erase(city, number)
    assert (erased, erasure.out_of_reach(erased)) == (erasure.Erased((number, other), ()), "")
    gone = citizens.CitizenView("identitas dihapus", "", "", "", masked=False)
    for actor in (city.operator, city.supervisor, city.viewer, city.officer()):
        seen = queries.get(actor, number)
        assert (seen.citizen, seen.text) == (gone, told)
    assert citizens.reveal(city.operator, other, "Ingin tahu.", now=clock.now()) == gone
    assert [row.name for row in citizens.find(city.operator) if row.id == key] == ["identitas dihapus"]
    row = Citizen.get_by_id(key)
    assert (row.identity, row.phone_index, row.ward_id, row.erased_at) == ("", "", None, clock.now())
    assert row.consent_at is not None
    assert not CitizenKey.select().where(CitizenKey.citizen == key).exists()


def test_the_chain_holds_and_says_who_erased_and_why_but_not_whom(city: City) -> None:
    number = city.forwarded()
    erase(city, number)
    entry = queries.history(city.supervisor, number)[-1]
    assert (entry.kind, entry.actor_name, dict(entry.data)) == ("identity_erased", "Supervisor Humas", {"reason": WHY})
    assert events.verify(SYSTEM).ok
    assert all(finding.ok for finding in checks.check(SYSTEM))
    assert "identity_erased" not in [entry.kind for entry in queries.history(city.officer(), number)]


def test_the_account_ends_with_its_sessions(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, RINA, now=clock.now())
    actor, token = accounts.login(RINA.phone, RINA.password, source="x", now=clock.now())
    drafts.keep(actor, "complaint", "Rumah saya di Jl. Zamrud 77", now=clock.now())
    erase(city, city.complaint(citizen=None, citizen_id=key))
    with pytest.raises(NotAllowed):
        accounts.resume(token, clock.now())
    with pytest.raises(NotAllowed):
        accounts.login(RINA.phone, RINA.password, source="x", now=clock.now())
    with pytest.raises(NotFound):
        citizens.profile(actor)
    assert drafts.kept(actor, "complaint") is None
    assert citizens.register(PUBLIC, RINA, now=clock.now()) != key
    assert Account.get(Account.citizen == key).login.startswith("erased:")


def test_the_same_person_counts_as_new_afterwards_and_others_with_the_number_are_named(city: City) -> None:
    person = NewCitizen("Wa Ode Rina", "0813 5555 0101")
    number = city.complaint(citizen=person)
    elsewhere = city.complaint(citizen=NewCitizen("Rina", "0813 5555 0101"))
    before = Citizen.select().count()
    assert erase(city, number).same_phone == (elsewhere,)
    city.complaint(citizen=person)
    assert Citizen.select().count() == before + 1
    assert erase(city, city.complaint(citizen=NewCitizen("Ali"))).same_phone == ()


def test_what_people_wrote_about_them_is_gone_and_the_chain_holds(city: City, clock: VirtualClock) -> None:
    number = city.forwarded(privacy="anonymous", photos=(PHOTO,))
    other = city.complaint(citizen=NewCitizen("Ali", "0813 5555 0999"))
    referrals.return_(city.officer(), number, "Ibu Siti salah alamat.", now=clock.now())
    complaints.ask(city.operator, [number], "Ibu Siti, di mana?", now=clock.now())
    complaints.supply(city.operator, number, "Di Jl. Saranani 12.", now=clock.now())
    complaints.note(city.operator, [number, other], "Ibu Siti menelepon.", now=clock.now())
    complaints.refer(city.operator, number, "Balai Jalan", "77", now=clock.now())
    complaints.reopen(city.operator, number, "Kata Ibu Siti belum beres.", now=clock.now())
    complaints.reject(city.operator, [number], "Bukan wewenang kota.", now=clock.now())
    citizens.reveal(city.operator, number, "Menelepon Ibu Siti.", now=clock.now())
    erase(city, number)
    entries = {entry.kind: entry.data for entry in queries.history(city.operator, number)}
    for kind, name in (("returned", "reason"), ("data_asked", "question"), ("noted", "text"), ("reopened", "reason")):
        assert entries[kind][name] == "[dihapus]"
    assert entries["identity_revealed"]["reason"] == "[dihapus]"
    assert entries["identity_erased"]["reason"] == WHY
    assert entries["referred"]["to"] == "Balai Jalan"
    assert queries.get(city.operator, number).photos[0].name == "foto"
    assert queries.history(city.operator, other)[-1].data["text"] == "Ibu Siti menelepon."
    texts = (
        EventText.select(EventText.content).join(Event).where(Event.complaint == queries.get(city.operator, number).id)
    )
    assert [row.content for row in texts if row.content] == [WHY]
    assert events.verify(SYSTEM).ok
    assert all(finding.ok for finding in checks.check(SYSTEM))


def test_entries_from_before_words_stood_apart_are_named_and_keep_them(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = city.complaint()
    with monkeypatch.context() as earlier:
        earlier.setattr(event_texts, "parted", lambda data: (dict(data), {}))
        complaints.note(city.operator, [number], "Ibu Siti menelepon.", now=clock.now())
        complaints.reject(city.operator, [number], "Ibu Siti salah alamat.", now=clock.now())
        complaints.reject(city.supervisor, [number], "", now=clock.now())
    complaints.undo(city.supervisor, number, now=clock.now())
    complaints.note(city.operator, [number], "Ibu Siti menelepon lagi.", now=clock.now())
    old = tuple(row.id for row in Event.select().order_by(Event.id) if "Ibu Siti" in row.data)
    erased = erase(city, number)
    assert len(old) >= 2
    assert erased.entries == old
    told = erasure.out_of_reach(erased)
    assert all(str(key) in told for key in old)
    assert queries.history(city.operator, number)[-1].data["entries"] == list(old)
    assert "menelepon lagi" not in repr([row.content for row in EventText.select()])
    assert events.verify(SYSTEM).ok


def test_an_undo_after_the_erasure_brings_states_back_and_no_words(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    complaints.reject(city.operator, [number], "Ibu Siti sudah melapor.", now=clock.now())
    complaints.reject(city.supervisor, [number], "", now=clock.now())
    before = Complaint.get(Complaint.number == numbers.parse(number))
    assert before.reject_reason == "Ibu Siti sudah melapor."
    event_texts.blank([before.id], clock.now())
    complaints.undo(city.supervisor, number, now=clock.now())
    assert queries.get(city.operator, number).state == "new"
    assert queries.get(city.operator, number).reject_reason == ""


def test_what_their_telephone_sent_or_was_sent_is_gone(city: City, clock: VirtualClock) -> None:
    number = city.complaint(citizen=NewCitizen("Wa Ode Rina", "0813 5555 0101"))
    complaints.ask(city.operator, [number], "Di mana tepatnya?", now=clock.now())
    clock.advance(6 * DAY)
    fire_due(clock.now())
    told = Message.get(Message.kind == "citizen")
    Message.update(provider_id="wamid.OUT", state="accepted").where(Message.id == told.id).execute()
    theirs = updates.text("Saya Rina, di Jl. Zamrud 77.", "wamid.1", "6281355550101", "wamid.OUT")
    strangers = updates.text("Saya Ali.", "wamid.2", "6281355550999")
    for one in (theirs, strangers):
        inbound.receive(updates.body({"messages": [one]}), clock.now())
    inbound.receive(updates.body({"statuses": [updates.status("read", "wamid.OUT")]}), clock.now())
    inbound.process_pending(clock.now(), "secret")
    erase(city, number)
    bodies = [row.content for row in Inbound.select().order_by(Inbound.id)]
    assert (bodies[0], bodies[2]) == ("", "")
    assert "Ali" in bodies[1]
    receipts = [(row.sender, row.detail) for row in Receipt.select().order_by(Receipt.id)]
    assert receipts == [("", ""), ("6281355550999", "Saya Ali."), ("", "")]
    assert "Zamrud" not in repr([row.data for row in Event.select()])


def test_without_the_right_key_what_names_them_by_its_own_hand_still_goes(
    city: City, store: Store, clock: VirtualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = city.complaint()
    complaints.note(city.operator, [number], "Ibu Siti menelepon.", now=clock.now())
    monkeypatch.setattr(master_key, "file", lambda: tmp_path / "identities.key")
    monkeypatch.setenv("EHUMAS_SECRET_KEY", "another")
    database.connect(store.url)
    erase(city, number)
    assert [row.content for row in EventText.select() if row.content] == [WHY]
    assert events.verify(SYSTEM).ok


def test_erased_words_do_not_stay_in_the_file(city: City, store: Store, clock: VirtualClock) -> None:
    number = city.complaint()
    complaints.note(city.operator, [number], "Rahasia-Ibu-Siti-7431", now=clock.now())
    erase(city, number)
    if store.kind == "sqlite":
        file = Path(store.url.removeprefix("sqlite:///"))
        left = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
        assert b"Rahasia-Ibu-Siti-7431" not in left


def test_webhook_bodies_go_after_some_weeks_once_a_day(city: City, clock: VirtualClock) -> None:
    for at in (0, 5 * DAY, 31 * DAY):
        inbound.receive(updates.body({"statuses": []}), clock.now() + at)
    clock.advance(31 * DAY)
    assert inbound.forget_old(clock.now(), 30) == 0
    inbound.process_pending(clock.now(), "secret")
    assert inbound.forget_old(clock.now(), 30) == 0
    clock.advance(DAY)
    assert inbound.forget_old(clock.now(), 30) == 1
    assert [bool(row.content) for row in Inbound.select().order_by(Inbound.id)] == [False, True, True]


def test_what_was_to_be_sent_to_them_is_not(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    complaints.ask(city.operator, [number], "Di mana tepatnya?", now=clock.now())
    clock.advance(6 * DAY)
    fire_due(clock.now())
    message = Message.get(Message.kind == "citizen")
    erase(city, number)
    (claimed,) = delivery.claim("whatsapp", now=message.next_at, limit=9, new_token=lambda: "t")
    assert delivery.begin(claimed, now=message.next_at) is None
    message = Message.get_by_id(message.id)
    assert (message.state, message.last_error) == ("cancelled", delivery.ERASED)
    assert citizens.contact(Citizen.get(Citizen.erased_at.is_null(False)).id) == ""


def test_only_a_supervisor_erases_once_and_says_why(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    for actor in (city.operator, city.viewer, city.officer(), city.citizen, PUBLIC, SYSTEM):
        with pytest.raises(NotAllowed):
            erasure.erase(actor, number, WHY, now=clock.now())
    with pytest.raises(Invalid, match="Alasan"):
        erasure.erase(city.supervisor, number, " ", now=clock.now())
    assert queries.get(city.operator, number).citizen is not None
    erase(city, number)
    with pytest.raises(Conflict, match="sudah dihapus"):
        erase(city, number)
