"""One page with all that is known of it: is it an article or a way, and what follows from that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discovery import paging, words
from crawler.discovery.attachments import attachments_of
from crawler.discovery.content import article_content, bodies_of, list_content, own_text
from crawler.discovery.examined import Context, Examined, Link, LinkKind, Role
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.place import Place, may_be_unit, unit_name
from crawler.discovery.posted import telling_rows
from crawler.discovery.score import (
    LAST_RESORT,
    SURE,
    fresh_path,
    is_file,
    is_look_alike,
    is_report,
    judge,
    name_of,
)
from crawler.discovery.text import day_in, squashed, years_in
from crawler.discovery.urls import bare_key, clean, url_key
from crawler.families.family import Family

_PUBLISHED = re.compile(
    r"(?:发布|发文|发稿|公开|上传|录入|更新)(?:日期|时间)[::]?.{0,3}?(20\d\d[-/.年].{3,7})")
_TITLES = "//*[@id='UCAPTITLE' or contains(@class,'bt') or contains(@class,'tit')]"
_FRAME_SCORES: dict[Role, float] = {
    "list": 89.0, "report": 94.0, "directory": 64.0, "section": 57.0, "home": 40.0}
_FILL_SCORES: dict[Role, float] = {"list": 91.0, "directory": 64.0, "section": 57.0}
_PROMISING = 70.0
MANY = 4
MOST_ASKED = 4
"""So many addresses that only scripts name may one page have fetched."""
MOST_ELSEWHERE = 100
POSSIBLE = 10.0
NOTICES = 5.0
DEEP = 12
"""So many pages of notices without a report are turned over."""
_LEADING = ("list", "report", "directory")
SOME_TEXT = 60
PART = 94.0
ENOUGH_TEXT = 120
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
    def is_article(self) -> bool:
        """An article says so, or has an article's address, title or body, and is no list of reports."""
        if self.role == "home" or self.is_answer:
            return False
        signed = "articletitle" in self.page.metas or "pubdate" in self.page.metas
        path = urlsplit(self.page.url).path
        addressed = words.ARTICLE_PATH.search(path) is not None or (
            self.family.article is not None and self.family.article.search(path) is not None)
        titled = any(is_report(name) and not self._names_column(name)
                     for name in (self.page.title, self.page.heading))
        text = len(squashed(self.text))
        if self.role in ("report", "attachment"):
            return signed or addressed or titled or text >= SOME_TEXT or len(self.rows) < 2
        if self._tells_figures:
            return True
        if len(self.rows) >= 2 or (self._leads >= MANY and not years_in(self.page.title)):
            return False
        if (signed or addressed or titled) and text >= SOME_TEXT:
            return True
        return (titled or addressed) and not self.rows and len(squashed(self.page.words)) >= MUCH_TEXT

    @property
    def _leads(self) -> int:
        """So many columns of reports does the page lead to."""
        here = url_key(self.page.url)
        lists = {url_key(link.url) for link, kind, score in self.judged
                 if kind == "list" and score >= _PROMISING}
        return len(lists - {here})

    def _names_column(self, name: str | None) -> bool:
        """True if a name without a year is what the column is called that the page was led to as."""
        plain = squashed(name)
        return self.role != "report" and not years_in(plain) and plain in {
            squashed(column) for column in (self.page.column, self.context.text)}

    def _is_report(self, title: str | None) -> bool:
        given = (name for name in (self.context.title, self.context.text) if not self._is_told_whole(name))
        names = (title, *given)
        if any(is_report(name, in_column=self.place.reports) for name in names):
            return not (self.page.metas.get("articletitle") and is_look_alike(self.page.title))
        told_whole = any(map(self._is_told_whole, (self.context.title, self.context.text)))
        if is_look_alike(self.page.title) or (told_whole and not self._tells_figures):
            return False
        return self.role == "report" or self._tells_figures

    def _is_told_whole(self, name: str | None) -> bool:
        """True if a link's name was cut short and the page's own title has the whole of it."""
        plain = squashed(name)
        stem = words.CUT.sub("", plain)
        return stem != plain and squashed(self.page.title).startswith(stem)

    @cached_property
    def _tells_figures(self) -> bool:
        """True if the page has headings that only a report itself has, whatever its title and address say."""
        return len(set(words.REPORT_BODY.findall(squashed(self.page.words)))) >= 2

    def title(self) -> str | None:
        """The page's title, or the link's where the page only repeats the site's or the column's name."""
        named = self.context.title or self.context.text
        best = next((one for one in self._names(named) if is_report(one)), None)
        return best or self.page.title or named

    def _names(self, given: str | None) -> Iterator[str | None]:
        yield self.page.title
        yield self.page.heading
        yield from self._headings()
        yield given

    def _headings(self) -> list[str]:
        hits = [e for e in self.page.tree.xpath(_TITLES) if isinstance(e, HtmlElement)]
        texts = (squashed(e.text_content()) for e in hits[:20])
        return [text for text in texts if 6 <= len(text) <= 80]

    def published_on(self) -> date | None:
        """The day by the meta tag, else by the page's 发布日期, else by the row that led here."""
        meta = day_in(self.page.metas.get("pubdate"))
        if meta:
            return meta
        match = _PUBLISHED.search(squashed(self.page.words[:3000]))
        return (day_in(match.group(1)) if match else None) or self.context.published_on

    def article(self, hosts: OwnHosts) -> Examined:
        """An article: a report with its attachments, or noise."""
        title, day = self.title(), self.published_on()
        claimed = self._is_report(title)
        told = replace(
            self.context, breadcrumb=self.page.breadcrumb or self.context.breadcrumb, unit=self.place.unit,
            column=self.page.column or self.context.column, title=title, published_on=day)
        files = attachments_of(self.page, self._scans(), self.found, hosts, told) if claimed else ()
        report = claimed and (bool(files) or not self._speaks_of_else)
        files = (*files, *self._further_parts(told)) if report else ()
        taken = {url_key(link.url) for link in files}
        leads = not (claimed and not files and self._only_speaks)
        ways = [link for link in self._links() if leads and url_key(link.url) not in taken]
        content = article_content(self.page, self.bodies, self.text, files)
        return self._examined("report" if report else "noise", title, day, content, (*files, *ways))

    @cached_property
    def _only_speaks(self) -> bool:
        """True of a report's page that has sentences and no heading of a report: it vouches for no other."""
        text = self.text if self.bodies else own_text(self.page)
        return not self._tells_figures and text.count("。") >= 2

    @cached_property
    def _speaks_of_else(self) -> bool:
        """True of a page whose sentences never speak of disclosure, and whose title does not either."""
        text = self.text if self.bodies else own_text(self.page)
        said = "".join(line for line in text.split("\n") if "。" in line)
        untold = not is_report(self.page.title) and not is_report(self.page.heading)
        return untold and len(said) >= ENOUGH_TEXT and not words.DISCLOSED.search(said)

    def _scans(self) -> list[HtmlElement]:
        """The blocks whose pictures are the report's pages, as next to no text stands beside them."""
        text = self.text if self.bodies else own_text(self.page)
        root = self.page.tree.find("body")
        blocks = self.bodies or ([] if root is None else [root])
        return blocks if len(squashed(text)) < MUCH_TEXT else []

    def _further_parts(self, told: Context) -> list[Link]:
        """The next page of a body that is cut into pages: `…/abc_2.shtml` after `…/abc.shtml`."""
        stem = re.sub(r"(?:_\d+)?\.\w+$", "", urlsplit(self.page.url).path)
        pages = [url for url in paging.next_pages(self.page, self.found)
                 if re.sub(r"_\d+\.\w+$", "", urlsplit(url).path) == stem]
        return [Link(url, "next_page", "attachment", PART, told) for url in pages[:1]]

    def way(self, hosts: OwnHosts) -> Examined:
        """A page that leads on: the home page, a section, a directory or a list."""
        links = [*self._links(), *self._frames(), *self._fills(), *self._next()]
        links += self._possible(links)
        leads = any(link.score > LAST_RESORT for link in links)
        links += [] if leads else self._menus(hosts)
        if self.role == "home" and not any(link.score > 0 for link in links):
            links = self._splash(links)
        role: Role = "lead" if any(link.score > 0 for link in links) else "noise"
        if self.role == "home":
            role = "home"
        elif self.place.reports or len(self.rows) >= 3 or self._is_notices:
            role = "list"
        elif self.place.directory or len(self.place.units) >= 8:
            role = "directory"
        elif self.place.section:
            role = "section"
        title = None if self.is_answer else self.page.title
        return self._examined(role, title, None, list_content(links), links)

    def elsewhere(self, foreign: Sequence[Found]) -> tuple[Link, ...]:
        """Rows of reports that stand with somebody else, such as a page of WeChat: they are put on record and
        never fetched. What stands with another government is that one's."""
        judged = ((link, *judge(link, self.place, -1)) for link in foreign if not _is_government(link.url))
        rows = {link.url: replace(self._link(link, role, score, -1), kind="elsewhere")
                for link, role, score in judged if role == "report" and score >= SURE
                and is_report(name_of(link), in_column=self.place.reports)}
        return () if self.is_article else tuple(rows.values())[:MOST_ELSEWHERE]

    def _examined(
        self, role: Role, title: str | None, day: date | None, content: str, links: Iterable[Link],
    ) -> Examined:
        return Examined(
            role, self.family.name, title, self.page.column, self.page.breadcrumb, self.place.unit, day,
            content, tuple(links))

    def _links(self) -> list[Link]:
        """Every own link once, with its best score, in the order of the page.

        Of an article led to as a report only links to reports count: its menus were seen before."""
        only_reports = self.role == "report" and self.is_article
        best: dict[str, Link] = {}
        here = url_key(self.page.url)
        for number, (found, role, score) in enumerate(self.judged):
            key = url_key(found.url)
            if key == here or (only_reports and role != "report"):
                continue
            if self.is_article and _is_same_page(found.url, self.page.url):
                continue
            if key not in best or best[key].score < score:
                best[key] = self._link(found, role, score, number)
        reports = {key for key, link in best.items() if link.role == "report"}
        return [link for link in best.values()
                if link.role != "report" or bare_key(link.url) not in reports]

    def _link(self, found: Found, role: Role, score: float, number: int) -> Link:
        row = role == "report" and found.kind in ("anchor", "script")
        kind: LinkKind = "row" if row else found.kind
        name = (name_of(found) if row else found.full) or None
        return Link(found.url, kind, role, score, Context(
            text=name, heading=found.heading, breadcrumb=self.page.breadcrumb, column=self.page.column,
            unit=self._unit_of(found, role, number), title=name if row else None,
            published_on=found.day if row else None))

    def _unit_of(self, found: Found, role: Role, number: int) -> str | None:
        """A bare unit's name makes it the unit of what lies below; else the page's own unit is handed
        down."""
        plain = words.YEAR_PART.sub("", squashed(found.full))
        named = unit_name(plain) or (plain if number in self.place.units and may_be_unit(plain) else None)
        if named and (role in ("section", "list") or number in self.place.units or self.place.reports):
            return named
        return None if role == "directory" else self.place.unit

    def _splash(self, links: Sequence[Link]) -> list[Link]:
        """A first page that leads nowhere known, such as a splash screen: its few links are followed."""
        return [replace(link, role="lead", score=20.0) for link in links[:10] if not is_file(link.url)]

    def _possible(self, links: Sequence[Link]) -> list[Link]:
        """Columns of a unit's page that may hold its reports, if nothing on it says where they are."""
        leads = any(link.score > 0 and (link.role in _LEADING or link.kind in ("frame", "next_page"))
                    for link in links)
        if leads or self.place.unit is None or not self.place.section or self.place.directory:
            return []
        below = urlsplit(self.page.url).path.rpartition("/")[0] + "/"
        found = {link.url: link for link in self.found
                 if words.POSSIBLE.search(squashed(link.full)) and urlsplit(link.url).path.startswith(below)}
        context = replace(self.context, breadcrumb=self.page.breadcrumb, unit=self.place.unit)
        return [Link(url, "anchor", "section", POSSIBLE, replace(context, text=link.full))
                for url, link in found.items()][:MOST_ASKED]

    def _frames(self) -> list[Link]:
        """Frames hold what the page was fetched for, unless the page has links enough of its own."""
        frames = [link for link in self.found if link.kind == "frame"]
        if self.role not in _FRAME_SCORES or (self.role == "home" and len(self.found) > 2 * len(frames) + 5):
            return []
        role: Role = "section" if self.role == "home" else self.role
        context = replace(self.context, unit=self.place.unit)
        return [Link(link.url, "frame", role, _FRAME_SCORES[self.role], context) for link in frames
                if not words.NOISE_PATH.search(fresh_path(link, self.place))]

    def _fills(self) -> list[Link]:
        """What scripts fetch to fill this page, if it is a page on the way to reports."""
        if not (self.place.reports or self.place.directory or self.place.section):
            return []
        role: Role = "list" if self.place.reports else "directory" if self.place.directory else "section"
        context = replace(
            self.context, breadcrumb=self.page.breadcrumb or self.context.breadcrumb,
            column=self.page.column or self.context.column, unit=self.place.unit)
        return [Link(url, "frame", role, _FILL_SCORES[role], context)
                for url in self.family.fills(self.page) or self._asked(role)]

    def _asked(self, role: Role) -> tuple[str, ...]:
        """What the page's own scripts ask for, if nothing that its place promises stands in its markup."""
        wanted = ("report",) if role == "list" else ("report", "list", "directory")
        if any(kind in wanted and score >= _PROMISING for _, kind, score in self.judged):
            return ()
        asked = () if self.place.units else self.page.asks.at_once()[:MOST_ASKED]
        return tuple(telling_rows(url, self.page.asks.row) for url in asked)

    def _menus(self, hosts: OwnHosts) -> list[Link]:
        """The script files that write the menu of a page that leads nowhere without them."""
        if self.role not in _FRAME_SCORES or self.role in ("list", "report"):
            return []
        sources = (clean(element.get("src"), self.page.base, self.page.encoding)
                   for element in self.page.tree.iter("script") if element.get("src"))
        menus = [url for url in sources if url and words.MENU_SCRIPT.search(urlsplit(url).path)
                 and hosts.owns(url)]
        role: Role = "section" if self.role == "home" else self.role
        score = _FRAME_SCORES[self.role]
        return [Link(url, "frame", role, score, self.context) for url in menus[:MOST_ASKED]]

    def _next(self) -> list[Link]:
        """The next pages of a column of reports, of a directory, or of a list with many reports among its
        rows."""
        listed = {url_key(link.url) for link in self.found if link.day is not None}
        mixed = bool(self.rows) and len(self.rows) >= 0.25 * max(len(listed), 1)
        if self._is_notices and not (self.rows and mixed):
            return self._next_notices()
        if not (self.place.reports or self.place.directory or mixed):
            return []
        known = self.family.pages_known(self.page)
        pages = self.family.next_pages(self.page) if known else paging.next_pages(self.page, self.found)
        role: Role = "list" if self.place.reports or mixed else "directory"
        start = 85.0 if role == "list" else 50.0
        context = replace(
            self.context, breadcrumb=self.page.breadcrumb, column=self.page.column, unit=self.place.unit)
        following = [Link(url, "next_page", role, start - rank, context) for rank, url in enumerate(pages)]
        others = [Link(url, "instead", role, start, context) for url in self.family.instead(self.page)]
        return following + others

    @cached_property
    def _is_notices(self) -> bool:
        """True of a column of notices that was led to for want of anything better."""
        return self.role == "lead" and words.NOTICES.match(squashed(self.context.text)) is not None

    def _next_notices(self) -> list[Link]:
        """The next page of a column of notices: with reports on this one to any depth, else a dozen deep."""
        if not self.rows and paging.number_of(self.page) >= DEEP:
            return []
        pages = paging.next_pages(self.page, self.found)
        return [Link(url, "next_page", "lead", NOTICES, self.context) for url in pages[:1]]


def _is_government(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(".gov.cn")


def _is_same_page(url: str, here: str) -> bool:
    """True if an address is that of this static article, with other words in its query."""
    ours, theirs = urlsplit(here), urlsplit(url)
    same = (ours.netloc, ours.path) == (theirs.netloc, theirs.path) and not theirs.fragment
    return same and words.STATIC.search(theirs.path) is not None
