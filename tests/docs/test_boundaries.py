"""The packages import each other in one direction only, and no modules in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT: dict[str, set[str]] = {
    "models": {"migrations"},
    "migrations": {"models"},
    "crawler": {"models"},
    "pipelines": {"models"},
    "research": {"models"},
    "web": {"models", "research"},
    "workers": {"models", "crawler", "pipelines", "research"},
    "samples": set(),
}
OWN = {*MAY_IMPORT, "cli"}


def imported(path: Path) -> Iterator[str]:
    """What a module imports when it is imported itself, by full name; not what functions import."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def everywhere(path: Path) -> Iterator[str]:
    """What a module imports anywhere."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    beyond = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / package).rglob("*.py")
        for name in everywhere(path)
        if (top := name.split(".")[0]) in OWN and top != package and top not in MAY_IMPORT[package]
    }
    assert not beyond


def test_no_modules_import_each_other_in_a_circle() -> None:
    paths = {name_of(path): path for package in OWN for path in (ROOT / package).rglob("*.py")}
    graph = {
        module: {
            name
            for name in imported(path)
            if name in paths and name != module and not module.startswith(f"{name}.")
        }
        for module, path in paths.items()
    }
    list(TopologicalSorter(graph).static_order())
