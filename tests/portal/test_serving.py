"""Starting the portal: one sentence when the address cannot be had."""

import socket

import pytest
from typer.testing import CliRunner

from portal.serve import listen


def test_a_free_port_is_taken_and_a_taken_one_refused() -> None:
    with listen("127.0.0.1", 0) as first:
        host, port = first.getsockname()
        assert (host, port > 0) == ("127.0.0.1", True)
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_refused() -> None:
    with pytest.raises(OSError):  # noqa: PT011  # the system says it in its own words
        listen("192.0.2.1", 0)


def test_the_command_says_that_the_port_is_taken(monkeypatch: pytest.MonkeyPatch, store: object) -> None:
    import cli

    monkeypatch.setenv("EHUMAS_DATABASE", store.url)  # type: ignore[attr-defined]  # the fixture's URL
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli.app, ["portal", "serve", "--port", str(port)])
    assert result.exit_code == 1
    assert str(port) in result.stderr
