"""Applications of one page: 成都's library of papers, a sealed service, and one with pages of data."""

from __future__ import annotations

import base64
import json

from tests.crawl.site import Answer
from tests.portals_scripted.application_scripts import LIBRARY, PAGES, SEALED
from tests.portals_scripted.county import Column, Paper
from tests.portals_scripted.scripted import HEAD, Asked, Scripted, given, scripts


class Library(Scripted):
    """成都: a section is an application; one chooses a body in a tree by a click; its papers of all kinds are
    asked for by GET, each with its address."""

    size = 20

    def at(self, paper: Paper) -> str:
        return f"/gkml/{paper.column.above.key if paper.column.above else 0}/detail/{paper.key}.html"

    def way(self, column: Column) -> str:
        return "/gkml/" if column is self.county.root else f"/c{column.key}/"

    def draw(self) -> None:
        self.front()
        self.script("/gkml/js/app.6b1f.js", LIBRARY)
        rows = "".join(self.row(paper) for paper in self.county.news.papers)
        self.pages[self.way(self.county.news)] = self.page("新闻中心", ["新闻中心"], f"<ul>{rows}</ul>")
        shell = "<div id='app'></div><script src='/gkml/js/app.6b1f.js'></script>"
        self.pages["/gkml/"] = self.page(self.county.root.name, [], shell)

    @property
    def fewest(self) -> int:
        return 4 + len({paper.column.unit for paper in self.county.truth}) + len(self.county.truth)

    def told(self, asked: Asked) -> Answer | None:
        root = self.county.root
        if asked.path == "/gkml/api/dept/tree":
            kinds = [
                {"name": one.name, "children": [{"id": str(two.key), "name": two.name} for two in one.below]}
                for one in root.below
                if one.below
            ]
            own = {
                "name": "县政府",
                "children": [{"id": str(root.key), "name": f"{self.county.name}人民政府"}],
            }
            return given({"code": 200, "msg": "操作成功", "data": [own, *kinds]})
        if asked.path != "/gkml/api/policyLibrary/listPage":
            return None
        chosen = self.county.columns[int(asked.query["deptId"])]
        papers = [paper for one in chosen.below for paper in one.papers]
        papers.sort(key=lambda paper: (paper.day, paper.key), reverse=True)
        number, size = int(asked.query["current"]), int(asked.query["size"])
        rows = [
            {
                "id": str(paper.key),
                "name": paper.title,
                "fullName": chosen.name,
                "checkTime": f"{paper.day} 09:00:00",
                "detailInfoUrl": self.named(self.at(paper)),
            }
            for paper in papers[(number - 1) * size : number * size]
        ]
        return given(
            {
                "code": 200,
                "data": {
                    "records": rows,
                    "total": len(papers),
                    "size": size,
                    "current": number,
                    "pages": -(-len(papers) // size),
                },
            }
        )


class Sealed(Scripted):
    """One shell for all; what it asks and is told is sealed by its script; even years' reports are files."""

    bodies = 6

    def at(self, paper: Paper) -> str:
        return f"/xxgk/index.html#/detail?id={paper.key}"

    def way(self, column: Column) -> str:
        return f"/xxgk/index.html#/list?id={column.key}"

    def draw(self) -> None:
        self.front()
        self.script("/xxgk/js/app.js", SEALED)
        self.key = f"{self.county.rng.getrandbits(128):032x}"
        shell = (
            f"{HEAD.format(title=f'{self.county.name}人民政府', more='')}<body><div id='app'></div>"
            f"<script>window.config = {{key: '{self.key}'}};</script><script src='/xxgk/js/app.js'></script>"
            "</body></html>"
        )
        self.shell = Answer(shell.encode(), validators=True)
        self.pages["/xxgk/index.html"] = self.shell
        for paper in self.county.truth:
            if paper.year % 2 == 0:
                self.pages[f"/webapi/file/download?fileId={paper.key}"] = Answer(
                    f"%PDF-1.4\n{paper.title}\n%%EOF".encode(),
                    kind="application/pdf",
                    headers={"Content-Disposition": "attachment"},
                )

    @property
    def truth(self) -> set[str]:
        files = {
            f"/webapi/file/download?fileId={paper.key}" for paper in self.county.truth if paper.year % 2 == 0
        }
        return super().truth | files

    def is_text(self, paper: Paper) -> bool:
        return paper.year % 2 == 1

    def article(self, paper: Paper) -> Answer:
        del paper
        return self.shell

    def told(self, asked: Asked) -> Answer | None:
        if not asked.path.startswith("/webapi/") or asked.path.startswith("/webapi/file/"):
            return None
        if asked.method != "POST" or asked.headers.get("Authorization") != f"Bearer {self.key}":
            return Answer(b'{"code":401,"msg":"token invalid"}', 401, kind="application/json")
        what = json.loads(base64.b64decode(asked.json["param"][::-1]))
        told = self.column(what) if asked.path == "/webapi/column/page" else self.detail(what)
        sealed = base64.b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()[::-1]
        return given({"code": 200, "msg": "success", "data": sealed})

    def column(self, what: dict[str, str]) -> dict[str, object]:
        """The columns and rows of a column."""
        column = self.county.columns.get(int(what["id"] or 0), self.county.root)
        rows = [
            {"to": self.at(paper).removeprefix("/xxgk/index.html"), "title": paper.title, "day": paper.day}
            for paper in column.page(int(what["page"]), self.size)
        ]
        return {
            "id": str(column.key),
            "below": [{"id": str(one.key), "name": one.name} for one in column.below],
            "rows": rows,
            "pages": -(-len(column.papers) // self.size),
            "crumb": column.trail,
        }

    def detail(self, what: dict[str, str]) -> dict[str, object]:
        """A paper; a file's has no text."""
        paper = self.county.papers.get(int(what["id"] or 0))
        if not paper:
            return {}
        is_file = paper.year and paper.year % 2 == 0
        files = [{"fileId": str(paper.key), "fileName": f"{paper.title}.pdf"}] if is_file else []
        return {
            "title": paper.title,
            "day": paper.day,
            "body": "" if is_file else paper.body,
            "files": files,
            "crumb": paper.column.trail,
        }


class Pages(Scripted):
    """An application rendered before it is sent; 加载更多 is a button that asks for data by the build."""

    grouped = True

    def at(self, paper: Paper) -> str:
        return f"/detail/{paper.key}"

    def way(self, column: Column) -> str:
        return f"/list/{column.key}"

    def draw(self) -> None:
        self.build = f"{self.county.rng.getrandbits(64):x}"
        self.script("/_next/static/chunks/pages/list.js", PAGES)
        self.front()
        for column in self.county.columns.values():
            rows = column.page(1, self.size)
            more = "<button class='more'>加载更多</button>" if len(column.papers) > self.size else ""
            held = {
                "props": {"pageProps": {"list": [self.told_of(paper) for paper in rows]}},
                "page": "/list/[id]",
                "query": {"id": str(column.key)},
                "buildId": self.build,
            }
            body = (
                f"<ul>{self.below(column)}</ul><ul class='rows'>{''.join(map(self.row, rows))}</ul>{more}"
                f"<script id='__NEXT_DATA__' type='application/json'>"
                f"{json.dumps(held, ensure_ascii=False)}</script>"
                f"{scripts('/_next/static/chunks/pages/list.js')}"
            )
            self.pages[self.way(column)] = self.page(column.name, column.trail, body)

    def told_of(self, paper: Paper) -> dict[str, str]:
        """A row as data."""
        return {"id": str(paper.key), "title": paper.title, "date": paper.day}

    def told(self, asked: Asked) -> Answer | None:
        front = f"/_next/data/{self.build}/list/"
        if not asked.path.startswith(front):
            return None
        column = self.county.columns[int(asked.path.removeprefix(front).removesuffix(".json"))]
        rows = [self.told_of(paper) for paper in column.page(int(asked.query.get("page", "1")), self.size)]
        pages = -(-len(column.papers) // self.size)
        return given({"pageProps": {"list": rows, "totalPage": pages}, "__N_SSP": True})


LAYOUTS = {"library of papers": Library, "sealed service": Sealed, "pages of data": Pages}
