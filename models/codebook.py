"""Writes docs/codebook.md from the schema's own descriptions: `python -m models.codebook`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite

from models.codes import figure_codes
from models.tables import FigureCode
from models.views import VIEWS

TABLES = FigureCode.metadata.tables
CODEBOOK = Path(__file__).parent.parent / "docs" / "codebook.md"

# state → (meaning, value)
STATES = {
    "printed": (
        "the cell holds one number, once thousands separators, full width, inner spaces, a unit, a "
        "sign word (减 = −) or a bracketed note are set aside; `raw` keeps all",
        "that number",
    ),
    "blank": ("the cell is there and empty", "null"),
    "mark": ("the cell holds `/`, `-`, `—` or `无`", "null"),
    "text": ("the cell holds something else", "null"),
    "aligned": (
        "the row had too many or too few cells; of all order-keeping assignments that the official "
        "identities allow, this column has the same value in each",
        "that number",
    ),
    "ambiguous": ("the assignments differ here, or none fits", "null"),
    "uncertain": (
        "read from a picture or a damaged text layer, and no identity holds it up",
        "that number, with `confidence`",
    ),
    "missing": ("the row or table is not in the document", "null"),
}

INTRODUCTION = """# Codebook

Generated from the schema by `python -m models.codebook`; a test holds it against the schema.

Times are UTC. Legal dates and days are those of Asia/Shanghai. Numbers are exact decimals. Null means unknown
or none, never zero. A figure is identified by its code *and* its form: the same code in another form is
another figure. Types are those of SQLite, then of PostgreSQL where they differ.
"""


def codebook() -> str:
    """The whole codebook as Markdown."""
    return "\n".join(
        [
            INTRODUCTION,
            *_states(),
            "## Views\n",
            *(line for view in VIEWS.sorted_tables for line in _described(view)),
            "## Tables\n",
            *(line for name in sorted(TABLES) for line in _described(TABLES[name])),
            *_figures(),
        ]
    )


def _states() -> Iterator[str]:
    yield "## States of a figure\n"
    yield "| state | meaning | value |\n|---|---|---|"
    for state, (meaning, value) in STATES.items():
        yield f"| `{state}` | {meaning} | {value} |"
    yield (
        "\nA row with exactly the form's number of cells keeps its printed cells even where the official "
        "identities break; a finding then says whether the source or the reading is at fault.\n"
    )


def _described(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n\n{table.comment}\n"
    yield "| column | type | meaning |\n|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_meaning(column)} |"
    yield ""


def _type(column: Column[object]) -> str:
    names = [str(column.type.compile(module.dialect())) for module in (sqlite, postgresql)]
    return " / ".join(dict.fromkeys(names))


def _meaning(column: Column[object]) -> str:
    leads = "".join(f" → `{key.target_fullname}`" for key in sorted(column.foreign_keys, key=str))
    key = "; part of the key" if column.primary_key else ""
    return f"{column.comment}{key}{leads}"


def _figures() -> Iterator[str]:
    yield "## Figures of the official forms\n"
    ordered = sorted(figure_codes(), key=lambda row: (row["form"] == "prose", -_form_order(row["form"])))
    for form, rows in groupby(ordered, key=lambda row: row["form"]):
        yield f"### Form {form}\n" if form != "prose" else "### Stated in prose\n"
        yield "| code | short | table | row | column | unit | type | meaning |"
        yield "|---|---|---|---|---|---|---|---|"
        for row in rows:
            names = ("table_label", "row_label", "column_label", "unit", "type", "meaning")
            told = " | ".join(str(row[name]).replace("|", "\\|") for name in names)
            yield f"| `{row['code']}` | `{row['short']}` | {told} |"
        yield ""


def _form_order(form: str) -> int:
    return int(form) if form.isdigit() else 0


if __name__ == "__main__":
    CODEBOOK.write_text(codebook(), encoding="utf-8")
