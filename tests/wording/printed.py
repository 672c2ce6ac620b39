"""Prints a passage or report as a page of paragraphs or as plain text, with its official tables."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from tests.reportgen.form import TABLE3, all_codes, t3_codes
from tests.reportgen.grids import Grid, Slot, expanded, tables
from tests.reportgen.truth import Borne
from tests.wording.told import Report, Said

TABLE_PLACES = ("{t2}", "{t3}", "{t4}")
NOT_PROCESSED = ("t3.new", "t3.carried_in", "t3.total", "t3.carried_out")
T4_BLOCKS = ("review", "direct", "after_review")


def printed(said: Said) -> bytes:
    """The document's bytes."""
    grids = _grids(said) if isinstance(said, Report) and said.form else {}
    return (_plain(said, grids) if said.lines else _page(said, grids)).encode()


def _plain(said: Said, grids: dict[str, Grid]) -> str:
    lines = [said.title, ""]
    for line in said.text.splitlines():
        lines += _tab_lines(grids[line[1:-1]]) if line in TABLE_PLACES else [line]
    return "\n".join(lines) + "\n"


def _tab_lines(grid: Grid) -> list[str]:
    return ["", *("\t".join(slot.text for slot in row) for row in expanded(grid)), ""]


def _page(said: Said, grids: dict[str, Grid]) -> str:
    meta = line = ""
    if isinstance(said, Report):
        meta = f'<meta name="PubDate" content="{said.meta}">' if said.meta else ""
        line = f'<div class="info">{escape(said.line)}</div>' if said.line else ""
    body = "\n".join(
        _html_table(grids[text[1:-1]]) if text in TABLE_PLACES else f"<p>{escape(text)}</p>"
        for text in said.text.splitlines()
    )
    title = escape(said.title)
    head = f'<head><meta charset="utf-8"><title>{title}</title>{meta}</head>'
    article = f'<div class="article"><h1>{title}</h1>{line}{body}</div>'
    return f"<!DOCTYPE html><html>{head}<body>{article}</body></html>"


def _html_table(grid: Grid) -> str:
    rows = ("".join(map(_cell, line.slots)) for line in grid.lines)
    return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in rows) + "</table>"


def _cell(slot: Slot) -> str:
    return f'<td rowspan="{slot.rows}" colspan="{slot.columns}">{escape(slot.text)}</td>'


def _grids(report: Report) -> dict[str, Grid]:
    """The tables: the figures given, every other 0, the sums added up."""
    assert report.form
    given = dict(report.figures)
    values = {code: Decimal(0) for code in all_codes(report.form)}
    known = {code.rpartition(".")[0] for code in values} | set(values)
    assert given.keys() <= known, given.keys() - known
    values |= {code: numbers[0] for code, numbers in given.items() if code in values}
    _add_table3(values, report.form, given)
    for block in T4_BLOCKS:
        outcomes = ("upheld", "corrected", "other", "pending")
        values[f"t4.{block}.total"] = sum((values[f"t4.{block}.{name}"] for name in outcomes), Decimal(0))
    cells = {code: Borne("value", number, f"{number:f}") for code, number in values.items()}
    return tables(report.form, cells)


def _add_table3(values: dict[str, Decimal], form: str, given: dict[str, tuple[Decimal, ...]]) -> None:
    rows = {codes[0].rpartition(".")[0]: codes for codes in map(t3_codes, TABLE3[form])}
    for row, codes in rows.items():
        values.update(zip(codes, given.get(row, ()), strict=False))
        values[codes[-1]] = sum((values[code] for code in codes[:-1]), Decimal(0))
    for at, code in enumerate(rows["t3.total"]):
        parts = (codes[at] for row, codes in rows.items() if row not in NOT_PROCESSED)
        values[code] = sum((values[part] for part in parts), Decimal(0))
