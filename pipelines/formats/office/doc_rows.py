"""Word's binary format: the cells of a table row as its properties define and merge them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.formats.office.doc_sprms import Sprm
from pipelines.formats.office.rows import Bound

_DEFINE, _MERGE, _SPLIT, _MERGE_DOWN = 0xD608, 0x5624, 0x5625, 0xD62B
_WIDTH = 0x7623
_CELL = 20


@dataclass(slots=True)
class _Cell:
    right: int
    across: int = 0
    down: int = 0


def row_bounds(row: Sequence[Sprm]) -> tuple[int, list[Bound]]:
    """The left edge of a row and the bounds of its cells, in twips."""
    left, cells = 0, list[_Cell]()
    for code, operand in row:
        if code == _DEFINE and operand:
            left, cells = _defined(operand)
        elif code in (_MERGE, _SPLIT) and len(operand) == 2:
            for at in range(operand[0], min(operand[1], len(cells))):
                cells[at].across = (2 if at > operand[0] else 1) if code == _MERGE else 0
        elif code == _MERGE_DOWN and len(operand) == 2 and operand[0] < len(cells):
            cells[operand[0]].down = operand[1]
        elif code == _WIDTH and len(operand) == 4:
            _widen(left, cells, *struct.unpack("<BBh", operand))
    return left, list(_bounds(cells))


def _defined(operand: bytes) -> tuple[int, list[_Cell]]:
    """The left edge and the cells of sprmTDefTable: edges, then 20 bytes for each cell or fewer."""
    count = min(operand[0], (len(operand) - 3) // 2)
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = [_Cell(edge) for edge in edges[1:]]
    start = 1 + 2 * (count + 1)
    for at, cell in enumerate(cells):
        place = start + _CELL * at
        if place + 2 <= len(operand):
            (flags,) = struct.unpack_from("<H", operand, place)
            cell.across, cell.down = flags & 3, flags >> 5 & 3
    return edges[0], cells


def _widen(left: int, cells: list[_Cell], first: int, last: int, width: int) -> None:
    """Gives the cells [first, last) a new width and moves those after them."""
    for at in range(first, min(last, len(cells))):
        before = cells[at - 1].right if at else left
        moved = before + width - cells[at].right
        for cell in cells[at:]:
            cell.right += moved


def _bounds(cells: Sequence[_Cell]) -> list[Bound]:
    """The first cell of a merged run has another flag than the rest; which has which, writers vary."""
    found: list[Bound] = []
    first = 0
    for cell in cells:
        joins = bool(cell.across) and bool(first) and cell.across != first
        first = first if joins else cell.across
        found.append(Bound(cell.right, joins, cell.down == 1))
    return found
