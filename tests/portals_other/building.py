"""A static portal made page by page: what is served, what is true of it, and the fewest fetches it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from random import Random

from tests.crawl.site import Answer
from tests.reportgen import html, pdf
from tests.reportgen.figures import draw
from tests.reportgen.grids import tables
from tests.reportgen.printing import print_cells
from tests.reportgen.story import Heading, Paragraph, Piece, Story, write

DEPARTMENTS = (
    "教育体育局", "财政局", "民政局", "自然资源局", "水利局", "审计局", "统计局", "医疗保障局", "应急管理局",
    "交通运输局", "农业农村局", "卫生健康委员会", "市场监督管理局", "发展和改革委员会", "信访局", "林业局")
TOWNS = ("大田", "双桥", "新湖", "柳林", "白沙", "清溪", "石门", "黄岭", "东坪", "高塘", "上坊", "龙口")
COUNTIES = ("石塘县", "青林县", "龙泉县", "桥东区", "安溪县", "河源县")
NEWS = (
    "召开{}工作推进会", "{}项目集中开工", "调研{}工作", "开展{}专项整治", "{}成果展圆满落幕", "部署{}工作",
    "{}知识进校园", "{}服务队走村入户")
TOPICS = ("防汛", "春耕", "招商", "文旅", "安全生产", "森林防火", "老旧小区改造", "便民服务", "义务教育")


@dataclass(frozen=True)
class Filed:
    """A report as it stands on the portal: its address, whose it is and for which year."""

    path: str
    agency: str
    year: int


@dataclass
class Portal:
    """`ways` are the pages without which no report is reached; `false` look like reports and are none."""

    seed: int
    name: str
    rng: Random = field(init=False)
    county: str = field(init=False)
    pages: dict[str, Answer] = field(default_factory=dict)
    truth: dict[str, Filed] = field(default_factory=dict)
    ways: set[str] = field(default_factory=set)
    false: set[str] = field(default_factory=set)
    news: list[str] = field(default_factory=list)
    encoding: str = "utf-8"
    head: str = '<meta charset="utf-8">'

    def __post_init__(self) -> None:
        self.rng = Random(f"{self.seed}/{self.name}")
        self.county = self.rng.choice(COUNTIES)
        self.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow:\n", kind="text/plain")

    @property
    def fewest(self) -> int:
        return len(self.ways) + len(self.truth)

    def units(self, departments: int, towns: int) -> list[str]:
        """Names of bodies without the county's: 教育体育局, 大田镇."""
        chosen = self.rng.sample(DEPARTMENTS, departments)
        return chosen + [name + self.rng.choice("镇镇乡") for name in self.rng.sample(TOWNS, towns)]

    def full(self, unit: str) -> str:
        return f"{self.county}{unit}" + ("人民政府" if unit[-1] in "镇乡" else "")

    def put(self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "") -> None:
        """A page in the portal's frame: menu, breadcrumb, the matter, a side box of news, a footer."""
        text = (
            f"<!DOCTYPE html><html><head>{self.head}<title>{escape(title)}-{self.county}人民政府网</title>"
            f"{head}</head><body><div class='top'>{self._menu()}</div>{self._trail(crumbs)}"
            f"<div class='wrap'>{body}</div>{self._side()}<div class='foot'>"
            f"主办：{self.county}人民政府办公室 "
            f"网站标识码：3600000000 <a href='/map.html'>网站地图</a> "
            f"<a href='/about.html'>关于我们</a></div>"
            "</body></html>")
        self.pages[path] = Answer(text.encode(self.encoding), kind="text/html")

    def way(self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "") -> None:
        self.ways.add(path)
        self.put(path, title, body, crumbs=crumbs, head=head)

    def _menu(self) -> str:
        names = (("/", "首页"), ("/zjxq/index.html", f"走进{self.county[:2]}"),
                 ("/xwzx/index.html", "新闻中心"),
                 (self.section, "政务公开"), ("/bsfw/index.html", "办事服务"),
                 ("/hdjl/index.html", "互动交流"))
        return "<ul>" + "".join(f"<li><a href='{path}'>{name}</a></li>" for path, name in names) + "</ul>"

    section = "/zwgk/index.html"

    def map_out(self) -> None:
        """The site map: every way and as many columns that lead nowhere."""
        ways = [(path, "栏目") for path in sorted(self.ways) if path != "/"]
        columns = [(f"/lm/{n}/", f"{topic}{kind}") for n, topic in enumerate(TOPICS)
                   for kind in ("动态", "专题", "信息")]
        self.put("/map.html", "网站地图", menu(*ways[:20], *columns))

    @staticmethod
    def _trail(crumbs: tuple[str, ...]) -> str:
        return f"<div class='where'>您现在的位置：{' > '.join(('首页', *crumbs))}</div>" if crumbs else ""

    def _side(self) -> str:
        picked = self.rng.sample(self.news, min(6, len(self.news)))
        rows = "".join(f"<li><a href='{path}'>{self._headline()}</a></li>" for path in picked)
        return f"<div class='r'><h3>要闻</h3><ul>{rows}</ul></div>" if rows else ""

    def _headline(self) -> str:
        return self.county + self.rng.choice(NEWS).format(self.rng.choice(TOPICS))

    def story(self, agency: str, year: int) -> Story:
        """A whole report of that agency for that year."""
        rng = self.rng
        figures = draw(rng, "2021", rng.choice(("dense", "mixed", "sparse")))
        made = write(rng, "2021", figures, tables("2021", print_cells(rng, figures, "plain", "none")))

        def said(text: str) -> str:
            return text.replace(made.agency, agency).replace(str(made.year), str(year))

        pieces: list[Piece] = [replace(piece, text=said(piece.text)) if isinstance(piece, Heading | Paragraph)
                               else piece for piece in made.pieces]
        title = f"{agency}{year}年政府信息公开工作年度报告"
        return replace(made, title=title, agency=agency, year=year, pieces=pieces,
                       published=date(year + 1, 1, rng.randint(4, 30)))

    def report(
        self, path: str, unit: str, year: int, *, crumbs: tuple[str, ...] = (), title: str | None = None,
        head: str = "", after: str = "",
    ) -> Filed:
        """An article that holds a report. `title` is what the page calls it, if that is not its full name."""
        agency = self.full(unit)
        story = self.story(agency, year)
        whole = html.render(self.rng, story, html.Hand())
        inner = whole[whole.index("<body>") + 6:whole.index("</body>")]
        if title is not None:
            inner = inner.replace(f"<h1>{story.title}</h1>", f"<h1>{title}</h1>", 1).replace(
                'id="zoom">', f'id="zoom"><p align="center"><b>{story.title}</b></p>', 1)
        self.put(path, title or story.title, _dressed(self.rng, inner) + after, crumbs=crumbs, head=head)
        self.truth[path] = Filed(path, agency, year)
        return self.truth[path]

    def report_file(self, path: str, unit: str, year: int) -> Filed:
        """A report that is a bare PDF."""
        story = self.story(self.full(unit), year)
        self.pages[path] = Answer(pdf.render(self.rng, story, pdf.Press()), kind="application/pdf")
        self.truth[path] = Filed(path, self.full(unit), year)
        return self.truth[path]

    def paper(self, path: str, title: str, *, crumbs: tuple[str, ...] = ()) -> None:
        """An article that only looks like a report."""
        words = "".join(f"<p>{self._headline()}，有关单位抓好落实，取得较好成效。</p>" for _ in range(9))
        inner = f"<h1>{title}</h1><div class='info'>发布时间：2024-02-0{self.rng.randint(1, 9)}</div>"
        self.put(path, title, inner + f"<div class='TextBody'>{words}</div>", crumbs=crumbs)
        self.false.add(path)

    def home(self, body: str, news: int, address: Callable[[int], str]) -> None:
        """The first page: ways in, and `news` rows of news among them."""
        self.news = [address(number) for number in range(news)]
        rows = "".join(f"<li><a href='{path}'>{self._headline()}</a><span>01-1{number % 10}</span></li>"
                       for number, path in enumerate(self.news))
        days = "".join(f"<td><a href='/calendar?day=2024-01-{day:02}'>{day}</a></td>" for day in range(1, 31))
        self.way("/", "首页", f"{body}<h2>要闻动态</h2><ul>{rows}</ul><table><tr>{days}</tr></table>")


def _dressed(rng: Random, inner: str) -> str:
    """The body under another name than the usual ones, as products without a family have it."""
    name = rng.choice(("TextBody", "nr_box", "detail", "main_txt"))
    return inner.replace('class="content" id="zoom"', f'class="{name}"')


def listed(rows: list[tuple[str, str, str]], style: str = "li") -> str:
    """Rows of a list: address, text, day."""
    if style == "table":
        cells = "".join(f"<tr><td>·<a href='{path}'>{text}</a></td><td>{day}</td></tr>"
                        for path, text, day in rows)
        return f"<table width='98%'>{cells}</table>"
    if style == "before":
        return "<div>" + "".join(f"<p>[{d}] <a href='{p}'>{t}</a></p>" for p, t, d in rows) + "</div>"
    return "<ul>" + "".join(f"<li><a href='{p}'>{t}</a><span>{d}</span></li>" for p, t, d in rows) + "</ul>"


def menu(*pairs: tuple[str, str]) -> str:
    return "<ul>" + "".join(f"<li><a href='{path}'>{text}</a></li>" for path, text in pairs) + "</ul>"
