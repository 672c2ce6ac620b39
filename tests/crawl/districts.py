"""Portals of districts whose pages are one shell each, or one for all, and whose APIs answer POST alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from random import Random
from urllib.parse import parse_qs, urlsplit

from tests.crawl.district_scripts import APP, COMMON, LIBRARY, LIST, SHOW, TREE
from tests.crawl.site import Answer, Page, Site, report

_NOISE = ("关于召开工作会议的通知", "领导干部带队检查安全生产", "便民服务站上线新功能", "春季招聘会公告")
_HEAD = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>'


@dataclass
class District:
    """A drawn district: its columns with their papers. `truth` are the addresses of its reports."""

    seed: int
    years: int = 3
    title: str = ""
    columns: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Id → name and ids of its papers."""
    papers: dict[str, dict[str, str]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    truth: dict[str, tuple[str, int]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Paper → address of the file that it is."""
    reports: list[str] = field(default_factory=list)

    @property
    def bodies(self) -> list[str]:
        """The reports that are no files."""
        return [key for key in self.reports if key not in self.files]

    def draw(self, article: Callable[[str, str, str], str], units: int) -> None:
        """Its units and their reports; `article` gives the address of a paper (column, id, day)."""
        rng = self.rng = Random(self.seed)
        place = rng.choice(("青浦湾区", "临河区", "东沙区"))
        self.title = f"{place}人民政府"
        every = ("教育局", "财政局", "民政局", "交通委员会", "南桥镇", "西渡街道", "庄行镇")
        names = rng.sample(every, units)
        self.root = self._column("政府信息公开", "")
        self._noise(self._column("公开指南", self.root), 1)
        self._noise(self._column("法定主动公开内容", self.root), 3)
        self._reports(self._column("政府信息公开年报", self.root), self.title, article)
        bodies = self._column("部门街镇信息公开", self.root)
        for name in names:
            own = self._column(name, bodies)
            self._noise(self._column("工作动态", own), 2)
            self._reports(self._column("信息公开年报", own), f"{place}{name}", article)
        self.news = self._column("新闻中心", "")
        self._noise(self.news, 20)

    def _column(self, name: str, parent: str) -> str:
        key = str(self.rng.randrange(10**3, 10**6))
        self.columns[key] = name, []
        self.parents[key] = parent
        return key

    def _paper(self, column: str, title: str, day: str, body: str) -> str:
        number = self.rng.getrandbits(128)
        key = "-".join(f"{number:032x}"[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
        self.papers[key] = {"id": key, "title": title, "day": day, "body": body, "column": column}
        self.columns[column][1].append(key)
        return key

    def _noise(self, column: str, count: int) -> None:
        for _ in range(count):
            title = self.rng.choice(_NOISE)
            self._paper(column, title, f"2025-0{self.rng.randrange(1, 10)}-11", f"<p>{title}。</p>" * 3)

    def _reports(self, column: str, unit: str, article: Callable[[str, str, str], str]) -> None:
        for year in range(2025 - self.years, 2025):
            whole = report(unit, year).decode()
            body = whole[whole.index('<div class="content"') : whole.index("</body>")]
            day = f"{year + 1}-01-{self.rng.randrange(10, 29)}"
            key = self._paper(column, f"{unit}{year}年政府信息公开工作年度报告", day, body)
            self.truth[article(column, key, day)] = (unit, year)
            self.reports.append(key)

    def below(self, parent: str) -> list[tuple[str, str]]:
        """Id and name of the columns below one."""
        return [(key, self.columns[key][0]) for key, above in self.parents.items() if above == parent]

    def crumb(self, column: str) -> list[str]:
        """The names from the root to a column."""
        above = self.parents[column]
        return [*(self.crumb(above) if above else []), self.columns[column][0]]

    def page(self, column: str, number: int, size: int) -> tuple[int, list[dict[str, str]]]:
        """How many papers a column has, and those of one of its pages (counted from 0), newest first."""
        rows = sorted((self.papers[key] for key in self.columns[column][1]), key=lambda row: row["day"])[::-1]
        return len(rows), rows[number * size : (number + 1) * size]


class DistrictSite(Site):
    """What both products share: an API that answers POST and refuses GET."""

    size = 2

    def __init__(self, district: District) -> None:
        super().__init__()
        self.district = district
        self.posted: list[tuple[str, str]] = []
        self.pages: dict[str, Page] = {"/robots.txt": Answer(b"", kind="text/plain")}

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        path = urlsplit(handler.path).path
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        if handler.command == "POST" and handler.headers.get("X-Site-Id") == "58":
            self.posted.append((path, body))
            told = self.told(path, {name: values[0] for name, values in parse_qs(body).items()})
            return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json")
        return self.shown(path, handler)

    def told(self, path: str, asked: dict[str, str]) -> object:
        """What the API answers."""
        raise NotImplementedError

    def shown(self, path: str, handler: BaseHTTPRequestHandler) -> Answer:
        """The page at a path."""
        del path
        return super().answer(handler)


class HistorySite(DistrictSite):
    """One shell for every path; /art/list/COLUMN and /art/info/COLUMN/ID are its application's routes."""

    def __init__(self, seed: int, units: int = 2, years: int = 3) -> None:
        district = District(seed, years)
        district.draw(lambda column, key, day: f"/art/info/{column}/i{day.replace('-', '')}-{key[:8]}", units)
        super().__init__(district)
        shell = _HEAD.format(title=district.title) + (
            '<body><noscript><strong>请启用脚本以继续浏览</strong></noscript><div id="app"></div>'
            '<script src="/js/app.3f21c9.js"></script></body></html>'
        )
        self.shell = Answer(shell.encode(), validators=True)
        self.pages["/js/app.3f21c9.js"] = Answer(APP.encode(), kind="text/javascript")

    def shown(self, path: str, handler: BaseHTTPRequestHandler) -> Answer:
        return super().shown(path, handler) if path in self.pages else self.shell

    def told(self, path: str, asked: dict[str, str]) -> object:
        district = self.district
        if path == "/html/menu/tree":
            parent = asked.get("parentId", "")
            rows = [{"columnId": key, "columnName": name} for key, name in district.below(parent)]
            return {"success": True, "data": rows}
        if path == "/html/info/page":
            count, rows = district.page(asked["columnId"], int(asked["pageNum"]) - 1, self.size)
            records = [
                {"infoId": f"i{row['day'].replace('-', '')}-{row['id'][:8]}", "title": row["title"],
                 "publishTime": row["day"]}
                for row in rows
            ]
            crumb = district.crumb(asked["columnId"])
            return {"success": True, "data": {"total": count, "records": records, "crumb": crumb}}
        if path == "/html/info/detail":
            found = [row for key, row in district.papers.items() if asked["id"].endswith(f"-{key[:8]}")]
            if not found:
                return {"success": False, "data": None}
            (row,) = found
            told = {"title": row["title"], "body": row["body"], "publishTime": row["day"],
                    "crumb": district.crumb(row["column"])}
            return {"success": True, "data": told}
        return {"success": False}


class GuidSite(DistrictSite):
    """A page for each column; its rows lead to one page for all papers, showinfo.html?infoGuid=UUID."""

    def __init__(
        self,
        seed: int,
        units: int = 2,
        years: int = 3,
        *,
        common: str = "webBuilderCommon",
        menus: bool = True,
    ) -> None:
        """`common` is what the script of the product is called; without `menus` in their markup pages ask
        for the columns below them too, and papers of even years are files.
        """
        district = District(seed, years)
        district.draw(lambda _column, key, _day: f"/lhzwgk/showinfo.html?infoGuid={key}", units)
        super().__init__(district)
        self.names = ("jquery-1.11.0.min", common)
        for path, script in ((self.names[0], LIBRARY), (common, COMMON), ("list", LIST), ("showinfo", SHOW),
                             ("tree", TREE)):
            told = script.replace("webBuilderCommon", common)
            self.pages[f"/lhzwgk/js/{path}.js"] = Answer(told.encode(), kind="text/javascript")
        top = "".join(f'<li><a href="{self.way(key)}">{name}</a></li>' for key, name in district.below(""))
        friends = "".join(f"<a href='http://www.friend{n}.gov.cn/'>友情链接{n}</a>" for n in range(5))
        nav = f"<ul class='nav'>{top}</ul>" if menus else "<ul class='nav' id='colTree'></ul>"
        asks = "<script>var categorynum='', path='/lhzwgk/';</script>" + self._scripts("tree")
        about = "<a href='/about.html'>关于我们</a><a href='/map.html'>网站地图</a>"
        body = f"{nav}<div>{friends}</div><div>{about}</div>{'' if menus else asks}"
        self.pages["/"] = self._page("首页", body)
        for key, (name, papers) in district.columns.items():
            below = district.below(key)
            menu = "".join(f'<li><a href="{self.way(inner)}">{told}</a></li>' for inner, told in below)
            menu = f"<ul class='tree'>{menu}</ul>" if menus else "<ul class='tree' id='colTree'></ul>"
            crumb = " &gt; ".join(["首页", *district.crumb(key)])
            rows = "<ul id='infolist'></ul><div id='pager'></div>" if papers else ""
            body = (f"{nav if menus else ''}<div class='location'>当前位置：{crumb}</div><h2>{name}</h2>"
                    f"{menu}{rows}<script>var categorynum='{key}', path='{self.way(key)}';</script>"
                    f"{self._scripts(*(['list'] if papers else []), *([] if menus else ['tree']))}")
            self.pages[self.way(key)] = self._page(name, body)
        show = ("<div class='location'>当前位置：<span id='info_crumb'></span></div>"
                "<h1 id='info_title'></h1><p>发布日期：<span id='info_date'></span></p>"
                f"<div id='info_spnContent'></div>{self._scripts('showinfo')}")
        self.show = self._page(district.title, show)
        for url, (_, year) in list(district.truth.items()) if not menus else ():
            if year % 2 == 0:
                number = len(district.files)
                path = f"/lhzwgk/file?id={number}" if year % 4 == 0 else f"/lhzwgk/upload/{number}.pdf"
                district.files[url.rpartition("=")[2]] = path
                self.pages[path] = Answer(b"%PDF-1.4\nreport\n%%EOF", kind="application/pdf")

    def way(self, key: str) -> str:
        """The address of a column."""
        above = self.district.parents[key]
        return (self.way(above) if above else "/lhzwgk/") + f"{key}/"

    def _page(self, name: str, body: str) -> Answer:
        head = _HEAD.format(title=f"{name}-{self.district.title}")
        return Answer(f"{head}<body>{body}</body></html>".encode(), validators=True)

    def _scripts(self, *own: str) -> str:
        site = '{"siteGuid":"7eb5f7f1-9041-43ad-8e13-8fcb82ea831a","projectName":"/lhzwgk-front"}'
        tags = "".join(f'<script src="/lhzwgk/js/{name}.js"></script>' for name in (*self.names, *own))
        return f"<script>var siteInfo = {site};</script>{tags}"

    def shown(self, path: str, handler: BaseHTTPRequestHandler) -> Answer:
        return self.show if path == "/lhzwgk/showinfo.html" else super().shown(path, handler)

    def told(self, path: str, asked: dict[str, str]) -> object:
        district, params = self.district, json.loads(asked.get("params", "{}"))
        action = path.rpartition("/")[2]
        if action == "getCategoryList":
            data = [{"categorynum": key, "name": name} for key, name in district.below(params["categorynum"])]
            return {"custom": {"status": "true", "data": data}}
        if action == "getInfoList":
            count, rows = district.page(params["categorynum"], int(params["pageIndex"]), self.size)
            data = [{"infoid": row["id"], "title": row["title"], "infodate": row["day"]} for row in rows]
            return {"custom": {"status": "true", "count": count, "infodata": data}}
        if action == "getGovInfoDetail" and params.get("infoid") in district.papers:
            row = district.papers[params["infoid"]]
            file = district.files.get(row["id"])
            files = [{"attachname": f"{row['title']}.pdf", "attachurl": file}] if file else []
            told = {"title": row["title"], "infocontent": "" if file else row["body"], "infodate": row["day"],
                    "infotype": "pdf" if file else "html", "pdflist": files,
                    "crumb": " > ".join(district.crumb(row["column"]))}
            return {"custom": {"status": "true", "data": told}}
        return {"custom": {"status": "false"}}
