"""Whole reports made of scripts (tests/unmodelled/script.py) and of sentences that any clerk writes.

A script stands in `data*/*.txt` with its sections 一, 五 and 六; `~管理` in it stands for some sentences of
that name in `pool.txt`. Half the reports print the official tables with the figures that the prose tells, the
others point to an attachment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from tests.unmodelled.cases import Case, case
from tests.unmodelled.make import printed
from tests.unmodelled.script import Script, opened, scripts_in

HERE = Path(__file__).parent
HEADS = (
    "# 二、主动公开政府信息情况",
    "# 三、收到和处理政府信息公开申请情况",
    "# 四、政府信息公开行政复议、行政诉讼情况",
)
SINGLE = {"问题", "改进", "其他", "费用"}
"""Of these one sentence is drawn, of the others two to five."""


def reports(seed: int, batch: str) -> Iterator[tuple[Case, bytes]]:
    """Every script of a folder with the numbers and the sentences of a seed."""
    for script in scripts_in(HERE / batch):
        made = _made(script, seed)
        yield made, printed(made, seed)


def _made(script: Script, seed: int) -> Case:
    draw = Random(f"{script.name} told {seed}")
    tables = draw.random() < 0.5
    year, agency = script.fields["of"].split()
    fields = {
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "agency": agency,
        **script.fields,
        "year": year,
        "form": "2021" if year > "2020" else "2019",
        "allow": "" if tables else "tables_missing",
    }
    made = case(Script(script.name, fields, tuple(_lines(script.lines, draw, tables=tables))), seed)
    return made if tables else replace(made, figures={})


def _lines(lines: tuple[str, ...], draw: Random, *, tables: bool) -> Iterator[str]:
    unused = {name: draw.sample(told, len(told)) for name, told in _pool().items()}

    def filled(place: re.Match[str]) -> str:
        left = unused[place[1]]
        many = 1 if place[1] in SINGLE else draw.randint(2, 5)
        return "".join(left.pop() for _ in range(min(many, len(left))))

    grids = ("@t2", "@t3", "@t4") if tables else ("见附件。",) * 3
    waiting = list(zip(HEADS, grids, strict=True))
    for line in lines:
        if line.startswith("# 四"):
            yield from (each for pair in waiting[:2] for each in pair)
            waiting = [(line, grids[2])]
            continue
        if line.startswith("# 五"):
            yield from (each for pair in waiting for each in pair)
        yield re.sub("~(" + "|".join(unused) + ")", filled, line)


@cache
def _pool() -> Mapping[str, list[str]]:
    blocks = (block.strip().split("\n") for block in opened((HERE / "pool.txt").read_text("utf-8")))
    return {name: told for name, *told in blocks}
