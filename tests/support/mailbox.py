"""A mail server of the test's own on loopback: it takes what it is given, refuses, or falls silent."""

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox(socketserver.ThreadingTCPServer):
    """The letters that came, as text; `refuses` makes it refuse every recipient. `logins` are the AUTH lines.

    `says` gives its reply to a verb another form (`{"RCPT": "550 5.1.1 unknown"}`); `BODY` is the reply to the letter,
    and the words `hang up` end the connection there, `silence` says nothing until the mailbox is closed.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.letters: list[str] = []
        self.logins: list[str] = []
        self.refuses = False
        self.says: dict[str, str] = {}
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _HangUp(Exception):
    pass


class _Session(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        try:
            self._talk()
        except (_HangUp, OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _talk(self) -> None:
        self._answer("HELLO", "220 mailbox")
        while words := self.rfile.readline().decode().strip():
            verb = words.split()[0].upper()
            if verb == "DATA":
                if self._answer(verb, "354 go on"):
                    letter = "".join(self._lines())
                    self.server.letters.append(letter)
                    self._answer("BODY", "250 taken")
            elif verb == "EHLO":
                self._answer(verb, "250-mailbox\r\n250 AUTH PLAIN")
            elif verb == "AUTH":
                self.server.logins.append(words)
                self._answer(verb, "235 welcome")
            elif verb == "QUIT":
                self._answer(verb, "221 farewell")
                return
            else:
                self._answer(verb, "550 nobody here" if verb == "RCPT" and self.server.refuses else "250 well")

    def _answer(self, verb: str, usual: str) -> bool:
        """Say what the test wants, else the usual; True when it was the usual."""
        words = self.server.says.get(verb, usual)
        if words == "hang up":
            raise _HangUp
        if words == "silence":
            self.server.closing.wait(30)
            raise _HangUp
        self.wfile.write(f"{words}\r\n".encode())
        return words == usual

    def _lines(self) -> Iterator[str]:
        while (line := self.rfile.readline().decode()) != ".\r\n":
            yield line


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Run a mailbox inside the block."""
    with Mailbox() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
