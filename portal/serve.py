"""Serving the portal with uvicorn on one socket, behind a proxy on the same host or directly."""

import socket

from store.clock import Clock
from store.settings import Settings

BACKLOG = 512
KEEP_ALIVE_SECONDS = 15
GOODBYE_SECONDS = 10
CONNECTIONS_AT_MOST = 512


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises OSError when the address is taken or not ours."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def run(settings: Settings, clock: Clock, listening: socket.socket) -> None:
    """Serve until interrupted. There is no access log: an address of ours may hold a secret link."""
    import uvicorn

    from portal.app import build

    config = uvicorn.Config(
        build(settings, clock),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        limit_concurrency=CONNECTIONS_AT_MOST,
    )
    uvicorn.Server(config).run(sockets=[listening])
