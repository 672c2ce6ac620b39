"""Portals of UCAP: /{site}/{channel}/{template}.shtml, units in frames, lists static or as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import md5
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_families.county import Column, County, Row
from tests.portals_families.site import Request

TEMPLATES = ("xxgk_list", "list", "newxxgk_list", "common_list", "zfxxgk_list", "xxgk_list_nb")
FRAMES = ("xxgk", "xxgk_bmtt", "bmxxgk")


class Ucap(County):
    """A unit's pages may stand in frames: the holder's query names the channel and the template."""

    product = "ucap"
    body: tuple[str, tuple[str, ...]] = ("id", ("zoomcon", "UCAP-CONTENT", "zoom"))

    def draw(self) -> None:
        rng = self.rng
        if rng.random() < 0.4:
            names = ("article-content", "xxgkcont", "pages_content")
            self.body, self.mark = ("class", names), rng.choice(names)
        self.site = "".join(rng.sample("acdghjlnqrsyz", 3)) + rng.choice(("xxgk", "rmzf", "zf"))
        self.template = rng.choice(TEMPLATES)
        self.numbered = rng.random() < 0.7
        self.manner = rng.choice(("static", "static", "search", "reference", "interface"))
        self.frames = rng.choice(("code", "code", "whole", "none"))
        self.frame = rng.choice(FRAMES)
        self.stub = rng.choice(("location.href", "window.location.href", "location.replace", ""))
        self.quote = rng.choice("'\"")
        self.row = rng.choice(("list", "block", "old"))
        self.broken = rng.random() < 0.5
        self.channels: dict[str, list[Row]] = {}
        self.slugs: set[str] = set()

    # --- addresses ---

    def column(self, name: str, above: Column | None, slug: str) -> Column:
        own = f"c{self.number(10**5, 10**6)}" if self.numbered and above else slug
        own = own if own not in self.slugs else f"{own}{self.number(10, 10**4)}"
        self.slugs.add(own)
        template = self.template if "报" in name or (above and name[:4].isdigit()) else "xxgk_navs"
        base = f"/{self.site}/{own}/"
        return Column(f"{base}{template}.shtml", name, (*above.crumbs, name) if above else (name,), base)

    def article(self, column: Column) -> str:
        return f"{column.base}{self.rng.randint(2021, 2024)}0{self.rng.randint(1, 9)}/{self._hex()}.shtml"

    def _hex(self) -> str:
        return UUID(int=self.rng.getrandbits(128), version=4).hex

    def report(self, column: Column, unit: str, year: int, *, bare: bool = False) -> Row:
        self.beside = column.base
        return super().report(column, unit, year, bare=bare)

    def file(self, year: int) -> str:
        name = self.rng.choice((self._hex(), f"【{self.number(10, 999)}号】{year - 1}年度报告"))
        return f"{self.beside}{year}01/{self._hex()}/files/{name}.pdf"

    def href(self, path: str, column: Column) -> str:
        if path.endswith(".pdf"):
            return path + ("\n\n" if self.broken else "")
        if self.frames == "none" or not self._framed(column) or not path.endswith(".shtml"):
            return path
        parts = path.split("/")
        if len(parts) != 4:
            return path
        if self.frames == "whole":
            return f"{column.base}government.shtml?{path}"
        above = column.base.split("/")[2]
        holder = f"/{self.site}/{parts[2]}/" if path.endswith("navs.shtml") else column.base
        return (
            f"{holder}{self.frame}.shtml?code={parts[2]}&temp={parts[3].removesuffix('.shtml')}"
            f"{'&parentCode=' + above if self.size % 2 else ''}"
        )

    @staticmethod
    def _framed(column: Column) -> bool:
        return len(column.crumbs) >= 2 and column.crumbs[1] in ("部门信息公开目录", "乡镇信息公开目录")

    # --- pages ---

    def head(self, column: Column, article: str | None = None, day: date | None = None) -> str:
        channel = column.base.split("/")[2]
        return super().head(column, article, day) + (
            f'<meta name="channelid" content="{self._id(channel)}"/>'
            '<meta name="others" content="页面生成时间 2024-03-01 02:00:00"/>'
            f'<meta name="template,templategroup,version" content="{self.template},x,1.2"/>'
            f'<script src="/{self.site}/xhtml/js/page.js"></script>'
        )

    @staticmethod
    def _id(channel: str) -> str:
        return md5(channel.encode()).hexdigest()

    def page(self, column: Column, body: str) -> None:
        """A page, and what a unit's links go through: the frames' holder and the stub before its column."""
        super().page(column, body)
        if self._framed(column) and self.frames != "none":
            holder = (
                f"<div class='nav'></div><iframe id='frame' width='100%'></iframe><script>var code = "
                f"getQueryString('code'), temp = getQueryString('temp'); $('#frame').attr('src', "
                f"'/{self.site}/' + code + '/' + temp + '.shtml');</script>"
            )
            at = f"{column.base}{self.frame}.shtml"
            self.portal.put(at, column.name, holder, crumbs=column.crumbs)
            whole = self.portal.pages.pop(at)
            self.portal.dynamic[at] = lambda _: whole

    def _own(self, column: Column) -> None:
        """The annual reports of a county stand behind a stub that leads to the first channel below."""
        super()._own(column)
        if not self.stub:
            return
        to = column.path
        said = (
            f"{self.stub}('{to}')"
            if "replace" in self.stub
            else f"{self.stub} = {self.quote}{to}{self.quote};"
        )
        stub = f"{column.base}redirect_firstChannel.shtml"
        self.portal.ways.add(stub)
        self.portal.pages[stub] = Answer(
            f"<html><head><title></title><script>{said}</script></head><body></body></html>".encode()
        )
        for path, page in list(self.portal.pages.items()):
            if path == self.root.path:
                text = page.body.decode().replace(f'href="{to}"', f'href="{stub}"')
                self.portal.pages[path] = Answer(text.encode(), kind="text/html")

    # --- lists ---

    def listing(self, column: Column, rows: list[Row]) -> None:
        of = max(1, -(-len(rows) // self.size))
        if self.manner != "static":
            self._asked(column, rows, of)
            return
        stem = column.path.removesuffix(".shtml")
        for k in range(1, of + 1):
            path = column.path if k == 1 else f"{stem}_{k}.shtml"
            extra = self._extra(column) if k == 1 else ""
            own = Column(path, column.name, column.crumbs, column.base)
            self.page(
                own,
                self._rows(rows[(k - 1) * self.size : k * self.size], extra)
                + self._pager(stem.rpartition("/")[2], k, of, len(rows)),
            )

    def _extra(self, column: Column) -> str:
        """A row of another site's, dead here, and one of a messenger."""
        if sum(column.path.encode()) % 3:
            return ""
        return (
            f"<li><a href='/ycsczj/c{100200}/202301/{self._id('dead')}.shtml'>市财政局公开指南</a></li>"
            "<li><a href='https://mp.weixin.qq.com/s/Xyz123'>一图读懂公开年报</a></li>"
        )

    def _rows(self, rows: list[Row], extra: str = "") -> str:
        item = {
            "list": '<li><a href="{0}" title="{1}" target="_blank">{1}</a><span class="time">{2}</span></li>',
            "block": '<li><h4><a href="{0}">{1}</a></h4><span>{2}</span></li>',
            "old": "<li><a href=\"{0}\" target='_blank' title='{1}'  >{1}</a><span>{3}</span></li>",
        }[self.row]
        told = extra + "".join(
            item.format(row.path, row.text, row.day, f"{row.day:%Y/%m/%d}") for row in rows
        )
        if self.row == "block":
            return f'<div class="pageList listContent infoList">{told}</div>'
        return f'<ul class="{self.rng.choice(("listContent", "pageList newsList", "infolist"))}">{told}</ul>'

    def _pager(self, stem: str, k: int, of: int, total: int) -> str:
        q = self.quote
        gap = self.rng.choice((",", ", "))
        said = gap.join((f"{q}page_div{q}", str(of), str(k), f"{q}{stem}{q}", f"{q}shtml{q}", str(total)))
        return f'<div id="page_div"></div><script>createPageHTML({said});</script>'

    def _asked(self, column: Column, rows: list[Row], of: int) -> None:
        channel = self._id(column.base.split("/")[2])
        self.channels[channel] = rows
        path, call = {
            "search": (f"/common/search/{channel}", self._search(channel)),
            "reference": (f"/u/search/listByChannelRef/{channel}", self._reference(channel)),
            "interface": (
                "/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort",
                self._interface(channel),
            ),
        }[self.manner]
        self.portal.dynamic[path] = {
            "search": self.searched,
            "reference": self.referred,
            "interface": self.interfaced,
        }[self.manner]
        self.page(column, f"<ul class='listContent' id='list'></ul><div id='page_div'></div>{call}")
        for k in range(1, of + 1):
            self.portal.ways.add(f"{column.path} page {k}")

    def _search(self, channel: str) -> str:
        return (
            f"<script>var channelId = {self.quote}{channel}{self.quote}; function load(page) {{ $.get("
            f"'/common/search/' + channelId + '?page=' + page + '&_pageSize={self.size}&_isAgg=true"
            "&_isJson=true&_template=index&_rangeTimeGte=&_channelName=', show); } load(1);</script>"
        )

    def _reference(self, channel: str) -> str:
        return (
            f"<script>var channelId = {self.quote}{channel}{self.quote}; var number = {self.size};</script>"
            f"<script src='/{self.site}/xhtml/js/load_gkml_list.js'></script>"
        )

    def _interface(self, channel: str) -> str:
        return (
            f"<script>$.post('/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort', {{channelId: "
            f"{self.quote}{channel}{self.quote}, deptCode: '', pageSize: {self.size}, pageIndex: 1}}, show);"
            "</script>"
        )

    def _told(self, rows: list[Row], size: int, k: int) -> list[Row]:
        return rows[(max(k, 1) - 1) * size : max(k, 1) * size]

    def searched(self, request: Request) -> Answer:
        """GET /common/search/{channel}."""
        rows = self.channels.get(request.path.rsplit("/", 1)[1], [])
        size, k = int(request.query.get("_pageSize") or 15), int(request.query.get("page") or 1)
        if request.query.get("_isJson") != "true":
            return Answer(b"<html><body></body></html>")
        found = [
            {
                "title": row.text,
                "url": row.path,
                "content": "",
                "contentHtml": "",
                "memo": "",
                "publishedTime": _stamp(row) * 1000,
                "publishedTimeStr": f"{row.day} 09:30:00",
                "channelName": "",
                "manuscriptId": self._id(row.path),
                "resList": [],
                "domainMetaList": [],
            }
            for row in self._told(rows, size, k)
        ]
        return _json({"data": {"total": len(rows), "page": k, "rows": size, "results": found}})

    def referred(self, request: Request) -> Answer:
        """POST /u/search/listByChannelRef/{channel}."""
        rows = self.channels.get(request.path.rsplit("/", 1)[1], [])
        size, k = int(request.form.get("number") or 10), int(request.form.get("currentPage") or 1)
        if request.method != "POST":
            return Answer(b"", 405)
        found = [
            {"TITLE": row.text, "URL_COMP": row.path, "PC_GKFWRQ_FORMATED": str(row.day)}
            for row in self._told(rows, size, k)
        ]
        return _json({"data": {"page": {"list": found, "allRow": len(rows), "pageSize": size}}})

    def interfaced(self, request: Request) -> Answer:
        """POST loadDataByChannelIdAndDeptIdBackSort."""
        rows = self.channels.get(request.form.get("channelId", ""), [])
        size, k = int(request.form.get("pageSize") or 10), int(request.form.get("pageIndex") or 1)
        if request.method != "POST":
            return Answer(b"", 405)
        found = [
            {"TITLE": row.text, "URL_COMMP": row.path, "PUBLISHED_TIME_FORMAT": str(row.day)}
            for row in self._told(rows, size, k)
        ]
        return _json({"data": {"list": found, "allRow": len(rows), "totalPage": -(-len(rows) // size)}})


def _stamp(row: Row) -> int:
    return int(datetime(row.day.year, row.day.month, row.day.day, 2, tzinfo=UTC).timestamp())


def _json(value: object) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")
