"""Governments of the second lot that file by groups of bodies: 达日, 土左旗, 陵水, 呼和浩特, 玉树, 山南."""

from __future__ import annotations

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT, NEAR
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.second import frame
from tests.portals_drawn.second.base import Second, front, own_rows, rows_of, section
from tests.portals_drawn.second.static import Backwards, Folders, Numbers

Group = tuple[str, str, list[str]]


def grouped(p: Second, column: Entry, groups: list[Group], *, per: int = 20, is_told: bool = True) -> None:
    """A column with one below for each group; its own page tells what is new in them, or only names them."""
    below = [(p.below(column[0], slug), name, units) for slug, name, units in groups]
    side = filing.tabs([(at, name) for at, name, _ in below])
    p.places[(p.calls, column[1])] = column[0]
    newest: list[Row] = []
    for at, name, units in below:
        trail = (p.calls, column[1], name)
        rows = own_rows(p, at, trail) if units == [GOVERNMENT] else rows_of(p, at, units, trail)
        filing.listed(p, at, name, rows, trail, side=side, per=per)
        newest += rows[:4]
    told = p.panel(p.rows(filing.newest_first(newest), column[0]), column[1]) if is_told else ""
    p.led(column[0], column[1], side + told, crumbs=(p.calls, column[1]))


class Guoluo(Numbers):
    """The pages of a small county."""


def dari(p: Guoluo) -> None:
    """达日: county, departments and townships each one list."""
    column = (p.below("", ""), "政府信息公开年报")
    section(p, column, crowd=14)
    offices, towns = p.bodies(12, 10)
    groups = [("", "县政府", [GOVERNMENT]), ("", "县直部门", offices), ("", "乡镇", towns)]
    grouped(p, column, groups, per=15)
    front(p, column)


class Hohhot(Folders):
    """Numbers of pages counted in a script of the page itself; menus by script."""

    frame = 1
    first = "zfxxgk"


def tumote(p: Hohhot) -> None:
    """土默特左旗: banner, departments and towns; the column's own page tells what is new in each."""
    column = (p.below(p.section, "zfxxgknb"), NB)
    section(p, column)
    offices, towns = p.bodies(19, 9)
    grouped(
        p, column, [("qzf", "旗政府", [GOVERNMENT]), ("qzbm", "旗直部门", offices), ("xz", "乡镇", towns)]
    )
    front(p, column)


def huhhot(p: Hohhot) -> None:
    """呼和浩特: the city's own and its departments'; those of the banners and counties on their own sites."""
    column = (p.below(p.section, "zfxxgknb"), NB)
    section(p, column)
    offices, districts = p.bodies(22, 9)
    outer = p.below(column[0], "qxq")
    grouped(p, column, [("szf", "市政府", [GOVERNMENT]), ("szbm", "市直部门", offices)])
    stems = (
        "xinchengqu",
        "huiminqu",
        "yuquan",
        "saihan",
        "tmtzq",
        "tuoxian",
        "hlge",
        "qingshuihe",
        "wuchuan",
    )
    rows = [
        (f"http://www.{stem}.gov.cn/zfxxgk/nb/{year + 1}01/t{year + 1}0120_{n}{year}.html",
         f"{name}{year}年政府信息公开工作年度报告", f"{year + 1}-01-2{n}")
        for n, (stem, name) in enumerate(zip(stems, districts, strict=False))
        for year in (2024, 2023)]  # fmt: skip
    p.noisy[outer] = ""
    p.page(outer, "旗县区", p.rows(rows, outer), crumbs=(p.calls, NB, "旗县区"))
    front(p, column, (outer, "旗县区政府信息公开年报"))


class Yushu(Numbers):
    """The same product as in the counties of the province."""


def yushu(p: Yushu) -> None:
    """玉树: the prefecture's own, its departments' and the counties' reports."""
    column = (p.below("", ""), "信息公开年报")
    section(p, column, crowd=16)
    offices, counties = p.bodies(18, 6)
    groups = [("", "州政府", [GOVERNMENT]), ("", "州直部门", offices), ("", "县市", counties)]
    grouped(p, column, groups, is_told=False)
    front(p, column)


class Shannan(Backwards):
    """Menus that open by script; addresses that are relative."""

    frame = 0


def shannan(p: Shannan) -> None:
    """山南: the city's own, its departments' and the counties' reports, pages counted backwards."""
    column = (p.below(p.section, "zfxxgknb"), NB)
    section(p, column)
    offices, counties = p.bodies(16, 12)
    groups = [
        ("szf", "市人民政府", [GOVERNMENT]),
        ("sz", "市直单位", offices),
        ("xq", "县（区、市）", counties),
    ]
    grouped(p, column, groups, per=15)
    front(p, column)


class Hainan(Second):
    """Templates for lists named `newxxgk_list.shtml`, articles with long names below the month."""

    frame = 3

    def below(self, parent: str, slug: str) -> str:
        name = "newxxgk_list" if parent else "zfxxgk_index"
        return f"/{self.place.stem}/{slug}{f'c{self.number(1000, 9999)}' if parent else ''}/{name}.shtml"

    def page_at(self, column: str, k: int) -> str:
        return column.replace(".shtml", f"_{k + 1}.shtml") if k else column

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/{day[:4]}{day[5:7]}/{self.hexes()}.shtml"

    def file_at(self, article: str, ending: str) -> str:
        return f"{article.rpartition('/')[0]}/{self.hexes()}/files/{self.hexes()}.{ending}"

    def told(self, _column: str, _address: str) -> str:
        return '<meta name="others" content="页面生成时间 2025-06-11 09:30:12" />\n'

    def attached(self, path: str, name: str) -> str:
        made = f"{name}.{path.rpartition('.')[2]}"
        return (
            f'<div id="cmspro_appendixs"><strong>附件下载：</strong><a href="{path}" title="{made}">'
            f"{made}</a></div>"
        )

    def rows(self, rows: list[Row], _on: str) -> str:
        made = "".join(
            f'<li class="clearfix"><h4><a href="{at}" title="{text}">{text}</a></h4><span class="time">'
            f'{day}</span></li>'
            for at, text, day in rows)  # fmt: skip
        return f'<div class="pageList listContent">{made}</div>'

    def pager(self, _column: str, k: int, of: int, total: int) -> str:
        return (f'<div id="page_div"></div><script>createPageHTML(\'page_div\',{of}, '
            f'{k + 1},\'newxxgk_list\',\'shtml\',{total});'
                "</script>")  # fmt: skip

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'<div class="xxgk-xl"><h1 id="UCAPTITLE">{title}</h1><div class="article-attr"><span>'
            f'信息来源：{source}</span>'
            f'<span>发布日期：{day}</span></div><div id="zoomcon" class="article-content"><UCAPCONTENT>'
            f'{text}</UCAPCONTENT>'
            f'</div>{frame.after(self.rng, 0)}{NEAR}</div>'
            f'<script>$.post("/u/hit/count");</script>')  # fmt: skip


def lingshui(p: Hainan) -> None:
    """陵水: county, departments and townships by groups; bodies' own sections lead to the groups."""
    column = (p.below(p.section, "zfxxgknb"), NB)
    offices, towns = p.bodies(20, 11)
    units_at = p.below("", "bmxxgk")
    section(p, column, also=((units_at, "部门信息公开"),))
    names = [
        (p.noise_column(f"{p.shown(unit)}公开目录", "", p.slug(unit))[0], p.shown(unit)) for unit in offices
    ]
    p.noisy[units_at] = ""
    p.page(units_at, "部门信息公开", p.names(names), crumbs=(p.calls, "部门信息公开"))
    groups = [("xzf", "县政府", [GOVERNMENT]), ("bm", "县直部门", offices), ("xz", "乡镇", towns)]
    grouped(p, column, groups)
    front(p, column)


LAYOUTS: dict[str, filing.Layout] = {
    "dari": (Guoluo, dari),
    "tumote": (Hohhot, tumote),
    "huhhot": (Hohhot, huhhot),
    "yushu": (Yushu, yushu),
    "shannan": (Shannan, shannan),
    "lingshui": (Hainan, lingshui),
}
