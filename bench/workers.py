"""Re-reading by one worker and by two: how much faster two are, with what they read written and without.

Generated reports of many layouts lie in a PostgreSQL archive of the bench's own, read by an older reader.
A worker is a process that takes one part of them after the other, as the jobs of `gongkai work` do, with one
reader below it. "Without" it fetches the bytes and reads them, and keeps nothing. Processor seconds are those
of the worker, its reader and the server together: two workers can be no faster than the machine's processors
have room for.

Each worker has, with its reader, a processor of its own; the server has what they leave. With --free every
worker may use all of them: then one alone reads on one and writes on another.

Run: python -m bench.workers [--reports 20000] [--seed S] [--rounds 1] [--free] [--json]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from random import Random

from sqlalchemy import select, text

from bench.processes import spent
from models.archive import Archive
from models.tables import Version, VersionPart
from pipelines.pending import parts_waiting, read_pending
from pipelines.worker import Part, Task, read_in_children
from tests import postgres
from tests.archive.make import add_document, add_portal, add_version
from tests.reportgen.make import make

LAYOUTS = (
    "html clean", "html word", "html portal", "text tabs", "docx plain", "xlsx", "pdf lines", "pdf rects",
)
OLDER = (
    "DELETE FROM readings WHERE NOT is_current",
    "UPDATE readings SET reader_version = 'before' WHERE is_current",
)
FEW = text("SELECT 1 WHERE (SELECT count(*) FROM versions) < 10000")
"""A job has some documents: each begins with a reader of its own."""
TARGETS = {False: 1.8, True: 1.5}
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Round:
    """`seconds` by the clock and of the processors, for all reports, by so many workers."""

    writing: bool
    workers: int
    seconds: float
    processor: float


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--free", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    with postgres.restarted(settings="") as server:
        url = server.create()
        _fill(url, asked.reports, asked.seed)
        rounds = [
            _round(url, server.pid, writing, workers, pinned=not asked.free)
            for _ in range(asked.rounds)
            for writing in (False, True)
            for workers in (1, 2)
        ]
    if asked.json:
        print(json.dumps([asdict(one) for one in rounds]))
    else:
        _print(rounds, asked.reports)


def _fill(url: str, reports: int, seed: int) -> None:
    """Keeps the reports, and reads them all once."""
    with Archive.open(url) as archive, ProcessPoolExecutor(mp_context=_SPAWN) as pool:
        with archive.writing() as session:
            portal_id, run_id = add_portal(session)
        made = pool.map(_made, ((seed, number) for number in range(reports)), chunksize=20)
        numbered = enumerate(made)
        while group := list(islice(numbered, 200)):
            with archive.writing() as session:
                for number, data in group:
                    document = add_document(session, portal_id, f"http://portal.test/{number}")
                    add_version(archive, session, document, run_id, [data])
            _tell(f"{group[-1][0] + 1} of {reports} reports")
        read_pending(archive, progress=lambda done, total, _what: _tell(f"{done} of {total} read once"))


def _made(which: tuple[int, int]) -> bytes:
    draw = Random(str(which))
    return make(draw.randrange(2**32), draw.choice(LAYOUTS)).data


def _round(url: str, server: int, writing: bool, workers: int, *, pinned: bool) -> Round:
    with Archive.open(url) as archive:
        with archive.writing() as session:
            for statement in OLDER:
                session.execute(text(statement))
        with archive.reading() as session:
            digits = 2 if session.scalar(FEW) is None else 1
            parts = sorted({part[:digits] for part in parts_waiting(session)})
    waiting: Queue[str | None] = _SPAWN.Queue()
    for part in [*parts, *[None] * workers]:
        waiting.put(part)
    ready = _SPAWN.Barrier(workers + 1)
    took: Queue[float] = _SPAWN.Queue()
    arguments = (url, waiting, ready, took, writing)
    processors = [{one} if pinned else {*range(os.cpu_count() or 1)} for one in range(workers)]
    running = [_SPAWN.Process(target=_work, args=(*arguments, where)) for where in processors]
    for one in running:
        one.start()
    ready.wait()
    before, began = spent(server), time.monotonic()
    for one in running:
        one.join()
    seconds = time.monotonic() - began
    processor = spent(server) - before + sum(took.get() for _ in running)
    _tell(f"{workers} workers, {'' if writing else 'not '}writing: {seconds:.0f} s")
    return Round(writing, workers, seconds, processor)


def _work(
    url: str,
    waiting: Queue[str | None],
    ready: Barrier,
    took: Queue[float],
    writing: bool,
    processors: set[int],
) -> None:
    """One worker, until no part is left."""
    os.sched_setaffinity(0, processors)
    with Archive.open(url) as archive, archive.sharing("readings"):
        ready.wait()
        for part in iter(waiting.get, None):
            with archive.turn(f"readings {part}"):
                if writing:
                    read_pending(archive, part=part, workers=1)
                else:
                    assert all(not one.broke for one in read_in_children(_tasks(archive, part), 1))
    took.put(spent(os.getpid()))


def _tasks(archive: Archive, part: str) -> Iterator[Task]:
    query = select(Version.bytes_hash, VersionPart.blob_sha256).join(VersionPart)
    with archive.reading() as session:
        rows = session.execute(query.where(Version.bytes_hash.startswith(part))).all()
    for bytes_hash, sha256 in rows:
        with archive.reading() as session:
            yield Task(bytes_hash, bytes_hash, (Part(archive.blobs.get(session, sha256)),))


def _print(rounds: Sequence[Round], reports: int) -> None:
    print(f"{'':16}{'workers':>8}{'seconds':>9}{'reports/s':>11}{'processor s':>13}{'times':>7}{'wanted':>8}")
    for writing in (False, True):
        alone = 0.0
        for workers in (1, 2):
            of = [one for one in rounds if (one.writing, one.workers) == (writing, workers)]
            seconds = statistics.median(one.seconds for one in of)
            spent = statistics.median(one.processor for one in of)
            alone = alone or seconds
            name = "with writing" if writing else "without writing"
            wanted = f"{TARGETS[writing]:8.1f}" if workers == 2 else ""
            figures = f"{workers:8}{seconds:9.1f}{reports / seconds:11.1f}{spent:13.1f}{alone / seconds:7.2f}"
            print(f"{name:16}{figures}{wanted}")


def _tell(words: str) -> None:
    print(f"\r{words:<60}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
