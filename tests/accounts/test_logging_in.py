"""Logging in: the same answer for every mistake, lock-outs that end, sessions that end."""

from functools import partial

import pytest

from store import accounts, attempts, passwords
from store.clock import DAY, HOUR, MINUTE, VirtualClock
from store.database import transact
from store.errors import NotAllowed, NotFound
from store.models import Account, Agency, LoginAttempt, Session
from tests.support.city import City

PASSWORD = "empat kata acak panjang"


@pytest.fixture
def staff(city: City) -> City:
    """The city, with an operator `rina` who has a password."""
    accounts.create(
        city.supervisor, role="operator", login="rina", name="Rina", password=PASSWORD, now=city.clock.now()
    )
    return city


def log_in(clock: VirtualClock, login: str = "rina", password: str = PASSWORD, source: str = "10.0.0.1") -> str:
    return accounts.login(login, password, source=source, now=clock.now())[1]


def refusal(clock: VirtualClock, login: str, password: str, source: str = "10.0.0.1") -> str:
    with pytest.raises(NotAllowed) as caught:
        log_in(clock, login, password, source)
    return str(caught.value)


def test_a_good_password_opens_a_session_that_knows_who_it_is(staff: City, clock: VirtualClock) -> None:
    actor, token = accounts.login(" RINA ", PASSWORD, source="10.0.0.1", now=clock.now(), kind="console")
    assert (actor.role, actor.name) == ("operator", "Rina")
    assert accounts.resume(token, clock.now()) == actor


def test_only_a_digest_of_the_token_is_stored(staff: City, clock: VirtualClock) -> None:
    token = log_in(clock)
    assert token not in {row.token_hash for row in Session.select()}


def test_a_citizen_logs_in_by_telephone_number_however_it_is_written(city: City, clock: VirtualClock) -> None:
    Account.update(password_hash=passwords.digest(PASSWORD)).where(Account.role == "citizen").execute()
    for written in ("081234567890", "+62 812-3456-7890", "0062 81234567890"):
        assert accounts.resume(log_in(clock, written), clock.now()) == city.citizen


def test_an_unknown_login_a_wrong_password_and_a_disabled_account_get_the_same_answer(
    staff: City, clock: VirtualClock
) -> None:
    answers = {refusal(clock, "nobody", PASSWORD), refusal(clock, "rina", "salah sekali ini")}
    answers |= {refusal(clock, "supervisor", PASSWORD), refusal(clock, "08", PASSWORD)}
    accounts.disable(staff.supervisor, "rina", now=clock.now())
    answers.add(refusal(clock, "rina", PASSWORD))
    assert len(answers) == 1


def test_every_refusal_costs_one_password_check(
    staff: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    real = passwords.matches

    def watched(kept: str, typed: str) -> bool:
        looked_at.append(typed)
        return real(kept, typed)

    monkeypatch.setattr(passwords, "matches", watched)
    for login in ("nobody", "rina", "supervisor"):
        refusal(clock, login, f"salah-{login}")
    assert looked_at == ["salah-nobody", "salah-rina", "salah-supervisor"]


def test_the_answer_for_nobody_takes_the_same_parameters_as_a_real_digest() -> None:
    assert not passwords.outdated(passwords._NOBODY)
    assert not passwords.matches("", "")


@pytest.mark.parametrize("login", ["rina", "nobody"])
def test_five_failures_lock_a_login_out_whether_it_exists_or_not(staff: City, clock: VirtualClock, login: str) -> None:
    for _number in range(attempts.PER_LOGIN):
        assert "salah" in refusal(clock, login, "tidak benar ini")
        clock.advance(MINUTE)
    assert "Terlalu banyak" in refusal(clock, login, PASSWORD, source="10.9.9.9")


def test_a_lock_out_ends_by_itself_and_knocking_does_not_make_it_longer(staff: City, clock: VirtualClock) -> None:
    for _number in range(attempts.PER_LOGIN):
        refusal(clock, "rina", "tidak benar ini")
    for _minute in range(14):
        clock.advance(MINUTE)
        refusal(clock, "rina", PASSWORD)
    clock.advance(MINUTE)
    log_in(clock)


def test_failures_before_a_good_login_do_not_count(staff: City, clock: VirtualClock) -> None:
    for _round in range(3):
        for _number in range(attempts.PER_LOGIN - 1):
            refusal(clock, "rina", "tidak benar ini")
        log_in(clock)


def test_a_supervisor_unlocks_a_login_at_once(staff: City, clock: VirtualClock) -> None:
    for _number in range(attempts.PER_LOGIN):
        refusal(clock, "rina", "tidak benar ini")
    accounts.unlock(staff.supervisor, "rina", now=clock.now())
    log_in(clock)


def test_a_source_that_guesses_at_many_logins_is_refused_and_others_are_not(staff: City, clock: VirtualClock) -> None:
    for number in range(attempts.PER_SOURCE):
        transact(partial(attempts.begin, f"guess-{number}", "6.6.6.6", clock.now()))
    assert "Terlalu banyak" in refusal(clock, "rina", PASSWORD, source="6.6.6.6")
    log_in(clock, source="10.0.0.1")


def test_guesses_sent_at_once_meet_the_same_limit(staff: City, clock: VirtualClock) -> None:
    for _number in range(attempts.PER_LOGIN):
        transact(lambda: attempts.begin("rina", "", clock.now()))
    with pytest.raises(NotAllowed):
        transact(lambda: attempts.begin("rina", "", clock.now()))


def test_attempts_are_kept_for_a_day_and_never_in_clear(staff: City, clock: VirtualClock) -> None:
    refusal(clock, "kata sandi di kolom yang salah", "x")
    clock.advance(DAY + 1)
    log_in(clock)
    assert [row.login_digest for row in LoginAttempt.select()] == [attempts.digest("rina")]


def test_a_staff_session_ends_after_half_a_day_and_a_citizens_after_a_month(staff: City, clock: VirtualClock) -> None:
    Account.update(password_hash=passwords.digest(PASSWORD)).where(Account.role == "citizen").execute()
    mine, citizens = log_in(clock), log_in(clock, "081234567890")
    clock.advance(12 * HOUR)
    with pytest.raises(NotAllowed):
        accounts.resume(mine, clock.now())
    accounts.resume(citizens, clock.now())
    clock.advance(30 * DAY)
    with pytest.raises(NotAllowed):
        accounts.resume(citizens, clock.now())


def test_logging_out_ends_the_session_and_a_second_time_does_nothing(staff: City, clock: VirtualClock) -> None:
    token, other = log_in(clock), log_in(clock)
    accounts.logout(token, clock.now())
    accounts.logout(token, clock.now())
    with pytest.raises(NotAllowed):
        accounts.resume(token, clock.now())
    accounts.resume(other, clock.now())


def test_a_token_nobody_gave_opens_nothing(staff: City, clock: VirtualClock) -> None:
    with pytest.raises(NotAllowed):
        accounts.resume("made-up", clock.now())


def test_nobody_of_an_agency_out_of_use_gets_in(staff: City, clock: VirtualClock) -> None:
    accounts.create(
        staff.operator, role="officer", login="joko", name="Joko", agency="PUPR", password=PASSWORD, now=clock.now()
    )
    token = log_in(clock, "joko")
    Agency.update(active=False).where(Agency.code == "PUPR").execute()
    refusal(clock, "joko", PASSWORD)
    with pytest.raises(NotAllowed):
        accounts.resume(token, clock.now())


def test_a_digest_of_weaker_parameters_is_renewed_at_login(staff: City, clock: VirtualClock) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    Account.update(password_hash=weak).where(Account.login == "rina").execute()
    log_in(clock)
    assert not passwords.outdated(Account.get(Account.login == "rina").password_hash)


def test_an_account_disabled_while_its_password_is_checked_stays_out(
    staff: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(_kept: str, _typed: str) -> bool:
        accounts.disable(staff.supervisor, "rina", now=clock.now())
        return True

    monkeypatch.setattr(passwords, "matches", meanwhile)
    assert "salah" in refusal(clock, "rina", PASSWORD)


def test_a_key_decides_the_account_and_that_is_recorded(city: City, clock: VirtualClock) -> None:
    from store.models import Event

    account_id = city.officer("RSUD").account_id
    assert account_id is not None
    assert accounts.actor_for_account(account_id, now=clock.now()) == city.officer("RSUD")
    assert [row.kind for row in Event.select().where(Event.account == account_id)] == ["session_opened"]


def test_a_script_acts_as_an_account_and_that_is_recorded(city: City, clock: VirtualClock) -> None:
    from store.models import Event

    assert accounts.actor_for_login("Operator", now=clock.now(), by="budi") == city.operator
    assert Event.select().order_by(Event.id.desc()).first().data == '{"by":"budi"}'


def test_no_console_opens_for_an_unknown_a_disabled_or_a_citizens_account(city: City, clock: VirtualClock) -> None:
    with pytest.raises(NotFound):
        accounts.actor_for_account(99_999, now=clock.now())
    with pytest.raises(NotFound):
        accounts.actor_for_login("nobody", now=clock.now())
    with pytest.raises(NotAllowed):
        accounts.actor_for_login("+6281234567890", now=clock.now())
    accounts.disable(city.supervisor, "operator", now=clock.now())
    with pytest.raises(NotAllowed):
        accounts.actor_for_login("operator", now=clock.now())


def test_an_open_console_may_stay_only_while_the_account_lives(city: City, clock: VirtualClock) -> None:
    assert accounts.is_welcome(city.operator)
    assert not accounts.is_welcome(city.operator, via="ssh")
    accounts.disable(city.supervisor, "operator", now=clock.now())
    assert not accounts.is_welcome(city.operator)
