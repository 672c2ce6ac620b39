"""Damage to the markup of a page of any form: cells and rows of figures taken out, emptied or put in."""

from __future__ import annotations

import re
from random import Random

_CELL = re.compile(r"<td\b[^>]*>(?:(?!<td\b|</tr|<tr\b|</table).)*", re.I | re.S)
_ROW = re.compile(r"<tr\b(?:(?!<tr\b|</table|</tbody).)*", re.I | re.S)
_TAG = re.compile(r"<[^>]+>|&nbsp;")
_CHARSETS = ("utf-8", "gb18030")
KINDS = ("cell out", "cell empty", "row out", "nought in", "empty in")


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*[\d０-９.,]+\s*", _TAG.sub("", cell)))


def is_page(data: bytes) -> bool:
    """Whether these are the bytes of a web page."""
    return data[:1] == b"<"


def hurt_page(data: bytes, random: Random, kind: str) -> bytes:
    """The page with one such damage in a row of figures; without such rows as it was."""
    charset = next(each for each in _CHARSETS if _decodes(data, each))
    page = data.decode(charset)
    rows = [row for row in _ROW.finditer(page) if any(map(_is_figure, _CELL.findall(row[0])))]
    if not rows:
        return data
    row = random.choice(rows)
    cells = [cell for cell in _CELL.finditer(row[0]) if _is_figure(cell[0])]
    cell = random.choice(cells)
    start, end = row.start() + cell.start(), row.start() + cell.end()
    if kind == "row out":
        return (page[: row.start()] + page[row.end() :]).encode(charset)
    new = {
        "cell out": "",
        "cell empty": re.sub(r"(?<=>)[^<>]*[\d０-９][^<>]*", "", cell[0]),
        "nought in": f"<td>0</td>{cell[0]}",
        "empty in": f"<td></td>{cell[0]}",
    }[kind]
    return (page[:start] + new + page[end:]).encode(charset)


def _decodes(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
