"""Which tables of a document are a form's: by their heads, the rows that they name, or what they follow."""

from __future__ import annotations

from pipelines.document import Table
from pipelines.forms import FormTable
from pipelines.match.columns import header_score
from pipelines.match.found import Found
from pipelines.match.labels import index
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.printed import Printed
from pipelines.match.text import ideographs

ROWS_THAT_TELL = 3
"""A table that names this many of the form's rows is the form's, even without its header."""

LIST_THAT_TELLS = 10
"""The labels of a list are plain words: without its header, so many must be there."""


def is_list_of(printed: Printed, form_table: FormTable) -> bool:
    """True if the table is that list of figures by its own marks: no other form's table stands in it."""
    return form_table.heads is not None and header_score(printed.cores, form_table) >= 2


def belongs(printed: Printed, form_table: FormTable, found: Found) -> bool:
    """True if the table is the form's, whose lines of the tables before it are `found`."""
    table, score = printed.table, header_score(printed.cores, form_table)
    if score >= 2:
        return True
    labels = ListedLabels(form_table) if form_table.heads else index(form_table)
    named = {match.row.id for text in printed.words if (match := labels.by_words(text))}
    if score and (named or form_table.lines[0][0].anchor == "header"):
        return True
    if len(named) >= (LIST_THAT_TELLS if form_table.heads else ROWS_THAT_TELL):
        return True
    follows = bool(found.sources) and table.number - found.sources[-1] == 1
    read = {line.row.id for line in found.lines.values()}
    return follows and (bool(named - read) or _is_headless(table, form_table, found))


def _is_headless(table: Table, form_table: FormTable, found: Found) -> bool:
    """True for the page that holds nothing but the data row of a table whose header ended the page before."""
    if form_table.lines[0][0].anchor != "header" or found.lines:
        return False
    return all(not ideographs(cell.text) for row in table.rows for cell in row)
