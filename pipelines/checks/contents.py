"""What the text of a report must hold: its sections, their content, the five parts, the fee statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipelines.document import Document, Text
from pipelines.findings import finding
from pipelines.match.text import squeeze
from pipelines.reading import AtFault, Finding, PartName, Reading, Severity
from pipelines.words.sections import heading_of

ORDINALS = "一二三四五六"
SHORTEST = {1: 4, 5: 10}
"""Fewer characters than this in 一 and 五 say nothing of the year, or of problems and improvements."""

LEAST_TEXT = 100
"""With fewer characters in all sections, only the tables were put into this file."""

FIRST_WITH_SECTIONS = 2019
FIRST_WITH_FEE = 2021
"""国办函〔2020〕109号 is in force since 2021-01-01."""

_FEE = re.compile(r"信息处理费|收费通知|收取.{0,8}费|费用|(?<!事业性)(?<!行政)收费")
_DUTIES = (("工作考核", r"考核"), ("社会评议", r"评议"), ("责任追究", r"责任追究|追究|追责|问责"))
_GOVERNMENT = re.compile(r"(?:人民政府|县|市|旗|(?<!开发)(?<!新)(?<!园)(?<!范)(?<!景)(?<!管理)区)$")


def check_contents(reading: Reading, forms: Mapping[str, str]) -> Iterator[Finding]:
    """Findings about a report of the forms with six sections; `forms` are those of its tables."""
    if not any(name >= str(FIRST_WITH_SECTIONS) for name in forms.values()):
        return
    there = {section.number for section in reading.sections} | _in_tables(reading.document)
    lost = [number for number in range(1, 7) if number not in there]
    if lost:
        yield finding("section_missing", sections=[ORDINALS[number - 1] for number in lost])
    yield from _empty(reading)
    if reading.year is None or reading.year < FIRST_WITH_FEE:
        return
    if 1 in there:
        yield from _parts(reading)
    if 6 in there and not _FEE.search(squeeze("".join(section.text for section in reading.sections))):
        yield finding("fee_statement_missing", year=reading.year)
    if reading.agency is not None and _GOVERNMENT.search(squeeze(reading.agency)):
        yield from _duties(reading)


def _in_tables(document: Document) -> set[int | None]:
    """The sections whose headings are rows of a table: some write the whole report into one."""
    lone = (row[0].text for table in document.tables() for row in table.rows if len(row) == 1)
    headings = (heading_of(Text(text)) for text in lone)
    return {heading[0] for heading in headings if heading is not None}


def _empty(reading: Reading) -> Iterator[Finding]:
    """Sections 一 and 五 are prose: what is shorter than a clause is empty.

    A word such as 无 is the document's own; where nothing at all is read, the reading may have lost it.
    """
    for number, shortest in SHORTEST.items():
        texts = [section.text for section in reading.sections if section.number == number]
        text = squeeze("".join(texts)).strip("。.")
        if texts and len(text) < shortest and not _goes_on(reading, number):
            yield finding(
                "section_empty",
                severity=Severity.WARNING if text else Severity.INFO,
                at_fault=AtFault.SOURCE if text else AtFault.UNKNOWN,
                section=ORDINALS[number - 1],
                text=text,
            )


def _goes_on(reading: Reading, number: int) -> bool:
    """True if headings of other senses follow the section's own: its text stands under them."""
    places = [place for place, section in enumerate(reading.sections) if section.number == number]
    after = reading.sections[places[-1] + 1 : places[-1] + 2]
    return any(section.number is None for section in after)


def _parts(reading: Reading) -> Iterator[Finding]:
    there = {part.name for part in reading.parts}
    lost = [str(name) for name in PartName if name not in there]
    if lost:
        yield finding("part_missing", parts=lost)


def _duties(reading: Reading) -> Iterator[Finding]:
    text = squeeze("".join(section.text for section in reading.sections))
    lost = [name for name, words in _DUTIES if not re.search(words, text)]
    if lost and len(text) >= LEAST_TEXT:
        yield finding("accountability_missing", agency=reading.agency, words=lost)
