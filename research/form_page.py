"""The official tables set as the form prints them: heads, groups of rows and the cells, with their spans."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from models.codes import figure_codes
from research.contents import ORGANISATIONS, Figure

CORNERS = {"t3": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"}
"""What the form prints in the corner of a table."""
APPLICANTS = {"t3": "申请人情况"}
"""What it prints over all columns."""
FIRST = {"t2": "信息内容", "s14": "统计指标"}
"""What it prints over the labels of the rows."""
TITLES = {
    "t2": ("主动公开政府信息情况", "disclosure on own initiative"),
    "t3": ("收到和处理政府信息公开申请情况", "requests received and handled"),
    "t4": ("政府信息公开行政复议、行政诉讼情况", "administrative review and litigation"),
    "s14": ("政府信息公开情况统计表", "statistical table of 2014"),
}
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A label with the columns and rows it spans; `english` says what it means. `level`: depth in its row."""

    text: str
    english: str
    across: int = 1
    down: int = 1
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its labels, then its figures, the last of which spans `across` columns. No figures: a head."""

    heads: tuple[Head, ...]
    figures: tuple[Figure, ...] = ()
    across: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under heads of their own."""

    heads: tuple[tuple[Head, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """A table as the form prints it. `folded`: rows without anything but zeros that were left out."""

    table: str
    form: str
    title: str
    english: str
    blocks: tuple[Block, ...]
    folded: int


def set_tables(figures: Iterable[Figure], fold: bool = False) -> list[Set]:
    """The tables of a reading's figures, in order; `fold` leaves out rows that hold printed zeros only."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        found.setdefault((figure.table, figure.form), []).append(figure)
    return [_set(table, form, held, fold) for (table, form), held in found.items()]


def notes(code: str) -> dict[str, Any] | None:
    """What a figure means by the law: `article`, `zh`, `en`; None for one that the notes say nothing of."""
    fitting = [one for one in _data()["notes"] if f"{code}.".startswith(f"{one['code']}.")]
    return max(fitting, key=lambda one: len(one["code"]), default=None)


def meaning(code: str, form: str) -> str:
    """A figure's meaning in the codebook, in English; "" for a code that is in no list."""
    return _meanings().get((code, form), "")


def is_zero(figure: Figure) -> bool:
    """Whether it is a plain zero: nothing to look at."""
    return figure.state == "printed" and figure.value == 0 and figure.reviewed is None


def _set(table: str, form: str, figures: Sequence[Figure], fold: bool) -> Set:
    rows = _rows(figures)
    kept = [row for row in rows if not (fold and all(map(is_zero, row)))]
    blocks = _across(kept) if table == "t4" else _down(table, kept)
    return Set(table, form, *TITLES[table], tuple(blocks), len(rows) - len(kept))


def _rows(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures by row, those of one block together; the table of 2014 has one figure in each."""
    found: dict[str, dict[str, list[Figure]]] = {}
    for figure in figures:
        row = figure.code if figure.table == "s14" else figure.row_label
        found.setdefault(figure.table_label, {}).setdefault(row, []).append(figure)
    return [sorted(row, key=_place) for name in sorted(found, key=_item) for row in found[name].values()]


def _item(label: str) -> int:
    """The item of the law that a block is headed by: 第二十条第（五）项 is 5; 0 for none."""
    named = re.search("（([一二三四五六七八九])）项", label)
    return "一二三四五六七八九".index(named[1]) + 1 if named else 0


def _place(figure: Figure) -> tuple[int, int]:
    """Decisions stand behind the items of 2019, whose codes the list has later."""
    last = figure.form == "2019" and figure.column_name == "处理决定数量"
    return int(last), figure.line


def _down(table: str, rows: Sequence[Sequence[Figure]]) -> list[Block]:
    """Blocks of rows below each other: tables 二 and 三, and that of 2014."""
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row[0].table_label)]
    depth = max((len(_label(row[0])) for row in rows), default=1)
    widest = max((len(row) for row in rows), default=1)
    return [_block(table, block, depth, widest) for block in blocks]


def _block(table: str, rows: Sequence[Sequence[Figure]], depth: int, widest: int) -> Block:
    columns = [_column(figure) for figure in rows[0]]
    rest = widest - len(columns)
    heads = _heads(columns)
    if table == "s14":
        heads = [[*heads[0][:-1], _head("单位"), heads[0][-1]]]
    heads[0][-1] = _wider(heads[0][-1], rest)
    corner = CORNERS.get(table) or FIRST[table]
    above = [[_head(APPLICANTS[table], across=widest)]] if table in APPLICANTS else []
    inside = [*above, *heads]
    inside[0].insert(0, _head(corner, across=depth, down=len(inside)))
    _, _, label = rows[0][0].table_label.partition("/")
    if label:
        inside.insert(0, [_head(label, across=depth + widest)])
    return Block(tuple(map(tuple, inside)), tuple(_lines(table, rows, depth, rest)))


def _lines(table: str, rows: Sequence[Sequence[Figure]], depth: int, rest: int) -> Iterable[Line]:
    paths = [_label(row[0]) for row in rows]
    above: Path = ()
    for at, (row, path) in enumerate(zip(rows, paths, strict=True)):
        yield from (
            Line((_head(text, level=_indent(text)),)) for text in _data()["heads"].get(row[0].code, ())
        )
        heads = []
        for level in range(len(path) - 1):
            if above[: level + 1] != path[: level + 1]:
                down = sum(1 for _ in _same(paths[at:], path[: level + 1]))
                heads.append(_head(path[level], down=down, level=level))
        english = _row_english(row[0])
        level = _indent(path[-1]) if table == "s14" else len(path) - 1
        heads.append(Head(path[-1], english, across=depth - len(path) + 1, level=level))
        yield Line(tuple(heads), tuple(row), rest + 1)
        above = path[:-1]


def _indent(label: str) -> int:
    """How deep a row of the table of 2014 stands, by how its label begins."""
    begins = (r"[一二三四五六七八九]、", r"（[一二三四]）", r"\d\.")
    return next((level for level, begin in enumerate(begins) if re.match(begin, label)), len(begins))


def _across(rows: Sequence[Sequence[Figure]]) -> list[Block]:
    """All figures in one row under heads of several levels: table 四."""
    figures = [figure for row in rows for figure in row]
    columns = [(*figure.row_label.split("/"), figure.column_name) for figure in figures]
    return [Block(tuple(map(tuple, _heads(columns))), (Line((), tuple(figures)),))] if figures else []


def _heads(columns: Sequence[Path]) -> list[list[Head]]:
    """Heads over columns with paths of labels, one row a level; a short path's last label reaches down."""
    depth = max(map(len, columns))
    rows: list[list[Head]] = [[] for _ in range(depth)]
    above: Path = ()
    for at, path in enumerate(columns):
        for level, text in enumerate(path):
            leaf = level == len(path) - 1
            if leaf:
                rows[level].append(_head(text, down=depth - level, level=level))
            elif above[: level + 1] != path[: level + 1]:
                across = sum(1 for _ in _same(columns[at:], path[: level + 1]))
                rows[level].append(_head(text, across=across, level=level))
        above = path[:-1]
    return rows


def _same(paths: Sequence[Path], begin: Path) -> Iterable[Path]:
    """The first of these paths, as long as they begin alike."""
    for path in paths:
        if path[: len(begin)] != begin or len(path) == len(begin):
            return
        yield path


def _head(text: str, across: int = 1, down: int = 1, level: int = 0) -> Head:
    return Head(text, _data()["english"].get(text, ""), across, down, level)


def _wider(head: Head, more: int) -> Head:
    return Head(head.text, head.english, head.across + more, head.down, head.level)


def _label(figure: Figure) -> Path:
    return tuple(figure.row_label.partition(" (")[0].split("/"))


def _column(figure: Figure) -> Path:
    of, slash, name = figure.column_name.partition(ORGANISATIONS)
    return (ORGANISATIONS.rstrip("/"), name) if slash and not of else (figure.column_name,)


def _row_english(figure: Figure) -> str:
    """What a row is in English: the meaning of a figure without the part that speaks of its column."""
    told = meaning(figure.code, figure.form)
    if figure.table == "s14":
        return told
    return (told.rpartition(": ")[0] or told).rpartition(": ")[2]


@cache
def _meanings() -> dict[tuple[str, str], str]:
    return {(one["code"], one["form"]): one["meaning"] for one in figure_codes()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("research").joinpath("form.toml").read_text(encoding="utf-8"))
