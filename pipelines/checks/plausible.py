"""Figures that the law makes unlikely. Nothing here corrects a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipelines.findings import finding
from pipelines.match.text import squeeze
from pipelines.reading import Figure, Finding

_COUNTY_OR_BELOW = re.compile(r"县|旗(?!舰)|镇|乡|街道|(?<![自治地])区(?!域)")
_REGULATIONS = "t2.regulations."


def check_plausible(figures: Mapping[str, Figure], agency: str | None) -> Iterator[Finding]:
    """规章 are made by ministries, provinces and cities with districts only (立法法): others have none."""
    if agency is None or _COUNTY_OR_BELOW.search(squeeze(agency)) is None:
        return
    odd = tuple(code for code, figure in figures.items() if code.startswith(_REGULATIONS) and figure.value)
    if odd:
        yield finding("regulations_implausible", agency=agency, figures=odd)
