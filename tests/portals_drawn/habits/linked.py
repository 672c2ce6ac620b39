"""How rows and names lead on: icons, titles aside, numbers whose address a script tells, bare files."""

from __future__ import annotations

from functools import partial
from html import escape

from tests.crawl.site import Answer
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Entry, Row
from tests.portals_drawn.habits.paged import HUB, every
from tests.portals_drawn.habits.places import Groups, placed
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, section
from tests.portals_drawn.third.products import Folders, Numbered
from tests.reportgen import ofd
from tests.reportgen.story import Story


class Linked(Folders):
    root = "lj"


def icons(p: Third) -> None:
    """A table of bodies by years whose links are pictures alone."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    years = range(p.last, 2014, -1)
    rows = ""
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        that = _by_year(p, hub, unit)
        cells = "".join(
            f"<td><a href='{that[year]}' target='_blank'><img src='/i/ck.png'></a></td>"
            if year in that
            else "<td>-</td>"
            for year in years
        )
        rows += f"<tr><td>{p.shown(unit)}</td>{cells}</tr>"
    heads = "".join(f"<th>{year}年</th>" for year in years)
    table = f"<table class='hz'><tr><th>单位</th>{heads}</tr>{rows}</table>"
    p.led(hub, HUB, f"<h2>{HUB}汇总</h2>{table}", crumbs=(p.calls, HUB))
    front(p, (own, NB))


def _by_year(p: Third, column: str, unit: str) -> dict[int, str]:
    whose = p.habits(unit, 0)
    return {year: report(p, column, whose, year, (p.calls, HUB))[0] for year in p.years()}


class Aside(Linked):
    """What rows are called stands in their links' titles alone, beside a picture."""

    def rows(self, rows: list[Row], on: str) -> str:
        made = "".join(
            f"<li><a href='{self.near_to(on, at)}' title='{escape(text)}'><i class='wj'></i></a>"
            f"<em>{day}</em></li>"
            for at, text, day in rows
        )
        return f"<ul class='wjlb'>{made}</ul>"


class ById(Numbered):
    """Rows hold a number; how an address is made of it a script of the page tells once."""

    def rows(self, rows: list[Row], on: str) -> str:  # noqa: ARG002
        made = "".join(f"<li data-id='{at[6:-5]}'><p>{text}</p><em>{day}</em></li>" for at, text, day in rows)
        opens = "window.open('/html/'+$(this).attr('data-id')+'.html')"
        return f"<ul class='sj'>{made}</ul><script>$('.sj li').on('click',function(){{{opens};}});</script>"


def called(_: Third, groups: Groups) -> str:
    """Bodies by a number that a function makes an address of."""
    rows = "".join(
        f"<li><a href='javascript:void(0)' onclick=\"toUnit('{at[6:-5]}')\">{said}</a></li>"
        for _, entries in groups
        for at, said in entries
    )
    tells = "function toUnit(id){window.location.href='/html/'+id+'.html';}"
    return f"<script>{tells}</script><ul>{rows}</ul>"


def framed(p: Third, at: str, name: str, rows: list[Row], trail: Trail, side: str) -> None:
    """Tabs by numbers, whose columns a script shows in a window of the page."""
    column = p.below(at, "nb")
    names = ("机构职能", "公开指南", "部门文件", "财政信息")
    ways: list[Entry] = [p.noise_column(said, at, f"f{n}") for n, said in enumerate(names)]
    tabs = "".join(
        f"<li onclick=\"tab('{to[6:-5]}',this)\">{said}</li>" for to, said in (*ways, (column, "公开年报"))
    )
    tells = "function tab(id,o){document.getElementById('nr').src='/html/'+id+'.html';}"
    inner = (
        f"<ul class='tabs'>{tabs}</ul><iframe id='nr' src='{ways[0][0]}'></iframe><script>{tells}</script>"
    )
    p.led(at, name, side + inner, crumbs=trail)
    listed(p, column, "公开年报", rows, (*trail, "公开年报"))


class Bare(Linked):
    """Rows lead to files by number, of three kinds."""

    def file(self, path: str, story: Story) -> None:
        kind = self.rng.choice(("ofd", "wps", "pdf"))
        if kind == "ofd":
            self.pages[path] = Answer(
                ofd.render(self.rng, story, ofd.Package()), kind="application/octet-stream"
            )
            return
        super().file(f"{path}.{kind}", story)
        self.pages[path] = self.pages.pop(f"{path}.{kind}")


def bare(p: Third) -> None:
    """Bodies' reports are files in the list; those of before the tables are pages."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    rows: list[Row] = []
    for unit in (unit for _, units in p.group(14, 8) for unit in units):
        whose = p.habits(unit, 0)
        for year in (year for year in p.years() if year >= 2019):
            at, story = f"/common/download.jsp?id={p.number()}", p.story_of(unit, year)
            p.file(at, story)
            p.credit(at, unit, year)
            rows.append((at, p.said(whose.title, unit, year), story.published.isoformat()))
    listed(p, hub, HUB, sorted(rows, key=lambda row: row[2], reverse=True), (p.calls, HUB))
    front(p, (own, NB))


def hung(p: Third) -> None:
    """An article for each year; each body's report hangs on it as a file."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    trail, rows = (p.calls, HUB), list[Row]()
    units = [unit for _, names in p.group(14, 8) for unit in names]
    for year in range(p.last, 2018, -1):
        day = f"{year + 1}-02-1{p.rng.randint(0, 9)}"
        at, inner = p.article_at(hub, day), ""
        for unit in units:
            file = p.file_at(at, p.rng.choice(("pdf", "docx")))
            p.file(file, p.story_of(unit, year))
            p.credit(file, unit, year)
            inner += f"<p><a href='{file}'>{p.bare(unit)}.{file.rpartition('.')[2]}</a></p>"
        title = f"{p.place.short}各部门、各镇（街道）{year}年政府信息公开工作年度报告"
        p.page(at, title, p.printed(title, p.place.short, day, inner), crumbs=trail, day=day)
        p.ways.add(at)
        p.covers.add(at)
        rows.append((at, title, day))
    listed(p, hub, HUB, rows, trail)
    front(p, (own, NB))


LINKED: dict[str, Layout] = {
    "icons": (Linked, icons),
    "titles aside": (Aside, every),
    "by id": (ById, every),
    "called": (Numbered, partial(placed, naming=called)),
    "framed": (Numbered, partial(placed, fill=framed)),
    "bare files": (Bare, bare),
    "hung": (Numbered, hung),
}
