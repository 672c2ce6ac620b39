"""The whole country on paper: a first crawl, a night, ten years of storage, scans, machines and money.

Measured numbers and stated assumptions go in (bench/country.toml), formulas over them come out:
docs/country.md and its Chinese twin, written by `python -m bench.country`.
"""

from __future__ import annotations

import ast
import operator
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.addresses import place
from crawler.options import DEFAULT_DELAY
from crawler.register.seeding import read

COMMAND = "python -m bench.country"
Language = Literal["en", "zh"]
SOURCE = Path(__file__).with_name("country.toml")
DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "country.md", "zh": DOCS / "country.zh.md"}
_DONE: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SHOWN = str.maketrans({"*": "×", "/": "÷"})


@dataclass(frozen=True, slots=True)
class Given:
    """A number that goes in: measured, counted or assumed, in words of each language."""

    value: float
    unit: str
    said: Mapping[str, str]
    source: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A number that comes out: its formula over names of givens and of steps before it."""

    key: str
    formula: str
    unit: str
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Country:
    """All givens by their names, the steps in their order, and what each comes to."""

    givens: Mapping[str, Given]
    steps: tuple[Step, ...]
    values: Mapping[str, float]

    @classmethod
    def of(cls, source: Path = SOURCE) -> Country:
        """The numbers of the file, with what is counted in the register and set in the program."""
        told = tomllib.loads(source.read_text("utf-8"))
        counted = _counted()
        givens = {
            key: Given(
                counted.get(key, row.get("value", 0)), row["unit"], _both(row, "said"), _both(row, "source")
            )
            for key, row in told["given"].items()
        }
        steps = tuple(
            Step(key, row["formula"], row["unit"], _both(row, "said")) for key, row in told["step"].items()
        )
        values = {key: one.value for key, one in givens.items()}
        for step in steps:
            values[step.key] = evaluated(step.formula, values)
        return cls(givens, steps, values)

    def page(self, language: Language) -> str:
        """The page as Markdown."""
        words = tomllib.loads(SOURCE.read_text("utf-8"))["page"][language]
        given = "".join(
            f"| {one.said[language]} | {_with(one.value, one.unit)} | {one.source[language]} |\n"
            for one in self.givens.values()
        )
        found = "".join(
            f"| {one.said[language]} | {self._formula(one)} | {_with(self.values[one.key], one.unit)} |\n"
            for one in self.steps
        )
        return (
            f"{words['opening']}\n{words['given']}\n|---|---|---|\n{given}\n"
            f"{words['found']}\n|---|---|---|\n{found}\n{words['closing']}"
        )

    def _formula(self, step: Step) -> str:
        """The formula with numbers in the places of names."""
        numbers = re.sub(r"[a-z_]+", lambda name: shown(self.values[name[0]]), step.formula)
        return numbers.translate(_SHOWN)


def evaluated(formula: str, values: Mapping[str, float]) -> float:
    """What a formula of numbers, names, +, *, / and brackets comes to. ValueError for anything else."""

    def of(node: ast.expr) -> float:
        match node:
            case ast.Constant(value=int() | float() as number):
                return number
            case ast.Name(id=name):
                return values[name]
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _DONE:
                return _DONE[type(op)](of(left), of(right))
        raise ValueError(f"{formula}: only numbers, names, +, * and /")

    return of(ast.parse(formula, mode="eval").body)


def shown(number: float) -> str:
    """Three digits that count, with separators: 2,500,000 · 89 · 0.15."""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"


def _with(number: float, unit: str) -> str:
    return f"{shown(number)} {unit}".rstrip()


def _counted() -> dict[str, float]:
    rows = read("portals.csv")
    platforms = Counter(row["platform"] or place(row["home_url"])[0] for row in rows)
    return {"portals": len(rows), "largest": max(platforms.values()), "delay": DEFAULT_DELAY}


def _both(row: Mapping[str, str], name: str) -> dict[str, str]:
    return {language: row[f"{name}_{language}"] for language in PAGES}


if __name__ == "__main__":
    country = Country.of()
    for language, path in PAGES.items():
        path.write_text(country.page(language), "utf-8")
