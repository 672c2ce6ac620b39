"""Releases: valid data packages, and the same bytes after whatever came since."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.archive import Archive
from models.tables import DocumentRow, FindingRow, ReadingRow, Report, Review, StatementRow
from pipelines.filing import file_all
from pipelines.rows import Rows
from pipelines.store import store
from research.release import ReleaseError, Told, make, releases
from tests.figures import a_figure
from tests.filing.build import START, Builder, figures
from tests.whole.program import Program

DAY = START.date() + timedelta(days=1)
TOLD = Told("三县年报", ("王, 小明", "某大学"), "CC-BY-4.0", "10.5281/zenodo.1")
PYTHON: dict[str, Callable[[str], object]] = {
    "integer": int,
    "number": Decimal,
    "string": str,
    "date": date.fromisoformat,
    "datetime": lambda text: datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"),
}


def titled(agency: str, year: int = 2023) -> dict[str, Any]:
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return {"title": title, "agency": agency, "fiscal_year": year}


@pytest.fixture
def build(archive: Archive) -> Builder:
    build = Builder(archive)
    for number, name in enumerate(("赣县区民政局", "赣县区教育局", "赣县区财政局")):
        build.document(
            f"{number}.html",
            reading=titled(name),
            values=figures(t3__new__total=number, t3__total__legal=None),
        )
    file_all(archive)
    with archive.writing() as session:
        reading = session.scalars(select(ReadingRow).order_by(ReadingRow.id)).first()
        assert reading is not None
        session.add(FindingRow(subject="reading", reading_id=reading.id, rule="row_cells", severity="warning",
                    at_fault="source", codes=["t3.new.total"], message="a, \"b\"\nc"))  # fmt: skip
        session.add(StatementRow(reading_id=reading.id, position=1, code="p.new", value=Decimal("1.50"),
                    unit="件", sentence="新收1.50件", section=3))  # fmt: skip
        session.add(Review(bytes_hash=reading.bytes_hash, code_or_rule="t3.new.total", value_seen="0",
                    decision="correct", value_reviewed="7", who="王", decided_at=START))  # fmt: skip
    return build


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_it_is_the_same_after_further_nights(build: Builder, tmp_path: Path) -> None:
    archive = build.archive
    first = make(archive, "r1", DAY, TOLD, tmp_path / "one")
    assert first.is_new
    assert not make(archive, "r1", DAY, TOLD, tmp_path / "one").is_new
    build.night()
    build.night()
    with archive.reading() as session:
        page = session.scalars(select(DocumentRow.page_id).order_by(DocumentRow.id)).first()
        other = session.scalars(select(DocumentRow.page_id).order_by(DocumentRow.id.desc())).first()
        readings = list(session.scalars(select(ReadingRow.bytes_hash).order_by(ReadingRow.id)))
    assert page
    assert other
    for bytes_hash in readings:
        again = Rows(
            reading={"is_report": True, "scope": "agency", "forms": {}} | titled("赣县区审计局", 2022),
            figures=[a_figure("t3.new.total", Decimal(99))],
        )
        with archive.writing() as session:
            store(session, bytes_hash, again)
    build.change(page, "changed", reading=titled("赣县区民政局"), values=figures(t3__new__total=50))
    build.gone(other)
    build.document("new.html", reading=titled("赣县区林业局"), values=figures())
    file_all(archive)
    with archive.writing() as session:
        session.add(Review(bytes_hash=readings[0], code_or_rule="t3.new.total", value_seen="0",
                    decision="correct", value_reviewed="8", who="李", decided_at=build.at))  # fmt: skip
    second = make(archive, "r1", None, None, tmp_path / "two")
    assert (second.is_new, second.sha256) == (False, first.sha256)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    late = make(archive, "r2", build.at.date() + timedelta(days=1), TOLD, tmp_path / "three")
    assert late.sha256 != first.sha256
    assert [one["name"] for one in releases(archive)] == ["r1", "r2"]
    with pytest.raises(ReleaseError, match="holds something else"):
        make(archive, "r2", None, None, tmp_path / "one")
    for day, told in ((DAY - timedelta(days=1), None), (DAY, Told("x", ("y",), "z"))):
        with pytest.raises(ReleaseError):
            make(archive, "r1", day, told, tmp_path / "four")
    for name, as_of in (("R 1", DAY), ("r3", None), ("r3", date(2999, 1, 1)), ("r3", date(2001, 1, 1))):
        with pytest.raises(ReleaseError):
            make(archive, name, as_of, TOLD, tmp_path / "four")
    assert not (tmp_path / "four").exists()
    assert not list(tmp_path.glob(".*.part"))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_package_follows_the_specification(build: Builder, tmp_path: Path) -> None:
    """By hand against the Data Package specification 1: descriptor, types, keys, foreign keys, hashes."""
    folder = make(build.archive, "r1", DAY, TOLD, tmp_path / "one").folder
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert all("name" in one or "path" in one for one in package["licenses"])
    held = {}
    for resource in package["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        table = held[resource["name"]] = rows(folder, resource["name"])
        fields = resource["schema"]["fields"]
        assert data.decode().split("\n", 1)[0] == ",".join(one["name"] for one in fields)
        assert len(table) == resource["rows"] > 0
        for one in fields:
            assert one["description"]
            for row in table:
                if row[one["name"]]:
                    PYTHON[one["type"]](row[one["name"]])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in table]
        assert len(set(keys)) == len(keys)
        assert all(all(key) for key in keys)
    for resource in package["resources"]:
        for foreign in resource["schema"].get("foreignKeys", ()):
            other = foreign["reference"]
            there = {row[other["fields"]] for row in held[other["resource"]]}
            assert {row[foreign["fields"]] for row in held[resource["name"]]} <= there
    corrected = next(row for row in held["figures"] if row["review_id"])
    assert [corrected[f"value_{name}"] for name in ("read", "reviewed", "used")] == ["0", "7", "7"]
    blank = next(row for row in held["figures"] if row["state"] == "blank")
    assert (blank["value_read"], blank["value_used"]) == ("", "")
    assert held["findings"][0]["message"] == 'a, "b"\nc'
    assert held["statements"][0]["value"] == "1.5"
    with build.archive.reading() as session:
        assert len(held["reports"]) == len(session.scalars(select(Report.id)).all()) == 3


def test_checksums_citation_and_metadata(build: Builder, tmp_path: Path) -> None:
    folder = make(build.archive, "r1", DAY, TOLD, tmp_path / "one").folder
    files = contents(folder)
    sums = files.pop("SHA256SUMS").decode().splitlines()
    assert sums == [f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in sorted(files)]
    cff = files["CITATION.cff"].decode()
    assert 'family-names: "王"' in cff
    assert 'name: "某大学"' in cff
    assert f"date-released: {DAY}" in cff
    attributes = json.loads(files["datacite.json"])["data"]["attributes"]
    assert {"titles", "creators", "publisher", "publicationYear", "types", "doi"} <= set(attributes)
    assert attributes["publicationYear"] == DAY.year
    zenodo = json.loads(files[".zenodo.json"])
    assert zenodo["creators"] == [{"name": "王, 小明"}, {"name": "某大学"}]
    assert "CC-BY-4.0" in files["LICENSE.md"].decode()


def test_the_command(sqlite_archive: Archive, tmp_path: Path) -> None:
    build = Builder(sqlite_archive)
    build.document("0.html", reading=titled("赣县区民政局"), values=figures())
    file_all(sqlite_archive)
    program, folder = Program(sqlite_archive.url.render_as_string(hide_password=False)), tmp_path / "out"
    words = ("release", "r1", "--out", str(folder))
    (record,) = program.lines(*words, "--as-of", str(DAY), "--author", "王, 小明")
    assert (record["new"], record["rows"]["reports"]) == (True, 1)
    (again,) = program.lines(*words)
    assert (again["new"], again["sha256"]) == (False, record["sha256"])
    assert [one["name"] for one in program.lines("release")] == ["r1"]
    assert "--as-of" in program.run("release", "r9", "--out", str(tmp_path / "x"), code=2).stderr
