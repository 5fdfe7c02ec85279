"""Who complains lies sealed: no table tells it, only the master key opens it, and that is never in the database."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from store import citizens, complaints, database, identities, master_key, outgoing, queries, sessions, vault
from store.actors import PUBLIC
from store.citizens import NewCitizen, Registration
from store.clock import DAY, VirtualClock
from store.database import db, transact
from store.errors import Unavailable
from store.escalations import fire_due
from store.models import Account, Citizen, CitizenKey, Message
from store.vault import Identity
from tests.conftest import Store
from tests.support.city import City

RINA = Registration("Wa Ode Rina", "0813 5555 0101", "Jl. Zamrud 77", "korumba", "rumah kopi hujan pagi", True)
TELLING = ("Ode Rina", "81355550101", "Zamrud 77", "Ode Siti", "8123400000", "Saranani 12", "Ode Ahmad", "81234567890")

Lock = Callable[[str], None]


@pytest.fixture
def lock(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lock:
    """Open the database as another process does that has this secret in its settings; `file` is what it may find."""
    monkeypatch.setattr(master_key, "file", lambda: tmp_path / "identities.key")

    def again(secret: str) -> None:
        monkeypatch.setenv("EHUMAS_SECRET_KEY", secret)
        database.connect(store.url)

    again("rahasia lama")
    return again


def texts() -> str:
    """Return every value of every table."""
    tables = [name for name in db.get_tables() if not name.startswith("sqlite_")]
    return repr([db.execute_sql(f'SELECT * FROM "{name}"').fetchall() for name in tables])


def test_no_table_tells_who_complained(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, RINA, now=clock.now())
    sessions.login("081355550101", RINA.password, source="x", now=clock.now())
    numbers = [city.complaint(citizen=None, citizen_id=key), city.complaint()]
    complaints.ask(city.operator, numbers, "Di mana tepatnya?", now=clock.now())
    clock.advance(6 * DAY)
    fire_due(clock.now())
    citizens.reveal(city.operator, numbers[0], "Menelepon pelapor.", now=clock.now())
    told = Message.select().where(Message.kind == "citizen")
    assert {outgoing.number_of(row) for row in told} == {"+6281355550101", "+6281234000002"}
    found = texts()
    assert numbers[0] in found
    assert [word for word in TELLING if word in found] == []
    assert all(secret.text not in found for secret in master_key.known())


def test_each_has_a_key_of_their_own_that_opens_for_nobody_else(city: City, clock: VirtualClock) -> None:
    city.complaint()
    (first, *_), (second, *_) = rows = [(row.citizen_id, row.wrapped) for row in CitizenKey.select()]
    assert len({wrapped for _id, wrapped in rows}) == len(rows)
    with pytest.raises(Unavailable, match="kunci lain"):
        vault.opened(first, Citizen.get_by_id(first).identity, rows[1][1])
    with pytest.raises(Unavailable, match="kunci lain"):
        vault.opened(first, Citizen.get_by_id(second).identity, rows[0][1])


def test_the_same_number_is_found_by_its_blind_index_in_every_way_of_writing(city: City) -> None:
    number = city.complaint()
    for written in ("0812 3400 0001", "+62 812-3400-0001"):
        assert [row.number for row in queries.find(city.operator, queries.Filter(search=written), now=0).rows] == [
            number
        ]
        assert [row.phone for row in citizens.find(city.operator, phone=written)] == ["+62 ••• 01"]
    assert vault.phone_index("") == ""
    assert vault.blind("phone", "+62") != vault.blind("login", "+62")


def test_lists_of_complaints_open_nothing_and_a_complaint_opens_one(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [city.complaint() for _number in range(3)]
    opened: list[int] = []
    real = vault.opened

    def counted(citizen_id: int, text: str, wrapped_key: str) -> Identity:
        opened.append(citizen_id)
        return real(citizen_id, text, wrapped_key)

    monkeypatch.setattr(vault, "opened", counted)
    queries.find(city.operator, queries.Filter(), now=0)
    queries.board(city.operator, now=0)
    assert opened == []
    queries.get(city.operator, numbers[0])
    assert len(opened) == 1


def test_with_another_secret_everything_says_which_is_missing_and_nothing_is_lost(lock: Lock, city: City) -> None:
    number = city.complaint()
    assert vault.origin() == "EHUMAS_SECRET_KEY"
    before, key = Citizen.select().count(), Citizen.select().order_by(Citizen.id.desc()).get().id
    for secret in ("rahasia baru", ""):
        lock(secret)
        for ask in (
            lambda: citizens.reveal(city.operator, number, "Menelepon.", now=0),
            lambda: citizens.find(city.operator, phone="081234000001"),
            lambda: transact(lambda: citizens.ensure(NewCitizen("A", "081234000001"), 0)),
            vault.origin,
        ):
            with pytest.raises(Unavailable, match="EHUMAS_SECRET_KEY"):
                ask()
    assert Citizen.select().count() == before
    lock("rahasia lama")
    assert citizens.contact(key) == "+6281234000001"


def test_with_another_secret_a_complaint_is_shown_and_says_that_its_sender_is_sealed(lock: Lock, city: City) -> None:
    public, secret = city.forwarded(), city.forwarded(privacy="secret")
    lock("rahasia baru")
    for actor in (city.operator, city.viewer, city.officer()):
        seen = queries.get(actor, public)
        assert seen.citizen == citizens.CitizenView("identitas tersegel: kunci salah", "", "", "", masked=False)
        assert seen.text
    assert queries.get(city.officer(), secret).citizen is None
    lock("rahasia lama")
    seen = queries.get(city.operator, public)
    assert seen.citizen is not None
    assert seen.citizen.name == "W••• O••• S•••"


def test_without_a_setting_a_file_is_made_once_that_only_its_owner_reads(lock: Lock, clock: VirtualClock) -> None:
    lock("")
    assert vault.origin() == ""
    key = transact(lambda: identities.keep(Identity("Rina"), None, created_at=clock.now()))
    path = master_key.file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert vault.origin() == str(path)
    kept = master_key.known()
    assert master_key.make() == kept[0]
    assert list(path.parent.glob(f".{path.name}*")) == []
    lock("disetel kemudian")
    assert identities.read(key).person == Identity("Rina")


def test_a_file_that_cannot_be_made_or_read_is_said(
    lock: Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock("")
    master_key.file().write_bytes(b"\xff")
    with pytest.raises(Unavailable, match="tidak terbaca"):
        vault.phone_index("+6281234000001")
    (tmp_path / "berkas").touch()
    monkeypatch.setattr(master_key, "file", lambda: tmp_path / "berkas" / "x.key")
    with pytest.raises(Unavailable, match="tidak dapat"):
        master_key.make()


def test_the_file_lies_beside_a_sqlite_database_else_with_the_user_s_data(store: Store) -> None:
    beside = f"{store.url.removeprefix('sqlite:///')}.key"
    home = Path(os.environ["XDG_DATA_HOME"]) / "ehumas" / "identities.key"
    assert master_key.file() == (Path(beside) if store.kind == "sqlite" else home)


def test_a_login_can_be_named_by_its_digest_as_lists_show_it(city: City) -> None:
    login = Account.get(Account.role == "citizen").login
    assert login == sessions.stored_login(login) == sessions.stored_login("0812 3456 7890")
