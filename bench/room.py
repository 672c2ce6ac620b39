"""How long twenty readers wait for the pages of the reading room while a crawl writes the archive.

Each reader asks for a page drawn at random once every two seconds. The room is `gongkai serve` in a process
of its own; beside it a sample county is crawled into the same archive over and over, unread and without any
delay, as low in rank as deploy/gongkai.cron has it.
The archive is written to: give a copy of one that matters. Its file is held in memory, as on a machine that
serves it all day: some give back what they cached within a minute, and then it is the disk that is measured.

Run: python -m bench.room --archive URL [--readers N] [--seconds S] [--seed S] [--only KIND …]
[--no-crawl] [--from-disk] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import mmap
import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

import httpx
from sqlalchemy import func, make_url, select

from models.archive import Archive
from models.tables import Body, Report
from samples.portals import ucap_county
from samples.server import SampleServer

PAUSE = 2.0
KNOWN = 400
"""Reports that readers look at, drawn from the archive."""
NICE = 10
"""As in deploy/gongkai.cron: who reads goes before what is crawled."""
FREE = frozenset({"explore", "search"})
"""Pages whose questions go over the whole archive: they may take longer."""
_LOCKED = 0x2000
"""MAP_LOCKED of Linux, which Python does not name."""
WORDS = ("依申请公开", "规范性文件", "培训", "行政复议", "网站")
Draw = Callable[[], str]
_SPAWN = multiprocessing.get_context("spawn")


def pages(url: str, draw: Random) -> Mapping[str, Draw]:
    """Kind of page → what draws an address of that kind."""
    with Archive.open(url, create=False) as archive, archive.reading() as session:
        top = session.scalar(select(func.max(Report.id))) or 0
        numbers = [draw.randint(1, top) for _ in range(KNOWN)]
        found = session.execute(
            select(Report.id, Body.id.label("body"), Body.short_name, Body.division_code, Report.fiscal_year)
            .join(Body, Body.id == Report.body_id)
            .where(Report.id.in_(numbers), Report.fiscal_year.is_not(None))
        ).all()
        years: dict[str, set[int]] = defaultdict(set)
        of = select(Report.body_id, Report.fiscal_year).where(Report.body_id.in_({row.body for row in found}))
        for body, year in session.execute(of):
            years[str(body)].add(year or 0)
    pairs = [row for row in found if row.fiscal_year + 1 in years[row.body]]
    coded = [row for row in found if row.division_code] or found

    def of_one(rows: Sequence[Any], path: Callable[[Any], str]) -> Draw:
        return lambda: path(draw.choice(rows))

    return {
        "start": lambda: "/",
        "find": of_one(found, lambda row: f"/bodies?q={row.short_name}"),
        "body": of_one(found, lambda row: f"/bodies/{row.body}"),
        "report": of_one(found, lambda row: f"/reports/{row.id}"),
        "coverage": of_one(coded, lambda row: f"/coverage/{row.division_code}"),
        "diff": of_one(pairs, lambda row: f"/bodies/{row.body}/diff/{row.fiscal_year}/{row.fiscal_year + 1}"),
        "findings": of_one(found, lambda row: f"/findings?year={row.fiscal_year}"),
        "operations": lambda: "/operations",
        "explore": lambda: f"/explore?what=t3.new.total&by=province&first={draw.choice((2021, 2022, 2023))}",
        "search": lambda: f"/search?q={draw.choice(WORDS)}",
    }


@contextmanager
def held(url: str) -> Iterator[None]:
    """The file of a SQLite archive in memory while it lasts."""
    path = make_url(url).database
    assert path is not None
    with Path(path).open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, flags=mmap.MAP_SHARED | _LOCKED, prot=mmap.PROT_READ)
        except OSError as error:
            said = f"{path} cannot be held in memory ({error.strerror})"
            raise SystemExit(f"{said}: raise `ulimit -l`, or give --from-disk") from None
        with mapped:
            yield


@contextmanager
def served(url: str) -> Iterator[str]:
    """The room in a process of its own; its address."""
    command = [sys.executable, "-m", "cli.main", "serve", "--archive", url, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as room:
        assert room.stderr is not None
        try:
            for line in room.stderr:
                if said := re.search(r"http://[\d.]+:\d+", line):
                    yield said[0]
                    return
            raise SystemExit("the room did not open")
        finally:
            room.terminate()


@contextmanager
def crawled(url: str, seed: int) -> Iterator[None]:
    """A crawl that writes the archive all the while. Its portal is a process of its own, as low in rank."""
    with _portal(seed) as (home, where):
        crawl = f"{sys.executable} -m cli.main crawl {home} --allow-private {where}"
        loop = f"while true; do nice -n {NICE} {crawl} --delay 0 --all-due --no-read; done"
        environment = os.environ | {"GONGKAI_ARCHIVE": url}
        writing = subprocess.Popen(
            # Not a session of its own: there its rank would count for nothing beside the room.
            ["sh", "-c", loop], env=environment, process_group=0,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield
        finally:
            os.killpg(writing.pid, 15)
            writing.wait()


@contextmanager
def _portal(seed: int) -> Iterator[tuple[str, str]]:
    """A sample county's home, and its host and port."""
    here, there = _SPAWN.Pipe()
    portal = _SPAWN.Process(target=_serve, args=(seed, there), daemon=True)
    portal.start()
    try:
        yield here.recv()
    finally:
        portal.terminate()
        portal.join()


def _serve(seed: int, told: Connection) -> None:
    os.nice(NICE)
    with SampleServer(ucap_county(seed)) as portal:
        told.send((portal.home_url, f"{portal.host}:{portal.port}"))
        told.poll(None)


Waits = dict[str, list[float]]


async def read(address: str, kinds: Mapping[str, Draw], readers: int, seconds: float, draw: Random) -> Waits:
    """What all readers waited: kind → seconds of each answer. Any answer but 200 ends the measurement."""
    waits: Waits = defaultdict(list)
    end = time.monotonic() + seconds

    async def reader(client: httpx.AsyncClient) -> None:
        await asyncio.sleep(draw.uniform(0, PAUSE))
        while (asked := time.monotonic()) < end:
            kind = draw.choice(list(kinds))
            answer = await client.get(kinds[kind]())
            if answer.status_code != 200:
                raise SystemExit(f"{answer.url}: {answer.status_code}")
            waits[kind].append(time.monotonic() - asked)
            await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - asked)))

    async with httpx.AsyncClient(base_url=address, timeout=60, follow_redirects=True) as client:
        await asyncio.gather(*(reader(client) for _ in range(readers)))
    return waits


def told(waits: Waits) -> dict[str, dict[str, float]]:
    """Kind → number of answers, median and 95th percentile in milliseconds; `all`: those of FREE left out."""
    bound = [wait for kind, several in waits.items() if kind not in FREE for wait in several]
    return {
        kind: {"n": len(several), "median": _ms(median(several)), "p95": _ms(_p95(several))}
        for kind, several in {**dict(sorted(waits.items())), "all": bound}.items()
    }


def _is_file(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def _p95(several: Sequence[float]) -> float:
    return quantiles(several, n=20, method="inclusive")[-1] if len(several) > 1 else several[0]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", metavar="KIND", help="only these pages")
    parser.add_argument("--no-crawl", action="store_true")
    parser.add_argument("--from-disk", action="store_true", help="the file is not held in memory")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    draw = Random(chosen.seed)
    every = pages(chosen.archive, draw)
    kinds = {kind: every[kind] for kind in chosen.only or every}
    holding = nullcontext() if chosen.from_disk or not _is_file(chosen.archive) else held(chosen.archive)
    with holding, served(chosen.archive) as address:
        asyncio.run(read(address, kinds, 1, 5, draw))
        if chosen.no_crawl:
            waits = asyncio.run(read(address, kinds, chosen.readers, chosen.seconds, draw))
        else:
            with crawled(chosen.archive, chosen.seed):
                waits = asyncio.run(read(address, kinds, chosen.readers, chosen.seconds, draw))
    found = told(waits)
    if chosen.json:
        print(json.dumps(found))
        return
    for kind, one in found.items():
        print(f"{kind:12} {one['n']:6.0f} answers, median {one['median']:7.1f} ms, p95 {one['p95']:7.1f} ms")


if __name__ == "__main__":
    main()
