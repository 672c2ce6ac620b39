"""Where decisions are put on record: one at a time, under the archive's lock, then filed anew if need be."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from sqlalchemy.orm import Session

from models.archive import Archive
from models.errors import ArchiveBusyError
from models.messages import gettext as _
from models.reviews import FILED
from models.tables import Review
from research.reviews import told

PATIENCE = 8.0
"""Seconds that a reader waits for the one before, and for the reports to be filed anew."""
Act = Callable[[Session], list[Review]]


class Desk:
    """Decides in a thread of its own: an archive's lock is one process's, not one thread's."""

    def __init__(self, archive: Archive, file_again: Callable[[Archive], object] | None) -> None:
        self._archive = archive
        self._file_again = file_again
        self._one = ThreadPoolExecutor(1, "reviews")

    def decide(self, act: Act) -> tuple[list[dict[str, Any]], bool]:
        """The reviews that `act` made, and whether all is filed anew already; if not, it goes on.

        ArchiveBusyError while another run, or the filing of a decision before, holds the archive.
        """
        decided: Future[list[dict[str, Any]]] = Future()
        done = self._one.submit(copy_context().run, self._work, act, decided)
        try:
            rows = decided.result(PATIENCE)
        except TimeoutError:
            if not done.cancel():
                rows = decided.result()
            else:
                raise ArchiveBusyError(
                    _("The reports are being filed anew after a correction. Try again in a minute.")
                ) from None
        try:
            done.result(PATIENCE)
        except TimeoutError:
            return rows, False
        return rows, True

    def _work(self, act: Act, decided: Future[list[dict[str, Any]]]) -> None:
        try:
            with self._archive.lock("review"):
                with self._archive.writing() as session:
                    rows = [told(one) for one in act(session)]
                decided.set_result(rows)
                if self._file_again and any(row["what"] in FILED for row in rows):
                    self._file_again(self._archive)
        except BaseException as error:
            if decided.done():
                raise
            decided.set_exception(error)
