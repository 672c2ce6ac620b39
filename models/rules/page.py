"""Writes docs/rules.md and docs/rules.zh.md from the catalogue: `python -m models.rules.page`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.messages import Language
from models.rules.catalogue import Chapter, Rule, chapters

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "rules.md", "zh": DOCS / "rules.zh.md"}
_ENGLISH = """# What the reader reports

[中文](rules.zh.md)

Made from the catalogue of rules (`models/rules/*.toml`) by `python -m models.rules.page`; a test holds it
against the catalogue, and another breaks a report by each rule alone.

Each finding names a rule below, a severity, who is at fault, the codes of the figures it speaks of and what
was seen, in English (`message`) and Chinese (`message_zh`). `error`: the figures contradict each other or
cannot be taken as they stand. `warning`: look before you use them. `info`: good to know. At fault is the
`source` (the document says so itself), the `reading` (the reader knows that it failed) or `unknown`. Where a
rule may have several severities or faults, the first is the usual one. No rule changes a figure.
"""


_CHINESE = """# 读取所发现的问题

[English](rules.md)

本页由 `python -m models.rules.page` 从规则目录（`models/rules/*.toml`）生成；有测试核对本页与目录一致，
另有测试以只违反一条规则的报告逐条检验。

每个问题都写明所据规则、严重程度、责任所在、所涉数据的编码，并以英文（`message`）和中文
（`message_zh`）说明所见。`error`：数据相互矛盾，或不能照原样采用。`warning`：使用前请先查看。
`info`：供参考。责任所在：`source` 为文件自身，`reading` 为读取（本程序知道自己没有读准），
`unknown` 为不明。一条规则可有几种程度或责任时，第一种为通常情形。任何规则都不改动数据。
"""
_INTRODUCTION: dict[Language, str] = {"en": _ENGLISH, "zh": _CHINESE}
_HEAD: dict[Language, str] = {
    "en": "| rule | severity | at fault | means | stands on |",
    "zh": "| 规则 | 程度 | 责任 | 含义 | 依据 |",
}


def page(language: Language) -> str:
    """The whole page as Markdown, in one language; the English one says what a rule means in both."""
    told = (line for chapter in chapters() for line in _chapter(chapter, language))
    return "\n".join([_INTRODUCTION[language], *told])


def _chapter(chapter: Chapter, language: Language) -> Iterator[str]:
    english = language == "en"
    yield f"## {chapter.title.en} · {chapter.title.zh}\n" if english else f"## {chapter.title.zh}\n"
    yield f"{getattr(chapter.intro, language)}\n"
    yield _HEAD[language]
    yield "|---|---|---|---|---|"
    for rule in chapter.rules:
        yield _row(rule, english=english)
    yield ""


def _row(rule: Rule, *, english: bool) -> str:
    severity, fault = ", ".join(rule.severity), ", ".join(rule.at_fault)
    means, ground = (f"{said.en}<br>{said.zh}" if english else said.zh for said in (rule.means, rule.ground))
    return f"| `{rule.code}` | {severity} | {fault} | {means} | {ground} |"


if __name__ == "__main__":
    for spoken, file in PAGES.items():
        file.write_text(page(spoken), encoding="utf-8")
