"""Pages a second: gongkai's crawl against a bare Scrapy spider that only extracts links and commits body and
hash.

Both walk the same pages of the same loopback server in the same run, one request at a time and without a
delay, each in a process of its own (gongkai's child, which examines pages, counts with it); the server is
another. Run: python -m bench.crawl [--pages N] [--rounds
N] [--json]
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
    began, before = time.perf_counter(), worked()
    process.start()
    pages = database.execute("SELECT count(*) FROM pages").fetchone()[0]
    told.send((pages, time.perf_counter() - began, worked() - before))


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

        def on_done(self, result: CrawlResult) -> None:  # noqa: ARG002
            # The child ends right after this.
            self.ended = worked()

    place = f"127.0.0.1:{port}"
    options = CrawlOptions(url, (f"http://{place}/",), delay=0, allow_private=(place,), no_read=True)
    counting, began, before = Counting(), time.perf_counter(), worked()
    pages = crawl(options, counting).portals[0].pages
    told.send((pages, time.perf_counter() - began, counting.ended - before))


def measured(
    work: Callable[[int, str, Connection], None], port: int, folder: str
) -> tuple[int, float, float]:
    """Pages, seconds and seconds of the processor that `work` tells from a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(port, folder, there))
    process.start()
    there.close()
    pages, seconds, busy = here.recv()
    process.join()
    return pages, seconds, busy


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
    rates: dict[str, list[float]] = {"bare": [], "gongkai": []}
    busy_by: dict[str, list[float]] = {"bare": [], "gongkai": []}
    try:
        for _ in range(asked.rounds):
            for name, work in (("bare", bare), ("gongkai", ours)):
                with tempfile.TemporaryDirectory() as folder:
                    pages, seconds, busy = measured(work, port, folder)
                if pages < asked.pages:
                    sys.exit(f"{name}: only {pages} of {asked.pages} pages; the comparison is void")
                rates[name].append(pages / seconds)
                busy_by[name].append(1000 * busy / pages)
    finally:
        server.terminate()
    medians = {name: statistics.median(values) for name, values in rates.items()}
    busy_medians = {name: statistics.median(values) for name, values in busy_by.items()}
    ratio = medians["gongkai"] / medians["bare"]
    if asked.json:
        print(
            json.dumps(
                {
                    "pages_per_second": medians,
                    "ratio": ratio,
                    "processor_ms_per_page": busy_medians,
                    "reports": asked.pages,
                    "rounds": asked.rounds,
                }
            )
        )
    else:
        bare_rate, our_rate = medians["bare"], medians["gongkai"]
        print(f"bare Scrapy {bare_rate:.0f} pages/s, gongkai {our_rate:.0f} pages/s: ratio {ratio:.2f}")
        print(
            f"processor: bare Scrapy {busy_medians['bare']:.1f} ms a page, "
            f"gongkai {busy_medians['gongkai']:.1f} ms"
        )


if __name__ == "__main__":
    main()
