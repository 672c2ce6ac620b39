"""Portals of Hanweb: records in CDATA, more by a data proxy, catalogues and reports of the xxgk module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote
from zlib import crc32

from tests.crawl.site import Answer
from tests.portals_families.county import YEARS, Column, County, Row
from tests.portals_families.site import Request

ANNUAL = "/module/xxgk/xxgkAnnualReport.jsp"
SEARCH = "/module/xxgk/search.jsp"
NOTHING = Answer(b"<?xml version='1.0' encoding='utf-8'?><datastore></datastore>", kind="text/xml")
PAPERS = ("{}关于做好春季{}的通知", "{}2023年{}要点", "{}机构职能", "{}2023年部门预算公开")


class Hanweb(County):
    """A list's page holds its first records; a proxy answers the others by record or, on some servers, by
    page alone. Units have columns of their own, catalogues that a search fills, or a page for each year."""

    product = "hanweb"
    body: tuple[str, tuple[str, ...]] = ("id", ("zoom", "zoom"))
    at = ""
    """The address of the next article, where its unit and year make it."""

    def draw(self) -> None:
        rng = self.rng
        if rng.random() < 0.5:
            names = ("bt-content", "main-txt", "article")
            self.body, self.mark = ("class", names), rng.choice(names)
        self.prefix = rng.choice(("", "", "/" + "".join(rng.sample("bcdhjlnqsz", 5))))
        self.proxy = self.prefix + rng.choice(
            ("/module/web/jpage/dataproxy.jsp", "/module/jpage/dataproxy.jsp")
        )
        self.group, self.most = rng.randint(1, 3), rng.choice((45, 100, 300))
        self.by_page = rng.random() < 0.3
        self.secret = rng.random() < 0.3
        self.markup = rng.choice(("li", "li", "tr", "table", "div"))
        self.units_by = rng.choice(("columns", "area", "annual", "module"))
        self.called = rng.choice(("whole", "parts"))
        self.chosen = rng.random() < 0.4
        self.web = rng.randint(1, 400)
        self.kept: dict[tuple[str, str], list[Row]] = {}
        self.catalogues: dict[str, list[Row]] = {}
        self.portal.dynamic[self.proxy] = self.proxied
        self.portal.dynamic[SEARCH] = self.searched

    # --- addresses ---

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        crumbs = (*above.crumbs, name) if above else (name,)
        number = self.number(1000, 10**8)
        query = ""
        if self.units_by == "area" and len(crumbs) > 2 and crumbs[1].endswith("公开目录"):
            assert above is not None
            number = 1229000 + self.number_of(slug) if len(crumbs) > 3 else 1228000
            area = above.path.partition("vc_xxgkarea=")[2].partition("&")[0] or self._area()
            query = f"?vc_xxgkarea={area}" + (f"&jh={200 + number % 90}" if len(crumbs) > 3 else "")
        return Column(
            f"{self.prefix}/col/col{number}/index.html{query}", name, crumbs, f"{self.prefix}/{number}/"
        )

    def _area(self) -> str:
        return f"11{self.number(10**11, 10**12)}{self.rng.randint(1000, 9999)}Q"

    def article(self, column: Column) -> str:
        if self.at:
            return self.at
        rng, number = self.rng, column.base.rstrip("/").rsplit("/", 1)[1]
        day = f"{rng.randint(2021, 2024)}/{rng.randint(1, 9)}/{rng.randint(1, 28)}"
        return f"{self.prefix}/art/{day}/art_{number}_{self.number(10**4, 10**7)}.html"

    def file(self, year: int) -> str:
        name = f"{year}0{self.rng.randint(1, 3)}{self.number(10**9, 10**10)}.pdf"
        return self.rng.choice(("/module/download/downfile.jsp?classid=0&filename=", "/attach/0/")) + name

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return path.replace("&", "&amp;")

    # --- lists of a column ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        if self.units_by == "module" and column.name == "年度报告":
            self._catalogue(column, rows)
            return
        unit = str(crc32(column.path.encode()) % 10**7)
        name = column.base.rstrip("/").rsplit("/", 1)[1]
        own = (f"x{int(name) * 77:x}", f"y{int(unit) * 91:x}") if self.secret else (name, unit)
        self.kept[own] = rows
        held, of = self.group * self.size, len(rows)
        further = self._asked(own)
        group = f'<nextgroup><![CDATA[<a href="{self.proxy}?page=1&{further}"></a>]]></nextgroup>'
        store = f"<datastore>{group if of > held else ''}{self._records(rows[:held])}</datastore>"
        if of <= held and self.size % 2:
            store = f"<datastore>{self._records(rows)}</datastore>"
        self.page(
            column,
            f'<div id="{unit}"><script type="text/xml">{store}</script></div>'
            f"<script>{self._pager(own, unit, of)}</script>",
        )
        at_once = self.size if self.by_page else self.most
        for k in range(-(-max(0, of - held) // at_once)):
            self.portal.ways.add(f"{column.path} group {k}")

    def _asked(self, own: tuple[str, str]) -> str:
        name = quote(f"{self.portal.county}人民政府")
        return (
            f"appid=1&webid={self.web}&path=/&columnid={own[0]}&sourceContentType=1&unitid={own[1]}"
            f"&webname={name}&permissiontype=0"
        )

    def _pager(self, own: tuple[str, str], unit: str, total: int) -> str:
        asked = self._asked(own).replace("&", "',").replace("=", ":'") + "'"
        return (
            f"$('#{unit}').jpage({{openServerdata:true,dataBefore:'<ul>',dataAfter:'</ul>',perPage:{self.size},"
            f"groupSize:{self.group},totalRecord:{total},proxyUrl:'{self.proxy}',ajaxParam:{{col:1,{asked}}}}});"
        )

    def _records(self, rows: Sequence[Row]) -> str:
        told = "".join(f"<record><![CDATA[{self._item(row)}]]></record>" for row in rows)
        return f"<recordset>{told}</recordset>"

    def _item(self, row: Row) -> str:
        link = f"<a href='{row.path}' title='{row.text}' target=\"_blank\">{row.text}</a>"
        return {
            "li": f"<li>{link}<span>{row.day}</span></li>",
            "tr": f"<tr><td>·{link}</td><td class='bt_time'>{row.day}</td></tr>",
            "table": f"<table width='100%'><tr><td>{link}</td><td>[{row.day}]</td></tr></table>",
            "div": f"<div class='row'>{link}<b>{row.day}</b></div>",
        }[self.markup]

    def proxied(self, request: Request) -> Answer:
        """Records from and to a number, or of one page where the server knows no other."""
        asked = {**request.query, **request.form}
        rows = self.kept.get((asked.get("columnid", ""), asked.get("unitid", "")))
        if rows is None or asked.get("webid") != str(self.web):
            return NOTHING
        size = int(asked.get("perpage") or self.size)
        start = (max(1, int(asked.get("page") or 1)) - 1) * size
        end = start + size
        if "startrecord" in asked and not self.by_page:
            start = int(asked["startrecord"]) - 1
            end = min(int(asked.get("endrecord") or start + size), start + self.most)
        told = (
            f"<?xml version='1.0' encoding='utf-8'?><datastore><totalrecord>{len(rows)}</totalrecord>"
            f"<totalpage>{-(-len(rows) // size)}</totalpage>"
            f"{self._records(rows[max(0, start) : end])}</datastore>"
        )
        return Answer(told.encode(), kind="text/xml;charset=UTF-8")

    # --- catalogues of the xxgk module ---

    def _catalogue(self, column: Column, rows: list[Row]) -> None:
        """A page in frames whose list a search fills; it holds whatever the unit published."""
        area, kind = self._area(), f"0{self.size}02"
        among = [
            Row(self.article(column), text.format(column.crumbs[-2], "工作"), self.day(2022))
            for text in PAPERS
        ]
        for row in among:
            self.portal.paper(row.path, row.text, crumbs=column.crumbs)
        self.catalogues[area] = sorted([*rows, *among], key=lambda row: row.day, reverse=True)
        place = f"div{self.web * 7}"
        told = {
            "infotypeId": kind,
            "jdid": str(self.web),
            "area": area,
            "divid": place,
            "vc_title": "",
            "vc_number": "",
            "sortfield": ",compaltedate:0",
            "currpage": "1",
            "vc_filenumber": "",
            "vc_all": "",
            "texttype": "0",
            "fbtime": "-1",
            "standardXxgk": "1",
            "isAllList": "1",
        }
        query = "&".join(f"{name}={value}" for name, value in told.items())
        if self.called == "parts":
            data = ", ".join(f"{name}: '{value}'" for name, value in told.items())
            call = f"$.ajax({{type: 'post', url: '{SEARCH}', data: {{{data}}}, success: show}});"
        else:
            call = f"$.post('{SEARCH}?{query}', show);"
        self.page(
            column,
            f'<iframe src="/module/xxgk/tree.jsp?area={area}&amp;divid={place}"></iframe>'
            f'<div id="{place}"></div><script>{call}</script>',
        )
        for k in range(-(-len(self.catalogues[area]) // self.size)):
            self.portal.ways.add(f"{column.path} page {k}")

    def searched(self, request: Request) -> Answer:
        """A page of a unit's catalogue; nothing if it is not posted."""
        asked = {**request.query, **request.form}
        rows = self.catalogues.get(asked.get("area", ""), []) if request.method == "POST" else []
        of = max(1, -(-len(rows) // self.size))
        k = min(max(1, int(asked.get("currpage") or 1)), of)
        told = "".join(
            f'<tr class="tr_main_value_{"odd" if n % 2 else "even"}"><td>1137-{n}</td>'
            f'<td><a href="{row.path}" '
            f'title="{row.text}" target="_blank">{row.text}</a></td><td>{row.day}</td></tr>'
            for n, row in enumerate(rows[(k - 1) * self.size : k * self.size])
        )
        pages = "".join(
            f"<a href='javascript:void(0)' onclick=\"goPage({n})\">{n}</a>" for n in range(1, of + 1)
        )
        return Answer(f"<table>{told}</table><div>共{len(rows)}条 第{k}页 共{of}页 {pages}</div>".encode())

    # --- a page for each year of a unit ---

    def _directory(self, name: str, slug: str, *, towns: bool) -> tuple[str, str]:
        if self.units_by != "annual":
            return super()._directory(name, slug, towns=towns)
        directory = self.column(name, self.root, slug)
        own = [
            (unit, f"{ANNUAL}?area={self._area()}") for unit in self.units if (unit[-1] in "镇乡") == towns
        ]
        if self.chosen:
            options = "".join(f'<option value="{path}">{unit}</option>' for unit, path in own)
            self.page(
                directory,
                f"<h3>选择单位查看年报</h3><select onchange='location.href=this.value'>"
                f"<option>请选择</option>{options}</select>",
            )
        else:
            self.page(directory, self.links(directory, *((path, unit) for unit, path in own)))
        for unit, path in own:
            self._years_of(replace(directory, path=path, crumbs=(*directory.crumbs, unit)), unit)
        return directory.path, directory.name

    def _years_of(self, own: Column, unit: str) -> None:
        """The newest report stands at the unit's own address too; each has links to all."""
        years = sorted(self.rng.sample(YEARS, 3))
        address = {year: f"{own.path}&fbtime={year}" for year in years}
        links = "".join(f'<a href="{address[year]}">{year}年</a>' for year in years)
        for year in years:
            self.at = address[year]
            page = self.portal.pages[self.report(own, unit, year).path]
            wrap = "<div class='wrap'>"
            body = page.body.replace(
                wrap.encode(), f"{wrap}<div>{links} 点击收听年报语音朗读</div>".encode(), 1)
            self.portal.pages[self.at] = Answer(body, kind="text/html")
        self.at = ""
        self.portal.ways.add(own.path)
        self.portal.pages[own.path] = self.portal.pages[address[years[-1]]]
