"""Tells the rows of a list of figures one on a line or in sentences: 1.当面申请数：2件；当面申请数2件，…"""

from __future__ import annotations

import re
from html import escape
from random import Random

from tests.reportgen.grids import Grid, Line

_NUMBER = re.compile(r"\s*[\d０-９]")
_NOTE = re.compile(r"（不.*?）")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|(?:其中：)?\d\.)")


def lines(rng: Random, grid: Grid) -> list[str]:
    """A line for each row, all in one manner; headings stand alone."""
    say = rng.choice(("{label}：{value}{unit}", "{label}: {value} {unit}", "{label} {value} {unit}",
                      "{label}（{unit}）：{value}", "{label}（单位：{unit}）　{value}",
                      "{label}　{unit}　{value}"))
    noted = rng.random() < 0.5
    out = []
    for line in grid.lines[1:]:
        label, unit, value = _row(line)
        label = label if noted else _NOTE.sub("", label)
        said = say.format(label=label, unit=unit, value=value.strip()).rstrip()
        out.append(label if unit == "——" else said)
    return out


def paragraphs(rng: Random, grid: Grid) -> str:
    """The lines as paragraphs or parted by breaks in one."""
    said = [escape(line) for line in lines(rng, grid)]
    return "<p>" + rng.choice(("</p><p>", "<br>")).join(said) + "</p>"


def sentences(rng: Random, grid: Grid) -> str:
    """A paragraph for each heading of the first order, its rows one after another in it."""
    comma = rng.choice(("，", "；", "，"))
    out: list[list[str]] = []
    for line in grid.lines[1:]:
        label, unit, value = _row(line)
        if label[1:2] == "、":
            out.append([])
        if unit != "——":
            out[-1].append(_NOTE.sub("", _ORDINAL.sub("", label)) + _counted(value, unit))
        elif label[1:2] == "、":
            out[-1].append(label + "。")
    return "".join(f"<p>{escape(_joined(rows, comma))}</p>" for rows in out)


def _counted(value: str, unit: str) -> str:
    return value.strip() + unit if _NUMBER.match(value) else f"：{value.strip()}"


def _joined(rows: list[str], comma: str) -> str:
    head = rows[0] if rows[0].endswith("。") else ""
    return head + comma.join(rows[1:] if head else rows) + "。"


def _row(line: Line) -> tuple[str, str, str]:
    label, unit, value = (slot.text for slot in line.slots[:3])
    return label, unit, value
