"""How a body's own place holds its reports: columns by years, past ones named in the newest, little sites."""

from __future__ import annotations

from html import escape

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import END
from tests.portals_drawn.filing import Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.third.base import NB, Third, listed

TOPICS = ("机构职能", "领导信息", "政策文件", "财政信息", "人事信息", "重点工作", "行政执法", "统计信息")
UNLIKE = ("年度公开报告", "公开工作总结", "信息公开统计（年报）", "年报（2008-2025）",
          "政府信息公开工作报告栏", "政务公开年度情况", "公开工作年度报告")  # fmt: skip


def columns(p: Third, at: str, count: int = 5) -> list[Entry]:
    """Columns of a body that hold no report."""
    return [p.noise_column(name, at, f"m{n}") for n, name in enumerate(p.rng.sample(TOPICS, count))]


def opened(p: Third, at: str, name: str, trail: Trail, side: str, *nb: Entry, extra: str = "") -> str:
    """A body's page: its menu, what is new; gives the menu."""
    guide, rules = p.noise_column("公开指南", at, "zn"), p.noise_column("公开制度", at, "zd")
    rows = "".join(f"<li><a href='{to}'>{said}</a></li>" for to, said in (guide, rules, *columns(p, at), *nb))
    menu = f"<div class='bmdh'><h3>{name}</h3><ul>{rows}</ul></div>"
    papers = p.box("最新公开", p.rows([p.noise_row(at) for _ in range(8)], at))
    p.led(at, name, side + menu + extra + papers, crumbs=trail)
    return menu


def years_below(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """The column of reports has one below for each year, which lists one paper."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, (column, "公开年报"))
    below = [(p.below(column, f"n{row[1]}"), row) for row in rows]
    entries = [(to, f"{int(row[2][:4]) - 1}年") for to, row in below]
    p.led(column, "公开年报", f"{side}{menu}<div class='zl'>{p.names(entries)}</div>", crumbs=(*trail, NB))
    for (to, row), (_, said) in zip(below, entries, strict=True):
        listed(p, to, said, [row], (*trail, "公开年报", said), side + menu)


def past_named(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """The column names the newest alone, which names the earlier ones below its text."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, (column, "公开年报"))
    past = "".join(f"<p><a href='{to}'>{int(day[:4]) - 1}年</a></p>" for to, _, day in rows[1:])
    page = p.pages[rows[0][0]]
    end = END if END.encode() in page.body else "<div class=\"ewm\">"
    told = f"<div class='wn'><h4>往年年报</h4>{past}</div>{end}"
    page.body = page.body.replace(end.encode(), told.encode(), 1)
    listed(p, column, "公开年报", rows[:1], (*trail, "公开年报"), side + menu)


def other_content(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Reports in the column of what else the law asks for."""
    column = p.below(at, "qt")
    menu = opened(p, at, name, trail, side, (column, "其他法定信息"))
    papers = [*(p.noise_row(column) for _ in range(6)), *rows]
    listed(p, column, "其他法定信息", filing.newest_first(papers), (*trail, "其他法定信息"), side + menu)


def unlike(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Each body calls its column as it likes."""
    column, said = p.below(at, "gkbg"), p.rng.choice(UNLIKE)
    menu = opened(p, at, name, trail, side, (column, said))
    listed(p, column, said, rows, (*trail, said), side + menu)


def only_years(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Below the body's name each report is called by its year alone."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, (column, "年报"))
    said = [(to, f"{int(day[:4]) - 1}年度", day) for to, _, day in rows]
    listed(p, column, "年报", said, (*trail, "年报"), side + menu)


def shortened(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Rows are cut after few letters, without their days."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, (column, "公开年报"))
    said = "".join(f"<li><a href='{to}'>{escape(title[:16])}…</a></li>" for to, title, _ in rows)
    p.led(column, "公开年报", f"{side}{menu}<ul class='lb'>{said}</ul>", crumbs=(*trail, "公开年报"))


def days_apart(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Rows under the year in which they came out, with month and day alone."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, (column, "公开年报"))
    said = ""
    for year in sorted({day[:4] for _, _, day in rows}, reverse=True):
        that = "".join(
            f"<li><a href='{to}'>{escape(title)}</a><i>{day[5:]}</i></li>"
            for to, title, day in rows
            if day[:4] == year
        )
        said += f"<h4>{year}</h4><ul>{that}</ul>"
    p.led(column, "公开年报", f"{side}{menu}<div class='lb'>{said}</div>", crumbs=(*trail, "公开年报"))


def more(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """A box shows the newest three; a link that says no more than «more» leads to all."""
    column = p.below(at, "nb")
    menu = opened(p, at, name, trail, side, extra=p.box("信息公开年报", p.rows(rows[:3], at), column))
    listed(p, column, "信息公开年报", rows, (*trail, "信息公开年报"), side + menu)


def twin(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Two columns of one name; the one in the menu is empty."""
    empty, column = p.below(at, "nb0"), p.below(at, "nb")
    box = f"<div class='kj'><a href='{column}'><img src='/i/nb.png'><span>政府信息公开年报</span></a></div>"
    menu = opened(p, at, name, trail, side, (empty, "政府信息公开年报"), extra=box)
    p.led(empty, NB, f"{side}{menu}<p>暂无相关信息</p>", crumbs=(*trail, NB))
    listed(p, column, NB, rows, (*trail, NB), side + menu)


def clicked(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Columns and rows that are clicked on and are no links."""
    column = p.below(at, "nb")
    ways = (*columns(p, at), (column, "公开年报"))
    tabs = "".join(f"<li data-href='{to}'>{said}</li>" for to, said in ways)
    p.led(at, name, f"{side}<div class='tab'><ul>{tabs}</ul></div>", crumbs=trail)
    said = "".join(
        f"<div class='r' onclick=\"window.open('{to}')\"><p>{escape(title)}</p><em>{day}</em></div>"
        for to, title, day in rows
    )
    p.led(column, "公开年报", f"{side}<div class='lb'>{said}</div>", crumbs=(*trail, "公开年报"))


def town_notices(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """No column of disclosure: reports among a hundred notices."""
    notices = p.below(at, "tzgg")
    around = [p.noise_column(said, at, f"t{n}") for n, said in enumerate(("概况", "工作动态", "为民服务"))]
    entries = [around[0], (notices, "通知公告"), *around[1:]]
    papers = filing.newest_first((*(p.noise_row(notices) for _ in range(100)), *rows))
    p.led(at, name, f"{side}<div class='tab'>{p.names(entries)}</div>"
        f"{p.box('通知公告', p.rows(papers[:6], at), notices)}", crumbs=trail)  # fmt: skip
    listed(p, notices, "通知公告", papers, (*trail, "通知公告"), side)


def little_site(p: Third, at: str, name: str, rows: list[Row], _trail: Trail, _side: str) -> None:
    """A site of the body's own, in a frame of its own: reports in a column of its disclosure."""
    opening, column = p.below(at, "zwgk"), p.below(at, "nb")
    shown = [p.noise_column(said, at, f"l{n}") for n, said in enumerate(("机构概况", "工作动态", "办事指南"))]
    ways = ((at, "首页"), *shown, (opening, "政务公开"))
    menu = "".join(f"<li><a href='{to}'>{said}</a></li>" for to, said in ways)

    def page(where: str, title: str, inner: str) -> None:
        p.ways.add(where)
        text = (f"<html><head><title>{title}-{name}</title></head><body><h1>{name}</h1><ul>{menu}</ul>{inner}"
                f"<p>版权所有：{name}</p></body></html>")  # fmt: skip
        p.pages[where] = Answer(text.encode(p.encoding, "xmlcharrefreplace"), kind=p.kind)

    page(at, "首页", p.box("工作动态", p.rows([p.noise_row() for _ in range(9)], at)))
    inner = p.names([*columns(p, opening), (column, "信息公开年报")])
    page(opening, "政务公开", f"<div class='l'>{inner}</div>")
    page(column, "信息公开年报", f"<div class='l'>{inner}</div>{p.rows(rows, column)}")
