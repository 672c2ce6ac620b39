"""Every error of ours is told in the reader's language: its words come from a catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[2]
PACKAGES = ("cli", "crawler", "models", "pipelines", "research", "web", "workers")
WORDS = re.compile("[A-Za-z]{2}")
ENDS_A_COMMAND = "fail"


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((HOME / package).rglob("*.py")):
            yield path.relative_to(HOME), ast.parse(path.read_text("utf-8"))


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def words_of(argument: ast.expr) -> str:
    """What stands in a text, without what is put into its places."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    said = (part.value for part in parts if isinstance(part, ast.Constant))
    return " ".join(one for one in said if isinstance(one, str))


def bare(tree: ast.Module, errors: set[str]) -> Iterator[tuple[int, str]]:
    """Line and words of each of these errors that is made of words no catalogue holds."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and name_of(node.func) in errors:
            said = words_of(node.args[0])
            if WORDS.search(said):
                yield node.lineno, said


def test_no_error_of_ours_has_words_that_are_not_translated() -> None:
    known = list(trees())
    errors = {ENDS_A_COMMAND} | {
        node.name
        for _, tree in known
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
    }
    assert len(errors) > 20
    assert [f"{path}:{line}: {said}" for path, tree in known for line, said in bare(tree, errors)] == []


def test_words_in_an_error_are_seen() -> None:
    said = ('raise AuditError(f"{path} is no sheet")', 'raise AuditError(_("told"))', 'fail("so it is", 2)')
    tree = ast.parse("\n".join(said))
    assert list(bare(tree, {"AuditError", "fail"})) == [(1, " is no sheet"), (3, "so it is")]
