"""A site that shows a county by pages which its scripts fill from a service."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.crawl.site import Answer, Site
from tests.portals_scripted.county import Column, County, Paper

HEAD = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{more}</head>'
AJAX = """
window.$ = window.jQuery = function(what) {
  if (typeof what === 'function') { document.addEventListener('DOMContentLoaded', what); return; }
  var all = typeof what === 'string' ? [].slice.call(document.querySelectorAll(what)) : [what];
  var self = {
    html: function(text) { all.forEach(function(one) { one.innerHTML = text; }); return self; },
    on: function(name, then) {
      all.forEach(function(one) { one.addEventListener(name, then); });
      return self;
    },
    attr: function(name, value) {
      if (value === undefined) return all[0].getAttribute(name);
      all.forEach(function(one) { one.setAttribute(name, value); });
      return self;
    }
  };
  return self;
};
$.ajax = function(asked) {
  var request = new XMLHttpRequest(), data = asked.data || '';
  if (typeof data !== 'string') data = new URLSearchParams(data).toString();
  var way = asked.type || 'GET';
  var url = asked.url + (way === 'GET' && data ? (asked.url.indexOf('?') < 0 ? '?' : '&') + data : '');
  request.open(way, url);
  if (way !== 'GET') request.setRequestHeader('Content-Type', asked.contentType ||
    'application/x-www-form-urlencoded; charset=UTF-8');
  request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
  request.onload = function() {
    if (request.status !== 200) return;
    asked.success(asked.dataType === 'xml' ? request.responseXML : JSON.parse(request.responseText));
  };
  request.send(way === 'GET' ? null : data);
};
function turns(into, page, pages, show) {
  var text = '';
  for (var n = 1; n <= pages; n++)
    text += '<a href="javascript:;" data-page="' + n + '"' + (n === page ? ' class="on"' : '') + '>' + n +
      '</a>';
  if (page < pages) text += '<a href="javascript:;" data-page="' + (page + 1) + '">下一页</a>';
  $(into).html(pages > 1 ? text : '');
  $(into + ' a').on('click', function(event) { show(parseInt(event.target.getAttribute('data-page'), 10)); });
}
"""


class Asked:
    """What came: method, path, query, headers and body."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        self.method, self.path = handler.command, parts.path
        self.query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.headers = handler.headers
        self.body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()

    @property
    def form(self) -> dict[str, str]:
        """The body as a form."""
        return dict(parse_qsl(self.body, keep_blank_values=True))

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was posted
        """The body as JSON; null if it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Scripted(Site):
    """What all products share. `size` is how many rows a page has, `bodies` how many bodies it has."""

    grouped = False
    size = 10
    bodies = 12

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.county = County(seed, grouped=self.grouped, bodies=self.bodies)
        self.script("/js/jquery.min.js", AJAX)
        self.pages["/robots.txt"] = Answer(b"", kind="text/plain")
        self.draw()
        self.articles = {urlsplit(self.at(paper)).path: paper for paper in self.county.papers.values()}

    # --- what a product says ---

    def draw(self) -> None:
        """Puts all pages that stand."""
        raise NotImplementedError

    def at(self, paper: Paper) -> str:
        """The address of a paper."""
        raise NotImplementedError

    def way(self, column: Column) -> str:
        """The address of a column."""
        raise NotImplementedError

    def told(self, asked: Asked) -> Answer | None:
        """What the service answers; null if it is not asked for."""
        raise NotImplementedError

    # --- what is measured ---

    @property
    def truth(self) -> set[str]:
        """The addresses of all reports."""
        return {self.at(paper) for paper in self.county.truth}

    @property
    def fewest(self) -> int:
        """The home, the ways down, the lists' pages and the reports."""
        ways = {id(above) for column in self.county.reports for above in _above(column)}
        lists = sum(-(-len(column.papers) // self.size) for column in self.county.reports)
        return 2 + len(ways) + lists + len(self.county.truth)

    @property
    def asked(self) -> list[str]:
        """The paths of all requests but those of scripts."""
        return [path for path in self.paths() if not path.endswith((".js", ".ico"))]

    def is_text(self, paper: Paper) -> bool:
        """True of a report that is no file."""
        del paper
        return True

    # --- serving ---

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        asked = Asked(handler)
        told = self.told(asked)
        if told is not None:
            return told
        paper = self.articles.get(asked.path)
        return self.article(paper) if paper else super().answer(handler)

    def article(self, paper: Paper) -> Answer:
        """The page of a paper."""
        metas = (
            f'<meta name="ArticleTitle" content="{paper.title}"><meta name="PubDate" content="{paper.day}">'
            f'<meta name="ColumnName" content="{paper.column.name}">'
        )
        body = (
            f"<h1>{paper.title}</h1><p class='info'>发布时间：{paper.day} "
            f"来源：{paper.column.unit or '办公室'}"
            f"</p><div class='content'>{paper.body}</div>"
        )
        return self.page(paper.title, paper.column.trail, body, metas)

    # --- pages ---

    def script(self, path: str, text: str) -> None:
        """Puts a script."""
        self.pages[path] = Answer(text.encode(), kind="text/javascript", validators=True)

    def page(self, title: str, trail: list[str], body: str, head: str = "") -> Answer:
        """A page in the frame that all have."""
        top = (
            ("首页", "/"),
            (self.county.news.name, self.way(self.county.news)),
            (self.county.root.name, self.way(self.county.root)),
            ("办事服务", "/bsfw/"),
            ("互动交流", "/hdjl/"),
        )
        menu = "".join(f'<li><a href="{at}">{name}</a></li>' for name, at in top)
        crumb = " &gt; ".join(["首页", *trail])
        name = f"{title}-{self.county.name}人民政府"
        text = (
            f"{HEAD.format(title=name, more=head)}<body><ul class='nav'>{menu}</ul>"
            f"<div class='position'>当前位置：{crumb}</div><div class='main'>{body}</div>"
            f"<div class='foot'>主办：{self.county.name}人民政府办公室 <a href='/map.html'>网站地图</a></div>"
            "</body></html>"
        )
        return Answer(text.encode(), validators=True)

    def front(self, more: str = "") -> None:
        """Puts the first page, with news."""
        rows = "".join(self.row(paper) for paper in self.county.news.page(1, 10))
        self.pages["/"] = self.page("首页", [], f"<ul class='news'>{rows}</ul>{more}")

    def row(self, paper: Paper) -> str:
        """A paper in a list of markup."""
        link = f'<a href="{self.at(paper)}" title="{paper.title}">{paper.title}</a>'
        return f"<li>{link}<span>{paper.day}</span></li>"

    def below(self, column: Column) -> str:
        """The columns below one, as markup."""
        return "".join(f'<li><a href="{self.way(one)}">{one.name}</a></li>' for one in column.below)


def scripts(*paths: str) -> str:
    """The tags of scripts."""
    return "".join(f'<script src="{path}"></script>' for path in ("/js/jquery.min.js", *paths))


def given(told: object) -> Answer:
    """An answer of JSON."""
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")


def _above(column: Column) -> list[Column]:
    return [column.above, *_above(column.above)] if column.above else []
