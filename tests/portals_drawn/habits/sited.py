"""Whole sites of one habit: below another's address, doubled, with neighbours at the foot, sent on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits import inside
from tests.portals_drawn.habits.paged import HUB, every
from tests.portals_drawn.habits.places import placed
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.places import COUNTIES, PREFECTURES
from tests.portals_drawn.third.products import Folders, Numbered
from tests.portals_families.site import Request
from tests.portals_other.building import Filed


def another(p: Third, column: str, agency: str, year: int, trail: Trail = ()) -> Row:
    """A report of an authority that this government has no part in, or of one below it."""
    story = p.story(agency, year)
    day, title = story.published.isoformat(), f"{agency}{year}年政府信息公开工作年度报告"
    at = p.article_at(column, day)
    p.page(at, title, p.printed(title, agency, day, p.text(story)), crumbs=trail, day=day)
    return at, title, day


class Below(Folders):
    """A county below an address of its prefecture, whose own reports and other counties' stand beside."""

    root = "fenzhan"
    among: ClassVar = {key: place for key, place in COUNTIES.items() if place.letter in "县区旗"}

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        if not path or path.startswith(f"/{self.root}/"):
            made = self.pages[path]
            ways = self.names([("/", "市政府"), ("/linjiang/", "临江县"), ("/zfnb/", "市政府信息公开年报")])
            text = made.body.decode()
            for mark in "\"'":
                text = text.replace(f"href={mark}/{mark}", f"href={mark}/{self.root}/{mark}")
            text = text.replace("</body>", f"<div class='xl'>{ways}</div></body>")
            self.pages[path] = replace(made, body=text.encode())


def below(p: Below) -> None:
    p.home_url = f"http://127.0.0.1:8002/{p.root}/"
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    trail: Trail = (p.calls, HUB)
    listed(
        p, hub, HUB, reports(p, hub, [unit for _, units in p.group(14, 8) for unit in units], trail), trail
    )
    front(p, (own, NB), at=f"/{p.root}/")
    for column, agency in (("/zfnb/", "江南市人民政府"), ("/linjiang/nb/", "临江县人民政府")):
        rows = [another(p, column, agency, year, (NB,)) for year in range(p.last, p.last - 8, -1)]
        p.false |= {at for at, _, _ in rows}
        p.page(column, f"{agency}{NB}", p.rows(rows, column), crumbs=(NB,))
    p.page(
        "/", "江南市人民政府", p.names([("/zfnb/", NB), ("/linjiang/", "临江县"), (f"/{p.root}/", p.county)])
    )
    p.page("/linjiang/", "临江县人民政府", p.names([("/linjiang/nb/", NB), ("/", "市政府")]))


class Footed(Folders):
    """At the foot of each page stand the newest reports of the prefecture and of neighbours."""

    root = "fj"
    beside: tuple[Entry, ...] = ()

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        rows = "" if path.startswith("http") else self.names(list(self.beside))
        foot = f"<div class='tj'><h4>市县政府信息公开年报</h4>{rows}</div>"
        super().page(path, title, inner + foot, crumbs=crumbs, day=day)


def footed(p: Footed) -> None:
    city = "jiangnan.gov.cn"
    p.home_url = f"http://{p.place.stem}.{city}/"
    made = []
    for host, agency in ((f"www.{city}", "江南市人民政府"), (f"linjiang.{city}", "临江县人民政府"),
                         ("www.anping.gov.cn", "安平县人民政府")):  # fmt: skip
        p.hosts.add(host)
        made += [another(p, f"http://{host}/nb/", agency, year, (NB,)) for year in (p.last, p.last - 1)]
    p.false |= {at for at, _, _ in made}
    p.beside = tuple((at, title) for at, title, _ in made)
    every(p)
    p.finish()


class Doubled(Folders):
    """Every page stands once more for the old, below an address of its own, and names its twin."""

    root = "zw"

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        way = f"<div class='ll'><a href='/zlb{path}'>长者版</a></div>"
        super().page(path, title, way + inner, crumbs=crumbs, day=day)

    def answer(self, request: Request) -> Answer | None:
        if not request.target.startswith("/zlb/"):
            return super().answer(request)
        found = super().answer(replace(request, target=request.target[4:]))
        return found and replace(found, body=found.body.replace(b"/zw/", b"/zlb/zw/"))


def doubled(p: Doubled) -> None:
    every(p)
    p.files |= {f"/zlb{at}" for at in p.truth}


def splash(p: Third) -> None:
    """The first address answers a script that puts the way together from two variables."""
    first = "/portal/site/index.html"
    every(p)
    p.pages[first] = p.pages["/"]
    p.ways.add(first)
    told = "var ctx='/portal';var page='site/index.html';window.location.href=ctx+'/'+page;"
    text = f"<html><head><title>{p.county}人民政府</title><script>{told}</script></head><body></body></html>"
    p.pages["/"] = Answer(text.encode(), kind=p.kind)


class City(Folders):
    """A prefecture."""

    root = "sj"
    among: ClassVar = PREFECTURES


def districts(p: City) -> None:
    """A prefecture has a page of its counties; of each the columns of its own reports and its bodies'."""
    own, hub, low = p.below("", "nb"), p.below("", "bmnb"), p.below("", "xqnb")
    section(p, (own, NB), also=((hub, "市直部门年报"), (low, "县（市、区）年报")))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    (_, offices), (_, counties) = p.group(14, 8)
    listed(
        p, hub, "市直部门年报", reports(p, hub, offices, (p.calls, "市直部门年报")), (p.calls, "市直部门年报")
    )
    placed_at = [(p.below(low, p.slug(name)), name) for name in counties]
    p.led(low, "县（市、区）年报", p.names(placed_at), crumbs=(p.calls, "县（市、区）年报"))
    for at, name in placed_at:
        trail: Trail = (p.calls, "县（市、区）年报", name)
        kinds = (("县区政府年报", ("人民政府",)), ("县区部门年报", ("教育局", "民政局", "水利局", "审计局")),
                 ("乡镇街道年报", ("城关镇人民政府", "柳林镇人民政府")))  # fmt: skip
        columns = [(p.below(at, f"k{n}"), said) for n, (said, _) in enumerate(kinds)]
        p.led(at, name, f"<div class='tab'>{p.names(columns)}</div>", crumbs=trail)
        for (column, said), (_, units) in zip(columns, kinds, strict=True):
            rows = [_below(p, column, f"{name}{unit}", year, (*trail, said))
                    for unit in units for year in range(p.last, p.last - 4, -1)]  # fmt: skip
            listed(p, column, said, filing.newest_first(rows), (*trail, said))
    front(p, (own, NB))


def _below(p: Third, column: str, agency: str, year: int, trail: Trail) -> Row:
    row = another(p, column, agency, year, trail)
    p.truth[row[0]] = Filed(row[0], agency, year)
    return row


class Hosted(Folders):
    root = "xx"


def old_host(p: Hosted) -> None:
    """Reports of before a new site stand on a host of the old one, named at the foot of the first page."""
    p.home_url, host = f"http://www.{p.place.domain}/", f"http://old.{p.place.domain}"
    p.hosts.add(host[7:])
    own, hub, column = p.below("", "nb"), p.below("", "bmnb"), f"{host}/xxgk/nb/"
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB), 2017), (p.calls, NB))
    trail: Trail = (p.calls, HUB)
    listed(
        p, hub, HUB, reports(p, hub, [unit for _, units in p.group(14, 8) for unit in units], trail), trail
    )
    whose = filing.Body("人民政府", p.habits("人民政府").title, "html")
    rows = [report(p, column, whose, year, ("信息公开", "年度报告")) for year in range(2016, 2008, -1)]
    p.led(f"{host}/", "首页", p.names([(f"{host}/xxgk/", "信息公开"), (f"{host}/jj/", "概况")]))
    p.led(
        f"{host}/xxgk/",
        "信息公开",
        p.names([(f"{host}/xxgk/zn/", "指南"), (column, "年度报告")]),
        crumbs=("信息公开",),
    )
    listed(p, column, "年度报告", rows, ("信息公开", "年度报告"))
    front(p, (own, NB), extra=f"<div class='jb'><a href='{host}/'>历史数据（2017年以前）</a></div>")
    p.finish()


def split(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """The reports of before 2019 stand in a column of another name."""
    former, column = p.below(at, "ndbg"), p.below(at, "nb")
    menu = inside.opened(p, at, name, trail, side, (former, "信息公开年度报告"), (column, "政府信息公开年报"))
    for where, said, later in ((former, "信息公开年度报告", False), (column, NB, True)):
        that = [row for row in rows if (row[2] >= "2020") == later]
        listed(p, where, said, that, (*trail, said), side + menu)


def before_merger(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """What the body was before a reform has a place of its own, named in the body's menu."""
    column, gone, former = p.below(at, "nb"), p.below(at, "y"), p.below(at, "ynb")
    said = f"原{p.rng.choice(('文化广电', '粮食', '安全生产监督'))}局信息公开"
    menu = inside.opened(p, at, name, trail, side, (column, "公开年报"), (gone, said))
    new, old = ([row for row in rows if (row[2] >= "2020") == later] for later in (True, False))
    listed(p, column, "公开年报", new, (*trail, "公开年报"), side + menu)
    p.led(
        gone, said, side + p.names([*inside.columns(p, gone, 3), (former, "公开年报")]), crumbs=(*trail, said)
    )
    listed(p, former, "公开年报", old, (*trail, said, "公开年报"), side)


def among_figures(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Reports among budgets, plans and figures, in one of three columns."""
    column, said = p.below(at, "gh"), p.rng.choice(("规划总结", "统计信息", "监督保障"))
    beside = ("机构职能", "领导信息", "公开指南", "政策文件", "行政执法")
    ways = [*(p.noise_column(one, at, f"q{n}") for n, one in enumerate(beside)), (column, said)]
    menu = f"<div class='bmdh'><h3>{name}</h3>{p.names(ways)}</div>"
    latest = p.box("最新公开", p.rows([p.noise_row(at) for _ in range(8)], at))
    p.led(at, name, side + menu + latest, crumbs=trail)
    papers = [p.noise_row(kind) for kind in ("预算", "决算", "法治政府", "报表", "统计", "计划", "执法") * 2]
    listed(p, column, said, filing.newest_first([*papers, *rows]), (*trail, said), side + menu)


class Skipping(Folders):
    """Bodies that published in few years, with gaps."""

    root = "tk"

    def years(self) -> list[int]:
        return sorted(self.rng.sample(range(2015, self.last + 1), self.rng.randint(1, 4)), reverse=True)


SITED: dict[str, Layout] = {
    "below another": (Below, below),
    "footed": (Footed, footed),
    "doubled": (Doubled, doubled),
    "splash": (Folders, splash),
    "districts": (City, districts),
    "old host": (Hosted, old_host),
    "split": (Numbered, partial(placed, fill=split)),
    "before merger": (Hosted, partial(placed, fill=before_merger)),
    "among figures": (Numbered, partial(placed, fill=among_figures)),
    "skipping": (Skipping, partial(placed, fill=inside.town_notices)),
}
