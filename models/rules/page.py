"""Writes docs/rules.md from the catalogue: `python -m models.rules.page`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.rules.catalogue import Chapter, Rule, chapters

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
INTRODUCTION = """# What the reader reports

Made from the catalogue of rules (`models/rules/*.toml`) by `python -m models.rules.page`; a test holds it
against the catalogue, and another breaks a report by each rule alone.

Each finding names a rule below, a severity, who is at fault, the codes of the figures it speaks of and what
was seen, in English (`message`) and Chinese (`message_zh`). `error`: the figures contradict each other or
cannot be taken as they stand. `warning`: look before you use them. `info`: good to know. At fault is the
`source` (the document says so itself), the `reading` (the reader knows that it failed) or `unknown`. Where a
rule may have several severities or faults, the first is the usual one. No rule changes a figure.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(line for chapter in chapters() for line in _chapter(chapter))])


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title.en} · {chapter.title.zh}\n"
    yield f"{chapter.intro.en}\n"
    yield "| rule | severity | at fault | means | stands on |"
    yield "|---|---|---|---|---|"
    for rule in chapter.rules:
        yield _row(rule)
    yield ""


def _row(rule: Rule) -> str:
    severity, fault = ", ".join(rule.severity), ", ".join(rule.at_fault)
    return (
        f"| `{rule.code}` | {severity} | {fault} | {rule.means.en}<br>{rule.means.zh} "
        f"| {rule.ground.en}<br>{rule.ground.zh} |"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
