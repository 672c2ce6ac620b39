"""Audits and evidence of reports read from real files: what a person sees, writes down and is told."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

import openpyxl
import pytest
from PIL import Image
from sqlalchemy import select

from models.archive import Archive
from models.views import FigureRow
from research.audit import AuditError, draw, result
from research.audit.result import wilson
from research.bare_page import bare_page
from samples import report_html, report_pdf
from samples.form import Figures
from tests.samples.test_reports import a_report
from tests.seeds import SEED
from tests.whole.program import Program, program_in

YEARS = (2021, 2022)
TRICK = "<script>document.write('12')</script><img src='http://x/1.png' onerror='alert(1)'>"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, dict[int, Figures], Path]:
    """An archive of a report as HTML and one as PDF, with what they truly hold."""
    folder = tmp_path_factory.mktemp("audit")
    program, truth = program_in(folder), {}
    for year in YEARS:
        report = a_report(year)
        truth[year] = report.figures
        path = folder / f"{year}.{'html' if year == YEARS[0] else 'pdf'}"
        if path.suffix == ".html":
            words = report_html.render(report, "clean", with_title=True)
            page = f"<meta charset=gb2312><title>{report.title}</title><body>{TRICK}{words}</body>"
            path.write_bytes(page.encode("gb18030"))
        else:
            path.write_bytes(report_pdf.render(report))
    program.run("add", *(str(path) for path in sorted(folder.glob("20*"))))
    return program, truth, folder


def sheet_of(folder: Path) -> tuple[openpyxl.Workbook, list[str], list[dict[str, object]]]:
    book = openpyxl.load_workbook(folder / "audit.xlsx")
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    head = [str(cell) for cell in lines[0]]
    return book, head, [dict(zip(head, line, strict=True)) for line in lines[1:]]


def test_a_sample_shows_sources_without_our_value(
    kept: tuple[Program, dict[int, Figures], Path], tmp_path: Path
) -> None:
    program, truth, _ = kept
    seed = ("-n", "40", "--by", "form,format,year", "--seed", str(SEED))
    words = ("audit", "sample", str(tmp_path / "a"), *seed)
    (told,) = program.lines(*words)
    assert (told["figures"], told["strata"]) == (40, 2)
    book, head, rows = sheet_of(tmp_path / "a")
    assert len({(row["bytes_hash"], row["code"]) for row in rows}) == 40
    assert not {"value", "raw", "state"} & set(head)
    assert all(row["you_read"] is None for row in rows)
    page = (tmp_path / "a" / "index.html").read_text("utf-8")
    crops = {name for row in rows for name in str(row["crop"]).split(", ")}
    assert all(name in page and (tmp_path / "a" / name).is_file() for name in crops)
    pictures = [name for name in crops if name.endswith(".png")]
    assert pictures
    cut = Image.open(tmp_path / "a" / pictures[0])
    assert cut.width > 500
    assert cut.height < 1250, "a part of an A4 page"
    dark = cut.convert("L").point(lambda level: 255 * (level < 128)).getbbox()
    assert dark is not None
    assert dark[2] - dark[0] > 400
    tables = {name: (tmp_path / "a" / name).read_text("utf-8") for name in crops if name.endswith(".html")}
    for row in rows:
        for name in str(row["crop"]).split(", "):
            if name in tables:
                assert str(row["row_label"]).rpartition("/")[2][:4] in "".join(tables[name].split())
    assert tables
    for shown in tables.values():
        assert shown.count("<table") == 1
        assert "<script" not in shown
        assert "onerror" not in shown
        assert "marked\"" not in shown
        assert "default-src 'none'" in shown
    program.run("audit", "sample", str(tmp_path / "b"), *seed)
    assert [row["code"] for row in sheet_of(tmp_path / "b")[2]] == [row["code"] for row in rows]

    column = head.index("you_read") + 1
    sheet = book.worksheets[0]
    for line, row in enumerate(rows, start=2):
        sheet.cell(line, column).value = truth[int(str(row["year"]))][str(row["code"])]
    wrong = Random(SEED).sample(range(40), 3)
    for at in wrong:
        sheet.cell(at + 2, column).value = 987654
    skipped = next(at for at in range(40) if at not in wrong)
    sheet.cell(skipped + 2, column).value = None
    book.save(tmp_path / "filled.xlsx")
    (found,) = program.lines("audit", "result", str(tmp_path / "filled.xlsx"))
    whole = found["all"]
    assert (whole["right"], whole["wrong"], whole["silent"], whole["skipped"]) == (36, 3, 3, 1)
    assert whole["error_rate"] == round(3 / 39, 6)
    assert whole["error_interval"][0] < whole["error_rate"] < whole["error_interval"][1]
    assert sorted(int(one["number"]) - 1 for one in found["wrong_figures"]) == sorted(wrong)
    assert sum(one["right"] + one["wrong"] for one in found["strata"]) == 39
    assert "silently" in program.run("audit", "result", str(tmp_path / "filled.xlsx")).stdout
    assert program.run("audit", "result", str(tmp_path / "none.xlsx"), code=2).stderr
    assert "--by" in program.run("audit", "sample", str(tmp_path / "c"), "--by", "colour", code=2).stderr


def test_wilson_is_the_interval_of_the_textbook() -> None:
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for hits, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
                                (1, 29, 0.0061, 0.1718)):  # fmt: skip
        interval = wilson(hits, of)
        assert interval is not None
        assert [round(end, 4) for end in interval] == [low, high]
    assert wilson(0, 0) is None


def test_strata_get_their_share(kept: tuple[Program, dict[int, Figures], Path]) -> None:
    with Archive.open(kept[0].archive) as archive, archive.reading() as session:
        figures = session.scalars(select(FigureRow).where(FigureRow.state != "missing")).all()
        every = draw(session, 10_000, ("year",), 1)
        assert Counter(one.code for one in every) == Counter(one.code for one in figures)
        assert len(draw(session, 1, ("year",), 1)) == 1
        few = Counter(one.stratum for one in draw(session, 20, ("year", "kind"), 2))
        assert min(few.values()) >= 9
        with pytest.raises(AuditError):
            result(session, Path(__file__))


def test_pages_that_break_no_viewer() -> None:
    for page in (b"", b"<html>", b"\x00\xff<table>", b"<meta charset=nonsense><p>x"):
        assert bare_page(page).startswith("<!doctype html>")


def test_the_evidence_of_a_report(kept: tuple[Program, dict[int, Figures], Path], tmp_path: Path) -> None:
    program, truth, folder = kept
    for year in YEARS:
        path = tmp_path / f"{year}.zip"
        (told,) = program.lines("evidence", "财政局", str(year), "--out", str(path))
        with zipfile.ZipFile(path) as packed:
            assert packed.testzip() is None
            files = {name: packed.read(name) for name in packed.namelist()}
        assert set(told["files"]) == set(files)
        sums = files.pop("SHA256SUMS").decode().splitlines()
        assert sums == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files.items()]
        source = next(folder.glob(f"{year}.[hp]*")).read_bytes()
        (stored,) = (data for name, data in files.items() if name.startswith("bytes/"))
        assert stored == source
        assert hashlib.sha256(source).hexdigest() in files["README.md"].decode()
        rows = csv.DictReader(io.StringIO(files["figures.csv"].decode("utf-8-sig")))
        values = {row["code"]: row["value_used"] for row in rows}
        assert values["t3.new.total"] == str(truth[year]["t3.new.total"])
        visits = list(csv.DictReader(io.StringIO(files["visits.csv"].decode("utf-8-sig"))))
        assert hashlib.sha256(source).hexdigest() in {row["sha256"] for row in visits}
        assert isinstance(json.loads(files["headers.json"]), list)
        assert json.loads(files["report.json"])["report"]["year"] == year
        assert any(name.startswith("views/") for name in files)
        assert len([name for name in files if name.startswith("crops/")]) >= 3
    assert program.run("evidence", "财政局", "2011", code=2).stderr
