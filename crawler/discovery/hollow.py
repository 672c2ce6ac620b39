"""Pages that have nothing of what they were called but an empty place, which their scripts may fill."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.discovery import scripts
from crawler.discovery.examined import Link
from crawler.discovery.page import Page
from crawler.discovery.text import text_of
from crawler.discovery.view import LEADS, View

_PLACES = ("div", "ul", "ol", "dl", "table", "tbody", "section", "article", "main", "span", "p", "h1")
_TEMPLATES = ("{{", "v-for=", "v-html=", "ng-repeat=", "x-for=")
_HOLDS = ("row", "frame", "attachment", "next_page", "instead", "option")
"""Links that a page has of what it was called, or that lead to it."""


def is_hollow(view: View, links: tuple[Link, ...]) -> bool:
    """True of a page led to as a report, or of a way to reports, that has neither, where a script may put it.

    `links` are those it was found to have: what its scripts are known to ask for is a way to it."""
    if view.is_answer or any(link.kind in _HOLDS for link in links):
        return False
    called = _lacks_text(view) if view.is_article else _lacks_ways(view, links)
    return called and _has_empty_place(view.page)


def _lacks_text(view: View) -> bool:
    return view.role == "report" and not view.tells_figures and "。" not in view.own_text


def _lacks_ways(view: View, links: tuple[Link, ...]) -> bool:
    place = view.place
    is_way = view.role == "home" or place.reports or place.directory or place.section
    leads = any(link.score >= LEADS and view.is_own(link.url) for link in links)
    return bool(is_way) and not place.units and not leads


def _has_empty_place(page: Page) -> bool:
    """True of a template that only a script fills, and of an element with a name and nothing in it beside a
    script that may know it: one of the page's own, or a file that is no library."""
    if any(mark in page.text for mark in _TEMPLATES):
        return True
    empty = (one for one in page.tree.iter(*_PLACES) if not len(one) and not text_of(one).strip())
    names = {one.get("id", "") for one in empty} - {""}
    if not names:
        return False
    files = (urlsplit(script.get("src") or "").path for script in page.tree.iter("script"))
    return any(map(scripts.may_write, files)) or any(_is_known(name, page) for name in names)


def _is_known(name: str, page: Page) -> bool:
    quoted = re.compile(rf"[\"'`#]{re.escape(name)}[\"'`\s)]")
    return any(map(quoted.search, page.scripts))
