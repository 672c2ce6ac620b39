"""Counties of 山东 and 福建, districts of 北京 and 上海."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu
from tests.reportgen.office import docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

def shandong(seed: int) -> County:
    """山东: a site a unit within the path, channels of 24 letters; towns named by a hub on a host of
    its own."""
    p = County(seed, "shandong")

    def drawn() -> str:
        return f"{p.rng.getrandbits(96):024x}"

    p.shaped(
        lambda n: f"/channel_{n:024x}/",
        lambda n: f"/channel_{n:024x}/",
        lambda n: f"/channel_t_1_2/doc_{n:024x}.html",
    )
    domain = f"{p.stem}.gov.cn"
    p.home_url, p.calls, p.section, name = (
        f"http://www.{domain}/",
        "政务公开",
        "/gongkai/",
        "政府信息公开年报",
    )
    hub = p.rng.choice(("zhenjie", "xzjd")) + "." + domain

    def site(unit: str, code: str) -> str:
        base = f"/gongkai/site_{p.stem}{code}/"
        nb, crumbs = f"{base}channel_{drawn()}/", (unit, name)
        rows = [
            p.filed(f"{nb}doc_{drawn()}.html", unit, year, crumbs=crumbs)
            for year in p.run(p.rng.randint(2, 4))
        ]
        rows += p.decoys(1, lambda n: f"{nb}doc_{n:024x}.html", crumbs)
        p.near(rows)
        p.way(nb, name, _side_of(p, unit) + listing(rows, p.row_shape), crumbs=crumbs)
        return nb

    found = []
    for n, unit in enumerate(p.bodies(6, 0)):
        nb = site(unit, f"bm{n}")
        at = nb.rpartition("/channel")[0] + "/"
        p.way(
            at,
            unit,
            _side_of(p, unit, (nb, name)) + listing([p.noise_row() for _ in range(10)], 1),
            crumbs=(unit,),
        )
        found.append((at, unit))
    own = site("人民政府", "szf")
    towns = [
        (f"http://www.{domain}{site(unit, f'xz{n}')}", f"{unit}政府信息公开年报")
        for n, unit in enumerate(p.bodies(0, 4))
    ]
    p.put("/~", f"{p.county}镇街信息公开", f"<h2>镇（街道）政府信息公开年报</h2>{menu(*towns)}")
    p.sites[hub] = {"/": p.popped("/~"), "/robots.txt": p.pages["/robots.txt"]}
    p.ways.add(f"http://{hub}/")
    p.way(
        p.section,
        p.calls,
        menu(*p.amid(14, (own, name))) + f"<h3>部门信息公开</h3>{menu(*found)}<h3>镇街信息公开</h3>"
        f"<a href='http://{hub}/' target='_blank'><img src='/i/zj.png' alt='镇（街道）信息公开'></a>",
        crumbs=("政务公开",),
    )
    p.home_page((p.section, "政府信息公开"))
    return p


def _side_of(p: County, unit: str, *own: tuple[str, str]) -> str:
    return f"<div class='gk_left'><h2>{unit}</h2>{menu(*p.amid(p.rng.randint(10, 20), *own))}</div>"


def fujian(seed: int) -> County:
    """福建: one column whose list a script asks for in pages, as JSON; units chosen by number."""
    p = County(seed, "fujian")
    base, channel = "/zwgk/zfxxgkzl/", p.number()
    p.shaped(
        lambda n: f"{base}fdzdgknr/lm_{n}/",
        lambda n: f"/zjx/lm_{n}/",
        lambda n: f"/xwzx/202403/t20240311_{n}.htm",
    )
    p.calls, p.section, name, per = "政务公开", "/zwgk/", "政府信息公开年度报告", 10
    crumbs, at = ("政务公开", "政府信息公开专栏", name), f"{base}zfxxgknb/"
    rows = [
        p.filed(f"{at}{year + 1}01/t{year + 1}0120_{p.number()}.htm", unit, year, crumbs=crumbs)
        for year in p.run(3)
        for unit in ("人民政府", *p.bodies(7, 4))
    ]
    rows += p.decoys(2, lambda n: f"{at}202403/t20240305_{n}.htm", crumbs)
    p.near(rows)
    p.dynamic["/was5/web/search"] = _was(rows, channel, per)
    script = (
        f"var channelid='{channel}',page=1,prepage={per};function getList(page){{$.ajax({{url:'/was5/we"
        "b/search?channelid="
        f"{channel}&templet=docs.jsp&sortfield=-docreltime&prepage={per}&page='+page,type:'get',dataTyp"
        "e:'json',success:function"
        "(res){var docs=res.docs,h='';for(var i=0;i<docs.length-1;i++){h+='<li>"
        "<a href=\"'+docs[i].url+'\">'+docs[i].title+"
        "'</a><span>'+docs[i].time+'</span>"
        "</li>';}$('#list').html(h);createPageHTML(Math.ceil(res.count/prepage),page);}});}"
        "getList(1);"
    )
    p.way(
        at,
        name,
        menu(*p.amid(16)) + f"<ul id='list'></ul><div id='pages'></div><script>{script}</script>",
        crumbs=crumbs,
    )
    pages = -(-len(rows) // per)
    p.ways |= {f"/was5/web/search?{k}" for k in range(pages)}
    p.way(
        p.section, p.calls, f"<h3>政府信息公开专栏</h3>{menu(*p.amid(9, (at, name)))}", crumbs=("政务公开",)
    )
    p.home_page((p.section, "政务公开"))
    return p


def _was(rows: list[Row], channel: int, per: int) -> Callable[[Request], Answer | None]:
    def answered(asked: Request) -> Answer | None:
        query = asked.query
        if query.get("channelid") != str(channel) or not query.get("page", "1").isdigit():
            return Answer(json.dumps({"count": "0", "docs": []}).encode(), kind="application/json")
        first = (int(query.get("page", "1")) - 1) * per
        docs: list[dict[str, str]] = [
            {"url": at, "title": text, "time": day, "chnldocurl": at}
            for at, text, day in rows[first : first + per]
        ]
        told = json.dumps({"count": str(len(rows)), "docs": [*docs, {}]}, ensure_ascii=False)
        return Answer(told.encode(), kind="application/json;charset=utf-8")

    return answered


def beijing(seed: int) -> County:
    """北京: papers are folders of numbers; each one's text is a file too, and some have no more than
    the file."""
    p = County(seed, "beijing")
    base = f"/{p.stem}/zwgk/"
    p.shaped(
        lambda n: f"{base}{n}/index.html",
        lambda n: f"/{p.stem}/ywdt/{n}/index.html",
        lambda n: f"/{p.stem}/zwyw/{n % 89 + 7}/{n}/index.html",
    )
    p.calls, p.section, name = "政务公开", f"{base}index.html", "政府信息公开年报"
    at, columns = f"{base}{p.number()}/{p.number()}/", list[tuple[str, str]]()
    units = {"区政府": ["人民政府"], "区政府部门": p.bodies(6, 0), "街道、镇": p.bodies(0, 5)}
    for year in p.run(3):
        own, crumbs, boxes = f"{at}{p.number()}/", (p.calls, name, f"{year}年"), ""
        for group, bodies in units.items():
            rows = [_with_file(p, f"{own}{p.number()}/index.html", unit, year, crumbs) for unit in bodies]
            boxes += f"<h3>{group}</h3>{listing(rows, p.row_shape)}"
            p.near(rows)
        p.way(f"{own}index.html", f"{year}年", boxes, crumbs=crumbs)
        columns.append((f"{own}index.html", f"{year}年"))
    p.way(f"{at}index.html", name, menu(*columns), crumbs=(p.calls, name))
    p.way(p.section, p.calls, menu(*p.amid(18, (f"{at}index.html", name))), crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


def _with_file(p: County, path: str, unit: str, year: int, crumbs: tuple[str, ...]) -> Row:
    file, title = (
        f"{path.rpartition('/')[0]}/{p.number()}{year + 1}0125.docx",
        f"{p.full(unit)}{year}年政府信息公开工作年度报告",
    )
    link = f"<p class='fj'>附件：<a href='{file}' target='_blank'><img src='/i/docx.png'>{title}.docx</a></p>"
    if p.rng.random() < 0.4:
        p.file(file, unit, year, lambda story: docx(p.rng, story), DOCX)
        p.cover(path, title, p.full(unit), f"{year + 1}-01-25", link, crumbs)
        return path, title, f"{year + 1}-01-25"
    row = p.filed(path, unit, year, crumbs=crumbs, title=title)
    if p.rng.random() < 0.3:
        p.pages[file] = Answer(docx(p.rng, p.story(p.full(unit), year)), kind=DOCX)
        p.ways.add(file)
        p.pages[path].body = p.pages[path].body.replace(b"<!-- near -->", link.encode() + b"<!-- near -->")
    return row


def shanghai(seed: int) -> County:
    """上海: a list that a script asks for by posting JSON, a body and a year at a time; papers by ids
    in the query."""
    p = County(seed, "shanghai")
    detail = "/xxgk/portal/article/detail"
    p.shaped(
        lambda n: f"/xxgk/portal/article/list?code=lm{n}",
        lambda n: f"/zjq/lm{n}/index.html",
        lambda n: f"/xwzx/20240311/{n:032x}.html",
    )
    p.calls, p.section, name, per = "政务公开", "/zwgk/index.html", "政府信息公开工作年度报告", 15
    at, crumbs = "/xxgk/portal/article/list?code=gknb", ("政务公开", "政府信息公开年报")
    rows = [
        p.filed(f"{detail}?id=ff8080{p.rng.getrandbits(104):026x}", unit, year, crumbs=crumbs)
        for year in p.run(3)
        for unit in ("人民政府", *p.bodies(8, 5))
    ]
    p.near(rows)
    script = (
        "var pageNo=1;function query(){$.ajax({url:'/xxgk/portal/article/query',type:'POST',contentType"
        ":'application/json',"
        f"dataType:'json',data:JSON.stringify({{channelCode:'gknb',pageNo:pageNo,pageSize:{per}}}),succ"
        f"ess:function(res){{"
        "var html='';$.each(res.data.list,function(i,n){html+='<li>"
        "<a href=\"/xxgk/portal/article/detail?id='+n.id+'\" "
        "target=\"_blank\">'+n.title+'</a><span>'+n.publishDate+'</span></li>';});$('.aio-list').html(html);"
        "$('#total').text(res.data.total);}});}query();"
    )
    p.way(
        at,
        name,
        f"{menu(*p.noises(12))}<ul class='aio-list'></ul>共<b id='total'></b>条<script>{script}</script>",
        crumbs=crumbs,
    )
    p.dynamic["/xxgk/portal/article/query"] = _queried(rows, per)
    p.ways |= {f"/xxgk/portal/article/query?{k}" for k in range(-(-len(rows) // per))}
    p.way(p.section, p.calls, menu(*p.amid(14, (at, "政府信息公开年报"))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def _queried(rows: list[Row], per: int) -> Callable[[Request], Answer | None]:
    def answered(asked: Request) -> Answer | None:
        posted = asked.json
        if not isinstance(posted, dict) or posted.get("channelCode") != "gknb":
            return Answer(b'{"code":500,"data":null}', kind="application/json")
        first = (int(posted.get("pageNo", 1)) - 1) * per
        told = [
            {"id": at.partition("id=")[2], "title": text, "publishDate": day}
            for at, text, day in rows[first : first + per]
        ]
        found = {"code": 200, "data": {"list": told, "total": len(rows), "pageNo": posted.get("pageNo", 1)}}
        return Answer(json.dumps(found, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")

    return answered


LAYOUTS: dict[str, Callable[[int], County]] = {
    "shandong": shandong,
    "fujian": fujian,
    "beijing": beijing,
    "shanghai": shanghai,
}
