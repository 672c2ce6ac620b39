"""How long people wait for an answer of a large archive, in what memory, and what a report takes on the disk.

Each question is asked several times, of other bodies and words each time, in a process of its own. Where
others are at work, the best and the time of the processor say more than the median. An archive to ask:
python -m bench.archive.

Run: python -m bench.scale --archive sqlite:///scale.db [--draws 20] [--seed S] [--only WORDS]
    [--sizes] [--json]
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from os import devnull
from pathlib import Path
from random import Random

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.archive import Archive
from models.base import table
from models.codes import figure_codes
from models.tables import Body, ReadingRow, Report
from models.views import V_FIGURES, FigureRow
from research.agencies import resolve
from research.check import check
from research.coverage import coverage
from research.diff import diff_years
from research.export.what import rows_of
from research.search import search
from research.series import series
from research.show import show

COMMAND = "python -m bench.scale"
WHOLE_COUNTRY = 2_500_000
"""Reports of every body that must publish, for some fifteen years."""
PAGE = 20
"""Hits on a page of search results."""
Draw = Callable[[Session, Random], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `draw` chooses of what, and gives the call that is timed. `target`: ms, if one is set.

    `draws` at most, where one takes long.
    """

    name: str
    draw: Draw
    target: float | None = None
    draws: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds by the clock: the best, the median, the 95th of a hundred; of the processor: the median.

    `mib` is the most memory that the process that asked ever had.
    """

    name: str
    target: float | None
    best: float
    median: float
    p95: float
    worked: float
    mib: float


def _report(session: Session, draw: Random) -> Report:
    last = session.scalar(select(func.max(Report.id))) or 0
    query = select(Report).where(Report.id >= draw.randint(1, last), Report.body_id.is_not(None))
    return session.scalars(query.order_by(Report.id).limit(1)).first() or _report(session, draw)


def _show(session: Session, draw: Random) -> Callable[[], object]:
    chosen = _report(session, draw).id
    return lambda: show(session, chosen)


def _diff(session: Session, draw: Random) -> Callable[[], object]:
    while True:
        one = _report(session, draw)
        query = select(Report.fiscal_year).where(Report.body_id == one.body_id)
        years = sorted({year for year in session.scalars(query) if year})
        if len(years) > 1:
            at = draw.randrange(len(years) - 1)
            return lambda: diff_years(session, one.body_id or "", years[at], years[at + 1])


def _code(draw: Random) -> str:
    return str(draw.choice([row["code"] for row in figure_codes() if row["form"] == "2021"]))


def _view(session: Session, draw: Random) -> Callable[[], object]:
    view = V_FIGURES.c
    query = select(view.body_id, view.fiscal_year, view.value).where(view.code == _code(draw))
    return lambda: session.execute(query).all()


def _sum(session: Session, draw: Random) -> Callable[[], object]:
    query = "SELECT COUNT(*), SUM(value) FROM figures WHERE code = :code"
    code = _code(draw)
    return lambda: session.execute(text(query), {"code": code}).all()


def _series(by: str) -> Draw:
    def draw(session: Session, draw: Random) -> Callable[[], object]:
        code = _code(draw)
        return lambda: list(series(session, code, by))

    return draw


def _search(*words: str) -> Draw:
    def drawn(session: Session, draw: Random) -> Callable[[], object]:
        asked = draw.choice(words)
        return lambda: list(search(session, asked, limit=PAGE))

    return drawn


def _search_name(session: Session, draw: Random) -> Callable[[], object]:
    body = session.get_one(Body, _report(session, draw).body_id)
    return lambda: list(search(session, body.name, limit=PAGE))


def _county(session: Session, draw: Random) -> Body:
    body = session.get_one(Body, _report(session, draw).body_id)
    query = select(Body).where(Body.division_code == body.division_code, Body.kind == "government")
    return session.scalars(query.order_by(Body.id)).first() or _county(session, draw)


def _coverage(session: Session, draw: Random) -> Callable[[], object]:
    county = _county(session, draw)
    return lambda: list(coverage(session, county))


def _resolve(session: Session, draw: Random) -> Callable[[], object]:
    name = session.get_one(Body, _report(session, draw).body_id).name
    return lambda: resolve(session, name)


def _check(session: Session, draw: Random) -> Callable[[], object]:
    body = _report(session, draw).body_id
    return lambda: list(check(session, body))


def _export(what: str) -> Draw:
    def drawn(session: Session, _draw: Random) -> Callable[[], object]:
        return lambda: _written(session, what)

    return drawn


def _written(session: Session, what: str) -> None:
    with Path(devnull).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_of(session, what))


QUESTIONS = (
    Question("a report's page", _show, 50),
    Question("a body by its name", _resolve, 50),
    Question("two years of a body side by side", _diff, 100),
    Question("one figure of all reports, from the table", _sum, 1000),
    Question("one figure of all reports, from v_figures", _view, 1000),
    Question("one figure as a series, by province and year", _series("province"), 1000, 8),
    Question("one figure as a series, by body and year", _series("body"), 1000, 8),
    Question("search: words that every report has", _search("政府信息公开", "年度报告", "申请"), 300),
    Question("search: two common words", _search("规范性文件 行政复议", "网站 培训"), 300),
    Question("search: the name of a body", _search_name, 300),
    Question("search: words that no report has", _search("核潜艇", "火星探测"), 300),
    Question("coverage of a county", _coverage, None, 8),
    Question("check of a body", _check, None, 8),
    Question("export of the panel", _export("panel"), None, 1),
    Question("export of coverage", _export("coverage"), None, 1),
)
"""What is asked, and within how many milliseconds it must be answered of 100,000 reports."""


def asked(url: str, at: int, draws: int, seed: int) -> Answer:
    """The answers to one question, from a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_ask, args=(url, at, draws, seed, there))
    process.start()
    there.close()
    answer: Answer = here.recv()
    process.join()
    return answer


def _ask(url: str, at: int, draws: int, seed: int, told: Connection) -> None:
    question, draw = QUESTIONS[at], Random(f"{seed} {at}")
    taken, worked = list[float](), list[float]()
    with Archive.open(url, create=False) as archive:
        for _ in range(min(draws, question.draws or draws)):
            with archive.reading() as session:
                call = question.draw(session, draw)
                begun, before = time.perf_counter(), time.process_time()
                call()
                taken.append((time.perf_counter() - begun) * 1000)
                worked.append((time.process_time() - before) * 1000)
    taken.sort()
    p95 = taken[min(len(taken) - 1, int(len(taken) * 0.95))]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = taken[0], statistics.median(taken), p95, statistics.median(worked)
    told.send(Answer(question.name, question.target, *times, most))


def sizes(url: str) -> dict[str, float]:
    """Kilobytes a report by table, its indexes with it, the largest first; then `all` and counts."""
    with Archive.open(url, create=False) as archive, archive.reading() as session:
        counts = {
            name: float(session.scalar(select(func.count()).select_from(table(of))) or 0)
            for name, of in (("reports", Report), ("readings", ReadingRow), ("figures", FigureRow))
        }
        query = _ON_POSTGRES if session.get_bind().dialect.name == "postgresql" else _ON_SQLITE
        found = {str(name): float(size) for name, size in session.execute(text(query))}
    each = {
        name: size / counts["reports"] / 1000
        for name, size in sorted(found.items(), key=lambda one: -one[1])
    }
    return each | {"all": sum(each.values())} | counts


_ON_SQLITE = """
    SELECT COALESCE(s.tbl_name, d.name), SUM(d.pgsize)
    FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name GROUP BY 1
"""
_ON_POSTGRES = """
    SELECT relname, pg_total_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def _line(one: Answer) -> str:
    wanted = f"{one.target:7.0f}" if one.target else "      –"
    times = " ".join(f"{taken:9.1f}" for taken in (one.best, one.median, one.p95, one.worked))
    return f"{one.name:46} {times} {wanted} {one.mib:7.0f}"


def _tell_sizes(found: dict[str, float]) -> None:
    counts = {name: found.pop(name) for name in ("reports", "readings", "figures")}
    print(", ".join(f"{count:.0f} {name}" for name, count in counts.items()))
    for name, size in found.items():
        if size >= 0.05:
            print(f"  {name:20} {size:8.2f} kB a report {size * WHOLE_COUNTRY / 1e6:9.1f} GB for 2.5 million")


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", default="sqlite:///scale.db", help="SQLAlchemy URL")
    parser.add_argument("--draws", type=int, default=20, help="times that each question is asked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="questions with these words in their name")
    parser.add_argument("--sizes", action="store_true", help="also what tables take (reads the whole file)")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(words)
    answers = []
    if not chosen.json:
        print(f"{'ms':46} {'best':>9} {'median':>9} {'p95':>9} {'processor':>9} {'target':>7} {'MiB':>7}")
    for at, question in enumerate(QUESTIONS):
        if chosen.only in question.name:
            answers.append(asked(chosen.archive, at, chosen.draws, chosen.seed))
            if not chosen.json:
                print(_line(answers[-1]), flush=True)
    found = sizes(chosen.archive) if chosen.sizes else None
    if chosen.json:
        print(json.dumps({"answers": [asdict(one) for one in answers], "sizes": found}))
    elif found:
        _tell_sizes(found)


if __name__ == "__main__":
    main()
