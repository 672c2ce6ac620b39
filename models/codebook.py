"""Writes docs/codebook.md and docs/codebook.zh.md from the schema: `python -m models.codebook`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite

from models.codebook_words import EDITIONS, Edition
from models.codes import figure_codes
from models.messages import pgettext, speaking
from models.tables import FigureCode
from models.views import VIEWS

TABLES = FigureCode.metadata.tables


def codebook(edition: Edition) -> str:
    """The whole codebook in one language as Markdown."""
    return "\n".join(
        [
            edition.introduction,
            *_states(edition),
            f"## {edition.views}\n",
            *(line for view in VIEWS.sorted_tables for line in _described(view, edition)),
            f"## {edition.tables}\n",
            *(line for name in sorted(TABLES) for line in _described(TABLES[name], edition)),
            *_figures(edition),
        ]
    )


def _states(edition: Edition) -> Iterator[str]:
    yield edition.states_head
    for state, (meaning, value) in edition.states.items():
        yield f"| {_state(state, edition)} | {meaning} | {value} |"
    yield f"\n{edition.states_foot}\n"


def _state(state: str, edition: Edition) -> str:
    """The state as it is written in data, and as pages and commands name it in another language."""
    with speaking(edition.language):
        word = pgettext("code", state)
    return f"`{state}`" if word == state else f"`{state}` {word}"


def _described(table: Table, edition: Edition) -> Iterator[str]:
    yield f"### {table.name}\n\n{edition.of_table(table)}\n"
    yield edition.columns_head
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_meaning(column, edition)} |"
    yield ""


def _type(column: Column[object]) -> str:
    names = [str(column.type.compile(module.dialect())) for module in (sqlite, postgresql)]
    return " / ".join(dict.fromkeys(names))


def _meaning(column: Column[object], edition: Edition) -> str:
    leads = "".join(f" → `{key.target_fullname}`" for key in sorted(column.foreign_keys, key=str))
    key = edition.key if column.primary_key else ""
    return f"{edition.of_column(column)}{key}{leads}"


def _figures(edition: Edition) -> Iterator[str]:
    yield f"## {edition.figures}\n"
    ordered = sorted(figure_codes(), key=lambda row: (row["form"] == "prose", -_form_order(row["form"])))
    for form, rows in groupby(ordered, key=lambda row: row["form"]):
        yield f"### {edition.prose if form == 'prose' else edition.form.format(form=form)}\n"
        yield edition.figures_head
        for row in rows:
            row = {**row, "type": edition.types.get(row["type"], row["type"])}
            told = " | ".join(str(row[name]).replace("|", "\\|") for name in edition.figure_columns)
            yield f"| `{row['code']}` | `{row['short']}` | {told} |"
        yield ""


def _form_order(form: str) -> int:
    return int(form) if form.isdigit() else 0


if __name__ == "__main__":
    for one in EDITIONS:
        one.path.write_text(codebook(one), encoding="utf-8")
