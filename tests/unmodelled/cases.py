"""Whole reports with their truth, made of scripts and figures drawn from a seed."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.unmodelled import draws
from tests.unmodelled.form2014 import statistics_table
from tests.unmodelled.forms import Printed, table_four, table_three, table_two
from tests.unmodelled.grid import Grid, flat
from tests.unmodelled.script import Script, Stated, drawn, told

Block = tuple[str, str | Grid]
"""A kind (h1, h2, p, table) with its text or table."""


@dataclass(frozen=True)
class Case:
    """A report to be printed, and what is true of it.

    figures: of the official tables, None where the cell bears no number. rules: those of which one at least
    must be raised; allowed: errors and warnings that may be raised besides.
    """

    name: str
    title: str
    year: int | None
    agencies: tuple[str, ...]
    scope: str | None
    published: tuple[str, str] | None
    page_line: str | None
    paper: str
    blocks: tuple[Block, ...]
    figures: Mapping[str, Decimal | None]
    states: tuple[Stated, ...]
    may: tuple[Stated, ...]
    rules: frozenset[str]
    allowed: frozenset[str]

    def spoilt(
        self,
        kind: str,
        rules: frozenset[str],
        besides: Set[str],
        *,
        blocks: tuple[Block, ...],
        figures: Mapping[str, Decimal | None] | None = None,
    ) -> Case:
        """The report with a fault in it that one of the rules must find; `besides` may be raised too."""
        return replace(
            self,
            name=f"{self.name}+{kind}",
            rules=rules,
            allowed=self.allowed | rules | besides,
            blocks=blocks,
            figures=self.figures if figures is None else figures,
        )


def case(script: Script, seed: int) -> Case:
    """One report with the numbers of a seed."""
    draw = Random(f"{script.name} {seed}")
    field = script.fields.get
    figures = _figures(script, draw)
    names = {**_names(figures), **draws.channels(draw, _new(figures))}
    drawn(field("let", ""), names, draw)
    printed = _bumped(figures, field("bump", ""))
    texts = _texts(printed, field("blanks"))
    body = [told(line, names) for line in script.lines]
    rules = frozenset(script.listed("fault"))
    day, _, source = field("published", "").partition(" ")
    return Case(
        name=script.name,
        title=field("title", ""),
        year=None if field("year") == "none" else int(field("year", "0")),
        agencies=script.listed("agency"),
        scope=field("scope"),
        published=(day, source) if day else None,
        page_line=told(field("page", ""), names).text or None,
        paper=field("as", "html"),
        blocks=_blocks([line.text for line in body], field("form", "none"), texts) + _signed(script),
        figures={code: Decimal(text) if text not in {"", "/"} else None for code, text in texts.items()},
        states=tuple(state for line in body for state in line.states),
        may=tuple(state for line in body for state in line.may),
        rules=rules,
        allowed=rules | frozenset(field("allow", "").split()),
    )


def _figures(script: Script, draw: Random) -> draws.Figures:
    form, asks = script.fields.get("form", "none"), script.fields.get("asks", "none")
    if form == "2014":
        return {f"s14.{name}": value for name, value in draws.statistics(draw, asks).items()}
    if form == "none":
        return {}
    disputes = draws.disputes(draw, script.fields.get("suits", "none"))
    return draws.disclosed(draw, form) | draws.requests(draw, asks, form) | disputes


def _new(figures: draws.Figures) -> int:
    return int(figures.get("t3.new.total", 0))


def _names(figures: draws.Figures) -> dict[str, int | str]:
    if not any(code.startswith("t3") for code in figures):
        return {code.removeprefix("s14."): value for code, value in figures.items()}
    rows = {code[3:-6]: int(v) for code, v in figures.items() if code[:3] == "t3." and code[-6:] == ".total"}

    def group(stem: str) -> int:
        return sum(value for row, value in rows.items() if row == stem or row.startswith(f"{stem}."))

    def four(*codes: str) -> int:
        return sum(int(figures[f"t4.{code}"]) for code in codes)

    short = {row.rpartition(".")[2]: value for row, value in rows.items() if "." in row}
    blocks = {"rv": ("review",), "su": ("direct", "after_review")}
    results = {"": "total", "u": "upheld", "c": "corrected", "o": "other", "p": "pending"}
    disputes = {
        block + letter: four(*(f"{each}.{result}" for each in parts))
        for block, parts in blocks.items()
        for letter, result in results.items()
    }
    return {
        **short,
        **disputes,
        "unclear": rows["unable.unclear_after_correction"],
        "new": rows["new"],
        "cin": rows["carried_in"],
        "got": rows["new"] + rows["carried_in"],
        "done": rows["total"],
        "cout": rows["carried_out"],
        "grant": rows["granted"],
        "part": rows["partial"],
        "den": group("denied"),
        "una": group("unable"),
        "rej": group("rejected"),
        "oth": group("other"),
        "nat": int(figures["t3.new.natural"]),
        "org": rows["new"] - int(figures["t3.new.natural"]),
        "lic": figures["t2.licensing"],
        "pen": figures["t2.penalty"],
        "nm": figures["t2.normative.made"],
        "nr": figures.get("t2.normative.repealed", 0),
        "nv": figures.get("t2.normative.valid", 0),
    }


def _bumped(figures: draws.Figures, bumps: str) -> draws.Figures:
    more = {code: int(by) for code, _, by in (bump.partition("+") for bump in bumps.split())}
    return {code: int(value) + more[code] if code in more else value for code, value in figures.items()}


def _texts(figures: draws.Figures, blanks: str | None) -> dict[str, str]:
    nothing = {None: "0", "empty": "", "slash": "/"}[blanks]
    return {code: nothing if str(value) == "0" else str(value) for code, value in figures.items()}


def _blocks(lines: list[str], form: str, texts: Mapping[str, str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(tuple(line.strip("|").split("|")))
            continue
        if rows:
            blocks.append(("table", flat(*rows)))
            rows = []
        if line:
            blocks.append(_block(line, form, lambda code: texts[code]))
    return tuple(blocks)


def _block(line: str, form: str, text: Printed) -> Block:
    if line.startswith("@"):
        return "table", _official(line[1:], form, text)
    kind, _, words = line.partition(" ")
    return {"#": ("h1", words), "##": ("h2", words)}.get(kind, ("p", line))


def _official(name: str, form: str, text: Printed) -> Grid:
    if name == "s14":
        return statistics_table(text)
    if name == "t4":
        return table_four(text)
    return table_two(form, text) if name == "t2" else table_three(form, text)


def _signed(script: Script) -> tuple[Block, ...]:
    lines = [line.strip() for line in script.fields.get("sign", "").split(" / ") if line.strip()]
    return tuple(("sign", line) for line in lines)
