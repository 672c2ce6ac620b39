"""Options that several commands share, and the archive that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Annotated, Any, Literal

import typer
from sqlalchemy.orm import Session

from cli.output import USAGE, fail
from models.archive import Archive, ArchiveError
from models.messages import SOURCE, Language, language, speaking
from models.messages import gettext as _

DEFAULT_ARCHIVE = "sqlite:///gongkai.db"

ArchiveUrl = Annotated[
    str,
    typer.Option(
        "--archive",
        envvar="GONGKAI_ARCHIVE",
        metavar="URL",
        help="The archive, an SQLAlchemy URL: sqlite:///PATH or postgresql+psycopg://…",
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="JSON lines on standard output instead of words for people.")
]
LogFormat = Annotated[
    Literal["text", "json"],
    typer.Option(
        "--log-format",
        envvar="GONGKAI_LOG_FORMAT",
        help="How standard error is written: lines for people, or one JSON object a line.",
    ),
]
Metrics = Annotated[
    str | None,
    typer.Option(
        metavar="[HOST:]PORT",
        envvar="GONGKAI_METRICS",
        help="Tells metrics in Prometheus' format at this port of its own, of loopback if no host is named.",
    ),
]
ChosenLanguage = Annotated[
    Language | None,
    typer.Option(
        "--language",
        help="The language of the findings: English or Chinese; else that of the command line.",
    ),
]
Townships = Annotated[
    str,
    typer.Option(
        "--township-deadline",
        metavar="MM-DD",
        help="The day by which townships and streets must publish here; no law sets one.",
    ),
]
Agency = Annotated[
    str,
    typer.Argument(
        metavar="AGENCY", help="A body: its id, its code, or its name with or without its county."
    ),
]
Year = Annotated[
    int, typer.Argument(metavar="YEAR", help="The fiscal year that the report is about.", min=2008)
]


def said_in(chosen: Language | None) -> AbstractContextManager[None]:
    """Speaks the language of --language while the `with` lasts; without it, that of the command line."""
    return speaking(chosen or language())


def for_programs(json: bool) -> AbstractContextManager[None]:
    """Speaks the source language while the `with` lasts if JSON is asked for, which is always the same."""
    return speaking(SOURCE if json else language())


@contextmanager
def opened(
    url: str, *, create: bool = False, prepare: Callable[[Session], Any] | None = None
) -> Iterator[Archive]:
    """The archive at an address; what is wrong with it ends the command with one clear line.

    `prepare` is run in a transaction before the archive is handed out.
    """
    try:
        with Archive.open(url, create=create) as archive:
            if prepare:
                with archive.writing() as session:
                    prepare(session)
            yield archive
    except ArchiveError as error:
        fail(str(error))


def years_of(option: str, text: str | None) -> tuple[int, int] | None:
    """The first and the last year of 2024 or 2019-2024; wrong usage if it is neither."""
    if text is None:
        return None
    first, _dash, last = text.partition("-")
    if not (first.isdigit() and (last or first).isdigit() and int(first) <= int(last or first)):
        fail(_("%(option)s %(text)s: write 2024 or 2019-2024") % {"option": option, "text": text}, USAGE)
    return int(first), int(last or first)


def day_of(option: str, text: str) -> date:
    """The day of YYYY-MM-DD; wrong usage if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(_("%(option)s %(text)s: write a day as YYYY-MM-DD") % {"option": option, "text": text}, USAGE)
