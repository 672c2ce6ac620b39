"""Opening archives, sessions, runs."""

from __future__ import annotations

from sqlalchemy import func, select

from models.archive import Archive
from models.codes import figure_codes
from models.tables import FigureCode


def test_a_new_archive_has_every_official_figure(archive: Archive) -> None:
    with archive.reading() as session:
        assert session.scalar(select(func.count()).select_from(FigureCode)) == len(
            list(figure_codes())
        )
