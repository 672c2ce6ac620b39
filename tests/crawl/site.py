"""A tiny portal on loopback, made page by page by each test and served by a real HTTP server."""

from __future__ import annotations

import hashlib
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

YEARS = (2021, 2022, 2023, 2024)
WORDS = "本年度，本机关依法公开政府信息，受理申请若干件，均在期限内答复，没有行政复议，公开工作平稳有序。"


@dataclass
class Answer:
    """One page's answer. `headers` are sent as they are; `validators` adds ETag and answers 304 to it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    validators: bool = False
    slow: float = 0.0


@dataclass(frozen=True)
class Asked:
    path: str
    status: int
    began: float
    ready: float
    headers: dict[str, str]


Page = Answer | Callable[[BaseHTTPRequestHandler], Answer]


class Site:
    """Paths and their answers; `pages` may be changed while it serves. `log` holds every request answered,
    `begun` the path of each that came."""

    def __init__(self, pages: dict[str, Page] | None = None) -> None:
        self.pages: dict[str, Page] = pages or {}
        self.missing = Answer(b"<html><title>404</title></html>", 404)
        self.log: list[Asked] = []
        self.begun: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def wrap(self, context: ssl.SSLContext) -> None:
        """Speaks TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        """What stands at the address that is asked for."""
        page = self.pages.get(handler.path, self.missing)
        return page(handler) if callable(page) else page

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def places(self) -> tuple[str, ...]:
        """Every host with its port that may be asked."""
        return (self.place,)

    @property
    def home(self) -> str:
        return f"http://{self.place}/"

    def named(self, path: str) -> str:
        """The address of a path."""
        return self.home.rstrip("/") + path

    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt left out."""
        return [asked.path for asked in self.log if asked.path != "/robots.txt"]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                began = time.monotonic()
                site.begun.append(self.path)
                answer = site.answer(self)
                time.sleep(answer.slow)
                headers = dict(answer.headers)
                status, body = answer.status, answer.body
                if answer.validators:
                    headers["ETag"] = f'"{hashlib.md5(body).hexdigest()}"'
                    if self.headers.get("If-None-Match") == headers["ETag"]:
                        status, body = 304, b""
                ready = time.monotonic()
                asked = Asked(self.path, status, began, ready, dict(self.headers.items()))
                try:
                    self._send(status, answer.kind, headers, body)
                finally:
                    # Also of one whose asker is gone.
                    site.log.append(asked)

            def _send(self, status: int, kind: str, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                if status != 304:
                    self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


def html(title: str, body: str, *, metas: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{metas}</head>"
        f"<body>{body}</body></html>"
    ).encode()


def links(*pairs: tuple[str, str]) -> str:
    return "<ul>" + "".join(f'<li><a href="{path}">{text}</a></li>' for path, text in pairs) + "</ul>"


def report(unit: str, year: int, said: str = "") -> bytes:
    """An annual report as an article page."""
    name = f"{unit}{year}年政府信息公开工作年度报告"
    metas = (
        f'<meta name="ArticleTitle" content="{name}"><meta name="PubDate" content="{year + 1}-01-20 10:00">'
    )
    text = "".join(
        f"<p>{heading}</p><p>{WORDS}{said}</p>"
        for heading in (
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        )
    )
    return html(name, f'<h1>{name}</h1><div class="content" id="zoom">{text}</div>', metas=metas)


def small_portal(
    unit: str = "江口镇", years: tuple[int, ...] = YEARS, *, validators: bool = False
) -> dict[str, Page]:
    """Home → section → list → one report a year, and one piece of news."""
    column = f"{unit}政府信息公开年报"
    rows = [(f"/nb/{year}.html", f"{unit}{year}年政府信息公开工作年度报告") for year in years]

    def page(body: bytes) -> Answer:
        return Answer(body, validators=validators)

    pages: dict[str, Page] = {
        "/": page(
            html(
                f"{unit}人民政府", links(("/xxgk/", "政府信息公开"), ("/news/1.html", "全县春季植树活动启动"))
            )
        ),
        "/xxgk/": page(
            html(
                "政府信息公开",
                "<h2>政府信息公开</h2>"
                + links(("/zn.html", "政府信息公开指南"), ("/nb/", "政府信息公开年报")),
            )
        ),
        "/nb/": page(
            html(
                column,
                f"<h2>{column}</h2>" + links(*rows),
                metas='<meta name="ColumnName" content="政府信息公开年报">',
            )
        ),
        "/news/1.html": page(html("全县春季植树活动启动", "<p>今天上午，植树活动启动。</p>")),
        "/zn.html": page(html("政府信息公开指南", "<p>本指南说明如何申请。</p>")),
        "/robots.txt": Answer(b"User-agent: *\nDisallow:\n", kind="text/plain"),
    }
    for (path, _), year in zip(rows, years, strict=True):
        pages[path] = page(report(unit, year))
    return pages
