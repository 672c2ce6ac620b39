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
    """What stands in a text, however it is put together, without what is put into its places."""
    match argument:
        case ast.Constant(str(said)):
            return said
        case ast.JoinedStr(parts) | ast.BoolOp(values=parts):
            return " ".join(map(words_of, parts)).strip()
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            return f"{words_of(one)} {words_of(other)}".strip()
    return ""


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
    said = (
        'raise AuditError(f"{path} is no sheet")',
        'raise AuditError(_("told"))',
        'fail("so it is", 2)',
        'fail("no sheet" if empty else _("told"))',
        'fail("no sheet: " + name)',
        'fail("no %s" % name)',
    )
    tree = ast.parse("\n".join(said))
    found = [(1, "is no sheet"), (3, "so it is"), (4, "no sheet"), (5, "no sheet:"), (6, "no %s")]
    assert list(bare(tree, {"AuditError", "fail"})) == found
