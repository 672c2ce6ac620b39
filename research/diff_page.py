"""Two reports side by side as one HTML file that stands alone: to be read, printed and sent to someone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template

from models import messages
from models.messages.templates import templates_of
from research.diff_view import view

CSS = Path(__file__).parent / "templates" / "diff.css"
"""The style of a difference; it takes its colours from the page that it stands in."""


def diff_page(found: Mapping[str, Any], language: messages.Language = "zh") -> str:
    """The page of a difference as `research.diff` gives it."""
    with messages.speaking(language):
        return _template().render(page=view(found), language=language)


@cache
def _template() -> Template:
    return templates_of(["research"]).get_template("diff.html")
