"""The generator: independent of the reader, complete, and its undamaged figures keep every identity."""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from random import Random

import pytest

from tests.measured.campaign import layouts
from tests.reportgen.figures import BREAKS, PROFILES, Figures, break_identity, draw
from tests.reportgen.form import COLUMNS, T4_BLOCKS, T4_COLUMNS, TABLE3, all_codes
from tests.reportgen.make import make
from tests.reportgen.scan import needs_font
from tests.reportgen.seeds import first_seed

ROOT = Path(__file__).parents[2]
FORMS = ("2021", "2019")


def test_shares_nothing_with_the_reader() -> None:
    for path in (ROOT / "tests" / "reportgen").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.split(".")[0] in ("pipelines", "models")], path


@pytest.mark.parametrize("form", FORMS)
def test_codes_are_the_published_ones(form: str) -> None:
    with (ROOT / "models" / "figures.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if form in row["forms"].split()]
    optional = {row["code"] for row in rows if row["code"].startswith("t2.other_documents")}
    assert set(all_codes(form)) == {row["code"] for row in rows} - optional


def _holds(form: str, figures: Figures) -> bool:
    outcomes = [row.key for row in TABLE3[form] if row.section and row.key != "total"]

    def cell(row: str, column: str) -> int:
        return int(figures[f"t3.{row}.{column}"])

    parts = COLUMNS[:-1]
    rows = all(cell(row.key, "total") == sum(cell(row.key, part) for part in parts) for row in TABLE3[form])
    columns = all(
        cell("total", column) == sum(cell(row, column) for row in outcomes)
        and cell("new", column) + cell("carried_in", column)
        == cell("total", column) + cell("carried_out", column)
        for column in COLUMNS
    )
    appeals = all(
        figures[f"t4.{block}.total"] == sum(figures[f"t4.{block}.{column}"] for column in T4_COLUMNS[:-1])
        for block in T4_BLOCKS
    )
    return rows and columns and appeals


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("profile", PROFILES)
def test_figures_keep_the_identities_until_broken(form: str, profile: str) -> None:
    seed = first_seed()
    figures = draw(Random(seed), form, profile)
    assert _holds(form, figures), seed
    if profile == "dense":
        assert all(figures.values()), seed
    for which in BREAKS:
        changed = dict(figures)
        code = break_identity(Random(seed), form, changed, which)
        assert changed[code] != figures[code]
        assert not _holds(form, changed), (seed, which)


@pytest.mark.parametrize("layout", [*layouts(), pytest.param("scan plain", marks=needs_font)])
def test_same_seed_same_bytes_and_a_truth_for_every_code(layout: str) -> None:
    one, two = make(7, layout), make(7, layout)
    assert one.data == two.data
    assert set(one.truth.cells) == set(all_codes(one.truth.form))
    assert make(8, layout).data != one.data
