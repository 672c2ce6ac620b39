"""A government of the second lot: its frame, its bodies, its other hosts and its first page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import ClassVar
from urllib.parse import urlsplit

from tests.crawl.site import Answer
from tests.portals_drawn import filing, furniture
from tests.portals_drawn.county import GOVERNMENT, Drawn
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.second import frame, words
from tests.portals_drawn.second.places import PLACES, PREFECTURES
from tests.portals_families.site import Request

FIRST_OF_CITIES = 2008
"""The year of the first reports of a prefecture."""
READINGS = (
    "一图读懂｜{s}{y}年政府信息公开工作年度报告", "《{f}{y}年政府信息公开工作年度报告》解读",
    "图解：{s}{y}年政府信息公开工作年报")  # fmt: skip
"""Papers that speak of a report."""


@dataclass
class Second(Drawn):
    """Addresses of other hosts are whole ones: `hosts` names them; `finish` parts their pages."""

    hosts: set[str] = field(default_factory=set)

    register: ClassVar = PLACES
    offered: ClassVar[tuple[tuple[str, str, tuple[str, ...]], ...]] = words.MENU
    disclosed: ClassVar = words.DISCLOSED
    titles: ClassVar[tuple[tuple[str, int], ...]] = words.TITLES
    calls = "政务公开"
    has_metas = True

    @property
    def is_city(self) -> bool:
        return self.name in PREFECTURES

    # --- names ---

    def full(self, unit: str) -> str:
        if self.is_city and unit in self.place.towns:
            return f"{self.county}{unit}{GOVERNMENT}"
        return unit if unit.startswith("江苏") else super().full(unit)

    def bare(self, unit: str) -> str:
        return f"{unit}{GOVERNMENT}" if self.is_city and unit in self.place.towns else super().bare(unit)

    def shown(self, unit: str) -> str:
        return unit if self.is_city and unit in self.place.towns else super().shown(unit)

    def shown_department(self, unit: str) -> str:
        return unit if unit.startswith("江苏") else super().shown_department(unit)

    # --- pages ---

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        steps = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        ways = [("/", "首页", []), (self.section, self.calls, self.opening), *self.branches]
        if path.startswith("http"):
            ways = [("/", "网站首页", []), (self.home_url, f"{self.place.short}政府网", [])]
        column = crumbs[-1] if crumbs else ""
        told = furniture.metas(self.place, column, title, day, self.told(column, path))
        site = f"{self.county}{GOVERNMENT}"
        text = (
            f"<!DOCTYPE html>\n<html lang='zh'>\n<head>\n{self.head}\n<title>{escape(title)}-{site}</title>\n"
            f"{told if self.has_metas else ''}<link href='/css/base.css' rel='stylesheet'></head>\n<body>\n"
            f"{frame.top(self.frame, self.place, urlsplit(path).path)}{frame.menu(self.frame, ways)}"
            f"{frame.trail(self.frame, steps) if crumbs else ''}\n<div class='container'>{inner}</div>\n"
            f"{frame.foot(self.frame, self.place, self.rng)}\n</body></html>")  # fmt: skip
        self.pages[path] = Answer(text.encode(self.encoding, "xmlcharrefreplace"), kind="text/html")

    def answer(self, request: Request) -> Answer | None:
        host = request.headers.get("Host", "").partition(":")[0]
        if host in self.hosts:
            there = super().answer(replace(request, target=f"http://{host}{request.target}", headers={}))
            is_paper = there is None and request.target in self.noisy
            return self.noise(request) if is_paper else there
        return super().answer(request)

    def finish(self) -> None:
        """Parts the pages of the other hosts from those of the portal's own."""
        for path in [path for path in self.pages if path.startswith("http")]:
            parts = urlsplit(path)
            self.sites.setdefault(parts.netloc, {})[parts.path] = self.pages[path]

    def panel(self, inner: str, name: str) -> str:
        return f'<div class="gl-right"><div class="gl-tit"><span>{name}</span></div>{inner}</div>'

    def plain_paper(self, title: str, column: str, day: str, trail: Trail) -> Row:
        """A page that stands among reports and is none."""
        at = self.article_at(column, day)
        text = "".join(f"<p>　　{self._headline()}，取得明显成效。</p>" for _ in range(7))
        self.page(at, title, self.printed(title, self.place.short, day, text), crumbs=trail, day=day)
        self.false.add(at)
        return at, title, day


def section(p: Second, *nb: Entry, crowd: int = 22, also: tuple[Entry, ...] = (), extra: str = "") -> str:
    """The disclosure section's own page and its menu, that names the column of reports."""
    fixed = [p.noise_column(name, p.section, slug) for name, slug in (
        ("政府信息公开指南", "zfxxgkzn"), ("政府信息公开制度", "zfxxgkzd"), ("法定主动公开内容", "fdzdgknr"),
        ("依申请公开", "ysqgk"))]  # fmt: skip
    after = [p.noise_column(name, p.section, slug) for name, slug in (
        ("政府网站工作年度报表", "zfwznb"), ("法治政府建设年度报告", "fznb"))]  # fmt: skip
    topics = p.topics(fixed[2][0], crowd)
    rows = "".join(
        f'<dd><a href="{at}" title="{name}">{name}</a></dd>'
        for at, name in (*fixed[:3], *topics, *nb, fixed[3], *after))  # fmt: skip
    side = f'<div class="gl-left"><dl><dt>{p.calls}</dt>{rows}</dl></div>'
    latest = p.rows([p.noise_row() for _ in range(12)], p.section)
    others = "".join(f'<a class="btn" href="{at}">{name}</a>' for at, name in also)
    p.opening += [(p.section, "政府信息公开"), *nb, *fixed[:2], *topics[:5], *also]
    p.led(p.section, p.calls, f"{side}<div class='gl-btn'>{others}</div>{extra}{p.panel(latest, '最新公开')}",
          crumbs=(p.calls,))  # fmt: skip
    return side


def unit_section(
    p: Second, unit: str, at: str, column: str, trail: Trail, nb: str = filing.NB, nameless: float = 0.15
) -> None:
    """A body's own section: duties, rules, noise, and its column of reports; a few have an empty one."""
    names = p.rng.sample(sorted(p.slugs), 9)
    noise = [p.noise_column(name, at, p.slugs[name]) for name in names]
    tree = "".join(
        f'<li><a href="{to}">{name}</a></li>' for to, name in (*noise[:6], (column, nb), *noise[6:])
    )
    side = f'<div class="tree"><h4>{p.shown(unit)}</h4><ul>{tree}</ul></div>'
    latest = p.rows([p.noise_row() for _ in range(8)], at)
    p.led(at, trail[-1], side + p.panel(latest, "最新信息"), crumbs=trail)
    whose = filing.body(p, unit, nameless)
    years = [] if p.rng.random() < 0.05 else p.years()
    rows = [filing.report(p, column, whose, year, (*trail, nb)) for year in years]
    if rows:
        filing.listed(p, column, nb, rows, (*trail, nb), side=side, per=15)
    else:
        p.led(column, nb, side + p.panel("<p>暂无内容</p>", nb), crumbs=(*trail, nb))


def own_years(p: Second, nameless: float = 0.3) -> tuple[filing.Body, range]:
    """How the government itself names its reports, and their years."""
    first = FIRST_OF_CITIES if p.is_city else p.rng.choice((2008, 2012, 2015))
    return filing.body(p, GOVERNMENT, nameless, (75, 25, 0)), range(p.last, first - 1, -1)


def own_rows(p: Second, column: str, trail: Trail, nameless: float = 0.3) -> list[Row]:
    """The government's own reports, with what else an editor put there: pictures of them, the office's."""
    whose, years = own_years(p, nameless)
    rows = [filing.report(p, column, whose, year, trail) for year in years]
    for made in p.rng.sample(READINGS, p.rng.choice((0, 1, 2))):
        year = p.rng.randint(2020, 2024)
        rows.append(p.plain_paper(p.said(made, GOVERNMENT, year), column, f"{year + 1}-02-19", trail))
    if p.rng.random() < 0.4:
        office = filing.body(p, "人民政府办公室")
        rows += [filing.report(p, column, office, year, trail) for year in range(p.last, p.last - 3, -1)]
    return with_gone(p, column, filing.newest_first(rows + filing.decoys(p, column, trail)))


def with_gone(p: Second, column: str, rows: list[Row]) -> list[Row]:
    """Rows, some of them with another that was withdrawn and leads nowhere."""
    if not rows or p.rng.random() < 0.6:
        return rows
    n, year = p.rng.randrange(len(rows)), p.rng.randint(2015, 2019)
    unit = p.rng.choice(list(p.departments))
    gone = p.article_at(column, rows[n][2]), f"{p.full(unit)}{year}年政府信息公开工作年度报告", rows[n][2]
    p.ways.add(gone[0])
    return [*rows[:n], gone, *rows[n:]]


def rows_of(p: Second, column: str, units: list[str], trail: Trail) -> list[Row]:
    """Those of several bodies in the order they came in."""
    return with_gone(p, column, filing.reports_of(p, column, units, trail))


def cut(text: str, most: int) -> str:
    """A title as a list has room for it."""
    return text if len(text) <= most else f"{text[:most]}..."


def front(p: Second, *own: Entry, extra: str = "") -> None:
    """The first page: slides, news, notices, a block of disclosure with icons, services."""
    told = [p.noise_row() for _ in range(70)]
    p.news = [at for at, _, _ in told]
    wide = "".join(f'<div class="swiper-slide"><a href="{at}"><img src="/u/{n}.jpg"><span>{text}</span></a>'
        f'</div>'
                   for n, (at, text, _) in enumerate(told[:6]))  # fmt: skip
    blocks = "".join(
        f'<div class="newsbox"><div class="hd"><a href="{at}">{name}</a><a class="more" href="{at}">MORE</a>'
        f'</div>'
        f"{p.rows([(to, text, day[5:]) for to, text, day in told[6 + n * 16:22 + n * 16]], '/')}</div>"
        for n, (at, name) in enumerate(p.branches[1][2][:4]))  # fmt: skip
    icons = [*own, *(p.noise_column(name, p.section, slug) for name, slug in (
        ("政府信息公开指南", "zfxxgkzn"), ("政府信息公开制度", "zfxxgkzd"), ("法定主动公开内容", "fdzdgknr"),
        ("依申请公开", "ysqgk"), ("规范性文件库", "gfxwjk2"), ("政府公报", "zfgb2"),
        ("重点领域", "zdly")))]  # fmt: skip
    made = "".join(f'<li><a href="{at}"><em class="ic{n}"></em><span>{name}</span></a></li>'
                   for n, (at, name) in enumerate(icons))  # fmt: skip
    serve = "".join(f'<a href="http://zwfw.example.gov.cn/s{n}" target="_blank">{word}办理</a>'
                    for n, word in enumerate(("社保", "医保", "公积金", "户政", "不动产")))  # fmt: skip
    p.led("/", "首页", (
        f'<div class="swiper">{wide}</div>{blocks}<div class="gk"><div class="hd"><a href="{p.section}">'
        f'{p.calls}'
        f'</a></div><ul>{made}</ul></div><div class="fwzq">{serve}</div>{extra}'))  # fmt: skip
