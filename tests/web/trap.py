"""A server on loopback that notes what asks it: an archived page must never reach it."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "0500014b0d0a2db40000000049454e44ae426082"
)


class Trap:
    """`asked`: the paths that were asked for. `pages`: path → (policy, bytes) that it serves itself, which is
    not noted."""

    def __init__(self) -> None:
        trap = self
        self.asked: list[str] = []
        self.pages: dict[str, tuple[str, bytes]] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                policy, body = trap.pages.get(self.path, ("", PNG))
                if self.path not in trap.pages and self.path != "/favicon.ico":
                    trap.asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html" if self.path in trap.pages else "image/png")
                self.send_header("Access-Control-Allow-Origin", "*")
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
