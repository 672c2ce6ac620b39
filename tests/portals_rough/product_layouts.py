"""Products in no list, bought for a county and never looked at again, and known ones bent by their users."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import unquote

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_rough.rows import GK, NB, ZW, Rows, beside, drawn, menu, two_a_unit


def _cut(rows: Rows, size: int) -> list[Rows]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def phpcms(seed: int) -> FamilyPortal:
    """index.php?m=content&c=index&a=lists&catid=45&page=2, 上一页 1 2 3 下一页 at each list's foot."""
    p = FamilyPortal(seed, "phpcms")
    at = "/index.php?m=content&c=index&a="
    column = p.rng.randint(20, 90)
    p.section = f"{at}lists&catid={column - 7}"
    p.home(menu((p.section, ZW)), 110, lambda n: f"{at}show&catid=8&id={n + 30}")
    p.way(
        p.section,
        ZW,
        menu(
            (f"{at}lists&catid={column - 3}", "政府信息公开指南"),
            (f"{at}lists&catid={column - 2}", "财政信息"),
            (f"{at}lists&catid={column}", "信息公开年报"),
        ),
        crumbs=(ZW,),
    )
    rows = two_a_unit(p, lambda _: f"{at}show&catid={column}&id={p.rng.randint(10**3, 10**5)}", p.units(8, 7))
    parts, made = _cut(rows, p.rng.randint(9, 12)), drawn(p.rng)
    for k, part in enumerate(parts, 1):

        def on(n: int) -> str:
            return f"{at}lists&catid={column}" + (f"&page={n}" if n > 1 else "")

        numbers = "".join(
            f"<span>{n}</span>" if n == k else f" <a href='{on(n)}'>{n}</a>" for n in range(1, len(parts) + 1)
        )
        pager = (
            f"<div id='pages' class='text-c'><a>{len(rows)}条</a> <a href='{on(max(k - 1, 1))}' "
            f"class='a1'>上一页</a>{numbers} <a href='{on(min(k + 1, len(parts)))}'>下一页</a></div>"
        )
        p.way(on(k), "信息公开年报", made(part) + pager, crumbs=(ZW, "信息公开年报"))
    p.pages[f"{at}lists&catid={column}&page=1"] = p.pages[f"{at}lists&catid={column}"]
    return p


def dede(seed: int) -> FamilyPortal:
    """/plus/list.php?tid=12, list_12_2.html, /a/zwgk/2024/0131/332.html, and view.php as its dynamic twin."""
    p = FamilyPortal(
        seed,
        "dede",
        encoding="gb18030",
        head='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    )
    tid, slug = p.rng.randint(11, 80), p.rng.choice(("zwgk", "xxgkn", "a1", "gongkai"))
    p.section = f"/a/{slug}/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/a/xinwen/2024/0{n % 9 + 1}11/{n + 30}.html")
    base = f"/a/{slug}/c{tid}/"
    p.way(p.section, ZW, menu(*beside(f"/a/{slug}/"), (base, "年度报告")), crumbs=(ZW,))
    rows = two_a_unit(
        p,
        lambda y: f"/a/{slug}/{y + 1}/01{p.rng.randint(10, 29)}/{p.rng.randint(100, 10**5)}.html",
        p.units(8, 7),
        (ZW, "年度报告"),
    )
    parts, made = _cut(rows, p.rng.randint(8, 12)), drawn(p.rng)
    for k, part in enumerate(parts, 1):
        numbers = "".join(
            f"<li class='thisclass'>{n}</li>" if n == k else f"<li><a href='list_{tid}_{n}.html'>{n}</a></li>"
            for n in range(1, len(parts) + 1)
        )
        choice = "".join(
            f"<option value='list_{tid}_{n}.html'{' selected' * (n == k)}>{n}</option>"
            for n in range(1, len(parts) + 1)
        )
        last = "" if k == len(parts) else f"<li><a href='list_{tid}_{k + 1}.html'>下一页</a></li>"
        pager = (
            f"<ul class='pagelist'>{numbers}{last}<li><select name='sldd' onchange='location.href="
            f"this.options[this.selectedIndex].value;'>{choice}</select></li>"
            f"<li>共 <strong>{len(parts)}</strong>页<strong>{len(rows)}</strong>条</li></ul>"
        )
        p.way(
            base + (f"list_{tid}_{k}.html" if k > 1 else ""),
            "年度报告",
            made(part) + pager,
            crumbs=(ZW, "年度报告"),
        )
    p.pages[f"{base}list_{tid}_1.html"] = p.pages[base]
    return p


def empire(seed: int) -> FamilyPortal:
    """/e/action/ListInfo/?classid=12&page=1 counts from 0; articles in folders of a day."""
    p = FamilyPortal(seed, "empire")
    number = p.rng.randint(11, 80)
    p.section = "/zwgk/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xwzx/2024-0{n % 9 + 1}-11/{n + 30}.html")
    column = f"/e/action/ListInfo/?classid={number}"
    p.way(p.section, ZW, menu(*beside("/zwgk/"), (column, NB)), crumbs=(ZW,))
    rows = two_a_unit(
        p,
        lambda y: f"/zwgk/nb/{y + 1}-01-{p.rng.randint(10, 29)}/{p.rng.randint(100, 10**5)}.html",
        p.units(8, 7),
        (ZW, NB),
    )
    parts, made = _cut(rows, p.rng.randint(8, 12)), drawn(p.rng)
    for k, part in enumerate(parts):

        def on(n: int) -> str:
            return f"/e/action/ListInfo/index.php?page={n}&classid={number}&totalnum={len(rows)}"

        numbers = "".join(
            f"&nbsp;<b>{n + 1}</b>" if n == k else f'&nbsp;<a href="{on(n)}">{n + 1}</a>'
            for n in range(len(parts))
        )
        last = (
            ""
            if k + 1 == len(parts)
            else f'&nbsp;<a href="{on(k + 1)}">下一页</a>&nbsp;<a href="{on(len(parts) - 1)}">尾页</a>'
        )
        p.way(
            on(k) if k else column,
            NB,
            made(part) + f"<div class='epages'><a title='Total record'>&nbsp;<b>"
            f"{len(rows)}</b> </a>{numbers}{last}</div>",
            crumbs=(ZW, NB),
        )
    p.pages[f"/e/action/ListInfo/index.php?page=0&classid={number}&totalnum={len(rows)}"] = p.pages[column]
    return p


def weblog(seed: int) -> FamilyPortal:
    """A weblog made a portal: /category/nb/page/2/, /archives/213, older entries, archives by month."""
    p = FamilyPortal(seed, "weblog")
    slug = p.rng.choice(("xxgknb", "nianbao", "%E5%85%AC%E5%BC%80%E5%B9%B4%E6%8A%A5", "annual"))
    p.section = "/category/open/"
    article = p.rng.choice(("/archives/{}", "/?p={}", "/archives/{}.html", "/post/{}/"))
    p.home(menu((p.section, GK)), 110, lambda n: article.format(n + 30))
    base = f"/category/open/{slug}/"
    months = menu(*((f"/20{y}/{m:02}/", f"20{y}年{m}月") for y in range(20, 25) for m in range(1, 13)))
    p.way(p.section, GK, menu((base, "公开年报"), ("/category/open/zn/", "公开指南")), crumbs=(GK,))
    rows = two_a_unit(
        p, lambda _: article.format(p.rng.randint(10**3, 10**5)), p.units(8, 7), (GK, "公开年报")
    )
    parts, made = _cut(rows, p.rng.randint(6, 10)), drawn(p.rng)
    older, newer = p.rng.choice(
        (("较早文章", "较新文章"), ("« 更早的文章", "更新的文章 »"), ("下一页", "上一页"))
    )
    raw = unquote(base)
    for k, part in enumerate(parts, 1):
        on = (
            f"<div class='nav-previous'><a href='{base}page/{k + 1}/'>{older}</a></div>"
            if k < len(parts)
            else ""
        )
        on += f"<div class='nav-next'><a href='{base}page/{k - 1}/'>{newer}</a></div>" if k > 1 else ""
        p.way(
            raw + (f"page/{k}/" if k > 1 else ""),
            "公开年报",
            made(part) + on + months,
            crumbs=(GK, "公开年报"),
        )
    return p


def counted_script(seed: int) -> FamilyPortal:
    """Pages whose pager only variables of a script tell: records, size and the number of this page."""
    p = FamilyPortal(seed, "counted script")
    p.section = "/zfxxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/xw/{n + 30}.html")
    base = "/zfxxgk/nb/"
    p.way(p.section, GK, menu(*beside("/zfxxgk/"), (base, NB)), crumbs=(GK,))
    rows = two_a_unit(p, lambda _: f"{base}{p.rng.randint(10**3, 10**6)}.html", p.units(9, 7))
    size = p.rng.randint(8, 12)
    parts, made = _cut(rows, size), drawn(p.rng)
    told, spelt, first = p.rng.choice(
        (
            (
                'var m_nRecordCount = "{1}"; var m_nPageSize = {2}; var m_nCurrPage = {3};'
                'PageContext.PageNav.go("index","html");',
                "index_{}.html",
                0,
            ),
            (
                "var totalPage={0};var currentPage={4};var fileName='index';var ext='.html';makePage();",
                "index_{}.html",
                1,
            ),
            (
                "$('#pager').pagination({{total:{1},pageSize:{2},pageNumber:{4},onSelectPage:function(n){{"
                "location.href='list'+n+'.html';}}}});",
                "list{}.html",
                1,
            ),
            (
                "laypage({{cont:'pager',pages:{0},curr:{4},jump:function(o,f){{if(!f)location.href='?page='+o.curr;"
                "}}}});",
                "?page={}",
                1,
            ),
        )
    )
    for k, part in enumerate(parts):
        script = told.format(len(parts), len(rows), size, k, k + 1)
        p.way(
            base + (spelt.format(k + first) if k else ""),
            NB,
            made(part) + f"<div id='pager'></div><script>{script}</script>",
            crumbs=(GK, NB),
        )
    return p


def json_pages(seed: int) -> FamilyPortal:
    """A list by POST of JSON with sizes and pages; ids look enciphered, a template writes their addresses."""
    p = FamilyPortal(seed, "json pages")
    p.section = "/zw/index.html"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/zw/detail.html?id=N{n + 10}")
    p.way(p.section, ZW, menu(*beside("/zw/"), ("/zw/nb.html", NB)), crumbs=(ZW,))

    def hidden() -> str:
        raw = p.rng.randbytes(p.rng.choice((9, 12, 15)))
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    rows = two_a_unit(p, lambda _: f"/zw/detail.html?id={hidden()}", p.units(8, 7), (ZW, NB))
    column, size = hidden(), p.rng.choice((8, 10))
    page, per = p.rng.choice((("current", "size"), ("pageNo", "pageSize"), ("pageNum", "limit")))
    form = p.rng.choice(
        (
            "axios.post('/api/article/page',{{{0}}}).then(r=>{{app.rows=r.data.data.records;}})",
            "$.ajax({{url:'/api/article/page',type:'post',contentType:'application/json',"
            "data:JSON.stringify({{{0}}}),success:function(r){{app.rows=r.data.records;}}}})",
            "fetch('/api/article/page',{{method:'POST',headers:{{'Content-Type':'application/json'}},"
            "body:JSON.stringify({{{0}}})}}).then(r=>r.json()).then(d=>{{app.rows=d.data.records}})",
        )
    )
    call = form.format(f"channelId:'{column}',{page}:pg,{per}:{size}")
    row = p.rng.choice(
        (
            '<li v-for="r in rows"><a :href="\'/zw/detail.html?id=\'+r.articleId">{{r.title}}</a></li>',
            "<li v-for='r in rows'><a v-bind:href=\"'/zw/detail.html?id=' + r.articleId\">"
            "{{ r.title }}</a></li>",
            "<li v-for='r in rows'><a @click=\"toDetail(r.articleId)\">{{ r.title }}</a></li>",
        )
    )
    p.way(
        "/zw/nb.html",
        NB,
        f"<div id='app'><ul>{row}</ul></div><script>function load(pg){{{call}}}"
        "function toDetail(id){window.open('/zw/detail.html?id='+id);}load(1);</script>",
        crumbs=(ZW, NB),
    )

    def answer(asked: Request) -> Answer | None:
        told = asked.json if isinstance(asked.json, dict) else asked.form
        if told.get("channelId") != column:
            return None
        k = int(told.get(page) or 1)
        records = [
            {"articleId": path.partition("=")[2], "title": name, "publishDate": day, "hits": 3}
            for path, name, day in rows[(k - 1) * size : k * size]
        ]
        said = {"code": 0, "data": {"total": len(rows), page: k, per: size, "records": records}}
        return Answer(json.dumps(said, ensure_ascii=False).encode(), kind="application/json")

    p.dynamic["/api/article/page"] = answer
    p.ways |= {f"/api/article/page {k}" for k in range(-(-len(rows) // size))}
    return p


def scrolled(seed: int) -> FamilyPortal:
    """More rows come as one scrolls or presses 加载更多: a script counts the page and asks for it."""
    p = FamilyPortal(seed, "scrolled")
    p.section = "/open/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/p/{n + 10}.html")
    p.way(p.section, GK, menu(*beside("/open/"), ("/open/nb", NB)), crumbs=(GK,))
    rows = two_a_unit(p, lambda _: f"/p/{p.rng.getrandbits(40):x}.html", p.units(8, 7))
    size, api = p.rng.randint(8, 11), p.rng.choice(("/open/more", "/open/load.php", "/open/nbList"))
    parts, made = _cut(rows, size), drawn(p.rng)
    script = p.rng.choice(
        (
            "var page=1;$(window).scroll(function(){{if(atEnd()){{page++;$.get('{0}',{{page:page,size:{1}}},"
            "function(h){{$('#rows').append(h);}});}}}});",
            "var p=1;function loadMore(){{p=p+1;$.get('{0}?page='+p+'&size={1}',function(h){{add(h);"
            "if(!h)$('#more').hide();}});}}",
            "let page=1;document.querySelector('#more').addEventListener('click',()=>{{page+=1;"
            "fetch(`{0}?page=${{page}}&size={1}`).then(r=>r.text()).then(h=>rows.insertAdjacentHTML('beforeend',h));}});",
        )
    )
    more = "<a id='more' href='javascript:loadMore()'>加载更多</a>"
    p.way(
        "/open/nb",
        NB,
        f"<div id='rows'>{made(parts[0])}</div>{more}<script>{script.format(api, size)}</script>",
        crumbs=(GK, NB),
    )

    def answer(asked: Request) -> Answer | None:
        k = int(asked.query.get("page", "1"))
        return Answer(made(parts[k - 1]).encode() if 1 <= k <= len(parts) else b"")

    p.dynamic[api] = answer
    p.ways |= {f"{api} {k}" for k in range(2, len(parts) + 1)}
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "index.php": phpcms,
    "folders of days in GBK": dede,
    "pages from 0": empire,
    "a weblog": weblog,
    "pages told to a script": counted_script,
    "JSON by POST": json_pages,
    "more on scrolling": scrolled,
}
