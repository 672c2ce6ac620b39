"""What forms ask for: choices that send their form, stubs that send themselves, and pages by __doPostBack."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from crawler.discovery.page import Page
from crawler.discovery.posted import posting
from crawler.discovery.urls import clean

_SUBMITS = re.compile(r"\.submit\(\)")
_POSTBACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_TYPED = frozenset({"", "text", "search", "password", "file", "email"})
_LARGEST = 2**16


def chosen(page: Page, option: HtmlElement) -> str | None:
    """The address that choosing an option asks for; null if its form asks for more than a choice."""
    select = next(option.iterancestors("select"), None)
    form = next(option.iterancestors("form"), None)
    name = select.get("name") if select is not None else None
    value = option.get("value")
    if form is None or not name or not value or _is_typed(form):
        return None
    return _sent(page, form, {name: value})


def submitted(page: Page) -> str | None:
    """The address of a form that a page sends by itself; null if it has none, or waits for a reader."""
    body = page.tree.find("body")
    onload = (body.get("onload") or "") if body is not None else ""
    if not any(_SUBMITS.search(code) for code in (*page.scripts, onload)):
        return None
    forms = list(page.tree.iter("form"))
    return _sent(page, forms[0], {}) if len(forms) == 1 and not _is_typed(forms[0]) else None


def posted_back(page: Page, code: str, element: HtmlElement) -> str | None:
    """The address of a page asked by `__doPostBack('grid','Page$2')`; null if the code is none."""
    match = _POSTBACK.search(code)
    form = next(element.iterancestors("form"), None) if match else None
    if match is None or form is None:
        return None
    url = _sent(page, form, {"__EVENTTARGET": match.group(1), "__EVENTARGUMENT": match.group(2)}, post=True)
    return url if url and len(url) <= _LARGEST else None


def _is_typed(form: HtmlElement) -> bool:
    """True if the form waits for words: a search, a login, a letter."""
    typed = any((field.get("type") or "").lower() in _TYPED for field in form.iter("input"))
    return typed or next(form.iter("textarea"), None) is not None


def _sent(page: Page, form: HtmlElement, values: dict[str, str], *, post: bool = False) -> str | None:
    url = clean(form.get("action") or page.url, page.base, page.encoding)
    if url is None:
        return None
    hidden = {name: field.get("value") or "" for field in form.iter("input")
              if (name := field.get("name")) and (field.get("type") or "").lower() == "hidden"}
    asked = {**hidden, **values}
    if post or (form.get("method") or "").lower() == "post":
        return posting(url, asked)
    parts = urlsplit(url)
    query = urlencode(asked, encoding=page.encoding, errors="replace")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
