"""Words as people choose them: columns, titles, bodies and days under names of all kinds."""

from __future__ import annotations

from collections.abc import Callable

from tests.portals_families.site import FamilyPortal
from tests.portals_rough.rows import GK, NB, YEARS, ZW, Rows, beside, drawn, menu

COLUMNS = (
    "政府信息公开工作年度报告",
    "信息公开年度报告",
    "年报公开",
    "公开年度报告",
    "年度报告公开",
    "工作年度报告",
    "政务公开年度报告",
    "年度公开报告",
    "信息公开工作报告",
    "政府信息年报",
    "政府公开信息年报",
    "往年年报",
    "政府信息公开年度工作报告",
    "信息公开工作年报",
    "年度工作报告",
    "公开工作年报",
    "政务信息公开年报",
    "年报信息",
    "信息公开年度工作报告",
    "年度信息公开报告",
    "公开年报（报告）",
    "信息公开－年报",
    "【年度报告】",
    "年 报",
    "政府信息公开年报及报表",
    "政府信息公开工作报告",
    "5.政府信息公开年报",
    "信息年报",
    "法定公开年报",
    "年度年报",
)

TITLES = (
    "{u}{y}年政府信息公开工作年报",
    "{u}关于{y}年度政府信息公开工作的报告",
    "{y}年{u}政府信息公开工作情况报告",
    "{u}政府信息公开工作总结（{y}年度）",
    "{u}政府信息公开{y}年年报",
    "{u}{y}年政务公开年度报告",
    "{y}年度政府信息公开报告——{u}",
    "{u}{y}年政府信息主动公开工作年报",
    "{u}{y}年度政务信息公开工作年度报告",
    "{u}{y}年信息公开工作年度总结报告",
    "{y}年度{u}信息公开工作年报（含附表）",
    "{u}{y}年政府信息公开年度工作报告",
    "{y}年{u}政府信息公开工作年度报告.doc",
    "【年报】{u}{y}年政府信息公开年度报告",
    "{u}{y}年政府信息公工作年度报告",
    "{u}{y}年政府信息公开工作年度报",
    "关于{u}{y}年政府信息公开工作年度报告",
    "{u}{y}年政府信息依申请公开工作年度报告",
    "{u}二0二{d}年政府信息公开工作年度报告",
    "{u}{y}政府信息公开年报",
    "{u}{y} 年 政 府 信 息 公 开 年 报",
    "公开年报|{u}{y}年政府信息公开工作年度报告",
    "关于发布{u}{y}年政府信息公开工作年度报告的公告",
    "{u}公布{y}年政府信息公开工作年度报告",
)

ODD_UNITS = (
    "卫健委",
    "人社局",
    "住建局",
    "红十字会",
    "工商联",
    "供销社",
    "县一中",
    "政数局",
    "投促局",
    "国网供电公司",
    "气象局",
    "税务局",
    "烟草专卖局",
    "融媒体中心",
    "县府办",
    "公积金管理中心",
    "工业园",
    "林业科学研究所",
    "机关事务管理局",
    "档案馆",
    "残联",
    "公安局交警大队",
    "县委编办",
    "文旅集团",
    "城投公司",
    "地震台",
    "中医院",
    "疾控中心",
    "图书馆",
    "水务集团有限公司",
    "综合行政执法局",
    "行政审批局",
    "邮政管理局",
    "人防办",
    "国调队",
    "消防救援大队",
    "景区管委会",
    "矿务局",
    "县委党校",
    "广播电视台",
    "妇幼保健院",
    "第二小学",
    "农科所",
    "公路段",
    "工业园区",
    "高新技术产业开发区",
    "民宗局",
    "老干局",
    "史志办",
    "大数据局",
)


def column_names(seed: int) -> FamilyPortal:
    """Each unit calls its column of reports otherwise."""
    p = FamilyPortal(seed, "column names")
    p.section = "/xxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/z/{n + 9}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/dw/", "部门信息公开")), crumbs=(GK,))
    units, names, made = p.units(9, 9), p.rng.sample(COLUMNS, 18), drawn(p.rng)
    p.way(
        "/xxgk/dw/",
        "部门信息公开",
        menu(*((f"/dw/{n}/", unit) for n, unit in enumerate(units))),
        crumbs=(GK, "部门信息公开"),
    )
    for n, (unit, name) in enumerate(zip(units, names, strict=True)):
        base, rows = f"/dw/{n}/", list[tuple[str, str, str]]()
        for year in p.rng.sample(YEARS, 2):
            path = f"{base}{p.rng.randint(10**4, 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, unit, name))
            rows.append((path, f"{unit}{year}年政府信息公开工作年度报告", f"{year + 1}-01-13"))
        others = [
            (f"{base}jg/", "机构职能"),
            (f"{base}zc/", "政策文件"),
            (f"{base}zn/", "公开指南"),
            (f"{base}rs/", "人事信息"),
            (f"{base}c/", name),
        ]
        p.rng.shuffle(others)
        p.way(base, unit, menu(*others), crumbs=(GK, unit))
        p.way(f"{base}c/", name, made(rows), crumbs=(GK, unit, name))
    return p


def report_titles(seed: int) -> FamilyPortal:
    """Each report is called otherwise, within one column that holds other papers too."""
    p = FamilyPortal(seed, "report titles")
    p.section = "/zwgk/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/z/{n + 9}.html")
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/nb/", NB)), crumbs=(ZW,))
    rows: Rows = []
    for title, unit in zip(p.rng.sample(TITLES, 20), [*p.units(12, 8)], strict=True):
        year = p.rng.choice((2021, 2022, 2023))
        name = title.format(u=p.full(unit), y=year, d="〇一二三"[year - 2020])
        path = f"/zwgk/nb/{p.rng.randint(10**4, 10**7)}.html"
        p.report(path, unit, year, crumbs=(ZW, NB), title=name.removesuffix(".doc"))
        rows.append((path, name, f"{year + 1}-01-13"))
    for title in p.rng.sample(OTHERS, 6):
        path = f"/zwgk/nb/{p.rng.randint(10**4, 10**7)}.html"
        name = title.format(u=p.full(p.units(1, 0)[0]), y=2023, c=p.county)
        p.paper(path, name, crumbs=(ZW, NB))
        rows.append((path, name, "2024-02-02"))
    p.rng.shuffle(rows)
    p.way("/zwgk/nb/", NB, drawn(p.rng)(rows), crumbs=(ZW, NB))
    return p


OTHERS = (
    "{u}{y}年度政府信息公开工作考核办法",
    "{c}{y}年政务公开工作培训会召开",
    "{u}{y}年度法治政府建设报告",
    "{u}{y}年决算公开",
    "{c}政府信息公开工作年度报告编制要求",
    "{u}{y}年度工作报告（行政执法）",
    "{c}{y}年政府信息公开第三方评估结果通报",
    "{u}{y}年政府网站年度工作报表",
    "{c}{y}年政务新媒体工作年度报告",
    "{u}公开{y}年度部门预算",
    "{c}{y}年政府透明度指数报告发布会",
    "{u}信访工作{y}年年报",
)


def odd_bodies(seed: int) -> FamilyPortal:
    """A page that names bodies short and odd, each with its reports as bare years or under one name."""
    p = FamilyPortal(seed, "odd bodies")
    p.section = "/xxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/z/{n + 9}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/nb/", NB)), crumbs=(GK,))
    units, year = p.rng.sample(ODD_UNITS, 16), p.rng.choice(YEARS)
    names = []
    for unit in units:
        path = f"/xxgk/nb/{p.rng.choice('abcdefg')}{p.rng.randint(10**2, 10**5)}.html"
        p.report(path, unit, year, crumbs=(GK, NB))
        names.append((path, unit))
    p.way("/xxgk/nb/", NB, f"<h2>{year}年度政府信息公开年报</h2>{menu(*names)}", crumbs=(GK, NB))
    return p


_DAYS = (
    "{y2}-01-{d}",
    "{y}.1.{d}",
    "1月{d}日",
    "{d}/01/{y}",
    "{y}年1月{d}日",
    "01-{d}",
    "Jan {d}, {y}",
    "{y}01{d}",
    "{y}/1/{d} 8:30:00",
    "{d} <b>01月</b>",
    "{d}<br/><small>{y}-01</small>",
    "",
)


def odd_days(seed: int) -> FamilyPortal:
    """Rows with days in odd forms whose addresses say nothing; titles are years, 年报 or names of bodies."""
    p = FamilyPortal(seed, "odd days")
    p.section = "/gk"
    p.home(menu((p.section, GK)), 110, lambda n: f"/w/{n + 9}")
    p.way(p.section, GK, menu(*beside("/gk/"), ("/gk/units", "公开单位")), crumbs=(GK,))
    units, made = p.units(8, 8), drawn(p.rng)
    p.way(
        "/gk/units",
        "公开单位",
        menu(*((f"/u/{n + 1}", unit) for n, unit in enumerate(units))),
        crumbs=(GK, "公开单位"),
    )
    for n, unit in enumerate(units, 1):
        day, rows = p.rng.choice(_DAYS), list[tuple[str, str, str]]()
        named = p.rng.choice(("{y}年", "{y}年年报", "年报", "{u}", "{u}年报（{y}）", "{y}年度报告", "{y}"))
        for year in p.rng.sample(YEARS, 2):
            path = f"/w/{p.rng.choice('hjkmnp')}{p.rng.getrandbits(28):x}"
            name = named.format(y=year, u=unit)
            p.report(path, unit, year, crumbs=(GK, unit, "公开年报"), title=name)
            rows.append((path, name, day.format(y=year + 1, y2=(year + 1) % 100, d=p.rng.randint(10, 28))))
        p.way(
            f"/u/{n}", unit, menu((f"/u/{n}/zn", "公开指南"), (f"/u/{n}/nb", "公开年报")), crumbs=(GK, unit)
        )
        p.way(f"/u/{n}/nb", "公开年报", made(rows), crumbs=(GK, unit, "公开年报"))
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "columns of all names": column_names,
    "titles of all kinds": report_titles,
    "bodies by odd names": odd_bodies,
    "days in odd forms": odd_days,
}
