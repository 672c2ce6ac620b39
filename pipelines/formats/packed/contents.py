"""A packed file → the documents inside: each file one, pictures that are numbered pages of one together."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from models.messages import unreadable
from pipelines.formats import sniff
from pipelines.formats.packed.archives import entries
from pipelines.formats.packed.budget import Budget, Entry
from pipelines.reading import UnreadableError

DEEPEST = 3
"""Archives inside each other that are opened; what lies deeper stays packed and is told as such."""

_LAST_NUMBER = re.compile(r"\d{1,18}(?!.*\d)")
_YEARS = range(1990, 2100)
_ORNAMENTS = re.compile(r"(?:\.files|_files)/[^/]*$", re.IGNORECASE)
"""Pictures that a saved web page keeps beside itself."""
_UNREAD = frozenset({sniff.EMPTY, sniff.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Inside:
    """One document in a packed file: its path there and its parts in order."""

    path: str
    parts: tuple[Entry, ...]

    def data(self) -> list[bytes]:
        """The bytes of its parts. UnreadableError if one of them cannot be had."""
        found = []
        for part in self.parts:
            if part.data is None:
                raise UnreadableError(part.error or unreadable.NOT_UNPACKED(path=part.path))
            found.append(part.data)
        return found


def documents(data: bytes) -> list[Inside]:
    """The documents in a packed file, in the order of their paths with numbers by their value.

    Archives in it are opened too, their members' paths following their own. Files of kinds that nobody reads
    are left out. UnreadableError if the file as a whole is broken, locked or too large.
    """
    found = list(_flat(data, "", Budget(), DEEPEST))
    if found and all(entry.data is None for entry in found):
        raise UnreadableError(found[0].error or unreadable.NONE_UNPACKED())
    readable = [entry for entry in found if entry.data is None or sniff.media_type(entry.data) not in _UNREAD]
    pictures: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    alone: list[Entry] = []
    for entry in readable:
        if not _is_picture(entry):
            alone.append(entry)
        elif not _ORNAMENTS.search(entry.path):
            pictures[_series(entry.path)].append(entry)
    inside = [Inside(entry.path, (entry,)) for entry in alone]
    for series in pictures.values():
        pages = sorted(series, key=lambda page: natural(page.path))
        together = [pages] if _are_pages(pages) else [[page] for page in pages]
        inside += [Inside(each[0].path, tuple(each)) for each in together]
    return sorted(inside, key=lambda one: natural(one.path))


def member(data: bytes, path: str) -> bytes:
    """The bytes of one file in a packed file, by its path. UnreadableError if it cannot be had."""
    for entry in _flat(data, "", Budget(), DEEPEST):
        if entry.path == path:
            return Inside(path, (entry,)).data()[0]
    raise UnreadableError(unreadable.NOT_INSIDE(path=path))


def part_hash(part: Entry, archive: bytes) -> str:
    """The SHA-256 of a part in hex; of what cannot be unpacked, that of its place in the archive."""
    if part.data is not None:
        return hashlib.sha256(part.data).hexdigest()
    return hashlib.sha256(hashlib.sha256(archive).digest() + part.path.encode()).hexdigest()


def natural(path: str) -> list[tuple[int, str]]:
    """A key that sorts 2.jpg before 10.jpg."""
    return [
        (int(piece), "") if piece.isdecimal() else (-1, piece)
        for piece in re.split(r"(\d{1,18})", path)
        if piece
    ]


def _flat(data: bytes, before: str, budget: Budget, depth: int) -> Iterator[Entry]:
    """The entries of an archive, those of archives in it in their place."""
    for entry in entries(data, sniff.media_type(data), budget):
        path = before + entry.path.lstrip("/")
        kind = sniff.media_type(entry.data) if entry.data is not None else None
        if entry.data is None or kind not in sniff.PACKED or depth == 0:
            yield Entry(path, entry.data, entry.error)
            continue
        try:
            yield from _flat(entry.data, f"{path}/", budget, depth - 1)
        except UnreadableError as error:
            yield Entry(path, None, f"{path}: {error}")


def _is_picture(entry: Entry) -> bool:
    return entry.data is not None and sniff.media_type(entry.data).startswith("image/")


def _series(path: str) -> tuple[str, str]:
    """What the pages of one scan share: the folder, and the name but for its last number."""
    folder, stem = _stem(path)
    number = _LAST_NUMBER.search(stem)
    return folder, stem if number is None else f"{stem[: number.start()]}#{stem[number.end() :]}"


def _are_pages(pictures: list[Entry]) -> bool:
    """Whether the last numbers of the names count on one by one, as pages do and years or dates do not."""
    found = [_LAST_NUMBER.search(_stem(picture.path)[1]) for picture in pictures]
    numbers = [int(number[0]) for number in found if number is not None]
    counts_on = len(numbers) == len(pictures) and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )
    return counts_on and numbers[0] not in _YEARS


def _stem(path: str) -> tuple[str, str]:
    """The folder of a file, and its name without its ending."""
    folder, _, name = path.rpartition("/")
    return folder, name.rpartition(".")[0] or name
