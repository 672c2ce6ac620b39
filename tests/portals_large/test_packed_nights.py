"""Nights on which years in packed files change: what is inside is followed, however the file is packed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import unquote, urlsplit

import pytest

from tests.archives import copy_archive
from tests.formats.helpers import zipped
from tests.portals_large.county import Large
from tests.portals_large.test_large import FEW, of_size
from tests.portals_large.test_turned_nights import Nights, Turned, copied
from tests.portals_other.whole import whole
from tests.seeds import SEED

NEW = "编办2023年信息公开年报.pdf"
INSIDE = """SELECT d.url, v.number, v.ended_at IS NOT NULL FROM documents d
JOIN versions v ON v.document_id = d.id JOIN pages p ON p.id = d.page_id WHERE p.role = 'member'
ORDER BY v.number"""
EDITED = """SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id
JOIN pages p ON p.id = d.page_id WHERE p.role <> 'member' AND v.number > 1"""
ENDED = """SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id
JOIN pages p ON p.id = d.page_id WHERE p.role <> 'member' AND v.ended_by <> 'changed'"""
Held = dict[str, bytes]


def unpacked(data: bytes) -> Held:
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        return {name: files.read(name) for name in files.namelist()}


def with_pack(portal: Large, path: str, data: bytes) -> None:
    portal.pages[path] = replace(portal.pages[path], body=data)


@pytest.fixture
def two(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Nights:
    copy_archive(seeded, tmp_path / "archive.db")
    return Nights(tmp_path, monkeypatch)


def test_what_changes_in_a_packed_year_is_seen_and_no_more(two: Nights) -> None:
    """In one packed file a report is another, one is gone and one is new; one file is packed anew with what
    it had; one is gone with its article."""
    rng = Random(f"{SEED} packed")
    first = whole(of_size("packed years", FEW), SEED)
    assert isinstance(first, Large)
    then, packs = copied(first), sorted(path for path in first.pages if path.endswith(".zip"))
    held = {path: unpacked(first.pages[path].body) for path in packs}
    turned, repacked, gone = rng.sample(packs, 3)
    edited, taken = rng.sample(sorted(held[turned]), 2)
    inside = {**held[turned], edited: other_report(first), NEW: other_report(first)}
    del inside[taken]
    with_pack(then, turned, zipped(inside))
    with_pack(then, repacked, zipped(dict(reversed(held[repacked].items()))))
    article = next(path for path, page in first.pages.items() if gone.encode() in page.body)
    del then.pages[gone], then.pages[article]
    crawled, addresses, called = two.over(Turned(first, then), no_read=False)
    stays = {
        (unquote(urlsplit(url).path), unquote(urlsplit(url).fragment)): (number, bool(ended))
        for url, number, ended in crawled.rows(INSIDE)
    }
    expected = {(path, name): (1, path == gone) for path in packs for name in held[path]}
    expected |= {(turned, edited): (2, False), (turned, taken): (1, True), (turned, NEW): (1, False)}
    assert stays == expected
    assert addresses(EDITED) == called({turned})
    assert addresses(ENDED) == called({gone, article})


def other_report(portal: Large) -> bytes:
    """A report in no column, as a file's bytes."""
    made = portal.report_file("/another", "编办", 2023)
    del portal.truth[made.path]
    return portal.pages.pop(made.path).body
