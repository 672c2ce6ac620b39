"""A county's whole site: a home page of dozens of columns, sections, trees, articles with neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown.grown import Grown
from tests.portals_provinces import furniture, words
from tests.portals_provinces.furniture import Entry, Row, listing
from tests.reportgen import pdf
from tests.reportgen.story import Story

NEAR = "<!-- near -->"
"""Where an article names the papers before and after it."""
Address = Callable[[int], str]


@dataclass
class County(Grown):
    """`column_at`, `other_at` and `article_at` give addresses of columns of disclosure, of other columns
    and of papers; `noisy` names those that hold no report, `covers` the articles of files; `asked` answers
    on other hosts, by host and path; `shell`, if given, is answered with 200 where nothing stands."""

    column_at: Address = field(default=lambda n: f"/lm/{n}/index.html")
    other_at: Address = field(default=lambda n: f"/lm/{n}/index.html")
    article_at: Address = field(default=lambda n: f"/content/2024/{n}.html")
    asked: dict[str, Callable[[Request], Answer | None]] = field(default_factory=dict)
    noisy: dict[str, str] = field(default_factory=dict)
    covers: set[str] = field(default_factory=set)
    shell: bytes = b""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.county, self.stem = self.rng.choice(words.PLACES[self.name])
        self.site = f"{self.county}人民政府"
        self.code = f"{self.rng.randint(110000, 659000)}00{self.rng.randint(10, 99)}"
        self.menu_shape, self.trail_shape, self.row_shape = (self.rng.randrange(n) for n in (3, 4, 5))
        self.article_shape = self.rng.randrange(3)
        self.dynamic = {"/search/": self.noise}
        self.neighbours = [("http://www.nanhe.gov.cn/", "南河县"), ("http://www.dongpu.gov.cn/", "东浦区")]

    def shaped(self, column: Address, other: Address, article: Address) -> None:
        """The site's own addresses; draws the menu with them."""
        self.column_at, self.other_at, self.article_at = column, other, article
        short = self.county[:-1]
        self.branches = [
            (
                *self.other_column(name.format(s=short)),
                [self.other_column(sub.format(s=short)) for sub in subs],
            )
            for name, subs in words.MENU
        ]

    @property
    def every_host(self) -> set[str]:
        return super().every_host | {at.partition("/")[0] for at in self.asked if at[0] != "/"}

    # --- names ---

    def bodies(self, departments: int, towns: int) -> list[str]:
        """Drawn names without the county's."""
        return self.rng.sample(words.DEPARTMENTS, departments) + self.rng.sample(words.TOWNS, towns)

    def shown(self, unit: str) -> str:
        """What links call a body."""
        if unit != "人民政府":
            return unit
        return self.rng.choice((self.site, f"{self.county[-1]}政府", f"{self.county[-1]}人民政府"))

    def run(self, count: int, last: int = 2024) -> list[int]:
        """Years one after the other, newest first."""
        return list(range(last, last - count, -1))

    def said(self, made: str, unit: str, year: int) -> str:
        topic = self.rng.choice(words.TOPICS)
        short = self.site if unit == "人民政府" else unit
        return made.format(u=short, f=self.full(unit), y=year, c=self.county, t=topic)

    def _headline(self) -> str:
        return self.said(self.rng.choice(words.NEWS), self.rng.choice(words.DEPARTMENTS), 2024)

    def look_alike(self) -> tuple[int, str]:
        year = self.rng.randint(2015, 2024)
        return year, self.said(self.rng.choice(words.LOOK_ALIKES), self.rng.choice(words.DEPARTMENTS), year)

    # --- what holds no report ---

    def noise_column(self, name: str) -> Entry:
        """A column that holds no report."""
        at = self.column_at(self.number())
        self.noisy[at] = name
        return at, name

    def other_column(self, name: str) -> Entry:
        """A column beside those of disclosure."""
        at = self.other_at(self.number())
        self.noisy[at] = name
        return at, name

    def noise_row(self, text: str = "") -> Row:
        """A paper that is no report, as a row."""
        at = self.article_at(self.number())
        self.noisy[at] = ""
        return at, text or self._headline(), f"2024-0{self.rng.randint(1, 9)}-{self.rng.randint(10, 28)}"

    def answer(self, request: Request) -> Answer | None:
        elsewhere = self.asked.get(request.headers.get("Host", "") + request.path)
        found = elsewhere(request) if elsewhere else super().answer(request)
        if found is None and request.target in self.noisy:
            found = self.noise(request)
        return found or (Answer(self.shell, kind="text/html") if self.shell else None)

    def noise(self, asked: Request) -> Answer:
        """An article of news, or a list of them that goes on."""
        made, name = self.drawn(asked), self.noisy.get(asked.target, "")
        if name:
            rows = [made.noise_row() for _ in range(15)]
            further = f"{asked.path}?page=2" if "?" not in asked.target else ""
            if further:
                self.noisy[further] = name
            more = f"<a href='{further}'>下一页</a>" if further else "<span>下一页</span>"
            made.put("", name, listing(rows, self.row_shape) + more, crumbs=(name,))
        else:
            text = "".join(f"<p>　　{made._headline()}。</p>" for _ in range(9))
            made.put(
                "", "新闻", made.around(made._headline(), self.site, "2024-03-11", text), crumbs=("新闻中心",)
            )
        return made.pages[""]

    def drawn(self, asked: Request) -> County:
        made = super().drawn(asked)
        assert isinstance(made, County)
        return made

    def noises(self, count: int) -> list[Entry]:
        """Columns that every section of disclosure has."""
        return [self.noise_column(name) for name in self.rng.sample(words.DISCLOSED, count)]

    def amid(self, count: int, *own: Entry) -> list[Entry]:
        """The own entries, in their order, in the midst of `count` others."""
        others = self.noises(count)
        cut = self.rng.randint(1, count)
        guide = [self.noise_column("政府信息公开指南"), self.noise_column("政府信息公开制度")]
        return [*guide, *others[:cut], *own, *others[cut:], self.noise_column("依申请公开")]

    # --- pages ---

    def put(
        self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "", day: str = ""
    ) -> None:
        ways = [("/", "首页", []), (self.section, self.calls, self.below), *self.branches]
        steps = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        where = furniture.trail(self.trail_shape, steps) if crumbs else ""
        told = furniture.metas(self.site, self.code, crumbs[-1] if crumbs else "首页", title, day)
        text = (
            f"<!DOCTYPE html><html lang='zh-CN'><head>{self.head}{told}"
            f"<title>{escape(title)}_{self.site}</title>{head}<link "
            f"rel='stylesheet' href='/css/style.css'><script src='/js/jquery.min.js'></script></head><body>"
            f"{furniture.top(self.rng, self.site)}{furniture.MENUS[self.menu_shape](ways)}{where}"
            f"<div class='main'>{body}</div>"
            f"{furniture.foot(self.rng, self.site, self.code, self.neighbours)}</body></html>"
        )
        self.pages[path] = Answer(text.encode(self.encoding), kind="text/html")

    @property
    def below(self) -> list[Entry]:
        """What the menu shows below the section."""
        if not hasattr(self, "_below"):
            self._below = self.noises(8)
        return self._below

    def home_page(self, *own: Entry, news: int = 70) -> None:
        """The first page: slides, tabs of news, disclosure with the own entries, services, topics."""
        like = [self.noise_row(self.look_alike()[1]) for _ in range(8)]
        self.news += [row[0] for row in like]
        blocks = "".join(
            f"<div class='tab'><h3><a href='{self.other_column(name)[0]}'>{name}</a></h3>"
            f"{self._headlines(news // 4)}</div>"
            for name in ("时政要闻", "部门动态", "镇街动态", "通知公告")
        )
        icons = "".join(
            f"<li><a href='{at}'><img src='/i/{n}.png'><p>{name}</p></a></li>"
            for n, (at, name) in enumerate((*own, *self.noises(6)))
        )
        serve = "".join(f"<a href='{self.other_column(name)[0]}'>{name}</a>" for name in words.SERVICES)
        topics = "".join(
            f"<a href='{self.other_column('专题')[0]}'><img src='/t/{n}.jpg' alt='{topic}专题'></a>"
            for n, topic in enumerate(self.rng.sample(words.TOPICS, 6))
        )
        slides = "".join(
            f"<li><a href='{at}'><img src='/up/{n}.jpg' alt='{text}'></a></li>"
            for n, (at, text, _) in enumerate(self.noise_row() for _ in range(5))
        )
        body = (
            f"<div class='slide'><ul>{slides}</ul></div>{blocks}<div class='zwgk'><h3>"
            f"<a href='{self.section}'>{self.calls}</a></h3><ul>{icons}</ul><h4>最新公开</h4>"
            f"{listing(like, 0, 20)}</div><div class='fw'><h3>办事服务</h3>{serve}</div>"
            f"<div class='zt'><h3>专题专栏</h3>{topics}</div>"
        )
        self.way("/", "首页", body)

    def _headlines(self, count: int) -> str:
        made = [self.noise_row() for _ in range(count)]
        self.news += [row[0] for row in made]
        return listing([(at, text, day[5:]) for at, text, day in made], self.row_shape, cut=24)

    def around(self, name: str, source: str, day: str, text: str) -> str:
        """A text as this site prints articles."""
        return furniture.ARTICLES[self.article_shape](self.rng, escape(name), source, day, text) + NEAR

    def filed(
        self, path: str, unit: str, year: int, *, crumbs: tuple[str, ...] = (), title: str | None = None,
        agency: str | None = None, is_signed: bool = True,
    ) -> Row:  # fmt: skip
        name = title or self.said(self.rng.choice(words.REPORTS), unit, year)
        return super().filed(path, unit, year, crumbs=crumbs, title=name, agency=agency, is_signed=is_signed)

    def cover(
        self, path: str, title: str, source: str, day: str, inner: str, crumbs: tuple[str, ...]
    ) -> None:
        """An article that holds no more than a report's file."""
        self.covers.add(path)
        self.way(path, title, self.around(title, source, day, inner), crumbs=crumbs)

    def article(self, story: Story, name: str, *, is_signed: bool = True) -> str:
        return self.around(
            name, story.agency if is_signed else self.site, str(story.published), self.text(story)
        )

    def text(self, story: Story) -> str:
        if story.year >= 2019:
            return super().text(story)
        rng = self.rng
        told = {"f": story.agency, "y": story.year, "n": rng.randint(20, 900), "m": rng.randint(10, 400)}
        made = (line.format(**told, k=rng.randint(0, 9)) for line in words.OLD_TEXT)
        return "".join(f"<p>　　{said}</p>" for said in made)

    def near(self, rows: list[Row], *more: Row) -> None:
        """Articles of a list name the one before and the one after, as listed."""
        listed = [*rows, *more]
        for n, (at, _, _) in enumerate(listed):
            page = self.pages.get(at)
            if page is None or not page.kind.startswith("text/html"):
                continue
            pair = (
                ("上一篇：", listed[n - 1] if n else None),
                ("下一篇：", listed[n + 1] if n + 1 < len(listed) else None),
            )
            told = "".join(
                f"<p>{lead}" + (f"<a href='{row[0]}'>{row[1]}</a>" if row else "没有了") + "</p>"
                for lead, row in pair
            )
            page.body = page.body.replace(
                NEAR.encode(), f"<div class='pn'>{told}</div>".encode(self.encoding)
            )

    def pages_of(
        self,
        at: Callable[[int], str],
        name: str,
        rows: list[Row],
        per: int,
        pager: Callable[[int, int], str],
        *,
        crumbs: tuple[str, ...],
        side: str = "",
        cut: int = 0,
    ) -> None:
        """A list of several pages: `at` gives the address of page k from 0, `pager` what turns them."""
        of = -(-len(rows) // per)
        for k in range(of):
            part = listing(rows[k * per : k * per + per], self.row_shape, cut)
            self.way(
                at(k),
                name,
                f"<div class='left'>{side}</div><div class='right'>{part}<div class='page'>{pager(k, of)}"
                "</div></div>",
                crumbs=crumbs,
            )
        self.near(rows)

    def decoys(self, count: int, address: Address, crumbs: tuple[str, ...]) -> list[Row]:
        """Papers filed among reports that are none."""
        return [self.other(address, crumbs) for _ in range(count)]

    def file(
        self,
        path: str,
        unit: str,
        year: int,
        make: Callable[[Story], bytes] | None = None,
        kind: str = "application/pdf",
    ) -> Story:
        """A report that is a file."""
        story = self.story(self.full(unit), year)
        body = make(story) if make else pdf.render(self.rng, story, pdf.Press())
        self.pages[path] = Answer(body, kind=kind)
        self.credit(path, self.full(unit), year)
        return story
