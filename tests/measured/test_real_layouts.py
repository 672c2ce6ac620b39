"""The real reports with every number replaced at random: real layouts, known figures."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import shared
from tests.measured.reader import read_json
from tests.reportgen.figures import BREAKS, Figures, break_identity, draw
from tests.reportgen.renumber import renumber_cell_lines, renumber_html, renumber_tabs
from tests.reportgen.renumber_cells import renumber_cells
from tests.reportgen.renumber_office import renumber_package
from tests.reportgen.score import score
from tests.reportgen.seeds import first_seed
from tests.reportgen.truth import Truth

TABS = ("report-000.txt", "report-001.txt", "report-002.txt", "report-003.txt")
STYLES = ("a_clean", "b_word", "c_nested", "d_ragged", "e_gbk", "f_lohtml")


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
