"""A portal in a frame of one of three ages, with branches of noise around what is looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import frames, words
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.building import Filed
from tests.reportgen import html, pdf
from tests.reportgen.story import Story

GK = "政府信息公开"
SECTIONS = (
    ("政务公开", "/zwgk/index.html"), ("政府信息公开", "/zfxxgk/"), ("信息公开", "/xxgk/index.shtml"),
    ("公开", "/gongkai/"))  # fmt: skip
NOISE = ("/news/", "/serve/", "/ask/", "/topic/")
Row = tuple[str, str, str]
"""Address, text and day of an entry of a list."""
HANDS = (html.Hand(), html.Hand(), html.Hand(word=True), html.Hand(breaks=True), html.Hand(unclosed=True))


@dataclass
class Grown(HostPortal):
    """Pages in frames of 2008, 2016 or 2024; whatever is asked below `NOISE` is answered with more noise.

    `places` names the address of each page by its trail, so that the trails of pages below lead there."""

    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.county = self.rng.choice(words.COUNTIES)
        self.age = self.rng.choice(tuple(frames.FRAMES))
        self.calls, self.section = self.rng.choice(SECTIONS)
        self.base = self.section.rpartition("/")[0] + "/"
        self._branches = frames.branches(self.rng, self.county)
        for at in NOISE:
            self.dynamic[at] = self.noise

    # --- names ---

    def bodies(self, departments: int, towns: int) -> list[str]:
        """Drawn names without the county's."""
        return self.rng.sample(words.DEPARTMENTS, departments) + self.rng.sample(words.TOWNS, towns)

    def full(self, unit: str) -> str:
        return f"{self.county}{unit}" + ("人民政府" if unit[-1] in "镇乡" else "")

    def years(self, count: int, first: int = 2012) -> list[int]:
        """Drawn years of reports, newest first."""
        return sorted(self.rng.sample(range(first, 2025), count), reverse=True)

    def said(self, made: str, unit: str, year: int) -> str:
        """A title of that making."""
        topic = self.rng.choice(words.TOPICS)
        return made.format(u=unit, f=self.full(unit), y=year, c=self.county, t=topic)

    def number(self, low: int = 10**4, high: int = 10**7) -> int:
        """A number that no other paper has."""
        drawn = iter(lambda: self.rng.randint(low, high), -1)
        number = next(n for n in drawn if n not in self.numbers)
        self.numbers.add(number)
        return number

    def _headline(self) -> str:
        return self.said(self.rng.choice(words.NEWS), self.rng.choice(words.DEPARTMENTS), 2024)

    # --- pages ---

    def put(self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "") -> None:
        trail = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        page = frames.Page(self.county, title, self.head + head, trail, self._menu(), self._side(), body)
        self.pages[path] = Answer(frames.FRAMES[self.age](page).encode(self.encoding), kind="text/html")

    def way(self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "") -> None:
        if crumbs:
            self.places.setdefault(crumbs, path)
        super().way(path, title, body, crumbs=crumbs, head=head)

    def popped(self, path: str) -> Answer:
        """The page last put at a path, to be answered by what is asked."""
        return self.pages.pop(path)

    def _menu(self) -> str:
        ways = [("/", "首页", ()), (self.section, self.calls, ()), *self._branches]
        return frames.MENUS[self.age](ways)

    def _side(self) -> str:
        rows = [(f"/news/{self.rng.randint(10**3, 10**6)}.html", self._headline(), "") for _ in range(6)]
        return f"<h3>{self.rng.choice(('推荐阅读', '热点新闻', '最新文章'))}</h3>{listing(rows)}"

    def drawn(self, asked: Request) -> Grown:
        """The same portal that draws what this request is answered with, and keeps its pages apart."""
        made = object.__new__(type(self))
        made.__dict__.update(
            self.__dict__ | {"rng": Random(f"{self.seed}{asked.target}{asked.body}"), "pages": {}})
        return made

    def noise(self, asked: Request) -> Answer:
        """An article of news, or a list of them that goes on."""
        made = self.drawn(asked)
        rng = made.rng
        body = "".join(f"<p>{made._headline()}。</p>" for _ in range(7))
        if not any(sign.isdigit() for sign in asked.path.rpartition("/")[2]):
            rows = [(f"/news/{rng.randint(10**3, 10**6)}.html", made._headline(), "2024-03-01")
                    for _ in range(25)]
            body = f"{listing(rows)}<a href='index_{rng.randint(2, 9)}.html'>下一页</a>"
        made.put("", "新闻", body, crumbs=("新闻中心",))
        return made.pages[""]

    def front(self, *ways: tuple[str, str], more: str = "") -> None:
        """The first page: its ways in, and blocks of news and of papers that look like reports."""
        news = [(f"/news/{n + 2000}.html", self._headline(), f"05-{n % 30 + 1:02}") for n in range(60)]
        papers = [(f"/news/{n + 4000}.html", self.look_alike()[1], f"04-{n % 30 + 1:02}") for n in range(20)]
        self.news = [row[0] for row in (*news, *papers)]
        held = (("今日要闻", news[:30]), ("公告", papers), ("动态", news[30:]))
        blocks = "".join(
            f"<div class='k{n}'><h2>{name}<a href='/news/l/'>更多</a></h2>{listing(rows)}</div>"
            for n, (name, rows) in enumerate(held))
        links = "".join(f"<a href='{at}'>{name}</a>　" for at, name in ways)
        self.way("/", "首页", f"<div>{links}</div>{blocks}{more}")

    def enter(self, *own: tuple[str, str], body: str = "", front: bool = True) -> None:
        """The section: its own columns in the midst of those that every section has; the first page."""
        self.way(self.section, self.calls, self.columns(self.base, *own) + body, crumbs=(self.calls,))
        if front:
            self.front()

    def columns(self, base: str, *own: tuple[str, str]) -> str:
        """A section's menu, its own entries in their order somewhere within."""
        others = self.rng.sample(words.COLUMNS, self.rng.randint(6, 16))
        rows = [(f"{base}lm{n}/", name) for n, name in enumerate(others)]
        for at, _ in rows:
            self.dynamic[at] = self.noise
        fixed = [(f"{base}zn.html", "政府信息公开指南"), (f"{base}zd.html", "政府信息公开制度")]
        cut = self.rng.randint(0, len(rows))
        return menu(*fixed, *rows[:cut], *own, *rows[cut:], (f"{base}ysq.html", "依申请公开"))

    # --- papers ---

    def look_alike(self) -> tuple[int, str]:
        """Year and title of a paper that is no report."""
        year = self.rng.randint(2014, 2024)
        made = self.rng.choice(words.LOOK_ALIKES)
        return year, self.said(made, self.rng.choice(words.DEPARTMENTS), year)

    def other(self, address: Callable[[int], str], crumbs: tuple[str, ...]) -> Row:
        """A paper that only looks like a report, and its row."""
        year, name = self.look_alike()
        path = address(self.number())
        self.paper(path, name, crumbs=crumbs)
        return path, name, f"{year + 1}-0{self.rng.randint(1, 9)}-1{self.rng.randint(0, 9)}"

    def filed(
        self, path: str, unit: str, year: int, *, crumbs: tuple[str, ...] = (), title: str | None = None,
        agency: str | None = None, is_signed: bool = True,
    ) -> Row:  # fmt: skip
        """A report as an article, and its row. Unless `is_signed` the page tells neither source nor time."""
        agency = agency or self.full(unit)
        name = title or self.said(self.rng.choice(words.REPORTS), unit, year)
        story = self.story(agency, year)
        self.put(path, name, self.article(story, name, is_signed=is_signed), crumbs=crumbs)
        self.credit(path, agency, year)
        return path, name, str(story.published)

    def article(self, story: Story, name: str, *, is_signed: bool = True) -> str:
        """The report's text below its name, as this age prints articles."""
        source = story.agency if is_signed else ""
        made = frames.ARTICLES[self.age]
        return made(self.rng, escape(name), source, str(story.published), self.text(story))

    def text(self, story: Story) -> str:
        """The report's text without its name."""
        whole = html.render(self.rng, story, self.rng.choice(HANDS))
        return whole[whole.index('id="zoom">') + 10 : whole.rindex("</div></body>")]

    def credit(self, path: str, agency: str, year: int) -> None:
        """A report is true to stand there."""
        self.truth[path] = Filed(path, agency, year)

    def filed_file(self, path: str, unit: str, year: int, page: str = "", title: str = "") -> None:
        """A report that is a PDF; `page`, if given, is the address of an article that holds its link."""
        story = self.story(self.full(unit), year)
        self.pages[path] = Answer(pdf.render(self.rng, story, pdf.Press()), kind="application/pdf")
        self.credit(path, self.full(unit), year)
        if page:
            link = f"<p>附件：<a href='{path}'>{escape(title)}.pdf</a></p>"
            self.way(page, title, frames.ARTICLES[self.age](self.rng, escape(title), "", "2024-01-20", link))


def listing(rows: list[Row], shape: int = 0) -> str:
    """Rows of a list in one of several shapes."""
    around, row = _SHAPES[shape % len(_SHAPES)]
    return around.format("".join(row.format(escape(at), text, day) for at, text, day in rows))


_SHAPES = (
    ("<ul>{}</ul>", "<li><a href='{0}' target='_blank'>{1}</a><span>{2}</span></li>"),
    ("<table width=100%>{}</table>", "<tr><td width=10>·</td><td><a href={0}>{1}</a></td><td>({2})</td>"
        "</tr>"),
    ("<div class='lb'>{}</div>", "<p><span>{2}</span><a href='{0}' title='{1}'>{1}</a></p>"),
    ("<div>{}</div>", "<a class='item' href='{0}'><span class='bt'>{1}</span><em>{2}</em></a>"),
)


def menu(*pairs: tuple[str, str]) -> str:
    """Entries of a menu."""
    return "<ul class='lm'>" + "".join(f"<li><a href='{escape(a)}'>{t}</a></li>" for a, t in pairs) + "</ul>"
