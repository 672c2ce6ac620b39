"""`read`: the bytes of one document to all that the program says of it, by a pure function."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from models.rules import Wording
from pipelines.checks.report import check_tables
from pipelines.document import Document
from pipelines.findings import damage_finding, finding
from pipelines.formats import second_opinion, to_document
from pipelines.formats.joined import joined, runs
from pipelines.forms import Form, forms
from pipelines.match.captions import captions
from pipelines.match.cut_short import cut_short
from pipelines.match.detect import Detected, detect
from pipelines.match.figures import TableReading, missing_table, read_table
from pipelines.match.foreign import is_of_another_year
from pipelines.match.identity_checks import held_up
from pipelines.match.pictured import unproved
from pipelines.match.told_list import with_told_lists
from pipelines.reading import Figure, Finding, Reading, State
from pipelines.second import is_wanted, settled
from pipelines.traditional import simplified
from pipelines.words.dates import fiscal_year, published_on
from pipelines.words.local_lists import read_local_lists, with_lists
from pipelines.words.parts import read_parts
from pipelines.words.report import why_not_a_report
from pipelines.words.scope import read_scope
from pipelines.words.sections import numbers, pieces, read_sections
from pipelines.words.sentences import sentences
from pipelines.words.several import named_report
from pipelines.words.statements import read_statements
from pipelines.words.title import Title, read_title
from pipelines.words.told_title import told_title

DAMAGED_TEXT = "damaged_text_layer"
"""The damage of a PDF whose characters cannot be trusted."""


def read(parts: Sequence[bytes]) -> Reading:
    """The reading of a document given as its parts in order (one, or the pages of a paged body).

    Raises UnreadableError if a part cannot be read at all; ValueError if there is none.
    """
    if not parts:
        raise ValueError("a document has at least one part")
    pieces = list(runs(parts))
    documents = [to_document(*piece) for piece in pieces]
    sha256 = hashlib.sha256(b"".join(parts)).hexdigest()
    reading = read_document(simplified(joined(documents)), sha256)
    if not is_wanted(reading):
        return reading
    seconds = [second_opinion(*piece) for piece in pieces]
    if not any(seconds):
        return reading
    others = [second or first for first, second in zip(documents, seconds, strict=True)]
    return settled(reading, read_document(simplified(joined(others)), sha256))


def read_document(document: Document, sha256: str) -> Reading:
    """The reading of a document that is already taken out of its bytes."""
    document = with_told_lists(document)
    part, others = named_report(document)
    title, told, apart = read_title(part), told_title(part), tuple(pieces(part))
    sections = read_sections(apart)
    year = fiscal_year(title, part) or (told.year if told else None)
    agency = (title.agency if title else None) or (told.agency if told else None)
    own = [table for table in part.tables() if not is_of_another_year(table, year)]
    damaged = any(note.rule == DAMAGED_TEXT for note in document.damage)
    local, taken = read_local_lists([] if damaged else own, year)
    detected, form_findings = detect([table for table in own if table.number not in taken], captions(part))
    cut = cut_short(each.found for each in detected.values())
    tables = [read_table(each.form, each.found, cut) for each in detected.values()]
    if damaged:
        tables = [_uncertain(table) for table in tables]
    tables = [unproved(table, document.tables()) for table in tables]
    lists = [*detected, *(each.code for each in local)]
    reason = why_not_a_report(part, title, numbers(sections), _filled(tables), lists)
    published, published_from = published_on(part)
    said = tuple(sentences(apart))
    scope, evidence = read_scope(agency, said)
    reading = Reading(
        sha256,
        document.media_type,
        document,
        title=title.text if title else None,
        agency=agency,
        year=year,
        published_on=published,
        published_from=published_from,
        scope=scope,
        scope_evidence=evidence,
        sections=sections,
        parts=read_parts(sections),
        findings=_damage(document, ()),
    )
    if reason is not None:
        return _no_report(reading, title, reason)
    stated = with_lists(read_statements(said, reading.year, reading.agency), local)
    figures = tuple(_figures(detected, tables))
    beside = [finding("another_report", title=other) for other in others]
    checked = check_tables(tables, stated, reading, said)
    return replace(
        reading,
        forms={table_id: each.form.name for table_id, each in detected.items()},
        figures=figures,
        stated=stated,
        findings=(*_damage(document, figures), *beside, *form_findings, *checked),
    )


def _uncertain(table: TableReading) -> TableReading:
    """The table of a damaged text layer: a number that no identity holds up is uncertain."""
    held = held_up(table.table, table.figures)
    figures = {
        code: figure if figure.value is None or code in held else replace(figure, state=State.UNCERTAIN)
        for code, figure in table.figures.items()
    }
    return replace(table, figures=figures)


def _filled(tables: list[TableReading]) -> int:
    states = [figure.state for table in tables for figure in table.figures.values()]
    return len(states) - states.count(State.BLANK) - states.count(State.MISSING)


def _damage(document: Document, figures: tuple[Figure, ...]) -> tuple[Finding, ...]:
    """What is wrong with the bytes; the damage of one table names every figure that was read from it."""
    if not document.damage:
        return ()
    of_table: dict[int | None, list[str]] = {}
    for figure in figures:
        if figure.where:
            of_table.setdefault(figure.where.table, []).append(figure.code)
    return tuple(
        damage_finding(note, tuple(of_table.get(note.table, ())) if note.table else ())
        for note in document.damage
    )


def _no_report(reading: Reading, title: Title | None, reason: Wording) -> Reading:
    named = title is not None and title.report
    said = finding("not_a_report", reason=reason)
    return replace(reading, agency=reading.agency if named else None, findings=(*reading.findings, said))


def _figures(detected: dict[str, Detected], tables: list[TableReading]) -> list[Figure]:
    """Every code of each detected form in form order; a table that was not found has its figures missing."""
    read = {table.table.id: table for table in tables}
    if not read:
        return []
    found: list[Figure] = []
    for table_id in dict.fromkeys(table.id for form in forms() for table in form.tables):
        if table_id in read:
            found.extend(read[table_id].figures.values())
        else:
            form = _form_of_rest(detected, table_id)
            found.extend(missing_table(form, form.table(table_id)) if form else [])
    return found


def _form_of_rest(detected: dict[str, Detected], table_id: str) -> Form | None:
    """The form of the tables that were found, if it has this table too."""
    named = [each.form for each in detected.values() if table_id in {table.id for table in each.form.tables}]
    return named[0] if named else None
