"""Habits of templates: a cell that names the issuer, rows of lines, windows by a token, parts of pages."""

from __future__ import annotations

from functools import partial

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.habits.paged import HUB, PER, every
from tests.portals_drawn.habits.places import placed
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered

PLAIN = "{y}年政府信息公开工作年度报告"


class Shaped(Folders):
    root = "mb"


def issuers(p: Third) -> None:
    """One table of all reports, called by their year alone; a cell names who issued them."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    rows: list[tuple[Row, str]] = []
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        whose = p.habits(unit, 0)
        rows += [(report(p, hub, whose, year, (p.calls, HUB), PLAIN.format(y=year)), p.shown(unit))
                 for year in p.years()]  # fmt: skip
    rows.sort(key=lambda each: each[0][2], reverse=True)
    of = -(-len(rows) // PER)
    for k in range(of):
        part = rows[k * PER : (k + 1) * PER]
        lines = "".join(
            f"<tr><td>{n}</td><td>11{p.number(10**6, 10**7)}/{day[:4]}-{n:05}</td>"
            f"<td><a href='{at}' target='_blank'>{title}</a></td><td>{issuer}</td><td>{day}</td></tr>"
            for n, ((at, title, day), issuer) in enumerate(part, 1)
        )
        heads = "".join(f"<th>{head}</th>" for head in ("序号", "索引号", "标题", "发布机构", "发布日期"))
        inner = f"<table class='gkml'><tr>{heads}</tr>{lines}</table>{p.pager(hub, k, of, len(rows))}"
        p.led(p.page_at(hub, k), HUB, inner, crumbs=(p.calls, HUB))
    front(p, (own, NB))


class Lines(Numbered):
    """Rows are lines of one paragraph."""

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "<br>\n".join(f"·<a href='{at}'>{title}</a>&nbsp;&nbsp;[{day}]" for at, title, day in rows)
        return f"<p class='lb'>{made}</p>"


class Terms(Shaped):
    """Rows are terms with a day behind each."""

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(f"<dt><a href='{self.near_to(on, at)}'>{title}</a></dt><dd>{day}</dd>"
                       for at, title, day in rows)  # fmt: skip
        return f"<dl class='lb'>{made}</dl>"


class Blocks(Numbered):
    """Rows are blocks that are links as a whole."""

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        return "".join(
            f"<a class='k' href='{at}'><div class='r'><b>{day[8:]}</b><i>{day[:7]}</i></div>"
            f"<div class='t'>{title}</div><div class='z'>　　根据《条例》要求，现发布……</div></a>"
            for at, title, day in rows
        )


def pinned(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """Three rows of general papers stand first on each page of the list."""
    top = [p.plain_paper(f"{p.place.short}政府信息公开{said}", hub, "2020-04-15", trail)
           for said in ("指南", "工作年度报告格式说明", "申请表")]  # fmt: skip
    listed_rows: list[Row] = []
    for k in range(0, len(rows), PER - 3):
        listed_rows += [*top, *rows[k : k + PER - 3]]
    listed(p, hub, HUB, listed_rows, trail)


def year_form(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """The newest year's are shown; a form sends another year as soon as it is chosen."""
    years = sorted({day[:4] for _, _, day in rows}, reverse=True)
    for n, year in enumerate(years):
        at = f"{hub}?year={year}" if n else hub
        options = "".join(f"<option value='{one}'>{one}</option>" for one in (year, *years))
        box = (f"<form action='{hub}' method='get'>发布年份<select name='year' onchange='this.form.submit()'>"
               f"{options}</select></form>")  # fmt: skip
        p.led(at, HUB, box + p.rows([row for row in rows if row[2].startswith(year)], at), crumbs=trail)


def windows(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Years that open in a window, by the year and a token."""
    years = sorted({day[:4] for _, _, day in rows}, reverse=True)
    cells = ""
    for year in years:
        token = p.hexes()
        to = f"/nbck/{at.strip('/').rpartition('/')[2]}?nd={year}&token={token}"
        cells += f"<li onclick=\"openNb('{to.partition('?')[0]}','{year}','{token}')\">{int(year) - 1}年</li>"
        p.led(to, f"{name}年报", p.rows([row for row in rows if row[2].startswith(year)], to), crumbs=trail)
    tells = "function openNb(u,y,t){window.open(u+'?nd='+y+'&token='+t,'_blank','width=900');}"
    inner = f"<h2>{name}政府信息公开年报</h2><ul class='nf'>{cells}</ul><script>{tells}</script>"
    p.led(at, name, side + inner, crumbs=trail)


def parts(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Guide, rules, contents and reports as tabs; a click loads a part of a page."""
    kinds = [("公开指南", "zn"), ("公开制度", "zd"), ("公开目录", "ml"), ("公开年报", "nb")]
    below = [(p.below(at, slug).rstrip("/") + ".html", said) for said, slug in kinds]
    tabs = "".join(f"<li onclick=\"$('#nr').load('{to}')\">{said}</li>" for to, said in below)
    inner = f"<h2>{name}</h2><ul class='tab'>{tabs}</ul><div id='nr'></div>"
    p.led(at, name, f"{side}{inner}<script>$('#nr').load('{below[0][0]}');</script>", crumbs=trail)
    for to, said in below[:-1]:
        p.pages[to] = Answer(f"<div><h3>{said}</h3><p>{name}{said}。</p></div>".encode(), kind=p.kind)
    made = f"<div><h3>公开年报</h3>{p.rows(rows, below[-1][0])}</div>"
    p.pages[below[-1][0]] = Answer(made.encode(p.encoding), kind=p.kind)
    p.ways.add(below[-1][0])


def moved(p: Third) -> None:
    """The first address says in a line, with a link, that the site has moved below another path."""
    every(p)
    to = p.below("", "xw")
    p.pages[to] = p.pages["/"]
    p.ways.add(to)
    text = (f"<html><head><title>{p.county}人民政府门户网站</title></head><body><p>本站已迁移，请访问"
            f"<a href='{to}'>新版网站</a>。</p></body></html>")  # fmt: skip
    p.pages["/"] = Answer(text.encode(p.encoding), kind=p.kind)


def by_trail(p: Third) -> None:
    """No menu names the columns; the newest reports are among the notices, and their trail leads back."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p)
    p.places[(p.calls, NB)], p.places[(p.calls, HUB)] = own, hub
    mine = own_reports(p, own, (p.calls, NB))
    listed(p, own, NB, mine, (p.calls, NB))
    units = [unit for _, names in p.group(14, 8) for unit in names]
    others = reports(p, hub, units, (p.calls, HUB))
    listed(p, hub, HUB, others, (p.calls, HUB))
    front(p, told=tuple(filing.newest_first([*mine[:1], *others[:2]])))


SHAPED: dict[str, Layout] = {
    "issuers": (Shaped, issuers),
    "lines": (Lines, every),
    "terms": (Terms, every),
    "blocks": (Blocks, every),
    "pinned": (Numbered, partial(every, lay=pinned)),
    "year form": (Numbered, partial(every, lay=year_form)),
    "windows": (Shaped, partial(placed, fill=windows)),
    "parts": (Shaped, partial(placed, fill=parts)),
    "moved": (Shaped, moved),
    "by trail": (Shaped, by_trail),
}
