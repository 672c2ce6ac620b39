"""docs/country.md and its Chinese twin: made from the numbers; every printed sum comes to what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.country import COMMAND, PAGES, Country, Language, evaluated
from bench.scale import WHOLE_COUNTRY

COUNTRY = Country.of()


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_the_one_the_numbers_make(language: Language) -> None:
    assert PAGES[language].read_text("utf-8") == COUNTRY.page(language), f"run {COMMAND}"


@pytest.mark.parametrize("language", PAGES)
def test_each_sum_comes_to_what_is_printed(language: Language) -> None:
    """Recomputed from the page alone; its inputs are printed with three digits."""
    rows = [line.strip("| ").split(" | ") for line in PAGES[language].read_text("utf-8").splitlines()]
    sums = [row for row in rows if len(row) == 3 and re.search(r"\d [×÷+] ", row[1])]
    assert len(sums) == len(COUNTRY.steps)
    for _said, formula, result in sums:
        words = formula.replace(",", "").replace("×", "*").replace("÷", "/")
        printed = float(result.replace(",", "").split()[0])
        assert evaluated(words, {}) == pytest.approx(printed, rel=0.02)


def test_the_numbers_are_those_of_the_other_pages() -> None:
    told = Path(PAGES["en"]).with_name("performance.md").read_text("utf-8")
    values = {key: one.value for key, one in COUNTRY.givens.items()}
    assert values["reports"] == WHOLE_COUNTRY
    assert f"{values['rate']:.0f} pages a second" in told
    assert f"**Size.** {values['rows']:.0f} kB a report" in told
    assert f"and {values['bytes']:.0f} kB of\n  compressed bytes" in told


@pytest.mark.parametrize("formula", ["__import__('os')", "a ** b", "a if a else b"])
def test_formulas_are_arithmetic_only(formula: str) -> None:
    with pytest.raises(ValueError, match="only numbers"):
        evaluated(formula, {"a": 1, "b": 2})
