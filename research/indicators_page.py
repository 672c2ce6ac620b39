"""Writes docs/indicators.md from indicators.toml: `python -m research.indicators_page`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from research.indicators import Indicator, Terms, indicators

PAGE = Path(__file__).parents[1] / "docs" / "indicators.md"
INTRODUCTION = """# Indicators · 指标

Made from research/indicators.toml by `python -m research.indicators_page`; a test holds it against the data.

`gongkai series INDICATOR --by GROUP` and `Archive.series` give each by report, body, kind, county,
prefecture, province, level or all together, with the number of reports (N) beside every value and the number
of those whose value is unknown. A rate is null where its denominator is 0 or missing, never 0. Of several
reports it is the sum of their numerators over the sum of their denominators; `median` is that of the single
rates. Reports of different scope or form are never put together, nor governments of different levels.

Breaks stand with every row: fiscal years from which a number means something else (2019, 2021, 2024
复议前置), and by body and county the years in which the code changed or bodies were merged, split or renamed.

Authors use other denominators: 复议纠错率 is given over decided cases (`review_correct`) and over all
(`review_correct_all`). Fewer than 30 cases make a weak rate, 100 a stable one: N says which it is.

| indicator | formula | breaks |
|---|---|---|"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(_row(one) for one in indicators().values()), ""])


def _row(one: Indicator) -> str:
    breaks = ", ".join(str(broken.year) for broken in one.breaks)
    return f"| `{one.id}`<br>{one.zh}<br>{one.en} | {'<br>'.join(_formulas(one))} | {breaks} |"


def _formulas(one: Indicator) -> Iterator[str]:
    if one.formula:
        yield one.formula[1]
        yield one.formula[0]
    said: dict[str, list[str]] = {}
    for form, rate in one.rates.items():
        said.setdefault(f"({terms(rate.numerator)}) / ({terms(rate.denominator)})", []).append(form)
    for formula, forms in said.items():
        yield f"{', '.join(forms)}: `{formula}`"


def terms(sums: Terms) -> str:
    """A sum as it is written: codes with their signs."""
    return " + ".join(sums.add) + "".join(f" - {code}" for code in sums.less)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
