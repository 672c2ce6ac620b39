"""Governments on products of their own or of old: 新城区, 崂山, 建昌, 果洛."""

from __future__ import annotations

import json
from typing import ClassVar
from urllib.parse import quote, unquote

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import NB, front, listed, mixed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered
from tests.reportgen.story import Story


class Xincheng(Numbered):
    """GBK that calls itself UTF-8; columns and papers by query."""

    skin = "tabled"
    has_metas = False
    frame = 1
    titles: ClassVar[tuple[tuple[str, int], ...]] = (("{u}政府信息公开工作年度报告", 45), ("{u}{y}"
    "年政府信息公开工作年度报告", 40),
                        ("{f}{y}年政府信息公开年度报告", 15))  # fmt: skip

    def below(self, _parent: str, _slug: str) -> str:
        return f"/List.asp?lmid={self.number(10, 9999)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&page={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"/Show.asp?lmid={column.rpartition('=')[2]}&id={self.number(10**4, 10**6)}"

    def file_at(self, _article: str, ending: str) -> str:
        return (
            f"/UpFiles/{self.rng.randint(2019, 2025)}/{quote('年报', encoding='gbk')}{self.number()}.{ending}"
        )

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(
            f"<TR><TD width=20><IMG src='/images/dot.gif'></TD><TD><A href='{at.replace('&', '&amp;')}' "
            f"target=_blank>{text}</A></TD><TD class=rq>({day})</TD></TR>"
            for at, text, day in rows
        )
        return f"<TABLE width='100%'>{made}</TABLE>"

    def viewed(self, path: str) -> str:
        return f'<iframe src="/preview.asp?file={path}"></iframe>'

    def file(self, path: str, story: Story) -> None:
        super().file(path, story)
        self.pages[unquote(path)] = self.pages[path]


def xincheng(p: Xincheng) -> None:
    """新城区: an intro with a way in; the column's years are a query; titles that leave out their year."""
    p.encoding, p.head = "gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    start = "/index_main.asp"
    p.pages["/"] = Answer((
        "<html><head><title>呼和浩特市新城区人民政府</title></head><body "
        "style='background:url(/images/intro.jpg)'>"
        "<embed src='/images/intro.swf'><div style='margin-top:560px'><a href='index_main.asp'><img "
        "src='/images/"
        "enter.gif' alt='进入网站' border=0></a></div></body></html>"
    ).encode("gb18030"), kind="text/html")  # fmt: skip
    p.ways.add("/")
    column = p.below("", "")
    side = section(p, (column, "年度报告"))
    (_, offices), (_, towns) = p.group(18, 9)
    trail: Trail = (p.calls, "年度报告")
    years = [(f"{column}&nd={year}", year) for year in range(p.last, 2015, -1)]
    tabs = (
        side
        + "<TABLE><TR>"
        + "".join(f"<TD><A href='{at}'>{year}年度</A></TD>" for at, year in years)
        + "</TR></TABLE>"
    )
    habits = {unit: p.habits(unit, 0.0) for unit in (GOVERNMENT, *offices, *towns)}
    p.led(column, "年度报告", tabs, crumbs=trail)
    for at, year in years:
        here = (*trail, f"{year}年度")
        rows = [report(p, column, habits[unit], year, here) for unit in habits if p.rng.random() < 0.93]
        listed(p, at, f"{year}年度", rows + mixed(p, column, here, 2), here, tabs, 20)
    front(p, (p.section, p.calls), at=start)


class Laoshan(Numbered):
    """Components: `/n3/n13/index.html` with fragments that count backwards, and folders since 2020."""

    skin = "scripted"

    def below(self, parent: str, slug: str) -> str:
        return f"{parent.rpartition('/')[0] or '/zfxxgk'}/{slug}{self.number(10, 999)}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("index.html", f"index_{k}.html") if k else column

    def article_at(self, column: str, day: str) -> str:
        stamp = day[2:].replace("-", "") + f"{self.number(10**5, 10**6)}"
        return f"{column.rpartition('/')[0]}/{stamp}.html"

    def pager(self, _column: str, k: int, of: int, _total: int) -> str:
        return f'<div id=\'fy\'><script>createPageHTML({of}, {k}, "index", "html");</script></div>'

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/{self.hexes()}.{ending}"


def laoshan(p: Laoshan) -> None:
    """崂山: bodies in a JSON file that a tree asks for; the catalogue of before 2020 has its own reports, its
    further pages are fragments."""
    own, hub, data = p.below("", "qznb"), "/zfxxgk/bmml/index.html", "/zfxxgk/bmml/tree.json"
    old = "/n206250/n20627/n20630/index.html"
    section(p, (own, NB), also=((hub, "部门街道公开"), (old, "历史年报（2019年及以前）")))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB), 2019), (p.calls, NB))
    older: list[Row] = []
    tree = []
    for group, units in p.group(22, 5):
        below = []
        for unit in units:
            nb = p.below("", f"bm{p.slug(unit)}")
            here: Trail = (p.calls, "部门街道公开", p.shown(unit), NB)
            whose = p.habits(unit, 0.1)
            rows = [
                report(p, nb, whose, year, here) for year in range(p.last, 2018, -1) if p.rng.random() < 0.97
            ]
            listed(p, nb, NB, rows, here)
            older += [
                report(p, old, whose, year, ("历史年报",))
                for year in (2018, 2017, 2016)
                if p.rng.random() < 0.7
            ]
            below.append({"id": p.number(), "name": p.shown(unit), "isParent": False, "url": nb})
        tree.append({"id": p.number(), "name": group, "isParent": True, "open": True, "children": below})
    p.pages[data] = Answer(json.dumps(tree, ensure_ascii=False).encode(), kind="application/json")
    p.ways.add(data)
    p.led(
        hub,
        "部门街道公开",
        (
            "<ul id='treeDemo' class='ztree'></ul><iframe name='right' src=''></iframe><script>$.getJSON('"
            f"{data}',function(d){{$.fn.zTree.init($('#treeDemo'),setting,d);}});</script>"
        ),
        crumbs=(p.calls, "部门街道公开"),
    )
    _fragments(p, old, filing.newest_first(older))
    front(p, (p.section, p.calls))


def _fragments(p: Laoshan, column: str, rows: list[Row], per: int = 20) -> None:
    """A list of components whose further pages are bare rows, the last one of number 1."""
    of = -(-len(rows) // per)
    parts = [rows[k * per : (k + 1) * per] for k in range(of)]
    ways = "".join(
        f"<a href=\"javascript:pageName=123;goPub('../../n20627/n20630/index_958_{of - k}.html')\">{k + 1}"
        f"</a>"
        for k in range(1, of))  # fmt: skip
    p.led(
        column,
        "历史年报",
        (
            f"<!--start component 内容列表(1)--><div "
            f"id='comp_958'>{p.rows(parts[0], column) if parts else ''}</div>"
            f"<script>var maxPageNum = {of};</script><div class='fy'>{ways}</div><!--end component-->"
        ),
        crumbs=("历史年报",),
    )
    for k in range(1, of):
        at = column.replace("index.html", f"index_958_{of - k}.html")
        p.ways.add(at)
        made = "".join(f"<li><a href='{to}'>{text}</a><span>{day}</span></li>" for to, text, day in parts[k])
        p.pages[at] = Answer(made.encode(), kind="text/html")


class Jianchang(Folders):
    root = "zwgk"

    def below(self, parent: str, slug: str) -> str:
        return f"{parent or '/zwgk/'}{slug}{self.number(10, 999)}/"


def jianchang(p: Jianchang) -> None:
    """建昌: a page for every year with all bodies' files, which are numbers; its own are articles."""
    column = p.below(p.section, "zfxxgknb")
    side = section(p, (column, NB))
    (_, offices), (_, towns) = p.group(20, 24)
    trail: Trail = (p.calls, NB)
    own = own_reports(p, column, trail)
    years = [(f"{column}{year + 1}/", year) for year in range(p.last, 2018, -1)] if p.has_files else []
    ways = "".join(f"<li><a href='{at}'>建昌县{year}年政府信息公开工作年度报告汇总（部门、乡镇）</a></li>"
                   for at, year in years)  # fmt: skip
    p.led(column, NB, f"{side}<ul class='hz'>{ways}</ul>{p.rows(own, column)}", crumbs=trail)
    p.near(own)
    for at, year in years:
        cells, n = "", 0
        for unit in offices + towns:
            if p.rng.random() < 0.08:
                cells += f"<td>{p.shown(unit)}</td>"
                continue
            n += 1
            file = f"{at}{n:03}.{p.rng.choice(('pdf', 'pdf', 'docx', 'doc'))}"
            p.file(file, p.story_of(unit, year))
            p.credit(file, unit, year)
            cells += (
                f'<td><a href="{n:03}.{file[-4:].rpartition(".")[2]}" title="{p.full(unit)}{year}'
                f'年年报">{p.shown(unit)}</a></td>'
            )
        p.covers.add(at)
        p.led(at, f"{year}年度报告汇总", f"<h2>{year}年度部门、乡镇政府信息公开年报</h2><table><tr>{cells}"
        f"</tr></table>",
              crumbs=(*trail, f"{year}年"))  # fmt: skip
    front(p, (column, NB))


class Guoluo(Numbered):
    calls = "政务公开"


def guoluo(p: Guoluo) -> None:
    """果洛: three lists; those of the counties are of their governments; their own portals are linked."""
    column = p.below("", "")
    section(p, (column, NB))
    (_, offices), (_, counties) = p.group(18, 6)
    outside = "".join(
        f"<li><a href='http://www.{stem}.gov.cn/'>{name}人民政府网</a></li>"
        for stem, name in (
            ("maqin", "玛沁县"),
            ("banma", "班玛县"),
            ("gande", "甘德县"),
            ("jiuzhi", "久治县"),
        )
    )
    boxes = ""
    trail: Trail = (p.calls, NB)
    groups = (("州政府年报", [GOVERNMENT]), ("州直部门年报", offices), ("各县年报", counties))
    for name, units in groups:
        at, here = p.below("", ""), (*trail, name)
        rows = own_reports(p, at, here) if name == groups[0][0] else reports(p, at, units, here)
        rows = filing.newest_first(rows + mixed(p, at, here, 3))
        listed(p, at, name, rows, here, per=15)
        boxes += p.box(name, p.rows(rows[:5], column), at)
    p.led(column, NB, f"{boxes}{p.box('县级政府网站', f'<ul>{outside}</ul>')}", crumbs=trail)
    front(p, (column, NB))


LAYOUTS: dict[str, filing.Layout] = {
    "xincheng": (Xincheng, xincheng), "laoshan": (Laoshan, laoshan), "jianchang": (Jianchang, jianchang),
    "guoluo": (Guoluo, guoluo)}  # fmt: skip
