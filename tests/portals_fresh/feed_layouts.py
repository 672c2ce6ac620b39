"""Lists that scripts fetch or forms turn over: cursors, fragments, titles apart from their addresses."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_fresh.column_layouts import GK, NB, YEARS, ZW, beside
from tests.portals_other.building import listed, menu

JSON = "application/json;charset=UTF-8"
Rows = list[tuple[str, str, str]]


def _reports(p: FamilyPortal, address: Callable[[int], str], departments: int = 8, towns: int = 6) -> Rows:
    """Two reports of each unit, with their rows in any order."""
    rows = []
    for unit in p.units(departments, towns):
        for year in p.rng.sample(YEARS, 2):
            path = address(year)
            p.report(path, unit, year, crumbs=(GK, NB))
            day = f"{year + 1}-01-2{year % 10}"
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", day))
    p.rng.shuffle(rows)
    return rows


def _said(value: object) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), kind=JSON)


def posted(seed: int) -> FamilyPortal:
    """A list that turns its pages by sending a form whose number a script sets."""
    p = FamilyPortal(seed, "posted")
    p.section = "/gov/open.jsp"
    path, number = "/gov/list.do", str(p.rng.randint(100, 999))
    p.home(menu((p.section, ZW)), 110, lambda n: f"/gov/news.do?nid={n + 40}")
    p.way(p.section, ZW, menu(*beside("/gov/"), (f"{path}?channelId={number}", "信息公开年报")), crumbs=(ZW,))
    rows = _reports(p, lambda _: f"/gov/view.do?id={p.rng.randint(10**5, 10**7)}")
    size, field = p.rng.randint(9, 12), p.rng.choice(("pageNo", "currentPage", "page.pageNo"))
    of = -(-len(rows) // size)
    go = p.rng.choice((
        "function goPage(n){{document.forms['pf']['{0}'].value=n;document.forms['pf'].submit();}}",
        "function goPage(n){{$('#pn').val(n);$('#pf').submit();}}",
        "function goPage(n){{var f=document.getElementById('pf');document.getElementById('pn').value=n;"
        "f.submit();}}",
    )).format(field)
    bodies = {}
    for k in range(1, of + 1):
        links = "".join(f'<a href="javascript:goPage({n});">{text}</a>' for n, text in (
            (1, "首页"), (max(k - 1, 1), "上一页"), (min(k + 1, of), "下一页"), (of, "尾页")))
        form = (f"<form id='pf' name='pf' method='post' action='list.do'>"
                f"<input type='hidden' name='channelId' value='{number}'>"
                f"<input type='hidden' id='pn' name='{field}' value='{k}'></form>")
        part = listed(rows[(k - 1) * size:k * size], "table")
        p.way(path, "信息公开年报", f"<script>{go}</script>{part}{form}"
              f"<div>共{len(rows)}条 第{k}/{of}页 {links}</div>", crumbs=(ZW, "信息公开年报"))
        bodies[str(k)] = p.pages.pop(path)

    def answer(asked: Request) -> Answer | None:
        told = asked.form if asked.method == "POST" else asked.query
        return bodies.get(told.get(field, "1")) if told.get("channelId") == number else None

    p.dynamic[path] = answer
    p.ways |= {f"{path} {k}" for k in range(2, of + 1)}
    return p


def fragments(seed: int) -> FamilyPortal:
    """#page=2 tells a script alone which page to ask its server for."""
    p = FamilyPortal(seed, "fragments")
    p.section = "/xxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/zx/{n + 900}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/nb.html", NB)), crumbs=(GK,))
    rows = _reports(p, lambda year: f"/xxgk/{year + 1}/{p.rng.randint(10**4, 10**6)}.html")
    size, column = p.rng.choice((8, 10, 12)), p.rng.getrandbits(64)
    of = -(-len(rows) // size)
    names = p.rng.choice((("pageNum", "pageSize"), ("page", "rows"), ("pageIndex", "pageSize")))
    where = p.rng.choice(("location.hash.replace('#page=','')", "window.location.hash.split('=')[1]"))
    call = (f"$.ajax({{url:'/api/column/list',type:'get',dataType:'json',data:{{columnId:'{column:x}',"
            f"{names[0]}:n,{names[1]}:{size}}},success:function(r){{draw(r.data);}}}});")
    pager = "".join(f"<a href='#page={n}'>{n}</a>" for n in range(1, of + 1))
    p.way("/xxgk/nb.html", NB, f"<ul id='rows'></ul><div class='pager'>{pager}</div><script>"
          f"function load(n){{{call}}}load(parseInt({where})||1);"
          "window.onhashchange=function(){location.reload();};</script>",
          crumbs=(GK, NB))

    def answer(asked: Request) -> Answer | None:
        told = asked.query
        if told.get("columnId") != f"{column:x}":
            return None
        k = int(told.get(names[0], "1") or 1)
        part = rows[(k - 1) * size:k * size]
        return _said({"code": 200, "data": {"total": len(rows), "pages": of, "current": k, "records": [
            {"title": name, "url": at, "publishTime": f"{day} 09:30:00"} for at, name, day in part]}})

    p.dynamic["/api/column/list"] = answer
    p.ways |= {f"/api/column/list {k}" for k in range(1, of + 1)}
    return p


def cursor(seed: int) -> FamilyPortal:
    """A list that scrolls: each answer names the cursor of the next, the last names none."""
    p = FamilyPortal(seed, "cursor")
    p.section = "/open/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/p/{n + 10}")
    p.way(p.section, GK, menu(*beside("/open/"), ("/open/annual", NB)), crumbs=(GK,))
    rows = _reports(p, lambda _: f"/p/{p.rng.getrandbits(40):x}")
    size = p.rng.randint(8, 11)
    name, told = p.rng.choice((("cursor", "nextCursor"), ("after", "next"), ("lastId", "lastId")))
    marks = {"": 0} | {f"{p.rng.getrandbits(60):x}": at for at in range(size, len(rows), size)}
    after = {at: mark for mark, at in marks.items()}
    script = (f"var cur='';function more(){{fetch('/api/feed?channel=nb&limit={size}&{name}='+cur)"
              f".then(r=>r.json()).then(d=>{{cur=d.{told};draw(d.items);}});}}more();"
              "window.onscroll=function(){if(atEnd())more();};")
    p.way("/open/annual", NB, f"<div id='feed'></div><script>{script}</script>", crumbs=(GK, NB))

    def answer(asked: Request) -> Answer | None:
        at = marks.get(asked.query.get(name, ""))
        if at is None or asked.query.get("channel") != "nb":
            return None
        following = after.get(at + size)
        return _said({"items": [{"title": title, "link": path, "date": day} for path, title, day
                                in rows[at:at + size]], told: following, "hasMore": following is not None})

    p.dynamic["/api/feed"] = answer
    p.ways |= {f"/api/feed {mark}" for mark in marks}
    return p


def ids(seed: int) -> FamilyPortal:
    """The list's JSON names ids and titles; where an article stands only the page's script says."""
    p = FamilyPortal(seed, "ids")
    p.section = "/zwgk.html"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/content/n{n + 10}.html")
    p.way(p.section, ZW, menu(*beside("/"), ("/nianbao.html", NB)), crumbs=(ZW,))
    write, of_id = p.rng.choice((
        ("'<li><a href=\"/content/'+v.id+'.html\">'+v.title+'</a></li>'", "/content/{}.html"),
        ("`<li><a href=\"/detail.html?id=${v.id}\">${v.title}</a></li>`", "/detail.html?id={}"),
        ("'<li><a href=\"/content/'+v.id+'.html\" target=\"_blank\">'+v.title+'</a><i>'+v.date+'</i></li>'",
         "/content/{}.html")))
    rows = _reports(p, lambda _: of_id.format(p.rng.randint(10**6, 10**8)))
    thumb = p.rng.choice(("", "/upload/none.jpg"))
    held = [{"id": int("".join(filter(str.isdigit, path.replace(".html", "")))), "title": name, "date": day,
             "click": p.rng.randint(1, 999), "thumb": thumb} for path, name, day in rows]
    p.way("/nianbao.html", NB, "<ul id='u'></ul><script>$.getJSON('/api/nianbao.json',function(d){var h='';"
          f"$.each(d.list,function(i,v){{h+={write};}});$('#u').html(h);}});</script>", crumbs=(ZW, NB))
    p.pages["/api/nianbao.json"] = _said({"list": held})
    p.ways.add("/api/nianbao.json")
    return p


def opened(seed: int) -> FamilyPortal:
    """Rows that a function opens by their id: javascript:void(0), data-id, view('123')."""
    p = FamilyPortal(seed, "opened")
    p.section = "/xxgk/main.html"
    p.home(menu((p.section, GK)), 110, lambda n: f"/xxgk/read_n{n + 10}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/nb.html", NB)), crumbs=(GK,))
    row, script = p.rng.choice((
        ("<li><a href='javascript:void(0)' onclick=\"view('{0}')\">{1}</a><span>{2}</span></li>",
         "function view(id){window.open('/xxgk/read_'+id+'.html');}"),
        ("<li><a href='javascript:view({0})'>{1}</a><span>{2}</span></li>",
         "function view(id){location.href='/xxgk/read_'+id+'.html';}"),
        ("<tr><td onclick=\"view('{0}','nb')\" style='cursor:pointer'>{1}</td><td>{2}</td></tr>",
         "function view(id,kind){window.location.href=\"/xxgk/read_\"+id+\".html\";}"),
        ("<li class='row' data-id='{0}'><a href='javascript:;'>{1}</a><span>{2}</span></li>",
         "$('.row').click(function(){window.open('/xxgk/read_'+$(this).data('id')+'.html');});")))
    rows = _reports(p, lambda _: f"/xxgk/read_{p.rng.randint(10**5, 10**7)}.html")
    items = "".join(row.format(path.split("_")[1].removesuffix(".html"), name, day)
                    for path, name, day in rows)
    tag = "table" if row.startswith("<tr") else "ul"
    p.way("/xxgk/nb.html", NB, f"<{tag}>{items}</{tag}><script>{script}</script>", crumbs=(GK, NB))
    return p


def previews(seed: int) -> FamilyPortal:
    """Files behind what shows them: viewers, converters on the own host or another, scripts that go there."""
    p = FamilyPortal(seed, "previews")
    p.section = "/gk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/dt/{n + 5}.html")
    p.way(p.section, GK, menu(*beside("/gk/"), ("/gk/nb/", NB)), crumbs=(GK,))
    home, rows = p.home_url.rstrip("/"), []
    for unit in p.units(7, 6):
        year = p.rng.choice(YEARS)
        title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
        at = f"/gk/nb/{p.rng.randint(10**4, 10**7)}.html"
        file = f"/upload/{year + 1}01/{p.rng.getrandbits(44):x}.pdf"
        whole = quote(home + file, safe="")
        shown = p.rng.choice((
            f"<iframe src='https://view.officeapps.live.com/op/view.aspx?src={whole}'></iframe>",
            f"<iframe src='/static/pdf/web/viewer.html?file={quote(file, safe='')}'></iframe>",
            f"<a href='/preview/onlinePreview?url={quote(home + file, safe='')}'>在线预览</a>",
            f"<a href='/view/onlinePreview?url={quote(base64.b64encode((home + file).encode()))}'>预览</a>",
            f"<a href='https://ow365.cn/?i=2&furl={home}{file}'>附件预览</a>",
            f"<a href=\"javascript:showFile('{file}','{unit}')\">{title}.pdf</a>",
            f"<script>window.location.href='{file}';</script>",
            f"<div class='pdf' data-pdf='{file}'></div><script>new Viewer('.pdf');</script>",
            f"<script>var pdfUrl='{file}';pdfjsLib.getDocument(pdfUrl).promise.then(draw);</script>",
            f"<meta http-equiv='refresh' content='0; url={file}'>"))
        p.way(at, title, f"<h1>{title}</h1><div>{year + 1}-01-22</div><div class='txt'>{shown}</div>",
              crumbs=(GK, NB))
        p.report_file(file, unit, year)
        rows.append((at, title, f"{year + 1}-01-22"))
    p.pages["/static/pdf/web/viewer.html"] = Answer(b"<html><title>PDF.js viewer</title><body></body></html>")
    p.way("/gk/nb/", NB, listed(rows), crumbs=(GK, NB))
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "pages by form": posted,
    "pages behind #": fragments,
    "a cursor": cursor,
    "ids whose place a script tells": ids,
    "rows that a function opens": opened,
    "previews": previews,
}
