"""Tables of bodies by years, whose cells say no more than 查看: what the link in a cell leads to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from crawler.discovery import words
from crawler.discovery.text import spaced, squashed, text_of, years_in

FEWEST = 2
"""Years that the heads of a table must tell for it to be one of years."""
MOST_TITLES = 3
"""Rows that may stand above the heads of a table."""
MOST_YEARS = 40
"""Rows of a table that are looked at for years."""


def name_in_grid(element: HtmlElement, name: str) -> str:
    """The body and the year that a link's row and column are called, if its own name is empty and the table
    is one of bodies by years, either way round; else its name. A row that tells a year and more beside it is
    one of a list, whose heads name no bodies."""
    if squashed(name) and not words.EMPTY_NAME.match(squashed(name)):
        return name
    cell = next(element.iterancestors("td"), None)
    row = None if cell is None else cell.getparent()
    table = None if row is None else next(row.iterancestors("table"), None)
    if cell is None or row is None or table is None or row.tag != "tr":
        return name
    cells = list(row.iterchildren("td", "th"))
    beside = [said for one in cells if one is not cell and (said := _head(one))]
    side, over = next(iter(beside), ""), _over(table, row, len(cells) - cells.index(cell))
    if years_in(side) and len(beside) > 1:
        return name
    body, year = (over, side) if years_in(side) else (side, over)
    return f"{body} {years_in(year)[0]}年" if body and years_in(year) and not years_in(body) else name


def _over(table: HtmlElement, row: HtmlElement, from_right: int) -> str:
    """What the heads of a table call a column, counted from the right: names of groups may span rows on the
    left. Nothing, unless the heads or the table's first column tell years."""
    told = _heads(table, row)
    if from_right > len(told):
        return ""
    of_years = _tell_years(told) or _tell_years(
        next(filter(None, map(_head, line.iterchildren("td", "th"))), "")
        for line in islice(table.iter("tr"), MOST_YEARS))  # fmt: skip
    return told[-from_right] if of_years else ""


def _heads(table: HtmlElement, row: HtmlElement) -> list[str]:
    """The first row of a table, before the one given, that has several cells: a table's title has one."""
    for line in islice(table.iter("tr"), MOST_TITLES):
        if line is row:
            break
        cells = list(line.iterchildren("td", "th"))
        if len(cells) > 1:
            return list(map(_head, cells))
    return []


def _tell_years(names: Iterable[str]) -> bool:
    return sum(map(bool, map(years_in, names))) >= FEWEST


def _head(cell: HtmlElement) -> str:
    """What a cell without a link names: a body or a year; no running number, no mark."""
    said = spaced(text_of(cell))
    is_name = 2 <= len(said) <= 30 and next(cell.iter("a"), None) is None
    return said if is_name and (years_in(said) or any("\u4e00" <= one <= "\u9fff" for one in said)) else ""
