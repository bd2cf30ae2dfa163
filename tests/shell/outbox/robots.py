"""A mail server and a robot of a work chat, on this machine and for one test."""

import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class Robot:
    """A robot that keeps what it was posted. `answers`: (status, body), the last for good."""

    port: int = 0
    answers: list[tuple[int, bytes]] = field(default_factory=lambda: [(200, b"{}")])
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/robot?token=t"

    def said(self, place: int = -1) -> Any:
        """Return what it was told, as JSON."""
        return json.loads(self.bodies[place])

    def answer(self) -> tuple[int, bytes]:
        """Return what it answers now."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def robot(tls: ssl.SSLContext | None = None) -> Iterator[Robot]:
    """Let a robot listen on a port of this machine; with `tls` it speaks nothing else."""
    kept = Robot()

    class Listening(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            kept.bodies.append(self.rfile.read(length))
            kept.headers.append(dict(self.headers))
            status, body = kept.answer()
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with _served(HTTPServer(("127.0.0.1", 0), Listening), tls) as server:
        kept.port = server.server_address[1]
        yield kept


@dataclass
class Post:
    """A mail server that keeps whole letters. `refuses`: it knows none of the mailboxes.

    `hangs`: at that word it says nothing more; `drops`: there it hangs up.
    """

    port: int = 0
    refuses: bool = False
    hangs: str = ""
    drops: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    letters: list[str] = field(default_factory=list)


@contextmanager
def post_office(tls: ssl.SSLContext | None = None) -> Iterator[Post]:
    """Let a mail server listen on a port of this machine."""
    kept = Post()

    class Listening(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline().decode().strip():
                word = line.split(":")[0].upper()
                stuck = kept.hangs or kept.drops
                if stuck and word.startswith(stuck):
                    if kept.hangs:
                        kept.over.wait()
                    return
                if word.startswith("DATA"):
                    self._say("354 go on")
                    kept.letters.append(self._letter())
                refused = kept.refuses and word == "RCPT TO"
                self._say("550 no such mailbox" if refused else "250 well")

        def _letter(self) -> str:
            lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
            return "\n".join(lines)

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listening)
    with _served(server, tls) as server:
        kept.port = server.server_address[1]
        yield kept
        kept.over.set()


@contextmanager
def _served(server: Any, tls: ssl.SSLContext | None) -> Iterator[Any]:
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
