"""A province's one platform, whose lists stand in the page as far as their first pages, or not at all: the
rest a script asks for by POST, told by the settings of a model."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown.grown import Row, menu
from tests.portals_provinces.county import County

ASKED = "/fjdzapp/search"
PER = 10
NAME = "政府信息公开年报"
TEMPLATE = (
    '<div ms-visible="!showStatic" style="display: none"><div ms-if="list.length==0"><div ms-if="!error" '
    'class="loading"></div></div><dl ms-if="list.length>0" ms-repeat="list"><dd><a ms-attr-href='
    '"el.chnldocurl" ms-attr-title="el.doctitle" ms-text="el.doctitle|html" target="_blank"></a></dd>'
    "<dd ms-text=\"el.docreltime|date('yyyy-MM-dd')\"></dd></dl></div>"
)
BAR = '<div class="page_base" ms-controller="list_pagebar" ms-include-src="pgTemp" ms-if="pageCount>0"></div>'


def _model(p: County, site: int, channel: int, count: int, static: int) -> str:
    """The scripts that the page ends with."""
    how = "动静结合" if static else "动态"
    column = p.rng.choice((f'"" || "chnlid={channel}"', f'"chnlid={channel}"', f"'chnlid={channel}'"))
    known = p.rng.choice(("SiteInfo.searchId", str(site)))
    return (
        "<script>var SiteInfo = {\n //was4doc: 290792, //检索\n itpSiteId: 21,\n "
        f'searchId: {site}, //默认频道\ndefaultPgTemp: "pgBar.html", siteMsgType: "govSite"\n}};</script>'
        '<script src="/images/model.min.js"></script><script>\nrequire(["list2.trsapi", "tools"], '
        "function(listModel, tools) {\n listModel({\n"
        f'  quickMode: "{how}",\n  maxStaticIndex: {static},\n  listArgs: {{\n   channelid: {known},\n'
        f'   classsql: {column},\n   sortfield: "-docorderpri,-docreltime"\n  }},\n  pagebar: {{\n'
        f"   prepage: {PER},\n   recordCount: '{count}',\n   pgTemp: \"pgBar_xxgk.html\",\n"
        '   pgCountMode: "recordCount",\n   displayNum: 2\n  },\n  callToPage: function(p) {}\n });\n'
        "});\n</script>"
    )


class _Lists:
    """The lists of a site, and what the platform's search answers of them."""

    def __init__(self, p: County, static: int) -> None:
        self.p, self.static, self.site = p, static, p.rng.randint(100000, 299999)
        self.rows: dict[int, list[Row]] = {}
        p.dynamic[ASKED] = self.answered

    def put(self, at: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str) -> None:
        """The list's page, with as many pages of rows in it as are static."""
        p, channel = self.p, self.p.number(1000, 99999)
        self.rows[channel] = rows
        shown = "".join(
            f'<dl><dd class="trt-col-sm-24"><a href="{path}" target="_blank" title="{text}">{text}</a></dd>'
            f'<dd class="trt-col-4">{day}</dd></dl>'
            for path, text, day in rows[: self.static * PER]
        )
        head = f'<ul><li class="on"><a href="javascript:;">{name}</a></li></ul><dl><dt>标题</dt></dl>'
        body = f'{head}<div ms-visible="showStatic">{shown}</div>{TEMPLATE}{BAR}'
        model = _model(p, self.site, channel, len(rows), self.static)
        p.way(at, name, f'{side}<div class="tabs" ms-controller="list">{body}</div>{model}', crumbs=crumbs)
        asked = range(self.static, -(-len(rows) // PER))
        p.ways |= {f"{ASKED}?{channel}.{page}" for page in asked}

    def answered(self, asked: Request) -> Answer | None:
        """A page of rows, as the search of the platform gives it to whoever posts to it."""
        form = asked.form if asked.method == "POST" else {}
        channel = form.get("classsql", "").removeprefix("chnlid=")
        if form.get("channelid") != str(self.site) or not channel.isdigit():
            return _json({"data": [], "pageCount": 0, "count": "0"})
        rows, per = self.rows.get(int(channel), []), int(form.get("prepage", "20"))
        here = f"http://{asked.headers.get('Host', '')}"
        first = (int(form.get("page", "1")) - 1) * per
        data = [
            {
                "doctitle": text, "docreltime": f"{day} 10:12:00", "docpuburl": f"{here}{path}",
                "chnldocurl": f"{here}{path}", "chnlid": channel, "doctype": "20", "fileno": "",
            }
            for path, text, day in rows[first : first + per]
        ]  # fmt: skip
        pages = -(-len(rows) // per)
        return _json(
            {"page": form.get("page", "1"), "count": str(len(rows)), "pageCount": pages, "data": data}
        )


def _json(told: dict[str, object]) -> Answer:
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")


def _platform(name: str, static: int) -> Callable[[int], County]:
    def made(seed: int) -> County:
        p = County(seed, name)
        base = "/zwgk/zfxxgk/"
        p.shaped(
            lambda n: f"{base}fdzdgknr/lm_{n}/",
            lambda n: f"/zwgk/lm_{n}/",
            lambda n: f"/zwgk/202403/t20240311_{n}.htm",
        )
        p.calls, p.section = "政务公开", "/zwgk/"
        lists, units = _Lists(p, static), p.bodies(5, 4)
        own = _reports(p, f"{base}zfxxgknb/", ("人民政府",), p.rng.randint(13, 15))
        side = menu(*p.amid(6, (f"{base}zfxxgknb/", NAME), (f"{base}dfbmptlj/", "地方部门平台链接")))
        lists.put(f"{base}zfxxgknb/", NAME, own, ("政务公开", "政府信息公开", NAME), side)
        of_units = [(f"{base}dfbmptlj/bm/{n}/", unit) for n, unit in enumerate(units)]
        for at, unit in of_units:
            rows = _reports(p, f"{at}zfxxgknb/", (unit,), p.rng.choice((4, 12)))
            beside = f"<h2>{unit}</h2>{menu(*p.amid(4, (f'{at}zfxxgknb/', NAME)))}"
            lists.put(f"{at}zfxxgknb/", NAME, rows, ("政务公开", "政府信息公开", unit, NAME), beside)
            p.way(at, unit, beside, crumbs=("政务公开", "政府信息公开", unit))
        p.way(
            f"{base}dfbmptlj/",
            "地方部门平台链接",
            f"{side}{menu(*of_units)}",
            crumbs=("政务公开", "政府信息公开"),
        )
        p.way(base, "政府信息公开", side, crumbs=("政务公开", "政府信息公开"))
        p.way(p.section, p.calls, menu(*p.amid(8, (base, "政府信息公开"))), crumbs=("政务公开",))
        p.home_page((p.section, "政务公开"), (base, "政府信息公开"))
        return p

    return made


def _reports(p: County, at: str, units: tuple[str, ...], years: int) -> list[Row]:
    crumbs = ("政务公开", "政府信息公开", NAME)
    rows = [
        p.filed(f"{at}{year + 1}01/t{year + 1}0120_{p.number()}.htm", unit, year, crumbs=crumbs)
        for year in p.run(years)
        for unit in units
    ]
    p.near(rows)
    return rows


LAYOUTS = {"fujian mixed": _platform("fujian mixed", 1), "fujian moving": _platform("fujian moving", 0)}
