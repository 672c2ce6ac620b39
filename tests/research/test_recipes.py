"""The recipes and the notebook, run against an archive by the tools that they are for, but Stata."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import nbformat
import pytest
from datasette.app import Datasette
from nbclient import NotebookClient

from models.archive import Archive
from research import Archive as Researched
from research.across import refresh
from tests.conftest import NEEDS_R
from tests.research.county import TOWNS, County
from tests.seeds import SEED

DOCS = Path(__file__).parents[2] / "docs"
VIEWS = ("v_reports", "v_figures", "v_panel", "v_findings", "v_coverage", "v_versions", "v_statements")


def blocks(language: str) -> list[str]:
    """The recipes in a language."""
    text = (DOCS / "recipes.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """An archive `gongkai.db` in the working directory."""
    monkeypatch.chdir(tmp_path)
    county = County(SEED, range(2022, 2024))
    with Archive.open("sqlite:///gongkai.db") as archive:
        county.store(archive)
        refresh(archive)
    return county


@pytest.mark.sqlite
def test_each_recipe_runs(county: County) -> None:
    names: dict[str, Any] = {}
    for block in blocks("python"):
        exec(compile(block, "recipes.md", "exec"), names)
    wanted = sum(county.reports[town, 2023].values["t3.new.total"] or 0 for town in TOWNS)
    mine = names["by_county"].loc[("360704", 2023)]
    assert (mine["sum"], mine["count"], mine["missing"]) == (wanted, 2, 0)
    assert len(names["requests"]) == len(names["totals"]) == len(county.reports)
    assert names["requests"]["t3_new_tot"].sum() == names["totals"]["value"].sum()


def test_the_recipe_for_duckdb_counts_what_the_archive_holds(county: County) -> None:
    with Researched("gongkai.db") as archive:
        archive.export("figures", "figures.parquet")
    (query,) = blocks("sql")
    rows = duckdb.sql(query).fetchall()
    agencies = [one for one in county.reports.values() if one.scope != "government_aggregate"]
    assert sum(reports for *_, reports in rows) == len(agencies)
    assert sum(total for *_, total, _ in rows) == sum(one.values["t3.new.total"] or 0 for one in agencies)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason=f"{NEEDS_R}: apt-get install r-cran-rsqlite")
@pytest.mark.sqlite
def test_the_recipe_for_r_adds_up_what_the_archive_holds(county: County) -> None:
    (recipe,) = blocks("r")
    said = recipe + 'for (i in seq_len(nrow(by_year))) cat(by_year[i, 1], by_year[i, 2], "\\n")'
    done = subprocess.run(["Rscript", "-e", said], capture_output=True, text=True, timeout=120, check=True)
    told = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    agencies = [one for one in county.reports.values() if one.scope != "government_aggregate"]
    assert told == [
        (year, sum(one.values["t3.new.total"] or 0 for one in agencies if one.year == year))
        for year in (2022, 2023)
    ]


@pytest.mark.sqlite
def test_datasette_serves_every_view_with_the_metadata_of_the_recipe(county: County) -> None:
    (metadata,) = blocks("json")
    served = Datasette(["gongkai.db"], metadata=json.loads(metadata), settings={"num_sql_threads": 0})

    async def asked(path: str) -> Any:  # noqa: ANN401 - whatever the page holds
        answer = await served.client.get(path)
        assert answer.status_code == 200, path
        return answer.json() if ".json" in path else answer.text

    async def walk() -> None:
        for view in VIEWS:
            assert "text/html" in (await served.client.get(f"/gongkai/{view}")).headers["content-type"]
            await asked(f"/gongkai/{view}")
        rows = await asked("/gongkai/v_reports.json?_shape=array&_size=max")
        assert len(rows) == len(county.reports)
        facets = (await asked("/gongkai/v_coverage.json"))["facet_results"]
        assert {"state", "kind", "fiscal_year"} <= facets.keys()

    asyncio.run(walk())


@pytest.mark.sqlite
def test_the_notebook_runs_in_a_kernel_and_draws(county: County) -> None:
    notebook = nbformat.read(DOCS / "notebooks" / "panel.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs before you commit"
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    drawn = [out for out in outputs if "image/png" in out.get("data", {})]
    plots = [cell for cell in notebook.cells if "plot" in cell.metadata.get("tags", ())]
    assert len(drawn) == len(plots) > 1
    told = "".join(out.get("data", {}).get("text/plain", "") for out in outputs)
    agencies = [one for one in county.reports.values() if one.scope != "government_aggregate"]
    of_2023 = sum(one.values["t3.new.total"] or 0 for one in agencies if one.year == 2023)
    assert str(of_2023) in told
