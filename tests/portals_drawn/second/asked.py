"""Governments of the second lot whose pages are asked for by queries: 萨嘎, 鱼台, 徐汇, 明光, 聊城."""

from __future__ import annotations

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, NEAR
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.second import frame
from tests.portals_drawn.second.base import (
    Second,
    cut,
    front,
    own_rows,
    own_years,
    rows_of,
    section,
    unit_section,
)
from tests.portals_drawn.second.units import directory


class Plainly(Second):
    """Rows and articles as products of no family have them; a row has `room` for so much of a title."""

    room = 60

    def file_at(self, article: str, ending: str) -> str:
        return f"/uploadfile/{self.rng.randint(2021, 2026)}/{self.hexes(18)}{len(article)}.{ending}"

    def rows(self, rows: list[Row], _on: str) -> str:
        made = "".join(
            f'<li><i class="dot"></i><a href="{at}" class="t">{cut(text, self.room)}</a><b class="d">'
            f'{day}</b></li>'
            for at, text, day in rows)  # fmt: skip
        return f'<ul class="nlist">{made}</ul>'

    def pager(self, column: str, k: int, of: int, total: int) -> str:
        onward = f'<a href="{self.page_at(column, k + 1)}">下一页</a>' if k + 1 < of else ""
        last = f'<a href="{self.page_at(column, of - 1)}">尾页</a>'
        return (
            f'<div class="page">共{total}条记录 {k + 1}/{of}页 <a href="{column}">首页</a>'
            f"{onward}{last}</div>"
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="article"><h1 class="tt">{title}</h1><p class="ly">信息来源：{source} | '
            f'发布时间：{day} 11:05 | '
            f'阅读：<span id="num"></span></p><div class="nr">{text}</div>'
            f'{frame.after(self.rng, self.frame)}{NEAR}</div>')  # fmt: skip


class Rikaze(Plainly):
    """`/news-list?cid=` and `/news-detail?cid=&id=`; rows have room for less than a title."""

    frame = 2
    room = 19

    def below(self, _parent: str, _slug: str) -> str:
        return f"/news-list?cid={self.number(10, 9999)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&page={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"/news-detail?{column.partition('?')[2]}&id={self.number(1000, 99999)}"


def saga(p: Rikaze) -> None:
    """萨嘎: one column holds the reports of the county and of all its bodies."""
    column = p.below("", "")
    section(p, (column, NB), crowd=12)
    offices, towns = p.bodies(10, 8)
    trail = (p.calls, NB)
    rows = filing.newest_first(own_rows(p, column, trail) + rows_of(p, column, offices + towns, trail))
    filing.listed(p, column, NB, rows, trail, per=15)
    front(p, (column, NB))


class Xuhui(Plainly):
    """`/xxgk/portal/article/list?code=` and `detail?id=`, bodies by `organ`."""

    frame = 3
    room = 24

    def below(self, parent: str, _slug: str) -> str:
        if parent.startswith("organ:"):
            return f"/xxgk/portal/organ/list?organ={parent[6:]}&code=jgzy_{self.number(1000, 9999)}"
        return f"/xxgk/portal/article/list?code=00{self.number(10**5, 10**6)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}&pageNo={k + 1}" if k else column

    def article_at(self, _column: str, _day: str) -> str:
        return f"/xxgk/portal/article/detail?id={self.hexes()}"


def xuhui(p: Xuhui) -> None:
    """徐汇: three columns of reports; one of them by years that the query tells."""
    column = p.below("", "")
    section(p, (column, NB))
    offices, towns = p.bodies(20, 13)
    own, bureaus, streets = (p.below("", "") for _ in range(3))
    side = filing.tabs([(own, "区政府年报"), (bureaus, "部门年报"), (streets, "街镇年报")])
    trail = (p.calls, NB, "区政府年报")
    p.places[trail[:2]] = column
    filing.listed(p, own, trail[2], own_rows(p, own, trail), trail, side=side)
    for at, name, units in ((bureaus, "部门年报", offices), (streets, "街镇年报", towns)):
        where = (p.calls, NB, name)
        filing.listed(p, at, name, rows_of(p, at, units, where), where, side=side, per=15)
    p.led(column, NB, side, crumbs=(p.calls, NB))
    front(p, (column, NB))


class Jining(Plainly):
    """Columns by number; a body's report of a year is one page of `xxgkAnnualReport.jsp`."""

    frame = 1

    def below(self, _parent: str, _slug: str) -> str:
        return f"/col/col{self.number(10000, 99999)}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?uid={len(column)}&pageNum={k + 1}" if k else column

    def article_at(self, column: str, day: str) -> str:
        number = column.split("/")[2].removeprefix("col")
        return f"/art/{day[:4]}/{int(day[5:7])}/{int(day[8:])}/art_{number}_{self.number()}.html"


def yutai(p: Jining) -> None:
    """鱼台: each body has one page of annual reports, the years asked for behind the question mark."""
    section(p, also=((units_at := p.below("", ""), "部门镇街信息公开"),))
    offices, towns = p.bodies(18, 11)
    placed = []
    for unit in (GOVERNMENT, *offices, *towns):
        area = f"1137082700{p.number(10**6, 10**7)}{p.rng.choice('ABCFKLQXY')}"
        at, nb = f"{units_at}?vc_xxgkarea={area}", f"/module/xxgk/xxgkAnnualReport.jsp?area={area}"
        placed.append((at, unit))
        trail = (p.calls, "部门镇街信息公开", p.shown(unit))
        noise = [p.noise_column(name, at, "") for name in p.rng.sample(sorted(p.slugs), 6)]
        years = p.years() if unit != GOVERNMENT else list(own_years(p)[1])[::-1]
        tree = "".join(
            f'<li><a href="{to}">{name}</a></li>' for to, name in (*noise, (f"{nb}&fbtime={max(years)}", NB))
        )
        p.led(at, p.shown(unit), f'<ul class="ml">{tree}</ul>', crumbs=trail)
        beside = "".join(f'<li><a href="{nb}&fbtime={year}">{year}年</a></li>' for year in years)
        for year in years:
            story = p.story_of(unit, year)
            title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            inner = p.printed(title, p.bare(unit), story.published.isoformat(), p.text(story))
            to = f"{nb}&fbtime={year}"
            p.page(
                to,
                title,
                f'<ul class="ny">{beside}</ul>{inner}',
                crumbs=(*trail, NB),
                day=story.published.isoformat(),
            )
            p.credit(to, unit, year)
    directory(p, units_at, "部门镇街信息公开", [
        ("区县政府", placed[:1]), ("部门", placed[1:len(offices) + 1]),
        ("镇街", placed[len(offices) + 1:])])  # fmt: skip
    front(p, (units_at, "部门镇街信息公开"))


class Chuzhou(Plainly):
    """`/public/column/{body}?type=`; 3 are the reports."""

    frame = 0

    def below(self, _parent: str, _slug: str) -> str:
        return f"/content/column/{self.number(10**6, 10**8)}"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}{'&' if '?' in column else '?'}pageIndex={k + 1}" if k else column

    def article_at(self, column: str, _day: str) -> str:
        if column.startswith("/public"):
            return f"/public/{column.split('/')[3].partition('?')[0]}/{self.number(10**6, 10**8)}.html"
        return f"/content/article/{self.number(10**6, 10**8)}"

    def file_at(self, article: str, ending: str) -> str:
        name = f"{self.hexes(2)}/{self.hexes(2)}/{self.hexes(24)}{len(article)}".upper()
        return f"/group1/M00/{name}.{ending}"


def mingguang(p: Chuzhou) -> None:
    """明光: every body by its number, what it discloses by the type behind the question mark."""
    units_at = p.below("", "")
    organ = p.number(10**8, 10**9)
    own = f"/public/column/{organ}?type=3&action=list"
    section(p, (own, NB), also=((units_at, "部门（乡镇）信息公开"),))
    trail = (p.calls, NB)
    filing.listed(p, own, NB, own_rows(p, own, trail), trail)
    offices, towns = p.bodies(16, 14)
    placed = [
        (f"/public/column/{p.number(10**8, 10**9)}?type=4&action=list", unit) for unit in offices + towns
    ]
    directory(
        p,
        units_at,
        "部门（乡镇）信息公开",
        [("部门", placed[: len(offices)]), ("乡镇街道", placed[len(offices) :])],
    )
    for at, unit in placed:
        unit_section(
            p, unit, at, at.replace("type=4", "type=3"), (p.calls, "部门（乡镇）信息公开", p.shown(unit))
        )
    front(p, (own, NB))


class Liaocheng(Plainly):
    """`/gongkai/channel_{24 hex}/` and `/gongkai/channel_{…}/doc_{24 hex}.html`."""

    frame = 3

    def below(self, _parent: str, _slug: str) -> str:
        return f"/gongkai/channel_{self.hexes(24)}/"

    def page_at(self, column: str, k: int) -> str:
        return f"{column.rstrip('/')}_0.0_{k + 1}/" if k else column

    def article_at(self, column: str, _day: str) -> str:
        return f"{column}doc_{self.hexes(24)}.html"


def liaocheng(p: Liaocheng) -> None:
    """聊城: departments and counties by a directory, each with a tree of its own."""
    own, units_at = p.below("", ""), p.below("", "")
    section(p, (own, "政府信息公开年度报告"), also=((units_at, "部门、县（市、区）公开平台"),))
    trail = (p.calls, "政府信息公开年度报告")
    filing.listed(p, own, trail[1], own_rows(p, own, trail), trail)
    offices, districts = p.bodies(20, 8)
    placed = [(p.below("", ""), unit) for unit in offices]
    outside = [(f"http://www.{stem}.gov.cn/", unit) for stem, unit in zip(
        ("dongchangfu", "chiping", "yanggu", "sdsx", "sdde", "guanxian", "gaotang", "linqing"),
        districts, strict=False)]  # fmt: skip
    directory(p, units_at, "部门、县（市、区）公开平台", [("市政府部门", placed), ("县（市、区）", outside)])
    for at, unit in placed:
        where = (p.calls, "部门、县（市、区）公开平台", p.shown(unit))
        unit_section(p, unit, at, p.below("", ""), where, "政府信息公开年度报告")
    front(p, (own, "政府信息公开年度报告"))


LAYOUTS: dict[str, filing.Layout] = {
    "saga": (Rikaze, saga),
    "xuhui": (Xuhui, xuhui),
    "yutai": (Jining, yutai),
    "mingguang": (Chuzhou, mingguang),
    "liaocheng": (Liaocheng, liaocheng),
}
