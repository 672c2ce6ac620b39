"""The room: the archive it stands on, and what whoever opened it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.archive import Archive
from models.limits import limited
from web.memo import Memo

SECONDS = 10.0
HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Room:
    """`seconds`: no question to the archive takes longer. `hosts`: names by which browsers may ask.
    `token`: with it people may decide and correct; none: nobody may. `file_again` files reports anew after a
    correction of body, year or scope."""

    archive: Archive
    seconds: float = SECONDS
    base_path: str = ""
    hosts: tuple[str, ...] = HOSTS
    token: str | None = None
    file_again: Callable[[Archive], object] | None = None
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)

    @contextmanager
    def asking(self) -> Iterator[Session]:
        """A session on one moment of the archive that cannot write; a long question: QueryTooLongError."""
        with self.archive.reading() as session, limited(session, self.seconds):
            yield session
