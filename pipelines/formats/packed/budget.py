"""What unpacking may cost in all, over every archive inside another; and what stands in an archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from models.messages import unreadable
from pipelines.formats.zipped import MOST_MEMBER, MOST_UNPACKED
from pipelines.reading import UnreadableError

MOST_ENTRIES = 2000
"""Files in all archives together: a county has some hundred bodies that report."""

_BLOCK = 2**20
_JUNK = re.compile(
    r"(?:^|/)(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|@eaDir/.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive by its path there; `data` is None where `error` says why it cannot be had."""

    path: str
    data: bytes | None
    error: str | None = None


class Readable(Protocol):
    """What gives an entry's bytes piece by piece."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class Budget:
    """How many bytes and files may still be unpacked."""

    left: int = MOST_UNPACKED
    entries: int = MOST_ENTRIES

    def enter(self, count: int) -> None:
        """Counts the files of an archive. UnreadableError if they are too many."""
        self.entries -= count
        if self.entries < 0:
            raise UnreadableError(unreadable.MANY_FILES(most=MOST_ENTRIES))

    def most(self) -> int:
        """The bytes that the next file may unpack to."""
        return min(self.left, MOST_MEMBER)

    def take(self, size: int) -> None:
        """Counts unpacked bytes. UnreadableError if they are too many for one file or for all."""
        if size > self.most():
            raise UnreadableError(unreadable.OVER_UNPACKED(most=MOST_UNPACKED))
        self.left -= size


def bounded(stream: Readable, budget: Budget) -> bytes:
    """All that a stream gives. UnreadableError as soon as it is more than the budget has."""
    blocks, size, most = [], 0, budget.most()
    while block := stream.read(_BLOCK):
        size += len(block)
        if size > most:
            break
        blocks.append(block)
    budget.take(size)
    return b"".join(blocks)


def is_junk(path: str) -> bool:
    """Whether a file is only what an operating system or an office program left behind."""
    return bool(_JUNK.search(path))
