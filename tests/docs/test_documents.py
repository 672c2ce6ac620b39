"""The documents are held against the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from cli import modules_page, reference, settings_page
from cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
PACKAGES = ("crawler", "pipelines", "models", "research", "web", "cli", "samples")


def test_the_page_of_commands_is_the_one_the_code_makes() -> None:
    for language, path in reference.PAGES.items():
        assert path.read_text("utf-8") == reference.page(language), "run make docs"


def test_the_page_of_settings_is_the_one_the_code_makes() -> None:
    assert settings_page.PAGE.read_text("utf-8") == settings_page.page(), "run make docs"


def test_the_page_of_modules_is_the_one_the_code_makes() -> None:
    assert modules_page.PAGE.read_text("utf-8") == modules_page.page(), "run make docs"


def test_every_environment_variable_is_described_and_none_is_invented() -> None:
    asked = re.compile(r"""(?:environ\.get\(|envvar=)"(GONGKAI_[A-Z_]+)""")
    used = {
        name
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in asked.findall(path.read_text("utf-8"))
    }
    assert set(re.findall(r"GONGKAI_[A-Z_]+", settings_page.OPENING)) == used


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_documents_exist_with_their_options(page: Path) -> None:
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    text = page.read_text("utf-8")
    for line in re.findall(r"`gongkai ([^`\n]+)`", text) + re.findall(
        r"^    (?:\.venv/bin/)?gongkai (.+)$", text, re.M
    ):
        words = shlex.split(line.split("  #")[0].split(" | ")[0], comments=True)
        _see(root, words, f"{page.name}: gongkai {line}")


def _see(group: TyperGroup, words: list[str], where: str) -> None:
    names = [word for word in words if not word.startswith("-")]
    if not names:
        return
    command = group.commands.get(names[0])
    assert command is not None, where
    if isinstance(command, TyperGroup) and len(names) > 1:
        command = command.commands.get(names[1], command)
    known = {option for parameter in [*group.params, *command.params] for option in parameter.opts} | {
        "--help"
    }
    unknown = [word for word in words if word.startswith("--") and word.split("=")[0] not in known]
    assert not unknown, where


def test_the_two_commands_of_the_readme_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for readme in ("README.md", "README.zh.md"):
        commands = re.findall(r"^    make (\w+)", (ROOT / readme).read_text("utf-8"), re.M)
        assert commands[:2] == ["setup", "demo"]
        assert all(re.search(rf"^{command}:", makefile, re.M) for command in commands)


def test_every_document_is_on_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    unlisted = [name for name in pages if name not in index]
    assert not unlisted


def test_every_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + [
        line for lines in project["optional-dependencies"].values() for line in lines
    ]
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    names = {re.split(r"[\[<>=~]", line)[0].strip().lower() for line in wanted}
    assert not {name for name in names if name not in explained}
