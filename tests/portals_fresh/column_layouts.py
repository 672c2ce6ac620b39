"""Columns as editors leave them: accordions, papers of all kinds, years in Chinese, a year in one article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html import escape

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal
from tests.portals_other.building import listed, menu

GK, NB, ZW = "政府信息公开", "政府信息公开年报", "政务公开"
YEARS = (2020, 2021, 2022, 2023)


def beside(base: str) -> list[tuple[str, str]]:
    """The other entries of a disclosure section."""
    return [(f"{base}zn.html", "政府信息公开指南"), (f"{base}zd.html", "政府信息公开制度"),
            (f"{base}ysq.html", "依申请公开"), (f"{base}fdgk.html", "法定主动公开内容")]


def accordion(seed: int) -> FamilyPortal:
    """One page holds every body as a block that opens, with its years as bare links below it."""
    p = FamilyPortal(seed, "accordion")
    p.section = "/xxgk/index.html"
    p.home(menu((p.section, GK)), 120, lambda n: f"/xwzx/c{n + 100}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/nb/", "公开年报")), crumbs=(GK,))
    shape = p.rng.choice((
        "<dl class='acc'><dt>{0}<i class='up'></i></dt>{1}</dl>",
        "<div class='panel'><h4 class='panel-title'>{0}</h4><div class='panel-body'>{1}</div></div>",
        "<div class='item'><p class='tit'>{0}</p><p class='yr'>{1}</p></div>",
        "<li class='fold'><span class='name'>{0}</span><ul class='sub'>{1}</ul></li>"))
    cell = "<dd>{}</dd>" if "dl" in shape else "<li>{}</li>" if "ul" in shape else "<span>{}</span>"
    said = p.rng.choice(("{}年", "{}", "{}年度", "{}年年报"))
    blocks = []
    for unit in p.units(8, 8):
        links = []
        for year in sorted(p.rng.sample(YEARS, 3), reverse=True):
            if p.rng.random() < 0.4:
                path = f"/xxgk/files/{p.rng.randint(10**8, 10**9):x}.pdf"
                p.report_file(path, unit, year)
            else:
                path = f"/xxgk/nb/{p.rng.randint(10**5, 10**7)}.html"
                p.report(path, unit, year, crumbs=(GK, NB))
            links.append(cell.format(f"<a href='{path}' target='_blank'>{said.format(year)}</a>"))
        blocks.append(shape.format(unit, "".join(links)))
    half = len(blocks) // 2
    body = f"<h3>县直部门</h3>{''.join(blocks[:half])}<h3>乡镇街道</h3>{''.join(blocks[half:])}"
    p.way("/xxgk/nb/", "公开年报", body, crumbs=(GK, "公开年报"))
    return p


OTHERS = (
    "{c}{y}年政府工作报告", "{c}{y}年法治政府建设年度报告",
    "{u}{y}年度部门决算公开", "{u}{y}年部门预算公开说明",
    "{c}{y}年政府网站工作年度报表", "{c}{n}年政务公开工作要点",
    "关于做好{y}年政府信息公开工作年度报告编制发布工作的通知", "{u}{y}年工作总结和{n}年工作计划",
    "{c}{y}年国民经济和社会发展统计公报", "{c}召开政府信息公开年报编制培训会",
    "一图读懂：{c}{y}年政府信息公开工作年度报告", "{c}{y}年度政务公开工作考核结果的通报",
    "{u}{y}年行政执法统计年报", "{u}关于{y}年度落实普法责任制情况的报告", "{u}{y}年度绩效自评报告",
    "{u}{y}年权力运行监督年度报告", "{c}人民政府{y}年重大行政决策事项目录", "{u}{y}年信访工作年度报告")


def papers(seed: int) -> FamilyPortal:
    """The annual reports' column holds yearly papers of every kind; long titles are cut, whole only in the
    link's title or in the article."""
    p = FamilyPortal(seed, "papers")
    p.section = "/zwgk/"
    p.home(menu((p.section, ZW)), 130, lambda n: f"/xw/2024/{n + 500}.shtml")
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/bg/", "信息公开年报")), crumbs=(ZW,))
    rows = []
    for unit in p.units(8, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/zwgk/bg/{year + 1}01/{p.rng.randint(10**4, 10**6)}.shtml"
            p.report(path, unit, year, crumbs=(ZW, "信息公开年报"))
            name = p.rng.choice(("{}{}年政府信息公开工作年度报告", "{}关于{}年政府信息公开工作情况的年度报告",
                                 "{}{}年度信息公开年报", "{}政府信息公开工作{}年度报告"))
            rows.append((path, name.format(p.full(unit), year), f"{year + 1}-01-1{p.rng.randint(0, 9)}"))
    for text in p.rng.sample(OTHERS, 14):
        year, unit = p.rng.choice(YEARS), p.full(p.rng.choice(p.units(1, 1)))
        title = text.format(c=p.county, y=year, n=year + 1, u=unit)
        path = f"/zwgk/bg/{year + 1}02/{p.rng.randint(10**4, 10**6)}.shtml"
        p.paper(path, title, crumbs=(ZW, "信息公开年报"))
        rows.append((path, title, f"{year + 1}-02-0{p.rng.randint(1, 9)}"))
    p.rng.shuffle(rows)
    whole_in_title, longest = p.rng.random() < 0.5, p.rng.randint(17, 21)
    size = p.rng.randint(10, 14)
    of = -(-len(rows) // size)
    for k in range(of):
        items = "".join(
            f"<li><a href='{path}'{f' title={chr(34)}{escape(name)}{chr(34)}' if whole_in_title else ''}>"
            f"{name if len(name) <= longest else name[:longest] + '...'}</a><span>{day}</span></li>"
            for path, name, day in rows[k * size:(k + 1) * size])
        more = f"<a href='index_{k + 1}.shtml'>下一页</a>" if k + 1 < of else ""
        p.way(f"/zwgk/bg/{f'index_{k}.shtml' if k else ''}", "信息公开年报",
              f"<ul>{items}</ul><div class='page'>{more}</div>", crumbs=(ZW, "信息公开年报"))
    return p


DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def chinese_years(seed: int) -> FamilyPortal:
    """Years as 二〇二三, 二○二三 or ２０２３, or in the directory alone; all rows bear one day."""
    p = FamilyPortal(seed, "chinese years")
    p.section = "/gk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/news/{n + 33}.htm")
    p.way(p.section, GK, menu(*beside("/gk/"), ("/gk/ndbg/", "年度报告")), crumbs=(GK,))
    writes: tuple[Callable[[int], str], ...] = (
        lambda year: f"{str(year).translate(DIGITS)}年",
        lambda year: f"{str(year).translate(WIDE)}年度",
        lambda year: f"{str(year).translate(DIGITS).replace('〇', '○')}年度",
        lambda year: f"{str(year).translate(DIGITS).replace('〇', '零')}年", lambda year: f"（{year}）")
    day = f"2024-06-{p.rng.randint(10, 28)}"
    units, tabs = p.units(6, 5), []
    for year in YEARS:
        base, rows = f"/gk/ndbg/{year}/", []
        bare = p.rng.random() < 0.4
        for unit in p.rng.sample(units, 7):
            path = f"{base}{p.rng.randint(10**3, 10**6)}.htm"
            name = f"{p.full(unit)}政府信息公开工作年度报告" if bare else (
                f"{p.full(unit)}{p.rng.choice(writes)(year)}政府信息公开工作报告")
            p.report(path, unit, year, crumbs=(GK, "年度报告"), title=name)
            rows.append((path, name, day))
        tabs.append((base, str(year).translate(DIGITS) + "年"))
        p.way(base, "年度报告", listed(rows), crumbs=(GK, "年度报告"))
    p.way("/gk/ndbg/", "年度报告", menu(*tabs), crumbs=(GK, "年度报告"))
    return p


def summary(seed: int) -> FamilyPortal:
    """A year's reports are files of one article, 汇总; those of the townships are one packed file."""
    p = FamilyPortal(seed, "summary")
    p.section = "/zfxxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/dt/{n + 72}.html")
    p.way(p.section, GK, menu(*beside("/zfxxgk/"), ("/zfxxgk/nb/", NB)), crumbs=(GK,))
    units, rows = p.units(7, 0), []
    for year in YEARS:
        path = f"/zfxxgk/nb/{p.rng.randint(10**4, 10**6)}.html"
        title = p.rng.choice((f"{p.county}{year}年度政府信息公开工作年度报告汇总",
                              f"{p.county}各部门、乡镇{year}年政府信息公开年报汇总",
                              f"{year}年政府信息公开年度报告（全县）"))
        links = []
        for unit in p.rng.sample(units, 6):
            file = f"/zfxxgk/nb/W{p.rng.getrandbits(50)}.pdf"
            p.report_file(file, unit, year)
            full = p.full(unit)
            links.append((file, p.rng.choice((unit, f"{full}.pdf", f"附件：{full}{year}年年报"))))
        packed = f"/zfxxgk/nb/W{p.rng.getrandbits(50)}.zip"
        p.pages[packed] = Answer(_packed(p, year), kind="application/zip")
        p.ways.add(packed)
        links.append((packed, "各乡镇年报.zip"))
        body = f"<h1>{title}</h1><div class='info'>发布时间：{year + 1}-01-31</div>"
        p.way(path, title, f"{body}<div class='TextBody'>{menu(*links)}</div>", crumbs=(GK, NB))
        rows.append((path, title, f"{year + 1}-01-31"))
    p.way("/zfxxgk/nb/", NB, listed(rows), crumbs=(GK, NB))
    return p


def _packed(p: FamilyPortal, year: int) -> bytes:
    """The reports of two townships as PDF, named in GBK."""
    made, held = FamilyPortal(p.seed, f"{p.name} {year}"), io.BytesIO()
    made.county = p.county
    with zipfile.ZipFile(held, "w") as packed:
        for n, unit in enumerate(made.units(0, 2)):
            made.report_file(f"/{n}", unit, year)
            packed.writestr(f"{made.full(unit)}{year}年年报.pdf", made.pages[f"/{n}"].body)
    return held.getvalue()


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "accordion": accordion,
    "papers of all kinds": papers,
    "years in Chinese": chinese_years,
    "a year in one article": summary,
}
