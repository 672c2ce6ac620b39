"""Portals of Epoint: empty pages whose rows a JSON service gives, by category, department and page number."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request

COMMON = "/js/webBuilderCommon.js"
SHELL = "/dynamic/zwgk/govInfoPub.html"
SERVICE = "/rest/lightfrontaction/getgovinfolist"
FIELDS = ("infourl", "visiturl", "linkurl")


class Epoint(County):
    """The service wants the site's id, which stands in a script; some want all wrapped in `params`, some
    count pages from 1."""

    product = "epoint"
    body = ("id", ("ivs_content", "ivs_content"))

    def draw(self) -> None:
        rng = self.rng
        if rng.random() < 0.4:
            self.body, self.mark = ("class", ("mian-cont", "mian-cont")), "mian-cont"
        self.guid = self._uuid()
        self.project = rng.choice(("/EWB-FRONT", "/EWB-FRONT", "/EpointWebBuilder"))
        self.first = rng.choice((0, 0, 1))
        self.lenient = rng.random() < 0.5
        self.wrapped = rng.random() < 0.4
        self.inline = rng.choice(("object", "string", "script"))
        self.field = rng.choice(FIELDS)
        self.cut = rng.random() < 0.5
        self.top = f"{rng.randint(2, 9):03}"
        self.counted = 0
        self.kept: dict[tuple[str, str], list[Row]] = {}
        common = Answer(self._common().encode(), kind="application/javascript")
        self.portal.dynamic[COMMON] = lambda _: common
        self.portal.ways.add(COMMON)
        self.portal.dynamic[self.project + SERVICE] = self.service

    def _uuid(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def _common(self) -> str:
        quote = self.rng.choice("'\"")
        pairs = [("siteGuid", self.guid), ("projectName", self.project), ("siteName", "门户网站")]
        self.rng.shuffle(pairs)
        told = self.rng.choice((", ", ",\n    ")).join(
            f"{name}: {quote}{value}{quote}" for name, value in pairs
        )
        return (
            "// 站点信息\nvar webbuilder = webbuilder || {};\n"
            f"var siteInfo = {{{told}}};\nfunction ajaxErr() {{ console.log('error'); }}\n"
        )

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        crumbs = (*above.crumbs, name) if above else (name,)
        self.counted += 1
        if slug in ("zfxxgknb", "ndbg") or (slug.endswith("nb") and slug[:4].isdigit()):
            assert above is not None
            number = f"{self._category(above) or self.top}{self.counted % 900 + 1:03}"
            dept = self._dept(above)
            more = f"&deptcode={dept}" if dept else ""
            return Column(f"{SHELL}?categorynum={number}{more}", name, crumbs, f"/zwgk/{self.top}/{number}/")
        if above is not None and slug.startswith("u") and slug[1:].isdigit():
            dept = f"{self.rng.randint(10**7, 10**8)}"
            return Column(f"/zwgk/govdept.html?deptcode={dept}", name, crumbs, "/zwgk/")
        base = f"{above.base if above and len(above.base) < 20 else '/zwgk/'}{self.counted:03}/"
        return Column(f"{base}subpage.html", name, crumbs, base)

    @staticmethod
    def _category(column: Column) -> str:
        return column.path.partition("categorynum=")[2].partition("&")[0]

    @staticmethod
    def _dept(column: Column) -> str:
        return column.path.partition("deptcode=")[2]

    def article(self, column: Column) -> str:
        return f"{column.base}20240{self.rng.randint(1, 9)}{self.rng.randint(10, 28)}/{self._uuid()}.html"

    def file(self, year: int) -> str:
        return f"/WebBuilderDS/jslib/upload/{year}0117/{self._uuid()}.pdf"

    def href(self, path: str, column: Column) -> str:  # noqa: ARG002
        return path.replace("&", "&amp;")

    def listing(self, column: Column, rows: list[Row]) -> None:
        self.kept[self._category(column), self._dept(column)] = rows
        self.page(column, f"<ul class='ewb-list' id='infolist'></ul><div id='pager'></div>{self._scripts()}")
        for k in range(max(1, -(-len(rows) // self.size))):
            self.portal.ways.add(f"{column.path} page {k}")

    def _scripts(self) -> str:
        common = f"<script src='{self.rng.choice(('', '../..'))}{COMMON}'></script>"
        if self.inline == "script":
            return common + "<script src='/dynamic/zwgk/js/govInfoPub.js'></script>"
        asked = (
            "deptcode: Util.getUrlParams('deptcode'), categorynum: Util.getUrlParams('categorynum'), "
            f"pageIndex: {'page' if self.inline == 'object' else self.first}, pageSize: {self.size}, "
            "siteGuid: siteInfo.siteGuid"
        )
        value = f"{{params: {{{asked}}}}}" if self.wrapped else f"{{{asked}}}"
        return (
            f"{common}<script>var pageSize = {self.size}; function load(page) {{ $.ajax({{type: 'post', "
            f"url: siteInfo.projectName + '{SERVICE}', contentType: 'application/json;charset=utf-8', "
            f"data: JSON.stringify({value}), success: show}}); }} load({self.first});</script>"
        )

    def service(self, request: Request) -> Answer:
        """A page of a list; nothing if the site is another or the question is wrapped otherwise."""
        told: Any = request.json
        told = told.get("params") if self.wrapped and isinstance(told, dict) else told
        rows: list[Row] = []
        if request.method == "POST" and isinstance(told, dict) and told.get("siteGuid") == self.guid:
            rows = self.kept.get((str(told.get("categorynum", "")), str(told.get("deptcode") or "")), [])
        told = told if isinstance(told, dict) else {}
        size = int(told.get("pageSize") or 10)
        at = int(told.get("pageIndex") or 0) - self.first
        at = max(0, at) if self.lenient else at
        data = [self._object(row) for row in rows[at * size : (at + 1) * size]] if at >= 0 else []
        return Answer(
            json.dumps(
                {
                    "controls": [],
                    "custom": {"total": len(rows), "data": data},
                    "status": {"code": 1, "text": ""},
                },
                ensure_ascii=False,
            ).encode(),
            kind="application/json;charset=UTF-8",
            headers={"Server": "epoint-httpserver"},
        )

    def _object(self, row: Row) -> dict[str, str]:
        short = row.text[:14] + "..." if self.cut and len(row.text) > 16 else row.text
        return {
            "title": short,
            "realtitle": row.text,
            self.field: row.path,
            "infodate": str(row.day),
            "handsdate": "",
            "deptname": "",
            "infoid": row.path.rsplit("/", 1)[1].removesuffix(".html"),
        }
