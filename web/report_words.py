"""What the report page calls the codes that only it shows."""

from __future__ import annotations

from models.messages import gettext as _
from models.messages import later

_RELATIONS = {
    "preferred": later("the figures are from it"),
    "copy": later("the same content elsewhere"),
    "rendition": later("the same report in another format"),
    "rival": later("differs from the preferred one"),
}
_PUBLISHED = {
    "list": later("by the page or the list that leads to it"),
    "person": later("as a person said who brought it"),
    "meta": later("by the page's own record"),
    "page": later("by the line under its title"),
    "signature": later("by the date under its text"),
}
_ENDED = {"changed": later("changed"), "gone": later("gone")}
_MEDIA = {
    "text/html": "HTML",
    "application/pdf": "PDF",
    "application/ofd": "OFD",
    "text/plain": "TXT",
    "application/zip": "ZIP",
    "application/msword": "DOC",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.ms-excel": "XLS",
}


def relation(code: str) -> str:
    """How a document stands to its report."""
    return _(_RELATIONS[code]) if code in _RELATIONS else code


def published(code: str | None) -> str:
    """Where the day of publication is known from."""
    return _(_PUBLISHED[code]) if code in _PUBLISHED else ""


def ended(code: str | None) -> str:
    """Why a version is the current one no more."""
    return _(_ENDED[code]) if code in _ENDED else ""


def media(kind: str | None) -> str:
    """A format by its usual name."""
    return _MEDIA.get(kind or "", kind or "—")
