"""The portal of the seven real documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

from samples.portals import real_documents_portal
from tests.samples.walker import walk


def test_documents_are_served_byte_for_byte(shared_dir: Path) -> None:
    portal = real_documents_portal(shared_dir)
    originals = sorted((shared_dir / "reports").glob("report-*"))
    assert len(originals) == 7
    served = {hashlib.sha256(a.body).hexdigest() for a in portal.site(1).answers.values() if a.role == "file"}
    assert served == {hashlib.sha256(path.read_bytes()).hexdigest() for path in originals}


def test_all_are_reached_and_told(shared_dir: Path) -> None:
    portal = real_documents_portal(shared_dir)
    assert portal.needed() - {"/robots.txt"} <= set(walk(portal))
    truth = portal.truth()
    assert {report.key for report in truth} == {f"report-{n:03d}" for n in range(7)}
    assert all(len(report.figures) in (186, 198, 200) for report in truth)
    assert portal.minimum_requests() == len(portal.needed())
