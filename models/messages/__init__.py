"""Every sentence of pages and commands in the reader's language: English in the code, Chinese here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SOURCE: Language = "en"
CATALOGUE = Path(__file__).with_name("zh.po")
_language: ContextVar[Language] = ContextVar("language", default=SOURCE)


@cache
def _translations(language: Language) -> NullTranslations:
    if language == SOURCE:
        return NullTranslations()
    # Loaded where it is needed: the reader's child processes speak English.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def language() -> Language:
    """The language that is spoken now."""
    return _language.get()


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speaks a language while the `with` lasts, in this thread or task and those it starts."""
    before = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(before)


def gettext(message: str) -> str:
    """The message in the language that is spoken."""
    return _translations(_language.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for a number of things in the language that is spoken."""
    return _translations(_language.get()).ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """A word that means another thing elsewhere, in the language that is spoken; `context` says what of."""
    return _translations(_language.get()).pgettext(context, message)


def later(message: str) -> str:
    """Marks a message for the catalogue that is translated where it is shown."""
    return message
