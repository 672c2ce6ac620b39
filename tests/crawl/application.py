"""A portal that is one application: every page is the same shell, its route says which, an API tells what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from random import Random
from urllib.parse import parse_qs, urlsplit

from tests.crawl.site import Answer, Page, report

SHELL = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
    '<link href="/static/css/app.css" rel="stylesheet"></head><body><noscript>请开启脚本</noscript>'
    '<div id="app"></div><script src="/static/js/app.js"></script></body></html>'
)
SCRIPT = """
const app = document.getElementById('app');
const ask = path => fetch('/prod-api' + path).then(answer => answer.json());
const MENU = [['首页', 'home'], ['新闻中心', 'news'], ['政府信息公开', 'gk'], ['办事服务', 'service'],
  ['互动交流', 'talk']];
const BARE = %(bare)s;
function way(name, route) {
  if (BARE) return `<span class="go" data-key="${btoa(route)}">${name}</span>`;
  return `<a href="#/${route}">${name}</a>`;
}
function frame(inside) {
  const menu = MENU.map(([name, route]) => `<li>${way(name, route)}</li>`).join('');
  app.innerHTML = `<header><h2>${document.title}</h2><ul class="menu">${menu}</ul></header>` +
    `<main>${inside}</main><footer>主办：${document.title} 备案号</footer>`;
  for (const one of app.querySelectorAll('.go'))
    one.addEventListener('click', () => { location.hash = '#/' + atob(one.dataset.key); });
}
function list(rows, crumb) {
  const shown = rows.map(row => `<li>${way(row.title, row.to)}<span>${row.day || ''}</span></li>`).join('');
  frame(`<div class="crumb">当前位置：<span>首页</span> &gt; ${crumb.join(' &gt; ')}</div>` +
    `<ul class="list">${shown}</ul>`);
}
async function show() {
  const [path, query] = location.hash.replace(/^#\\//, '').split('?');
  if (!path) { location.hash = '#/home'; return; }
  const told = await ask('/page?path=' + path + '&' + (query || ''));
  if (told.html) frame(`<div class="crumb">当前位置：首页 &gt; ${told.crumb.join(' &gt; ')}</div>` +
    `<h1>${told.title}</h1><p>发布时间：${told.day}</p><div class="content">${told.html}</div>`);
  else list(told.rows, told.crumb);
}
window.addEventListener('hashchange', show);
show();
"""


@dataclass
class Application:
    """`truth` are the routes of the reports. With `bare` ways the names of its menus and lists are no links:
    a click on one sets the route."""

    seed: int
    bare: bool = False
    truth: dict[str, tuple[str, int]] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng = Random(self.seed)
        county = rng.choice(("永宁县", "平川区", "青河县"))
        self.title = f"{county}人民政府"
        units = [self.title, *rng.sample(("教育局", "财政局", "民政局", "大田镇", "青口镇"), 3)]
        news = (f"{county}召开会议", f"news/{rng.randrange(900)}")
        self._list("home", ["首页"], [("政府信息公开", "gk"), news])
        columns = (("公开指南", "gk/guide"), ("公开制度", "gk/rule"), ("部门和乡镇信息公开", "gk/org"),
                   ("政府信息公开年报", "gk/list?channel=58"))
        self._list("gk", ["政府信息公开"], columns)
        self._list("gk/org", ["政府信息公开", "部门和乡镇信息公开"],
                   [(unit, f"gk/list?orgId={n}") for n, unit in enumerate(units) if n])
        for n, unit in enumerate(units):
            rows = [self._report(rng, unit, year) for year in sorted(rng.sample(range(2019, 2025), 2))]
            told = f"gk/list?orgId={n}" if n else "gk/list?channel=58"
            self._list(told, ["政府信息公开", *([unit] if n else []), "政府信息公开年报"], rows)
        for path in ("news", "service", "talk", "gk/guide", "gk/rule"):
            self._list(path, [path], [("关于做好相关工作的通知", f"news/{rng.randrange(900, 999)}")])

    def _report(self, rng: Random, unit: str, year: int) -> tuple[str, str, str]:
        route, day = f"gk/detail/{rng.randrange(10**5, 10**6)}", f"{year + 1}-01-{rng.randrange(10, 29)}"
        title = f"{unit}{year}年政府信息公开工作年度报告"
        whole = report(unit, year).decode()
        self.told[route] = {"title": title, "day": day, "crumb": ["政府信息公开", "政府信息公开年报"],
                            "html": whole[whole.index("<body>") + 6 : whole.index("</body>")]}
        self.truth[f"/#/{route}"] = (unit, year)
        return title, route, day

    def _list(self, route: str, crumb: list[str], rows: Sequence[tuple[str, ...]]) -> None:
        shown = [dict(zip(("title", "to", "day"), row, strict=False)) for row in rows]
        self.told[route] = {"crumb": crumb, "rows": shown}

    @property
    def pages(self) -> dict[str, Page]:
        """What a site serves: the shell, its script, and what is asked of the API by `api`."""
        shell = SHELL.format(title=self.title).encode()
        script = (SCRIPT % {"bare": json.dumps(self.bare)}).encode()
        return {
            "/": Answer(shell, validators=True),
            "/static/js/app.js": Answer(script, kind="text/javascript"),
            "/robots.txt": Answer(b"", kind="text/plain"),
        }

    def api(self, handler: BaseHTTPRequestHandler) -> Answer | None:
        """The answer to what the script asks; None to what is no question of it."""
        parts = urlsplit(handler.path)
        if parts.path != "/prod-api/page":
            return None
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        path = asked.pop("path")
        rest = "&".join(f"{name}={value}" for name, value in asked.items())
        told = self.told.get(f"{path}?{rest}" if rest else path, {"rows": [], "crumb": []})
        return Answer(json.dumps(told).encode(), kind="application/json")
