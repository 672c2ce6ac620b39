"""A portal of any kind of body in full furniture, with noise on every branch and other hosts beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from random import Random
from urllib.parse import urlencode

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing
from tests.portals_kinds import furniture
from tests.reportgen.story import Story

STEMS = (("/xwzx/", "/news/", "/dt/", "/xw/"), ("/bsfw/", "/zwfw/", "/fw/"), ("/hdjl/", "/zmhd/", "/ask/"),
         ("/zt/", "/ztzl/", "/topic/"))  # fmt: skip
SECTIONS = (
    ("政务公开", "/zwgk/"),
    ("政府信息公开", "/zfxxgk/"),
    ("信息公开", "/xxgk/"),
    ("政务公开", "/gk/index.html"),
)


@dataclass
class Kind(Grown):
    """`owner` is whom the site is of, `house` what bodies' names begin with unless with the county's;
    `hosts` are the sites of other hosts; `fixed` are the skins to draw of."""

    owner: str = ""
    house: str = ""
    hosts: dict[str, Kind] = field(default_factory=dict)
    skins: tuple[str, ...] = tuple(furniture.SKINS)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.owner = self.owner or f"{self.county}人民政府"
        self.skin = self.rng.choice(self.skins)
        self.calls, self.section = self.rng.choice(SECTIONS)
        self.base = self.section.rpartition("/")[0] + "/"
        stems = [self.rng.choice(of) for of in STEMS]
        self.wing = {
            name: f"{stems[n % 4]}{'abcdefgh'[n]}" for n, (name, _) in enumerate(furniture.BRANCHES)
        }
        self.wing |= {name: f"{at}lm/" for name, at in self.wing.items()}
        self.entries = furniture.branches(self.rng, self.wing)
        for at in (*stems, "/older/", "/wza/", "/so", "/search.asp"):
            self.dynamic[at] = self.noise
        self.news_at = stems[0]

    def full(self, unit: str) -> str:
        """A body's whole name; the owner's for an empty one."""
        if not unit:
            return self.owner
        return f"{self.house or self.county}{unit}" + ("人民政府" if unit[-1] in "镇乡" else "")

    # --- asking ---

    def answer(self, request: Request) -> Answer | None:
        other = self.hosts.get(request.headers.get("Host", ""))
        return other.answer(replace(request, headers={})) if other else super().answer(request)

    def adopt(self, host: str, other: Kind) -> None:
        """Another site of the same portal at a host of its own."""
        self.hosts[host] = other
        self.sites[host] = other.pages
        self.ways |= {f"http://{host}{path}" for path in other.ways}
        self.truth |= {
            f"http://{host}{path}": replace(true, path=f"http://{host}{path}")
            for path, true in other.truth.items()
        }
        self.false |= {f"http://{host}{path}" for path in other.false}
        self.news += [f"http://{host}{path}" for path in other.news]

    # --- pages ---

    def put(
        self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = ""
    ) -> None:
        trail = [(name, self.places.get(crumbs[: n + 1])) for n, name in enumerate(crumbs)]
        menu = [(self.section, self.calls, ()), *self.entries]
        sheet = furniture.Sheet(self.owner, title, path, self.head + head, trail, menu, self._side(), body)
        text = furniture.SKINS[self.skin](self.rng, sheet)
        self.pages[path] = Answer(text.encode(self.encoding, "ignore"), kind="text/html")

    def gbk(self) -> None:
        """From now on pages are in GBK and say so, or say nothing."""
        self.encoding = "gb18030"
        self.head = self.rng.choice(
            ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "")
        )

    def _headline(self) -> str:
        return self.said(
            self.rng.choice(words.NEWS), self.rng.choice(words.DEPARTMENTS), self.rng.randint(2015, 2024)
        )

    def _side(self) -> str:
        rows = [
            (f"{self.news_at}{self.rng.randint(10**3, 10**6)}.html", self._headline(), "") for _ in range(8)
        ]
        days = "".join(f"<a href='{self.news_at}day/?d=2024-05-{n:02}'>{n}</a>" for n in range(1, 29))
        name = self.rng.choice(("点击排行", "最新信息", "相关链接"))
        return f"<h3>{name}</h3>{listing(rows)}<div class='cal'>{days}</div>"

    def noise(self, asked: Request) -> Answer:
        """An article of news, or a list of them with four hundred pages, orders, tags and days."""
        made = self.drawn(asked)
        rng, last = made.rng, asked.path.rpartition("/")[2]
        body = f"<h1>{made._headline()}</h1>" + "".join(f"<p>{made._headline()}。</p>" for _ in range(12))
        if not any(sign.isdigit() for sign in last):
            at = self.news_at
            rows = [
                (f"{at}{rng.randint(10**3, 10**6)}.html", made._headline(), "2024-03-01") for _ in range(20)
            ]
            rows += [
                (f"{at}{rng.randint(10**3, 10**6)}.html", made.look_alike()[1], "2024-03-01")
                for _ in range(5)
            ]
            page = int(asked.query.get("page") or 1) if asked.query.get("page", "1").isdigit() else 1

            def turned(**other: str) -> str:
                return escape(f"{asked.path}?{urlencode(asked.query | other)}")

            turns = "".join(f"<a href='{turned(page=str(page + n))}'>{page + n}</a>" for n in range(1, 8))
            sorts = "".join(
                f"<a href='{turned(order=order)}'>{text}</a>"
                for order, text in (("hits", "按点击"), ("date", "按时间"), ("title", "按标题"))
            )
            tags = "".join(f"<a href='{at}tag/?t={n}'>{t}</a>" for n, t in enumerate(words.TOPICS))
            body = (
                f"<div>{sorts}</div>{listing(rows, rng.randint(0, 3))}<div>{turns}"
                f"<a href='{turned(page=str(page + 1))}'>下一页</a>共400页</div><div>{tags}</div>"
            )
        made.put("", rng.choice(("新闻动态", "办事服务", "专题专栏")), body, crumbs=("新闻动态",))
        return made.pages[""]

    def article(self, story: Story, name: str, *, is_signed: bool = True) -> str:
        source = story.agency if is_signed else ""
        text = self.text(story)
        return furniture.ARTICLES[self.skin](self.rng, escape(name), source, str(story.published), text)

    def front(self, *ways: tuple[str, str], more: str = "") -> None:
        """The first page: news, papers, services, faces of leaders, and the ways in among them."""
        at, rng = self.news_at, self.rng
        news = [(f"{at}{n + 2000}.html", self._headline(), f"05-{n % 30 + 1:02}") for n in range(70)]
        papers = [(f"{at}{n + 4000}.html", self.look_alike()[1], f"04-{n % 30 + 1:02}") for n in range(25)]
        self.news += [row[0] for row in (*news, *papers)]
        blocks = [
            f"<div class='b{n}'><h2><a href='{at}l{n}/'>{name}</a><a href='{at}l{n}/'>更多&gt;&gt;</a></h2>"
            f"{listing(rows, rng.randint(0, 3))}</div>"
            for n, (name, rows) in enumerate(
                (
                    ("政务要闻", news[:25]),
                    ("公示公告", papers),
                    ("部门动态", news[25:50]),
                    ("乡镇动态", news[50:]),
                )
            )
        ]
        guides = "".join(
            f"<a href='/bsfw/sx/?id={n}'>{unit}办事指南</a>" for n, unit in enumerate(words.DEPARTMENTS)
        )
        blocks += [
            f"<div class='bs'>{guides}</div>",
            "".join(
                f"<a href='{at}ld/?id={n}'><img src='/ld/{n}.jpg' alt='副县长'>个人简历</a>"
                for n in range(9)
            ),
        ]
        self.dynamic["/bsfw/"] = self.noise
        links = "".join(f"<li><a href='{to}'>{name}</a></li>" for to, name in ways)
        blocks.insert(rng.randint(0, len(blocks)), f"<ul class='kj'>{links}</ul>{more}")
        self.way("/", "首页", "".join(blocks))
        lines = "".join(
            f"<dl><dt><a href='{to}'>{name}</a></dt>"
            f"{''.join(f'<dd><a href={a}>{t}</a></dd>' for a, t in subs)}</dl>"
            for to, name, subs in self.entries
        )
        self.put("/map.html", "网站地图", lines)

    # --- papers ---

    def shelf(
        self, address: Callable[[int], str], units: list[str], years: list[int], crumbs: tuple[str, ...],
        others: int = 0,
    ) -> list[Row]:  # fmt: skip
        """Reports of each unit for each year and papers among them, in no order."""
        rows = [
            self.filed(address(self.number()), unit, year, crumbs=crumbs)
            for unit in units
            for year in years
        ]
        rows += [self.other(address, crumbs) for _ in range(others)]
        self.rng.shuffle(rows)
        return rows

    def of(self, owner: str, seed_of: Random | None = None) -> Kind:
        """Another site of that owner in the same county."""
        made = type(self)((seed_of or self.rng).randrange(10**6), f"{self.name} {owner}", owner=owner)
        made.county = self.county
        return made


def cut(rows: list[Row], per: int) -> list[list[Row]]:
    """The pages of a list."""
    return [rows[n : n + per] for n in range(0, len(rows), per)]
