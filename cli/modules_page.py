"""Writes docs/modules.md: every module in the first sentence of its docstring."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "modules.md"
PACKAGES = ("models", "crawler", "pipelines", "research", "web", "workers", "samples", "cli", "bench")

OPENING = """# Where to look

Made from the code by `make docs`: every module in one sentence. How the parts work together is in
[architecture.md](architecture.md).
"""


def page() -> str:
    """The whole page as Markdown."""
    folders = [folder for package in PACKAGES for folder in _folders(ROOT / package)]
    return OPENING + "".join(_section(folder) for folder in folders)


def _folders(package: Path) -> Iterator[Path]:
    yield package
    yield from sorted(path.parent for path in package.rglob("*/__init__.py") if path.parent != package)


def _section(folder: Path) -> str:
    modules = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    name = folder.relative_to(ROOT)
    rows = "".join(f"| `{module.name}` | {_sentence(module)} |\n" for module in modules)
    return f"\n## {name}/\n\n{_sentence(folder / '__init__.py')}\n\n| module | |\n|---|---|\n{rows}"


def _sentence(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = re.split(r"(?<=[.:])\s+(?=[A-Z`])|\n\n", text, maxsplit=1)[0]
    return " ".join(first.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
