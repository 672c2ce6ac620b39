"""Changes of wording and of table shape that real reports show; none of them costs a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.reportgen.grids import Grid, Line, Slot

_NOTES = {
    "规章": "规章（设区的市、自治州以上政府填写）",
    "行政规范性文件": "行政规范性文件（含政府办公室制发的）",
    "规范性文件": "规范性文件（行政机关制定发布的决定、公告、通告、意见、通知）",
    "上一年项目数量": "上一年项目数量（指上年底的事项数）",
    "本年增/减": "本年增/减（减用负值表示，如-8）",
    "处理决定数量": "处理决定数量（指本年办件量）",
    "其他对外管理服务事项": "其他对外管理服务事项（指许可、处罚、强制以外的政务服务事项）",
    "2.重复申请": "2.重复申请（同一申请人同一内容）",
}
_WORDS = {
    "2.其他法律行政法规禁止公开": "2.其他法律法规禁止公开",
    "3.危及“三安全一稳定”": "3.危及三安全一稳定",
    "三、本年度办理结果": "三、本年度办理结果（件）",
}
_HALF = str.maketrans("（）：、，．。", "():,,..")


def reword(rng: Random, grid: Grid) -> None:
    """Notes, inner spaces, half or full width, other numbering, other words in the labels of a table."""
    width = rng.choice(("half", "full", "as is"))
    for line in grid.lines:
        for slot in line.slots:
            if slot.role in ("label", "group", "head") and slot.text:
                slot.text = _reworded(rng, slot.text, width)


def _reworded(rng: Random, text: str, width: str) -> str:
    if rng.random() < 0.4:
        text = _NOTES.get(text, text)
    if rng.random() < 0.4:
        text = _WORDS.get(text, text)
    if rng.random() < 0.3:
        text = re.sub(r"^(\d)\.", rng.choice((r"\1、", r"\1．", r"（\1）", r"\1. ")), text)
    if width == "half":
        text = text.translate(_HALF)
    elif width == "full":
        text = text.replace("(", "（").replace(")", "）").replace("/", "／")
    if rng.random() < 0.4 and len(text) > 3:
        at = rng.randint(1, len(text) - 1)
        text = text[:at] + rng.choice((" ", "\n", "　", "  ")) + text[at:]
    return text


def unnumber(grid: Grid) -> None:
    """Labels without their numbers: 属于国家秘密, 予以公开, 上年结转政府信息公开申请数量."""
    for line in grid.lines:
        for slot in line.slots:
            if slot.role in ("label", "group"):
                slot.text = re.sub(r"^(（[一二三四五六七]）|[一二三四]、|\d\.)", "", slot.text)


def mistype(rng: Random, grid: Grid) -> None:
    """One character left out, doubled or wrong in about every fifth label of six characters or more."""
    for line in grid.lines:
        for slot in line.slots:
            if slot.role == "label" and len(slot.text) >= 8 and rng.random() < 0.2:
                at = rng.randint(3, len(slot.text) - 2)
                wrong = rng.choice(("", slot.text[at] * 2, rng.choice("的公息制年")))
                slot.text = slot.text[:at] + wrong + slot.text[at + 1 :]


def fuse_groups(rng: Random, grid: Grid) -> None:
    """A group cell runs into the label of its first row: 三、本年度办理结果（一）予以公开 in one cell."""
    names = [slot.text for line in grid.lines for slot in line.slots if slot.role == "group"]
    for name in rng.sample(names, rng.randint(1, 2)):
        line = next(ln for ln in grid.lines if any(s.role == "group" and s.text == name for s in ln.slots))
        at = next(i for i, s in enumerate(line.slots) if s.role == "group" and s.text == name)
        group, after = line.slots[at], line.slots[at + 1]
        fused = Slot(group.text + rng.choice(("", " ", "\n")) + after.text, after.role, None)
        fused.columns, fused.rows = group.columns + after.columns, after.rows
        line.slots[at : at + 2] = [fused]
        _widen(grid, grid.lines.index(line), group.rows)


def _widen(grid: Grid, start: int, rows: int) -> None:
    """Rows that began right of the group cell now begin where it stood: their first cell is wider by it."""
    under = 0
    for line in grid.lines[start + 1 : start + rows]:
        first = next((slot for slot in line.slots if slot.role in ("label", "group")), None)
        if under == 0 and first:
            first.columns += 1
            under = first.rows
        under = max(0, under - 1)


def cut_label(rng: Random, grid: Grid) -> None:
    """A page break cuts a long label: its rest stands in a row of its own whose number cells are blank."""
    long = [
        (i, s) for i, line in enumerate(grid.lines) if line.key for s in line.slots
        if s.role == "label" and len(s.text) >= 11
    ]  # fmt: skip
    index, slot = rng.choice(long)
    at = rng.randint(6, len(slot.text) - 3)
    rest = Slot(slot.text[at:], "label", columns=slot.columns)
    slot.text = slot.text[:at]
    blanks = [Slot("", "empty") for _ in grid.lines[index].values()]
    for above in grid.lines[: index + 1]:
        for group in above.slots:
            if group.role == "group" and grid.lines.index(above) + group.rows > index:
                group.rows += 1
    grid.lines.insert(index + 1, Line([rest, *blanks]))


def phantom_column(rng: Random, grid: Grid, *, inside: bool = False) -> None:
    """An empty column in every row of table 三: at the end, right after the labels, or between the values."""
    from_right = rng.randint(1, 6) if inside else rng.choice((0, 7))
    top, middle, bottom = grid.lines[:3]
    if from_right == 7:
        top.slots[0].columns += 1
    elif from_right:
        top.slots[1].columns += 1
        middle.slots[1].columns += 1
        bottom.slots.insert(6 - from_right, Slot("", "empty"))
    for line in grid.lines:
        if line.key or from_right == 0:
            line.slots.insert(len(line.slots) - from_right, Slot("", "empty"))
    grid.width += 1


def hidden_column(rng: Random, grid: Grid) -> None:
    """One grid column more than the form has: each row widens a cell near it, not always the same one.

    The rows keep one width: under a widened cell that spans rows nothing else is widened.
    """
    edge = rng.randint(1, grid.width - 1)
    hanging: list[tuple[int, int, int, bool]] = []
    for line in grid.lines:
        place = edge + rng.choice((-1, 0, 0, 0, 1))
        covered = {start + i for start, columns, _, _ in hanging for i in range(columns)}
        done = any(widened for _, _, _, widened in hanging)
        below = [(start, columns, left - 1, widened) for start, columns, left, widened in hanging if left > 1]
        column = 0
        for slot in line.slots:
            while column in covered:
                column += 1
            width, last = slot.columns, slot is line.slots[-1]
            widen = not done and (place < column + width or last)
            below += [(column, width, slot.rows - 1, widen)] if slot.rows > 1 else []
            slot.columns += widen
            done = done or widen
            column += width
        hanging = below
    grid.width += 1


def headless(grid: Grid) -> None:
    """The heading rows are not there."""
    grid.lines = [line for line in grid.lines if line.key]


def split(rng: Random, grid: Grid, *, repeat_head: bool = False) -> tuple[Grid, Grid]:
    """The table cut in two between rows; group cells end at the cut, the second part starts without them."""
    keyed = [i for i, line in enumerate(grid.lines) if line.key]
    at = rng.choice(keyed[2:-2])
    heads = [line for line in grid.lines if not line.key] if repeat_head else []
    head = [Line([replace(s) for s in line.slots]) for line in heads]
    first, second = Grid(grid.name, grid.width, grid.lines[:at]), Grid(grid.name, grid.width, grid.lines[at:])
    second.lines[:0] = head
    return first, second
