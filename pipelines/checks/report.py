"""All findings about the official tables of one document and about its text."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.checks.contents import FIRST_WITH_SECTIONS, check_contents
from pipelines.checks.fees import check_fees
from pipelines.checks.figures import check_figures
from pipelines.checks.narrative import check_narrative
from pipelines.checks.plausible import check_plausible
from pipelines.checks.shares import check_shares
from pipelines.checks.slips import check_slips
from pipelines.checks.sums import check_sums
from pipelines.findings import finding
from pipelines.match.figures import TableReading
from pipelines.match.identity_checks import check_identities
from pipelines.match.row_checks import check_rows
from pipelines.reading import Figure, Finding, Reading, Severity, Statement
from pipelines.words.sentences import Sentence


def check_tables(
    tables: Sequence[TableReading],
    stated: Sequence[Statement],
    reading: Reading,
    said: Sequence[Sentence],
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
    found.extend(check_fees(figures, stated))
    found.extend(_missing(tables, reading.year))
    found.extend(check_figures(tables, figures, reading.year))
    found.extend(check_contents(reading, {table.table.id: table.form.name for table in tables}))
    found.extend(check_slips(reading, said))
    found.extend(check_sums(said))
    found.extend(check_shares(said, figures, stated))
    return found


def _missing(tables: Sequence[TableReading], year: int | None) -> list[Finding]:
    """What tables are not there; before the forms with six sections most bodies printed none at all."""
    if not tables:
        prose = year is not None and year < FIRST_WITH_SECTIONS
        return [finding("tables_missing", severity=Severity.INFO if prose else Severity.WARNING)]
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
