"""Portals whose addresses are odd: own hosts, GBK queries, twins, forms as stubs, cut articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_other.building import listed, menu
from tests.portals_other.layouts import GK, NB, YEARS, ZW, neighbours


@dataclass
class HostPortal(FamilyPortal):
    """`{host}` in a page is the host that was asked; `sites` are the pages of other hosts by path."""

    sites: dict[str, dict[str, Answer]] = field(default_factory=dict)

    @property
    def every_host(self) -> set[str]:
        """The names of the hosts that are answered for."""
        return set(self.sites)

    def answer(self, request: Request) -> Answer | None:
        host = request.headers.get("Host", "")
        own = self.sites.get(host)
        found = super().answer(request) if own is None else own.get(request.target)
        return found and replace(found, body=found.body.replace(b"{host}", host.encode()))


def own_hosts(seed: int) -> HostPortal:
    """Units on hosts of their own below the county's domain."""
    p = HostPortal(seed, "own hosts")
    domain = p.rng.choice(("shitang.gov.cn", "qinglin.gov.cn"))
    p.section = "/zwgk/"
    p.home_url = f"http://www.{domain}/"
    p.home(menu(("/zwgk/", ZW)), 110, lambda n: f"/xwzx/{n + 20}.html")
    units, cells = p.units(6, 4), []
    for n, unit in enumerate(units):
        stem = p.rng.choice(("jyj", "czj", "mzj", "slj", "tjj", "zfb")) + str(n)
        host = f"{stem}.{domain}"
        made = _own_site(p, unit, host)
        cells.append((f"http://{host}/", unit))
        p.ways |= {f"http://{host}{path}" for path in made}
    links = menu(*cells) + menu(("http://www.example.com/", "友情链接"))
    p.way("/zwgk/", ZW, menu(*neighbours("/zwgk/")) + f"<h3>部门网站</h3>{links}", crumbs=(ZW,))
    return p


def _own_site(p: HostPortal, unit: str, host: str) -> tuple[str, ...]:
    """Makes a unit's own site; gives the ways in it."""
    column = p.rng.choice(("/xxgk/nb/", "/col/9/", "/ndbg/"))
    rows = []
    made = FamilyPortal(p.seed, f"{p.name} {host}")
    made.county = p.county
    for year in p.rng.sample(YEARS, 2):
        path = f"{column}{p.rng.randint(10**3, 10**6)}.html"
        true = made.report(path, unit, year, crumbs=(unit, NB))
        p.truth[f"http://{host}{path}"] = replace(true, path=f"http://{host}{path}")
        rows.append((path, f"{unit}{year}年政府信息公开工作年度报告", f"{year + 1}-01-12"))
    made.section = "/xxgk/"
    made.put("/", f"{p.county}{unit}", menu(("/xxgk/", "信息公开"), ("/gzdt/", "工作动态")))
    made.put("/xxgk/", GK, menu(("/xxgk/zn.html", "公开指南"), (column, "公开年报")), crumbs=(unit, GK))
    made.put(column, NB, listed(rows), crumbs=(unit, NB))
    p.sites[host] = made.pages
    return "/", "/xxgk/", column


def gbk_queries(seed: int) -> FamilyPortal:
    """GBK pages whose addresses ask in Chinese, raw or escaped; the server knows the bytes of GBK alone."""
    p = FamilyPortal(seed, "gbk queries", encoding="gb18030", head='<meta charset="gb2312">')
    p.section = "/gk/index.asp"
    p.home(menu((p.section, GK)), 110, lambda n: f"/xw/read.asp?id={n + 30}")
    escaped = p.rng.random() < 0.5
    known: dict[str, Answer] = {}

    def asked(column: str, unit: str = "", page: int = 1) -> tuple[str, str]:
        """As it is written in a page and as it reaches the server."""
        words = f"lm={column}" + (f"&dw={unit}" if unit else "") + (f"&page={page}" if page > 1 else "")
        sent = quote(words, safe="=&", encoding="gb18030")
        return f"/gk/list.asp?{sent if escaped else words}", f"/gk/list.asp?{sent}"

    def way(column: str, unit: str, page: int, body: str) -> None:
        target = asked(column, unit, page)[1]
        p.way(target, unit or column, body, crumbs=(GK, column, *([unit] if unit else [])))
        known[target.partition("?")[2].upper()] = p.pages.pop(target)

    def answer(request: Request) -> Answer | None:
        return known.get(request.target.partition("?")[2].upper())

    p.dynamic["/gk/list.asp"] = answer
    hub = "各单位年报"
    p.way(p.section, GK, menu(*neighbours("/gk/"), (asked(hub)[0], "信息公开年报")), crumbs=(GK,))
    units = p.units(6, 5)
    way(hub, "", 1, menu(*((asked("年报", unit)[0], unit) for unit in units)))
    for unit in units:
        rows = []
        for year in YEARS:
            path = f"/gk/read.asp?id={p.rng.randint(10**4, 10**6)}"
            p.report(path, unit, year, crumbs=(GK, unit))
            rows.append((path, f"{unit}{year}年政府信息公开工作年度报告", f"{year + 1}-1-18"))
        way("年报", unit, 1, listed(rows[:2], "table") + f"<a href='{asked('年报', unit, 2)[0]}'>下一页</a>")
        way("年报", unit, 2, listed(rows[2:], "table"))
    return p


def twins(seed: int) -> HostPortal:
    """Each page has twins: other case, a slash at the end, mobile, print, 繁體; tags and feeds."""
    p = HostPortal(seed, "twins")
    p.section = "/Gov/Open/"
    base = "<base href='/Gov/Open/'>"
    p.home(menu(("//{host}/Gov/Open/", GK), ("/gov/open", GK), ("/m/", "手机版"), ("/tw/", "繁體版"),
                ("/en/", "English"), ("/rss.xml", "RSS")), 110, lambda n: f"/Gov/News/{n + 60}.html")
    nb = p.rng.choice(("NianBao", "AnnualReport", "Ndbg"))
    p.way("/Gov/Open/", GK, menu(*neighbours("/Gov/Open/"), (f"{nb}/", NB), (f"/gov/open/{nb.lower()}", NB)),
          crumbs=(GK,), head=base)
    rows = []
    for unit in p.units(8, 6):
        for year in p.rng.sample(YEARS, 2):
            number = p.rng.randint(10**4, 10**6)
            path = f"/Gov/Open/{nb}/{number}.html"
            tags = "".join(f"<a href='/tag/{tag}.html'>{tag}</a>"
                           for tag in ("信息公开年报", unit, f"{year}年"))
            beside = (f"<p><a href='/m/{nb}/{number}.html'>手机浏览</a> "
                      f"<a href='/print/{number}.html'>打印</a> "
                      f"<a href='/tw{path}'>繁體</a> 标签：{tags}</p>")
            p.report(path, unit, year, crumbs=(GK, NB), after=beside)
            for twin in (f"/m/{nb}/{number}.html", f"/print/{number}.html", f"/tw{path}"):
                p.pages[twin] = p.pages[path]
            name = f"{p.full(unit)}{year}年政府信息公开年报"
            rows.append((f"{nb}/{number}.html", name, f"{year + 1}-01-19"))
    p.way(f"/Gov/Open/{nb}/", NB, listed(rows), crumbs=(GK, NB), head=base)
    whole = [(f"/Gov/Open/{path}", text, day) for path, text, day in rows]
    texts = [page.body.decode() for page in p.pages.values()]
    for tag in {tag for text in texts for tag in re.findall(r"/tag/(.+?)\.html", text)}:
        p.put(f"/tag/{tag}.html", tag, listed([row for row in whole if tag in row[1]]))
    feed = "".join(f"<item><title>{text}</title><link>{path}</link></item>" for path, text, _ in whole)
    p.pages["/rss.xml"] = Answer(f"<rss><channel>{feed}</channel></rss>".encode(), kind="text/xml")
    for twin in ("/m/", "/tw/"):
        p.put(twin, GK, menu((f"{twin}nb.html", NB)))
        p.put(f"{twin}nb.html", NB, listed([(f"{twin}{path}", text, day) for path, text, day in rows]))
    p.put("/en/", "English", "<p>Welcome</p>")
    lower = {path.lower(): page for path, page in p.pages.items()}
    p.dynamic["/gov/"] = lambda request: lower.get(request.path.rstrip("/").lower()) or lower.get(
        request.path.rstrip("/").lower() + "/")
    return p


def form_stubs(seed: int) -> FamilyPortal:
    """A stub that sends itself: a form with hidden fields and a script that submits it; ../ in rows."""
    p = FamilyPortal(seed, "form stubs")
    p.section = "/open"
    key = str(p.rng.randint(10**5, 10**6))
    method = p.rng.choice(("get", "post"))
    p.home(menu((p.section, GK)), 110, lambda n: f"/info/{n + 80}")
    p.ways.add(p.section)
    p.pages[p.section] = Answer((
        f"<html><body><form name='go' id='go' action='/open/main.do' method='{method}'><input type='hidden' "
        f"name='siteid' value='{key}'><input type='hidden' name='lang' value='zh'></form>"
        "<script>document.getElementById('go').submit();</script></body></html>").encode())
    units = p.units(7, 5)
    p.put("/open/main.do", GK, menu(*neighbours("/open/"), ("./annual/", NB)), crumbs=(GK,))
    main = p.pages.pop("/open/main.do")

    def answer(asked: Request) -> Answer | None:
        sent = asked.form if method == "post" else asked.query
        return main if asked.method.lower() == method and sent.get("siteid") == key else None

    p.dynamic["/open/main.do"] = answer
    p.ways.add("/open/main.do")
    rows = []
    for unit in units:
        for year in p.rng.sample(YEARS, 2):
            path = f"/docs/{year + 1}/{p.rng.randint(10**5, 10**7)}"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append((f"../..{path}", f"{p.full(unit)}{year}年政府信息公开年度报告", f"{year + 1}-01-08"))
    p.way("/open/annual/", NB, listed(rows), crumbs=(GK, NB))
    return p


def split(seed: int) -> FamilyPortal:
    """Articles over several pages: x.html, x_2.html, x_3.html; year directories that answer nothing."""
    p = FamilyPortal(seed, "split")
    p.section = "/zfxxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/zwxw/{n + 30}.html")
    p.way(p.section, GK, menu(*neighbours("/zfxxgk/"), ("/zfxxgk/bg/", "年度报告")), crumbs=(GK,))
    rows = []
    for unit in p.units(6, 5):
        for year in p.rng.sample(YEARS, 2):
            stem = f"/zfxxgk/bg/{year + 1}/{p.rng.randint(10**4, 10**6)}"
            p.report(f"{stem}.html", unit, year)
            if p.rng.random() < 0.6:
                _cut(p, stem)
            name = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            rows.append((f"{stem}.html", name, f"{year + 1}-01-27"))
    years = "".join(f"<a href='/zfxxgk/bg/{year + 1}/'>{year + 1}</a> " for year in YEARS)
    p.way("/zfxxgk/bg/", "年度报告", f"<p>{years}</p>" + listed(rows, "before"), crumbs=(GK, "年度报告"))
    return p


def _cut(p: FamilyPortal, stem: str) -> None:
    """The article in two or three parts, each with the numbers of the others."""
    text = p.pages[f"{stem}.html"].body.decode()
    begin = re.search(r"<p[^>]*>[^<]*二、", text) or re.search(r"二、", text)
    third = re.search(r"<p[^>]*>[^<]*五、", text) or re.search(r"五、", text)
    assert begin
    assert third
    title = text[text.index("<title>") + 7:text.index("-", text.index("<title>"))]
    end = text.index("</div>", third.start())
    marks = [begin.start(), third.start()] if p.rng.random() < 0.5 else [begin.start()]
    edges = [text.index("<div", text.index("</h1>")), *marks, end]
    parts = [text[a:b] for a, b in pairwise(edges)]
    parts[1:] = [f"<div class='main_txt'>{part}" for part in parts[1:]]
    names = [f"{stem}{f'_{n}' if n > 1 else ''}.html" for n in range(1, len(parts) + 1)]
    bar = p.rng.choice(("{}", "<a>上一页</a>{}<a href='{}'>下一页</a>"))
    for n, (name, part) in enumerate(zip(names, parts, strict=True)):
        numbers = "".join(f"<a href='{other}'>{k}</a> " for k, other in enumerate(names, 1))
        after = bar.format(numbers, names[min(n + 1, len(names) - 1)])
        body = f"<h1>{title}</h1>{part}</div><div class='page'>{after}</div>"
        (p.put if n == 0 else p.way)(name, title, body)


def viewers(seed: int) -> FamilyPortal:
    """Reports behind download.jsp?id=, in viewers with ?file=, in embed and object."""
    p = FamilyPortal(seed, "viewers")
    p.section = "/zwgk/index.jsp"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/info.jsp?nid={n + 10}")
    p.way(p.section, ZW, menu(*neighbours("/zwgk/"), ("/zwgk/list.jsp?c=31", NB)), crumbs=(ZW,))
    rows = []
    for unit in p.units(6, 5):
        for year in p.rng.sample(YEARS, 2):
            n = p.rng.randint(10**4, 10**6)
            title, path = f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"/zwgk/info.jsp?id={n}"
            file, shown = p.rng.choice((
                (f"/zwgk/download.jsp?id={n}", "附件：<a href='{0}'>点击下载</a>"),
                (f"/upload/{n}.pdf", "<iframe src='/pdfjs/web/viewer.html?file={1}'></iframe>"),
                (f"/upload/{n}.pdf", "<iframe src='/pdfjs/web/viewer.html?file={0}&amp;v=2'></iframe>"),
                (f"/upload/{n}.pdf", "<embed src='{0}' type='application/pdf'>"),
                (f"/upload/{n}.pdf", "<object data='{0}' type='application/pdf'></object>"),
                (f"/file/get?key={n:x}", "<div id='v'></div><script>PDFObject.embed('{0}','#v');</script>")))
            p.way(path, title, f"<h1>{title}</h1><div class='i'>{year + 1}-01-17</div><div class='txt'>"
                  f"{shown.format(file, quote(file, safe=''))}</div>", crumbs=(ZW, NB))
            p.report_file(file, unit, year)
            rows.append((path, title, f"{year + 1}-01-17"))
    p.pages["/pdfjs/web/viewer.html"] = Answer(b"<html><title>PDF.js viewer</title><body></body></html>")
    p.way("/zwgk/list.jsp?c=31", NB, listed(rows), crumbs=(ZW, NB))
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "own hosts": own_hosts,
    "GBK queries": gbk_queries,
    "twins": twins,
    "stubs that are forms": form_stubs,
    "split articles": split,
    "viewers and downloads": viewers,
}
