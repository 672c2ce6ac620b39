"""A portal that is one application: every page is the same shell, its route says which, an API tells what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from random import Random
from urllib.parse import parse_qs, urlsplit

from tests.crawl.application_scripts import SCRIPTS
from tests.crawl.site import Answer, Page, Site, report

SHELL = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
    '<link href="/static/css/app.css" rel="stylesheet"></head><body><noscript>请开启脚本</noscript>'
    '<div id="app"></div><script src="/static/js/app.js"></script></body></html>'
)
ROWS = 4
"""Rows of one page of a list."""


@dataclass
class Application:
    """A drawn county. `truth` are the routes of its reports with body and year; `told` is what the API
    tells of each route."""

    seed: int
    product: str = "links"
    years: int = 2
    truth: dict[str, tuple[str, int]] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)
    lists: dict[str, tuple[list[str], list[dict[str, str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng = Random(self.seed)
        county = rng.choice(("永宁县", "平川区", "青河县"))
        self.title = f"{county}人民政府"
        units = [self.title, *rng.sample(("教育局", "财政局", "民政局", "大田镇", "青口镇"), 1)]
        news = (f"{county}召开会议", f"news/{rng.randrange(900)}")
        self._list("home", ["首页"], [("政府信息公开", "gk"), news])
        columns = (("公开指南", "gk/guide"), ("公开制度", "gk/rule"), ("部门和乡镇信息公开", "gk/org"),
                   ("政府信息公开年报", "gk/list?channel=58"))
        self._list("gk", ["政府信息公开"], columns)
        ways = [(unit, f"gk/list?orgId={n}") for n, unit in enumerate(units) if n]
        self._list("gk/org", ["政府信息公开", "部门和乡镇信息公开"], ways)
        for n, unit in enumerate(units):
            years = sorted(rng.sample(range(2015, 2025), self.years))
            rows = [self._report(rng, unit, year) for year in years]
            told = f"gk/list?orgId={n}" if n else "gk/list?channel=58"
            self._list(told, ["政府信息公开", *([unit] if n else []), "政府信息公开年报"], rows[::-1])
        for path in ("news", "service", "talk", "gk/guide", "gk/rule"):
            self._list(path, [path], [("关于做好相关工作的通知", f"news/{rng.randrange(900, 999)}")])

    def _report(self, rng: Random, unit: str, year: int) -> tuple[str, str, str]:
        route, day = f"gk/detail/{rng.randrange(10**5, 10**6)}", f"{year + 1}-01-{rng.randrange(10, 29)}"
        title = f"{unit}{year}年政府信息公开工作年度报告"
        whole = report(unit, year).decode()
        self.told[route] = {
            "title": title, "day": day, "crumb": ["政府信息公开", "政府信息公开年报"],
            "html": whole[whole.index("<body>") + 6 : whole.index("</body>")],
        }
        self.truth[f"/#/{route}"] = (unit, year)
        return title, route, day

    def _list(self, route: str, crumb: list[str], rows: Sequence[tuple[str, ...]]) -> None:
        self.lists[route] = crumb, [dict(zip(("title", "to", "day"), row, strict=False)) for row in rows]

    def answer(self, route: str, page: int) -> dict[str, object]:
        """What the API tells of a route: an article, or a page of a list."""
        if route in self.told:
            return self.told[route]
        crumb, rows = self.lists.get(route, ([], []))
        pages = max(1, -(-len(rows) // ROWS))
        return {"crumb": crumb, "rows": rows[(page - 1) * ROWS : page * ROWS], "pages": pages}


class ApplicationSite(Site):
    """Serves the shell, its script and the API."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self.application = application
        shell = SHELL.format(title=application.title).encode()
        self.pages: dict[str, Page] = {
            "/": Answer(shell, validators=True),
            "/static/js/app.js": Answer(SCRIPTS[application.product].encode(), kind="text/javascript"),
            "/robots.txt": Answer(b"", kind="text/plain"),
        }

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        parts = urlsplit(handler.path)
        if parts.path != "/prod-api/page":
            return super().answer(handler)
        asked = parse_qs(parts.query)
        told = self.application.answer(asked["path"][0], int(asked["page"][0]))
        return Answer(json.dumps(told).encode(), kind="application/json")
