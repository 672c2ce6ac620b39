"""A county's portal in the hand of one product: layouts of reports, units, look-alikes and noise."""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal
from tests.portals_other.building import Filed
from tests.reportgen import html, pdf
from tests.reportgen.story import Story

YEARS = (2020, 2021, 2022, 2023)
GK, ZN, ZD = "政府信息公开", "政府信息公开指南", "政府信息公开制度"
LAYOUTS = ("flat", "years", "hub", "units")
OTHER_PAPERS = (
    "{}2023年政府网站工作年度报表", "{}2023年法治政府建设年度报告",
    "关于做好2023年政府信息公开年度报告编制工作的通知",
    "{}2022年度部门决算公开", "{}召开政府信息公开年报编制培训会", "{}2023年国民经济和社会发展统计公报")


@dataclass(frozen=True)
class Column:
    """A column: the address of its first page and what the addresses of all in it begin with."""

    path: str
    name: str
    crumbs: tuple[str, ...]
    base: str


@dataclass(frozen=True)
class Row:
    """A row of a list: where it leads, what it says, the day beside it."""

    path: str
    text: str
    day: date


class County(ABC):
    """One portal; `bodies` are the numbers of its departments and its towns. Subclasses say how the product
    addresses columns, articles and files, and how it writes a list; whatever of its markup varies they draw
    in `draw` once for the whole portal."""

    product: str
    body: tuple[str, tuple[str, ...]] = ("class", ("content",))
    """The attribute that marks an article's own matter, and the names it has on this product's portals."""

    def __init__(self, seed: int, layout: str | None = None, bodies: tuple[int, int] = (12, 6)) -> None:
        self.portal = FamilyPortal(seed, self.product)
        self.rng = self.portal.rng
        self.layout = layout or self.rng.choice(LAYOUTS)
        self.size = self.rng.randint(7, 14)
        self.metas = self.rng.choice(("full", "joined", "none"))
        self.mark = self.rng.choice(self.body[1])
        self.lists: list[tuple[Column, list[Row]]] = []
        self.taken: set[int] = set()
        self.draw()
        self.units = self.portal.units(*bodies)
        self.root = self.column(GK, None, "zfxxgk")
        self.portal.section = self.root.path
        self.news = self.column("工作动态", None, "gzdt")
        self._build()

    # --- the product's hand ---

    @abstractmethod
    def draw(self) -> None:
        """Draws what varies of the product's markup."""

    @abstractmethod
    def column(self, name: str, above: Column | None, slug: str) -> Column:
        """A new column with its address."""

    @abstractmethod
    def article(self, column: Column) -> str:
        """The address of a new article."""

    @abstractmethod
    def file(self, year: int) -> str:
        """The address of a new file that was uploaded in that year."""

    @abstractmethod
    def listing(self, column: Column, rows: list[Row]) -> None:
        """Writes the pages of a list."""

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        """How a link to a path is written on the page at `column.path`."""
        return path

    def addresses(self, path: str) -> tuple[str, ...]:
        """Every address under which an article is served as a page of its own."""
        return (path,)

    def edited(self, page: bytes, said: str) -> bytes:
        """The bytes of an article with something more in its matter."""
        start, mark, rest = page.partition(f'{self.body[0]}="{self.mark}">'.encode())
        assert mark
        return start + mark + f"<p>{said}</p>".encode() + rest

    # --- pages ---

    def number(self, low: int, high: int) -> int:
        """A number that no other page of this portal has."""
        number = self.rng.choice([n for n in (self.rng.randint(low, high) for _ in range(9))
                                  if n not in self.taken])
        self.taken.add(number)
        return number

    @staticmethod
    def number_of(text: str) -> int:
        """A number that goes with a text, and with no other text of a portal."""
        return zlib.crc32(text.encode())

    def links(self, column: Column, *to: tuple[str, str]) -> str:
        return "<ul>" + "".join(
            f'<li><a href="{self.href(path, column)}">{text}</a></li>' for path, text in to) + "</ul>"

    def page(self, column: Column, body: str) -> None:
        """A page that leads on."""
        self.portal.way(column.path, column.name, body, crumbs=column.crumbs, head=self.head(column))

    def head(self, column: Column, article: str | None = None, day: date | None = None) -> str:
        """The official metas, or what this portal has of them."""
        if self.metas == "none":
            return ""
        county = self.portal.county
        named = {"SiteName": f"{county}人民政府", "SiteIDCode": "3600000001", "ColumnName": column.name,
                 "ColumnType": "信息公开年报" if "报" in column.name else column.name}
        if article is not None:
            named |= {"ArticleTitle": article, "PubDate": f"{day} 09:30", "ContentSource": county}
        gap = "" if self.metas == "joined" else " "
        return "".join(f'<meta name="{name}"{gap}content="{value}">' for name, value in named.items())

    def report(self, column: Column, unit: str, year: int, *, bare: bool = False) -> Row:
        """A report as article, as article with the same as a file, or as a file alone; its row of the list.

        A `bare` row, and its article's title, is no more than the unit's name."""
        path, agency, rng = self.article(column), self.portal.full(unit) if unit else self.agency, self.rng
        story = replace(self.portal.story(agency, year), published=self.day(year))
        title = unit if bare else self.title(column, unit, agency, year)
        manner = rng.choice(("text", "text", "text", "both", "file"))
        whole = html.render(rng, story, html.Hand())
        inner = whole[whole.index("<body>") + 6:whole.index("</body>")]
        if manner == "file":
            start = inner.index('id="zoom">') + len('id="zoom">')
            inner = inner[:start] + "</div>"
        if title != story.title:
            said = "" if manner == "file" else f'<p align="center"><b>{story.title}</b></p>'
            inner = inner.replace(f"<h1>{story.title}</h1>", f"<h1>{title}</h1>", 1).replace(
                'id="zoom">', f'id="zoom">{said}', 1)
        inner = inner.replace('class="content" id="zoom"', f'{self.body[0]}="{self.mark}"')
        if manner != "text":
            inner += self._attached(replace(column, path=path), story, alone=manner == "file")
        self.portal.put(path, title, inner, crumbs=column.crumbs,
                        head=self.head(column, title, story.published))
        if manner != "file":
            self.portal.truth[path] = Filed(path, agency, year)
        else:
            self.portal.ways.add(path)
        return Row(path, title, story.published)

    def _attached(self, column: Column, story: Story, *, alone: bool) -> str:
        """The link to a file with the report, which is all there is of it or the same once more."""
        path = self.file(story.year + 1)
        self.portal.pages[path] = Answer(pdf.render(self.rng, story, pdf.Press()), kind="application/pdf")
        if alone:
            self.portal.truth[path] = Filed(path, story.agency, story.year)
        else:
            self.portal.ways.add(path)
        name = f"{story.agency}{story.year}年政府信息公开年报.pdf"
        shown = self.rng.choice((name, "点击下载", "附件1"))
        return f'<div class="fj">附件：<a href="{self.href(path, column)}" title="{name}">{shown}</a></div>'

    @property
    def agency(self) -> str:
        return f"{self.portal.county}人民政府"

    def title(self, column: Column, unit: str, agency: str, year: int) -> str:
        """What a report is called on this portal."""
        named = [f"{agency}{year}年政府信息公开工作年度报告", f"{year}年{agency}政府信息公开年报",
                 f"{agency}{year}年度政府信息公开工作年度报告"]
        if unit in column.crumbs:
            named += [f"{unit}{year}年政府信息公开年度报告", f"{year}年度报告"]
        return self.rng.choice(named)

    def day(self, year: int) -> date:
        return date(year + 1, 1, 4) + timedelta(days=self.rng.randint(0, 50))

    def others(self, column: Column, most: int) -> list[Row]:
        """Rows that only look like reports."""
        rows = []
        for said in self.rng.sample(OTHER_PAPERS, self.rng.randint(1, most)):
            row = Row(self.article(column), said.format(self.portal.county), self.day(2023))
            self.portal.paper(row.path, row.text, crumbs=column.crumbs)
            rows.append(row)
        return rows

    def keep(self, column: Column, rows: list[Row]) -> None:
        """A list with these rows, the newest first."""
        rows.sort(key=lambda row: row.day, reverse=True)
        self.lists.append((column, rows))
        self.listing(column, rows)

    # --- the county ---

    def _build(self) -> None:
        root, portal = self.root, self.portal
        portal.home(self.entrance(), 150, lambda _: self.article(self.news))
        self._noise()
        name = self.rng.choice(("政府信息公开年报", "信息公开年报", "政府信息公开年度报告"))
        column = self.column(name, root, "zfxxgknb")
        beside = [(self.column(name, root, slug).path, name) for name, slug in (
            (ZN, "zfxxgkzn"), (ZD, "zfxxgkzd"), ("依申请公开", "ysqgk"), ("财政预决算", "czyjs"))]
        sheet = self.column("政府网站工作年度报表", None, "wzndbb")
        ways = [(column.path, column.name)]
        if self.layout == "units":
            ways += [self._directory(kind, slug, towns=towns) for kind, slug, towns in (
                ("部门信息公开目录", "bmxxgk", False), ("乡镇信息公开目录", "xzxxgk", True))]
        self.page(root, self.links(root, *beside, (sheet.path, sheet.name), *ways))
        {"flat": self._flat, "years": self._years, "hub": self._hub, "units": self._own}[self.layout](column)

    def entrance(self) -> str:
        """What the first page has besides menu and news."""
        return f'<form action="/search"><input name="q"></form>{self.links(self.news, (self.root.path, GK))}'

    def _noise(self) -> None:
        days = "".join(f"<a href='?day=2024-03-{n:02}'>{n}</a>" for n in range(1, 29))
        rows = "".join(f"<li><a href='{path}'>{escape(self.portal.county)}召开会议</a></li>"
                       for path in self.portal.news[:20])
        self.portal.put(self.news.path, self.news.name, f"<div>{days}</div><ul>{rows}</ul>")

    def _flat(self, column: Column) -> None:
        rows = [self.report(column, unit, year) for unit in ("", *self.units)
                for year in self.rng.sample(YEARS, 2)]
        self.keep(column, rows + self.others(column, 5))

    def _years(self, column: Column) -> None:
        below = []
        for year in YEARS[1:]:
            own = self.column(self.rng.choice((f"{year}年", f"{year}年度")), column, f"{year}nb")
            below.append((own.path, own.name))
            units = ["", *self.rng.sample(self.units, 13)]
            self.keep(own, [self.report(own, unit, year) for unit in units] + self.others(own, 2))
        self.page(column, self.links(column, *below))

    def _hub(self, column: Column) -> None:
        blocks = []
        for year in YEARS[2:]:
            rows = [self.report(column, unit, year, bare=True) for unit in self.units]
            cells = self.links(column, *((row.path, row.text) for row in rows))
            blocks.append(f"<div class='box'><h3>{year}年政府信息公开年报</h3>{cells}</div>")
        self.page(column, "".join(blocks))

    def _own(self, column: Column) -> None:
        rows = [self.report(column, "", year) for year in range(2024 - self.size - 5, 2024)]
        self.keep(column, rows + self.others(column, 3))

    def _directory(self, name: str, slug: str, *, towns: bool) -> tuple[str, str]:
        directory = self.column(name, self.root, slug)
        names = [unit for unit in self.units if (unit[-1] in "镇乡") == towns]
        own = [(self.column(unit, directory, f"u{self.number(100, 999)}"), unit) for unit in names]
        self.page(directory, self.links(directory, *((column.path, unit) for column, unit in own)))
        for column, unit in own:
            below = [self.column(n, column, s) for n, s in (
                ("机构职能", "jgzn"), ("公开指南", "gkzn"), ("工作动态", "gzdt"), ("年度报告", "ndbg"))]
            self.page(column, self.links(column, *((one.path, one.name) for one in below)))
            reports = below[-1]
            rows = [self.report(reports, unit, year) for year in self.rng.sample(YEARS, 2)]
            self.keep(reports, rows + self.others(reports, 1))
        return directory.path, directory.name
