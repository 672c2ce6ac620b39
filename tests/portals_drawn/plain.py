"""Counties on products of one place or few: 澜沧, 当涂, 汉滨, 镇坪, 华阴, 旌阳."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, NEAR, Drawn
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Entry, Row, share
from tests.portals_drawn.ucap import by_body, flat, in_groups


@dataclass
class Vsb(Drawn):
    """Columns `.htm`, further pages below them counted backwards, articles `/info/{column}/{number}.htm`.

    `counted` has each column's number of pages."""

    counted: dict[str, int] = field(default_factory=dict)
    frame = 1

    def below(self, parent: str, slug: str) -> str:
        return f"{parent.removesuffix('.htm')}/{slug}.htm" if parent not in ("", "/") else f"/{slug}.htm"

    def page_at(self, column: str, k: int) -> str:
        return f"{column.removesuffix('.htm')}/{self.counted.get(column, 4) - k}.htm" if k else column

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, per: int
    ) -> None:
        self.counted[column] = -(-len(rows) // per)
        super().listing(column, name, rows, crumbs, side, per)

    def article_at(self, column: str, _day: str) -> str:
        return f"/info/{1000 + sum(map(ord, column)) % 900}/{self.number()}.htm"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/__local/{self.hexes(1)}/{self.hexes(2)}/{self.hexes(2)}/{self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        title = f"{name}.{path.rpartition('.')[2]}"
        return (
            f'<p>附件【<a href="{path}" target="_blank">{title}</a>】已下载<span id="nattach'
            f'{self.rng.randint(10**6, 10**7)}"><script language="javascript">getClickTimes(1,2,"wbnewsfile'
            f'","attach")'
            "</script></span>次</p>"
        )

    def rows(self, rows: list[Row], _on: str) -> str:
        return (
            '<ul class="list">'
            + "".join(
                f'<li id="line_u8_{n}"><a href="{at}" target="_blank" title="{text}">{text}</a><span>{day}<'
                f"/span></li>"
                for n, (at, text, day) in enumerate(rows)
            )
            + "</ul>"
        )

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        around = '<div class="pb_sys_common pb_sys_normal"><span class="p_pages">{}</span></div>'
        if of < 2:
            return around.format(f'<span class="p_t">共{total}条</span>')
        at = [self.page_at(column, n) for n in range(of)]
        numbers = "".join(
            f'<span class="p_no_d">{n + 1}</span>'
            if n == k
            else f'<span class="p_no"><a href="{to}">{n + 1}</a></span>'
            for n, to in enumerate(at)
        )
        after = f'<span class="p_next p_fun"><a href="{at[k + 1]}">下页</a></span>' if k + 1 < of else ""
        last = f'<span class="p_last p_fun"><a href="{at[-1]}">尾页</a></span>'
        return around.format(f'<span class="p_t">共{total}条</span>{numbers}{after}{last}')

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<form name="_newscontent_fromname"><div class="content"><h1>{title}</h1><div class="author">'
            f"来源：{source}　"
            f'时间：{day}　点击数：<script>_showDynClicks("wbnews", 1, {self.number()})</script></div><div '
            f"id="
            f'"vsb_content_2"><div class="v_news_content">{text}</div></div></div>{NEAR}{share()}</form>'
        )


def lancang(p: Drawn) -> None:
    """澜沧县: columns for county, departments and townships, their pages counted backwards."""
    in_groups(p, ("县人民政府", "县级部门", "乡（镇）"), 14, 12)


class Simple(Drawn):
    """Links of numbers turn pages."""

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        links = "".join(
            f'<a href="{self.page_at(column, n)}">{n + 1}</a>'
            if n != k
            else f'<span class="current">{n + 1}</span>'
            for n in range(of)
        )
        after = (
            f'<a class="next" href="{self.page_at(column, k + 1)}">下一页</a>'
            if k + 1 < of
            else "<span>下一页</span>"
        )
        return f'<div class="pages"><a href="{column}">首页</a>{links}{after}<em>共{total}条</em></div>'

    def rows(self, rows: list[Row], _on: str) -> str:
        return (
            '<ul class="news_list">'
            + "".join(
                f'<li><a href="{at}" title="{text}" target="_blank"><i class="dot"></i>{text}</a><span clas'
                f's="date">{day}</span></li>'
                for at, text, day in rows
            )
            + "</ul>"
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="detail"><h1 class="detail-title">{title}</h1><div class="detail-info"><span>日期'
            f"：{day} 09:30</span>"
            f'<span>来源：{source}</span><span>点击：<em id="click"></em></span></div><div class="detail-co'
            f'n" id="zoom">{text}'
            f"</div></div>{NEAR}{share()}"
        )


class Openness(Simple):
    """Disclosure apart from the columns: `/xxgk/openness/` with bodies and objects of 24 hex digits."""

    frame = 3

    def below(self, _parent: str, slug: str) -> str:
        if slug == "zfxxgk":
            return "/xxgk/openness/index.html"
        kind = {
            "zfxxgknb": "annual_report",
            "zfxxgkzn": "guide",
            "zfxxgkzd": "system",
            "fdzdgknr": "public",
        }.get(slug)
        return (
            f"/xxgk/openness/{kind}/{self.hexes(24)}.html"
            if kind
            else f"/{slug}/list_{self.number(100, 99999)}.html"
        )

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".html", f"/{k + 1}.html") if k else column

    def article_at(self, column: str, _day: str) -> str:
        kind = "annual_report" if "annual_report" in column else "content"
        return f"/xxgk/openness/detail/{kind}/{self.hexes(24)}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/xxgk/openness/download/{self.hexes(24)}.{ending}"


def dangtu(p: Drawn) -> None:
    """当涂县: departments and townships with sections of their own, their reports objects of a kind."""
    by_body(p, ("县直部门", "乡镇"), 15, 11, "政府信息公开年报")


class Node(Simple):
    """`/Node-{number}.html` and `/Content-{number}.html`."""

    frame = 0

    def below(self, _parent: str, _slug: str) -> str:
        return f"/Node-{self.number(1000, 99999)}.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".html", f"_{k + 1}.html") if k else column

    def article_at(self, _column: str, _day: str) -> str:
        return f"/Content-{self.number()}.html"

    def file_at(self, _article: str, ending: str) -> str:
        year, month = self.rng.randint(2019, 2026), self.rng.randint(1, 9)
        return f"/upload/resources/file/{year}/0{month}/{self.number()}.{ending}"


def hanbin(p: Drawn) -> None:
    """汉滨区: a column for each year, below the column of reports."""
    column = p.below(p.section, "zfxxgknb")
    p.opening += [(p.section, p.calls), (column, NB)]
    side = filing.navigation(p, p.section, (column, NB), 24)
    p.led(p.section, p.calls, side + p.rows([p.noise_row() for _ in range(10)], p.section), crumbs=(p.calls,))
    offices, towns = p.bodies(14, 12)
    habits = [(filing.body(p, unit), set(p.years())) for unit in (*offices, *towns)]
    habits.insert(0, (filing.body(p, GOVERNMENT), set(range(2015, p.last + 1))))
    years = [(p.below(column, str(year)), year) for year in range(p.last, 2014, -1)]
    beside = filing.tabs([(at, f"{year}年") for at, year in years])
    p.places[(p.calls, NB)] = column
    newest: list[Row] = []
    for at, year in years:
        trail = (p.calls, NB, f"{year}年")
        rows = [filing.report(p, at, whose, year, trail) for whose, own in habits if year in own]
        newest = newest or rows[:12]
        filing.listed(p, at, f"{year}年", filing.newest_first(rows), trail, side=beside, per=18)
    p.led(column, NB, beside + p.rows(newest, column), crumbs=(p.calls, NB))
    filing.front(p, (column, NB))


def zhenping(p: Drawn) -> None:
    """镇坪县: all bodies' reports in the one column."""
    flat(p, 13, 7)


class Snowflake(Simple):
    """Folders, in them articles by 19 digits; pages `2.html`."""

    frame = 1

    def below(self, parent: str, slug: str) -> str:
        name = {"xzbm": "bmxxgknb", "xzxx": "zbxxgknb", "xzf": "szfxxgknb"}.get(slug, slug)
        return f"{parent}{name}/" if parent.startswith("/") else f"/{name}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}{k + 1}.html" if k else column

    def article_at(self, column: str, _day: str) -> str:
        drawn = self.rng.randint(16 * 10**11, 2 * 10**12)
        return f"{column}{drawn}{self.number(10, 999999):06}.html"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/file/{self.hexes()}.{ending}"


def huayin(p: Drawn) -> None:
    """华阴市: columns for city, departments and townships."""
    in_groups(p, ("市政府", "市级部门", "镇（街道）"), 15, 6, "政府信息公开年报")


class Hiwcm(Simple):
    """Lists by queries of a JSP, articles `/gk/gk{column}/{number}.htm`."""

    frame = 2

    def below(self, _parent: str, slug: str) -> str:
        if slug == "zfxxgk":
            return "/info/iIndex.jsp?node_id=GKjy"
        return f"/info/iList.jsp?node_id=GKjy&cat_id={self.number(10000, 19999)}&tm_id=126"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&cur_page={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"/gk/gk{sum(map(ord, column)) % 60 + 10}/{self.number(10000, 999999)}.htm"

    def file_at(self, _article: str, ending: str) -> str:
        return f"/uploads/{self.rng.randint(2019, 2026)}/{self.number()}.{ending}"

    def names(self, entries: list[Entry]) -> str:
        nodes = "".join(f"d.add({n + 1},0,'{name}','{at}');\n" for n, (at, name) in enumerate(entries))
        return f"<script>d = new dTree('d');\nd.add(0,-1,'目录');\n{nodes}document.write(d);</script>"

    def rows(self, rows: list[Row], _on: str) -> str:
        return (
            '<table class="list">'
            + "".join(
                f'<tr><td class="tit">·<a href="{at}" target="_blank" title="{text}">{text}</a></td><td>'
                f"{day}</td></tr>"
                for at, text, day in rows
            )
            + "</table>"
        )

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        after = f'<a href="{self.page_at(column, k + 1)}">下一页</a>' if k + 1 < of else "下一页"
        before = f'<a href="{self.page_at(column, k - 1)}">上一页</a>' if k else "上一页"
        return (
            f'<div class="pagenav">共 {total} 条　第 {k + 1}/{of} 页　<a href="{column}">首页</a> {before} '
            f"{after} "
            f'<a href="{self.page_at(column, of - 1)}">末页</a></div>'
        )


def jingyang(p: Drawn) -> None:
    """旌阳区: departments and townships with sections of their own, all of them lists of one JSP."""
    by_body(p, ("区级部门", "镇（街道）"), 14, 11, "政府信息公开工作年度报告")


LAYOUTS: dict[str, filing.Layout] = {
    "lancang": (Vsb, lancang),
    "dangtu": (Openness, dangtu),
    "hanbin": (Node, hanbin),
    "zhenping": (Node, zhenping),
    "huayin": (Snowflake, huayin),
    "jingyang": (Hiwcm, jingyang),
}
