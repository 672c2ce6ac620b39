"""Counties on Hanweb: 钟祥 and 温岭 with records in scripts, 红古 with units that an interface builds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.county import NEAR, Drawn
from tests.portals_drawn.furniture import Entry, Row, catalogued, share
from tests.portals_drawn.ucap import by_body, in_groups
from tests.portals_families.site import Request


@dataclass
class Hanweb(Drawn):
    """`/col/col{number}/`; the list's records stand in a script, further ones are asked for by number.

    `rest` holds the rows of each column's number, `lists` those of the pages an interface builds."""

    rest: dict[str, list[Row]] = field(default_factory=dict)
    lists: dict[str, list[Row]] = field(default_factory=dict)

    frame = 1

    def below(self, _parent: str, _slug: str) -> str:
        return f"/col/col{self.number(1229300000, 1229900000)}/index.html"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?pageNum={k + 1}" if k else column

    def article_at(self, column: str, day: str) -> str:
        year, month, date = (int(part) for part in day.split("-"))
        return f"/art/{year}/{month}/{date}/art_{self._id(column)}_{self.number()}.html"

    @staticmethod
    def _id(column: str) -> str:
        return column.split("/")[2].removeprefix("col")

    def file_at(self, _article: str, ending: str) -> str:
        return f"/module/download/downfile.jsp?classid=0&filename={self.hexes()}.{ending}"

    def attached(self, path: str, name: str) -> str:
        title = f"{name}.{path.rpartition('.')[2]}"
        at = path.replace("&", "&amp;")
        return f'<p><img src="/module/jslib/icons/word.png"><a href="{at}">{title}</a></p>'

    def _record(self, row: Row) -> str:
        at, text, day = row
        return f'<li><a href="{at}" title="{text}" target="_blank">{text}</a><span>{day}</span></li>'

    def rows(self, rows: list[Row], _on: str) -> str:
        return f"<ul>{''.join(map(self._record, rows))}</ul>"

    def records(self, column: str, rows: list[Row], total: int) -> str:
        """A column's list as its page has it: records that a script shows, and where it asks for more."""
        number, unit = self._id(column), str(self.number(10**5, 10**7))
        proxy = (
            f"/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=1&path=/&columnid={number}&unitid={unit}&"
            f"webname={quote(self.county)}&permissiontype=0"
        )
        recs = "\n".join(f"<record><![CDATA[{self._record(row)}]]></record>" for row in rows)
        return (
            f'<div id="{unit}" class="default_pgContainer"></div><script type="text/xml"><datastore>\n<next'
            f"group>"
            f'<![CDATA[<a href="{proxy}"></a>]]></nextgroup>\n<recordset>{recs}</recordset></datastore></sc'
            f"ript>"
            f"<script src='/script/0/jpage.js'></script><script>$(function(){{$('#{unit}').jpage({{cacheSiz"
            f"e:1,perPage:15,"
            f"groupSize:3,totalRecord:{total},totalPage:{-(-total // 15)},proxyUrl:'/module/web/jpage/datap"
            f"roxy.jsp',"
            f"unitid:'{unit}'}});}});</script>"
        )

    def pager(self, _column: str, _k: int, _of: int, _total: int) -> str:
        return ""

    def told(self, _column: str, address: str) -> str:
        return (
            f'<meta name="i_columnid" content="{self._id(address)}">' if address.startswith("/col/") else ""
        )

    def printed(self, title: str, source: str, day: str, text: str) -> str:
        return (
            f'{catalogued(self.rng, title, source, day)}<div class="article"><h1>{title}</h1><p class="info'
            f'">发布日期：{day} '
            f'10:12　　访问次数：<script src="/module/visitcount/articlehits.jsp?colid=1&artid='
            f'{self.number()}"></script></p>'
            f'<div id="zoom" class="bt-content"><!--ZJEG_RSS.content.begin-->{text}<!--ZJEG_RSS.content.end'
            f"--></div>"
            f"</div>{NEAR}{share()}"
        )

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, _per: int
    ) -> None:
        """A column of 45 records on its page, the others behind its interface."""
        self.led(
            column,
            name,
            f"{side}<div class='right'>{self.records(column, rows[:45], len(rows))}</div>",
            crumbs=crumbs,
        )
        number = self._id(column)
        self.rest[number] = rows
        for start in range(46, len(rows) + 1, 45):
            self.ways.add(f"/module/web/jpage/dataproxy.jsp {number} {start}")
        self.dynamic["/module/web/jpage/dataproxy.jsp"] = self.proxy

    def proxy(self, asked: Request) -> Answer:
        """Records by their numbers, three pages for each page."""
        told = asked.query | asked.form
        rows = self.rest.get(told.get("columnid", ""), [])
        page = int(told.get("page", "1"))
        start = int(told.get("startrecord", (page - 1) * 45 + 1))
        end = int(told.get("endrecord", start + 44))
        recs = "".join(
            f"<record><![CDATA[{self._record(row)}]]></record>"
            for row in rows[start - 1 : min(end, start + 99)]
        )
        text = (
            f"<datastore><totalrecord>{len(rows)}</totalrecord><totalpage>{-(-len(rows) // 15)}</totalpage>"
            f"<recordset>"
            f"{recs}</recordset></datastore>"
        )
        return Answer(text.encode(), kind="text/xml")


def zhongxiang(p: Drawn) -> None:
    """钟祥市: columns for government, departments, townships; long lists behind the interface."""
    in_groups(p, ("市政府", "市直部门", "乡镇（街道）"), 14, 12)


class Zhejiang(Hanweb):
    """The directory's bodies are nodes of a tree that a script shows."""

    frame = 3

    def names(self, entries: list[Entry]) -> str:
        nodes = [
            {"id": n + 2, "pId": 1, "name": name, "url": at, "target": "_self"}
            for n, (at, name) in enumerate(entries)
        ]
        told = json.dumps([{"id": 1, "pId": 0, "name": "部门", "open": True}, *nodes], ensure_ascii=False)
        return (
            f'<ul id="tree{len(entries)}" class="ztree"></ul><script>var zNodes = {told};$(function(){{$.fn'
            f".zTree.init("
            f'$("#tree{len(entries)}"), setting, zNodes);}});</script>'
        )


def wenling(p: Drawn) -> None:
    """温岭市: bodies with sections of their own."""
    by_body(p, ("市级部门", "镇（街道）"), 15, 12, gathers=True)


class Jpaas(Hanweb):
    """The interface of 2022: units of a page are built by what a script asks for."""

    frame = 0
    build = "/api-gateway/jpaas-publish-server/front/page/build/unit"

    def article_at(self, column: str, day: str) -> str:
        return f"{column.rpartition('/')[0]}/art/{day[:4]}/art_{self.hexes()}.html"

    def records(self, column: str, _rows: list[Row], _total: int) -> str:
        page = self.hexes()
        asked = (
            "{'parseType':'bulidstatic','webId':'"
            + self.hexes()
            + "','tplSetId':'"
            + self.hexes()
            + "','pageType':'"
            "column','tagId':'信息列表','editType':'null','pageId':'" + page + "'}"
        )
        self.lists[page] = self.rest_of(column)
        return (
            f'<div class="page-content"><script type="text/javascript" src="/assets/unitbuild.js" url="'
            f'{self.build}" '
            f'queryData="{asked}" ></script></div>'
        )

    def rest_of(self, column: str) -> list[Row]:
        return self.rest.setdefault(self._id(column), [])

    def listing(
        self, column: str, name: str, rows: list[Row], crumbs: tuple[str, ...], side: str, _per: int
    ) -> None:
        self.rest_of(column).extend(rows)
        self.led(
            column,
            name,
            f"{side}<div class='right'>{self.records(column, rows, len(rows))}</div>",
            crumbs=crumbs,
        )
        self.ways |= {f"{self.build} {column} {k}" for k in range(-(-len(rows) // 15))}
        self.dynamic[self.build] = self.built

    def built(self, asked: Request) -> Answer:
        """Fifteen rows of a list, the last ones again past its end."""
        rows = self.lists.get(asked.query.get("pageId", ""), [])
        told = json.loads(asked.query.get("paramJson") or "{}")
        k = min(int(told.get("pageNo", 1)), max(1, -(-len(rows) // 15)))
        made = "".join(map(self._record, rows[(k - 1) * 15 : k * 15]))
        text = f'<ul class="list">{made}</ul><div class="pagination" rows="15" count="{len(rows)}"></div>'
        body = json.dumps(
            {"success": True, "code": "200", "message": "", "data": {"html": text}}, ensure_ascii=False
        )
        return Answer(body.encode(), kind="application/json;charset=UTF-8")


def honggu(p: Drawn) -> None:
    """红古区: departments and townships with sections of their own, all lists built by the interface."""
    by_body(p, ("区政府部门", "镇（街道）"), 12, 7, "政府信息公开工作年度报告")


LAYOUTS: dict[str, filing.Layout] = {
    "zhongxiang": (Hanweb, zhongxiang),
    "wenling": (Zhejiang, wenling),
    "honggu": (Jpaas, honggu),
}
