"""Figures that the law or sense makes unlikely. Nothing here corrects a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from models.rules import phrase
from pipelines.findings import finding
from pipelines.match.text import squeeze
from pipelines.reading import Figure, Finding, State

_COUNTY_OR_BELOW = re.compile(r"县|旗(?!舰)|镇|乡|街道|(?<![自治地])区(?!域)")
_REGULATIONS = "t2.regulations."
_ROWS = {"t2.regulations": "规章", "t2.normative": "规范性文件"}
_STOCKS = (
    (("made", "repealed"), "valid", "made_less_repealed"),
    (("published",), "public_total", "newly_public"),
)
"""Of each form what the year added (less what it took away), and what there is at its end."""


def check_plausible(figures: Mapping[str, Figure], agency: str | None) -> Iterator[Finding]:
    """What a body has no power to make, and stocks smaller than what the year added to them."""
    yield from _regulations(figures, agency)
    for row in _ROWS:
        yield from _stock(figures, row)


def _regulations(figures: Mapping[str, Figure], agency: str | None) -> Iterator[Finding]:
    """规章 are made by ministries, provinces and cities with districts only (立法法): others have none."""
    if agency is None or _COUNTY_OR_BELOW.search(squeeze(agency)) is None:
        return
    odd = tuple(code for code, figure in figures.items() if code.startswith(_REGULATIONS) and figure.value)
    if odd:
        yield finding("regulations_implausible", agency=agency, figures=odd)


def _stock(figures: Mapping[str, Figure], row: str) -> Iterator[Finding]:
    for flows, stock, words in _STOCKS:
        codes = tuple(f"{row}.{name}" for name in (*flows, stock))
        values = [_number(figures.get(code)) for code in codes]
        numbers = [value for value in values if value is not None]
        if len(numbers) < len(values):
            continue
        added, *taken, held = numbers
        if added - sum(taken) > held:
            more = phrase(words, value=added - sum(taken))
            yield finding("stock_below_made", row=_ROWS[row], more=more, stock=held, figures=codes)


def _number(figure: Figure | None) -> Decimal | None:
    printed = figure is not None and figure.state in (State.PRINTED, State.ALIGNED)
    return figure.value if printed and figure is not None else None
