"""`ehumas portal …`: serves the citizens' web."""

import ipaddress
from typing import Annotated

import typer

from commands.output import say
from commands.session import clock, open_store
from store.errors import Unavailable
from store.i18n import N_, _

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _portal() -> None:
    """The citizens' web."""


@app.command(
    help=N_("Serve the citizens' web until it is interrupted; put nginx or Caddy with a certificate in front of it.")
)
def serve(
    host: Annotated[str, typer.Option(help=N_("The address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=N_("The port to listen on; 0 takes a free one."))] = 8010,
) -> None:
    """Serve the citizens' web until it is interrupted; put nginx or Caddy with a certificate in front of it."""
    from portal.serve import listen, run

    with open_store() as settings:
        try:
            listening = listen(host, port)
        except OSError as error:
            raise Unavailable(
                _("The portal cannot listen on %(host)s port %(port)d: %(problem)s.")
                % {"host": host, "port": port, "problem": error.strerror or error}
            ) from error
        with listening:
            say(_("The portal is served at %(address)s.") % {"address": _address(listening.getsockname())})
            run(settings, clock(), listening)


def _address(name: tuple[str, int]) -> str:
    host, port = name[0], name[1]
    shown = f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    return f"http://{shown}:{port}"
