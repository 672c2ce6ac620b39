"""Rows as files that a reader takes along: CSV that spreadsheets open, and JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, Literal
from urllib.parse import quote

from fastapi.responses import Response

Form = Literal["csv", "json"]
_FORMULA = re.compile(r"[=@\t\r]|[-+](?![-+\d.,%\s]*\Z)")
"""What a spreadsheet reckons with; a printed mark or signed number is none: -, -12, +3.5."""


def as_file(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str, form: Form
) -> Response:
    """The rows as a download called `name`: CSV in UTF-8 with a byte order mark, or a JSON list."""
    kept = ({column: row.get(column) for column in columns} for row in rows)
    body = _csv(kept, columns) if form == "csv" else json.dumps(list(kept), ensure_ascii=False, indent=1)
    kind = "text/csv" if form == "csv" else "application/json"
    given = f"attachment; filename*=UTF-8''{quote(f'{name}.{form}')}"
    return Response(
        body.encode("utf-8"),
        media_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": given},
    )


def _csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return "\ufeff" + file.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401
    """Text that no spreadsheet takes for a formula, marks and numbers as printed; lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list | tuple):
        value = ";".join(str(one) for one in value)
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else str(value)
