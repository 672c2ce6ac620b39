"""The real reports with every number replaced at random: real layouts, known figures."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.conftest import shared
from tests.measured.reader import read_json
from tests.reportgen.figures import BREAKS, Figures, break_identity, draw
from tests.reportgen.redraw import Old, kept_identities, other_digits
from tests.reportgen.renumber import renumber_cell_lines, renumber_html, renumber_tabs, rows_of
from tests.reportgen.renumber_binary import renumber_doc, renumber_xls
from tests.reportgen.renumber_cells import renumber_cells
from tests.reportgen.renumber_office import renumber_package
from tests.reportgen.renumber_pdf import renumber_pdf
from tests.reportgen.score import score
from tests.reportgen.seeds import first_seed
from tests.reportgen.truth import Truth

TABS = ("report-000.txt", "report-001.txt", "report-002.txt", "report-003.txt")
STYLES = ("a_clean", "b_word", "c_nested", "d_ragged", "e_gbk", "f_lohtml")
PDFS = [
    f"pdf/00{n}{drawn}.pdf" for n in range(7) for drawn in ("", "_rect", "_noborder") if (n, drawn) != (3, "")
]
"""003.pdf has no 9 in any of its faces."""
DOCS = [*(f"doc/00{number}.doc" for number in range(7)), "wps_et/005.wps"]
BOOKS = [*(f"xls/00{number}.xls" for number in range(7)), "wps_et/005.et"]
REDRAWN = ("drawn", "broken", "kept", "other")
"""New figures of any length, with or without a broken identity; and of the old lengths: with the identities
that held, or any digits at all."""


def _figures(chance: Random, form: str, broken: bool) -> tuple[Figures, set[str]]:
    figures = draw(chance, form, chance.choice(("dense", "mixed", "sparse")))
    return figures, {break_identity(chance, form, figures, chance.choice(BREAKS))} if broken else set()


def _check(text: str | bytes, truth: Truth, broken: set[str], seed: int) -> None:
    whole = not truth.doubtful and all(cell.kind == "value" for cell in truth.cells.values())
    truth.broken = broken if whole else set()
    data = text if isinstance(text, bytes) else text.encode()
    faults = score(read_json(data), truth).faults
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("name", TABS)
def test_texts_of_tab_lines(name: str, broken: bool) -> None:
    seed = first_seed()
    chance = Random(seed)
    figures, codes = _figures(chance, "2021", broken)
    text = (shared() / "reports" / name).read_text(encoding="utf-8")
    _check(*renumber_tabs(chance, text, "2021", figures), codes, seed)


@pytest.mark.parametrize("broken", [False, True])
def test_text_of_one_cell_a_line(broken: bool) -> None:
    seed = first_seed()
    figures, codes = _figures(Random(seed), "2021", broken)
    text = (shared() / "reports" / "report-004.txt").read_text(encoding="utf-8")
    _check(*renumber_cell_lines(text, "2021", figures), codes, seed)


@pytest.mark.parametrize("broken", [False, True])
def test_page_of_2019_with_blanks(broken: bool) -> None:
    seed = first_seed()
    figures, codes = _figures(Random(seed), "2019", broken)
    page = (shared() / "reports" / "report-006.html").read_text(encoding="utf-8")
    _check(*renumber_html(page, "2019", figures), codes, seed)


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("style", STYLES)
def test_pages_of_each_style(style: str, number: int) -> None:
    seed = first_seed()
    chance = Random(seed)
    figures, codes = _figures(chance, "2021", chance.random() < 0.5)
    charset = "gb18030" if style == "e_gbk" else "utf-8"
    path: Path = shared() / "reports" / "shapes" / "html" / f"00{number}_{style}.html"
    page, truth = renumber_html(path.read_bytes().decode(charset), "2021", figures)
    _check(page.encode(charset), truth, codes, seed)


@pytest.mark.parametrize(
    "name", [*(f"docx/00{number}.docx" for number in range(7)), "odt/001.odt", "odt/005.odt"]
)
def test_office_files_of_each_report(name: str) -> None:
    seed = first_seed()
    chance = Random(seed)
    figures, codes = _figures(chance, "2021", chance.random() < 0.5)
    data = (shared() / "reports" / "shapes" / name).read_bytes()
    _check(*renumber_package(data, name.partition("/")[0], "2021", figures), codes, seed)


@pytest.mark.parametrize(
    "name",
    [
        *(f"{kind}/00{number}.{kind}" for kind in ("xlsx", "ofd") for number in range(6)),
        "ods/005.ods",
        "rtf/001.rtf",
        "rtf/005.rtf",
    ],
)
def test_sheets_and_pages_of_each_report(name: str) -> None:
    seed = first_seed()
    chance = Random(seed)
    figures, codes = _figures(chance, "2021", chance.random() < 0.5)
    data = (shared() / "reports" / "shapes" / name).read_bytes()
    _check(*renumber_cells(data, name.partition("/")[0], "2021", figures), codes, seed)


@cache
def _old(name: str) -> Old:
    """The hand-read figures of a shape, in the order of print."""
    known = json.loads((shared() / "reports" / "shapes" / "figures.json").read_text(encoding="utf-8"))
    figures = known[Path(name).name[:3]]["figures"]
    return {code: _decimal(figures[code]) for row in rows_of("2021") for code in row}


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _redrawn(chance: Random, way: str, old: Old) -> tuple[Figures, set[str]]:
    if way in ("drawn", "broken"):
        return _figures(chance, "2021", way == "broken")
    return kept_identities(chance, "2021", old) if way == "kept" else other_digits(chance, old), set()


def _check_file(name: str, way: str, seed: int) -> None:
    chance = Random(f"{seed}/{name}/{way}")
    data = (shared() / "reports" / "shapes" / name).read_bytes()
    figures, broken = _redrawn(chance, way, _old(name))
    put = renumber_pdf if name in PDFS else renumber_doc if name in DOCS else renumber_xls
    _check(*put(data, "2021", _old(name), figures), broken, seed)


def _check_of_two_forms(way: str, seed: int) -> None:
    """The one PDF of a county itself: table 三 is the form of 2019's, the others are 2021's."""
    chance = Random(f"{seed}/{way}")
    known = json.loads((shared() / "reports" / "figures" / "report-005.json").read_text(encoding="utf-8"))
    third = [code for row in rows_of("2019") for code in row if code.startswith("t3.")]
    second, fourth = (
        [code for row in rows_of("2021") for code in row if code.startswith(t)] for t in ("t2", "t4")
    )
    old = {code: _decimal(known["figures"][code]) for code in (*second, *third, *fourth)}
    if way in ("drawn", "broken"):
        figures, broken = _figures(chance, "2019", way == "broken")
        figures = _figures(chance, "2021", False)[0] | {code: figures[code] for code in (*third, *fourth)}
    else:
        figures, broken = (
            (kept_identities(chance, "2019", old) if way == "kept" else other_digits(chance, old)),
            set(),
        )
    data = (shared() / "reports" / "report-005.pdf").read_bytes()
    _check(*renumber_pdf(data, "2021", old, figures), broken, seed)


def test_a_county_s_own_pdf() -> None:
    _check_of_two_forms(Random(first_seed()).choice(REDRAWN), first_seed())


@pytest.mark.parametrize(("names", "ways"), [(PDFS, REDRAWN), (DOCS, REDRAWN[2:]), (BOOKS, REDRAWN)])
def test_some_files_as_they_were_made(names: list[str], ways: tuple[str, ...]) -> None:
    chance = Random(first_seed())
    for name in chance.sample(names, 2):
        _check_file(name, chance.choice(ways), first_seed())


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("way", REDRAWN)
def test_soak_of_files_as_they_were_made(way: str) -> None:
    for seed in range(first_seed(), first_seed() + 3):
        _check_of_two_forms(way, seed)
        for name in (*PDFS, *BOOKS, *(DOCS if way in ("kept", "other") else ())):
            _check_file(name, way, seed)
