"""Pages a second: gongkai's crawl against a bare Scrapy spider that only extracts links and commits body and
hash.

Both walk the same pages of the same loopback server in the same run, one request at a time and without a
delay, each in a process of its own (gongkai's child, which examines pages, counts with it); the server is
another. The rate is that from the first page that a side has stored to its last, without the start of either
program, and beside it that of the whole run. Run: python -m bench.crawl [--pages N] [--rounds N] [--json]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import multiprocessing
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.processes import worked

PER_LIST = 20
PARAGRAPH = "<p>本年度，本机关依法公开政府信息，受理申请若干件，均在期限内答复，公开工作平稳有序。</p>"


def page(number: int) -> bytes:
    """One report of about 25 kB, as long as real ones are, with a table and the site's navigation."""
    title = f"第{number}镇2023年政府信息公开工作年度报告"
    navigation = "".join(f'<li><a href="/news/{k}.html">要闻第{k}条</a></li>' for k in range(60))
    rows = "".join("<tr>" + f"<td>{number + k}</td>" * 8 + "</tr>" for k in range(25))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2024-01-20 10:00"></head>'
        f'<body><ul class="nav">{navigation}</ul><h1>{title}</h1>'
        f'<div class="content" id="zoom">一、总体情况{PARAGRAPH * 60}'
        f"<table>{rows}</table></div></body></html>"
    ).encode()


def listing(number: int, pages: int) -> bytes:
    """One page of the list of reports."""
    first = number * PER_LIST
    rows = "".join(
        f'<li><a href="/r/{k}.html">第{k}镇2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>'
        for k in range(first, min(first + PER_LIST, pages))
    )
    more = f'<a href="/nb/index_{number + 1}.html">下一页</a>' if first + PER_LIST < pages else ""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报</title>'
        f'<meta name="ColumnName" content="政府信息公开年报"></head><body><ul>{rows}</ul>{more}</body></html>'
    ).encode()


FIRST_PAGE = '<html><meta charset="utf-8"><a href="/nb/">政府信息公开年报</a></html>'.encode()
PATH = re.compile(r"/(?:nb/(?:index_(?P<list>\d+)\.html)?|r/(?P<report>\d+)\.html)")


@lru_cache(2_000)
def body_at(path: str, pages: int) -> bytes | None:
    """What stands at a path of a portal with so many reports; null if nothing does. Made when asked for, and
    remembered while there are few."""
    if path in ("/", "/robots.txt"):
        return FIRST_PAGE if path == "/" else b""
    match = PATH.fullmatch(path)
    if match is None:
        return None
    if match["report"]:
        number = int(match["report"])
        return page(number) if number < pages else None
    number = int(match["list"] or 0)
    return listing(number, pages) if number * PER_LIST < pages else None


def serve(pages: int, told: Connection) -> None:
    """Serves the portal until the process is ended; tells its port."""
    for number in range(min(pages, 2_000)):
        body_at(f"/r/{number}.html", pages)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        # Else each answer waits 40 ms for an acknowledgement, and the wait is all that is measured.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body = body_at(self.path, pages)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.send(server.server_address[1])
    server.serve_forever()


@dataclass(frozen=True, slots=True)
class Run:
    """Pages of one walk, its seconds, and those and the processor's seconds from its first page stored on."""

    pages: int
    seconds: float
    walking: float
    busy: float

    @property
    def rate(self) -> float:
        """Pages a second after the first."""
        return (self.pages - 1) / self.walking


class Watch:
    """Notes when a walk begins and when it has stored its first page; `of` tells of it when it is over."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self._first: tuple[float, float] | None = None

    def page(self) -> None:
        """Another page is stored."""
        if self._first is None:
            self._first = time.perf_counter(), worked()

    def of(self, pages: int, busy: float | None = None) -> Run:
        """The walk that is over now; `busy`: what it took of the processor, if it is told."""
        ended = time.perf_counter()
        at, before = self._first or (self.began, 0.0)
        return Run(pages, ended - self.began, ended - at, (worked() if busy is None else busy) - before)


def bare(port: int, folder: str, told: Connection) -> None:
    """A spider as short as can be: links by Scrapy's own extractor, body and hash committed page by page."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response
    from scrapy.linkextractors import LinkExtractor

    database = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE pages (url TEXT PRIMARY KEY, sha256 TEXT, body BLOB)")
    extractor = LinkExtractor(deny=r"/news/")

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = [f"http://127.0.0.1:{port}/"]  # noqa: RUF012

        def parse(self, response: Response) -> Iterator[Any]:
            row = (response.url, hashlib.sha256(response.body).hexdigest(), response.body)
            database.execute("INSERT INTO pages VALUES (?, ?, ?)", row)
            watch.page()
            for link in extractor.extract_links(response):  # type: ignore[arg-type]
                yield scrapy.Request(link.url)

    process = AsyncCrawlerProcess(
        {
            "CONCURRENT_REQUESTS": 1,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
        }
    )
    process.crawl(Bare)
    watch = Watch()
    process.start()
    told.send(watch.of(database.execute("SELECT count(*) FROM pages").fetchone()[0]))


def ours(port: int, folder: str, told: Connection) -> None:
    """gongkai's crawl without reading, into an archive that has the register already."""
    from crawler.crawl import CrawlOptions, CrawlResult, Silent, crawl
    from crawler.register import seed
    from models.archive import Archive

    importlib.import_module("crawler.spiders.portals")
    url = f"sqlite:///{folder}/ours.db"
    with Archive.open(url) as archive, archive.writing() as session:
        seed(session)

    class Counting(Silent):
        ended = 0.0

        def on_visit(self, url: str, outcome: str, role: str) -> None:  # noqa: ARG002
            watch.page()

        def on_done(self, result: CrawlResult) -> None:  # noqa: ARG002
            # The child ends right after this.
            self.ended = worked()

    place = f"127.0.0.1:{port}"
    options = CrawlOptions(url, (f"http://{place}/",), delay=0, allow_private=(place,), no_read=True)
    counting, watch = Counting(), Watch()
    pages = crawl(options, counting).portals[0].pages
    told.send(watch.of(pages, counting.ended))


def measured(work: Callable[[int, str, Connection], None], port: int, folder: str) -> Run:
    """The walk that `work` tells of from a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(port, folder, there))
    process.start()
    there.close()
    run: Run = here.recv()
    process.join()
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000, help="reports on the portal")
    parser.add_argument(
        "--rounds", type=int, default=3, help="each side walks it so often, in turn; medians count"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(asked.pages, there), daemon=True)
    server.start()
    port = here.recv()
    runs: dict[str, list[Run]] = {"bare": [], "gongkai": []}
    try:
        for _ in range(asked.rounds):
            for name, work in (("bare", bare), ("gongkai", ours)):
                with tempfile.TemporaryDirectory() as folder:
                    run = measured(work, port, folder)
                if run.pages < asked.pages:
                    sys.exit(f"{name}: only {run.pages} of {asked.pages} pages; the comparison is void")
                runs[name].append(run)
    finally:
        server.terminate()
    rates = _medians(runs, lambda run: run.rate)
    whole = _medians(runs, lambda run: run.pages / run.seconds)
    busy = _medians(runs, lambda run: 1000 * run.busy / (run.pages - 1))
    ratio, with_start = (by["gongkai"] / by["bare"] for by in (rates, whole))
    if asked.json:
        print(
            json.dumps(
                {
                    "pages_per_second": rates,
                    "ratio": ratio,
                    "ratio_with_start": with_start,
                    "processor_ms_per_page": busy,
                    "reports": asked.pages,
                    "rounds": asked.rounds,
                }
            )
        )
        return
    print(
        f"bare Scrapy {rates['bare']:.0f} pages/s, gongkai {rates['gongkai']:.0f} pages/s: "
        f"ratio {ratio:.2f} ({with_start:.2f} with the start of both programs)"
    )
    print(f"processor: bare Scrapy {busy['bare']:.1f} ms a page, gongkai {busy['gongkai']:.1f} ms")


def _medians(runs: dict[str, list[Run]], of: Callable[[Run], float]) -> dict[str, float]:
    return {name: statistics.median(map(of, each)) for name, each in runs.items()}


if __name__ == "__main__":
    main()
