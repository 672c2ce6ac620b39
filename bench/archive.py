"""An archive of as many generated reports as wanted, to measure what people wait for.

Some sample counties are walked by the real crawler over two nights, read, filed and compared. Then each is
copied, row for row, under other names and with other numbers (bench/copies.py), until there are enough
reports; tests hold a copy against what reader and filing make of it. Names and codes are of no real place.
Stopped at any moment, the same command goes on.

Run: python -m bench.archive --reports 100000 --archive sqlite:///scale.db [--seed S] [--counties N]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import Column, func, insert, select, text
from sqlalchemy.orm import Session

from bench.copies import SPANNED, Copy, County, make, pattern
from bench.templates import Walked, division_code, host_of, walk
from models.archive import Archive
from models.base import Base, table
from models.tables import Body, Comparison, Portal, Report, Run
from research.across.all import hash_of
from research.across.cases import cases
from samples.names import CITY, COUNTIES

COMMAND = "python -m bench.archive"
_CHARS = (
    "云岭清溪明川岚望青崖泽澄石桥白沙坪江古塘枫林河松柏竹兰"
    "梅泉湾潭峰陵原谷洲浦港湖海月星霞虹雪霜露晴朗和宁安康泰"
)
_MORE = "芦荻菊莲桂槐榆柏舟帆亭阁楼台砚墨笛琴"
FACTORS = range(1, 10)
_OWN = {CITY[:2], *(name[:2] for name, _ in COUNTIES)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the archive is made of, kept with its run: the patterns' portals and the spans of ids."""

    seed: int
    patterns: Sequence[Walked]
    spans: Mapping[str, int]


def build(url: str, reports: int, seed: int, counties: int) -> int:
    """Makes the archive, or goes on with it; gives the number of its reports."""
    with Archive.open(url) as archive:
        with archive.reading() as session:
            plan = plan_of(session)
            empty = session.scalar(select(Run.id).limit(1)) is None
        if plan is None and not empty:
            raise SystemExit(
                f"{archive.name}: an archive that {COMMAND} did not make, or whose first counties it did not "
                "get through. Remove it, or name another."
            )
    plan = plan or _begin(url, seed, counties)
    with Archive.open(url) as archive, archive.lock("bench"):
        _copy(archive, plan, reports)
        _compare(archive)
        with archive.writing() as session:
            _renew(session)
        with archive.reading() as session:
            return session.scalar(select(func.count()).select_from(Report)) or 0


def plan_of(session: Session) -> Plan | None:
    """What an archive's copies are made of; None if it has none."""
    found = session.scalar(select(Run.arguments).where(Run.command == "bench"))
    if found is None:
        return None
    return Plan(found["seed"], [Walked(*one) for one in found["patterns"]], found["spans"])


def _begin(url: str, seed: int, counties: int) -> Plan:
    """Walks the patterns and puts on record what the copies are to be made of."""
    walked = walk(url, seed, counties, lambda words: _tell(f"walking {words}"))
    with Archive.open(url) as archive:
        with archive.reading() as session:
            spans = {one.__tablename__: session.scalar(select(func.max(_id(one)))) or 0 for one in SPANNED}
        said = {"seed": seed, "patterns": [tuple(one) for one in walked], "spans": spans}
        archive.end_run(archive.begin_run("bench", said), "done", {})
    return Plan(seed, walked, spans)


def _id(of: type[Base]) -> Column[Any]:
    return table(of).c.id


def drawn(session: Session, plan: Plan, start: int = 0) -> Iterator[Copy]:
    """The copies of an archive in their order, without the first `start`, while there are names.

    The session is asked at once and no more after that.
    """
    spans = {table(one): plan.spans[one.__tablename__] for one in SPANNED}
    patterns = [pattern(session, one.portal, _county(one)) for one in plan.patterns]
    names = _names(session, plan.seed)

    def copy(at: int) -> Copy:
        code = division_code(len(patterns) + at)
        county = County(names[2 * at], names[2 * at + 1], host_of(code), code)
        factor = Random(f"{plan.seed} {at}").choice(FACTORS)
        return Copy(patterns[at % len(patterns)], county, 1 + at // len(patterns), factor, spans)

    return map(copy, range(start, len(names) // 2))


def _copy(archive: Archive, plan: Plan, reports: int) -> None:
    """Copies the patterns in turn until there are enough reports; one county, one transaction."""
    with archive.reading() as session:
        first = there = session.scalar(select(func.count()).select_from(Report)) or 0
        done = session.scalar(select(func.count()).where(Portal.id > plan.spans["portals"])) or 0
        copies = drawn(session, plan, done)
    begun = time.monotonic()
    # No session reads meanwhile: one that did would keep the journal of all that is written.
    while there < reports:
        copy = next(copies, None)
        if copy is None:
            raise SystemExit(f"no more than {there} reports: there are no more names")
        with archive.writing() as session:
            make(session, copy)
        there += copy.pattern.reports
        speed = (there - first) / (time.monotonic() - begun)
        left = max(reports - there, 0) / speed / 60
        _tell(f"{there} of {reports} reports, {speed:.0f} a second, {left:.1f} min left")


def _county(one: Walked) -> County:
    return County(one.name[:2], CITY[:2], one.place, one.code)


def _names(session: Session, seed: int) -> list[str]:
    """Stems of two characters that no body of the archive bears, in a lasting order."""
    taken = "\n".join(session.scalars(select(Body.name).where(Body.id.like("cn%"))))
    found: dict[str, None] = {}
    for chars in (_CHARS, _CHARS + _MORE):
        pairs = sorted({f"{one}{other}" for one in chars for other in chars} - found.keys())
        free = [pair for pair in pairs if pair not in taken and pair not in _OWN]
        Random(seed).shuffle(free)
        found |= dict.fromkeys(free)
    return list(found)


def _compare(archive: Archive) -> None:
    """Puts on record that the findings across years are those of the reports as they are copied."""
    with archive.reading() as session:
        known = select(Comparison.report_id)
        waiting = select(Body.division_code).join(Report, Report.body_id == Body.id)
        places = sorted(
            {code for code in session.scalars(waiting.where(Report.id.not_in(known)).distinct()) if code}
        )
    for done, place in enumerate(places, start=1):
        with archive.reading() as session:
            prints = {one.own.report.id: hash_of(one) for one in cases(session, place)}
            held = set(session.scalars(known.where(Comparison.report_id.in_(prints))))
        with archive.writing() as session:
            rows = [{"report_id": one, "made_of": prints[one]} for one in prints.keys() - held]
            session.execute(insert(Comparison), rows)
        _tell(f"comparing: {done} of {len(places)} counties")


def _renew(session: Session) -> None:
    """Lets PostgreSQL count on from the largest ids, and know its tables as it does by itself in time."""
    if session.get_bind().dialect.name == "postgresql":
        for one in SPANNED:
            name = one.__tablename__
            session.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT MAX(id) FROM {name}))")
            )
        session.execute(text("ANALYZE"))


def _tell(words: str) -> None:
    print(f"\r{words:<70}", end="", file=sys.stderr, flush=True)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=100_000, help="at least so many")
    parser.add_argument("--archive", default="sqlite:///scale.db", help="SQLAlchemy URL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--counties", type=int, default=4, help="sample counties that are walked")
    asked = parser.parse_args(words)
    begun = time.monotonic()
    made = build(asked.archive, asked.reports, asked.seed, asked.counties)
    _tell(f"{made} reports, {time.monotonic() - begun:.0f} s")
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
