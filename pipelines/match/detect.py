"""Which official form each table of a document is, from the table's own labels and never from a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.rules import phrase
from pipelines.document import Table
from pipelines.findings import finding
from pipelines.forms import Form, FormTable, forms
from pipelines.match.belonging import is_list_of
from pipelines.match.cell_rows import RowKey
from pipelines.match.found import Found
from pipelines.match.line import Line
from pipelines.match.printed import Printed
from pipelines.match.scan import NOTHING, scan
from pipelines.match.text import ideographs
from pipelines.reading import Finding


@dataclass(frozen=True)
class Detected:
    """A table found in the document and the form it is. `marks` are the words that told it, per form."""

    form: Form
    found: Found


@dataclass(frozen=True)
class _Candidate:
    form: Form
    found: Found
    marks: int
    rows: int
    lines: int


Rival = tuple[Form, FormTable]
"""A form with its table of some id."""


def detect(
    tables: Sequence[Table], above: Mapping[int, Sequence[str]]
) -> tuple[dict[str, Detected], list[Finding]]:
    """The official tables in a document by id, and what is doubtful about their forms.

    `above` holds the lines of text right above each table, by its number.
    """
    detected: dict[str, Detected] = {}
    findings: list[Finding] = []
    lists = _with_lists([Printed(table) for table in tables])
    for table_id, rivals in _rivals().items():
        follows = rivals[0][1].follows
        if follows is not None:
            candidates = _following(rivals, lists, detected, follows, above)
        else:
            candidates = _candidates(rivals, lists)
        if not candidates:
            continue
        best = _best(candidates, detected)
        detected[table_id] = Detected(best.form, best.found)
        if follows is None:
            findings.extend(_doubts(best, candidates, told=len(detected) > 1))
    return detected, [*findings, *_mixed(detected), *_unplaced(detected)]


def _rivals() -> dict[str, list[Rival]]:
    """The forms that have a table, newest first, by the table's id."""
    found: dict[str, list[Rival]] = {}
    for form in forms():
        for table in form.tables:
            found.setdefault(table.id, []).append((form, table))
    return found


def _with_lists(tables: Sequence[Printed]) -> list[tuple[Printed, set[str]]]:
    """The tables, each with the names of the forms of which it is the list of figures by its own marks."""
    lists = [(form, each) for form in forms() for each in form.tables if each.heads]
    return [(table, {form.name for form, each in lists if is_list_of(table, each)}) for table in tables]


def _candidates(rivals: Sequence[Rival], lists: Sequence[tuple[Printed, set[str]]]) -> list[_Candidate]:
    """The forms that find their table in the document; those without a mark in it only if none has one."""
    tables = [table for table, _ in lists]
    marked = [rival for rival in rivals if _marks(rival[1], tables)]
    found = [each for rival in marked if (each := _candidate(rival, lists))]
    if not any(each.marks for each in found):
        found = [each for rival in rivals if (each := _candidate(rival, lists))]
    return found


def _candidate(
    rival: Rival, lists: Sequence[tuple[Printed, set[str]]], above: Mapping[int, Sequence[str]] = NOTHING
) -> _Candidate | None:
    """The form's table as it is found in the document, not in another form's list; None if nowhere."""
    form, form_table = rival
    others = [table for table in form.tables if table is not form_table]
    free = [table for table, names in lists if names <= {form.name}]
    result = scan(free, form_table, others, above)
    if not result.lines:
        return None
    own = [each for each, _ in lists if each.table.number in result.sources]
    rows = _rows(result)
    filled = sum(bool(line.filled) for line in rows)
    return _Candidate(form, result, _marks(form_table, own), filled, len(rows))


def _marks(form_table: FormTable, tables: Sequence[Printed]) -> int:
    """How many of the words that only this form's table bears stand in the tables."""
    return sum(any(ideographs(mark) in table.letters for table in tables) for mark in form_table.marks)


def _rows(found: Found) -> list[Line]:
    """Rows found whose figures do not begin with another row's label."""
    return [line for line in found.lines.values() if not (line.cells and ideographs(line.cells[0].text))]


def _following(
    rivals: Sequence[Rival],
    lists: Sequence[tuple[Printed, set[str]]],
    detected: dict[str, Detected],
    follows: str,
    above: Mapping[int, Sequence[str]],
) -> list[_Candidate]:
    """The table as the form of the one it follows has it, else as the first form that finds it."""
    leader = detected.get(follows) or next(iter(detected.values()), None)
    first = [rival for rival in rivals if leader and rival[0] is leader.form]
    ordered = dict.fromkeys((*first, *rivals))
    found = next((each for rival in ordered if (each := _candidate(rival, lists, above))), None)
    return [found] if found else []


def _best(candidates: list[_Candidate], detected: dict[str, Detected]) -> _Candidate:
    """The form with most of its own words, then most rows with figures; of equal ones that of the tables
    before, then that with most rows: a row without figures may be the other form's group.
    """
    others = [each.form for each in detected.values()]
    return max(candidates, key=lambda each: (each.marks, each.rows, each.form in others, each.lines))


def _doubts(best: _Candidate, candidates: list[_Candidate], *, told: bool) -> list[Finding]:
    """Labels of two forms in one table; or nothing that tells, here or (`told`) in another table."""
    rivals = [other for other in candidates if other is not best]
    title = best.found.table.title
    if best.marks and any(other.marks for other in rivals):
        names = "/".join(sorted(candidate.form.name for candidate in candidates if candidate.marks))
        return [finding("form_labels_mixed", table=title, forms=names, form=best.form.name)]
    says = best.marks, best.rows, best.lines
    if not told and any((other.marks, other.rows, other.lines) == says for other in rivals):
        return [finding("form_uncertain", table=title, form=best.form.name)]
    return []


def _unplaced(detected: dict[str, Detected]) -> list[Finding]:
    """Rows of numbers in official tables that none of the tables could take.

    They may be the figures of a blank row right above or below, so each names those.
    """
    taken = {key for each in detected.values() for key in each.found.taken}
    rows = {key: words for each in detected.values() for key, words in each.found.unplaced.items()}
    blank = {
        (line.source, line.cells[0].row): line.codes
        for each in detected.values()
        for line in each.found.lines.values()
        if line.cells and not line.filled
    }
    return [
        finding("row_unplaced", words=words[:80], figures=_beside(key, blank))
        for key, words in sorted(rows.items())
        if key not in taken
    ]


def _beside(key: RowKey, blank: Mapping[tuple[int, int], tuple[str, ...]]) -> tuple[str, ...]:
    """The codes of the blank rows right above and below a row."""
    table, row, _ = key
    return (*blank.get((table, row - 1), ()), *blank.get((table, row + 1), ()))


def _mixed(detected: dict[str, Detected]) -> list[Finding]:
    names = {table_id: each.form.name for table_id, each in detected.items()}
    if len(set(names.values())) < 2:
        return []
    said = [
        phrase("form_of_table", table=detected[table_id].found.table.title, form=name)
        for table_id, name in names.items()
    ]
    return [finding("format_mixed", tables=said)]
