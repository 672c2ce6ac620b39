"""The files of an article: linked, framed by a viewer, embedded, named by a script, or scanned pages as
pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.discovery import scripts, words
from crawler.discovery.examined import Context, Link
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.score import is_file
from crawler.discovery.text import spaced, squashed
from crawler.discovery.urls import clean, url_key
from crawler.discovery.viewers import viewed

_FILE_ATTRIBUTES = ("data-pdf", "data-file", "data-src", "data-path", "data-ofd", "data-doc")
_SHOWN = re.compile(
    r"(?:PDFObject\.embed|getDocument|Pdfh5|(?:open|show|load|view|preview)(?:Pdf|PDF|Ofd|OFD|Doc))\s*\("
    r"[^'\"();]{0,200}?(?:url['\"]?\s*:\s*)?['\"]([^'\"#][^'\"]{3,})['\"]", re.I)
"""A viewer that a script opens on a file."""
_FILE_TYPE = re.compile(r"application/(?:pdf|ofd|msword|vnd\.)", re.I)
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|bmp)$", re.I)
_ORNAMENT = re.compile(
    r"icon|ico_|logo|/images?/|button|btn|qrcode|ewm|banner|/skin|/template|/xhtml|/static/|/assets/", re.I)
_OTHER_FORM = re.compile(r"申请表|申请书|登记表|流程图|指南|软件|阅读器|客户端|浏览器|reader", re.I)
_NAMING = etree.XPath(".//*[{}]".format(" or ".join(f"@{name}" for name in _FILE_ATTRIBUTES)))
SCORE = 95.0
Named = tuple[str, str]
"""An address and the name it is given."""


def attachments_of(
    page: Page, scans: Sequence[HtmlElement], found: Sequence[Found], hosts: OwnHosts, context: Context,
) -> tuple[Link, ...]:
    """The attachments in the order of the page, each address once.

    `scans` are the bodies of an article that has next to no text: their pictures are the report's pages."""
    taken: dict[str, Link] = {}
    for url, name in _candidates(page, scans, found):
        key = url_key(url)
        if hosts.owns(url) and key not in taken and key != url_key(page.url):
            taken[key] = Link(url, "attachment", "attachment", SCORE, _named(context, name))
    return tuple(taken.values())


def _named(context: Context, name: str) -> Context:
    useless = not squashed(name) or words.EMPTY_NAME.match(squashed(name)) is not None
    return replace(context, text=context.title if useless else name)


def _candidates(page: Page, scans: Sequence[HtmlElement], found: Sequence[Found]) -> Iterator[Named]:
    for link in found:
        if link.related or link.holder or link.kind == "option":
            continue
        shown = viewed(link.url, page.base)
        if shown:
            yield shown, link.full
        elif is_file(link.url) and not _OTHER_FORM.search(link.full) and not _in_chrome(link.element):
            yield link.url, link.full
    yield from ((url, "") for url in _embedded(page))
    yield from _pictures(page, scans)


def _embedded(page: Page) -> Iterator[str]:
    """Files that the page shows in itself, or that only a script names."""
    for tag, name in (("embed", "src"), ("object", "data")):
        for element in page.tree.iter(tag):
            url = clean(element.get(name), page.base, page.encoding)
            shown = viewed(url, page.base) if url else None
            if url and (shown or is_file(url) or _FILE_TYPE.match(element.get("type") or "")):
                yield shown or url
    for element in _NAMING(page.tree) if any(name in page.text for name in _FILE_ATTRIBUTES) else ():
        for name in _FILE_ATTRIBUTES:
            url = clean(element.get(name), page.base, page.encoding)
            if url and words.FILE.search(urlsplit(url).path) and not _PICTURE.search(url):
                yield url
    for script in page.scripts:
        for raw in _SHOWN.findall(script):
            url = clean(raw, page.base, page.encoding)
            if url:
                yield viewed(url, page.base) or url
        for text in scripts.strings(script):
            path = "/" in text or text.startswith("./")
            url = clean(text, page.base, page.encoding) if path and words.FILE.search(text) else None
            if url and not _PICTURE.search(text):
                yield url


def _pictures(page: Page, scans: Sequence[HtmlElement]) -> Iterator[Named]:
    for body in scans:
        for image in body.iter("img"):
            url = clean(image.get("src") or image.get("data-src"), page.base, page.encoding)
            drawn = url and _PICTURE.search(urlsplit(url).path) and not _ORNAMENT.search(urlsplit(url).path)
            if url and drawn and not _in_chrome(image) and next(image.iterancestors("a"), None) is None:
                yield url, spaced(image.get("alt") or image.get("title"))


def _in_chrome(element: HtmlElement | None) -> bool:
    if element is None:
        return False
    for ancestor in element.iterancestors():
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag in ("nav", "footer",
        "header") or re.search(r"(?:^|[\s_-])(?:foot\w*|nav|menu|sidebar)(?:$|[\s_-])", names, re.I):
            return True
    return False
