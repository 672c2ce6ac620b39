"""Every table of the archive. docs/codebook.md describes them for researchers and is generated from here.

Times are UTC; days are those of Asia/Shanghai. A `comment` on each table and column is the codebook's text.
"""

from models.tables.bodies import Body, BodyCode, BodyName, BodyParent, BodySuccession, Population
from models.tables.crawling import (
    OUTCOMES,
    Alarm,
    Exclusion,
    Page,
    Portal,
    RobotsFile,
    Run,
    Search,
    Visit,
)
from models.tables.documents import Blob, DocumentRow, Version, VersionPart
from models.tables.figures import FigureCode, FigureKind, FigureName, FigureValue
from models.tables.readings import ReadingRow, SearchEntry, StatementRow, TableRow, TextRow
from models.tables.reports import (
    SCOPES,
    Comparison,
    Filing,
    FindingRow,
    Observation,
    Release,
    Report,
    Review,
)

__all__ = [
    "OUTCOMES",
    "SCOPES",
    "Alarm",
    "Blob",
    "Body",
    "BodyCode",
    "BodyName",
    "BodyParent",
    "BodySuccession",
    "Comparison",
    "DocumentRow",
    "Exclusion",
    "FigureCode",
    "FigureKind",
    "FigureName",
    "FigureValue",
    "Filing",
    "FindingRow",
    "Observation",
    "Page",
    "Population",
    "Portal",
    "ReadingRow",
    "Release",
    "Report",
    "Review",
    "RobotsFile",
    "Run",
    "Search",
    "SearchEntry",
    "StatementRow",
    "TableRow",
    "TextRow",
    "Version",
    "VersionPart",
    "Visit",
]
