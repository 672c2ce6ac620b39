"""Tables told in lines that name their figures: cards of names and numbers, a line a figure, a line a row.

A line names its figure (自然人：3), or its row too (予以公开（自然人）：3), or holds a whole row (予以公开：
自然人3件，商业企业0件). They become a table where row after row names the same figures in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise, takewhile

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.formats.flattened import with_blocks
from pipelines.formats.lines import is_value

_FEWEST_NAMES = _FEWEST_ROWS = 3
"""So many rows that name so many figures alike are rows of a table."""
_LONGEST, _LONGEST_ROW = 90, 400
"""Characters of a line that tells one figure, and of one that tells a row."""
_VALUE = r"(?:[+＋\-−－]|[增减](?:加|少)?)?\d[\d,]*(?:[.．]\d+)?|[/／—–\-－]{1,2}|[无零〇]"
_UNIT = r"\s*(?:件|条|项|次|个|宗|人)"
_MONEY = r"(?:\s*[万亿]?元)"
_PAIR = re.compile(
    rf"(?P<name>.+?)\s*(?:(?P<sign>[:：])\s*|(?=[+＋\-−－]?\d|[/／—–\-－无零〇]))(?:(?P<value>(?:{_VALUE}){_MONEY}?)(?:{_UNIT})?)?"
)
_UNTOLD = re.compile(r".*[\d\-]|.*(?<!增)(?<!增/)[增减]|.*[增减](?:加|少)")
"""Names that no sign parts from the number and that end in what may be the number's own."""
_ITS_NUMBER = rf"\s*[:：]\s*(?:(?P<value>(?:{_VALUE}){_MONEY}?)(?:{_UNIT})?)?"
_OF_ROW = (
    re.compile(rf"(?P<row>.+?)[（(](?P<name>(?:[^（）()]|[（(][^（）()]*[）)])+)[）)]{_ITS_NUMBER}"),
    re.compile(rf"(?P<row>.+)\s*(?:[\-—－]+>?|[/·|→>＞])\s*(?P<name>[^:：（）()]{{2,}}){_ITS_NUMBER}"),
)
"""A figure behind its row: in brackets, or behind a sign."""
_WHOLE_ROW = re.compile(r"(?P<row>[^:：]+)[:：](?P<pairs>.+?)[。；;]?")
_BETWEEN = re.compile(r"[，,；;、]")
_WAY = re.compile(r"\s*[/>＞›»→|－]\s*")
"""What stands between the groups that a row is in, and the row."""
_KIND = re.compile(r"(.+)[:：](.+)")
_HEADING = re.compile(r"[一二三四五六七八]、[^/>＞›»→|－\d]{2,}(?:情况|事项|说明)[:：]?")


@dataclass(frozen=True, slots=True)
class _Named:
    """A figure by its name, with the line that it stands in."""

    name: str
    value: str
    line: Text


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: the places of its first line among the blocks and of the one after it, and what it tells."""

    start: int
    end: int
    head: Text
    label: str
    figures: tuple[_Named, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its figures; empty if they have none."""
        return tuple(figure.name for figure in self.figures if figure.name)


def with_told_tables(document: Document) -> Document:
    """The document with the tables that its lines tell."""
    blocks = document.blocks
    for reader in _READERS:
        if rows := reader(blocks):
            blocks = tuple(_with_tables(blocks, rows))
    return document if blocks is document.blocks else with_blocks(document, blocks)


def _whole_rows(blocks: Sequence[Block]) -> list[_Row]:
    """Lines that are rows by themselves."""
    found = []
    for at, block in enumerate(blocks):
        match = _told(_WHOLE_ROW, block, _LONGEST_ROW)
        if match and isinstance(block, Text):
            figures = [_named(part, block) for part in _BETWEEN.split(match["pairs"])]
            if all(figures):
                known = tuple(figure for figure in figures if figure)
                found.append(_Row(at, at + 1, block, match["row"].strip(), known))
    return _sure(found)


def _rows_of_lines(pattern: re.Pattern[str], blocks: Sequence[Block]) -> list[_Row]:
    """Lines one after the other that name one row."""
    matches = [_told(pattern, block) for block in blocks]
    found, at = [], 0
    for label, together in groupby(matches, lambda match: match["row"] if match else None):
        run = list(together)
        lines = blocks[at : at + len(run)]
        if label is not None:
            figures = [
                _Named(match["name"], match["value"] or "", line)
                for match, line in zip(run, lines, strict=True)
                if match and isinstance(line, Text)
            ]
            found.append(_Row(at, at + len(run), figures[0].line, label.strip(), tuple(figures)))
        at += len(run)
    return _sure(found)


def _cards(blocks: Sequence[Block]) -> list[_Row]:
    """Lines of names and numbers below a line that names them all."""
    pairs = [_named(block.text, block) if isinstance(block, Text) else None for block in blocks]
    found = []
    for at, (head, pair) in enumerate(zip(blocks, pairs[1:], strict=False)):
        if pairs[at] or not pair or not isinstance(head, Text) or _HEADING.fullmatch(head.text):
            continue
        figures = tuple(each for each in takewhile(bool, pairs[at + 1 :]) if each)
        found.append(_Row(at, at + 1 + len(figures), head, head.text, figures))
    return _sure(found)


def _rows_below(blocks: Sequence[Block]) -> list[_Row]:
    """Lines of numbers, each below the line that names its row."""
    found = []
    for at, (head, line) in enumerate(pairwise(blocks)):
        if isinstance(head, Text) and isinstance(line, Text) and re.search(r"[\u3400-\u9fff]{2}", head.text):
            values = _values(line.text)
            if any(values):
                found.append(
                    _Row(at, at + 2, head, head.text, tuple(_Named("", each, line) for each in values))
                )
    return _sure(found)


def _values(text: str) -> list[str]:
    """The numbers and blanks that one kind of sign parts; none if anything else stands among them."""
    sign = next((sign for sign in "、，；|" if sign in text), None)
    values = [value.strip() for value in text.split(sign)] if len(text) <= _LONGEST else []
    return values if all(not value or is_value(value) for value in values) else []


def _sure(rows: Sequence[_Row]) -> list[_Row]:
    """All rows, if enough of them are alike to tell that the document writes its tables so."""
    alike = Counter((row.names, len(row.figures)) for row in rows if len(row.figures) >= _FEWEST_NAMES)
    if all(times < _FEWEST_ROWS for times in alike.values()):
        return []
    ends = {at for row in rows for at in (row.start, -row.end)}
    return [row for row in rows if len(row.figures) > 1 or row.end in ends or -row.start in ends]


def _told(pattern: re.Pattern[str], block: Block, longest: int = _LONGEST) -> re.Match[str] | None:
    return pattern.fullmatch(block.text) if isinstance(block, Text) and len(block.text) <= longest else None


def _named(text: str, line: Text) -> _Named | None:
    """A name and its number; None if it is neither, or a name alone without a sign that a number follows."""
    match = _PAIR.fullmatch(text) if len(text) <= _LONGEST else None
    if not match or not re.search(r"[\u3400-\u9fff]{2}", match["name"]):
        return None
    if not match["sign"] and (match["value"] is None or _UNTOLD.fullmatch(match["name"])):
        return None
    return _Named(match["name"], match["value"] or "", line)


_READERS: tuple[Callable[[Sequence[Block]], list[_Row]], ...] = (
    _whole_rows,
    *(partial(_rows_of_lines, pattern) for pattern in _OF_ROW),
    _cards,
    _rows_below,
)


def _with_tables(blocks: Sequence[Block], rows: Sequence[_Row]) -> Iterator[Block]:
    """The blocks, rows of one kind that follow each other as a table without a number."""
    at = 0
    together: list[_Row] = []
    for row in rows:
        if together and (row.start != at or row.names != together[0].names):
            yield _table(together)
            together = []
        yield from blocks[at : row.start]
        together.append(row)
        at = row.end
    if together:
        yield _table(together)
    yield from blocks[at:]


def _table(rows: Sequence[_Row]) -> Table:
    """The table: a row of the figures' names, then each row behind the groups that it is in."""
    kind, labels = _without_kind([row.label for row in rows])
    ways = [_WAY.split(label) for label in labels]
    depth = max(map(len, ways))
    heads = [_cell(kind, 1, 1, 1, depth, rows[0].head)]
    heads += [
        _cell(each.name, 1, at, depth + at - 1, 1, each.line) for at, each in enumerate(rows[0].figures, 2)
    ]
    cells = [tuple(heads)] if rows[0].names else []
    for number, (row, way) in enumerate(zip(rows, ways, strict=True), 1 + len(cells)):
        line = [_cell(name, number, at, at, 1, row.head) for at, name in enumerate(way[:-1], 1)]
        line.append(_cell(way[-1], number, len(way), len(way), depth - len(way) + 1, row.head))
        for at, each in enumerate(row.figures, 1):
            line.append(_cell(each.value, number, len(way) + at, depth + at, 1, each.line))
        cells.append(tuple(line))
    return Table(0, tuple(cells), rows[0].head.place)


def _without_kind(labels: Sequence[str]) -> tuple[str, list[str]]:
    """What all labels call their kind (申请人情况：自然人), and the labels without it."""
    matches = [_KIND.fullmatch(label) for label in labels]
    kinds = {match[1] if match else "" for match in matches}
    if len(labels) < _FEWEST_ROWS or len(kinds) > 1 or "" in kinds:
        return "", list(labels)
    return kinds.pop(), [match[2] for match in matches if match]


def _cell(text: str, row: int, column: int, grid: int, wide: int, line: Text) -> Cell:
    return Cell(text, row, column, grid, 1, wide, line.place)
