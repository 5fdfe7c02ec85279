"""The simulator's HTTP: the Cloud API's addresses, the page and its forms, the ledger and the faults as JSON."""

import contextlib
import json
import logging
import re
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from escalation.simulator.cloud import Refusal, Reply
from escalation.simulator.core import Simulator
from escalation.simulator.faults import Fault
from escalation.simulator.page import page
from store.errors import StoreError, Unavailable
from store.i18n import _

log = logging.getLogger("ehumas.simulator")
BODY_LIMIT = 1_000_000
PATIENCE = 8_000_000
"""So many bytes of a refused body are still heard, so that its sender learns why."""
LINGER = 1.0
MESSAGES = re.compile(r"/v\d+\.\d+/(\d+)/messages")
TEMPLATES = re.compile(r"/v\d+\.\d+/\d+/message_templates")
NUMBER = re.compile(r"/v\d+\.\d+/(\d+)")


class Server(ThreadingHTTPServer):
    """Listens for one simulator, and carries its receipts; `close` ends both."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, simulator: Simulator, host: str, port: int) -> None:
        self.simulator = simulator
        self.stopped = threading.Event()
        try:
            super().__init__((host, port), Handler)
        except OSError as error:
            raise Unavailable(
                _("The simulator cannot listen on %(host)s:%(port)d: %(reason)s. Choose another --port.")
                % {"host": host, "port": port, "reason": error.strerror or error}
            ) from error

    @property
    def url(self) -> str:
        """Return the address of the page, and the base of the API."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def run(self) -> None:
        """Serve until `close`, with the postman in a thread of its own."""
        threading.Thread(target=self.simulator.postman.run, daemon=True, name="postman").start()
        self.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        """Stop serving; calls held by a time-out fault are let go."""
        self.stopped.set()
        self.simulator.postman.stop()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize: ClassVar[int] = -1
    timeout = 60
    server: Server

    @property
    def simulator(self) -> Simulator:
        """Return the simulator behind the server."""
        return self.server.simulator

    def do_GET(self) -> None:
        """Answer the page, the ledger, the faults, and what the API tells of a number and its templates."""
        path, _mark, query = self.path.partition("?")
        wanted = dict(parse_qsl(query))
        if path == "/":
            self._send(200, "text/html; charset=utf-8", page(self.simulator.ledger, self._late()).encode())
        elif path == "/ledger":
            self._json(
                200, [entry.record() for entry in self.simulator.ledger.entries(_plain(wanted.get("phone", "")))]
            )
        elif path == "/faults":
            self._json(200, self.simulator.faults.records())
        elif TEMPLATES.fullmatch(path):
            known = self.simulator.cloud.templates.values()
            self._told({"data": [{"status": "APPROVED", **one} for one in known]})
        elif number := NUMBER.fullmatch(path):
            self._told(_number(number.group(1)))
        else:
            self._nothing()

    def do_POST(self) -> None:
        """Take a message, a template, a fault, or what a phone's owner does."""
        raw = self._body()
        if raw is None:
            return
        path = urlsplit(self.path).path
        if found := MESSAGES.fullmatch(path):
            self._play(*self.simulator.call(raw, self.headers.get("Authorization", ""), found.group(1)))
        elif TEMPLATES.fullmatch(path):
            self._guard(lambda: self._template(json.loads(raw)))
        elif path == "/faults":
            self._guard(lambda: self._json(201, vars(self.simulator.faults.add(json.loads(raw)))))
        elif path in ("/tap", "/reply", "/read"):
            self._guard(lambda: self._owner(path, self._given(raw)))
        else:
            self._nothing()

    def do_DELETE(self) -> None:
        """Let every fault end."""
        if urlsplit(self.path).path == "/faults":
            self.simulator.faults.clear()
            self._json(200, [])
        else:
            self._nothing()

    def log_message(self, format: str, *args: Any) -> None:
        """Tell the log, not the terminal."""
        log.debug(format, *args)

    def _guard(self, work: Any) -> None:
        """Do the work; what it raises about the request becomes an answer."""
        try:
            work()
        except StoreError as error:
            self._json(404 if error.exit_code == 4 else 400, {"error": {"message": error.message, "code": 100}})
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            self._json(400, {"error": {"message": str(error) or type(error).__name__, "code": 100}})

    def _told(self, value: object) -> None:
        """Answer what only the owner of the token may know."""
        try:
            self.simulator.cloud.authorise(self.headers.get("Authorization", ""))
            self._json(200, value)
        except Refusal as refusal:
            reply = refusal.reply()
            self._json(reply.status, reply.body)

    def _owner(self, path: str, given: dict[str, Any]) -> None:
        if path == "/tap":
            self.simulator.tap(str(given["id"]), int(given["button"]))
        elif path == "/read":
            self.simulator.read(str(given["id"]))
        else:
            self.simulator.reply(str(given.get("phone", "")), str(given["text"]), str(given.get("answers", "")))
        if self._is_form():
            self._send(303, "text/plain", b"", {"Location": "/"})
        else:
            self._json(200, {"ok": True})

    def _template(self, definition: dict[str, Any]) -> None:
        name = str(definition["name"])
        self.simulator.cloud.templates[name] = definition
        self._json(200, {"id": name, "status": "APPROVED", "category": definition.get("category", "UTILITY")})

    def _play(self, reply: Reply, fault: Fault | None) -> None:
        """Answer, or fail as the fault says."""
        kind = fault.kind if fault is not None else ""
        if fault is None:
            self._json(reply.status, reply.body, reply.headers)
        elif kind == "timeout":
            self.server.stopped.wait(fault.seconds)
            self._drop()
        elif kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._drop()
        elif kind == "half":
            self._send(200, "application/json", b'{"messages": [{"id"', {"Content-Length": "5000"})
            self._drop()
        elif kind == "redirect":
            self._send(307, "text/plain", b"", {"Location": self.path})
        else:
            self._send(fault.status or (200 if kind == "nojson" else 502), "text/html", b"<html>Simulated</html>")

    def _drop(self) -> None:
        """Let the connection go without another word."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()

    def _body(self) -> bytes | None:
        """Return the request's body; answers itself when there is none that we take."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            self._refuse_body(413 if length.isdecimal() else 411)
            return None
        return self.rfile.read(int(length))

    def _refuse_body(self, status: int) -> None:
        """Say why, then listen on for a moment: closing at once would reset the connection under the answer."""
        self.close_connection = True
        self._json(status, {"error": {"message": "Content-Length", "code": 100}})
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(LINGER)
            self.rfile.read(PATIENCE)

    def _is_form(self) -> bool:
        return "urlencoded" in self.headers.get("Content-Type", "")

    def _given(self, raw: bytes) -> dict[str, Any]:
        return dict(parse_qsl(raw.decode())) if self._is_form() else dict(json.loads(raw))

    def _late(self) -> int:
        return self.simulator.postman.waiting()

    def _nothing(self) -> None:
        self._json(404, {"error": {"message": "Unknown path components", "type": "OAuthException", "code": 2500}})

    def _json(self, status: int, value: object, headers: dict[str, str] | None = None) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self._send(status, "application/json; charset=utf-8", body, headers or {})

    def _send(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        sent = {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}
        sent |= {"Connection": "close"} if self.close_connection else {}
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def _number(phone_id: str) -> dict[str, str]:
    return {
        "id": phone_id,
        "display_phone_number": "+62 811-0000-000",
        "verified_name": "Humas Kota Kendari (simulator)",
        "quality_rating": "GREEN",
    }


def _plain(phone: str) -> str:
    return phone.strip().removeprefix("+")
