"""Plain text → Document: lines with tabs (or Markdown pipes) are table rows, the other lines paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.rules import Wording
from pipelines.document import Block, Cell, Damage, Document, Place, Table
from pipelines.formats.lines import is_page_number, is_value, trim
from pipelines.formats.text.barred import without_closing_bars
from pipelines.formats.text.bulleted import without_bullets
from pipelines.formats.text.cell_lines import rows_of_cell_lines, writes_cell_lines
from pipelines.formats.text.close import with_close_rows
from pipelines.formats.text.laid_out import with_laid_out_rows, without_running_lines
from pipelines.formats.text.lines import Line, paragraph
from pipelines.formats.text.separators import with_tabs
from pipelines.formats.text.tab_lines import with_rows_of_tab_lines

_PIPE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
_REPORT = 100
"""So many numbers and marks in one line are a report's tables."""
_TABLE = 8
"""So many in another line of such a text are one of them."""
_LONG_FRAGMENT = 8
"""A line without tabs between two table rows is part of a cut label up to this length, else a paragraph."""


def read_text(text: str, encoding: str | None) -> Document:
    """The document that `text` holds. Each cell's place is its line, as `line:N`."""
    damage: list[Damage] = []
    blocks: list[Block] = []
    tables = 0
    plain = without_bullets(without_closing_bars(_lines(text)))
    lines, unsure = with_laid_out_rows(with_rows_of_tab_lines(plain))
    for run in _runs(with_close_rows(with_tabs(lines))):
        if not any(line.has_cells for line in run):
            blocks.extend(paragraph(line) for line in run if not line.blank)
            continue
        tables += 1
        rows, doubts = _rows(run)
        if any(line.number in unsure for line in run):
            damage.append(Damage("table_unruled_unsure", table=tables, case="labels"))
        damage.extend(Damage("table_rows_guessed", {"doubt": doubt}, tables) for doubt in doubts)
        blocks.append(Table(tables, rows, place=run[0].place))
    return Document("text/plain", tuple(blocks), encoding=encoding, damage=tuple(damage))


def _lines(text: str) -> list[Line]:
    raw = re.split(r"\r\n|\r|\n", text)
    fewest = _fewest(raw)
    pieces = [
        (of, piece)
        for of, line in enumerate(raw, start=1)
        for piece in _cells_of_one_line(line, _REPORT if "。" in line else fewest)
    ]
    pages: list[list[Line]] = [[]]
    for number, (of, line) in enumerate(pieces, start=1):
        if line.startswith("\f"):
            pages.append([])
        plain = Line(number, line.replace("\f", ""), len(pages), of)
        if plain.has_cells or not is_page_number(plain.text):
            pages[-1].append(plain)
    return without_running_lines(pages)


def _cells_of_one_line(line: str, fewest: int) -> list[str]:
    """The line; one that holds the figures of a whole report or table, cell after cell, each in a line."""
    if len(line) < 2 * fewest:
        return [line]
    parts = next((parts for sign in "\t|" if len(parts := line.split(sign)) >= 2 * fewest), line.split())
    return parts if sum(map(is_value, parts)) >= fewest else [line]


def _fewest(lines: Sequence[str]) -> int:
    """How many numbers show that a line holds a table: few, where another line holds the largest one."""
    return _REPORT if all(len(_cells_of_one_line(line, _REPORT)) == 1 for line in lines) else _TABLE


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut into tables and single paragraphs. Blank lines inside a table stay in it."""
    runs: list[list[Line]] = []
    index = 0
    while index < len(lines):
        if not lines[index].has_cells:
            runs.append([lines[index]])
            index += 1
            continue
        end = _end_of_table(lines, index)
        runs.append(list(lines[index:end]))
        index = end
    return runs


def _end_of_table(lines: Sequence[Line], start: int) -> int:
    """The index after the last row of the table that starts at `start`: only a paragraph ends a table."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.has_cells:
            end = index + 1
        elif not line.blank:
            if not _continues_cell(lines, index):
                break
            end = index + 1
    return end


def _continues_cell(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without tabs is the rest of the cell above it, not a paragraph after the table."""
    above, text = lines[index - 1], trim(lines[index].text)
    if above.blank or len(text) > 60 or re.match(r"[一二三四五六]、.{6,}(情况|事项)", text):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    sandwiched = below is not None and below.has_cells
    if above.one_cell:
        return sandwiched or len(text) <= _LONG_FRAGMENT
    return sandwiched and len(text) <= _LONG_FRAGMENT


def _rows(run: Sequence[Line]) -> tuple[tuple[tuple[Cell, ...], ...], list[Wording]]:
    if writes_cell_lines(run):
        pieces, doubts = rows_of_cell_lines(run)
    else:
        pieces = [
            _row(line) for line in run if not line.blank and not _PIPE_RULE.fullmatch(line.text.strip())
        ]
        doubts = []
    rows = tuple(
        tuple(
            Cell(text, row=row, column=column, grid=column, place=place)
            for column, (text, place) in enumerate(cells, start=1)
        )
        for row, cells in enumerate(pieces, start=1)
    )
    return rows, doubts


def _row(line: Line) -> list[tuple[str, Place]]:
    return [(trim(cell), line.place) for cell in line.cells()]
