"""Examining a page: from its bytes and the link that led there to its role, its links and its own matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler import families
from crawler.discovery import paging, signs, words
from crawler.discovery.attachments import attachments_of
from crawler.discovery.content import article_content, bodies_of, list_content
from crawler.discovery.examined import Context, Examined, Link, LinkKind, Role
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.links import Found, links_of
from crawler.discovery.page import Page, visible_text
from crawler.discovery.place import Place, place_of, unit_name
from crawler.discovery.score import is_look_alike, is_report, judge
from crawler.discovery.text import day_in, squashed
from crawler.discovery.urls import url_key
from crawler.families.family import Family

_PUBLISHED = re.compile(r"(?:发布|发文|发稿|公开|上传|录入|更新)(?:日期|时间)[::]?.{0,3}?(20\d\d[-/.年].{3,7})")
_FILE_HEADS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"\x89PNG", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"GIF8",
               b"II*\x00", b"MM\x00*", b"BM")


def examine(
    url: str, body: bytes, content_type: str, role: Role, context: Context, portal_hosts: OwnHosts,
) -> Examined:
    """Tells what a fetched page is and where it leads.

    `role` and `context` are those of the link that led there (role `home` for the first page). Only links on the
    portal's own hosts are given; those of score 0 or less are noise, given only to be counted. Bytes that are no page
    keep the role `report` or become an `attachment`. Never raises on any bytes."""
    if not is_page(body, content_type):
        kept: Role = "report" if role == "report" else "attachment"
        return Examined(kept, title=context.title or context.text, unit=context.unit, published_on=context.published_on)
    page = Page.of(url, body)
    family = families.family_of(page)
    found = links_of(page)
    sign = signs.soft_404(page)
    to = signs.sends_to(page, found)
    if sign or to:
        return Examined(role, family.name, page.title, unit=context.unit, redirect_to=to, sign=sign)
    own = [link for link in found if portal_hosts.owns(link.url)]
    place = place_of(page, role, context, own)
    notes = ("shell: only scripts fill this page",) if signs.is_shell(page, found) else ()
    view = _View(page, family, own, place, role, context)
    examined = view.article(portal_hosts) if view.is_article() else view.way()
    return replace(examined, notes=notes)


def is_page(body: bytes, content_type: str) -> bool:
    """True for HTML and text by the first bytes; the declared type decides only where they are silent."""
    head = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(_FILE_HEADS):
        return False
    if b"<" in head[:1] or b"<html" in head.lower() or b"<!doctype" in head.lower():
        return True
    return b"\x00" not in head and not content_type.startswith(("application/pdf", "image/", "application/vnd", "application/zip"))


class _View:
    """One page with all that is known of it."""

    def __init__(
        self, page: Page, family: Family, found: Sequence[Found], place: Place, role: Role, context: Context,
    ) -> None:
        self.page, self.family, self.found, self.place, self.role, self.context = page, family, found, place, role, context
        self.bodies: list[HtmlElement] = bodies_of(page, family)
        self.judged = [(link, *judge(link, place, number)) for number, link in enumerate(found)]
        self.rows = [link for link, kind, score in self.judged if kind == "report" and score >= 86]

    def is_article(self) -> bool:
        """An article says so itself, or has an article's body or address and is no list of reports."""
        if self.role == "home" or len({url_key(row.url) for row in self.rows}) >= 3 and not self._says_article():
            return False
        if self._says_article():
            return True
        path = urlsplit(self.page.url).path
        text = sum(len(squashed(visible_text(body))) for body in self.bodies)
        addressed = bool(self.family.article and self.family.article.search(path)) or bool(words.ARTICLE_PATH.search(path))
        titled = is_report(self.page.title) or is_report(self.page.heading)
        if self.role == "report":
            return addressed or titled or text >= 60 or not self.rows
        return (addressed and text >= 60) or (titled and text >= 200 and not self.rows)

    def _says_article(self) -> bool:
        return "articletitle" in self.page.metas or "pubdate" in self.page.metas

    def title(self) -> str | None:
        """The page's title, or the link's where the page only repeats the site's or the column's name."""
        title, named = self.page.title, self.context.title or self.context.text
        candidates = [title, self.page.heading, *self._headings(), named]
        best = next((one for one in candidates if is_report(one)), None)
        return best or title or named

    def _headings(self) -> list[str]:
        paths = "//*[@id='UCAPTITLE'] | //*[contains(@class,'title') or contains(@class,'bt') or contains(@class,'tit')]"
        hits = [e for e in self.page.tree.xpath(paths) if isinstance(e, HtmlElement)]
        texts = (squashed(e.text_content()) for e in hits[:20])
        return [text for text in texts if 6 <= len(text) <= 80]

    def published_on(self) -> date | None:
        meta = day_in(self.page.metas.get("pubdate"))
        if meta:
            return meta
        match = _PUBLISHED.search(squashed(self.page.words[:3000]))
        return (day_in(match.group(1)) if match else None) or self.context.published_on

    def article(self, hosts: OwnHosts) -> Examined:
        title, day = self.title(), self.published_on()
        told = Context(
            text=self.context.text, heading=self.context.heading, breadcrumb=self.page.breadcrumb or self.context.breadcrumb,
            column=self.page.column or self.context.column, unit=self.place.unit, title=title, published_on=day)
        report = self._is_report(title)
        files = attachments_of(self.page, self.bodies, self.found, hosts, told) if report else ()
        taken = {url_key(link.url) for link in files}
        ways = self._links(only_reports=self.role == "report")
        ways = [link for link in ways if url_key(link.url) not in taken]
        content = article_content(self.page, self.bodies, files)
        return self._examined("report" if report else "noise", title, day, content, (*files, *ways))

    def _is_report(self, title: str | None) -> bool:
        names = (title, self.context.title, self.context.text)
        if any(is_report(name, in_column=self.place.reports) for name in names):
            return True
        return self.role == "report" and not is_look_alike(self.page.title)

    def way(self) -> Examined:
        links = self._links() + self._next()
        if self.role == "home":
            role: Role = "home"
        elif self.place.reports or len(self.rows) >= 3:
            role = "list"
        elif self.place.directory or len(self.place.units) >= 8:
            role = "directory"
        elif self.place.section:
            role = "section"
        else:
            role = "lead" if any(link.score > 0 for link in links) else "noise"
        return self._examined(role, self.page.title, None, list_content(links), links)

    def _examined(self, role: Role, title: str | None, day: date | None, content: str, links: Iterable[Link]) -> Examined:
        return Examined(
            role, self.family.name, title, self.page.column, self.page.breadcrumb, self.place.unit, day, content, tuple(links))

    def _links(self, *, only_reports: bool = False) -> list[Link]:
        """Every own link once, with its best score, in the order of the page."""
        best: dict[str, Link] = {}
        here = url_key(self.page.url)
        for number, (found, role, score) in enumerate(self.judged):
            key = url_key(found.url)
            if key == here or (only_reports and role != "report"):
                continue
            link = self._link(found, role, score, number)
            if key not in best or best[key].score < score:
                best[key] = link
        return list(best.values())

    def _link(self, found: Found, role: Role, score: float, number: int) -> Link:
        row = role == "report" and found.kind == "anchor"
        kind: LinkKind = "row" if row else found.kind
        return Link(found.url, kind, role, score, Context(
            text=found.full or None, heading=found.heading, breadcrumb=self.page.breadcrumb, column=self.page.column,
            unit=self._unit_of(found, role, number), title=(found.full or None) if row else None,
            published_on=found.day if row else None))

    def _unit_of(self, found: Found, role: Role, number: int) -> str | None:
        """A bare unit's name makes it the unit of what lies below; else the page's own unit is handed down."""
        named = unit_name(found.full)
        if named and (role in ("section", "list") or number in self.place.units or self.place.reports):
            return named
        return None if role == "directory" else self.place.unit

    def _next(self) -> list[Link]:
        listed = [link for link, _, _ in self.judged if link.day is not None]
        mixed = bool(self.rows) and len(self.rows) >= 0.25 * max(len(listed), 1)
        if not (self.place.reports or self.place.directory or mixed):
            return []
        known = self.family.pages_known(self.page)
        pages = self.family.next_pages(self.page) if known else paging.next_pages(self.page, self.found)
        role: Role = "list" if self.place.reports or mixed else "directory"
        start = 85.0 if role == "list" else 50.0
        context = replace(self.context, breadcrumb=self.page.breadcrumb, column=self.page.column, unit=self.place.unit)
        return [Link(url, "next_page", role, start - rank, context) for rank, url in enumerate(pages)]
