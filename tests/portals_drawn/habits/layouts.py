"""Portals with one habit each: raw Chinese addresses, a heavy first page, pages that send on, old sites."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import quote, unquote

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits.asking import bodies_asked, columns_asked, papers_asked, placed
from tests.portals_drawn.habits.deeper import DEEPER
from tests.portals_drawn.habits.editors import EDITED
from tests.portals_drawn.habits.further import FURTHER
from tests.portals_drawn.habits.linked import LINKED
from tests.portals_drawn.habits.paged import PAGED
from tests.portals_drawn.habits.places import PLACED
from tests.portals_drawn.habits.shaped import SHAPED
from tests.portals_drawn.habits.sited import SITED
from tests.portals_drawn.habits.written import WRITTEN
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.places import COUNTIES
from tests.portals_drawn.third.products import Folders, Numbered

_TITLE = re.compile("<title>([^<_-]+)")
_QUOTED = re.compile(r"(?:%[0-9A-F]{2})+")
HUB = "部门乡镇年报"


def _offices(p: Third, hub: str) -> None:
    """All bodies' reports in one column."""
    (_, offices), (_, towns) = p.group(14, 8)
    trail: Trail = (p.calls, HUB)
    listed(p, hub, HUB, reports(p, hub, [*offices, *towns], trail), trail)


def plain(p: Third) -> None:
    """A column of the government's own reports and one of all others'."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    _offices(p, hub)
    front(p, (own, NB))


class Raw(Numbered):
    """Addresses in Chinese, written as they are read."""

    def below(self, _parent: str, slug: str) -> str:
        return f"/栏目/信息{slug}{self.number(100, 9999)}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}第{k + 1}页.html" if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column}{day[:4]}年/文章{self.number(10**5, 10**6)}.html"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/附件（{self.number()}）.{ending}"


class RawQuery(Numbered):
    """Columns by a Chinese name in the query of a page in GBK, which browsers send in GBK."""

    has_metas = False

    def below(self, _parent: str, slug: str) -> str:
        name = quote(f"栏目{slug}", encoding="gb18030")
        return f"/list.asp?lm={name}{self.number(100, 9999)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&page={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"/show.asp?lm={column.rpartition('=')[2]}&id={self.number(10**5, 10**6)}"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/upfile/{self.number()}.{ending}"

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        text = self.pages[path].body.decode("gb18030")
        raw = _QUOTED.sub(lambda each: unquote(each[0], "gb18030"), text)
        self.pages[path] = Answer(raw.encode("gb18030"), kind=self.kind)


def raw_query(p: RawQuery) -> None:
    p.encoding, p.head = "gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    plain(p)


def heavy(p: Third) -> None:
    """Pictures of three megabytes stand in the first page itself, before its menus."""
    plain(p)
    noise = base64.b64encode(p.rng.randbytes(2_250_000)).decode()
    body = p.pages["/"].body.decode()
    picture = f'<body><img src="data:image/png;base64,{noise}" alt="">'
    p.pages["/"] = Answer(re.sub("<body[^>]*>", lambda _: picture, body, count=1).encode(), kind=p.kind)


def sending(p: Third) -> None:
    """The column's address is a whole page in the site's frame, whose script sends on at once."""
    sent, own, hub = p.below("", "zfnb"), p.below("", "nb"), p.below("", "bmnb")
    section(p, (sent, NB), also=((hub, HUB),))
    p.led(sent, NB, f'<script>window.location.replace("{own}");</script>', crumbs=(p.calls, NB))
    p.ways.add(sent)
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    _offices(p, hub)
    front(p, (sent, NB))


def oldest(p: Third) -> None:
    """Lists begin with the oldest report; the newest stand on the last page."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB), 2008)[::-1], (p.calls, NB), per=6)
    (_, offices), (_, towns) = p.group(14, 8)
    trail: Trail = (p.calls, HUB)
    listed(p, hub, HUB, reports(p, hub, [*offices, *towns], trail)[::-1], trail)
    front(p, (own, NB))


def older(p: Third) -> None:
    """The site of before 2015 stands below `/old/`, with its own first page, menu and column."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    start, gone, column = "/old/index.html", "/old/xxgk/", "/old/xxgk/nb/"
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB), 2015), (p.calls, NB))
    _offices(p, hub)
    whose = filing.Body(GOVERNMENT, p.habits(GOVERNMENT).title, "html")
    trail: Trail = ("信息公开", "年度报告")
    rows = [report(p, column, whose, year, trail) for year in range(2014, 2007, -1)]
    news = p.rows([p.noise_row() for _ in range(20)], start)
    way = f"<div class='gk'><a href='{gone}'>信息公开</a></div>"
    p.led(start, "旧版首页", news + way, crumbs=("旧版网站",))
    p.led(gone, "信息公开", f"<div class='l'><a href='{column}'>年度报告</a></div>", crumbs=trail[:1])
    listed(p, column, "年度报告", rows, trail)
    back = f"<a href='{start}' target='_blank'>{p.rng.choice(OLD)}</a>"
    front(p, (own, NB), extra=f"<div class='jb'>{back}</div>")


Fill = Callable[[Third], None]
Filling = Callable[[Third, str, str, list[Row], Trail, str], None]
"""What stands at a body's address: portal, address, name, its reports, its trail, the site's menu."""


def below_menu(p: Third, fill: Filling) -> None:
    """Bodies' places below the site's menu, which names the government's own column on every page."""
    own, hub = p.below("", "nb"), p.below("", "jg")
    side = section(p, (own, NB), also=((hub, "机构信息公开"),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB), side)
    groups = placed(p)
    p.led(hub, "机构信息公开", side + filing.directory(p, groups), crumbs=(p.calls, "机构信息公开"))
    for at, unit in (each for _, bodies in groups for each in bodies):
        trail: Trail = (p.calls, p.shown(unit))
        fill(p, at, p.shown(unit), reports(p, at, [unit], trail), trail, side)
    front(p, (own, NB))


def _papers(p: Third, column: str, count: int) -> list[Row]:
    return [p.noise_row(column) for _ in range(count)]


def _tabs(p: Third, at: str, name: str, trail: Trail, side: str, *entries: Entry) -> None:
    """A body's page: its columns, and the newest of its papers."""
    papers = p.rows(_papers(p, at, 8), at)
    p.led(at, name, f"{side}<div class='tab'>{p.names(list(entries))}</div>{papers}", crumbs=trail)


def _mingled(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """One channel of all papers."""
    papers = filing.newest_first((*_papers(p, at, p.rng.randint(20, 60)), *rows))
    listed(p, at, name, papers, trail, side)


def _contents(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Reports among what is to be disclosed by law."""
    inner = p.below(at, "fdzd")
    guide, asking = p.noise_column("政府信息公开指南", at, "zn"), p.noise_column("依申请公开", at, "ysq")
    _tabs(p, at, name, trail, side, guide, (inner, "法定主动公开内容"), asking)
    listed(p, inner, "法定主动公开内容", filing.newest_first((*_papers(p, inner, 9), *rows)), trail, side)


def _by_years(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Papers by the years in which they came out."""
    years = sorted({day[:4] for _, _, day in rows}, reverse=True)
    entries = [(p.below(at, f"y{year}"), f"{year}年") for year in years]
    _tabs(p, at, name, trail, side, *entries)
    for (column, said), year in zip(entries, years, strict=True):
        that = [row for row in rows if row[2].startswith(year)]
        listed(p, column, said, filing.newest_first((*_papers(p, column, 5), *that)), (*trail, said), side)


OLD = ("旧版网站", "历史网站回顾", "网站旧版", "老版网站入口")


class Habit(Folders):
    root = "gk"


BOX = "<!--newest-->"


class Boxed(Habit):
    """Beside every page stands a box of the newest reports."""

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        beside = f"<div class='zx'><h3>热点信息</h3>{BOX}</div>"
        super().page(path, title, inner + beside, crumbs=crumbs, day=day)


def boxed(p: Third, fill: Fill) -> None:
    """That layout with the box on each of its pages."""
    fill(p)
    pages = {at: p.pages[at] for at in p.truth if p.pages[at].kind == p.kind}
    rows = ((at, _TITLE.findall(page.body.decode())[0]) for at, page in [*pages.items()][:5])
    box = "".join(f"<li><a href='{at}'>{title}</a></li>" for at, title in rows).encode()
    for at, page in p.pages.items():
        p.pages[at] = replace(page, body=page.body.replace(BOX.encode(), b"<ul>" + box + b"</ul>"))


_FILLED: dict[str, Layout] = {
    "raw": (Raw, plain),
    "raw query": (RawQuery, raw_query),
    "heavy": (Habit, heavy),
    "sending": (Habit, sending),
    "sending numbered": (Numbered, sending),
    "oldest": (Numbered, oldest),
    "older": (Habit, older),
    "mingled": (Habit, partial(below_menu, fill=_mingled)),
    "mingled numbered": (Numbered, partial(below_menu, fill=_mingled)),
    "bodies asked": (Habit, bodies_asked),
    "columns asked": (Numbered, columns_asked),
    "papers asked": (Habit, papers_asked),
    "boxed": (Boxed, partial(boxed, fill=plain)),
    "boxed mingled": (Boxed, partial(boxed, fill=partial(below_menu, fill=_mingled))),
    "boxed by years": (Boxed, partial(boxed, fill=partial(below_menu, fill=_by_years))),
    "contents": (Habit, partial(below_menu, fill=_contents)),
    "contents numbered": (Numbered, partial(below_menu, fill=_contents)),
    "by years": (Habit, partial(below_menu, fill=_by_years)),
    "by years numbered": (Numbered, partial(below_menu, fill=_by_years)),
    **PLACED,
    **PAGED,
    **LINKED,
    **SITED,
    **FURTHER,
    **DEEPER,
    **EDITED,
    **SHAPED,
    **WRITTEN,
}


def drawn(name: str, seed: int, last: int = 2025, share: float = 1.0, *, has_files: bool = True) -> Third:
    """The portal with that habit, of a county or a prefecture that the seed chooses."""
    product, fill = _FILLED[name]
    places = sorted(getattr(product, "among", COUNTIES))
    place = places[seed % len(places)]
    made = product(seed, place, last=last, share=share, has_files=has_files)
    assert isinstance(made, Third)
    fill(made)
    return made


LAYOUTS = {name: partial(drawn, name) for name in _FILLED}
