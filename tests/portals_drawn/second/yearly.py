"""Governments of the second lot that file by years: 前郭, 于洪, 东城, 雁山, 宁河, 玉林."""

from __future__ import annotations

from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.second.base import Second, front, own_rows, own_years, rows_of, section
from tests.portals_drawn.second.static import Folders, Tables, Viewed


def by_year(p: Second, units: list[str]) -> dict[int, list[filing.Body]]:
    """Bodies that have a report of a year, newest year first."""
    made: dict[int, list[filing.Body]] = {}
    for whose in (filing.body(p, unit, 0.05) for unit in units):
        for year in p.years():
            made.setdefault(year, []).append(whose)
    return dict(sorted(made.items(), reverse=True))


def bare(p: Second, at: str, unit: str, year: int) -> None:
    """A report that is a file and nothing else."""
    p.file(at, p.story_of(unit, year))
    p.credit(at, unit, year)


class Songyuan(Tables):
    """Reports of bodies as files beside the year's page."""


def qianguo(p: Songyuan) -> None:
    """前郭: the column names years; a year's page is a table of bodies' names, most of them bare files."""
    column = p.below(p.section, "xxgknb")
    section(p, (column, "信息公开年报"))
    offices, towns = p.bodies(18, 14)
    folders = []
    p.places[(p.calls, "信息公开年报")] = column
    for year, bodies in by_year(p, [GOVERNMENT, *offices, *towns]).items():
        at = p.below(column, f"{year}nb")
        trail = (p.calls, "信息公开年报", f"{year}年")
        cells = []
        for whose in bodies:
            if p.has_files and whose.unit != GOVERNMENT and year > 2018:
                to = f"{at}W0{p.rng.randint(10**17, 10**18)}.{p.rng.choice(('docx', 'docx', 'pdf'))}"
                bare(p, to, whose.unit, year)
            else:
                to, _, _ = filing.report(p, at, whose, year, trail)
            cells.append(f'<TD><A href="{p.relative(at, to)}" target=_blank>{p.shown(whose.unit)}</A></TD>')
        table = "".join(f"<TR>{''.join(cells[n : n + 4])}</TR>" for n in range(0, len(cells), 4))
        p.led(at, f"{year}年政府信息公开年报", f"<h2>{year}年度</h2><TABLE>{table}</TABLE>", crumbs=trail)
        folders.append((at, f"{year}年"))
    p.led(column, "信息公开年报", p.names(folders), crumbs=(p.calls, "信息公开年报"))
    front(p, (column, "信息公开年报"))


class Shenyang(Viewed):
    """Folders of the city's platform."""

    frame = 0
    ending = "html"


def yuhong(p: Shenyang) -> None:
    """于洪: a column for each year; on its page blocks of government, departments and streets."""
    column = p.below(p.section, "zfxxgknb")
    section(p, (column, NB))
    offices, towns = p.bodies(20, 10)
    p.places[(p.calls, NB)] = column
    tabs = []
    for year, bodies in by_year(p, [GOVERNMENT, *offices, *towns]).items():
        at = p.below(column, f"{year}n")
        trail = (p.calls, NB, f"{year}年")
        blocks = ""
        for name, units in (("区政府", [GOVERNMENT]), ("区直部门", offices), ("街道办事处", towns)):
            rows = [filing.report(p, at, whose, year, trail) for whose in bodies if whose.unit in units]
            blocks += f'<div class="blk"><h3>{name}</h3>{p.rows(rows, at)}</div>' if rows else ""
        p.led(at, f"{year}年", p.panel(blocks, f"{year}年"), crumbs=trail)
        tabs.append((at, f"{year}年"))
    p.led(column, NB, p.names(tabs), crumbs=(p.calls, NB))
    front(p, (column, NB))


class Beijing(Viewed):
    """Menus that open by script only."""

    frame = 3


def dongcheng(p: Beijing) -> None:
    """东城: one page with a tab for each year of publication; in it the bodies, all but one hidden."""
    column = p.below(p.section, "ndbg")
    section(p, (column, "政府信息公开年度报告"))
    offices, towns = p.bodies(22, 17)
    trail = (p.calls, "政府信息公开年度报告")
    heads, bodies = "", ""
    for n, (year, owners) in enumerate(by_year(p, [GOVERNMENT, *offices, *towns]).items()):
        at = p.below(column, f"{year + 1}n")
        inner = ""
        for name, units in (("区政府", [GOVERNMENT]), ("区级部门", offices), ("街道", towns)):
            links = ""
            for whose in (whose for whose in owners if whose.unit in units):
                to, _, _ = filing.report(p, at, whose, year, trail)
                links += f'<a href="{p.relative(column, to)}" target="_blank">{p.shown(whose.unit)}</a>'
            inner += f"<dl><dt>{name}</dt><dd>{links}</dd></dl>" if links else ""
        heads += f'<li class="{"on" * (n == 0)}">{year + 1}年</li>'
        bodies += f'<div class="con"{"" if n == 0 else " style=display:none"}>{inner}</div>'
    p.led(column, trail[-1], f'<ul class="hd">{heads}</ul><div class="bd">{bodies}</div>', crumbs=trail)
    front(p, (column, trail[-1]))


class Guangxi(Folders):
    """Columns end in numbers; articles are numbers in .shtml."""

    frame = 1
    ending = "shtml"
    is_numbered = True
    has_months = False
    first = "zfxxgk"


def yanshan(p: Guangxi) -> None:
    """雁山: below the reports a column for each year, below that one for each group."""
    column = p.below(p.section, "zfxxgkgzndbg")
    section(p, (column, "政府信息公开工作年度报告"))
    offices, towns = p.bodies(17, 5)
    top = (p.calls, "政府信息公开工作年度报告")
    p.places[top] = column
    years = []
    for year, bodies in by_year(p, [GOVERNMENT, *offices, *towns]).items():
        at = p.below(column, f"{year}n")
        trail = (*top, f"{year}年")
        p.places[trail] = at
        groups = []
        for slug, name, units in (
            ("qzf", "雁山区人民政府", [GOVERNMENT]),
            ("bm", "部门", offices),
            ("xz", "乡镇街道", towns),
        ):
            to = p.below(at, slug)
            rows = [
                filing.report(p, to, whose, year, (*trail, name)) for whose in bodies if whose.unit in units
            ]
            if rows:
                filing.listed(p, to, name, rows, (*trail, name), per=15)
                groups.append((to, name))
        p.led(at, f"{year}年", filing.tabs(groups), crumbs=trail)
        years.append((at, f"{year}年"))
    p.led(column, top[-1], filing.tabs(years), crumbs=top)
    front(p, (column, top[-1]))


class Tianjin(Folders):
    """Frames with drop-down menus."""

    frame = 0
    first = "nhqzf"


def ninghe(p: Tianjin) -> None:
    """宁河: the government's own in one column, those of all others in another, a list of many pages."""
    own, others = p.below(p.section, "qzfnb"), p.below(p.section, "bmjznb")
    section(p, (own, "区政府信息公开年报"), (others, "部门和街镇信息公开年报"))
    offices, towns = p.bodies(22, 15)
    trail = (p.calls, "区政府信息公开年报")
    filing.listed(p, own, trail[-1], own_rows(p, own, trail, 1.0), trail)
    trail = (p.calls, "部门和街镇信息公开年报")
    rows = rows_of(p, others, offices + towns, trail)
    filing.listed(p, others, trail[-1], rows, trail)
    front(p, (own, "区政府信息公开年报"))


class Yulin(Guangxi):
    """The same platform with another frame."""

    frame = 0
    first = "zwgk"


def yulin(p: Yulin) -> None:
    """玉林: the city's own since 2008, departments and counties each in one column, counties also by links
    to their own sites."""
    column = p.below(p.section, "zfxxgknb")
    section(p, (column, NB))
    offices, districts = p.bodies(20, 7)
    p.places[(p.calls, NB)] = column
    columns = [(p.below(column, slug), name) for slug, name in (
        ("szf", "市人民政府"), ("szbm", "市直部门"), ("xsq", "县（市、区）"))]  # fmt: skip
    side = filing.tabs(columns)
    outside = "".join(
        f'<li><a href="http://www.{stem}.gov.cn/zfxxgk/nb/" target="_blank">'
        f'{name}{GOVERNMENT}信息公开年报</a></li>'
        for stem, name in zip(("ylyz", "ylfm", "rxzf", "luchuan", "bobai", "xingye", "beiliu"),
            p.place.towns, strict=True))  # fmt: skip
    newest: list[Row] = []
    for (at, name), units in zip(columns, ([GOVERNMENT], offices, districts), strict=True):
        trail = (p.calls, NB, name)
        rows = own_rows(p, at, trail) if units == [GOVERNMENT] else rows_of(p, at, units, trail)
        filing.listed(p, at, name, rows, trail, side=side)
        newest += rows[:6]
    p.led(column, NB, f"{side}{p.panel(p.rows(newest, column), NB)}<ul>{outside}</ul>", crumbs=(p.calls, NB))
    front(p, (column, NB))


def own_in_years(p: Second, column: str, trail: filing.Trail) -> list[tuple[str, str]]:
    """The government's own, a folder for each year; gives the folders."""
    whose, years = own_years(p)
    made = []
    for year in years:
        at = p.below(column, f"{year}nb")
        where = (*trail, f"{year}年")
        filing.listed(p, at, f"{year}年", [filing.report(p, at, whose, year, where)], where)
        made.append((at, f"{year}年"))
    return made


LAYOUTS: dict[str, filing.Layout] = {
    "qianguo": (Songyuan, qianguo),
    "yuhong": (Shenyang, yuhong),
    "dongcheng": (Beijing, dongcheng),
    "yanshan": (Guangxi, yanshan),
    "ninghe": (Tianjin, ninghe),
    "yulin": (Yulin, yulin),
}
