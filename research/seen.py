"""What the last visits of pages say: how much of a list was seen."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, or_, select

from models.messages import kept
from models.tables import Page, Visit


def last_sign() -> ScalarSelect[str | None]:
    """The sign of a page's last visit."""
    signs = select(Visit.sign).where(Visit.page_id == Page.id)
    return signs.order_by(Visit.id.desc()).limit(1).correlate(Page).scalar_subquery()


def in_part() -> ColumnElement[bool]:
    """True of a page with more than anyone looked at: only scripts fill, turn or uncover it."""
    sign = last_sign()
    told = (kept.RENDERED_IN_PART(), kept.TURNED_IN_PART(), kept.NOT_TURNED(why=""), kept.NOT_FILLED(why=""),
            kept.NOT_UNCOVERED(why=""))
    return or_(*(sign.startswith(one, autoescape=True) for one in told))
