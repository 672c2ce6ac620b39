"""A real HTTP/1.1 server of a sample portal on loopback."""

from __future__ import annotations

import hashlib
import threading
import time
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from types import TracebackType
from typing import NamedTuple
from urllib.parse import quote, unquote

from samples.portal import ORIGIN, VIEWS, Answer, SamplePortal


class LogEntry(NamedTuple):
    """One request: method, target (path decoded, query as sent), status, whether it asked conditionally, when
    (seconds of a monotonic clock)."""

    method: str
    path: str
    status: int
    conditional: bool
    at: float


class SampleServer:
    """Serves `portal` while the `with` block runs. `night` may be set at any time.

    `fail_paths`: target → status answered instead (0 drops the connection). `delay`: seconds before each.
    """

    def __init__(self, portal: SamplePortal, night: int = 1, port: int = 0, host: str = "127.0.0.1") -> None:
        self.portal = portal
        self.night = night
        self.log: list[LogEntry] = []
        self.fail_paths: dict[str, int] = {}
        self.delay = 0.0
        self.views = count(1001)
        self._http = _Server((host, port), self)
        self.host, self.port = host, self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def origin(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def home_url(self) -> str:
        return self.origin + self.portal.home

    def url(self, target: str) -> str:
        """The absolute address of a target, percent-encoded as a browser sends it."""
        return self.origin + quote(target, safe="/?&=%~.-_")

    def start(self) -> SampleServer:
        self.portal.site(self.night)
        self._thread.start()
        return self

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def __enter__(self) -> SampleServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], owner: SampleServer) -> None:
        self.owner = owner
        super().__init__(address, _Handler)


def entity_tag(answer: Answer) -> str:
    return '"' + hashlib.sha256(answer.body).hexdigest()[:20] + '"'


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    # One write and no Nagle delay: else each answer on a kept connection waits for an acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True
    timeout = 60

    @property
    def owner(self) -> SampleServer:
        assert isinstance(self.server, _Server)
        return self.server.owner

    def log_message(self, format: str, *args: object) -> None:
        """Requests are kept in the server's log, not printed."""

    def do_GET(self) -> None:
        self._serve(with_body=True)

    def do_HEAD(self) -> None:
        self._serve(with_body=False)

    def _target(self) -> str:
        path, mark, query = self.path.partition("?")
        return unquote(path) + mark + query

    def _serve(self, *, with_body: bool) -> None:
        target, owner = self._target(), self.owner
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        if owner.delay:
            time.sleep(owner.delay)
        failed = owner.fail_paths.get(target)
        if failed is not None:
            answer = Answer(b"", "text/html", failed, validators=False)
        else:
            answer = owner.portal.site(owner.night).answer(target)
        status = 304 if failed is None and self._unchanged(answer) else answer.status
        owner.log.append(LogEntry(self.command, target, status, conditional, time.monotonic()))
        if status == 0:
            self.close_connection = True
            return
        self._send(answer, status, with_body=with_body)

    def _unchanged(self, answer: Answer) -> bool:
        if not answer.validators or answer.status != 200:
            return False
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return entity_tag(answer) in tags
        since = self.headers.get("If-Modified-Since")
        if since is None or answer.modified is None:
            return False
        try:
            return answer.modified <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False

    def _send(self, answer: Answer, status: int, *, with_body: bool) -> None:
        owner = self.owner
        body = b"" if status == 304 else answer.body
        if VIEWS in body:
            body = body.replace(VIEWS, str(next(owner.views)).encode())
        body = body.replace(ORIGIN, owner.origin.encode())
        self.send_response(status)
        if answer.location is not None:
            self.send_header("Location", quote(answer.location, safe="/?&=%:"))
        if answer.validators and status in (200, 304):
            self.send_header("ETag", entity_tag(answer))
            if answer.modified is not None:
                self.send_header("Last-Modified", format_datetime(answer.modified, usegmt=True))
        if status != 304:
            if answer.media_type:
                self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)
