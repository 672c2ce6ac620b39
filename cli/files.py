"""Files that commands write: whole or not there at all; CSV that spreadsheets open as UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from cli.output import cannot_write, out, print_rows
from models.messages import gettext as _


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], count: int) -> None:
    """The rows as CSV with a byte order mark. Lists are joined by semicolons."""
    with _written(path, "utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(_cell(row.get(name)) for name in columns)
    print_rows(count, path)


def write_text(path: Path, text: str) -> None:
    """The text as UTF-8."""
    with _written(path, "utf-8") as file:
        file.write(text)
    out.print(_("written: %(path)s") % {"path": path}, markup=False)


@contextmanager
def _written(path: Path, encoding: str) -> Iterator[IO[str]]:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding=encoding, newline="") as file:
            yield file
        part.replace(path)
    except OSError as error:
        cannot_write(path, error)


def _cell(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else value
