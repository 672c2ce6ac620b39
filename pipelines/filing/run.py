"""`file_all`: the whole of filing over an archive, in small transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from models.archive import Archive
from pipelines.filing.decide import decide_all
from pipelines.filing.evidence import Decision
from pipelines.filing.group import group
from pipelines.filing.load import load_directory, load_places, load_sources, load_values, load_words
from pipelines.filing.relate import Comparer, relate
from pipelines.filing.write import Filed, claim, preload, sweep, write_bodies, write_filing, write_group

Progress = Callable[[int, int, str], None]
T = TypeVar("T")
BATCH = 200
"""Reports or versions in one transaction."""


@dataclass(frozen=True, slots=True)
class FilingCounts:
    """What a filing came to. `versions` have a reading; `not_reports` of them are no report."""

    versions: int = 0
    reports: int = 0
    withdrawn: int = 0
    not_reports: int = 0
    bodies_new: int = 0
    findings: int = 0

    def as_dict(self) -> dict[str, int]:
        """For the counts of a run."""
        return asdict(self)


def file_all(archive: Archive, run_id: int | None = None, progress: Progress | None = None) -> FilingCounts:
    """Files every version that has a current reading: body, year and scope, or that it is no report.

    Deterministic and idempotent; a filing that was killed is completed by the next. `run_id` is the run
    that it is part of and puts nothing into what is filed. `progress(done, total, what)`.
    """
    tell = progress or (lambda _done, _total, _what: None)
    del run_id
    with archive.reading() as session:
        sources = load_sources(session)
        places = load_places(session, sources)
        directory = load_directory(session, places)
        decisions = decide_all(sources, places, directory)
        comparer = Comparer(lambda one: load_values(session, one), lambda one: load_words(session, one))
        groups = group(decisions, comparer.alike)
        rows = claim(session, groups)
        filed = [
            Filed(one, row, *relate(one, comparer, one.body.portal_id if one.body else None))
            for one, row in zip(groups, rows, strict=True)
        ]
    used = {one.body.id for one in groups if one.body}
    with archive.writing() as session:
        bodies_new = write_bodies(session, [body for body in directory.drafts() if body.id in used])
    _write(archive, filed, [d for d in decisions if not d.is_report], tell)
    with archive.writing() as session:
        sweep(session)
    live = sum(1 for one in filed if any(d.source.current for d in one.group.decisions))
    return FilingCounts(
        versions=len(sources),
        reports=len(filed),
        withdrawn=len(filed) - live,
        not_reports=sum(1 for d in decisions if not d.is_report),
        bodies_new=bodies_new,
        findings=sum(len(one.remarks) for one in filed),
    )


def _write(archive: Archive, filed: Sequence[Filed], others: Sequence[Decision], tell: Progress) -> None:
    total, done = len(filed) + len(others), 0
    for reports in _batches(filed):
        with archive.writing() as session:
            _held = preload(session, reports)
            for report in reports:
                write_group(session, report)
        done += len(reports)
        tell(done, total, "filing reports")
    for decisions in _batches(others):
        with archive.writing() as session:
            for decision in decisions:
                write_filing(session, decision, None, "none")
        done += len(decisions)
        tell(done, total, "filing other documents")


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))
