"""Rates that people compute from the figures: data in indicators.toml, exact, null where unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from models.codes import figure_codes

DATA = Path(__file__).with_name("indicators.toml")
Values = Mapping[str, Decimal | None]
"""Code → value; a code that is not there is as unknown as one without a value."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A sum of figures: the codes to add and those to take away."""

    add: tuple[str, ...]
    less: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return self.add + self.less

    def of(self, values: Values) -> Decimal | None:
        """The sum; null if any of its figures is unknown."""
        added, taken = (_sum(values, codes) for codes in (self.add, self.less))
        return None if added is None or taken is None else added - taken


@dataclass(frozen=True, slots=True)
class Rate:
    """What is divided by what."""

    numerator: Terms
    denominator: Terms


@dataclass(frozen=True, slots=True)
class Share:
    """A rate of one report, or of several together: `value` is null where the denominator is 0 or unknown."""

    numerator: Decimal | None
    denominator: Decimal | None

    @property
    def value(self) -> Decimal | None:
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator


@dataclass(frozen=True, slots=True)
class Break:
    """A fiscal year from which a number means something else than before."""

    year: int
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its rate in each form that has it, and the breaks in its series.

    One without rates is found otherwise (research/measures.py): `formula` says how, in English and Chinese.
    `alone`: no two bodies define it alike, so that it is never added up or compared without its sentence.
    """

    id: str
    en: str
    zh: str
    rates: Mapping[str, Rate]
    breaks: tuple[Break, ...]
    formula: tuple[str, str] | None = None
    alone: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """Every code that some form's rate asks for."""
        return frozenset(
            code for rate in self.rates.values() for code in rate.numerator.codes + rate.denominator.codes
        )

    def of(self, form: str | None, values: Values) -> Share:
        """The rate of a report of that form; unknown if the form does not have it."""
        rate = self.rates.get(form or "")
        if rate is None:
            return Share(None, None)
        return Share(rate.numerator.of(values), rate.denominator.of(values))


@cache
def indicators() -> Mapping[str, Indicator]:
    """Id → indicator, in the order of the file."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    told = {int(year): Break(int(year), said["en"], said["zh"]) for year, said in data["breaks"].items()}
    codes = _codes()
    found: dict[str, Indicator] = {}
    for entry in data["indicator"]:
        broken = tuple(told[year] for year in entry["breaks"])
        rates = {
            form: Rate(_terms(rate["numerator"], codes[form]), _terms(rate["denominator"], codes[form]))
            for rate in entry.get("rate", ())
            for form in rate["forms"]
        }
        formula = entry.get("formula")
        one = Indicator(
            entry["id"], entry["en"], entry["zh"], rates, broken,
            (formula["en"], formula["zh"]) if formula else None, entry.get("alone", False),
        )  # fmt: skip
        found |= _each(one) if entry.get("each") else {one.id: one}
    return found


@cache
def breaks_of_figure(code: str) -> tuple[Break, ...]:
    """The fiscal years from which the figure of that code means something else than before."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    fitting = (one["breaks"] for one in data["figures"] if fnmatchcase(code, one["codes"]))
    years = sorted({year for several in fitting for year in several})
    said = {year: data["breaks"][str(year)] for year in years}
    return tuple(Break(year, one["en"], one["zh"]) for year, one in said.items())


def _each(whole: Indicator) -> dict[str, Indicator]:
    """One indicator for each figure of the numerator, called after its row."""
    rates: dict[str, dict[str, Rate]] = {}
    labels: dict[str, tuple[str, str]] = {}
    told = {(row["code"], row["form"]): row for row in figure_codes()}
    for form, rate in whole.rates.items():
        for code in rate.numerator.codes:
            name = code.split(".", 1)[1].removesuffix(".total")
            rates.setdefault(name, {})[form] = Rate(Terms((code,)), rate.denominator)
            row = told[code, form]
            labels.setdefault(name, (row["meaning"], row["row_label"].rsplit("/", 1)[-1]))
    return {
        f"{whole.id}.{name}": Indicator(
            f"{whole.id}.{name}", f"{whole.en}: {labels[name][0]}", f"{whole.zh}：{labels[name][1]}",
            of_form, whole.breaks,
        )
        for name, of_form in rates.items()
    }  # fmt: skip


def together(shares: Iterable[Share]) -> tuple[Share, int]:
    """One rate over several reports, numerators over denominators, and the number of reports in it."""
    known = [one for one in shares if one.numerator is not None and one.denominator]
    if not known:
        return Share(None, None), 0
    numerator = sum((one.numerator or Decimal(0) for one in known), Decimal(0))
    denominator = sum((one.denominator or Decimal(0) for one in known), Decimal(0))
    return Share(numerator, denominator), len(known)


def _codes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in figure_codes():
        found.setdefault(row["form"], []).append(row["code"])
    return found


def _terms(written: Sequence[str], codes: Sequence[str]) -> Terms:
    add: list[str] = []
    less: list[str] = []
    for term in written:
        pattern = term.removeprefix("-")
        found = [code for code in codes if fnmatchcase(code, pattern)]
        if not found:
            raise ValueError(f"{DATA.name}: no figure is called {pattern}")
        (less if term.startswith("-") else add).extend(found)
    return Terms(tuple(add), tuple(less))


def _sum(values: Values, codes: Iterable[str]) -> Decimal | None:
    total = Decimal(0)
    for code in codes:
        value = values.get(code)
        if value is None:
            return None
        total += value
    return total
