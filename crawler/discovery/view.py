"""One page with all that is known of it: is it an article or a way, and which links stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discovery import words
from crawler.discovery.content import bodies_of, own_text
from crawler.discovery.examined import Context, Examined, Link, LinkKind, Role
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.place import Place, is_report_column, may_be_unit, unit_name
from crawler.discovery.routes import path_of
from crawler.discovery.score import SURE, is_file, judge, led_in, name_of
from crawler.discovery.text import squashed, years_in
from crawler.discovery.titles import is_report
from crawler.discovery.urls import bare_key, url_key
from crawler.families.family import Family

PROMISING = 70.0
MANY = 4
MOST_ELSEWHERE = 100
LEADS = 25.0
"""From this score on a link of a section leads on, whatever else it has."""
MOST_ABOVE = 40
"""So many addresses are told to the pages that a page leads to as named before."""
MOST_ROWS_ABOVE = 12
"""So many of them are reports: those that a site shows beside all its pages."""
_IN_WANT = re.compile(f"{words.NOTICES.pattern}|{words.POSSIBLE.pattern}")
"""What is walked of a body's own for want of anything better."""
SOME_TEXT = 60
MUCH_TEXT = 300


class View:
    """One page, the own-host links found on it, its place, and the role and context of the link that led to
    it."""

    def __init__(
        self, page: Page, family: Family, found: Sequence[Found], place: Place, role: Role, context: Context,
    ) -> None:
        self.page, self.family, self.found, self.place = page, family, found, place
        self.role, self.context = role, context
        self.is_answer = family.is_answer(page) or page.is_script
        self.bodies: list[HtmlElement] = bodies_of(page, family)
        self.text = "\n".join(map(page.texts.of, self.bodies))
        self.judged = [(link, *judge(link, place, number)) for number, link in enumerate(found)]
        here = url_key(page.url)
        sure = (link for link, kind, score in self.judged if kind == "report" and score >= SURE)
        self.rows = {url_key(link.url) for link in sure} - {here}

    @cached_property
    def own_text(self) -> str:
        """The text of its bodies, else of all that is the page's own."""
        return self.text if self.bodies else own_text(self.page)

    @cached_property
    def is_article(self) -> bool:
        """An article says so, or has an article's address, title or body, and is no list of reports."""
        if self.role == "home" or self.is_answer or self._is_empty_column or self._gathers_years:
            return False
        signed = "articletitle" in self.page.metas or "pubdate" in self.page.metas
        path = path_of(self.page.url)
        addressed = words.ARTICLE_PATH.search(path) is not None or (
            self.family.article is not None and self.family.article.search(path) is not None)
        titled = any(is_report(name) and not self._names_column(name)
                     for name in (self.page.title, self.page.heading))
        text = len(squashed(self.text))
        if self.role in ("report", "attachment"):
            if not signed and text < SOME_TEXT and self._only_names_reports:
                return False
            return signed or addressed or titled or text >= SOME_TEXT or len(self.rows) < 2
        if self.tells_figures:
            return True
        if len(self.rows) >= 2 or (self._leads >= MANY and not years_in(self.page.title)):
            return False
        if (signed or addressed or titled) and text >= SOME_TEXT:
            return True
        much = self.page.letters if titled else squashed(self.own_text) if addressed else ""
        return len(much) >= MUCH_TEXT and not self.rows

    @property
    def _is_empty_column(self) -> bool:
        """True of a page with the general name of a column that was not led to as a report, says nothing and
        has no file: nobody has put a report there, or all were taken away."""
        title = squashed(self.page.title)
        return (
            self.role not in ("report", "attachment")
            and words.GENERAL_NAME.match(title) is not None and not years_in(title)
            and len(squashed(own_text(self.page))) < SOME_TEXT
            and not any(is_file(link.url) for link in self.found))

    @property
    def _gathers_years(self) -> bool:
        """True of an article called one of all years, which says nothing and names those years' reports."""
        called = any(words.ALL_YEARS.search(squashed(name)) and is_report(name)
                     for name in (self.page.title, self.page.heading))
        return called and bool(self.rows) and not self.tells_figures and self.own_text.count("。") < 2

    @property
    def _only_names_reports(self) -> bool:
        """True of a page that names reports of many bodies or years, or of a year's few bodies, is not called
        a body's own report, and has neither figures nor a file."""
        titles = (squashed(name) for name in (self.page.title, self.page.heading, self.context.text))
        files = any(is_file(link.url) for link in self.found)
        many = len(self.rows) >= MANY or self._names_bodies_of_year
        return many and not files and not self.tells_figures and not any(
            is_report(title) and words.BODY_NAME.search(title) for title in titles)

    @property
    def _names_bodies_of_year(self) -> bool:
        """True of a page called by a year alone, of no body, whose rows each name one, menus aside."""
        if self.context.unit or not words.YEAR_LABEL.match(squashed(self.context.text)):
            return False
        told = (squashed(name_of(link)) for link, _, _ in self.judged if url_key(link.url) in self.rows)
        names = [name for name in told if not words.GENERAL_NAME.match(name)]
        return bool(names) and all(map(words.BODY_NAME.search, names))

    @property
    def _leads(self) -> int:
        """So many columns of reports does the page lead to."""
        here = url_key(self.page.url)
        lists = {url_key(link.url) for link, kind, score in self.judged
                 if kind == "list" and score >= PROMISING}
        return len(lists - {here})

    def _names_column(self, name: str | None) -> bool:
        """True if a name without a year is what the column is called that the page was led to as, alone or
        behind the name of a body, or another name of a column of reports than the one it has."""
        plain = squashed(name)
        if self.role == "report" or years_in(plain):
            return False
        columns = [squashed(one) for one in (self.page.column, self.context.text) if one]
        if words.GENERAL_NAME.match(plain) and any(is_report_column(one, True) for one in columns):
            return True
        return plain in columns or any(
            plain.endswith(one) and _is_body(plain.removesuffix(one)) for one in columns)

    @cached_property
    def tells_figures(self) -> bool:
        """True if the page has headings that only a report itself has, whatever its title and address say."""
        return len(set(words.REPORT_BODY.findall(self.page.letters))) >= 2

    def elsewhere(self, foreign: Sequence[Found]) -> tuple[Link, ...]:
        """Rows of reports that stand with somebody else, such as a page of WeChat: they are put on record and
        never fetched. What stands with another government is that one's."""
        judged = ((link, *judge(link, self.place, -1)) for link in foreign if not _is_government(link.url))
        rows = {link.url: replace(self.link(link, role, score, -1), kind="elsewhere")
                for link, role, score in judged if role == "report" and score >= SURE
                and is_report(name_of(link), in_column=self.place.reports)}
        return () if self.is_article else tuple(rows.values())[:MOST_ELSEWHERE]

    def examined(
        self, role: Role, title: str | None, day: date | None, content: str, links: Iterable[Link],
    ) -> Examined:
        """What is told of the page, as this role."""
        return Examined(
            role, self.family.name, title, self.page.column, self.page.breadcrumb, self.place.unit, day,
            content, tuple(links))

    def links(self) -> list[Link]:
        """Every own link once, with its best score, in the order of the page.

        Of an article led to as a report only links to reports count, and its column if what led there was
        another: its menus were seen before."""
        only_reports = self.role == "report" and self.is_article
        best: dict[str, Link] = {}
        here = url_key(self.page.url)
        for number, (found, role, score) in enumerate(self.judged):
            key = url_key(found.url)
            if key == here:
                continue
            if only_reports and role != "report" and not self._is_its_column(found, role, score):
                continue
            if self.is_article and _is_same_page(found.url, self.page.url):
                continue
            if key not in best or best[key].score < score:
                best[key] = self.link(found, role, score, number)
        reports = {key for key, link in best.items() if link.role == "report"}
        return [link for link in best.values()
                if link.role != "report" or bare_key(link.url) not in reports]

    def _is_its_column(self, found: Found, role: Role, score: float) -> bool:
        """True of the column of reports that an article's trail ends with, if a page of none, such as the
        first one or a list of notices, led there."""
        trail = self.page.breadcrumb
        name = squashed(trail[-1]) if trail else ""
        return (
            role == "list" and score >= PROMISING and squashed(found.full) == name
            and not any(is_report_column(one, True) for one in (
                self.context.column, self.context.heading, *self.context.breadcrumb)))

    def link(self, found: Found, role: Role, score: float, number: int) -> Link:
        """A link with what this page says of it; `number` is its place among the page's links."""
        row = role == "report" and found.kind in ("anchor", "script")
        kind: LinkKind = "row" if row else found.kind
        name, unit = (name_of(found) if row else found.full) or None, self._unit_of(found, role, number)
        return Link(found.url, kind, role, score, Context(
            text=name, heading=found.heading, breadcrumb=self.page.breadcrumb, column=self.page.column,
            unit=unit, title=name if row else None, published_on=found.day if row else None,
            named_above=() if role in ("report", "attachment") else self._named))

    def is_own(self, url: str) -> bool:
        """False of what a page before this one named already, such as the site's menu does."""
        return url_key(url) not in self.context.named_above

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """The ways that this page, or one before it, names as no single body's, and reports."""
        if self.place.unit is not None:
            return self.context.named_above
        ways = [url_key(found.url) for number, (found, role, score) in enumerate(self.judged)
                if ((role in ("list", "section", "directory") and score >= LEADS)
                    or _IN_WANT.match(squashed(found.full)))
                and self._unit_of(found, role, number) is None]
        rows = islice((url_key(found.url) for found, role, score in self.judged
                       if role == "report" and score >= SURE), MOST_ROWS_ABOVE)
        return tuple(dict.fromkeys((*self.context.named_above, *ways, *rows)))[:MOST_ABOVE]

    def _unit_of(self, found: Found, role: Role, number: int) -> str | None:
        """A bare unit's name makes it the unit of what lies below; else the page's own unit is handed
        down."""
        more = self.place.reports and words.MORE.match(squashed(found.full))
        head = led_in(found.row, found.full) or found.heading if more else None
        plain = words.YEAR_PART.sub("", squashed(head or found.full))
        named = unit_name(plain) or (plain if number in self.place.units and may_be_unit(plain) else None)
        if named and (role in ("section", "list") or number in self.place.units or self.place.reports):
            return named
        return None if role == "directory" else self.place.unit


def _is_government(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(".gov.cn")


def _is_same_page(url: str, here: str) -> bool:
    """True if an address is that of this static article, with other words in its query."""
    ours, theirs = urlsplit(here), urlsplit(url)
    same = (ours.netloc, ours.path) == (theirs.netloc, theirs.path) and not theirs.fragment
    return same and words.STATIC.search(theirs.path) is not None


def _is_body(name: str) -> bool:
    """True of the name of a body, or of the government itself."""
    return unit_name(name) is not None or words.GOVERNMENT.match(name) is not None
