"""The second step: who has one logs in with a code of the app, each code once; a lost telephone is no lost account."""

import pytest
from pyotp import TOTP

from store import accounts, control, events, second_step, totp
from store.actors import SYSTEM, Actor
from store.clock import MINUTE, SECOND, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, Unavailable
from store.models import Event, Session, Totp, TotpCode
from tests.support.city import City

PASSWORD = "jembatan teluk kendari"


def account(city: City, login: str = "rahma", role: str = "operator") -> Actor:
    """Make an account with a password and return its actor."""
    now = city.clock.now()
    accounts.create(SYSTEM, role=role, login=login, name=login.title(), password=PASSWORD, now=now)
    return accounts.actor_for_login(login, now=now)


def set_up(city: City, actor: Actor) -> tuple[TOTP, list[str]]:
    """Set the second step up and return the person's app and the recovery codes."""
    app = TOTP(totp.begin(actor, now=city.clock.now()).secret)
    codes = list(totp.confirm(actor, shown(app, city), now=city.clock.now()))
    city.clock.advance(2 * MINUTE)
    return app, codes


def shown(app: TOTP, city: City, seconds: int = 0) -> str:
    """Return what the app shows, its clock so many seconds ahead."""
    return app.at(city.clock.now() // 1000 + seconds)


def log_in(city: City, code: str = "", password: str = PASSWORD) -> Actor:
    return accounts.login("rahma", password, source="tes", now=city.clock.now(), code=code)[0]


def test_a_code_of_the_app_is_asked_for_and_lets_in(city: City) -> None:
    actor = account(city)
    app, _codes = set_up(city, actor)
    with pytest.raises(accounts.CodeNeeded, match="aplikasi"):
        log_in(city)
    assert not Session.select().exists()
    code = shown(app, city)
    assert log_in(city, f"{code[:3]} {code[3:]}") == actor


def test_without_a_second_step_nothing_is_asked(city: City) -> None:
    actor = account(city)
    totp.begin(actor, now=city.clock.now())
    assert log_in(city) == actor


def test_a_wrong_password_says_nothing_of_the_second_step(city: City) -> None:
    set_up(city, account(city))
    with pytest.raises(NotAllowed, match="salah") as told:
        log_in(city, password="salah sekali")
    assert not isinstance(told.value, accounts.CodeNeeded)


@pytest.mark.parametrize(("seconds", "taken"), [(-61, False), (-30, True), (30, True), (61, False)])
def test_a_clock_may_differ_by_one_step(city: City, seconds: int, taken: bool) -> None:
    app, _codes = set_up(city, account(city))
    if taken:
        assert log_in(city, shown(app, city, seconds)).name == "Rahma"
    else:
        with pytest.raises(NotAllowed):
            log_in(city, shown(app, city, seconds))


def test_a_code_opens_once_and_no_older_one_after_it(city: City) -> None:
    app, _codes = set_up(city, account(city))
    older, code = shown(app, city, -30), shown(app, city)
    log_in(city, code)
    for again in (code, older):
        with pytest.raises(NotAllowed, match="Kode"):
            log_in(city, again)
    city.clock.advance(30 * SECOND)
    assert log_in(city, shown(app, city)).name == "Rahma"


def test_the_code_that_set_it_up_does_not_open_too(city: City) -> None:
    actor = account(city)
    app = TOTP(totp.begin(actor, now=city.clock.now()).secret)
    code = shown(app, city)
    totp.confirm(actor, code, now=city.clock.now())
    with pytest.raises(NotAllowed, match="Kode"):
        log_in(city, code)


def test_guessing_codes_locks_the_login_like_guessing_passwords(city: City) -> None:
    app, _codes = set_up(city, account(city))
    for _guess in range(5):
        with pytest.raises(NotAllowed, match="Kode"):
            log_in(city, "000000" if shown(app, city) != "000000" else "000001")
        with pytest.raises(NotAllowed):
            log_in(city)
    with pytest.raises(NotAllowed, match="Terlalu banyak"):
        log_in(city, shown(app, city))
    city.clock.advance(15 * MINUTE)
    assert log_in(city, shown(app, city)).name == "Rahma"


def test_asking_for_the_code_counts_neither_for_nor_against(city: City) -> None:
    app, _codes = set_up(city, account(city))
    for _time in range(10):
        with pytest.raises(accounts.CodeNeeded):
            log_in(city)
    assert log_in(city, shown(app, city)).name == "Rahma"


def test_a_recovery_code_opens_once_and_its_use_is_written_down(city: City) -> None:
    actor = account(city)
    _app, codes = set_up(city, actor)
    assert len(set(codes)) == totp.CODES
    log_in(city, codes[3].upper().replace("-", " "))
    with pytest.raises(NotAllowed):
        log_in(city, codes[3])
    assert totp.state(actor).codes_left == totp.CODES - 1
    used = Event.select().where(Event.kind == "recovery_code_used").get()
    assert used.account_id == actor.account_id


def test_nobody_opens_with_the_code_of_somebody_else(city: City) -> None:
    set_up(city, account(city))
    _app, codes = set_up(city, account(city, "budi"))
    with pytest.raises(NotAllowed):
        log_in(city, codes[0])


def test_new_recovery_codes_end_the_former_ones_and_need_a_code(city: City) -> None:
    actor = account(city)
    app, former = set_up(city, actor)
    with pytest.raises(Invalid):
        totp.renew_codes(actor, "12345", now=city.clock.now())
    new = totp.renew_codes(actor, shown(app, city), now=city.clock.now())
    with pytest.raises(NotAllowed):
        log_in(city, former[0])
    assert log_in(city, new[0]).name == "Rahma"


def test_there_are_no_codes_to_renew_without_a_second_step(city: City) -> None:
    with pytest.raises(Conflict):
        totp.renew_codes(account(city), "123456", now=city.clock.now())


def test_a_wrong_code_puts_nothing_in_force(city: City) -> None:
    actor = account(city)
    with pytest.raises(Conflict):
        totp.confirm(actor, "123456", now=city.clock.now())
    totp.begin(actor, now=city.clock.now())
    with pytest.raises(Invalid):
        totp.confirm(actor, "12345", now=city.clock.now())
    assert totp.state(actor).since is None


def test_what_is_on_is_not_begun_again_by_whoever_finds_a_console_open(city: City) -> None:
    actor = account(city)
    set_up(city, actor)
    with pytest.raises(Conflict):
        totp.begin(actor, now=city.clock.now())


def test_a_supervisor_takes_it_away_and_the_sessions_end(city: City) -> None:
    actor = account(city)
    app, _codes = set_up(city, actor)
    _actor, token = accounts.login("rahma", PASSWORD, source="tes", now=city.clock.now(), code=shown(app, city))
    totp.reset(city.supervisor, "rahma", now=city.clock.now())
    with pytest.raises(NotAllowed):
        accounts.resume(token, city.clock.now())
    assert log_in(city) == actor
    assert not TotpCode.select().exists()
    with pytest.raises(Conflict):
        totp.reset(city.supervisor, "rahma", now=city.clock.now())


def test_only_a_supervisor_does_and_not_for_the_own_account(city: City) -> None:
    actor = account(city, role="supervisor")
    set_up(city, actor)
    with pytest.raises(NotAllowed):
        totp.reset(city.operator, "rahma", now=city.clock.now())
    with pytest.raises(NotAllowed, match="sendiri"):
        totp.reset(actor, "rahma", now=city.clock.now())


def test_once_demanded_operators_and_supervisors_are_led_to_it_others_not(city: City) -> None:
    operator, viewer = account(city), account(city, "tamu", "viewer")
    assert not totp.must_set_up(operator)
    totp.demand(city.supervisor, True, now=city.clock.now())
    assert totp.must_set_up(operator)
    assert not totp.must_set_up(viewer)
    assert not totp.must_set_up(city.officer())
    set_up(city, operator)
    assert not totp.must_set_up(operator)
    totp.demand(city.supervisor, False, now=city.clock.now())
    assert not totp.state(operator).demanded
    assert control.switches(city.operator).stopped is False


def test_the_secret_stands_nowhere_in_the_clear(city: City) -> None:
    actor = account(city)
    enrolment = totp.begin(actor, now=city.clock.now())
    codes = totp.confirm(actor, TOTP(enrolment.secret).at(city.clock.now() // 1000), now=city.clock.now())
    told = " ".join(row.data for row in Event.select()) + Totp.get().sealed
    kept = " ".join(row.digest for row in TotpCode.select())
    assert enrolment.secret in enrolment.uri
    assert enrolment.secret not in told
    assert not any(code in told + kept for code in codes)
    assert events.verify(SYSTEM).broken_at is None


def test_a_sealed_secret_opens_for_its_own_account_only(city: City) -> None:
    set_up(city, account(city))
    _app, codes = set_up(city, account(city, "budi"))
    first, second = Totp.select().order_by(Totp.id)
    Totp.update(sealed=second.sealed).where(Totp.id == first.id).execute()
    with pytest.raises(Unavailable):
        log_in(city, "123456")
    assert codes


def test_with_another_master_key_a_recovery_code_cannot_be_told_and_says_so(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _codes = set_up(city, account(city))
    monkeypatch.setattr("store.master_key.known", list)
    with pytest.raises(Unavailable, match="EHUMAS_SECRET_KEY"):
        log_in(city, shown(app, city))


def test_an_agency_and_a_citizen_have_none(city: City) -> None:
    for actor in (city.officer(), city.citizen, SYSTEM):
        with pytest.raises(NotAllowed):
            totp.begin(actor, now=city.clock.now())


def test_an_ssh_key_needs_no_second_step(city: City, clock: VirtualClock) -> None:
    actor = account(city)
    set_up(city, actor)
    assert accounts.actor_for_account(actor.account_id or 0, now=clock.now()) == actor
    assert second_step.is_on(actor.account_id or 0)
