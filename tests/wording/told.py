"""The hand-written passages and reports, and what each of them states."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
REST = """
五、存在的主要问题及改进情况
公开内容还不够丰富，解读形式还比较单一，需要进一步改进。
六、其他需要报告的事项
没有其他需要报告的事项。"""
"""What follows every passage: the sections without which no one would take it for a report."""

Stated = tuple[tuple[frozenset[str], Decimal], ...]


@dataclass(frozen=True)
class Said:
    """A document in words and the figures that it states.

    states: pairs of codes and a value; any of the codes is a right name for the value, one is enough.
    may: pairs that a careful reader may take or leave, as the words are vague.
    lines: printed as plain text that keeps its line breaks, else as a page of paragraphs.
    """

    id: str
    title: str
    year: int
    agencies: tuple[str, ...]
    text: str
    states: Stated
    may: Stated
    lines: bool = False


@dataclass(frozen=True)
class Report(Said):
    """A whole report.

    figures: of its tables, by the row's code, the kinds of applicants in the order of the form; those
        not named are 0; form: of its tables, None without tables; `{t2}` in the text is a table's place.
    meta: the page's own day; line: what stands below the title.
    clean: no error and no warning may be found.
    """

    scope: str | None = None
    published_on: str | None = None
    form: str | None = None
    figures: tuple[tuple[str, tuple[Decimal, ...]], ...] = ()
    meta: str | None = None
    line: str | None = None
    six_sections: bool = False
    five_parts: bool = False
    clean: bool = False


def _pairs(labels: list[str]) -> Stated:
    """`proactive.website|proactive.total = 316` as codes and value."""
    split = (label.split(" = ") for label in labels)
    return tuple((frozenset(f"p.{code}" for code in codes.split("|")), Decimal(n)) for codes, n in split)


def _rows(name: str) -> list[dict[str, Any]]:
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*.toml"))]
    return [row for file in files for row in file.get(name, ())]


@cache
def passages() -> tuple[Said, ...]:
    """Every passage, as a report of its agency that holds no other figures."""
    return tuple(_passage(row) for row in _rows("passages"))


def _passage(row: dict[str, Any]) -> Said:
    heading = row.get("heading", "一、总体情况")
    return Said(
        id=row["id"],
        title=f"{row['agency']}{row['year']}年政府信息公开工作年度报告",
        year=row["year"],
        agencies=(row["agency"],),
        text=f"{heading}\n{row['text']}{REST}",
        states=_pairs(row["states"]),
        may=_pairs(row.get("may", [])),
        lines=row.get("lines", False),
    )


@cache
def reports() -> tuple[Report, ...]:
    """Every whole report."""
    return tuple(_report(row) for row in _rows("reports"))


def _report(row: dict[str, Any]) -> Report:
    figures = (figure.split(" = ") for figure in row.get("figures", ()))
    special = ("agency", "states", "may", "figures")
    return Report(
        agencies=tuple(row["agency"]),
        states=_pairs(row["states"]),
        may=_pairs(row.get("may", [])),
        figures=tuple((code, tuple(map(Decimal, numbers.split()))) for code, numbers in figures),
        **{key: value for key, value in row.items() if key not in special},
    )
