"""What a PDF file prints, whichever reader says it: its pages and its info entries."""

from __future__ import annotations

from dataclasses import dataclass

from models.messages import unreadable
from pipelines.formats.pages.page import Page
from pipelines.reading import UnreadableError

LOCKED = unreadable.LOCKED_PDF()


@dataclass(frozen=True, slots=True)
class Printed:
    """A file's pages and its info entries by lower-cased name."""

    pages: tuple[Page, ...]
    info: dict[str, str]


class BrokenPDFError(UnreadableError):
    """The file is no PDF that this reader can follow; another reader may."""

    def __init__(self, what: str) -> None:
        super().__init__(unreadable.BROKEN_PDF(cause=what))
