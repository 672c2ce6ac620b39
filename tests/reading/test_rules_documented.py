"""The catalogue of rules: complete, in both languages, and the one that the code and docs/rules.md use."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from models.rules import Rule, rules
from models.rules.page import PAGES, page
from pipelines.forms import forms
from pipelines.reading import AtFault, Severity

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"finding", "said", "Damage", "_differing"}


def _made(tree: ast.AST) -> Iterator[str]:
    """The rule ids given to what makes findings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _in_code() -> set[str]:
    files = [*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "research").rglob("*.py")]
    made = {rule for path in files for rule in _made(ast.parse(path.read_text(encoding="utf-8")))}
    identities = {one.rule for form in forms() for table in form.tables for one in table.identities}
    return made | identities


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_page_is_that_of_the_catalogue() -> None:
    for language, file in PAGES.items():
        assert file.read_text(encoding="utf-8") == page(language), "run: python -m models.rules.page"


def test_the_code_makes_the_rules_of_the_catalogue_and_no_others() -> None:
    assert _in_code() == set(rules())


def test_every_rule_is_whole_in_both_languages() -> None:
    for rule in rules().values():
        _check(rule)


def _check(rule: Rule) -> None:
    assert rule.cases, rule.code
    assert {Severity(each) for each in rule.severity}, rule.code
    assert {AtFault(each) for each in rule.at_fault}, rule.code
    for wording in (rule.means, rule.ground, *rule.cases.values()):
        assert wording.en, rule.code
        assert wording.zh, rule.code
        assert _places(wording.en) == _places(wording.zh), rule.code
        assert any("\u4e00" <= mark <= "\u9fff" for mark in wording.zh), rule.code
