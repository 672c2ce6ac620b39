"""Where on the portal a page stands: in a report column, in a disclosure section, in the directory, at
which unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.discovery import words
from crawler.discovery.examined import Context, Role
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.routes import path_of
from crawler.discovery.text import REMEMBERED, squashed

_UNIT_DRESS = re.compile(
    r"(?:政府|政务)?信息公开(?:目录|专栏|平台|网)?$|(?:公开目录|公开专栏|网站|子站|政务公开)$|^[·•\-—>]+")
SEVERAL = 3
_A_PAIR = 2
"""So many counties a prefecture has at least."""
_FIRST_PAGE = re.compile(r"/?$|/(?:[\w\-]+/)?(?:index|default|main|home)\w*(?:\.\w+)?$", re.I)
_COLUMN_BELOW = re.compile(r"[^/?#]+/(?:index\.\w+)?$")
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_TOWN_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}$")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}$")
_BLOCKS = ("ul", "ol", "dl", "dd", "table", "tr", "td", "div", "section", "p", "select", "map",
           "form", "body")


@dataclass(frozen=True)
class Place:
    """`common` holds the path parts that a page's links share and that therefore say nothing of one of them;
    `units` the places of the links that stand in blocks of unit names, `sought` those of the words that are
    offered to be searched for; `folder` is the page's own, without its scheme, if its name speaks of
    reports."""

    reports: bool = False
    section: bool = False
    directory: bool = False
    home: bool = False
    unit: str | None = None
    common: frozenset[str] = frozenset()
    units: frozenset[int] = field(default_factory=frozenset)
    sought: frozenset[int] = field(default_factory=frozenset)
    folder: str = ""

    def holds(self, url: str) -> bool:
        """True of a column in the folder of this one of reports: zfxxgknb/bm/, zfxxgknb/bm/index.html."""
        below = url.partition("//")[2]
        return bool(self.folder) and below.startswith(self.folder) and (
            _COLUMN_BELOW.match(below.removeprefix(self.folder)) is not None)


@lru_cache(REMEMBERED)
def unit_name(text: str | None) -> str | None:
    """The body that a directory entry or breadcrumb part names (江口镇, 教育局); null if it names none."""
    plain = squashed(text)
    if len(plain) > 34 or words.DIRECTORY.search(plain):
        return None
    name = _UNIT_DRESS.sub("", plain).strip("·:>-—[]【】《》,、")
    if not 2 <= len(name) <= 24 or words.NOT_UNIT.search(name) or not words.UNIT_TAIL.search(name):
        return None
    return name


@lru_cache(REMEMBERED)
def may_be_unit(text: str) -> bool:
    """True of a short name that may be a body's among those of others, though it does not say so: 法学会. The
    county's own government stands among its departments too."""
    plain = squashed(text)
    if words.GOVERNMENT.match(plain):
        return True
    return _PLAIN_NAME.match(plain) is not None and not any(
        other.search(plain) for other in (words.NOT_UNIT, words.NOISE, words.NEIGHBOUR))


@lru_cache(REMEMBERED)
def is_report_column(text: str | None, disclosure: bool) -> bool:
    """True if a name is that of a column of annual reports. 年度报告 alone is one only inside a disclosure
    section."""
    plain = squashed(text)
    if not plain or len(plain) > 30 or not words.REPORT_COLUMN.search(plain):
        return False
    if words.LOOK_ALIKE.search(plain) and "信息公开" not in plain and "政务公开" not in plain:
        return False
    return disclosure or "公开" in plain


def is_neighbours(path: str) -> bool:
    """True of an address in the folder of another column, unless one of reports lies below it: /zcwj/nb/."""
    own = 0
    for folder in words.REPORT_PATH.finditer(path):
        own = folder.start()
    return words.NEIGHBOUR_PATH.search(path, own) is not None


def place_of(page: Page, role: Role, context: Context, found: Sequence[Found]) -> Place:
    """Judges a page by its own metas, breadcrumb and address, and by the link that led to it."""
    home = role == "home"
    path = path_of(page.url)
    names = [name for name in (page.metas.get("columnname"), *page.breadcrumb[-1:]) if name]
    disclosure = not home and (
        role in ("section", "directory", "list",
        "report") or any("公开" in squashed(part) for part in page.breadcrumb)
        or any("公开" in squashed(name) for name in names) or words.SECTION_PATH.search(path) is not None)
    led = context.text if role not in ("report", "attachment") else None
    directory = not home and (role == "directory" or any(
        words.DIRECTORY.search(squashed(name)) for name in (*names, led) if name))
    reports = not home and _reports(page, path, role, disclosure, found)
    directory = directory and not reports
    units = unit_blocks(found)
    if directory:
        units |= _short_names(page, found)
    if directory or reports:
        counties = _counties(found, (*names, led or ""))
        units |= (counties if directory else _together(found, counties)) | _towns(found)
    return Place(
        reports, disclosure, directory, home, _unit(page, context), _common(page, found), units,
        _hot_words(found), _folder(page.url) if reports else "")


def _folder(url: str) -> str:
    folder = url.partition("//")[2].partition("?")[0].rpartition("/")[0]
    return f"{folder}/" if words.REPORT_PATH.search(f"/{folder.rpartition('/')[2]}") else ""


def _reports(page: Page, path: str, role: Role, disclosure: bool, found: Sequence[Found]) -> bool:
    """True if the page is (part of) a column of annual reports."""
    if is_neighbours(path):
        return False
    names = [name for name in (page.metas.get("columnname"), *page.breadcrumb[-2:]) if name]
    if "信息公开年报" in page.column_types or any(is_report_column(name, disclosure) for name in names):
        return True
    if words.REPORT_PATH.search(path):
        return True
    return role == "list" and not _is_other_list(found)


def _is_other_list(found: Sequence[Found]) -> bool:
    """True for a list led to as one of reports whose dated rows name neither a report nor units."""
    rows = [link for link in found if link.day is not None]
    units = sum(1 for link in rows if unit_name(link.full))
    return len(rows) >= 5 and not any("报" in link.full for link in rows) and units < 0.5 * len(rows)


def _unit(page: Page, context: Context) -> str | None:
    crumbs = page.breadcrumb
    for number, crumb in enumerate(crumbs[:-1]):
        if words.DIRECTORY.search(squashed(crumb)):
            following = unit_name(crumbs[number + 1])
            if following or number + 2 < len(crumbs):
                return following or crumbs[number + 1]
    if context.unit:
        return context.unit
    for crumb in reversed(crumbs[1:]):
        name = unit_name(crumb)
        if name:
            return name
    return None


def unit_blocks(found: Iterable[Found]) -> frozenset[int]:
    """Positions of the links that stand in a block of at least four links, most of them bare names of
    units, and of those beside them that may be one; where there are such, of the governments' names too."""
    found = list(found)
    blocks: dict[HtmlElement | str, list[tuple[int, Found, bool]]] = {}
    for number, link in enumerate(found):
        named = unit_name(link.full) is not None
        for block in _blocks(link):
            blocks.setdefault(block, []).append((number, link, named))
    taken: set[int] = set()
    for members in blocks.values():
        units = {number for number, _, named in members if named}
        if len(units) >= 4 and len(units) >= 0.7 * len(members):
            taken |= units | {number for number, link, _ in members if may_be_unit(link.full)}
    if taken:
        taken |= {number for number, link in enumerate(found) if is_government(squashed(link.full), link.url)}
    return frozenset(taken)


def _short_names(page: Page, found: Sequence[Found]) -> frozenset[int]:
    """Positions of the links of a directory of bodies, to what lies below it, that leave out what each body
    is: 城关, 太平 for the towns of these names."""
    below = page.url.rpartition("/")[0] + "/"
    own = [(number, link.full) for number, link in enumerate(found) if link.url.startswith(below)]
    short = frozenset(number for number, name in own if _SHORT_NAME.match(name) and may_be_unit(name))
    named = sum(unit_name(name) is not None for _, name in own)
    return short if len(short) + named > SEVERAL else frozenset()


def _counties(found: Sequence[Found], names: Iterable[str]) -> frozenset[int]:
    """Positions of the links to what lies deeper on the page's host whose names are those of counties, where
    the page or their heading is named after counties: 县（市、区）信息公开."""
    everywhere = any(words.COUNTIES.search(squashed(name)) and not unit_name(name) for name in names)
    return frozenset(
        number for number, link in enumerate(found)
        if words.COUNTY.match(squashed(link.full)) and _FIRST_PAGE.match(path_of(link.url)) is None
        and (everywhere or words.COUNTIES.search(squashed(link.heading))))


def _together(found: Sequence[Found], positions: frozenset[int]) -> frozenset[int]:
    """Those of some positions whose links stand in blocks with few others."""
    blocks: dict[HtmlElement | str, list[int]] = {}
    for number, link in enumerate(found):
        for block in _blocks(link):
            blocks.setdefault(block, []).append(number)
    alone = (positions.intersection(members) for members in blocks.values()
             if len(positions.intersection(members)) >= max(_A_PAIR, 0.7 * len(members)))
    return frozenset().union(*alone)


def _towns(found: Sequence[Found]) -> frozenset[int]:
    """Positions of the short names under a heading that speaks of townships: 杨舍 under 镇（街道）."""
    return frozenset(
        number for number, link in enumerate(found)
        if _TOWN_NAME.match(link.full) and words.TOWNSHIPS.match(squashed(link.heading))
        and may_be_unit(link.full))


def is_government(text: str, url: str) -> bool:
    """True of a government's name that leads deeper than to a first page."""
    return words.GOVERNMENT.match(text) is not None and _FIRST_PAGE.match(path_of(url)) is None


def is_first_page(url: str) -> bool:
    """True of the address of a site's first page."""
    return _FIRST_PAGE.match(path_of(url)) is not None


def _blocks(link: Found) -> Iterable[HtmlElement | str]:
    return ("script",) if link.element is None else islice(link.element.iterancestors(*_BLOCKS), 3)


def _hot_words(found: Sequence[Found]) -> frozenset[int]:
    """Positions of the links that ask one address for several words each of which is the link's own name."""
    by_path: dict[str, list[int]] = {}
    for number, link in enumerate(found):
        parts = urlsplit(link.url)
        told = parse_qsl(parts.query) if parts.query else []
        if any(words.SOUGHT.match(name) and squashed(word) == squashed(link.full) for name, word in told):
            by_path.setdefault(parts.path, []).append(number)
    return frozenset(number for numbers in by_path.values() if len(numbers) >= SEVERAL for number in numbers)


def _common(page: Page, found: Sequence[Found]) -> frozenset[str]:
    parts: Counter[str] = Counter()
    for link in found:
        parts.update(set(segments(link.url)))
    shared = {part for part, n in parts.items() if n >= 8 and n >= 0.4 * len(found)}
    return frozenset(shared | set(segments(page.url)))


@lru_cache(REMEMBERED)
def segments(url: str) -> tuple[str, ...]:
    """The parts of an address's path."""
    return tuple(part for part in path_of(url).split("/") if part)
