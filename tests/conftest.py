"""What every test may ask for: a fresh store on both databases, a clock that stands still, and a small city."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from store import database, i18n, migrate
from store.clock import VirtualClock, from_iso
from tests.support import city as cities
from tests.support import postgres

SHARED = "EHUMAS_TEST_SHARED"
MONDAY_MORNING = "2026-10-05T08:00"


@dataclass(frozen=True)
class Store:
    """The database under test: `kind` is sqlite or postgresql, `url` opens it in another process too."""

    kind: str
    url: str


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that all workers of this run share, and keep the machine's own settings out of the tests."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="ehumas-tests-")
    for name in [name for name in os.environ if name.startswith("EHUMAS_") and name != SHARED]:
        del os.environ[name]
    os.environ["EHUMAS_CONFIG"] = os.devnull
    os.environ["XDG_DATA_HOME"] = os.environ[SHARED]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server that the workers shared."""
    if not hasattr(config, "workerinput"):
        postgres.stop(shared())


def shared() -> Path:
    """Return the folder that all workers of this run share."""
    return Path(os.environ[SHARED])


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    """A migrated SQLite file, made once a run."""
    file = shared() / "template.sqlite3"
    with postgres.alone(shared(), "sqlite"):
        if not file.exists():
            making = shared() / "making.sqlite3"
            migrate.upgrade(f"sqlite:///{making}")
            making.rename(file)
    return file


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables; SQLite unless parametrised with `postgresql`."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    else:
        with postgres.database(shared(), empty=True) as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh migrated database, connected: each test that asks for it runs on both."""
    if request.param == "sqlite":
        file = tmp_path / "ehumas.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        with connected(f"sqlite:///{file}") as url:
            yield Store("sqlite", url)
    else:
        with postgres.database(shared()) as address, connected(address) as url:
            yield Store("postgresql", url)


@contextmanager
def connected(url: str) -> Iterator[str]:
    """Bind the store to `url` inside the block."""
    database.connect(url)
    try:
        yield url
    finally:
        database.disconnect()


@pytest.fixture
def clock() -> VirtualClock:
    """A clock at Monday, 5 October 2026, 08:00 in Kendari, that moves only when told to."""
    return VirtualClock(from_iso(MONDAY_MORNING))


@pytest.fixture
def city(store: Store, clock: VirtualClock) -> cities.City:
    """Agencies PUPR, RSUD and DLHK, four wards, an account of each role, no complaint yet."""
    return cities.build(clock)


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    """Every test begins in the default language."""
    i18n.use("id")
    yield
    i18n.use("id")
