"""Which official form each table of a document is, from the table's own labels and never from a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules import phrase
from pipelines.document import Table
from pipelines.findings import finding
from pipelines.forms import Form, forms
from pipelines.match.printed import Printed
from pipelines.match.scan import Found, is_list_of, scan
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


def detect(tables: Sequence[Table]) -> tuple[dict[str, Detected], list[Finding]]:
    """The official tables in a document by id, and what is doubtful about their forms."""
    detected: dict[str, Detected] = {}
    findings: list[Finding] = []
    printed = [Printed(table) for table in tables]
    ids = dict.fromkeys(table.id for form in forms() for table in form.tables)
    for table_id in ids:
        candidates = _candidates(table_id, printed)
        follows = candidates[0].found.table.follows if candidates else None
        if follows is not None:
            candidates = _following(candidates, detected, follows)
        if not candidates:
            continue
        best = _best(candidates, detected)
        detected[table_id] = Detected(best.form, best.found)
        if follows is None:
            findings.extend(_doubts(best, candidates, told=len(detected) > 1))
    return detected, [*findings, *_mixed(detected), *_unplaced(detected)]


def _candidates(table_id: str, tables: Sequence[Printed]) -> list[_Candidate]:
    """The forms that have such a table and find it in the document."""
    found = []
    for form in forms():
        form_table = next((table for table in form.tables if table.id == table_id), None)
        if form_table is None:
            continue
        others = [table for table in form.tables if table is not form_table]
        lists = [each for other in forms() if other is not form for each in other.tables if each.heads]
        free = [table for table in tables if not any(is_list_of(table, each) for each in lists)]
        result = scan(free, form_table, others)
        if result.lines:
            own = [each for each in tables if each.table.number in result.sources]
            found.append(_Candidate(form, result, _marks(result, own), _rows(result)))
    return found


def _marks(found: Found, tables: Sequence[Printed]) -> int:
    text = "\n".join(ideographs(word) for table in tables for word in table.words)
    return sum(ideographs(mark) in text for mark in found.table.marks)


def _rows(found: Found) -> int:
    """Rows found whose figures do not begin with another row's label."""
    return sum(not (line.cells and ideographs(line.cells[0].text)) for line in found.lines.values())


def _following(candidates: list[_Candidate], detected: dict[str, Detected], follows: str) -> list[_Candidate]:
    leader = detected.get(follows) or next(iter(detected.values()), None)
    same = [candidate for candidate in candidates if leader and candidate.form is leader.form]
    return same or candidates[:1]


def _best(candidates: list[_Candidate], detected: dict[str, Detected]) -> _Candidate:
    """The form with most of its own words, then most rows; of equal ones that of the tables before."""
    others = [each.form for each in detected.values()]
    return max(candidates, key=lambda each: (each.marks, each.rows, each.form in others))


def _doubts(best: _Candidate, candidates: list[_Candidate], *, told: bool) -> list[Finding]:
    """Labels of two forms in one table; or nothing that tells, here or (`told`) in another table."""
    rivals = [other for other in candidates if other is not best]
    title = best.found.table.title
    if best.marks and any(other.marks for other in rivals):
        names = "/".join(sorted(candidate.form.name for candidate in candidates if candidate.marks))
        return [finding("form_labels_mixed", table=title, forms=names, form=best.form.name)]
    if not told and any((other.marks, other.rows) == (best.marks, best.rows) for other in rivals):
        return [finding("form_uncertain", table=title, form=best.form.name)]
    return []


def _unplaced(detected: dict[str, Detected]) -> list[Finding]:
    """Rows of numbers in official tables that none of the tables could take."""
    taken = {key for each in detected.values() for key in each.found.taken}
    rows = {key: words for each in detected.values() for key, words in each.found.unplaced.items()}
    return [
        finding("row_unplaced", words=words[:80]) for key, words in sorted(rows.items()) if key not in taken
    ]


def _mixed(detected: dict[str, Detected]) -> list[Finding]:
    names = {table_id: each.form.name for table_id, each in detected.items()}
    if len(set(names.values())) < 2:
        return []
    said = [
        phrase("form_of_table", table=detected[table_id].found.table.title, form=name)
        for table_id, name in names.items()
    ]
    return [finding("format_mixed", tables=said)]
