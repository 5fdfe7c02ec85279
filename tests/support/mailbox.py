"""A mail server of the test's own on loopback: it takes what it is given, or refuses."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox(socketserver.ThreadingTCPServer):
    """The letters that came, as text; `refuses` makes it refuse every recipient. `logins` are the AUTH lines."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.letters: list[str] = []
        self.logins: list[str] = []
        self.refuses = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Session(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self._say("220 mailbox")
        while words := self.rfile.readline().decode().strip():
            verb = words.split()[0].upper()
            if verb == "DATA":
                self._say("354 go on")
                self.server.letters.append("".join(self._lines()))
                self._say("250 taken")
            elif verb == "EHLO":
                self._say("250-mailbox\r\n250 AUTH PLAIN")
            elif verb == "AUTH":
                self.server.logins.append(words)
                self._say("235 welcome")
            elif verb == "QUIT":
                self._say("221 farewell")
                return
            else:
                self._say("550 nobody here" if verb == "RCPT" and self.server.refuses else "250 well")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _lines(self) -> Iterator[str]:
        while (line := self.rfile.readline().decode()) != ".\r\n":
            yield line


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Run a mailbox inside the block."""
    with Mailbox() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
