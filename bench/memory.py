"""Memory of a long walk: a portal of as many pages as wanted, made on the fly, walked while the resident
memory of the crawler and its children is sampled.

Run: python -m bench.memory [--pages 100000] [--every 2000] [--json]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection

from bench.crawl import serve
from bench.processes import resident

SETTLED = 0.2
"""Of the walk; what is loaded and remembered up to a bound by then does not count as growth."""


@dataclass(frozen=True)
class Sample:
    """Resident memory in MiB after so many pages."""

    pages: int
    mib: float


@dataclass(frozen=True)
class Growth:
    """Samples of a walk of `pages` pages."""

    pages: int
    samples: tuple[Sample, ...]

    @property
    def bytes_a_page(self) -> float:
        """Growth between the settled part's start and the end, over the pages between."""
        start = next(one for one in self.samples if one.pages >= SETTLED * self.pages)
        end = self.samples[-1]
        return (end.mib - start.mib) * 2**20 / max(end.pages - start.pages, 1)


def walk(port: int, folder: str, every: int, told: Connection) -> None:
    """Walks the portal and tells a sample each `every` pages; then None."""
    from crawler.crawl import CrawlOptions, Silent, crawl

    class Sampling(Silent):
        seen = 0

        def on_visit(self, url: str, outcome: str, role: str) -> None:  # noqa: ARG002
            self.seen += 1
            if self.seen % every == 0:
                told.send(Sample(self.seen, resident()))

    place = f"127.0.0.1:{port}"
    options = CrawlOptions(
        f"sqlite:///{folder}/memory.db",
        (f"http://{place}/",),
        delay=0,
        allow_private=(place,),
        no_read=True,
        max_time=None,
    )
    sampling = Sampling()
    crawl(options, sampling)
    told.send(Sample(sampling.seen, resident()))
    told.send(None)


def grown(pages: int, every: int, told: Callable[[Sample], None] = lambda _: None) -> Growth:
    """The memory of a walk over a portal of `pages` reports; each sample is told as it comes."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(pages, there), daemon=True)
    server.start()
    port = here.recv()
    samples: list[Sample] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            mine, theirs = context.Pipe()
            walker = context.Process(target=walk, args=(port, folder, every, theirs))
            walker.start()
            theirs.close()
            while (sample := mine.recv()) is not None:
                samples.append(sample)
                told(sample)
            walker.join()
    finally:
        server.terminate()
    return Growth(samples[-1].pages, tuple(samples))


def _show(sample: Sample) -> None:
    print(f"{sample.pages:8} pages  {sample.mib:7.1f} MiB", file=sys.stderr, flush=True)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100_000, help="reports on the portal")
    parser.add_argument("--every", type=int, default=2_000, help="pages between two samples")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    growth = grown(asked.pages, asked.every, _show)
    if asked.json:
        print(json.dumps({**asdict(growth), "bytes_a_page": growth.bytes_a_page}))
        return
    print(f"growth once settled: {growth.bytes_a_page:.0f} bytes a page")


if __name__ == "__main__":
    main()
