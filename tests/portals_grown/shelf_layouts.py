"""Columns whose rows say little: no body, no year, no kind; long ones with the oldest first."""

from __future__ import annotations

from collections.abc import Callable

from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing, menu


def unnamed(seed: int) -> Grown:
    """Titles tell neither whose nor which year's a report is, days are those of a move; the text does."""
    p = Grown(seed, "unnamed")
    name, kind = p.rng.choice(words.NB), p.rng.choice(("same", "ours", "year"))
    units = list[tuple[str, str]]()
    for n, unit in enumerate(p.bodies(5, 4)):
        base, crumbs = f"{p.base}dw{n + 10}/", (p.calls, unit)
        rows = []
        for year in p.years(p.rng.randint(2, 3)):
            title = {"same": "政府信息公开工作年度报告", "ours": f"本{'局' if unit[-1] != '镇' else '镇'}"
                f"{year}年信息公开年报",
                     "year": f"{year}年度报告"}[kind]  # fmt: skip
            at, text, _ = p.filed(
                f"{base}{p.number()}.html", unit, year, crumbs=(*crumbs, name), title=title, is_signed=False)
            rows.append((at, text, "2023-06-01"))
        p.way(f"{base}nb.html", name, listing(rows, n), crumbs=(*crumbs, name))
        p.way(f"{base}index.html", unit, p.columns(base, (f"{base}nb.html", name)), crumbs=crumbs)
        units.append((f"{base}index.html", unit))
    p.way(f"{p.base}dw.html", "单位信息公开", menu(*units), crumbs=(p.calls, "单位信息公开"))
    p.enter((f"{p.base}dw.html", "单位信息公开"))
    return p


def oldest_first(seed: int) -> Grown:
    """A long list that begins in 2008, with other papers on most of its pages."""
    p = Grown(seed, "oldest first")
    name, per, at = p.rng.choice(words.NB[:3]), 4, f"{p.base}nb/"
    crumbs = (p.calls, name)
    rows = [p.filed(f"{at}{year + 1}/{p.number()}.html", unit, year, crumbs=crumbs)
            for unit in p.bodies(8, 6) for year in p.years(p.rng.randint(2, 3), first=2008)]  # fmt: skip
    rows += [p.other(lambda n: f"{at}qt/{n}.html", crumbs) for _ in range(10)]
    rows.sort(key=lambda row: row[2])
    of = -(-len(rows) // per)

    def address(k: int) -> str:
        return f"{at}{k}.html" if k > 1 else at

    for k in range(1, of + 1):
        turns = "".join(
            f"<a href='{address(n)}'>{text}</a> " if n != k else f"<span>{text}</span> " for text, n in (
                ("首页", 1), ("上一页", max(k - 1, 1)), ("下一页", min(k + 1, of)), ("末页", of)))
        jump = "转到<input id=pg size=3>页<input type=button value=GO onclick=\"location=pg.value+'.html'\">"
        p.way(address(k), name, f"{listing(rows[(k - 1) * per : k * per])}共{of}页 {turns}"
            f"{jump}", crumbs=crumbs)
    p.enter((at, name))
    return p


def kinds(seed: int) -> Grown:
    """年度报告 is a column of columns, one for each kind of yearly paper; rows do not tell their kind."""
    p = Grown(seed, "kinds")
    name, at, per = p.rng.choice(words.NB), f"{p.base}ndbg/", p.rng.choice((7, 10))
    others = ("法治政府建设年度报告", "政府工作报告", "部门预算决算", "统计年报", "政府网站工作年度报表",
              "行政执法年度报告")  # fmt: skip
    columns = [name, *p.rng.sample(others, 4)]
    p.rng.shuffle(columns)
    ways = [(f"{at}{n + 1}/", column) for n, column in enumerate(columns)]
    for base, column in ways:
        crumbs, rows = (p.calls, "年度报告", column), list[Row]()
        for unit in p.bodies(5, 4):
            for year in p.years(2):
                path, called = f"{base}{p.number()}.html", p.rng.choice((unit, p.full(unit)))
                title = f"{called}{year}年度报告"
                if column == name:
                    rows.append(p.filed(path, unit, year, crumbs=crumbs, title=title))
                else:
                    p.paper(path, title, crumbs=crumbs)
                    rows.append((path, title, f"{year + 1}-02-1{p.rng.randint(0, 9)}"))
        p.rng.shuffle(rows)
        of = -(-len(rows) // per)
        for k in range(of):
            more = f"<a href='{base}list_{k + 1}.html'>下一页</a>" if k + 1 < of else ""
            path, body = f"{base}list_{k}.html" if k else base, listing(rows[k * per : k * per + per]) + more
            (p.way if column == name else p.put)(path, column, body, crumbs=crumbs)
    p.way(at, "年度报告", menu(*ways), crumbs=(p.calls, "年度报告"))
    p.enter((at, "年度报告"))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "unnamed": unnamed,
    "oldest first": oldest_first,
    "kinds by their columns": kinds,
}
