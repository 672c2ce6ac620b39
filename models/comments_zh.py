"""What tables, views and their columns are, in Chinese: tables_zh.toml and views_zh.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from models.codes import figure_codes
from models.views import VIEWS


def of_table(table: Table) -> str:
    """A table or view in one sentence; KeyError if it has none."""
    told = _views()["views"] if _is_view(table) else _tables()["tables"]
    return str(told[table.name])


def of_column(column: Column[object]) -> str:
    """A column of a table or view; a figure's column by its code and labels. KeyError if nothing is told."""
    table = column.table
    assert isinstance(table, Table)
    if not _is_view(table):
        return str(_tables()["columns"][table.name][column.name])
    return str(_views()["columns"].get(column.name) or _figures()[column.name])


def _is_view(table: Table) -> bool:
    return table.metadata is VIEWS


@cache
def _views() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("views_zh.toml").read_text("utf-8"))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("tables_zh.toml").read_text("utf-8"))


@cache
def _figures() -> dict[str, str]:
    """Short name → code and the labels of the newest form that has it."""
    ordered = sorted(figure_codes(), key=lambda row: str(row["form"]))
    return {row["short"]: f"{row['code']}：{_labels(row)}" for row in ordered}


def _labels(row: dict[str, Any]) -> str:
    return "，".join(row[name] for name in ("row_label", "column_label") if row[name])
