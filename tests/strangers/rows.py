"""A story's tables as named rows: under which groups a row stands, its label, its figures and their heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Heading, Story
from tests.reportgen.truth import Truth

Shape = Callable[[Random, Story, Truth], bytes]
PEOPLE = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
"""The columns of table 三."""
ENDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
KINDS = ("行政复议", "未经复议直接起诉", "复议后起诉")
"""The columns of table 四: every kind ends in every way."""


@dataclass(frozen=True)
class Named:
    """A row: the groups that it stands in, its label, and each figure with the name of its column."""

    groups: tuple[str, ...]
    label: str
    figures: tuple[tuple[str, Slot], ...]


def named(grid: Grid) -> list[Named]:
    """The rows of figures; those of table 四 are its three kinds."""
    if grid.name == "t4":
        slots = grid.lines[-1].values()
        return [
            Named((), kind, tuple(zip(ENDS, slots[5 * at : 5 * at + 5], strict=True)))
            for at, kind in enumerate(KINDS)
        ]
    rows: list[Named] = []
    heads: tuple[str, ...] = PEOPLE
    open_groups: list[tuple[str, int]] = []
    article = ""
    for line in grid.lines:
        if not line.key:
            if grid.name == "t2" and len(line.slots) == 1:
                article = line.slots[0].text
            elif grid.name == "t2":
                heads = tuple(slot.text for slot in line.slots[1:])
            continue
        open_groups = [(text, left - 1) for text, left in open_groups if left > 1]
        open_groups += [(slot.text, slot.rows) for slot in line.slots if slot.role == "group"]
        label = next(slot.text for slot in line.slots if slot.role == "label")
        groups = (article,) if grid.name == "t2" else tuple(text for text, _ in open_groups)
        rows.append(Named(groups, label, tuple(zip(heads, line.values(), strict=True))))
    return rows


def page(
    story: Story, table: Callable[[Grid], str], head: str = "", wrap: str = "{}", before: str = ""
) -> bytes:
    """A page around whatever `table` makes of each table; `wrap` stands around title and text."""
    out = [before, f"<h2>{escape(story.title)}</h2><p class=info>发布日期：{story.published}</p>"]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            out.append(table(piece))
        elif isinstance(piece, Heading):
            out.append(f"<p><strong>{escape(piece.text)}</strong></p>")
        else:
            out.append(f"<p>　　{escape(piece.text)}</p>")
    top = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(story.title)}</title>{head}</head>"
    return f"{top}<body>{wrap.replace('{}', chr(10).join(out))}</body></html>".encode()


def plain(grid: Grid, cell: Callable[[Slot], str] = lambda slot: escape(slot.text), extra: str = "") -> str:
    """The table as an ordinary one."""
    out = []
    for line in grid.lines:
        cells = []
        for slot in line.slots:
            spans = f" rowspan={slot.rows}" * (slot.rows > 1) + f" colspan={slot.columns}" * (
                slot.columns > 1
            )
            cells.append(f"<td{spans}>{cell(slot)}</td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1 {extra}>{''.join(out)}</table>"


def opened(truth: Truth, *prefixes: str) -> None:
    """Nothing must be read whole, and nothing need be free of findings; it may only not be wrong."""
    truth.clean = truth.settled = False
    truth.doubtful |= {code for code in truth.cells if code.startswith(prefixes or ("t",))}
