"""Writes docs/commands.md from the commands' own help: `python -m cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer import Typer
from typer.testing import CliRunner

from cli.main import app

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
WIDTH = "100"

OPENING = """# Commands

Made from the code by `make docs`; each command says the same with `--help`.

Exit codes: 0 done; 1 something must be looked at (each command says what); 2 wrong usage, an unknown or
ambiguous body. The archive is named by `--archive` or `GONGKAI_ARCHIVE` ([settings](settings.md)). AGENCY is
a body's id, its code, or its name with or without its county; an ambiguous one lists the candidates.
"""


def page() -> str:
    """The whole page as Markdown."""
    return OPENING + "".join(_section(words) for words in _commands(app, ()))


def _commands(group: Typer, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for command in group.registered_commands:
        yield (*path, str(command.name or getattr(command.callback, "__name__", "")))
    for child in group.registered_groups:
        if child.typer_instance is not None:
            yield (*path, str(child.name))
            yield from _commands(child.typer_instance, (*path, str(child.name)))


def _section(words: tuple[str, ...]) -> str:
    name = " ".join(("gongkai", *words))
    # An archive or a contact in the environment would stand in the help as the default.
    environment = {"COLUMNS": WIDTH, "GONGKAI_ARCHIVE": ""}
    result = CliRunner().invoke(app, [*words, "--help"], prog_name="gongkai", env=environment)
    lines = [f"    {line}".rstrip() for line in result.output.strip().splitlines()]
    return f"\n## {name}\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
