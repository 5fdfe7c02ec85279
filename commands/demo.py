"""`ehumas demo`: a living city, everything beside it, and the console on it."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.output import say
from commands.session import clock
from store import settings
from store.errors import Conflict
from store.i18n import N_, _, use_zone
from store.settings import without_password

if TYPE_CHECKING:
    from demo.processes import Companions

app = typer.Typer()


@app.command(help=N_("Build a living city in a fresh database and open the console on it, with everything beside it."))
def demo(
    complaints: Annotated[int, typer.Option(min=1, max=100_000, help=N_("So many complaints in six months."))] = 720,
    database: Annotated[
        str,
        typer.Option(metavar="URL", help=N_("An empty database to keep; a file that is gone afterwards if left out.")),
    ] = "",
    seed: Annotated[int, typer.Option(help=N_("Another number makes another city."))] = 2026,
) -> None:
    """Run the demo; without a terminal one sweep and the zero board."""
    from demo import processes

    use_zone(settings.load().timezone)
    with processes.orderly_exit(), tempfile.TemporaryDirectory(prefix="ehumas-demo-") as name:
        folder = Path(name)
        url = database or f"sqlite:///{folder / 'city.sqlite3'}"
        portal, simulator = processes.free_ports(2)
        environment = processes.environment(url, folder, portal, simulator)
        with _built(url, complaints, seed, environment):
            _tell(environment)
            with processes.companions(environment, folder) as beside:
                beside.start("portal", "portal", "serve", "--port", str(portal), port=portal)
                beside.start("simulator", "whatsapp", "simulator", "--port", str(simulator), port=simulator)
                code = _show(beside) if sys.stdin.isatty() and sys.stdout.isatty() else _sweep(beside)
    raise typer.Exit(code)


@contextmanager
def _built(url: str, complaints: int, seed: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Build the city and hold the store open on it. Raises Conflict for a database that is in use."""
    from demo import city
    from store import accounts, migrate
    from store.actors import SYSTEM
    from store.database import connect, disconnect

    migrate.upgrade(url)
    connect(url)
    try:
        if accounts.find(SYSTEM):
            raise Conflict(
                _("The database %(address)s is in use. The demo wants an empty one.")
                % {"address": without_password(url)}
            )
        city.build(
            now=clock().now(),
            count=complaints,
            seed=seed,
            secret=environment["EHUMAS_SECRET_KEY"],
            media=Path(environment["EHUMAS_MEDIA"]),
            tell=_progress,
        )
        yield
    finally:
        disconnect()


def _progress(done: float) -> None:
    """Say on a terminal how far the building is."""
    if sys.stderr.isatty():
        end = "\n" if done >= 1 else ""
        typer.echo(
            "\r" + _("Building six months of a city: %(share)3d %%") % {"share": min(100, done * 100)} + end,
            err=True,
            nl=False,
        )


def _tell(environment: Mapping[str, str]) -> None:
    """Print the addresses and who may log in."""
    from demo.people import CITIZEN_PHONE, PASSWORD, STAFF

    lines = [
        (_("Portal"), environment["EHUMAS_PORTAL_URL"]),
        (_("WhatsApp simulator"), environment["EHUMAS_WHATSAPP_URL"]),
        (_("Database"), without_password(environment["EHUMAS_DATABASE"])),
        (_("Accounts"), ", ".join([*(login for login, *_rest in STAFF), "pupr", "dlhk", "dishub", "…"])),
        (_("Citizen"), CITIZEN_PHONE),
        (_("Password of all"), PASSWORD),
    ]
    width = max(len(title) for title, _value in lines)
    for title, value in lines:
        typer.echo(f"{title:<{width}}  {value}")


def _show(beside: "Companions") -> int:
    """Let the scheduler work beside the console until the person leaves."""
    beside.start("scheduler", "scheduler", "run")
    addresses = _("Portal %(portal)s · WhatsApp %(simulator)s") % {
        "portal": beside.environment["EHUMAS_PORTAL_URL"],
        "simulator": beside.environment["EHUMAS_WHATSAPP_URL"],
    }
    return beside.run("--as", "humas", "console", "--greeting", addresses)


def _sweep(beside: "Companions") -> int:
    """Do one sweep and print the zero board as it stands then."""
    from commands.board import print_board
    from store import queries
    from store.actors import SYSTEM

    code = beside.run("scheduler", "run", "--once")
    now = clock().now()
    print_board(queries.board(SYSTEM, now=now), now)
    say(_("Without a terminal there is no console; run ehumas demo in one."))
    return code
