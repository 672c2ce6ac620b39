"""Sites where everything looks like disclosure: units without reports, one hub under many addresses,
schools, villages."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing, menu
from tests.portals_kinds.kinds import Kind, cut

SCHOOLS = ("第一中学", "第二小学", "实验幼儿园", "人民医院", "中医院", "自来水公司", "燃气公司",
    "公交公司", "供电公司",
           "殡仪馆", "职业中等专业学校", "妇幼保健院")  # fmt: skip


def empty_units(seed: int) -> Kind:
    """A catalogue of forty bodies with ten columns each holds no report: they stand in one list of the
    section."""
    p = Kind(seed, "empty units")
    name, at, per = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('nb/', 'xxgknb/', 'col31/'))}", 15
    bodies = [*p.rng.sample(words.DEPARTMENTS, 24), *words.TOWNS]
    rows = p.shelf(
        f"{at}{{}}.html".format, p.rng.sample(bodies, 14), p.years(3, first=2015), (p.calls, name), 8
    )
    for k, part in enumerate(cut(rows, per)):
        more = f"<a href='{at}index_{k + 1}.html'>下一页</a>" if (k + 1) * per < len(rows) else ""
        p.way(
            f"{at}{f'index_{k}.html' if k else ''}", name, listing(part, 1) + more, crumbs=(p.calls, name)
        )
    for n, unit in enumerate(bodies):
        columns = [(f"{p.base}u{n}/c{m}/", text) for m, text in enumerate(p.rng.sample(words.COLUMNS, 10))]
        p.put(
            f"{p.base}u{n}/",
            unit,
            menu(*columns)
            + listing([p.other(f"{p.base}art/{{}}.html".format, (unit,)) for _ in range(5)]),
            crumbs=(p.calls, unit),
        )
        p.dynamic |= {path: p.noise for path, _ in columns}
    units = menu(*((f"{p.base}u{n}/", unit) for n, unit in enumerate(bodies)))
    p.enter((at, name), body=f"<h3>部门和乡镇信息公开目录</h3>{units}")
    return p


def one_hub(seed: int) -> Kind:
    """Each body's page has its way to reports, and all these ways, each with its own query, show one same
    list."""
    p = Kind(seed, "one hub")
    name, per, key = p.rng.choice(words.NB), 12, p.rng.choice(("dept", "from", "unit"))
    at = f"{p.base}{p.rng.choice(('nb.jsp', 'annual.aspx'))}"
    bodies = [*p.rng.sample(words.DEPARTMENTS, 14), *p.rng.sample(words.TOWNS, 8)]
    rows = p.shelf(
        f"{p.base}t{{}}.html".format, p.rng.sample(bodies, 12), p.years(3, first=2016), (p.calls, name), 5
    )
    pages = cut(rows, per)

    def page(asked: Request) -> Answer:
        k, made = int(asked.query.get("page") or 1), p.drawn(asked)
        given = f"{key}={asked.query[key]}&" if key in asked.query else ""
        turn = f"<a href='{at}?{given}page={k + 1}'>下一页</a>" if k < len(pages) else ""
        made.put(at, name, listing(pages[min(k, len(pages)) - 1], 2) + turn, crumbs=(p.calls, name))
        return made.popped(at)

    p.dynamic[at] = page
    p.ways |= {f"{at} {k}" for k in range(len(pages))}
    for n, unit in enumerate(bodies):
        columns = [(f"{p.base}u{n}/c{m}/", text) for m, text in enumerate(p.rng.sample(words.COLUMNS, 8))]
        p.dynamic |= {path: p.noise for path, _ in columns}
        p.put(
            f"{p.base}u{n}/", unit, menu(*columns, (f"{at}?{key}={n + 100}", name)), crumbs=(p.calls, unit)
        )
    p.enter(
        body=f"<h3>信息公开目录</h3>{menu(*((f'{p.base}u{n}/', unit) for n, unit in enumerate(bodies)))}"
    )
    return p


def institutions(seed: int) -> Kind:
    """Schools, hospitals and works have catalogues like those of bodies; bodies' 年度报告 hold papers of
    all kinds."""
    p = Kind(seed, "institutions")
    bodies, places = p.bodies(5, 4), list[tuple[str, str]]()
    for n, unit in enumerate(bodies):
        at, name = f"{p.base}bm{n}/", p.rng.choice(("年度报告", "工作年报", "年度工作报告"))
        crumbs = (unit, name)
        rows = p.shelf(f"{at}nb/{{}}.html".format, [unit], p.years(3, first=2016), crumbs, 9)
        p.way(f"{at}nb/", name, listing(rows, n), crumbs=crumbs)
        p.way(at, unit, p.columns(at, (f"{at}nb/", name)), crumbs=(unit,))
        places.append((at, unit))
    schools = [(f"{p.base}sy{n}/", f"{p.county}{school}") for n, school in enumerate(SCHOOLS * 3)]
    for at, school in schools:
        columns = [
            (f"{at}c{m}/", text)
            for m, text in enumerate(("单位概况", "收费标准", "服务承诺", "招生信息", "年度工作总结"))
        ]
        p.put(at, school, menu(*columns), crumbs=("公共企事业单位信息公开", school))
        p.dynamic |= {path: p.noise for path, _ in columns}
    p.put(f"{p.base}ggqsy/", "公共企事业单位信息公开", menu(*schools), crumbs=("公共企事业单位信息公开",))
    p.enter((f"{p.base}ggqsy/", "公共企事业单位信息公开"), body=f"<h3>部门信息公开</h3>{menu(*places)}")
    return p


def villages(seed: int) -> Kind:
    """Towns have reports; below each a score of villages have pages of their own and monthly accounts."""
    p = Kind(seed, "villages")
    name, places = p.rng.choice(words.NB), list[tuple[str, str]]()
    for n, town in enumerate(p.rng.sample([t for t in words.TOWNS if t[-1] in "镇乡"], 6)):
        at = f"{p.base}xz{n}/"
        rows = p.shelf(f"{at}nb/{{}}.html".format, [town], p.years(4, first=2015), (town, name), 3)
        p.way(f"{at}nb/", name, listing(rows, n), crumbs=(town, name))
        below = [(f"{at}cun{m}/", village) for m, village in enumerate(words.VILLAGES * 2)]
        for path, village in below:
            accounts = [
                (f"{path}{y}{m:02}/", f"{village}{y}年{m}月村务财务公开")
                for y in (2022, 2023)
                for m in range(1, 13)
            ]
            p.put(path, village, menu(*accounts), crumbs=(town, village))
            p.dynamic |= {month: p.noise for month, _ in accounts}
        p.way(
            at, town, p.columns(at, (f"{at}nb/", name)) + f"<h4>村务公开</h4>{menu(*below)}", crumbs=(town,)
        )
        places.append((at, town))
    p.enter(body=f"<h3>乡镇信息公开目录</h3>{menu(*places)}")
    return p


def empty_columns(seed: int) -> Kind:
    """Each of thirty bodies has a column of reports and all but a few of them are empty or say 暂无信息."""
    p = Kind(seed, "empty columns")
    name, bodies, places = p.rng.choice(words.NB), p.bodies(18, 12), list[tuple[str, str]]()
    told = p.rng.choice(("暂无信息", "该栏目暂无内容", "<li class='none'>没有找到相关记录</li>", ""))
    full = set(p.rng.sample(bodies, 7))
    for n, unit in enumerate(bodies):
        at, rows = f"{p.base}jg{n}/", list[Row]()
        if unit in full:
            rows = p.shelf(f"{at}nb/{{}}.html".format, [unit], p.years(3, first=2016), (unit, name))
        p.way(f"{at}nb/", name, listing(rows, n) if rows else f"<ul>{told}</ul>", crumbs=(unit, name))
        p.way(at, unit, p.columns(at, (f"{at}nb/", name)), crumbs=(unit,))
        places.append((at, unit))
    p.enter(body=f"<h3>信息公开目录</h3>{menu(*places)}")
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "empty units": empty_units,
    "one hub": one_hub,
    "institutions": institutions,
    "villages": villages,
    "empty columns": empty_columns,
}
