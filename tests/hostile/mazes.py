"""Two more hostile portals: a maze of honeypots titled as reports, and lists that scroll on and on."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from random import Random
from urllib.parse import parse_qsl, urlsplit

from tests.hostile import tricks
from tests.hostile.promising import Promising
from tests.hostile.server import Plain, Reply
from tests.portals_other.building import Portal, listed, menu

YEARS = tuple(range(2018, 2025))
NB, GK, ZW = "政府信息公开年报", "政府信息公开", "政务公开"
JSON = "application/json; charset=utf-8"
WORDS = (
    "一是加强组织领导，明确责任分工。", "二是完善制度，规范流程。", "三是拓展渠道，回应关切。",
    "全年发布信息若干条。",
    "下一步将持续改进工作作风。", "有关单位要抓好落实。")


class Maze(Promising):
    """Every report title leads to a page of the same title: true ones hold a report, all others hold
    words and a dozen more such titles, for ever. True reports stand under endless queries too."""

    titled = YEARS
    name = "maze"
    years = 3

    def __init__(self, seed: int) -> None:
        self.made = Portal(seed, self.name)
        self.rng = self.made.rng
        self.units = self.made.units(6, 5)
        self.rows: list[tuple[str, str, str]] = []
        self._reports()
        self.lay()
        self.made.way("/zwgk/index.html", ZW, menu(("/nb/index.html", NB), *self.columns()), crumbs=(ZW,))
        self.made.home(menu(("/zwgk/index.html", ZW)), 40, lambda n: f"/news/{n + 900}.html")

    def _reports(self) -> None:
        for unit in self.units:
            for year in self.rng.sample(YEARS, self.years):
                path = f"/nb/{self.rng.randint(10**6, 10**7)}.html"
                name = f"{self.made.full(unit)}{year}年政府信息公开工作年度报告"
                twins = "".join(f"<p><a href='{path}?r={n}'>{name}</a></p>"
                                for n in self.rng.sample(range(10**6), 3))
                self.made.report(path, unit, year, crumbs=(GK, NB), after=f"<div>{twins}</div>")
                self.rows.append((path, name, f"{year + 1}-01-19"))
        self.rng.shuffle(self.rows)

    def columns(self) -> list[tuple[str, str]]:
        return [("/hx/list.html", "年度报告专栏"), ("/hx/all.html", "部门乡镇信息公开年报")]

    def lay(self) -> None:
        """The true list in two pages: a hidden honeypot for each row, and each report under two queries."""
        half = -(-len(self.rows) // 2)
        for k, part in enumerate((self.rows[:half], self.rows[half:])):
            rows = []
            for path, text, day in part:
                rows += [(path, text, day), (f"{path}?from=list{self.rng.randint(1, 99)}", text, day)]
            hidden = "".join(f"<a style='display:none' href='/hx/{self.rng.getrandbits(48):x}.html'>"
                             f"{self.promise()}</a>" for _ in range(2))
            more = "<div><a href='/nb/index_1.html'>下一页</a></div>" if k == 0 else ""
            path = f"/nb/index{'_1' if k else ''}.html"
            self.made.way(path, NB, listed(rows) + hidden + more, crumbs=(ZW, NB))

    def reply_to(self, target: str) -> Reply:
        path = urlsplit(target).path
        page = self.made.pages.get(target) or self.made.pages.get(path)
        if page is not None:
            return Plain(page.body, kind=page.kind)
        return self._honeypot(path)

    def _honeypot(self, path: str) -> Plain:
        """Titled as a report, one that no other page is titled, with links to more of its kind; the same each
        time."""
        rng = Random(zlib.crc32(path.encode()))
        title = self.promise(rng)
        said = "".join(f"<p>{''.join(rng.sample(WORDS, 4))}</p>" for _ in range(rng.randint(1, 9)))
        rows = [(f"/hx/{rng.getrandbits(48):x}.html", self.promise(rng), f"2024-01-{rng.randint(10, 28)}")
                for _ in range(12)]
        inner = said if not path.startswith("/hx/l") and not path.startswith("/hx/a") else ""
        self.made.put("/_", title if inner else NB, f"<h1>{title if inner else NB}</h1>{inner}{listed(rows)}",
                      crumbs=(ZW, NB))
        return Plain(self.made.pages.pop("/_").body)


class Scroll(Maze):
    """The list is JSON that scrolls on for ever, its rows coming round again; each year of a hundred shows
    the same; some rows drip; what is missing answers with 200 and the title of a report."""

    name = "scroll"

    def columns(self) -> list[tuple[str, str]]:
        return [("/years.html", "历年年报")]

    def lay(self) -> None:
        self.dripping = {f"/nb/{self.rng.randint(10**6, 10**7)}.html" for _ in range(2)}
        self.dead = [f"/nb/{self.rng.randint(10**6, 10**7)}.html" for _ in range(6)]
        self.all = [*self.rows, *((path, self.promise(), "2023-01-11")
                                  for path in (*self.dripping, *self.dead))]
        self.rng.shuffle(self.all)
        self.size = self.rng.randint(8, 14)
        self.echo = self.promise()
        script = (f"<ul id='l'></ul><script>var size={self.size};"
                  "function more(p){$.getJSON('/api/list?page='+p+'&size='+size,function(d){show(d);});}"
                  "more(1);</script><a onclick='more(1)'>列表</a>")
        self.made.way("/nb/index.html", NB, script, crumbs=(ZW, NB))
        self.made.ways |= {f"/api/list?page={k}" for k in range(-(-len(self.all) // self.size))}
        tabs = menu(*((f"/years.html?y={year}", f"{year}年") for year in range(1950, 2050)))
        self.made.put("/years.html", "历年年报", tabs + listed(self.rows[:5]), crumbs=(ZW, "历年年报"))

    def reply_to(self, target: str) -> Reply:
        parts = urlsplit(target)
        if parts.path == "/api/list":
            return self._rows(dict(parse_qsl(parts.query)))
        if parts.path in self.dripping:
            return tricks.drip
        page = self.made.pages.get(parts.path)
        return Plain(page.body, kind=page.kind) if page else self._missing

    def _rows(self, asked: dict[str, str]) -> Plain:
        page = max(int(re.sub(r"\D", "", asked.get("page", "")) or 1), 1)
        at = (page - 1) * self.size
        rows = [self.all[n % len(self.all)] for n in range(at, at + self.size)]
        held = {"total": 99999, "hasMore": True, "data": [
            {"title": text, "url": path + (f"?s={page}" if at >= len(self.all) else ""), "date": day}
            for path, text, day in rows]}
        return Plain(json.dumps(held, ensure_ascii=False).encode(), kind=JSON)

    @property
    def _missing(self) -> Plain:
        self.made.put("/_", self.echo, f"<h1>{self.echo}</h1><p>内容加载中，请稍候。</p>", crumbs=(ZW, NB))
        return Plain(self.made.pages.pop("/_").body)


MAZES: dict[str, Callable[[int], Maze]] = {"maze": Maze, "scroll": Scroll}
