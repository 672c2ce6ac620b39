"""Lists that browsers put together: parts of pages, state of Next, escaped scripts, XML with a sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.crawl.site import Answer
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing


def _rows(
    p: Grown, units: list[str], address: Callable[[int, int], str], crumbs: tuple[str, ...], others: int = 4
) -> list[Row]:
    """Reports of each body at the address of their year and number, and some other papers."""
    rows = [
        p.filed(address(year, p.number()), unit, year, crumbs=crumbs)
        for unit in units for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(lambda n: address(2020, n), crumbs) for _ in range(others)]
    p.rng.shuffle(rows)
    return rows


def _below(base: str) -> Callable[[int, int], str]:
    """Addresses below a folder, in folders of years."""
    return lambda year, number: f"{base}{year + 1}/{number}.htm"


def parts(seed: int) -> Grown:
    """Guide, rules and reports are tabs of one page; what stands below each is a part that is loaded."""
    p = Grown(seed, "parts")
    name, held = p.rng.choice(words.NB), p.rng.choice(("inc", "part", "nr"))
    end, per = p.rng.choice((".html", ".htm", ".shtml")), p.rng.choice((8, 12))
    crumbs = (p.calls, name)
    rows = _rows(p, p.bodies(5, 5), lambda y, n: f"{p.base}{y + 1}/{n}.html", crumbs)
    tabs = [("公开指南", "zn"), ("公开制度", "zd"), (name, "nb"), ("依申请公开", "ysq")]
    how = p.rng.choice(("load", "attribute", "fetch", "switch"))
    spelled = "".join(
        f"<li class='tab' data-src='{held}/{code}{end}'>{text}</li>" if how in ("attribute", "fetch")
        else f"<li><a href='javascript:void(0)' onclick=\"show('{code}')\">{text}</a>"
            "</li>" for text, code in tabs)
    script = {
        "load": f"function show(c){{$('#con').load('{held}/'+c+'{end} #body');}}show('zn');",
        "attribute": "$('.tab').click(function(){$('#con').load($(this).attr('data-src'));});",
        "fetch": "document.querySelectorAll('.tab').forEach(t=>t.onclick=()=>fetch(t.dataset.src)"
                 ".then(r=>r.text()).then(h=>{document.getElementById('con').innerHTML=h;}));",
        "switch": f"function show(c){{switch(c){{case 'nb':$.get('{held}/nb{end}',put);break;"
                  f"case 'zd':$.get('{held}/zd{end}',put);break;default:$.get('{held}/zn{end}',put);}}}}",
    }[how]  # fmt: skip
    p.way(
        p.section, p.calls, f"<ul class='tabs'>{spelled}</ul><div id='con'></div><script>{script}</script>"
        + p.columns(p.base), crumbs=(p.calls,))  # fmt: skip
    of = -(-len(rows) // per)
    for k in range(of):
        turns = "".join(
            f"<a href='javascript:;' onclick=\"$('#con').load('{held}/nb{f'_{n}' if n else ''}{end}')\">"
            f"{n + 1}</a>"
            for n in range(of))
        path = f"{p.base}{held}/nb{f'_{k}' if k else ''}{end}"
        p.ways.add(path)
        p.pages[path] = Answer(
            f"<div id='body'>{listing(rows[k * per : k * per + per])}<div>{turns}</div>"
            "</div>".encode(), kind="text/html")
    for code in ("zn", "zd", "ysq"):
        p.pages[f"{p.base}{held}/{code}{end}"] = Answer(
            f"<div id='body'><p>{p.county}政府信息公开的说明。</p></div>".encode(), kind="text/html")
    p.front()
    return p


def next_state(seed: int) -> Grown:
    """A site of Next: rows stand in __NEXT_DATA__ alone, anchors only turn the pages."""
    p = Grown(seed, "next")
    p.calls, p.section, p.base = p.rng.choice(
        (("政务公开", "/gov", "/gov/"), ("信息公开", "/open", "/open/")))
    name, per, build = p.rng.choice(words.NB), p.rng.choice((8, 10)), f"{p.rng.getrandbits(60):x}"
    at, crumbs = f"{p.base}annual", (p.calls, name)
    field, is_slug = p.rng.choice(("items", "list", "posts")), p.rng.random() < 0.5
    stem = f"{p.base}detail/" if is_slug else f"{p.base}annual/"
    rows = _rows(p, p.bodies(6, 4), lambda _, n: f"{stem}{n}", crumbs)
    for k in range(-(-len(rows) // per)):
        told = [
            {"id": int(to.rpartition("/")[2]), "title": text, "publishedAt": f"{day}T01:00:00.000Z",
             "href": to, "cover": None} for to, text, day in rows[k * per : k * per + per]]  # fmt: skip
        state = {
            "props": {"pageProps": {"channel": {"name": name, "code": "nb"}, field: told,
                                    "pager": {"total": len(rows), "page": k + 1, "pageSize": per}},
                      "__N_SSP": True},
            "page": f"{p.base}[channel]", "query": {"channel": "annual"}, "buildId": build}  # fmt: skip
        turns = "".join(
            f'<li><a href="{at}{f"?page={n + 1}" if n else ""}">{n + 1}</a>'
            '</li>' for n in range(-(-len(rows) // per)))
        body = (
            '<div id="__next"><div class="skeleton"></div><div class="skeleton"></div>'
            f'<ul class="pager">{turns}</ul></div><script id="__NEXT_DATA__" type="application/json">'
            f'{json.dumps(state, ensure_ascii=p.rng.random() < 0.5)}</script>'
            f'<script src="/_next/static/{build}/_buildManifest.js" defer></script>')
        p.way(f"{at}?page={k + 1}" if k else at, name, body, crumbs=crumbs)
    p.enter((at, name))
    return p


def escaped_scripts(seed: int) -> Grown:
    """The menu is written by unescape('%u…'), each body's rows by a script file of its own."""
    p = Grown(seed, "escaped scripts", encoding="gb18030", head='<meta charset="gb2312">')
    name, units = p.rng.choice(words.NB), list[tuple[str, str]]()
    write = p.rng.choice(("document.write", "document.writeln"))
    for n, unit in enumerate(p.bodies(5, 4)):
        at, crumbs = f"{p.base}dw/{n + 21}/index.htm", (p.calls, unit, name)
        rows = _rows(p, [unit], _below(f"{p.base}dw/{n + 21}/"), crumbs, 1)
        lines = "".join(
            f"{write}(\"<li><a href=\\\"{to}\\\" title=\\\"{text}\\\" target=\\\"_blank\\\">"
            f"{text[:14]}…<\\/a>"
            f"<span>{day}<\\/span><\\/li>\");\r\n" for to, text, day in rows)
        script = f"/js/list/{p.number(100, 999)}.js"
        p.pages[script] = Answer(
            f"{write}(\"<ul class='newslist'>\");\r\n{lines}{write}(\"<\\/ul>\");".encode(p.encoding),
            kind="application/x-javascript")
        p.way(
            at, f"{unit}{name}", f"<h2>{unit}{name}</h2><script language=JavaScript src={script}></script>",
            crumbs=crumbs)
        p.ways.add(script)
        units.append((at, unit))
    inner = "".join(f'<li><a href="{at}">{unit}</a></li>' for at, unit in units)
    written = _escape(f"<h3>各单位{name}</h3><ul>{inner}</ul>")
    p.enter(body=f"<script language='javascript'>document.write(unescape('{written}'));</script>")
    return p


def _escape(text: str) -> str:
    """As the script function escape writes it."""
    kept = "@*_+-./"
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in kept)
        else f"%{ord(sign):02X}" if ord(sign) < 256 else f"%u{ord(sign):04X}" for sign in text)


def style_sheets(seed: int) -> Grown:
    """Columns are XML that a browser turns into a page by a style sheet; pages are files of their own."""
    p = Grown(seed, "style sheets")
    name, per = p.rng.choice(words.NB), p.rng.choice((8, 12))
    crumbs, as_attributes = (p.calls, name), p.rng.random() < 0.5
    rows = _rows(p, p.bodies(6, 5), lambda y, n: f"{p.base}nb/{y + 1}/{n}.html", crumbs)
    of = -(-len(rows) // per)

    def item(row: Row) -> str:
        to, text, day = row
        if as_attributes:
            return f'<item url="{escape(to)}" title="{text}" date="{day}"/>'
        told = f"<title><![CDATA[{text}]]></title><link>{escape(to)}</link><pubdate>{day}</pubdate>"
        return f"<item>{told}</item>"

    for k in range(1, of + 1):
        turns = f'<page current="{k}" count="{of}"' + (f' next="list_{k + 1}.xml"/>' if k < of else "/>")
        path = f"{p.base}nb/list_{k}.xml"
        p.ways.add(path)
        p.pages[path] = Answer(
            f'<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet type="text/xsl" href="/xsl/list.xsl"?>'
            f"<column name=\"{name}\"><items>{''.join(map(item, rows[(k - 1) * per : k * per]))}</items>"
            f"{turns}</column>"
            .encode(), kind="text/xml")
    p.pages["/xsl/list.xsl"] = Answer(
        b'<?xml version="1.0"?><xsl:stylesheet version="1.0" '
        b'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
        kind="text/xml")
    p.enter((f"{p.base}nb/list_1.xml", name))
    return p


def packed_menu(seed: int) -> Grown:
    """The section's tree of bodies is JSON in an attribute."""
    p = Grown(seed, "packed menu")
    name, tree = p.rng.choice(words.NB), list[dict[str, object]]()
    attribute = p.rng.choice(("data-tree", "data-options", "data-json", ":units"))
    for n, unit in enumerate(p.bodies(5, 5)):
        at, crumbs = f"{p.base}{n + 301}/", (p.calls, unit)
        rows = _rows(p, [unit], _below(at), (*crumbs, name), 1)
        p.way(at, unit, p.columns(at, (f"{at}nb.html", name)), crumbs=crumbs)
        p.way(f"{at}nb.html", name, listing(rows, n), crumbs=(*crumbs, name))
        tree.append({"id": 301 + n, "name": unit, "href": at, "children": []})
    groups = [{"id": 1, "name": "区县部门", "href": "", "children": tree[:5]},
              {"id": 2, "name": "乡镇街道", "href": "", "children": tree[5:]}]  # fmt: skip
    told = escape(json.dumps(groups, ensure_ascii=False))
    p.enter(body=f'<div id="unit-tree" class="tree" {attribute}="{told}"></div>')
    return p


def kept_back(seed: int) -> Grown:
    """The list's rows come in a comment or a template that a script shows; the pager is of buttons."""
    p = Grown(seed, "kept back")
    name, per, field = p.rng.choice(words.NB), p.rng.choice((8, 10)), p.rng.choice(("p", "pg", "pageno"))
    at, crumbs = f"{p.base}nb/", (p.calls, name)
    rows = _rows(p, p.bodies(6, 5), lambda y, n: f"{at}{y + 1}{n:07}.html", crumbs)
    of = -(-len(rows) // per)
    around, script = p.rng.choice((
        ("<template id='t'>{}</template>", "box.append(t.content.cloneNode(true))"),
        ("<textarea id='t' style='display:none'>{}</textarea>", "box.innerHTML=t.value"),
        ("<script type='text/template' id='t'>{}</script>", "box.innerHTML=t.innerHTML"),
        ("<noscript id='t'>{}</noscript>", "box.innerHTML=t.textContent")))  # fmt: skip
    for k in range(of):
        turns = "".join(f"<button type='button' data-page='{n + 1}'>{n + 1}</button>" for n in range(of))
        body = (
            f"<div id='box'></div>{around.format(listing(rows[k * per : k * per + per]))}<div class='pg'>"
            f"{turns}</div>"
            f"<script>var box=document.getElementById('box'),t=document.getElementById('t');{script};"
            "document.querySelectorAll('.pg button').forEach(function(b){b.onclick=function(){"
            f"location.search='?{field}='+b.getAttribute('data-page');}};}});</script>")
        p.way(f"{at}?{field}={k + 1}" if k else at, name, body, crumbs=crumbs)
    p.pages[f"{at}?{field}=1"] = p.pages[at]
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "parts that are loaded": parts,
    "state of Next": next_state,
    "escaped scripts": escaped_scripts,
    "XML with a style sheet": style_sheets,
    "a tree in an attribute": packed_menu,
    "kept back": kept_back,
}
