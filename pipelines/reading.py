"""What the reader says of one document: its figures with their states, sections, statements and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.value import value
from pipelines.document import NOWHERE, Document, Place


class State(StrEnum):
    """How a figure stands in the document; see docs/codebook.md for the full definitions."""

    PRINTED = "printed"
    BLANK = "blank"
    MARK = "mark"
    TEXT = "text"
    ALIGNED = "aligned"
    AMBIGUOUS = "ambiguous"
    UNCERTAIN = "uncertain"
    MISSING = "missing"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class AtFault(StrEnum):
    """Whether the document contradicts itself or the reading may be wrong."""

    SOURCE = "source"
    READING = "reading"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    AGENCY = "agency"
    GOVERNMENT_AGGREGATE = "government_aggregate"
    UNKNOWN = "unknown"


@value
class Where:
    """The cell that a figure was read from: table, row and column count from 1 (column = physical cell)."""

    table: int
    row: int
    column: int
    place: Place = NOWHERE


@value
class Figure:
    """One official figure. `form` is the form that its table was detected as ("2021", "2019")."""

    code: str
    form: str
    state: State
    value: Decimal | None = None
    raw: str | None = None
    unit: str | None = None
    confidence: float | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure stated in prose (code p.…), with the sentence and the number (1–6 by sense) of its section."""

    code: str
    value: Decimal
    unit: str | None
    sentence: str
    section: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections. `number` is its number by sense (1–6), null if it is none of them."""

    number: int | None
    heading: str
    text: str


class PartName(StrEnum):
    """The five parts of section 一 (国办公开办函〔2021〕30号), in their order."""

    PROACTIVE = "主动公开"
    REQUESTS = "依申请公开"
    MANAGEMENT = "政府信息管理"
    PLATFORM = "政府信息公开平台建设"
    OVERSIGHT = "监督保障"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five parts of section 一; without a `heading` it is a sentence with that part's sense."""

    name: PartName
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of this report must know. `figures`: the codes it speaks of; `rule`: a stable id.

    Made by `pipelines.findings.finding`: `message` is English, `message_zh` the same in Chinese.
    """

    rule: str
    severity: Severity
    message: str
    at_fault: AtFault = AtFault.UNKNOWN
    figures: tuple[str, ...] = ()
    expected: str | None = None
    message_zh: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from the parts of one document; a pure function of bytes and reader version.

    `figures` holds every code of each detected form (`forms`: "t2" → "2021", …; empty if this is no report).
    `scope_evidence` is the sentence that decided `scope`; `published_from` is "meta", "page" or "signature".
    """

    sha256: str
    media_type: str
    document: Document
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    published_on: date | None = None
    published_from: str | None = None
    scope: Scope = Scope.UNKNOWN
    scope_evidence: str | None = None
    forms: dict[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    stated: tuple[Statement, ...] = ()
    sections: tuple[Section, ...] = ()
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_report(self) -> bool:
        """False exactly when the finding `not_a_report` was made."""
        return all(finding.rule != "not_a_report" for finding in self.findings)


class UnreadableError(Exception):
    """The bytes cannot be read at all: empty, truncated, encrypted of an unsupported type; it says which."""
