"""Plain text laid out as a page: cells of several lines, columns held by blanks, pages with running lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from random import Random

from tests.reportgen.grids import Grid
from tests.reportgen.story import Story
from tests.reportgen.truth import Truth
from tests.strangers.rows import Shape, opened

_GAP = 2
Place = Callable[[int, int], int]
"""From the room of a cell and the length of what stands in it to how much of the room is left before it."""
PLACES: dict[str, Place] = {
    "first": lambda _room, _long: 0,
    "middle": lambda room, long: (room - long) // 2,
    "last": lambda room, long: room - long,
}


@dataclass(frozen=True)
class Look:
    """Widths of the columns of groups, labels and figures in characters, and where cells' texts stand."""

    groups: tuple[int, ...]
    label: int
    figures: tuple[int, ...]
    across: Place
    down: Place


def _wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def _look(rng: Random, grid: Grid, across: str, down: str) -> Look:
    count = max(len(line.values()) for line in grid.lines)
    figures = tuple(rng.randint(6, 10) for _ in range(count))
    return Look(
        (rng.choice((3, 5)), rng.choice((4, 7))), rng.randint(9, 22), figures, PLACES[across], PLACES[down]
    )


def _table(look: Look, grid: Grid) -> list[str]:
    """The grid's rows of figures; each is as high as its label, a group's text begins in its first row."""
    lefts = [0, look.groups[0] + _GAP, sum(look.groups) + 2 * _GAP]
    out: list[str] = []
    pending: list[tuple[int, list[str]]] = []
    for line in grid.lines:
        if line.key is None:
            continue
        depth = 0
        for slot in line.slots:
            if slot.role == "group":
                at = 1 if slot.text.startswith("（") else 0
                pending.append((at, _wrapped(slot.text, look.groups[at])))
        label = next(slot for slot in line.slots if slot.role == "label")
        depth = 2 - (label.columns - 1)
        wide = look.label + lefts[2] - lefts[depth]
        words = _wrapped(label.text, wide)
        rows = [[" "] * (lefts[2] + look.label + _GAP + sum(look.figures)) for _ in words]
        for down, text in enumerate(words):
            _write(
                rows[down],
                lefts[depth] + look.across(min(wide, look.label), min(len(text), look.label)),
                text,
            )
        for at, lines in pending:
            for row in rows:
                if lines and depth > at:
                    _write(row, lefts[at], lines.pop(0))
        left = lefts[2] + look.label + _GAP
        for slot, width in zip(line.values(), look.figures, strict=False):
            _write(rows[look.down(len(rows), 1)], left + look.across(width - _GAP, len(slot.text)), slot.text)
            left += width
        out += ["".join(row).rstrip() for row in rows]
    return out


def _write(row: list[str], at: int, text: str) -> None:
    row[at : at + len(text)] = text


def laid_out(across: str, down: str) -> Shape:
    """The shape whose cells' texts stand there in their columns and in their rows."""

    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        lines = [story.title, ""]
        for piece in story.pieces:
            if isinstance(piece, Grid):
                look = _look(rng, piece, across, down)
                lines += [
                    "",
                    *_heads(look, piece),
                    *(_table(look, piece) if piece.name == "t3" else _plain(piece)),
                    "",
                ]
            else:
                lines += [piece.text, ""]
        return "\n".join(_paged(rng, lines, story)).encode()

    return shape


def _heads(look: Look, grid: Grid) -> list[str]:
    """The heads of table 三 above its figures."""
    if grid.name != "t3":
        return []
    before = " " * (sum(look.groups) + look.label + 3 * _GAP)
    names = ("自然人", "商业企业", "科研机构", "公益组织", "法律服务", "其他", "总计")
    return [before + "申请人情况", before + "  ".join(names)]


def _plain(grid: Grid) -> list[str]:
    return ["    ".join(slot.text for slot in line.slots) for line in grid.lines]


def _paged(rng: Random, lines: list[str], story: Story) -> list[str]:
    """The lines on pages, each with the same head or foot, or with none."""
    high = rng.randint(35, 60)
    running = rng.choice(("", story.agency, "内部资料 2023"))
    pages = [lines[at : at + high] for at in range(0, len(lines), high)]
    foot = rng.random() < 0.5
    told = [[*page, "", running] if foot else [running, "", *page] for page in pages] if running else pages
    for page in told[1:]:
        page[0] = "\f" + page[0]
    return list(chain.from_iterable(told))


LAID_OUT = {
    f"laid_out_{across}_{down}": laid_out(across, down)
    for across in ("first", "middle", "last")
    for down in ("first", "middle", "last")
}
