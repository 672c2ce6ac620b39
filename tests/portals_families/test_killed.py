"""Killed at fifty random moments over the families, while fetching or reading: the archive ends the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from models.archive import Archive
from tests.crawl.run import Crawled
from tests.crawl.test_killed import PROGRAM, ROOT, SAME
from tests.portals_families.products import PRODUCTS
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal
from tests.seeds import SEED

MOMENTS = 50
UNITS = (3, 2)
READ = (
    "SELECT bytes_hash, is_report, title, agency, fiscal_year, error FROM readings "
    "WHERE is_current ORDER BY bytes_hash",
    "SELECT r.bytes_hash, f.code, f.form, f.state, f.value FROM figures f "
    "JOIN readings r ON r.id = f.reading_id WHERE r.is_current ORDER BY r.bytes_hash, f.code, f.form",
    "SELECT d.url, r.fiscal_year, b.name, r.status FROM reports r "
    "JOIN filings i ON i.report_id = r.id JOIN versions v ON v.id = i.version_id "
    "JOIN documents d ON d.id = v.document_id LEFT JOIN bodies b ON b.id = r.body_id ORDER BY d.url",
    "SELECT r.bytes_hash, f.rule, f.severity, f.message FROM findings f "
    "LEFT JOIN readings r ON r.id = f.reading_id WHERE r.id IS NULL OR r.is_current "
    "ORDER BY r.bytes_hash, f.rule, f.message",
)


def begun(site: FamilySite[FamilyPortal], crawled: Crawled) -> subprocess.Popen[bytes]:
    asked = {
        "archive": crawled.url, "targets": [site.home], "delay": 0, "allow_private": [site.place]}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(asked)], cwd=ROOT, stderr=subprocess.DEVNULL)


def run_for(
    program: subprocess.Popen[bytes], site: FamilySite[FamilyPortal], chance: Random, most: int,
) -> bool:
    """Kills a crawl after some request drawn by chance, or some time after its last; True if it still ran."""
    until, limit = len(site.log) + chance.randint(1, most), time.monotonic() + 60
    while len(site.log) < until and program.poll() is None and time.monotonic() < limit:
        time.sleep(0.002)
    time.sleep(chance.choice((0.0, 0.02, 0.3, 2.0)) * chance.random())
    running = program.poll() is None
    if running:
        os.kill(program.pid, signal.SIGKILL)
    program.wait()
    return running


def told(crawled: Crawled) -> list[list[str]]:
    """All that must be the same, row by row."""
    return [[str(row) for row in crawled.rows(sql)] for sql in (*SAME, *READ)]


@pytest.mark.soak
@pytest.mark.parametrize("product", PRODUCTS)
def test_a_killed_crawl_ends_as_an_undisturbed_one(product: str, tmp_path: Path, seeded: Path) -> None:
    chance, archives = Random(f"{SEED}/{product}"), []
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "archive.db").write_bytes(seeded.read_bytes())
        archives.append(Crawled(tmp_path / name))
    killed, whole = archives
    with FamilySite(PRODUCTS[product](SEED, "flat", UNITS).portal) as site:
        moments = 0
        for _ in range(-(-MOMENTS // len(PRODUCTS))):
            moments += run_for(begun(site, killed), site, chance, site.portal.fewest)
        assert moments > 0
        for crawled in (killed, whole):
            crawled.crawl(targets=(site.home,), allow_private=(site.place,), no_read=False)
        assert told(killed) == told(whole)
    with Archive.open(killed.url) as archive:
        assert archive.verify() == []
