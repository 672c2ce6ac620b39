"""`gongkai add` with files, folders and manifests, as a person meets it."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text

from models.archive import Archive
from models.tables import Page, Visit
from samples.portal import ORIGIN, VIEWS, SamplePortal, TrueReport
from samples.portals import trs_county
from samples.server import SampleServer
from tests.archives import copy_archive
from tests.seeds import SEED
from tests.whole.program import Program, program_in

TABLES = (
    "runs", "pages", "visits", "documents", "versions", "blobs", "reports", "readings", "bodies", "portals",
)  # fmt: skip
COLUMNS = ("file", "body", "year", "source", "obtained_on", "by", "how")


@dataclass
class Saved:
    """Reports of a sample portal saved as files, as a person's browser would."""

    portal: SamplePortal
    reports: list[TrueReport]
    seeded: Path

    def save(self, folder: Path) -> list[str]:
        names = []
        for number, report in enumerate(self.reports):
            body = self.portal.site(1).answer(report.address).body
            names.append(f"{number}{Path(report.address).suffix or '.html'}")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / names[-1]).write_bytes(body.replace(ORIGIN, b"http://h.example").replace(VIEWS, b"7"))
        return names

    def program(self, folder: Path) -> Program:
        copy_archive(self.seeded, folder / "gongkai.db")
        return program_in(folder)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    folder = Path(tmp_path_factory.mktemp("seeded"))
    program_in(folder).run("portals", "--find", "赣县区")
    portal = trs_county(SEED)
    whole = [one for one in portal.truth(1) if not one.files and one.year >= 2021 and not one.breaks]
    return Saved(portal, Random(SEED).sample(whole, 3), folder / "gongkai.db")


def manifest(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> str:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def counted(program: Program) -> dict[str, int]:
    with Archive.open(program.archive) as archive, archive.reading() as session:
        return {one: session.execute(text(f"SELECT count(*) FROM {one}")).scalar_one() for one in TABLES}


def test_a_manifest_says_whose_and_from_where(saved: Saved, tmp_path: Path) -> None:
    program, folder = saved.program(tmp_path), tmp_path / "files"
    names = saved.save(folder)
    (folder / "unlisted.txt").write_text("nothing", "utf-8")
    rows = [
        {"file": names[0], "body": "cn360704", "year": "2022", "source": "http://h.example/a.html",
         "obtained_on": "2025-03-01", "by": "王", "how": "browser in Ganzhou"},
        {"file": names[1], "source": "http://h.example/b.html"},
        {"body": "赣县区教育局", "source": "http://h.example/not-yet.html"},
    ]  # fmt: skip
    given = manifest(tmp_path / "m.csv", rows)
    (counts,) = program.lines("add", str(folder), "--manifest", given)
    assert (counts["new"], counts["left_out"], counts["unfilled"], counts["problems"]) == (2, 2, 1, [])
    by_url = {report["url"]: report for report in program.lines("reports")}
    told = by_url["http://h.example/a.html"]
    assert (told["body_id"], told["year"], told["portal"]) == ("cn360704", 2022, "http://h.example/")
    given_there = saved.reports[0].figures.items()
    true = {code: Decimal(str(value)) for code, value in given_there if value is not None}
    read = told["figures"]
    assert {code: None if read.get(code) is None else Decimal(str(read[code])) for code in true} == true
    own = by_url["http://h.example/b.html"]
    assert (own["agency"], own["year"]) == (saved.reports[1].agency, saved.reports[1].year)
    wanted = tmp_path / "urls.txt"
    wanted.write_text("http://h.example/a.html\nhttp://h.example/never.html\n", "utf-8")
    steps = [row["step"] for row in program.lines("coverage", "--against", str(wanted))]
    assert steps == ["found", "never_linked"]
    with Archive.open(program.archive) as archive, archive.reading() as session:
        visit = session.scalars(select(Visit).where(Visit.url.endswith("a.html"))).one()
        assert visit.vantage == "王, browser in Ganzhou"
        assert visit.visited_at.isoformat() == "2025-02-28T16:00:00+00:00"
        rules = set(session.execute(text("SELECT rule FROM findings WHERE subject = 'report'")).scalars())
        assert "agency_differs_from_given" in rules
    before = counted(program)
    (again,) = program.lines("add", str(folder), "--manifest", given, night=2)
    assert (again["new"], again["changed"], again["same"], again["known"]) == (0, 0, 0, 2)
    assert counted(program) == before


def test_a_folder_a_zip_file_and_the_same_files_alone_are_one(saved: Saved, tmp_path: Path) -> None:
    program, folder = saved.program(tmp_path), tmp_path / "files"
    names = saved.save(folder)
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.write(folder / name, f"镇/{name}")
    (counts,) = program.lines("add", str(packed))
    assert counts["new"] == len(names)
    assert counts["reports"] == len(names)
    before = counted(program)
    assert program.lines("add", str(folder), str(folder / names[0]))[0]["known"] == len(names) + 1
    assert counted(program) == before
    years = {(report["year"], report["status"]) for report in program.lines("reports")}
    assert years == {(report.year, "live") for report in saved.reports}


def test_wrong_lines_are_named_and_nothing_is_stored(saved: Saved, tmp_path: Path) -> None:
    program, folder = saved.program(tmp_path), tmp_path / "files"
    names = saved.save(folder)
    before = counted(program)
    good = {"file": names[0], "year": "2022"}
    cases = [
        ({"file": "absent.html"}, "line 3, column file"),
        ({"file": names[0]}, "line 3, column file"),
        ({"file": names[1], "year": "20x2"}, "line 3, column year"),
        ({"file": names[1], "year": "1999"}, "line 3, column year"),
        ({"file": names[1], "source": "h.example/a"}, "line 3, column source"),
        ({"file": names[1], "obtained_on": "2025-13-01"}, "line 3, column obtained_on"),
        ({"file": names[1], "obtained_on": "2125-01-01"}, "line 3, column obtained_on"),
        ({"file": names[1], "body": "cn999999"}, "line 3, column body"),
        ({"file": names[1], "body": "朝阳区"}, "line 3, column body"),
    ]
    for row, said in Random(SEED).sample(cases, 3):
        path = manifest(tmp_path / "m.csv", [good, row])
        done = program.run("add", str(folder), "--manifest", path, code=2)
        assert said in done.stderr, (row, done.stderr)
        assert "nothing was stored" in done.stderr
    head = manifest(tmp_path / "m.csv", [{"datei": "a"}], ("datei",))
    assert "line 1, column datei" in program.run("add", str(folder), "--manifest", head, code=2).stderr
    assert "no such file" in program.run("add", str(tmp_path / "none"), code=2).stderr
    assert counted(program) == before


def test_a_broken_recording_is_told_and_its_whole_part_kept(saved: Saved, tmp_path: Path) -> None:
    program = saved.program(tmp_path)
    bad = tmp_path / "bad.warc"
    bad.write_bytes(b"no recording at all")
    (counts,) = [program.run("add", str(bad), code=1)]
    assert "bad.warc: no WARC file" in counts.stdout


@pytest.fixture
def server(saved: Saved) -> Iterator[SampleServer]:
    with SampleServer(saved.portal) as serving:
        yield serving


def test_no_night_withdraws_what_was_added(saved: Saved, server: SampleServer, tmp_path: Path) -> None:
    program, folder = saved.program(tmp_path), tmp_path / "files"
    names = saved.save(folder)
    address = server.url("/absent/report.html")
    row = {"file": names[0], "source": address, "body": "cn360704", "year": "2019"}
    given = manifest(tmp_path / "m.csv", [row])
    program.run("add", str(folder), "--manifest", given)
    for night in (1, 2):
        server.night = night
        program.crawl(server.home_url, night)
    (added,) = program.lines("reports", "cn360704", "--year", "2019")
    assert (added["status"], added["versions"], added["url"]) == ("live", 1, address)
    assert not [entry for entry in server.log if entry.path == "/absent/report.html"]
    with Archive.open(program.archive) as archive, archive.reading() as session:
        pages = session.scalars(select(Page).where(Page.role == "added")).all()
        assert [(page.url, page.due_at) for page in pages] == [(address, None)]
