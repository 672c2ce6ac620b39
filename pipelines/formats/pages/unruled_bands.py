"""The lines of a table without rules as bands: heads with the labels and values of the rows under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from pipelines.formats.pages.runs import Run, overlap
from pipelines.formats.pages.unruled_columns import united
from pipelines.formats.pages.unruled_heads import heads, lowest
from pipelines.formats.pages.unruled_regions import RunLine

_BREAK = 1.8
"""Type sizes that a page break counts for."""
_WRAP = 1.5
_SHIFT = 1.0
"""Points from which the columns of a page stand elsewhere than those of the page before."""


@dataclass
class Band:
    """Runs of heads, runs of row labels, and rows of values; labels end at `edge` from the left."""

    edge: float
    heads: list[Run] = field(default_factory=list)
    labels: list[Run] = field(default_factory=list)
    rows: list[list[Run]] = field(default_factory=list)


def _level(lines: Sequence[RunLine]) -> list[list[Run]]:
    """The lines' runs with heights that count on over page breaks, and pages' columns under one another."""
    shifts = _shifts(lines)
    result: list[list[Run]] = []
    drop, last = 0.0, None
    for line in lines:
        if last is not None and line.page != last.page:
            drop += last.y + _BREAK * last.size - line.y
        shift = shifts[line.page]
        result.append([replace(r, y=r.y + drop, x0=r.x0 - shift, x1=r.x1 - shift) for r in line.runs])
        last = line
    return [line for line in result if line]


def _shifts(lines: Sequence[RunLine]) -> dict[int, float]:
    """How far each page's values stand right of the first page's, where they stand in as many columns."""
    pages: dict[int, list[Run]] = {}
    for line in lines:
        pages.setdefault(line.page, []).extend(line.values)
    first: list[tuple[float, float]] = []
    shifts = {}
    for page, values in pages.items():
        stretches = united(values)
        first = first or stretches
        shifts[page] = 0.0
        if len(stretches) == len(first):
            moves = [(b[0] + b[1] - a[0] - a[1]) / 2 for a, b in zip(first, stretches, strict=True)]
            middle = median(moves) if moves else 0.0
            if abs(middle) > _SHIFT and all(abs(move - middle) < 4 * _SHIFT for move in moves):
                shifts[page] = middle
    return shifts


def _first_value(line: Sequence[Run]) -> int:
    index = len(line)
    while index and not line[index - 1].is_words:
        index -= 1
    while index < len(line) and not (line[index].is_number or line[index].is_unit):
        index += 1
    return index


def _value_edge(strip: Sequence[Sequence[Run]]) -> float:
    """Where the labels end and the values may begin."""
    rows = [line for line in strip if _first_value(line) < len(line)]
    left = min((line[_first_value(line)].x0 for line in rows if _first_value(line)), default=None)
    if left is None:
        return min(run.x0 for line in strip for run in line)
    return max(
        (run.x1 for line in rows for run in line[: _first_value(line)] if run.x1 <= left), default=left
    )


def bands(lines: Sequence[RunLine]) -> list[Band]:
    """The bands from top to bottom, as on one long page."""
    strip = _level(lines)
    edge = _value_edge(strip)
    first = _split(strip, edge)
    beyond = _label_head(first)
    return first if beyond is None else _split(strip, beyond)


def _label_head(found: Sequence[Band]) -> float | None:
    """Where the head of the labels ends, if it stands right of them: no head is above them, and there is one
    more than there are columns.
    """
    for band in found:
        columns = united([run for row in band.rows for run in row])
        leaves = lowest(heads(band.heads))
        own = [head for head in leaves if head.middle > band.edge]
        full = len(own) == len(leaves) and any(len(row) == len(columns) for row in band.rows)
        if band.labels and full and len(own) == len(columns) + 1 and own[0].x1 < columns[0][0]:
            return own[0].x1
    return None


def _split(strip: Sequence[Sequence[Run]], edge: float) -> list[Band]:
    found = [Band(edge)]
    for line in strip:
        values = [run for run in line if run.middle > edge]
        labels = [run for run in line if run.middle <= edge]
        band = found[-1]
        if any(run.is_number for run in values):
            band.rows.append(sorted(values, key=lambda run: run.x0))
            band.labels += labels
        elif values and _wraps(values, band):
            band.rows[-1] += values
            band.labels += labels
        elif values:
            if band.rows:
                found.append(band := Band(edge))
                band.heads += _loose_labels(found[-2])
            band.heads += values + labels
        else:
            band.labels += labels
    for band in found:
        _raise_heads(band)
    return found


def _wraps(values: Sequence[Run], band: Band) -> bool:
    """Whether a line goes on with words in the values of the row above it."""
    if not band.rows:
        return False
    above = band.rows[-1]
    return all(
        any(overlap(run, cell) > 0 and not cell.text.isdigit() for cell in above)
        and run.y - max(cell.y for cell in above) < _WRAP * run.size
        for run in values
    )


def _loose_labels(band: Band) -> list[Run]:
    """Labels far below a band's last row: they belong to the heads that follow."""
    last = max(run.y for run in band.rows[-1])
    loose = [run for run in band.labels if run.y - last > _WRAP * run.size]
    band.labels = [run for run in band.labels if run not in loose]
    return loose


def _raise_heads(band: Band) -> None:
    """Labels that stand above the lowest head are heads too."""
    lowest_head = max((run.y for run in band.heads), default=None)
    if lowest_head is not None:
        raised = [run for run in band.labels if run.y < lowest_head - 0.1 * run.size]
        band.labels = [run for run in band.labels if run not in raised]
        band.heads += raised
