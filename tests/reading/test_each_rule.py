"""Each rule has a report that breaks it alone, and a clean report breaks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.rules import chapters, rules
from pipelines.read import read
from tests.reading.broken import CASES, base
from tests.reportgen.seeds import first_seed

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_the_report_breaks_no_rule_before_it_is_changed(form: str) -> None:
    for seed in range(first_seed(), first_seed() + 10):
        assert read([base(seed, form).print()]).findings == (), f"seed {seed}"


@pytest.mark.parametrize("code", CASES)
def test_what_breaks_a_rule_breaks_it_alone(code: str) -> None:
    case = CASES[code]
    made = base(first_seed(), case.form, rules=case.rules)
    case.breaks(made)
    found = read([made.print()]).findings
    assert {one.rule for one in found} - case.along == {code}, f"seed {first_seed()}"
    named = {figure for one in found for figure in one.figures}
    assert set(case.names) <= named
    assert all(one.message and one.message_zh for one in found)


def test_every_rule_has_its_case_here_or_a_test_of_its_own() -> None:
    """What needs damaged files, documents beside each other or a crawl is broken in the tests of those."""
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in TESTS.rglob("test_*.py")
        if path.name not in ("test_each_rule.py", "test_rules_documented.py")
    )
    untested = {code for code in rules() if code not in CASES and f'"{code}"' not in written}
    assert not untested


def test_cases_are_of_rules_that_the_reader_makes() -> None:
    made = {rule.code for chapter in chapters() if chapter.maker == "reader" for rule in chapter.rules}
    assert set(CASES) <= made
