"""The official figures (models/figures.csv) as rows of figure_codes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert

from models.tables import FigureCode

FIGURES = Path(__file__).with_name("figures.csv")


def figure_codes() -> Iterator[dict[str, Any]]:
    """One row per code and form, in the order of the file; a line of several forms gives one row each."""
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        for position, line in enumerate(csv.DictReader(lines), start=1):
            for form in line["forms"].split():
                yield {
                    "code": line["code"],
                    "form": form,
                    "position": position,
                    "short": line["short"],
                    "table_label": line["table"],
                    "row_label": line["row_label"],
                    "column_label": line["column_label"],
                    "unit": line["unit"],
                    "type": line["type"],
                    "meaning": line["meaning"],
                }


def seed_codes(connection: Connection) -> None:
    """Makes figure_codes what this program ships."""
    connection.execute(delete(FigureCode))
    connection.execute(insert(FigureCode), list(figure_codes()))
