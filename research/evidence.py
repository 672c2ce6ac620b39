"""Evidence for one report: its bytes, visits, versions, figures, views and hashes in one ZIP file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.cells import cells_of
from models.clock import now
from models.messages import gettext as _
from models.tables import Report, Visit
from research import contents
from research.cite import cite
from research.crops import crops
from research.review_open import history
from research.show import show
from research.source_view import parts_of
from research.sources import file_name, views
from research.timeline import Held, timelines
from research.values import moment, number
from research.versions import versions

_VISITS = (
    "visited_at", "url", "status", "outcome", "sign", "etag", "last_modified", "sha256", "seconds", "vantage",
)  # fmt: skip
FIGURES = (
    "code", "form", "label", "state", "value_read", "value_reviewed", "value_used", "raw", "unit",
    "table_number", "row", "column",
)  # fmt: skip


class EvidenceError(Exception):
    """There is nothing to prove yet; the message says why."""


def write_evidence(archive: Archive, session: Session, report_id: int, path: Path) -> list[str]:
    """Writes the ZIP of a report, whole or not at all; the names of its files. EvidenceError, OSError."""
    report = session.get_one(Report, report_id)
    timeline = timelines(session, [(report.id, report.preferred_id)])[report.id]
    if timeline.preferred is None:
        raise EvidenceError(_("the report has not been filed yet: run `gongkai reread`"))
    part = path.with_name(path.name + ".part")
    stamp = now().astimezone(UTC)
    sums: list[str] = []
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
            held = [one for several in timeline.documents.values() for one in several]
            for name, data in _files(archive, session, report, held, timeline.preferred):
                info = zipfile.ZipInfo(name, stamp.timetuple()[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(info, data)
                sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}")
            packed.writestr(zipfile.ZipInfo("SHA256SUMS", stamp.timetuple()[:6]), "\n".join(sums) + "\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return [*(line.partition("  ")[2] for line in sums), "SHA256SUMS"]


def _files(
    archive: Archive, session: Session, report: Report, held: Sequence[Held], preferred: Held
) -> Iterator[tuple[str, bytes]]:
    names: dict[str, str] = {}
    for one in held:
        for part in parts_of(session, one.bytes_hash):
            if part.sha256 not in names:
                names[part.sha256] = f"bytes/{file_name(part.sha256, part.media_type)}"
                yield names[part.sha256], archive.blobs.get(session, part.sha256)
    with tempfile.TemporaryDirectory() as folder:
        for name in views(archive, session, preferred.bytes_hash, Path(folder)):
            yield f"views/{name}", (Path(folder) / name).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for name in _crops(archive, session, preferred, Path(folder)):
            yield f"crops/{name}", (Path(folder) / name).read_bytes()
    record = show(session, report.id)
    yield "report.json", _json(record)
    yield "versions.json", _json(versions(session, report.id))
    yield "figures.csv", _csv(FIGURES, figure_rows(session, preferred))
    yield "visits.csv", _csv(_VISITS, _visits(session, held))
    yield "headers.json", _json(_headers(session, held))
    yield "reviews.json", _json(_reviews(session, report, held))
    cited = cite(session, report.id)
    yield "citation.txt", f"{cited['gbt7714']}\n\n{cited['bibtex']}\n".encode()
    yield "README.md", _readme(record, preferred, names).encode()


def _crops(archive: Archive, session: Session, held: Held, folder: Path) -> Iterator[str]:
    """Each table that figures are read from, cut out of its page."""
    figures = contents.figures(session, held.reading_id)
    for table in sorted({one.table_number for one in figures if one.table_number}):
        cells = cells_of(session, held.reading_id, table)
        yield from crops(archive, session, held.bytes_hash, cells, folder)


def figure_rows(session: Session, held: Held) -> Iterator[Sequence[object]]:
    """The figures of a version, with `FIGURES` as columns."""
    for one in contents.figures(session, held.reading_id):
        said = one.reviewed
        yield (
            one.code, one.form, one.label, one.state, number(one.value), number(said.value) if said else None,
            number(one.used), one.raw, one.unit, one.table_number, one.row, one.column,
        )  # fmt: skip


def _visits(session: Session, held: Sequence[Held]) -> Iterator[Sequence[object]]:
    """Every fetch of the documents and of the articles that they hang on, in time."""
    for one in _fetches(session, held):
        yield (
            moment(one.visited_at), one.url, one.status, one.outcome, one.sign, one.etag, one.last_modified,
            one.blob_sha256, one.seconds, one.vantage,
        )  # fmt: skip


def _headers(session: Session, held: Sequence[Held]) -> list[dict[str, Any]]:
    """What the servers sent before bytes that were new then, in time."""
    return [
        {"visited_at": moment(one.visited_at), "url": one.url, "status": one.status,
         "sha256": one.blob_sha256, "headers": one.headers}
        for one in _fetches(session, held) if one.headers
    ]  # fmt: skip


def _fetches(session: Session, held: Sequence[Held]) -> Iterable[Visit]:
    pages = {page for one in held for page in (one.page_id, one.article_page_id) if page is not None}
    return session.scalars(
        select(Visit).where(Visit.page_id.in_(pages)).order_by(Visit.visited_at, Visit.id)
    )


def _reviews(session: Session, report: Report, held: Sequence[Held]) -> list[dict[str, Any]]:
    hashes = {one.bytes_hash for one in held}
    return [one for one in history(session, report.body_id) if one["bytes_hash"] in hashes]


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _readme(record: dict[str, Any], preferred: Held, names: dict[str, str]) -> str:
    report = record["report"]
    stored = "\n".join(f"- `{name}`: SHA-256 {sha256}" for sha256, name in names.items())
    return f"""# {report["title"] or report["agency"]}

Evidence for the report of {report["agency"]} on {report["year"]} ({report["scope"]}), {report["url"]},
{report["status"]}; first fetched {moment(preferred.first_seen)}, last found {moment(preferred.last_seen)}.

| file | holds |
|---|---|
| `bytes/` | every version of every document of the report, byte for byte as the server sent it |
| `views/` | the version that the figures are from, to look at: a PDF's pages, a web page without scripts |
| `crops/` | the tables that the figures are from, cut out of their pages |
| `figures.csv` | every figure with its state, text as printed and place; corrections beside it |
| `report.json` | the report as `gongkai show --json` gives it, with its findings |
| `versions.json` | the versions in time, and what changed |
| `visits.csv` | every fetch: time, address, status, validators (ETag, Last-Modified), SHA-256 of the answer |
| `headers.json` | the response headers of every fetch that brought new bytes, as the server sent them |
| `reviews.json` | what people decided of it |
| `citation.txt` | how to cite it |
| `SHA256SUMS` | over all of these: `sha256sum -c SHA256SUMS` |

{stored}
"""
