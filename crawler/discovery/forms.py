"""What forms ask for: choices that send their form, stubs that send themselves, pages by __doPostBack or by a
function that sets a form's number and sends it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from crawler.discovery.expressions import arguments, closed, value
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posting
from crawler.discovery.text import spaced, squashed, text_of
from crawler.discovery.urls import clean
from crawler.discovery.words import REPORT_COLUMN

_ALL = re.compile(r"^\W*(?:全部|所有|不限|请选择|选择)|^\W*$")
"""What the choice says that gives all there is."""
_SUBMITS = re.compile(r"\.submit\(\)")
_POSTBACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_CALLED = re.compile(r"(?<![\w$.])([\w$]+)\s*\(")
_SENDER = r"function\s+{}\s*\(([^()]*)\)\s*\{{|\b{}\s*=\s*function\s*\(([^()]*)\)\s*\{{"
_SET = re.compile(
    r"(?:getElementById\(\s*['\"](?P<id>[^'\"]+)['\"]\s*\)|\$\(\s*['\"]#(?P<jquery>[\w\-.:]+)['\"]\s*\)"
    r"|\[\s*\\?['\"]?(?:name=)?['\"]?(?P<named>[\w.]+)['\"]?\s*\](?:['\"]\s*\))?|\.(?P<member>\w+))"
    r"\s*\.\s*(?:value\s*=(?!=)|val\()\s*")
"""A script that sets a form's field, and how it calls the field."""
_SENDS = re.compile(
    r"(?:document\.(?:forms\.)?(\w+)|document\.forms\[\s*['\"]([^'\"]+)['\"]\s*\]"
    r"|getElementById\(\s*['\"]([^'\"]+)['\"]\s*\)|\$\(\s*['\"]#([\w\-]+)['\"]\s*\))\s*\.\s*submit\(")
_FETCHES = re.compile(r"down|file|attach|fujian|annex|export", re.I)
"""The address of a form that gives a file."""
_TYPED = frozenset({"", "text", "search", "password", "file", "email"})
_SOUGHT = frozenset({"", "text", "search"})
_LARGEST = 2**16


def _defaults(form: HtmlElement) -> dict[str, str]:
    """What a form sends for its choices if nobody makes one."""
    told = {}
    for select in _selects(form):
        first = _first(select)
        if first is not None:
            given = first.get("value")
            told[select.get("name", "")] = spaced(text_of(first)) if given is None else given
    return told


def _first(select: HtmlElement) -> HtmlElement | None:
    """The choice that is made if nobody makes one."""
    options = list(select.iter("option"))
    return next((one for one in options if one.get("selected") is not None), options[0] if options else None)


def as_it_stands(page: Page) -> str | None:
    """The address of a form of several choices that a reader sends for all there is; null if the page has
    none, or answers it already."""
    form = _of_choices(page)
    return None if form is None or _is_answer(page, form) else _sent(page, form, {})


def is_narrowed(page: Page) -> bool:
    """True of a page that answers such a form: each of its choices gives some of what it may show."""
    form = _of_choices(page)
    return form is not None and _is_answer(page, form)


def _of_choices(page: Page) -> HtmlElement | None:
    """The first form of several choices and nothing else, each of which may be left at 全部."""
    for form in page.tree.iter("form"):
        selects = _selects(form)
        if len(selects) > 1 and not _is_typed(form) and all(map(_gives_all, selects)):
            return form
    return None


def _selects(form: HtmlElement) -> list[HtmlElement]:
    return [select for select in form.iter("select") if select.get("name")]


def _is_answer(page: Page, form: HtmlElement) -> bool:
    here = asked(page.url)
    told = parse_qsl(f"{urlsplit(here.url).query}&{here.body or ''}", keep_blank_values=True)
    return _selects(form)[0].get("name") in {name for name, _ in told}


def _gives_all(select: HtmlElement) -> bool:
    first = next(select.iter("option"), None)
    return first is not None and _ALL.search(squashed(text_of(first))) is not None


def chosen(page: Page, option: HtmlElement) -> str | None:
    """The address that choosing an option asks for; null if its form asks for more than a choice. Where
    reports are the choice, no words need be looked for."""
    select = next(option.iterancestors("select"), None)
    form = next(option.iterancestors("form"), None)
    name = select.get("name") if select is not None else None
    value = option.get("value")
    if form is None or not name or not value:
        return None
    if not _is_typed(form):
        return _sent(page, form, {name: value})
    searches = (form.get("method") or "get").lower() == "get" and next(form.iter("textarea"), None) is None
    reports = REPORT_COLUMN.search(squashed(text_of(option))) is not None
    return _sent(page, form, {**_unwritten(form), name: value}) if searches and reports else None


def _unwritten(form: HtmlElement) -> dict[str, str]:
    """What a form sends for its fields of words if nobody writes any."""
    return {name: field.get("value") or "" for field in form.iter("input")
            if (name := field.get("name")) and (field.get("type") or "").lower() in _SOUGHT}


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


def sent_for_file(page: Page, code: str) -> str | None:
    """The address of a file that a click asks for by sending a form of hidden fields; null if the code sends
    none, or another form."""
    match = _SENDS.search(code)
    named = [form for form in page.tree.iter("form")
             if match and next(filter(None, match.groups())) in (form.get("id"), form.get("name"))]
    if not named or _is_typed(named[0]) or not _FETCHES.search(named[0].get("action") or ""):
        return None
    return _sent(page, named[0], {})


def turned(page: Page, code: str, element: HtmlElement) -> str | None:
    """The address of a page of a list asked by a function that sets one field of a form and sends it:
    `goPage(2)`; null if the code does something else."""
    for called in _CALLED.finditer(code):
        name = re.escape(called.group(1))
        for script in page.scripts:
            match = re.search(_SENDER.format(name, name), script) if ".submit" in script else None
            if match is None:
                continue
            names = [one.strip() for one in (match.group(1) or match.group(2) or "").split(",")]
            given = zip(names, arguments(code, called.end()), strict=False)
            known = {one: told for one, raw in given if (told := value(raw, {})) is not None}
            body = script[match.end():closed(script, match.end())]
            return _set_and_sent(page, body, known, element) if _SUBMITS.search(body) else None
    return None


def _set_and_sent(page: Page, body: str, known: dict[str, str], element: HtmlElement) -> str | None:
    """The address of the form whose one field a function's body sets to a number that is known."""
    for match in _SET.finditer(body):
        told = value(re.split(r"[;)\n]", body[match.end():], maxsplit=1)[0], known)
        field = _field(page, next(filter(None, match.groups())))
        form = next(field.iterancestors("form"), None) if field is not None else None
        if form is None:
            form = next(element.iterancestors("form"), None)
        if field is None or form is None or told is None or not told.isdecimal():
            continue
        name = field.get("name")
        return _sent(page, form, {name: told}) if name and not _is_typed(form, field) else None
    return None


def _field(page: Page, name: str) -> HtmlElement | None:
    inputs = page.tree.iter("input")
    return next((one for one in inputs if name in (one.get("name"), one.get("id"))), None)


def _is_typed(form: HtmlElement, own: HtmlElement | None = None) -> bool:
    """True if the form waits for words: a search, a login, a letter; its `own` field does not count."""
    fields = (field for field in form.iter("input") if field is not own)
    typed = any((field.get("type") or "").lower() in _TYPED for field in fields)
    return typed or next(form.iter("textarea"), None) is not None


def _sent(page: Page, form: HtmlElement, values: dict[str, str], *, post: bool = False) -> str | None:
    url = clean(form.get("action") or page.url, page.base, page.encoding)
    if url is None:
        return None
    hidden = {name: field.get("value") or "" for field in form.iter("input")
              if (name := field.get("name")) and (field.get("type") or "").lower() == "hidden"}
    told = {**hidden, **_defaults(form), **values}
    if post or (form.get("method") or "").lower() == "post":
        return posting(url, told)
    parts = urlsplit(url)
    query = urlencode(told, encoding=page.encoding, errors="replace")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
