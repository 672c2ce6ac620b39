"""A server on loopback that answers as its portal says: pages, or whatever a trap writes to the line."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Plain:
    """One answer with a right length."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = HTML


Reply = Plain | Callable[["Handler"], "Plain | None"]
"""An answer, or what makes one; one that gives None has written to the line itself, and may have taken as
long and sent as much as the line bears."""


class Handler(BaseHTTPRequestHandler):
    """`server` tells what is answered."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        owner = self.server.owner
        owner.asked.append((time.monotonic(), self.path))
        reply = owner.reply_to(self.path)
        try:
            answer = reply if isinstance(reply, Plain) else reply(self)
        except OSError:
            owner.hung_up[self.path] += 1
            answer = None
        if answer is not None:
            self.plain(answer)
        self.close_connection = answer is None

    def plain(self, answer: Plain) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def say(self, *lines: str) -> None:
        """The head of an answer, as it stands."""
        self.wfile.write("\r\n".join((*lines, "", "")).encode("latin-1"))

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    owner: Hostile

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a trap is what is wanted."""


class Hostile:
    """Serves while the `with` block runs. `asked` holds each request with its time, `hung_up` counts the
    traps that the client left before their end."""

    def __init__(self, reply_to: Callable[[str], Reply]) -> None:
        self.reply_to = reply_to
        self.asked: list[tuple[float, str]] = []
        self.hung_up: Counter[str] = Counter()
        self.closing = threading.Event()
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def home(self) -> str:
        return f"http://{self.place}/"

    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
