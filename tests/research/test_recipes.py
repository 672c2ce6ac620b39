"""The recipes and the notebook: their Python runs against an archive; plots need a library of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from models.archive import Archive
from research.across import refresh
from tests.research.county import TOWNS, County
from tests.seeds import SEED

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = re.findall(r"^```python\n(.*?)^```", (DOCS / "recipes.md").read_text("utf-8"), re.M | re.S)


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """An archive `gongkai.db` in the working directory."""
    monkeypatch.chdir(tmp_path)
    county = County(SEED, range(2022, 2024))
    with Archive.open("sqlite:///gongkai.db") as archive:
        county.store(archive)
        refresh(archive)
    return county


def test_each_recipe_runs(county: County) -> None:
    names: dict[str, Any] = {}
    for block in BLOCKS:
        exec(compile(block, "recipes.md", "exec"), names)
    wanted = sum(county.reports[town, 2023].values["t3.new.total"] or 0 for town in TOWNS)
    mine = names["by_county"].loc[("360704", 2023)]
    assert (mine["sum"], mine["count"], mine["missing"]) == (wanted, 2, 0)
    assert len(names["requests"]) == len(names["totals"]) == len(county.reports)
    assert names["requests"]["t3_new_tot"].sum() == names["totals"]["value"].sum()


def test_the_notebook_runs(county: County) -> None:
    notebook = json.loads((DOCS / "notebooks" / "panel.ipynb").read_text("utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        assert not cell.get("outputs"), "clear the outputs before you commit"
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            if "plot" in cell["metadata"].get("tags", ()):
                compile(source, cell["id"], "exec")
            else:
                exec(compile(source, cell["id"], "exec"), names)
    agencies = [one for one in county.reports.values() if one.scope != "government_aggregate"]
    assert names["requests"]["sum"].sum() == sum(one.values["t3.new.total"] or 0 for one in agencies)
    assert set(names["rates"]["what"]) == {"carry_rate"}
