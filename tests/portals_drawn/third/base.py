"""A government of the third lot: its pages, its bodies' habits, papers that are mixed in, second copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_drawn import filing, furniture
from tests.portals_drawn.county import GOVERNMENT, NEAR
from tests.portals_drawn.filing import Body, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.second.base import Second
from tests.portals_drawn.third import skins, words
from tests.portals_drawn.third.places import PLACES, PREFECTURES, ZONES
from tests.portals_drawn.words import NAMELESS
from tests.reportgen import office_rtf
from tests.reportgen.story import Story

NB = "政府信息公开年报"
HOW = ("html", "both", "cover", "viewer")
Group = tuple[str, list[str]]


@dataclass
class Third(Second):
    """`skin` dresses pages; `kind` is the media type they are sent with."""

    kind: str = "text/html"

    register: ClassVar = PLACES
    offered: ClassVar[tuple[tuple[str, str, tuple[str, ...]], ...]] = words.MENU
    disclosed: ClassVar = words.DISCLOSED
    titles: ClassVar[tuple[tuple[str, int], ...]] = words.TITLES
    calls = "政府信息公开"
    skin = "plain"
    weights: ClassVar[tuple[int, ...]] = (74, 12, 10, 4)
    """How often of a hundred a body's reports are an article, one with a file, a file below one or in one."""

    @property
    def is_city(self) -> bool:
        return self.name in PREFECTURES

    def full(self, unit: str) -> str:
        if self.name in ZONES:
            return (
                f"{self.county}管理委员会"
                if unit == GOVERNMENT
                else f"{self.county}{unit}" + ("办事处" if unit[-2:] == "街道" else "")
            )
        return unit if unit.startswith("张家港") else super().full(unit)

    def bare(self, unit: str) -> str:
        if self.name in ZONES and unit == GOVERNMENT:
            return self.full(unit)
        return super().bare(unit)

    def shown_department(self, unit: str) -> str:
        return unit if unit.startswith("张家港") or self.name in ZONES else super().shown_department(unit)

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        steps = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        ways = [("/", "首页", []), (self.section, self.calls, self.opening), *self.branches]
        if path.startswith("http"):
            ways = [("/", "首页", []), (self.home_url, f"{self.place.short}门户网站", [])]
        column = crumbs[-1] if crumbs else ""
        told = furniture.metas(self.place, column, title, day, self.told(column, path))
        site = self.full(GOVERNMENT) + ("门户网站" if self.frame else "")
        look = skins.Look(
            self.place, site, title, inner, steps, ways, told if self.has_metas else "", self.head
        )
        text = skins.SKINS[self.skin](look)
        self.pages[path] = Answer(text.encode(self.encoding, "xmlcharrefreplace"), kind=self.kind)

    def file(self, path: str, story: Story) -> None:
        if path.endswith((".doc", ".wps")):
            made = office_rtf.render(self.rng, story, office_rtf.Pen())
            self.pages[path] = Answer(made, kind="application/msword")
        else:
            super().file(path, story)

    def viewed(self, path: str) -> str:
        """A page's own window on a file."""
        return (
            f'<iframe src="/pdfjs/web/viewer.html?file={quote(path, safe="/")}" width="100%" '
            f'height="900"></iframe>'
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="xl-box"><h1>{title}</h1><div class="xl-info"><span>发布时间：{day}</span><span>'
            f"来源："
            f'{source}</span><span>浏览次数：<script src="/hits.js"></script></span><span>字体：[<a '
            f'href="javascript:'
            f'doZoom(18)">大</a> <a href="javascript:doZoom(14)">小</a>]</span></div><div class="xl-con" '
            f'id="Zoom">{text}</div><div class="ewm">扫一扫在手机打开当前页</div><div class="sxp">{NEAR}'
            f"</div></div>"
        )

    def box(self, name: str, inner: str, more: str = "") -> str:
        """A block of a page under its head."""
        way = f'<a class="more" href="{more}">更多&gt;&gt;</a>' if more else ""
        return f'<div class="mk"><h3><span>{name}</span>{way}</h3>{inner}</div>'

    def group(self, departments: int, towns: int) -> tuple[Group, Group]:
        offices, below = self.bodies(departments, towns)
        second = "各县（市、区）" if self.is_city else "镇（街道）"
        return ("政府工作部门", offices), (second, below)

    def habits(self, unit: str, nameless: float = 0.12) -> Body:
        names, often = zip(*self.titles, strict=True)
        made = NAMELESS if self.rng.random() < nameless else self.rng.choices(names, often)[0]
        how = self.rng.choices(HOW, self.weights)[0] if self.has_files else "html"
        return Body(unit, made, how)


def report(p: Third, column: str, whose: Body, year: int, trail: Trail, said: str = "") -> Row:
    """A report as an article, with a file, below one, or in its window; what a list says of it."""
    story = p.story_of(whose.unit, year)
    day, title = story.published.isoformat(), said or p.said(whose.title, whose.unit, year)
    at = p.article_at(column, day)
    if whose.how == "html":
        text = p.text(story)
        p.credit(at, whose.unit, year)
    else:
        ending = "pdf" if whose.how == "viewer" else p.rng.choice(("docx", "pdf", "pdf", "doc"))
        file = p.file_at(at, ending)
        p.file(file, story)
        hung = p.viewed(file) if whose.how == "viewer" else p.attached(file, title)
        text = (p.text(story) if whose.how == "both" else "") + hung
        if whose.how == "both":
            p.files.add(file)
            p.ways.add(file)
            p.credit(at, whose.unit, year)
        else:
            p.covers.add(at)
            p.ways.add(at)
            p.credit(file, whose.unit, year)
    p.page(at, title, p.printed(title, p.bare(whose.unit), day, text), crumbs=trail, day=day)
    return at, title, day


def reports(p: Third, column: str, units: list[str], trail: Trail, nameless: float = 0.0) -> list[Row]:
    """All of several bodies, as they came in."""
    made = [
        report(p, column, whose, year, trail)
        for whose in (p.habits(unit, nameless) for unit in units)
        for year in p.years()
    ]
    return filing.newest_first(made)


def own_reports(p: Third, column: str, trail: Trail, first: int = 0) -> list[Row]:
    """The government's own of every year; of one year there is a corrected version beside the first."""
    whose = Body(GOVERNMENT, p.habits(GOVERNMENT).title, "html")
    begun = first or (2008 if p.is_city else 2015)
    rows = [report(p, column, whose, year, trail) for year in range(p.last, begun - 1, -1)]
    if p.rng.random() < 0.4:
        year = p.rng.randint(2020, p.last - 1)
        title = p.said(whose.title, GOVERNMENT, year) + p.rng.choice(("（更正）", "（更正版）", "(修订)"))
        rows.append(report(p, column, whose, year, trail, title))
    return filing.newest_first(rows)


def mixed(p: Third, column: str, trail: Trail, count: int) -> list[Row]:
    """Papers of other kinds that an editor put into the column."""
    rows = []
    for made in (p.rng.choice(words.MIXED) for _ in range(count)):
        year = p.rng.randint(2017, 2024)
        title = p.said(made, p.rng.choice(list(p.departments)), year)
        day = f"{year + 1}-0{p.rng.randint(1, 6)}-{p.rng.randint(1, 28):02}"
        rows.append(p.plain_paper(title, column, day, trail))
    return rows


def listed(
    p: Third, column: str, name: str, rows: list[Row], trail: Trail, side: str = "", per: int = 15
) -> None:
    """A column's pages; an empty one says so."""
    if rows:
        filing.listed(p, column, name, rows, trail, side=side, per=per)
    else:
        p.led(column, name, f"{side}<div class='list'><p class='none'>暂无内容</p></div>", crumbs=trail)


def side_menu(p: Third, parent: str, *nb: Entry, topics: int = 12) -> str:
    """The menu of a disclosure section: guide, rules, topics, reports and their neighbours."""
    names = p.rng.sample(sorted(p.slugs), topics)
    fixed = [
        p.noise_column(name, parent, slug)
        for name, slug in (
            ("政府信息公开指南", "zfxxgkzn"),
            ("政府信息公开制度", "zfxxgkzd"),
            ("法定主动公开内容", "fdzdgknr"),
        )
    ]
    below = [p.noise_column(name, fixed[2][0], p.slugs[name]) for name in names]
    after = [
        p.noise_column("依申请公开", parent, "ysqgk"),
        p.noise_column("政府网站年度工作报表", parent, "wznb"),
    ]
    rows = "".join(f'<li><a href="{at}">{name}</a></li>' for at, name in (*fixed, *below, *nb, *after))
    return f'<div class="zcd"><ul>{rows}</ul></div>'


def section(p: Third, *nb: Entry, also: tuple[Entry, ...] = (), extra: str = "") -> str:
    """The disclosure section's own page; gives its menu."""
    side = side_menu(p, p.section, *nb, topics=20)
    p.opening += [(p.section, p.calls), *nb, *also]
    latest = p.box("最新公开", p.rows([p.noise_row() for _ in range(12)], p.section))
    ways = "".join(f'<a class="an" href="{at}"><b>{name}</b></a>' for at, name in also)
    p.led(p.section, p.calls, f"{side}<div class='ycon'>{ways}{extra}{latest}</div>", crumbs=(p.calls,))
    return side


def reposted(p: Third, row: Row) -> Row:
    """The same report as a notice: another address, the same matter."""
    at, title, day = row
    notices = p.branches[1][2][5]
    copy = p.article_at(notices[0], day)
    p.pages[copy] = Answer(p.pages[at].body, kind=p.kind)
    p.files.add(copy)
    return copy, title, day


def front(
    p: Third, *own: Entry, extra: str = "", at: str = "/", news: int = 72, told: tuple[Row, ...] = ()
) -> None:
    """The first page: slides, boxes of news, notices (with what was `told` there), disclosure, services."""
    rows = [p.noise_row() for _ in range(news)]
    p.news = [to for to, _, _ in rows]
    slides = "".join(f'<li><a href="{to}"><img data-src="/pic/{n}.jpg" alt="{text}"></a><p>{text}</p></li>'
                     for n, (to, text, _) in enumerate(rows[:6]))  # fmt: skip
    boxes = "".join(
        p.box(name, p.rows([*(told if name == "通知公告" else ()), *rows[6 + n * 11:17 + n * 11]], at), to)
        for n, (to, name) in enumerate(p.branches[1][2][:6]))  # fmt: skip
    icons = "".join(
        f'<li><a href="{to}"><i class="i{n}"></i>{name}</a></li>'
        for n, (to, name) in enumerate(
            (
                *own,
                *(
                    p.noise_column(name, p.section, f"ic{n}")
                    for n, name in enumerate(
                        (
                            "政府信息公开指南",
                            "法定主动公开内容",
                            "依申请公开",
                            "政府公报",
                            "重点领域信息公开",
                            "网站工作报表",
                        )
                    )
                ),
            )
        )
    )
    inner = (
        f"<div class='jd'><ul>{slides}</ul></div>{boxes}<div class='gk'><h2><a href='{p.section}"
        f"'>{p.calls}</a></h2>"
        f"<ul>{icons}</ul></div>{extra}<div class='fw'><a href='https://zwfw.example.gov.cn/'>政务服务网"
        f"</a></div>"
    )
    p.led(at, "首页", inner)
