"""What the commands print: JSON lines on stdout, tables and words for people, errors with the way out."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table as Grid

OK, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes: done; something must be looked at; wrong usage."""

WIDE = 200
"""Columns where the output is no terminal: a file or a pipe need not wrap."""

_is_told = sys.stdout.isatty() or "COLUMNS" in os.environ
out = Console(soft_wrap=True, highlight=False, width=None if _is_told else WIDE)
err = Console(stderr=True, soft_wrap=True, highlight=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"not JSON: {type(value).__name__}")


def as_json(value: object) -> str:
    """One line of UTF-8 JSON; decimals as numbers, days and times in ISO form."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def print_json(value: object) -> None:
    """Writes one JSON line to stdout."""
    print(as_json(value))


def counted(number: int, noun: str) -> str:
    """1 report, 2 reports."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_grid(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table for people; numbers are set to the right."""
    grid = Grid(
        title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False
    )
    rows = [["" if value is None else value for value in row] for row in rows]
    for index, column in enumerate(columns):
        numeric = any(row[index] != "" for row in rows) and all(_is_number(row[index]) for row in rows)
        grid.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(str(value) for value in row))
    out.print(grid)


def _is_number(value: object) -> bool:
    """True for numbers, number texts (with a state's mark, a sign, a percent sign), a state, and nothing."""
    return re.fullmatch(r"[-+]?[\d.,]*[\W_]?|\([a-z]+\)", str(value)) is not None


def fail(message: str, code: int = PROBLEMS) -> NoReturn:
    """Says what is wrong on stderr and ends with the exit code."""
    err.print(f"gongkai: {message}", markup=False)
    raise typer.Exit(code)


@contextmanager
def explained(*errors: type[Exception], code: int = PROBLEMS) -> Iterator[None]:
    """Turns the errors that people can do something about into one clear line."""
    try:
        yield
    except errors as error:
        fail(str(error), code)
