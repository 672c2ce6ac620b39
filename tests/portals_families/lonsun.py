"""Portals of LonSun: /public/column/{organ}?type=3, lists fetched as a label's HTML or paged plainly."""

from __future__ import annotations

import json

from tests.crawl.site import Answer
from tests.portals_families.county import GK, ZD, ZN, Column, County, Row
from tests.portals_families.site import Request

TYPES = {ZD: 1, ZN: 2, "公开指南": 2, "依申请公开": 5, "机构职能": 4, "工作动态": 4, "财政预决算": 4}
ANNUAL = 3


class LonSun(County):
    """Each organ has its types of matter, 3 the annual reports; the label /site/label/8888 answers a list's
    page with whatever organ, type and category it is asked for."""

    product = "lonsun"
    body = ("id", ("J_content", "zoom", "wzcon"))

    def draw(self) -> None:
        rng = self.rng
        self.site = rng.randint(2_000_000, 9_999_999)
        self.manner = rng.choice(("label", "label", "shell", "static"))
        self.method = rng.choice(("get", "post"))
        self.spelling = rng.choice(("json", "quoted", "query"))
        self.row_class = rng.choice(("xxgk_nav_list", "clearfix xxgk_nav_list", "xxgk_navli"))
        self.file_name = rng.choice(
            ("/c1/hs/publicInfoList_newest", "/c3/tl/publicInfoList_newest2020", "/xxgk/publicInfoList")
        )
        self.old = rng.random() < 0.5
        self.kept: dict[tuple[str, str, str], list[Row]] = {}
        self.portal.dynamic["/site/label/8888"] = self.label

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        crumbs = (*above.crumbs, name) if above else (name,)
        if above is None and name != GK:
            return Column(f"/content/column/{self.number(10**6, 10**7)}", name, crumbs, "/content/article/")
        if slug.endswith("nb") and slug[:4].isdigit():
            category = self.number(10**6, 10**7)
            path = f"/public/column/{self._organ(above)}?type={ANNUAL}&action=list&catId={category}"
        elif slug in ("bmxxgk", "xzxxgk"):
            path = f"/site/tpl/{self.number(1000, 9999)}"
        elif above is None or (slug.startswith("u") and slug[1:].isdigit()):
            number = self.number(10**3, 10**5)
            return Column(f"/public/column/{number}", name, crumbs, f"/public/{number}/")
        elif slug in ("zfxxgknb", "ndbg"):
            path = f"/public/column/{self._organ(above)}?type={ANNUAL}"
        else:
            kind = TYPES.get(name, 4)
            more = "&action=list&nav=&catId=" + str(self.number(10**6, 10**7)) if kind == 4 else ""
            path = f"/public/column/{self._organ(above)}?type={kind}{more}"
        return Column(path, name, crumbs, above.base if above else "/public/")

    @staticmethod
    def _organ(column: Column | None) -> str:
        assert column is not None
        return column.base.split("/")[2]

    def article(self, column: Column) -> str:
        return f"{column.base}{self.number(10**7, 10**8)}" + (
            ".html" if column.base.startswith("/public") else ""
        )

    def file(self, year: int) -> str:
        folder = f"/group{self.rng.randint(1, 9)}/M00/{self.rng.randint(16, 255):02X}"
        name = f"{folder}/{year}{self.number(10**6, 10**8)}.pdf"
        return name if self.old else f"/download/file?filePath={name}"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return path.replace("&", "&amp;")

    def listing(self, column: Column, rows: list[Row]) -> None:
        organ, cat = self._organ(column), column.path.partition("catId=")[2]
        self.kept[organ, str(ANNUAL), cat] = rows
        of = max(1, -(-len(rows) // self.size))
        if self.manner == "static":
            for k in range(1, of + 1):
                path = column.path if k == 1 else f"{column.path}&pageIndex={k}"
                part = rows[(k - 1) * self.size : k * self.size]
                self.page(
                    Column(path, column.name, column.crumbs, column.base),
                    self._rows(part) + self._numbers(column, k, of),
                )
            return
        first = self._rows(rows[: self.size]) if self.manner == "label" else ""
        told = f"<script>var pageCount = {of}; var total = {len(rows)};</script>" if first else ""
        if not first or of > 1:
            told += (
                f"<div id='page_public_info'></div><script>{self._call(organ, cat, of, len(rows))}</script>"
            )
        self.page(column, f"<div class='xxgk_list' id='publicInfoList'>{first}</div>{told}")
        for k in range(2 if first else 1, of + 1):
            self.portal.ways.add(f"{column.path} page {k}")

    def _rows(self, rows: list[Row]) -> str:
        if self.row_class == "xxgk_navli":
            return "".join(
                f'<div class="xxgk_navli"><ul><li class="num">{n}</li><li class="mc"><a href="{row.path}" '
                f'title="{row.text}">{row.text}</a></li><li class="rq">{row.day}</li></ul></div>'
                for n, row in enumerate(rows, 1)
            )
        return (
            f'<ul class="{self.row_class}">'
            + "".join(
                f'<li><a class="title" target="_blank" href="{row.path}" title="{row.text}">{row.text}</a>'
                f'<span class="date">{row.day}</span></li>'
                for row in rows
            )
            + "</ul>"
        )

    def _numbers(self, column: Column, k: int, of: int) -> str:
        def to(page: int, text: str) -> str:
            path = self.href(f"{column.path}&pageIndex={page}", column)
            return f'<a paged="{page}" href="{path}">{text}</a>'

        if of == 1:
            return ""
        numbers = "".join(to(page, str(page)) for page in range(1, of + 1) if page != k)
        after = to(k + 1, "下一页") if k < of else "<a class='disabled'>下一页</a>"
        return f'<div id="page_public_info">{to(1, "首页")}{numbers}{after}{to(of, "尾页")}</div>'

    def _call(self, organ: str, cat: str, of: int, total: int) -> str:
        asked: dict[str, str | int | bool] = {
            "IsAjax": 1,
            "dataType": "html",
            "labelName": "publicInfoList",
            "siteId": self.site,
            "pageSize": self.size,
            "pageIndex": 1,
            "action": "list",
            "isDate": True,
            "dateFormat": "yyyy-MM-dd",
            "length": 50,
            "organId": organ,
            "type": ANNUAL,
            "catId": cat,
            "cId": "",
            "result": "暂无相关信息",
            "file": self.file_name,
        }
        page = (
            ""
            if self.manner == "shell"
            else f"$('#page_public_info').pager({{pageCount:{of},total:{total}}});"
        )
        if self.spelling == "query":
            query = "&".join(
                f"{name}={str(value).lower() if value is True else value}"
                for name, value in asked.items()
                if name != "pageIndex"
            )
            return (
                f"function load(n){{ $.{self.method}('/site/label/8888?{query}&pageIndex='+n, function(html)"
                f"{{ $('#publicInfoList').html(html); }}); }} {page}"
            )
        if self.spelling == "json":
            data = json.dumps(asked, ensure_ascii=False)
        else:
            data = (
                "{"
                + ", ".join(
                    f"{name}: '{str(value).lower() if value is True else value}'"
                    for name, value in asked.items()
                )
                + "}"
            )
        return (
            f"Ls.ajax({{ url: '/site/label/8888', type: '{self.method.upper()}', data: {data},"
            f" success: function(html) {{ $('#publicInfoList').html(html); }} }}); {page}"
        )

    def label(self, request: Request) -> Answer:
        """A page of the list that is asked for, by whatever method; the last again if there is none."""
        asked = {**request.query, **request.form}
        rows = self.kept.get((asked.get("organId", ""), asked.get("type", ""), asked.get("catId", "")))
        if not rows or asked.get("labelName") != "publicInfoList" or asked.get("siteId") != str(self.site):
            return Answer("<div class='nodata'>暂无相关信息</div>".encode())
        size = int(asked.get("pageSize") or 15)
        of = -(-len(rows) // size)
        k = min(max(1, int(asked.get("pageIndex") or 1)), of)
        told = f"<script>var opts = {{pageCount:{of},total:{len(rows)},pageIndex:{k}}};</script>"
        return Answer((self._rows(rows[(k - 1) * size : k * size]) + told).encode())
