"""The types of the JSON answers. Unknown is null, never 0; days and times are in ISO form."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, Field

T = TypeVar("T")
LIMIT = 100
MOST = 500

Limit = Annotated[int, Query(ge=1, le=MOST, description="So many at most.")]
Under = Annotated[str | None, Query(pattern=r"^\d{2,6}$", description="The beginning of a division code.")]
YearsFrom = Annotated[int | None, Query(alias="from", ge=2008, le=2100, description="First fiscal year.")]
YearsTo = Annotated[int | None, Query(alias="to", ge=2008, le=2100, description="Last fiscal year.")]
ReportId = Annotated[int, Path(ge=1, le=2**62, description="The number of a report.")]
After = Annotated[int, Query(ge=0, le=2**62, description="Goes on after this key.")]
Number = int | float | None
Scope = Literal["agency", "government_aggregate", "unknown"]


class Listed(BaseModel, Generic[T]):
    """Some of a list: ask again with `after` = `next` for those that follow; null: there are no more."""

    items: list[T]
    next: str | int | None


class Problem(BaseModel):
    """What is wrong, in the reader's language."""

    error: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "This cannot be asked."},
    404: {"model": Problem, "description": "There is nothing of that name."},
    413: {"model": Problem, "description": "The answer would be too long."},
    422: {"model": Problem, "description": "A value is not what it should be."},
    503: {"model": Problem, "description": "The archive cannot answer now, or not in time."},
}


class BodySummary(BaseModel):
    """A body: `kinds` is what it is for, by its name."""

    id: str
    name: str
    short_name: str
    kind: str
    kinds: list[str]
    level: str | None
    division_code: str | None


class Dated(BaseModel):
    """From the day `valid_from` until before `valid_to`; null: unknown, or still."""

    valid_from: str | None
    valid_to: str | None


class Name(Dated):
    name: str


class Code(Dated):
    system: str
    code: str


class Parent(Dated):
    relation: str
    parent_id: str
    parent: str | None


class Succession(BaseModel):
    """How a body came from another: renamed, merged or split."""

    kind: str
    day: str | None
    from_id: str
    from_: str | None = Field(alias="from")
    to_id: str
    to: str | None


class BodyWhole(BodySummary):
    """A body with its names, codes, parents and successions, and the years it reported on."""

    names: list[Name]
    codes: list[Code]
    parents: list[Parent]
    successions: list[Succession]
    years: list[int]


class Document(BaseModel):
    url: str
    sha256: str | None
    media_type: str | None


class ReportRecord(BaseModel):
    """A report as `gongkai reports --json` gives it, with its number in this archive."""

    report_id: int
    portal: str | None
    agency: str | None
    body_id: str | None
    kind: str | None
    level: str | None
    year: int | None
    scope: str
    form: str | None
    url: str | None
    also_at: list[str]
    title: str | None
    published_on: str | None
    status: str
    first_seen: str
    last_seen: str
    versions: int
    changed: bool
    documents: list[Document]
    figures: dict[str, Number]
    findings: int


class Reviewed(BaseModel):
    number: int
    decision: str
    who: str


class Cell(BaseModel):
    """A figure: `value` is what is printed, `value_used` what a person holds right where one said so."""

    code: str
    column: str
    value: Number
    value_read: Number
    value_reviewed: Number
    value_used: Number
    review: Reviewed | None
    raw: str | None
    unit: str | None
    state: str
    shown: str
    confidence: float | None
    where: dict[str, int | None]


class Row(BaseModel):
    group: str
    label: str
    cells: list[Cell]


class Table(BaseModel):
    table: str
    form: str
    rows: list[Row]


class Section(BaseModel):
    number: int | None
    heading: str
    text: str


class FindingOf(BaseModel):
    """Another report, which a finding is on that compares it with the one asked for."""

    report_id: int
    year: int | None


class Finding(BaseModel):
    """What a rule found: docs/rules.md explains each."""

    subject: str
    rule: str
    severity: str
    at_fault: str
    figures: list[str]
    message: str
    message_zh: str | None
    expected: str | None
    review: dict[str, Any] | None = None


class FindingShown(Finding):
    """A finding as a report shows it; `of` where it is on another report, which it compares with this one."""

    of: FindingOf | None


class FindingOfReport(Finding):
    """A finding with the report that it speaks of; `review` is what a person decided on it."""

    key: int
    report_id: int
    other_report_id: int | None
    agency: str | None
    body_id: str | None
    kind: str | None
    year: int | None
    scope: str
    status: str
    url: str | None


class SourceDocument(BaseModel):
    url: str
    relation: str
    media_type: str | None
    sha256: list[str]
    last_seen: str
    ended_at: str | None
    ended_by: str | None


class Source(BaseModel):
    url: str | None
    sha256: list[str]
    fetched_at: str | None
    last_seen: str | None
    documents: list[SourceDocument]


class ReportWhole(BaseModel):
    """A report whole: tables in the form's order, text by section, findings, and where it was read from."""

    report: ReportRecord
    tables: list[Table]
    sections: list[Section]
    findings: list[FindingShown]
    source: Source


class ReportVersion(BaseModel):
    """One content of a report in time; `changes` is what changed from the one before."""

    number: int
    url: str
    sha256: list[str]
    first_seen: str
    last_seen: str
    ended_at: str | None
    ended_by: str | None
    run: int
    changes: dict[str, Any] | None


class Citation(BaseModel):
    """How to cite a report, or one figure of it."""

    agency: str | None
    title: str | None
    year: int | None
    published_on: str | None
    url: str | None
    fetched_at: str | None
    sha256: list[str]
    figure: dict[str, Any] | None
    gbt7714: str
    bibtex: str


class Difference(BaseModel):
    """Two years of a body side by side, as `gongkai diff --json` gives them."""

    agency: str | None
    body_id: str | None
    old: dict[str, Any]
    new: dict[str, Any]
    figures: list[dict[str, Any]]
    repeated: float | None
    sections: list[dict[str, Any]]
    carry_over: list[dict[str, Any]] | None


class BreakNote(BaseModel):
    """Why a number means something else from a fiscal year on."""

    from_: int | str | None = Field(alias="from")
    en: str
    zh: str


class Point(BaseModel):
    """A figure or rate of one group and year; `reports` is its N, `unknown` how many have no value."""

    what: str
    by: str
    group: str
    name: str | None
    year: int
    scope: str | None
    level: str | None
    form: str | None
    value: Number
    median: Number = None
    numerator: Number = None
    denominator: Number = None
    reports: int
    unknown: int
    quote: str | None
    breaks: list[BreakNote]


class Hit(BaseModel):
    """A report that holds all the words; `snippets` show where."""

    key: int
    report_id: int
    agency: str | None
    body_id: str | None
    kind: str | None
    level: str | None
    year: int | None
    scope: str
    status: str
    title: str | None
    url: str | None
    published_on: str | None
    hits: int
    snippets: list[dict[str, Any]]


class FigureCode(BaseModel):
    """A figure of the official forms."""

    code: str
    form: str
    position: int
    short: str
    table_label: str
    row_label: str
    column_label: str
    unit: str
    type: str
    meaning: str


class TermsRecord(BaseModel):
    """A sum of figures: codes to add and codes to take away."""

    add: list[str]
    less: list[str]


class RateRecord(BaseModel):
    numerator: TermsRecord
    denominator: TermsRecord


class IndicatorRecord(BaseModel):
    """An indicator with its rate in each form, or how it is found otherwise, and its breaks."""

    id: str
    en: str
    zh: str
    forms: dict[str, RateRecord]
    formula: dict[str, str] | None
    breaks: list[BreakNote]


class RuleRecord(BaseModel):
    """A rule of the checks and the ground it stands on."""

    code: str
    severity: list[str]
    at_fault: list[str]
    means: dict[str, str]
    ground: dict[str, str]


class RunRecord(BaseModel):
    """One run; `outcome` is null for one that still runs or was killed."""

    run: int
    command: str
    arguments: dict[str, Any]
    started_at: str
    finished_at: str | None
    outcome: str | None
    counts: dict[str, Any]


class Holdings(BaseModel):
    """How much the archive holds, and its last runs."""

    reports: int
    withdrawn: int
    bodies: int
    portals: int
    versions: int
    years: tuple[int | None, int | None]
    findings: dict[str, int]
    last_run: str | None
    runs: list[RunRecord]
