"""Writes docs/commands.md and docs/commands.zh.md from the commands' own help: `python -m cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer._click.core import Command
from typer.testing import CliRunner

from cli import tree
from cli.main import app
from models.messages import Language, speaking

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "commands.md", "zh": DOCS / "commands.zh.md"}
WIDTH = "100"

OPENINGS: dict[Language, str] = {
    "en": """# Commands

Made from the code by `make docs`; each command says the same with `--help`.

Exit codes: 0 done; 1 something must be looked at (each command says what); 2 wrong usage, an unknown or
ambiguous body. The archive is named by `--archive` or `GONGKAI_ARCHIVE` ([settings](settings.md)). AGENCY is
a body's id, its code, or its name with or without its county; an ambiguous one lists the candidates.
""",
    "zh": """# 命令

由代码生成（`make docs`）；每个命令加 `--help` 可看到同样的说明。命令行按系统语言环境显示中文或英文，也可用
`GONGKAI_LANGUAGE=zh` 或 `en` 指定（[设置](settings.md)）。

退出码：0 完成；1 有须查看之处（各命令有说明）；2 用法有误，或机关不明、不止一个。档案由 `--archive` 或
`GONGKAI_ARCHIVE` 指定。“机关”可写编号、代码，或名称（可省略所属县名）；不止一个相符时列出候选。
""",
}


def page(language: Language) -> str:
    """The whole page as Markdown."""
    with speaking(language):
        root = tree.command(app)
        return OPENINGS[language] + "".join(_section(root, words) for words in _commands(root, ()))


def _commands(group: Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, child in getattr(group, "commands", {}).items():
        yield (*path, name)
        yield from _commands(child, (*path, name))


def _section(root: Command, words: tuple[str, ...]) -> str:
    name = " ".join(("gongkai", *words))
    # An archive or a contact in the environment would stand in the help as the default.
    environment = {"COLUMNS": WIDTH, "GONGKAI_ARCHIVE": ""}
    with CliRunner().isolation(env=environment) as (out, _err, _both):
        root.main([*words, "--help"], prog_name="gongkai", standalone_mode=False)
        said = out.getvalue().decode()
    lines = [f"    {line}".rstrip() for line in said.strip().splitlines()]
    return f"\n## {name}\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), "utf-8")
