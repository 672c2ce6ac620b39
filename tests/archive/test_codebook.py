"""The codebook is the schema's, tells all of it, and in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from models import comments_zh
from models.base import Base
from models.codebook import codebook
from models.codebook_words import CHINESE, EDITIONS, ENGLISH, Edition
from models.codes import figure_codes
from models.views import VIEWS
from pipelines.reading import State

ALL = [*Base.metadata.sorted_tables, *VIEWS.sorted_tables]
in_each_language = pytest.mark.parametrize("edition", EDITIONS, ids=[one.language for one in EDITIONS])


@in_each_language
def test_the_codebook_is_that_of_the_schema(edition: Edition) -> None:
    assert edition.path.read_text(encoding="utf-8") == codebook(edition), "run: python -m models.codebook"


@in_each_language
def test_every_table_view_and_column_is_described(edition: Edition) -> None:
    described = codebook(edition)
    for table in ALL:
        assert table.comment, table.name
        assert f"### {table.name}\n\n{edition.of_table(table)}\n" in described
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"
            assert edition.of_column(column)


def test_the_chinese_is_chinese_and_of_nothing_that_is_gone() -> None:
    told = _written("tables_zh.toml")
    tables = Base.metadata.tables
    assert told["tables"].keys() == told["columns"].keys() == tables.keys()
    for name, columns in told["columns"].items():
        assert columns.keys() == {*tables[name].columns.keys()}, name
    views = _written("views_zh.toml")
    assert views["views"].keys() == VIEWS.tables.keys()
    assert views["columns"].keys() <= {column.name for view in VIEWS.sorted_tables for column in view.columns}
    for table in ALL:
        assert _has_chinese(CHINESE.of_table(table)), table.name
        for column in table.columns:
            assert _has_chinese(CHINESE.of_column(column)), column


@in_each_language
def test_every_state_and_figure_is_told(edition: Edition) -> None:
    described = codebook(edition)
    assert list(edition.states) == [str(state) for state in State]
    for row in figure_codes():
        assert f"| `{row['code']}` | `{row['short']}` | {row['table_label']} |" in described


def test_the_chinese_page_names_every_type_of_a_figure() -> None:
    assert CHINESE.types.keys() == {row["type"] for row in figure_codes()}
    assert not ENGLISH.types


def _written(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(comments_zh.__file__).with_name(name).read_text("utf-8"))


def _has_chinese(text: str) -> bool:
    return any("一" <= letter <= "龥" for letter in text)
