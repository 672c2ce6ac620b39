"""How many pages a list has that says how many rows it has."""

from __future__ import annotations

import re

_ALL_ROWS = re.compile(r"共\D{0,3}(\d{1,5})[条篇项]")
_ROWS_OF_PAGE = re.compile(r"每页\D{0,3}(\d{1,3})[条篇项]")
_THIS_PAGE = re.compile(r"第(\d{1,3})页")


def pages_of_rows(text: str) -> tuple[int, int] | None:
    """The number of this page and of all pages, of a list that says its rows, those of a page and which page
    this is: 共128条 每页15条 第1页; null if it does not say all three."""
    rows, size, this = (told.search(text) for told in (_ALL_ROWS, _ROWS_OF_PAGE, _THIS_PAGE))
    if not (rows and size and this and int(size.group(1))):
        return None
    current, of = int(this.group(1)), -(-int(rows.group(1)) // int(size.group(1)))
    return (current, of) if 1 <= current <= of else None
