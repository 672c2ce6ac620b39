"""Which row of a form's table a label names: by its core words, by a cut of it, at last by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, lru_cache

from pipelines.forms import Block, FormTable, Row
from pipelines.match.text import core, ideographs, label_lines, last_part

SHORTEST_CUT = 4
"""Fewer ideographs than this are no cut of a label: 不予公开 may stand in many places."""
NEAREST = 0.28
"""A misspelt label may differ in this share of its ideographs, and no other row may be nearly as near."""
MARGIN = 0.2
_REMEMBERED = 8192
"""Labels recur from row to row and from report to report."""


class Sureness(IntEnum):
    """How a label was recognised, the surest first."""

    WORDS = 0
    CUT = 1
    NEAR = 2


@dataclass(frozen=True)
class LabelMatch:
    """The row that a label names; `length` is how many ideographs spoke for it."""

    block: Block
    row: Row
    sureness: Sureness
    length: int


@dataclass(frozen=True, eq=False)
class LabelIndex:
    """The labels of one table of one form."""

    table: FormTable

    @cached_property
    def _exact(self) -> list[tuple[frozenset[str], Block, Row]]:
        return [(frozenset(row.exact), block, row) for block, row in self.table.lines if row.exact]

    @cached_property
    def _words(self) -> list[tuple[str, Block, Row]]:
        pairs = [(ideographs(word), block, row) for block, row in self.table.lines for word in row.words]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    @cached_property
    def _labels(self) -> list[tuple[str, Block, Row]]:
        return [
            (ideographs(row.label), block, row) for block, row in self.table.lines if block.anchor == "row"
        ]

    def match(self, text: str) -> LabelMatch | None:
        """The row named by `text`, a cell or several joined; None if it names none or more than one."""
        return self.by_words(text) or _by_piece(self, text)

    def by_words(self, text: str) -> LabelMatch | None:
        """The row whose words stand in `text`; None if more than one row is named."""
        return _by_words(self, text)

    def find_words(self, text: str) -> LabelMatch | None:
        """`by_words`, not remembered."""
        hits = self._hits(text)
        rows = {row.id for _, _, row in hits}
        if len(rows) > 1:
            hits = [hit for hit in hits if not _swallowed(hit[2], hits)]
        if not hits or len({row.id for _, _, row in hits}) > 1:
            return None
        length, block, row = hits[0]
        return LabelMatch(block, row, Sureness.WORDS, length)

    def names_several(self, text: str) -> bool:
        """True if the words of more than one row stand in `text`: rows run together in one cell."""
        return _names_several(self, text)

    def find_several(self, text: str) -> bool:
        """`names_several`, not remembered."""
        hits = self._hits(text)
        return len({row.id for _, _, row in hits if not _swallowed(row, hits)}) > 1

    def _hits(self, text: str) -> list[tuple[int, Block, Row]]:
        """The rows whose words stand in `text`, or whose whole label is a line of it or its last part, with
        how many ideographs spoke for each.
        """
        whole = core(text)
        hits = [(len(word), block, row) for word, block, row in self._words if word in whole]
        for part in dict.fromkeys((last_part(text), *map(core, label_lines(text)))):
            hits += [(len(part), block, row) for exact, block, row in self._exact if part in exact]
        return hits

    def find_piece(self, text: str) -> LabelMatch | None:
        """The row of which `text` is a cut, or nearly the label."""
        return self._by_cut(text) or self._by_likeness(text)

    def _by_cut(self, text: str) -> LabelMatch | None:
        piece = ideographs(text)
        if len(piece) < SHORTEST_CUT:
            return None
        hits = [(block, row) for label, block, row in self._labels if label.startswith(piece)]
        return LabelMatch(*hits[0], Sureness.CUT, len(piece)) if len(hits) == 1 else None

    def continues(self, row: Row, text: str) -> bool:
        """True if `text` is the end of that row's label, cut off by a page break."""
        piece = ideographs(text)
        return len(piece) >= 2 and ideographs(row.label).endswith(piece) and piece != ideographs(row.label)

    def _by_likeness(self, text: str) -> LabelMatch | None:
        whole = core(text)
        if len(whole) < SHORTEST_CUT:
            return None
        ranked = sorted(
            ((_difference(whole, core(row.label)), block, row) for _, block, row in self._labels),
            key=lambda entry: entry[0],
        )
        if len(ranked) < 2:
            return None
        (best, block, row), (second, _, _) = ranked[0], ranked[1]
        if best > NEAREST or second - best < MARGIN:
            return None
        return LabelMatch(block, row, Sureness.NEAR, len(whole))


@lru_cache(_REMEMBERED)
def _by_words(labels: LabelIndex, text: str) -> LabelMatch | None:
    return labels.find_words(text)


@lru_cache(_REMEMBERED)
def _names_several(labels: LabelIndex, text: str) -> bool:
    return labels.find_several(text)


@lru_cache(_REMEMBERED)
def _by_piece(labels: LabelIndex, text: str) -> LabelMatch | None:
    return labels.find_piece(text)


@cache
def index(table: FormTable) -> LabelIndex:
    """The labels of `table`, made once."""
    return LabelIndex(table)


def _swallowed(row: Row, hits: Iterable[tuple[int, Block, Row]]) -> bool:
    """True if every word that hit for `row` is part of a longer word that hit for another row."""
    words = {ideographs(word) for word in (*row.words, *row.exact)}
    others = [ideographs(word) for _, _, other in hits if other.id != row.id for word in other.words]
    return all(any(word in other and word != other for other in others) for word in words)


def _difference(left: str, right: str) -> float:
    """Edit distance as a share of the longer text's length; of texts far apart, a lower bound of it."""
    longer = max(len(left), len(right), 1)
    least = longer - (Counter(left) & Counter(right)).total()
    if least > (NEAREST + MARGIN) * longer:
        return least / longer
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a != b)))
        previous = current
    return previous[-1] / longer
