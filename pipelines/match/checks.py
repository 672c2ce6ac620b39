"""All findings about the official tables of one document."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.findings import finding
from pipelines.match.figures import TableReading
from pipelines.match.identity_checks import check_identities
from pipelines.match.narrative import check_narrative
from pipelines.match.plausible import check_plausible
from pipelines.match.row_checks import check_rows
from pipelines.reading import Figure, Finding, Reading, Statement


def check_tables(
    tables: Sequence[TableReading], stated: Sequence[Statement], reading: Reading
) -> list[Finding]:
    """The findings in the order of the tables, then those that hold them against the text."""
    found: list[Finding] = []
    for table in tables:
        found.extend(check_rows(table))
        found.extend(check_identities(table))
    figures: dict[str, Figure] = {}
    for table in tables:
        figures |= table.figures
    found.extend(check_plausible(figures, reading.agency))
    found.extend(check_narrative(figures, stated))
    found.extend(_missing(tables))
    found.extend(_missing_sections(tables, reading))
    return found


def _missing_sections(tables: Sequence[TableReading], reading: Reading) -> list[Finding]:
    """The form prescribes six sections; a report without its tables is older than the form."""
    there = {section.number for section in reading.sections}
    lost = [number for number in range(1, 7) if number not in there]
    if not tables or not lost:
        return []
    return [finding("section_missing", sections=["一二三四五六"[number - 1] for number in lost])]


def _missing(tables: Sequence[TableReading]) -> list[Finding]:
    if not tables:
        return [finding("tables_missing")]
    read = {table.table.id for table in tables}
    return [
        finding(
            "table_missing",
            table=table.title,
            figures=tuple(
                table.code(row.id, column.id) for block, row in table.lines for column in block.columns
            ),
        )
        for table in tables[0].form.tables
        if table.id not in read
    ]
