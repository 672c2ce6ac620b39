"""Damage to the tables of a report: each kind changes the grids, and with them what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from tests.provinces.drawn import Figures
from tests.provinces.grids import Cell, Grid, Row, number


@dataclass
class Damaged:
    """Grids by place, and the figures that they still print."""

    tables: dict[str, list[Grid]]
    figures: Figures
    random: Random
    touched: list[Row] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """All rows that print figures."""
        grids = (grid for some in self.tables.values() for grid in some)
        return (row for grid in grids for row in grid if any(cell.code for cell in row))

    def a_row(self) -> Row:
        """One that no damage had before: what one takes another could give back."""
        untouched = [row for row in self.rows() if all(row is not each for each in self.touched)]
        self.touched.append(self.random.choice(untouched))
        return self.touched[-1]

    def a_place(self, row: Row) -> int:
        """Where one of its figures stands."""
        return self.random.choice([at for at, cell in enumerate(row) if cell.code])

    def lost(self, *codes: str) -> None:
        """These are printed no more."""
        self.figures |= dict.fromkeys(filter(None, codes))


Damage = Callable[[Damaged], None]


def number_deleted(report: Damaged) -> None:
    """A cell is left empty."""
    row = report.a_row()
    at = report.a_place(row)
    report.lost(row[at].code)
    row[at] = replace(row[at], text="")


def cell_lost(report: Damaged) -> None:
    """A row has one cell less."""
    row = report.a_row()
    report.lost(row.pop(report.a_place(row)).code)


def empty_cell_more(report: Damaged) -> None:
    """A row has an empty cell among its figures."""
    row = report.a_row()
    row.insert(report.a_place(row), number(""))


def zero_more(report: Damaged) -> None:
    """A row has a nought among its figures that belongs nowhere."""
    row = report.a_row()
    row.insert(report.a_place(row) + report.random.randrange(2), number("0"))


def row_lost(report: Damaged) -> None:
    """A row is gone, its label with it."""
    row = report.a_row()
    report.lost(*(cell.code for cell in row))
    for grid in (grid for some in report.tables.values() for grid in some):
        grid[:] = [each for each in grid if each is not row]


def label_lost(report: Damaged) -> None:
    """A row has its figures and no label."""
    row = report.a_row()
    row[:] = [cell if cell.code else replace(cell, text="") for cell in row]


def digits_changed(report: Damaged) -> None:
    """A figure is typed wrong; it is what the document prints."""
    row = report.a_row()
    at = report.a_place(row)
    value = Decimal(report.random.randint(0, 300))
    report.figures[row[at].code] = value
    row[at] = replace(row[at], text=f"{value}")


def shifted_right(report: Damaged) -> None:
    """The figures of a row stand one cell too far right, the last is gone."""
    row = report.a_row()
    places = [at for at, cell in enumerate(row) if cell.code]
    texts = ["", *(row[at].text for at in places[:-1])]
    values = [None, *(report.figures[row[at].code] for at in places[:-1])]
    for at, text, value in zip(places, texts, values, strict=True):
        report.figures[row[at].code] = value
        row[at] = replace(row[at], text=text)


def column_lost(report: Damaged) -> None:
    """A kind of applicants is missing in every row; the head still names it."""
    kinds = sorted({code.rpartition(".")[2] for code in report.figures if code.startswith("t3.new.")})
    kind = report.random.choice(kinds)
    for row in report.rows():
        gone = [cell for cell in row if cell.code.startswith("t3.") and cell.code.endswith(f".{kind}")]
        report.lost(*(cell.code for cell in gone))
        row[:] = [cell for cell in row if cell not in gone]


def run_together(report: Damaged) -> None:
    """Two figures share a cell, a blank between them."""
    row = report.a_row()
    places = [at for at, cell in enumerate(row) if cell.code]
    if len(places) > 1:
        at = report.random.choice(places[:-1])
        report.lost(row[at].code, row[at + 1].code)
        both = f"{row[at].text} {row[at + 1].text}"
        row[at : at + 2] = [Cell(both)]


def rows_in_another_order(report: Damaged) -> None:
    """Two rows, label and figures, have changed places."""
    rows = [row for row in report.rows() if row[0].code == "" and row[0].down == 1 and len(row) == 8]
    if len(rows) > 1:
        one, other = report.random.sample(rows, 2)
        one[:], other[:] = other[:], one[:]


DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        *(number_deleted, cell_lost, empty_cell_more, zero_more, row_lost, label_lost, digits_changed),
        *(shifted_right, column_lost, run_together, rows_in_another_order),
    )
}
