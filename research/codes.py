"""The codes of divisions through the years: 360721 of 2015 and 360704 of 2017 are one county."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import BodyCode


class DivisionCodes:
    """Every GB/T 2260 code of the archive with the days it holds, loaded once."""

    def __init__(self, session: Session) -> None:
        query = select(BodyCode.body_id, BodyCode.code, BodyCode.valid_from, BodyCode.valid_to)
        spans: dict[str, list[tuple[str, date | None, date | None]]] = defaultdict(list)
        for body_id, code, start, end in session.execute(query.where(BodyCode.system == "gbt2260")):
            spans[body_id].append((code, start, end))
        self._spans = {code: several for several in spans.values() for code, _, _ in several}

    def at(self, code: str | None, year: int) -> str | None:
        """The code that the division with this code had on 31 December of a year; itself if unknown."""
        if code is None:
            return None
        day = date(year, 12, 31)
        for held, start, end in self._spans.get(code, ()):
            if (start is None or start <= day) and (end is None or day < end):
                return held
        return code
