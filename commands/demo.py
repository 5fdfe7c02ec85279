"""`ehumas demo`: a living city, everything beside it, and the console on it."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.building import Tell, progress, whole
from commands.output import say
from commands.session import clock
from store import settings
from store.errors import Conflict
from store.i18n import N_, _, use_zone
from store.settings import without_password

if TYPE_CHECKING:
    from demo.past import Book
    from demo.processes import Companions

app = typer.Typer()
BOOK = 0.1
"""The share of a large city's building that its book takes."""


@app.command(help=N_("Build a living city in a fresh database and open the console on it, with everything beside it."))
def demo(
    complaints: Annotated[
        int,
        typer.Option(
            min=1,
            max=2_000_000,
            help=N_("So many complaints: up to 3,000 in six months, more over years and loaded in bulk."),
        ),
    ] = 720,
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
    from store import migrate
    from store.database import connect, disconnect

    migrate.upgrade(url)
    try:
        _require_unused(url)
        with whole(url), progress(complaints) as tell:
            book = _book(complaints, seed, environment, tell)
            connect(url)
            _build(complaints, seed, environment, book, tell)
        yield
    finally:
        disconnect()


def _require_unused(url: str) -> None:
    from store import accounts
    from store.actors import SYSTEM
    from store.database import connect

    connect(url)
    if accounts.find(SYSTEM):
        raise Conflict(
            _("The database %(address)s is in use. The demo wants an empty one.") % {"address": without_password(url)}
        )


def _book(complaints: int, seed: int, environment: Mapping[str, str], tell: Tell) -> "Book | None":
    """Live the lives that a large city's past is made of, in a database of their own; None for a small city."""
    from demo import city
    from store import migrate
    from store.database import connect, disconnect

    if complaints <= city.ALL_LIVED:
        return None
    with tempfile.TemporaryDirectory(prefix="ehumas-book-") as folder:
        url = f"sqlite:///{Path(folder) / 'book.sqlite3'}"
        migrate.upgrade(url)
        connect(url)
        secret = environment["EHUMAS_SECRET_KEY"]
        book = city.write_book(now=clock().now(), seed=seed, secret=secret, tell=lambda done: tell(done * BOOK))
        disconnect()
    return book


def _build(complaints: int, seed: int, environment: Mapping[str, str], book: "Book | None", tell: Tell) -> None:
    from demo import city

    before = BOOK if book else 0.0
    city.build(
        now=clock().now(),
        count=complaints,
        seed=seed,
        secret=environment["EHUMAS_SECRET_KEY"],
        media=Path(environment["EHUMAS_MEDIA"]),
        tell=lambda done: tell(before + (1 - before) * done),
        book=book,
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
