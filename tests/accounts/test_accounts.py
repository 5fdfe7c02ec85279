"""Accounts: who may make which, what a password must be, and that disabling shuts out at once."""

from typing import Any

import pytest

from store import accounts, identities, passwords, sessions
from store.actors import PUBLIC, SYSTEM, Actor, Role
from store.clock import VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Account, Event
from store.vault import Identity
from tests.support.city import City

PASSWORD = "empat kata acak panjang"


def make(city: City, by: Actor, role: str = "operator", login: str = "rina", **given: Any) -> accounts.AccountView:
    return accounts.create(by, role=role, login=login, name="Rina", now=city.clock.now(), **given)


def test_a_supervisor_makes_an_account_and_the_event_names_no_person(city: City) -> None:
    made = make(city, city.supervisor, login="Rina", password=PASSWORD)
    assert (made.role, made.login, made.state, made.has_password) == (Role.OPERATOR, "rina", "active", True)
    event = Event.select().order_by(Event.id.desc()).first()
    assert (event.kind, event.data) == ("account_created", f'{{"account":{made.id},"role":"operator"}}')


def test_a_password_is_kept_as_an_argon2id_digest_only(city: City) -> None:
    make(city, city.supervisor, password=PASSWORD)
    kept = Account.get(Account.login == "rina").password_hash
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_an_operator_makes_accounts_of_officers_only(city: City) -> None:
    assert make(city, city.operator, "officer", agency="rsud").agency == "RSUD"
    for role in ("operator", "supervisor", "viewer"):
        with pytest.raises(NotAllowed):
            make(city, city.operator, role, login="other")


@pytest.mark.parametrize("who", ["viewer", "officer", "public", "citizen"])
def test_nobody_else_makes_or_sees_accounts(city: City, who: str) -> None:
    actor = {"viewer": city.viewer, "officer": city.officer(), "public": PUBLIC, "citizen": city.citizen}[who]
    with pytest.raises(NotAllowed):
        make(city, actor, "officer", agency="PUPR")
    with pytest.raises(NotAllowed):
        accounts.find(actor)
    with pytest.raises(NotAllowed):
        accounts.get(actor, "operator")


def test_a_citizen_registers_without_anybodys_help(city: City) -> None:
    now = city.clock.now()
    key = identities.keep(Identity("Wa Ode Sitti"), None, created_at=now)
    made = accounts.create(PUBLIC, role="citizen", login="0813 1111 2222", name="Wa Ode Sitti", citizen_id=key, now=now)
    assert (made.login, made.name) == (sessions.stored_login("+6281311112222"), "")


def test_a_citizens_account_holds_nothing_to_edit(city: City) -> None:
    with pytest.raises(Invalid, match="warga"):
        accounts.edit(city.supervisor, "0812 3456 7890", name="La Ode Ahmad", now=city.clock.now())


def test_a_login_is_taken_once(city: City) -> None:
    with pytest.raises(Conflict):
        make(city, city.supervisor, login="OPERATOR")


@pytest.mark.parametrize("login", ["", "a", "1rina", "ri na", "ri\u202ena", "r" * 33, "[rina]", "rina\n", "+62811"])
def test_a_login_is_a_plain_word(city: City, login: str) -> None:
    if login.strip() == "rina":
        assert make(city, city.supervisor, login=login).login == "rina"
        return
    with pytest.raises(Invalid):
        make(city, city.supervisor, login=login)


@pytest.mark.parametrize("password", ["pendek", "x" * 201, "aaaaaaaaaaaa", "0123456789", "rina-rina-rina"])
def test_a_password_that_is_easy_to_guess_or_endless_is_refused(city: City, password: str) -> None:
    with pytest.raises(Invalid):
        make(city, city.supervisor, password=password)


def test_two_ways_to_type_the_same_letter_are_the_same_password() -> None:
    assert passwords.matches(passwords.digest("kopi-caf\u00e9-pagi"), "kopi-cafe\u0301-pagi")


def test_a_one_time_password_is_acceptable_and_never_the_same() -> None:
    first, second = passwords.one_time(), passwords.one_time()
    assert passwords.check(first, "humas") == first
    assert first != second


def test_an_officer_needs_an_agency_and_nobody_else_has_one(city: City) -> None:
    with pytest.raises(Invalid):
        make(city, city.operator, "officer")
    with pytest.raises(NotFound):
        make(city, city.operator, "officer", agency="PURP")
    with pytest.raises(Invalid):
        make(city, city.supervisor, "viewer", agency="PUPR")
    with pytest.raises(Invalid):
        make(city, city.supervisor, "mayor")


def test_lists_show_staff_and_citizens_only_to_those_who_ask_and_may(city: City) -> None:
    assert [row.login for row in accounts.find(city.operator)] == [
        "dlhk", "operator", "pupr", "rsud", "supervisor", "viewer",
    ]  # fmt: skip
    assert [row.login for row in accounts.find(city.operator, agency="pupr")] == ["pupr"]
    assert [row.login for row in accounts.find(city.supervisor, role="citizen")] == [
        sessions.stored_login("+6281234567890")
    ]
    with pytest.raises(NotAllowed):
        accounts.find(city.operator, role="citizen")
    with pytest.raises(NotFound):
        accounts.get(city.operator, "+6281234567890")


def test_one_sees_the_own_account_and_an_actor_without_one_none(city: City) -> None:
    assert accounts.me(city.officer("DLHK")).login == "dlhk"
    with pytest.raises(NotFound):
        accounts.me(SYSTEM)


def test_editing_changes_what_is_given_and_leaves_the_rest(city: City) -> None:
    now = city.clock.now()
    make(city, city.supervisor, phone="0812")
    assert accounts.edit(city.supervisor, "rina", now=now, name="Rina Sari").phone == "0812"
    assert accounts.edit(city.supervisor, "rina", now=now, phone="", role="supervisor").role is Role.SUPERVISOR
    assert accounts.edit(city.operator, "pupr", now=now, agency="RSUD").agency == "RSUD"


def test_roles_change_only_within_humas_and_never_ones_own(city: City) -> None:
    now = city.clock.now()
    with pytest.raises(Invalid):
        accounts.edit(city.supervisor, "pupr", now=now, role="operator")
    with pytest.raises(NotAllowed):
        accounts.edit(city.supervisor, "supervisor", now=now, role="viewer")
    with pytest.raises(NotAllowed):
        accounts.edit(city.operator, "operator", now=now, role="supervisor")


def test_disabling_ends_every_session_at_once_and_enabling_lets_in_again(city: City, clock: VirtualClock) -> None:
    make(city, city.supervisor, password=PASSWORD)
    _actor, token = accounts.login("rina", PASSWORD, source="", now=clock.now())
    assert accounts.disable(city.supervisor, "rina", now=clock.now()).state == "disabled"
    accounts.enable(city.supervisor, "rina", now=clock.now())
    with pytest.raises(NotAllowed):
        accounts.resume(token, clock.now())
    accounts.login("rina", PASSWORD, source="", now=clock.now())


def test_nobody_disables_the_own_account(city: City, clock: VirtualClock) -> None:
    with pytest.raises(NotAllowed):
        accounts.disable(city.supervisor, "supervisor", now=clock.now())


def test_ones_own_password_needs_the_present_one_and_ends_the_other_sessions(city: City, clock: VirtualClock) -> None:
    make(city, city.supervisor, password=PASSWORD)
    actor, here = accounts.login("rina", PASSWORD, source="", now=clock.now())
    _actor, elsewhere = accounts.login("rina", PASSWORD, source="", now=clock.now())
    with pytest.raises(NotAllowed):
        accounts.set_password(actor, "rina", "lima kata acak baru", now=clock.now(), old="bukan ini")
    changed = accounts.set_password(actor, "rina", "lima kata acak baru", now=clock.now(), old=PASSWORD, keep=here)
    assert not changed.must_change
    accounts.resume(here, clock.now())
    with pytest.raises(NotAllowed):
        accounts.resume(elsewhere, clock.now())


def test_guessing_the_present_password_meets_the_lock_out(city: City, clock: VirtualClock) -> None:
    make(city, city.supervisor, password=PASSWORD)
    actor, _token = accounts.login("rina", PASSWORD, source="", now=clock.now())
    for _number in range(5):
        with pytest.raises(NotAllowed):
            accounts.set_password(actor, "rina", "lima kata acak baru", now=clock.now(), old="tebakan")
    with pytest.raises(NotAllowed, match="Terlalu banyak"):
        accounts.set_password(actor, "rina", "lima kata acak baru", now=clock.now(), old=PASSWORD)


def test_a_password_somebody_else_gave_unlocks_and_must_be_changed(city: City, clock: VirtualClock) -> None:
    make(city, city.supervisor, password=PASSWORD)
    for _number in range(5):
        with pytest.raises(NotAllowed):
            accounts.login("rina", "tidak benar ini", source="", now=clock.now())
    assert accounts.set_password(city.supervisor, "rina", "sekali pakai dulu", now=clock.now()).must_change
    accounts.login("rina", "sekali pakai dulu", source="", now=clock.now())
    with pytest.raises(NotAllowed):
        accounts.set_password(city.operator, "rina", "bukan hak operator", now=clock.now())
