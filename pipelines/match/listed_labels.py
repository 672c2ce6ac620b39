"""Which row of a list of figures a label names; the same label may stand under several headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

from pipelines.forms import Block, FormTable, Row
from pipelines.match.labels import LabelMatch, Sureness, index
from pipelines.match.text import ideographs, label_lines, last_part, parts

_COUNT = re.compile(r"(?<=..)(?:总次数|总数|数量|次数|数)$")
Named = list[tuple[Block, Row]]


class ListedLabels:
    """The labels of one list, read from its top: `parent` is the heading passed last."""

    def __init__(self, table: FormTable) -> None:
        self.table = table
        self.parent: str | None = None
        self._names, self._headings = _names(table), _headings(table)

    def enter(self, texts: Sequence[str]) -> None:
        """Takes note of the headings among the cells of a row."""
        for text in texts:
            heading = self._headings.get(_name(text))
            if heading is not None:
                self.parent = heading

    def passed(self, row: Row) -> None:
        """Takes note of a row: it stands under its own heading, or is one itself."""
        own = self._headings.get(_name(row.label))
        self.parent = own or row.parent or self.parent

    def knows(self, text: str) -> bool:
        """True if `text` is the name of a row, under whatever heading, or of a heading."""
        return _name(text) in self._names or _name(text) in self._headings or _name(text) in self._groups

    def names_row(self, text: str) -> bool:
        """True if `text` is the name of a row, under whatever heading."""
        return _name(text) in self._names

    def names_one(self, text: str) -> bool:
        """True if `text` is the name of one row only, under one heading."""
        return len({row.id for _, row in self._names.get(_name(text), [])}) == 1

    @cached_property
    def _groups(self) -> set[str]:
        return set(map(_name, self.table.groups))

    def by_words(self, text: str) -> LabelMatch | None:
        """The row of that name, of several the one under the heading passed last."""
        name = _name(text)
        here = self._under(self._names.get(name, []))
        return LabelMatch(*here[0], Sureness.WORDS, len(name)) if len(here) == 1 else None

    def _under(self, named: Named) -> Named:
        if len({row.id for _, row in named}) < 2:
            return named
        return [(block, row) for block, row in named if row.parent == self.parent]

    def match(self, text: str) -> LabelMatch | None:
        """The row named by `text`, by a cut of it, or nearly."""
        return self.by_words(text) or index(self.table).find_piece(text)

    def names_several(self, text: str) -> bool:
        """True if more than one row is named, each after its ordinal or on its line, or something numbered
        follows a row's whole name: several in one cell."""
        numbered = [_trimmed(part) for part in parts(text)]
        if not self._names.keys().isdisjoint(numbered[:-1]) and numbered[-1]:
            return True
        if len(numbered) == 1 and numbered[0] in self._names:
            return False
        return len({*numbered, *map(_name, label_lines(text))} & self._names.keys()) > 1

    def continues(self, row: Row, text: str) -> bool:
        """True if `text` is the end of that row's label, cut off by a page break."""
        return index(self.table).continues(row, text)


@cache
def _names(table: FormTable) -> dict[str, Named]:
    names: dict[str, Named] = {}
    for block, row in table.lines:
        for name in dict.fromkeys(map(_name, (row.label, *row.words))):
            names.setdefault(name, []).append((block, row))
    return names


@cache
def _headings(table: FormTable) -> dict[str, str]:
    parents = dict.fromkeys(row.parent for _, row in table.lines if row.parent)
    return {_name(parent): parent for parent in parents}


@lru_cache(4096)
def _name(text: str) -> str:
    """A label without ordinal, notes, 其中 and the word for a count: 其中：1.当面申请数 gives 当面申请."""
    return _trimmed(last_part(text) or ideographs(text))


def _trimmed(part: str) -> str:
    return _COUNT.sub("", part.removeprefix("其中").removesuffix("其中"))
