"""Habits of editors: slips in titles, papers like reports, links in a sentence, pictures of paper."""

from __future__ import annotations

from functools import partial

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import GOVERNMENT
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.habits.paged import HUB, every
from tests.portals_drawn.habits.sited import City
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, report, reports, section
from tests.portals_drawn.third.products import Folders, Numbered

SLIPS = ("{y}年政府信公开工作年度报告", "{y}年度政府信息公工作报告", "{u}{y}年政府信息公开工作年度报",
         "{u}{y}年政府信息公开公开工作年度报告", "{y}政府信息公开年度工作报告",
         "{u}关于{y}年政府信息工开年度报告",
         "{u}２０{s}年政府信息公开工作年度报告", "{u}{y}年年政府信息公开工作年度报告")  # fmt: skip
ENGLISH = "{u}{y}年政府信息公开工作年度报告 Annual Report on Government Information Disclosure ({y})"
LIKE = ("{u}{y}年第{n}季度政府信息公开工作情况统计表", "{u}{y}年上半年政府信息公开工作总结",
        "{u}{y}年政务公开工作要点任务分工", "{u}{y}年第{n}季度政府信息公开季报")  # fmt: skip
SCHOOLS = ("第一中学", "人民医院", "自来水公司", "公交公司", "中医医院")


class Edited(Folders):
    root = "bj"


def titled(p: Third, *names: str) -> None:
    """Each report is called by one of the names, in the list and above its text."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    rows = [report(p, hub, p.habits(unit, 0), year, (p.calls, HUB), _said(p, p.rng.choice(names), unit, year))
            for _, units in p.group(14, 8) for unit in units for year in p.years()]  # fmt: skip
    listed(p, hub, HUB, filing.newest_first(rows), (p.calls, HUB))
    front(p, (own, NB))


def _said(p: Third, made: str, unit: str, year: int) -> str:
    short = str(year % 100).translate({48 + n: 0xFF10 + n for n in range(10)})
    return made.format(u=p.bare(unit), y=year, s=short)


def quarters(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """Papers of quarters and half years stand among the reports."""
    made = []
    for _ in range(12):
        year, unit = p.rng.randint(2018, 2024), p.bare(p.rng.choice(list(p.departments)))
        title = p.rng.choice(LIKE).format(u=unit, y=year, n=p.rng.choice("一二三四"))
        made.append(p.plain_paper(title, hub, f"{year}-0{p.rng.randint(4, 9)}-1{p.rng.randint(0, 9)}", trail))
    p.false |= {at for at, _, _ in made}
    listed(p, hub, HUB, filing.newest_first([*rows, *made]), trail)


def schools(p: Third) -> None:
    """Schools, hospitals and waterworks publish in a column of their own; they are none of the bodies."""
    column, said = p.below("", "ggqsy"), "公共企事业单位信息公开"
    p.branches[1][2].append((column, said))
    every(p)
    rows = []
    for name in SCHOOLS:
        for year in range(p.last, p.last - 3, -1):
            title = f"{p.place.short}{name}{year}年信息公开年度报告"
            day = f"{year + 1}-01-2{p.rng.randint(0, 8)}"
            at = p.article_at(column, day)
            text = f"<p>现公布{year}年信息公开年度报告。全年公开各类信息{p.rng.randint(9, 99)}条。</p>"
            p.page(at, title, p.printed(title, name, day, text), crumbs=(said,), day=day)
            p.files.add(at)
            rows.append((at, title, day))
    p.page(column, said, p.rows(filing.newest_first(rows), column), crumbs=(said,))


def in_a_sentence(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """A row's article says one sentence, with a link to the report's page."""
    shown = []
    for at, title, day in rows:
        if at not in p.truth:
            shown.append((at, title, day))
            continue
        cover, said = p.article_at(hub, day), p.rng.choice(("点击查看", "详见链接", "请点击此处"))
        text = f"<p>　　根据《政府信息公开条例》，现将《{title}》予以公布。{said.join(_link(at))}</p>"
        p.page(cover, title, p.printed(title, p.place.short, day, text), crumbs=trail, day=day)
        p.covers.add(cover)
        p.ways.add(cover)
        shown.append((cover, title, day))
    listed(p, hub, HUB, shown, trail)


def _link(at: str) -> tuple[str, str]:
    return f"<a href='{at}' target='_blank'>", "</a>"


def scanned(p: Third) -> None:
    """Of before 2015 the government's reports are pictures of paper, one for each leaf."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    trail: Trail = (p.calls, NB)
    rows = own_reports(p, own, trail, 2015)
    for year in range(2014, 2007, -1):
        day = f"{year + 1}-03-1{p.rng.randint(0, 9)}"
        at, title = p.article_at(own, day), f"{p.county}{GOVERNMENT}{year}年政府信息公开工作年度报告"
        leaves = [p.file_at(at, "jpg") for _ in range(4)]
        for leaf in leaves:
            p.pages[leaf] = Answer(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", kind="image/jpeg")
            p.files.add(leaf)
            p.ways.add(leaf)
        text = "".join(f"<p align='center'><img src='{leaf}' width='800'></p>" for leaf in leaves)
        p.page(at, title, p.printed(title, p.place.short, day, text), crumbs=trail, day=day)
        p.credit(at, GOVERNMENT, year)
        rows.append((at, title, day))
    listed(p, own, NB, rows, trail)
    units = [unit for _, names in p.group(14, 8) for unit in names]
    listed(p, hub, HUB, reports(p, hub, units, (p.calls, HUB)), (p.calls, HUB))
    front(p, (own, NB))


def bound(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """Of each year there is an article, too, in which all bodies' reports stand one after the other."""
    made = []
    for year in range(p.last, p.last - 3, -1):
        that = [(at, title) for at, title, day in rows if day.startswith(str(year + 1)) and at in p.truth]
        day, title = f"{year + 1}-03-28", f"{p.place.short}{year}年政府信息公开工作年度报告汇编"
        at = p.article_at(hub, day)
        text = "".join(f"<h3>{said}</h3>{p.text(p.story(f'{p.county}{said}', year))}" for _, said in that)
        p.page(at, title, p.printed(title, p.place.short, day, text), crumbs=trail, day=day)
        p.files.add(at)
        made.append((at, title, day))
    listed(p, hub, HUB, filing.newest_first([*rows, *made]), trail)


def outside_only(p: City) -> None:
    """The page of its counties' reports leads to their own hosts alone."""
    own, hub, low = p.below("", "nb"), p.below("", "bmnb"), p.below("", "xqnb")
    said, offices = "各县（市、区）年报", "市直部门年报"
    section(p, (own, NB), also=((hub, offices), (low, said)))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    (_, units), (_, counties) = p.group(14, 8)
    listed(p, hub, offices, reports(p, hub, units, (p.calls, offices)), (p.calls, offices))
    ways = [(f"http://www.xian{n}.gov.cn/zwgk/zfxxgknb/", name) for n, name in enumerate(counties)]
    p.page(low, said, p.names(ways), crumbs=(p.calls, said))
    front(p, (own, NB))


EDITED: dict[str, Layout] = {
    "slips": (Edited, lambda p: titled(p, *SLIPS)),
    "two tongues": (Numbered, lambda p: titled(p, ENGLISH)),
    "quarters": (Numbered, partial(every, lay=quarters)),
    "schools": (Edited, schools),
    "in a sentence": (Edited, partial(every, lay=in_a_sentence)),
    "scanned": (Numbered, scanned),
    "bound": (Edited, partial(every, lay=bound)),
    "outside only": (City, outside_only),
}
