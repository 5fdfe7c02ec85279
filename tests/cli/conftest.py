"""The command line in process: `run` calls it on the store under test, at the time of the test's clock."""

from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from typer.testing import CliRunner, Result

import cli
from commands.session import chosen
from store import database
from store.clock import SystemClock, VirtualClock
from tests.conftest import Store, shared
from tests.support.wall_session import leave


class Run(Protocol):
    """Runs `ehumas` with these words; `as_user` names the acting account."""

    def __call__(self, *words: str, as_user: str = "operator", stdin: str = "", **env: str) -> Result: ...


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Run:
    """The command line without a database."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*words: str, as_user: str = "", stdin: str = "", **env: str) -> Result:
        given = {**({"EHUMAS_AS": as_user} if as_user else {}), **env}
        return CliRunner().invoke(cli.app, list(words), input=stdin, env=given, prog_name="ehumas")

    return run


@pytest.fixture
def run(bare: Run, store: Store, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """The command line on the store under test."""
    monkeypatch.setenv("EHUMAS_DATABASE", store.url)
    monkeypatch.setenv("XDG_DATA_HOME", str(shared()))
    chosen.clock = clock

    office = database.db.obj

    def call(*words: str, as_user: str = "operator", stdin: str = "", **env: str) -> Result:
        try:
            return bare(*words, as_user=as_user, stdin=stdin, **env)
        finally:
            leave(office)

    yield call
    chosen.clock = SystemClock()
