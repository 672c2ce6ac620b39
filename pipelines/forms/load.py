"""Reads the forms from the TOML files beside this module: a new form is a new file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pipelines.forms.form import Block, Column, Form, FormTable, Heads, Identity, Row

FOLDER: Traversable = files("pipelines.forms")
_TUPLES = ("variants", "words", "exact", "left", "right", "header", "groups", "marks")


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key in _TUPLES else value for key, value in data.items()}


def _block(data: dict[str, Any]) -> Block:
    columns = tuple(Column(**_frozen(column)) for column in data.pop("columns"))
    rows = tuple(Row(**_frozen(row)) for row in data.pop("rows"))
    return Block(columns=columns, rows=rows, **data)


def _listed(data: dict[str, Any], figure: str) -> Block:
    """A row of a list, with the one column of its figure."""
    unit, kind = data.pop("unit"), data.pop("type", "integer")
    return Block(f"单位：{unit}", (Column("", figure, unit, kind),), (Row(**_frozen(data)),))


def _table(data: dict[str, Any]) -> FormTable:
    heads = data.pop("heads", None)
    names = Heads(**{key: tuple(value) for key, value in heads.items()}) if heads else None
    if names is not None:
        blocks = tuple(_listed(row, names.figure[0]) for row in data.pop("rows"))
    else:
        blocks = tuple(_block(block) for block in data.pop("blocks"))
    identities = tuple(Identity(**_frozen(identity)) for identity in data.pop("identities", ()))
    return FormTable(blocks=blocks, identities=identities, heads=names, **_frozen(data))


def parse(text: str) -> Form:
    """A form from the text of its TOML file."""
    data = tomllib.loads(text)
    return Form(tables=tuple(_table(table) for table in data.pop("tables")), **data)


@cache
def forms() -> tuple[Form, ...]:
    """All official forms, newest first."""
    sources = [file for file in FOLDER.iterdir() if file.name.endswith(".toml")]
    loaded = [parse(source.read_text(encoding="utf-8")) for source in sources]
    return tuple(sorted(loaded, key=lambda form: form.name, reverse=True))


def form(name: str) -> Form:
    """The form of that name; KeyError if there is none."""
    return {each.name: each for each in forms()}[name]
