"""What the commands print: JSON lines on stdout, tables and words for people, errors with the way out."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NoReturn, cast

import typer
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table as Grid

from cli.words import coded, head
from models import logs
from models.messages import gettext as _
from models.messages import ngettext
from models.messages.kept import retold

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


def counted(one: str, many: str, number: int, **places: object) -> str:
    """1 report, 2 reports: `%(num)s` of the messages for one and for many is the number."""
    return ngettext(one, many, number) % {"num": number, **places}


def print_facts(facts: Mapping[str, object], width: int = 10) -> None:
    """Facts for people, one a line, under their labels; `width` columns are a label's."""
    for name, value in facts.items():
        label = set_cell_size(head(name), max(width, cell_len(head(name)) + 1))
        out.print(f"  {label}{coded('unknown' if value is None else value)}", markup=False)


def print_grid(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table for people, its heads and codes in their language; numbers are set to the right."""
    grid = Grid(
        title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False
    )
    rows = [["" if value is None else coded(value) for value in row] for row in rows]
    for index, column in enumerate(map(head, columns)):
        numeric = any(row[index] != "" for row in rows) and all(_is_number(row[index]) for row in rows)
        grid.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(str(value) for value in row))
    out.print(grid)


def _is_number(value: object) -> bool:
    """True for numbers, number texts (with a state's mark, a sign, a percent sign), a state, and nothing."""
    return re.fullmatch(r"[-+]?[\d.,]*[\W_]?|\([^\W\d]+\)", str(value)) is not None


def print_problem(said: object) -> None:
    """What went wrong with one thing, while the rest went on."""
    out.print(_("problem: %(said)s") % {"said": retold(str(said))}, markup=False)


def print_rows(count: int, path: Path) -> None:
    """How many rows a file has now."""
    out.print(counted("%(num)s row in %(path)s", "%(num)s rows in %(path)s", count, path=path), markup=False)


def fail(message: str, code: int = PROBLEMS) -> NoReturn:
    """Says what is wrong on stderr and ends with the exit code."""
    if isinstance(err.file, logs.Lines):
        logging.getLogger("gongkai").error(message)
    else:
        err.print(f"gongkai: {message}", markup=False)
    raise typer.Exit(code)


def log_in(form: logs.Form) -> None:
    """Logs in a form; as JSON all else that commands say on stderr is a line of the log too."""
    try:
        logs.configure(form)
    except ValueError as error:
        fail(_("GONGKAI_LOG: %(why)s") % {"why": error}, USAGE)
    if form == "json":
        err.file = cast("IO[str]", logs.Lines(logging.getLogger("gongkai")))


def cannot_write(path: Path, error: OSError, code: int = PROBLEMS) -> NoReturn:
    """Ends the command because a file or folder cannot be written."""
    fail(_("%(path)s: cannot be written (%(why)s)") % {"path": path, "why": error.strerror}, code)


def cannot_read(path: Path, why: object) -> NoReturn:
    """Ends the command because a file cannot be read."""
    fail(_("%(path)s: cannot be read (%(why)s)") % {"path": path, "why": why}, USAGE)


def not_text(path: Path, error: OSError | UnicodeDecodeError) -> NoReturn:
    """Ends the command because a file is no text."""
    fail(_("%(path)s: cannot be read as UTF-8 text (%(why)s)") % {"path": path, "why": error}, USAGE)


def among(option: str, given: object, known: Iterable[str]) -> NoReturn:
    """Ends the command because an option takes one of a few words, and another was given."""
    said = {"option": option, "given": given, "known": ", ".join(known)}
    fail((_("%(option)s %(given)s: one of %(known)s") % said).strip(), USAGE)


@contextmanager
def explained(*errors: type[Exception], code: int = PROBLEMS) -> Iterator[None]:
    """Turns the errors that people can do something about into one clear line."""
    try:
        yield
    except errors as error:
        fail(str(error), code)
