"""CSV files that spreadsheets open as UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cli.output import fail, out


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], count: int) -> None:
    """The rows as CSV with a byte order mark; whole or not there at all. Lists are joined by semicolons."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in rows:
                writer.writerow(_cell(row.get(name)) for name in columns)
        part.replace(path)
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror})")
    out.print(f"{count} rows in {path}", markup=False)


def _cell(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else value
