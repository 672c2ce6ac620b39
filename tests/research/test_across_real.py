"""Real reports, and next years made of them: what is found is what their hand-read figures say, no more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from models.archive import Archive
from models.clock import now
from models.ledger import bytes_hash
from models.tables import DocumentRow, Page, Portal, Run, Version, VersionPart
from pipelines.filing import file_all
from pipelines.pending import read_pending
from research.across import refresh
from research.across.all import RULES
from research.check import check

COLUMNS = ("natural", "business", "research", "nonprofit", "legal", "other", "total")


def store(archive: Archive, contents: Mapping[str, tuple[bytes, str]]) -> None:
    """Documents by name, as one night leaves them, read and filed; each body's on a portal of its own."""
    with archive.writing() as session:
        run = Run(command="crawl", arguments={}, started_at=now(), finished_at=now(), counts={})
        portals = {name[-14:]: Portal(home_url=f"http://{name[-14:]}.example/") for name in contents}
        session.add_all([run, *portals.values()])
        session.flush()
        for name, (content, media_type) in contents.items():
            portal = portals[name[-14:]]
            url = f"{portal.home_url}{name}"
            page = Page(portal_id=portal.id, url=url, url_key=name, role="report", first_seen=now())
            session.add(page)
            session.flush()
            document = DocumentRow(page_id=page.id, portal_id=portal.id, url=url)
            session.add(document)
            session.flush()
            sha256 = archive.blobs.put(session, content, media_type)
            digest = bytes_hash([sha256])
            version = Version(document_id=document.id, number=1, bytes_hash=digest, content_hash=digest,
                              first_seen=now(), last_seen=now(), run_id=run.id)  # fmt: skip
            session.add(version)
            session.flush()
            session.add(VersionPart(version_id=version.id, position=1, blob_sha256=sha256))
    read_pending(archive, workers=1)
    file_all(archive)
    refresh(archive)


def across(archive: Archive) -> dict[tuple[str, int], set[str]]:
    """Agency and year → the rules across the archive that say something."""
    found: dict[tuple[str, int], set[str]] = {}
    with archive.reading() as session:
        for one in check(session):
            if one["rule"] in RULES:
                found.setdefault((one["agency"], one["year"]), set()).add(one["rule"])
    return found


@pytest.fixture
def hand_read(shared_dir: Path) -> list[dict[str, Any]]:
    paths = sorted((shared_dir / "reports" / "figures").glob("*.json"))
    return [json.loads(path.read_text("utf-8")) for path in paths]


def as_they_are(hand_read: list[dict[str, Any]], folder: Path) -> dict[str, tuple[bytes, str]]:
    kinds = {".txt": "text/plain", ".pdf": "application/pdf", ".html": "text/html"}
    names = [told["file"] for told in hand_read]
    return {name: ((folder / name).read_bytes(), kinds[Path(name).suffix]) for name in names}


def next_year(told: Mapping[str, Any], folder: Path) -> bytes:
    """The same text of the year after."""
    text = (folder / str(told["file"])).read_text("utf-8")
    year = int(told["year"])
    return text.replace(str(year), str(year + 1)).encode()


def wanted(figures: Mapping[str, Any]) -> set[str]:
    """What a report contradicts in itself, had it been published again the year after."""

    figures = {code: value for code, value in figures.items() if value is not None}
    rules = {"repeated_prose"}
    pairs = [(f"t3.carried_out.{column}", f"t3.carried_in.{column}") for column in COLUMNS]
    if any(figures.get(out) != figures.get(brought) for out, brought in pairs):
        rules.add("carry_over_differs")
    flows = [(f"t2.{kind}.made", f"t2.{kind}.repealed") for kind in ("regulations", "normative")]
    if any(figures.get(made) != figures.get(repealed) for made, repealed in flows):
        rules.add("stock_differs")
    return rules


def test_real_reports_and_their_copies(
    sqlite_archive: Archive, shared_dir: Path, hand_read: list[dict[str, Any]]
) -> None:
    folder = shared_dir / "reports"
    copied = [told for told in hand_read if told["file"].endswith(".txt")]
    copies = {f"next-{told['file']}": (next_year(told, folder), "text/plain") for told in copied}
    store(sqlite_archive, as_they_are(hand_read, folder) | copies)
    found = across(sqlite_archive)
    expected = [(told["year"] + 1, sorted(wanted(told["figures"]))) for told in copied]
    assert sorted((year, sorted(rules)) for (_, year), rules in found.items()) == sorted(expected)


def test_real_reports_alone_contradict_no_other(
    sqlite_archive: Archive, shared_dir: Path, hand_read: list[dict[str, Any]]
) -> None:
    store(sqlite_archive, as_they_are(hand_read, shared_dir / "reports"))
    assert across(sqlite_archive) == {}
