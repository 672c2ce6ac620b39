"""The catalogue brought to what the program says now; `python -m cli.catalogue` does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from models.messages import CATALOGUE

ROOT = Path(__file__).parents[2]
_TEMPLATES = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_WORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "later": None, "counted": (1, 2)}
Message = tuple[str, str | None]
"""A message that no call marks, and its context if it has one."""
SPEAKERS = ("cli", "crawler", "models", "pipelines", "research", "web", "workers")
"""The packages whose sentences are translated."""


def said(unmarked: Iterable[Message]) -> Catalog:
    """Every message of the program: those marked in its packages with the files that say them, and others."""
    catalogue = Catalog()
    for text, meant in unmarked:
        catalogue.add(text, context=meant)
    for package in SPEAKERS:
        for file, _, message, comments, context in _extracted(package):
            catalogue.add(
                message, locations=[(f"{package}/{file}", 0)], auto_comments=comments, context=context
            )
    return catalogue


def _extracted(package: str) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    yield from extract_from_dir(
        ROOT / package, _METHODS, options_map={"**.html": _TEMPLATES}, keywords=_WORDS
    )


def updated(unmarked: Iterable[Message]) -> bytes:
    """The catalogue with what is said now: what is new untranslated, what is no longer said left out."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    # A catalogue that says the same is written the same, byte for byte.
    made = catalogue.creation_date
    catalogue.update(said(unmarked), no_fuzzy_matching=True)
    catalogue.creation_date = made
    catalogue.obsolete.clear()
    written = BytesIO()
    write_po(
        written,
        catalogue,
        width=110,
        sort_output=True,
        omit_header=False,
        include_lineno=False,
        ignore_obsolete=True,
    )
    return written.getvalue()

