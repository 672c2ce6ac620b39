"""docs/rules.md and the code speak of the same rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pipelines.filing.write import RULES
from pipelines.forms import forms
from research.check import CARRY_OVER

ROOT = Path(__file__).resolve().parents[2]


def _made(tree: ast.AST) -> Iterator[str]:
    """The rule ids given to Finding(…) and Damage(…)."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("Finding", "Damage")
        ):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _in_code() -> set[str]:
    files = [
        path for part in ("match", "words", "formats") for path in (ROOT / "pipelines" / part).rglob("*.py")
    ]
    files += [ROOT / "pipelines" / "read.py"]
    rules = {rule for path in files for rule in _made(ast.parse(path.read_text(encoding="utf-8")))}
    return rules | {
        identity.rule for form in forms() for table in form.tables for identity in table.identities
    } | {*RULES, CARRY_OVER}


def test_every_rule_is_documented_and_every_documented_rule_exists() -> None:
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \|", text, re.M)
    assert len(documented) == len(set(documented))
    assert set(documented) == _in_code()
