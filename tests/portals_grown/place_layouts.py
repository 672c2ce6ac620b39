"""Where editors put reports: folders, boxes with 更多, among villages, behind index numbers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing, menu


def folders(seed: int) -> Grown:
    """A folder that the server lists itself, with a folder a year and files by their bodies' names."""
    p = Grown(seed, "folders")
    base, lister = p.rng.choice(("/upload/nb/", "/files/年报/")), p.rng.choice((_apache, _iis, _nginx))
    name, units = p.rng.choice(words.NB), p.bodies(5, 4)
    years = p.years(3, first=2017)
    for year in years:
        files = []
        for unit in p.rng.sample(units, 6):
            made = p.rng.choice(("{y}{u}年报.pdf", "{u}.pdf", "{u}{y}年政府信息公开年报.pdf", "{y}年度报告"
                "（{u}）.pdf"))
            file = made.format(u=unit, y=year)
            p.filed_file(f"{base}{year}年/{file}", unit, year)
            files.append(file)
        _folder(p, f"{base}{year}年/", lister(f"{base}{year}年/", sorted(files), base))
    _folder(p, base, lister(base, [f"{year}年/" for year in sorted(years)], "/"))
    p.enter((base, f"历年{name}下载"))
    return p


def _folder(p: Grown, path: str, page: str) -> None:
    p.ways.add(path)
    p.pages[path] = Answer(page.encode(), kind="text/html; charset=utf-8")


def _apache(path: str, names: list[str], above: str) -> str:
    rows = "".join(
        f'<tr><td valign="top"><img src="/icons/layout.gif" alt="[   ]"></td><td><a href="{quote(name)}">'
        f'{name[:20] + ("..>" if len(name) > 20 else "")}</a></td><td align="right">2023-01-12 09:21  </td>'
        '<td align="right">1.2M</td></tr>' for name in names)
    heads = "".join(f'<th><a href="?C={key};O=A">{text}</a></th>' for key, text in (
        ("N", "Name"), ("M", "Last modified"), ("S", "Size"), ("D", "Description")))
    return (
        f"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 3.2 Final//EN'><html><head><title>Index of {path}</title>"
        "</head><body>"
        f'<h1>Index of {path}</h1><table><tr><th></th>{heads}</tr><tr><td>'
        '<img src="/icons/back.gif" alt="[PARENTDIR]">'
        f'</td><td><a href="{quote(above)}">Parent Directory</a></td></tr>{rows}</table></body></html>')


def _iis(path: str, names: list[str], above: str) -> str:
    rows = "".join(
        f' 2023年1月12日    9:21       123456 <A HREF="{quote(path + name)}">{name}</A>'
        '<br>' for name in names)
    return (
        f"<html><head><title>127.0.0.1 - {path}</title></head><body><H1>127.0.0.1 - {path}</H1><hr>\r\n"
        f'<pre><A HREF="{quote(above)}">[转到父目录]</A><br><br>{rows}</pre><hr></body></html>')


def _nginx(path: str, names: list[str], _above: str) -> str:
    rows = "\r\n".join(f'<a href="{quote(name)}">{name}</a>'
        '      12-Jan-2023 09:21   1234567' for name in names)
    return (
        f"<html>\r\n<head><title>Index of {path}</title></head>\r\n<body>\r\n<h1>Index of {path}</h1><hr>"
        "<pre>"
        f'<a href="../">../</a>\r\n{rows}</pre><hr></body>\r\n</html>')


def boxes(seed: int) -> Grown:
    """One page has a box for each body with its newest rows; what is older stands behind 更多."""
    p = Grown(seed, "boxes")
    name, shown = p.rng.choice(words.NB), p.rng.randint(2, 3)
    at, crumbs, made = f"{p.base}nb/", (p.calls, name), list[str]()
    more = p.rng.choice(("更多&gt;&gt;", "MORE+", "<img src='/images/more.gif' alt='更多' "
        "border=0>", "查看全部"))
    shape = p.rng.choice((
        "<div class='box'><div class='hd'><span>{0}</span>{1}</div><div class='bd'>{2}</div></div>",
        "<table width='48%'><tr><td class='bt'><b>{0}</b></td><td align=right>{1}</td></tr><tr>"
        "<td colspan=2>{2}</td></tr></table>",
        "<section><h3>{0}</h3>{2}<p class='more'>{1}</p></section>"))  # fmt: skip
    for n, unit in enumerate(p.bodies(5, 4)):
        own = f"{at}{n + 71}/index.html"
        rows = [p.filed(f"{at}{n + 71}/{p.number()}.html", unit, year, crumbs=(*crumbs, unit))
                for year in p.years(p.rng.randint(3, 6))]  # fmt: skip
        p.way(own, unit, listing(rows), crumbs=(*crumbs, unit))
        made.append(shape.format(unit, f"<a href='{own}'>{more}</a>", listing(rows[:shown])))
    p.way(at, name, "".join(made), crumbs=crumbs)
    p.enter((at, name))
    return p


def villages(seed: int) -> Grown:
    """Each township's page names its villages too, each with a page of its own affairs and no report."""
    p = Grown(seed, "villages")
    name, towns = p.rng.choice(words.NB), list[tuple[str, str]]()
    for n, town in enumerate(p.bodies(0, 6)):
        base, crumbs = f"{p.base}xz/{n + 1}/", (p.calls, "乡镇信息公开", town)
        below = [(f"{base}c{m}/", village) for m, village in enumerate(p.rng.sample(words.VILLAGES, 8))]
        for at, _ in below:
            p.dynamic[at] = p.noise
        rows = [p.filed(f"{base}nb/{p.number()}.html", town, year, crumbs=(*crumbs, name))
                for year in p.years(p.rng.randint(2, 4))]  # fmt: skip
        p.way(f"{base}nb/", name, listing(rows), crumbs=(*crumbs, name))
        p.way(base, town, p.columns(base, (f"{base}nb/", name)) + "<h3>村（社区）公开</h3>"
            f"{menu(*below)}", crumbs=crumbs)
        towns.append((base, town))
    p.way(f"{p.base}xz/", "乡镇信息公开", menu(*towns), crumbs=(p.calls, "乡镇信息公开"))
    rows = [p.filed(f"{p.base}nb/{p.number()}.html", unit, year, crumbs=(p.calls, name))
            for unit in p.bodies(5, 0) for year in p.years(2)]  # fmt: skip
    p.way(f"{p.base}nb/", name, listing(rows, 2), crumbs=(p.calls, name))
    p.enter((f"{p.base}xz/", "乡镇信息公开"), (f"{p.base}nb/", name))
    return p


def catalogue_numbers(seed: int) -> Grown:
    """A table of index numbers: the number or 查看 is the link, the title beside it or in a hidden card."""
    p = Grown(seed, "catalogue numbers")
    name, per, at = p.rng.choice(words.NB), p.rng.choice((10, 15)), f"{p.base}ml/"
    crumbs = (p.calls, name)
    rows = [p.filed(f"{at}{p.number()}.html", unit, year, crumbs=crumbs)
            for unit in p.bodies(6, 4) for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(lambda n: f"{at}{n}.html", crumbs) for _ in range(9)]
    p.rng.shuffle(rows)
    cell = p.rng.choice((_linked_number, _linked_look, _hidden_card))
    of = -(-len(rows) // per)
    for k in range(of):
        cells = "".join(cell(p, row) for row in rows[k * per : k * per + per])
        turns = "".join(f"<a href='{at}{f'index_{n}.html' if n else ''}'>"
            f"[{n + 1}]</a>" for n in range(of) if n != k)
        p.way(f"{at}index_{k}.html" if k else at, name, "<table class='gkml'><tr><th>索引号</th><th>"
            "标题</th>"
              f"<th>发布日期</th><th></th></tr>{cells}</table><div>{turns}</div>", crumbs=crumbs)  # fmt: skip
    p.enter((at, name))
    return p


def _index_number(p: Grown) -> str:
    return f"61012300{p.rng.randint(0, 9)}/{p.rng.randint(2015, 2024)}-{p.rng.randint(0, 99999):05}"


def _linked_number(p: Grown, row: Row) -> str:
    at, text, day = row
    return f"<tr><td><a href='{at}'>{_index_number(p)}</a></td><td>{text}</td><td>{day}</td><td></td></tr>"


def _linked_look(p: Grown, row: Row) -> str:
    at, text, day = row
    look = f"<a href='{at}'>[查看]</a>"
    return f"<tr><td>{_index_number(p)}</td><td>{text}</td><td>{day}</td><td>{look}</td></tr>"


def _hidden_card(p: Grown, row: Row) -> str:
    at, text, day = row
    card = (
        f"<div class='card' style='display:none'><p>索引号：{_index_number(p)}</p><p>名称：{text}</p>"
        f"<p>生成日期：{day}</p><p>发布机构：{p.county}人民政府办公室</p></div>")
    return f"<tr><td></td><td><a href='{at}'>{text[:12]}...{card}</a></td><td>{day}</td><td></td></tr>"


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "folders": folders,
    "boxes": boxes,
    "villages": villages,
    "catalogue numbers": catalogue_numbers,
}
