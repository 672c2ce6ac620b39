"""Figures for tests: made one by one, and changed where they are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from models.base import table
from models.figures import keep_figures
from models.tables import FigureName, FigureValue
from models.views import FigureRow


def a_figure(code: str, value: Decimal | None, **more: object) -> dict[str, Any]:
    """A printed figure of the form of 2021 as a reading has it, without a place."""
    plain = dict.fromkeys(("raw", "confidence", "table_number", "row", "column"))
    return {"code": code, "form": "2021", "value": value, "unit": "件", "state": "printed"} | plain | more


def change_figures(session: Session, *which: ColumnElement[bool], **values: object) -> None:
    """Gives figures other values, by the columns of FigureRow."""
    for row in session.execute(select(table(FigureRow)).where(*which)).mappings().all():
        name = select(FigureName.id).where(FigureName.code == row["code"]).scalar_subquery()
        mine = (FigureValue.reading_id == row["reading_id"]) & (FigureValue.name_id == name)
        session.execute(delete(FigureValue).where(mine))
        changed = {**row, **values}
        keep_figures(session, changed["reading_id"], [changed], ())
