"""Old sites: ASP in frames, a forum's portal, small programs of the trade, menus by script, a gate before
the home."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_grown import words
from tests.portals_grown.grown import listing, menu
from tests.portals_kinds.kinds import Kind, cut


def asp_frames(seed: int) -> Kind:
    """2009: the section is a set of frames, a tree of classes at its left, lists by number at its right;
    GBK."""
    p = Kind(seed, "asp frames", skins=("cells",))
    p.gbk()
    name, per, big = p.rng.choice(words.NB), p.rng.choice((15, 20)), p.rng.randint(3, 60)
    classes = p.rng.sample(words.COLUMNS, 12)
    lines = [(f"more.asp?bigclassid={big + n + 1}", text) for n, text in enumerate(classes)]
    for path, text in lines:
        p.put(
            f"/xxgk/{path}",
            text,
            listing([p.other("/xxgk/view.asp?id={}".format, (text,)) for _ in range(3)]),
        )
    lines.insert(p.rng.randint(0, 12), (f"more.asp?bigclassid={big}", name))
    rows = p.shelf(
        "/xxgk/view.asp?id={}".format, ["", *p.bodies(6, 4)], p.years(3, first=2008), (name,), 5
    )
    pages = cut(rows, per)
    for k, part in enumerate(pages):
        near = [(row[0].removeprefix("/xxgk/"), *row[1:]) for row in part]
        turn = (
            f"<FORM name=pg><A href='more.asp?bigclassid={big}&page=1'>首页</A> "
            f"<A href='more.asp?bigclassid={big}&page={min(k + 2, len(pages))}'>下页</A> "
            f"<A href='more.asp?bigclassid={big}&page={len(pages)}'>尾页</A> 页次：{k + 1}/{len(pages)}页"
            f"</FORM>"
        )
        p.way(
            f"/xxgk/more.asp?bigclassid={big}" + (f"&page={k + 1}" if k else ""),
            name,
            listing(near, 1) + turn,
        )
        if not k:
            p.pages[f"/xxgk/more.asp?bigclassid={big}&page=1"] = p.pages[f"/xxgk/more.asp?bigclassid={big}"]
    tree = "".join(
        f"<TR><TD><IMG src=fold.gif><A href='{at}' target=main>{text}</A></TD></TR>" for at, text in lines
    )
    for path, body in (("left.asp", f"<TABLE>{tree}</TABLE>"), ("top.asp", "<IMG src=top.jpg>")):
        text = f"<HTML><HEAD>{p.head}</HEAD><BODY>{body}</BODY></HTML>"
        p.pages[f"/xxgk/{path}"] = Answer(text.encode(p.encoding), kind="text/html")
    frames = (
        "<HTML><HEAD><TITLE>政府信息公开</TITLE></HEAD><FRAMESET rows='120,*' border=0><FRAME src='top.asp' "
        "noresize>"
        "<FRAMESET cols='190,*'><FRAME name=left src='left.asp'><FRAME name=main src='more.asp?bigclassid=99'"
        ">"
        "</FRAMESET></FRAMESET><NOFRAMES>您的浏览器不支持框架</NOFRAMES></HTML>"
    )
    p.put(
        "/xxgk/more.asp?bigclassid=99",
        "公开动态",
        listing([p.other("/xxgk/view.asp?id={}".format, ())]),
    )
    p.section = "/xxgk/index.asp"
    p.pages["/xxgk/index.asp"] = Answer(frames.encode("gb18030"), kind="text/html")
    p.ways |= {"/xxgk/index.asp", "/xxgk/left.asp"}
    p.front()
    return p


def discuz(seed: int) -> Kind:
    """A small county's site made with a forum's portal: articles by aid, columns by catid, threads as
    noise."""
    p = Kind(seed, "discuz", skins=("blocks", "cells"))
    name, cat, per = p.rng.choice(words.NB), p.rng.randint(8, 80), p.rng.choice((10, 15))
    rows = p.shelf("/portal.php?mod=view&aid={}".format, ["", *p.bodies(5, 5)], p.years(3, first=2013),
                   (p.calls, name), 6)  # fmt: skip
    p.section = f"/portal.php?mod=list&catid={cat + 1}"
    pages = cut(rows, per)
    for k, part in enumerate(pages):
        body = "".join(
            f"<dl class='bbda cl'><dt class='xs2'><a href='{at}' target='_blank' class='xi2'>{text}</a></dt>"
            f"<dd class='xs2 cl'>摘要…<a href='{at}#comment'>评论</a></dd><dd><span class='xg1'>{day}</span>"
            f"</dd></dl>"
            for at, text, day in part)  # fmt: skip
        pager = "".join(
            f"<a href='portal.php?mod=list&amp;catid={cat}&amp;page={n + 1}'>{n + 1}</a>"
            for n in range(len(pages))
            if n != k
        )
        at = f"/portal.php?mod=list&catid={cat}" + (f"&page={k + 1}" if k else "")
        p.way(
            at, name, f"{body}<div class='pg'><strong>{k + 1}</strong>{pager}</div>", crumbs=(p.calls, name)
        )
    p.pages[f"/portal.php?mod=list&catid={cat}&page=1"] = p.pages[f"/portal.php?mod=list&catid={cat}"]
    subs = [
        (f"/portal.php?mod=list&catid={cat + n + 2}", text)
        for n, text in enumerate(p.rng.sample(words.COLUMNS, 10))
    ]
    for path, text in subs:
        p.put(
            path,
            text,
            listing([p.other("/portal.php?mod=view&aid={}".format, (text,)) for _ in range(4)]),
        )
    p.way(
        p.section,
        p.calls,
        menu(*subs[:6], (f"/portal.php?mod=list&catid={cat}", name), *subs[6:]),
        crumbs=(p.calls,),
    )
    threads = "".join(
        f"<a href='/forum.php?mod=viewthread&tid={n}&extra=page%3D1'>{p._headline()}</a>"
        f"<a href='/home.php?mod=space&uid={n}'>网友{n}</a>"
        for n in range(100, 160)
    )
    p.dynamic |= {"/forum.php": p.noise, "/home.php": p.noise}
    p.front(more=f"<div class='bbs'><a href='/forum.php'>论坛</a>{threads}</div>")
    return p


def small_program(seed: int) -> Kind:
    """A small program of the trade: `?list_12/`, `show-12-345.html`, `shownews.php?lang=cn&id=`."""
    p = Kind(seed, "small program")
    name, cat, per = p.rng.choice(words.NB), p.rng.randint(8, 80), p.rng.choice((10, 12))
    column, paper = p.rng.choice(
        (
            ("/?list_{c}{_k}/", "/?show_{n}.html"),
            ("/list-{c}{-k}.html", "/show-{c}-{n}.html"),
            ("/gov/news.php?lang=cn&class2={c}{&k}", "/gov/shownews.php?lang=cn&id={n}"),
            ("/catalog.asp?cate={c}{&k}", "/post/{n}.html"),
        )
    )
    kinds = {"{_k}": "_{k}", "{-k}": "-{k}", "{&k}": "&page={k}"}

    def listed(c: int, k: int) -> str:
        at = column.replace("{c}", str(c))
        for mark, put in kinds.items():
            at = at.replace(mark, put.format(k=k) if k > 1 else "")
        return at

    def named(n: int) -> str:
        return paper.replace("{c}", str(cat)).replace("{n}", str(n))

    rows = p.shelf(named, ["", *p.bodies(6, 3)], p.years(3, first=2015), (p.calls, name), 6)
    pages = cut(rows, per)
    for k, part in enumerate(pages):
        ways = "".join(f"<a href='{listed(cat, n)}'>{n}</a>" for n in range(1, len(pages) + 1))
        more = f"<a href='{listed(cat, k + 2)}'>›</a>" if k + 1 < len(pages) else ""
        p.way(
            listed(cat, k + 1),
            name,
            f"{listing(part, 2)}<div class='page'>{ways}{more}</div>",
            crumbs=(p.calls, name),
        )
    subs = [(listed(cat + n + 2, 1), text) for n, text in enumerate(p.rng.sample(words.COLUMNS, 12))]
    for path, text in subs:
        p.put(path, text, listing([p.other(named, (text,)) for _ in range(4)]))
    p.section = listed(cat + 1, 1)
    p.way(p.section, p.calls, menu(*subs[:7], (listed(cat, 1), name), *subs[7:]), crumbs=(p.calls,))
    p.front()
    return p


def hover_menus(seed: int) -> Kind:
    """No menu is in the markup: scripts' arrays or JSON in attributes name the columns, pictures stand
    for the rest."""
    p = Kind(seed, "hover menus", skins=("cells", "blocks"))
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('gknb/', 'nb.html', 'ndbg.shtml'))}"
    rows = p.shelf(
        f"{p.base}{{}}.html".format, ["", *p.bodies(5, 5)], p.years(2, first=2014), (p.calls, name), 6
    )
    p.way(at, name, listing(rows, 1), crumbs=(p.calls, name))
    columns = p.rng.sample(words.COLUMNS, 10)
    subs = [(f"{p.base}x{n}/", text) for n, text in enumerate(columns)]
    for path, _ in subs:
        p.dynamic[path] = p.noise
    subs.insert(p.rng.randint(0, 10), (at, name))
    kind = p.rng.choice(("array", "attribute", "flash"))
    if kind == "array":
        made = "".join(f'mpmenu1.addItem("{text}","{to}");' for to, text in subs)
        made = f"mpmenu1=new mMenu('{p.calls}','{p.section}','self','','','','');{made}"
        shown = f"<script>{made}mwritetodocument();</script>"
    elif kind == "attribute":
        told = json.dumps([{"n": text, "u": to} for to, text in subs], ensure_ascii=False)
        shown = f"<li class='hv' data-sub='{told}'><a href='javascript:;'>{p.calls}</a></li>"
    else:
        links = "|".join(to for to, _ in subs)
        texts = "|".join(text for _, text in subs)
        shown = (
            f"<script>var links='{links}';var texts='{texts}';var so=new SWFObject('/swf/menu.swf','m','1000'"
            f",'40');"
            "so.addVariable('links',links);so.addVariable('texts',texts);so.write('menu');</script>"
        )
    p.entries = [(to, text, ()) for to, text, _ in p.entries]
    p.section = "javascript:;"
    p.front(more=f"<div id='menu'>{shown}</div>")
    return p


def gate(seed: int) -> Kind:
    """A picture and 进入首页 stand before the home; the home is in UTF-8 and the old columns are in GBK."""
    p = Kind(seed, "gate")
    name = p.rng.choice(words.NB)
    inner = p.rng.choice(("/main.htm", "/index1.html", "/web/index.jsp", "/portal/"))
    at = f"{p.base}{p.rng.choice(('nb/', 'class57/'))}"
    p.enter((at, name), front=False)
    p.front()
    p.pages[inner] = p.pages["/"]
    p.ways.add(inner)
    p.gbk()
    rows = p.shelf(
        f"{at}{{}}.html".format, ["", *p.bodies(5, 4)], p.years(3, first=2011), (p.calls, name), 5
    )
    for k, part in enumerate(cut(rows, 20)):
        more = f"<a href='{at}index_{k + 1}.html'>后一页</a>" if (k + 1) * 20 < len(rows) else ""
        p.way(
            f"{at}{f'index_{k}.html' if k else ''}", name, listing(part, 1) + more, crumbs=(p.calls, name)
        )
    shown = p.rng.choice(
        (
            "<map name='m'><area shape='rect' coords='9,9,99,40' href='{}' alt='进入首页'></map><img "
            "src='s.jpg' usemap='#m'>",
            "<div onclick=\"window.location='{}'\"><img src='s.jpg'></div><p>页面加载中，请稍候……</p>",
            "<a href='{}'><img src='enter.gif' border='0'></a><a href='http://www.example-tour.com/'>旅游网"
            "</a>",
            "<img src='s.jpg'><script>setTimeout(\"location.href='{}'\",8000);</script>",
        )
    )
    head = f"<meta charset=utf-8><title>{p.owner}</title>"
    text = f"<html><head>{head}</head><body>{shown.format(inner)}</body></html>"
    p.pages["/"] = Answer(text.encode(), kind="text/html")
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "asp frames": asp_frames,
    "discuz": discuz,
    "small program": small_program,
    "hover menus": hover_menus,
    "gate": gate,
}
