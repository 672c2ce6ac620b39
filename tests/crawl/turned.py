"""A town's portal whose list of reports comes with its first rows; a script turns it where it stands."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from tests.crawl.site import Answer, Page, html, links, report

SIZE = 4
_ROW = "'<li><a href=\"' + row.to + '\">' + row.name + '</a><i>' + row.day + '</i></li>'"
_REPLACES = f"""
class Turner {{
  constructor(box) {{
    this.box = box; this.at = 1;
    box.querySelector('.forth').addEventListener('click', () => this.go(this.at + 1));
  }}
  async go(number) {{
    const asked = new URLSearchParams({{rows: {SIZE}}});
    asked.set(['p', 'no'].join(''), number);
    const told = await (await fetch([Turner.root, 'rows'].join('/') + '?' + asked)).json();
    this.box.querySelector('ul').innerHTML = told.rows.map(row => {_ROW}).join('');
    this.at = number;
    this.box.querySelector('.forth').classList.toggle('disabled', number >= told.of);
  }}
}}
Turner.root = ['', 'svc', 'gk'].join('/');
new Turner(document.querySelector('#box'));
"""
_DRAWS = f"""
const kept = {{number: 1, of: 2}}, box = document.querySelector('#box');
const draw = rows => {{
  const button = (name, shut) => `<li${{shut ? ' class="disabled"' : ''}}><a>${{name}}</a></li>`;
  box.innerHTML = '<ul>' + rows.map(row => {_ROW}).join('') + '</ul><ol class="pager">' +
    button('上一页', kept.number === 1) + button('下一页', kept.number >= kept.of) + '</ol>';
  box.querySelectorAll('.pager a')[1].addEventListener('click', turn);
}};
const turn = () => {{
  if (kept.number >= kept.of) return;
  kept.number += 1;
  fetch(['', 'svc', 'gk', 'rows'].join('/'), {{method: 'POST', body: 'pno=' + kept.number,
    headers: {{'Content-Type': 'application/x-www-form-urlencoded'}}}})
    .then(answer => answer.json()).then(told => {{ kept.of = told.of; draw(told.rows); }});
}};
box.querySelectorAll('.pager a')[1].addEventListener('click', turn);
"""
_ADDS = f"""
let seen = 1;
const more = document.querySelector('.more');
more.onclick = async () => {{
  const told = await (await fetch(`${{['', 'svc', 'gk'].join('/')}}/rows?pno=${{++seen}}`)).json();
  document.querySelector('#box ul').insertAdjacentHTML('beforeend', told.rows.map(row => {_ROW}).join(''));
  if (seen >= told.of) more.remove();
}};
"""
_LAYS = f"""
const list = document.querySelector('#box ul'), bar = document.querySelector('#bar');
const lay = number => {{
  const of = Math.ceil(shown.recordCount / shown.pageSize);
  bar.innerHTML = `<b>${{number}}</b>` + (number < of ? '<a class="on">下一页</a>' : '<i>下一页</i>');
  if (number < of) bar.querySelector('.on').addEventListener('click', () => turn(number + 1));
}};
const turn = async number => {{
  const told = await (await fetch([['', 'svc'].join('/'), 'gk', `rows?pno=${{number}}`].join('/'))).json();
  list.innerHTML = told.rows.map(row => {_ROW}).join('');
  lay(number);
}};
lay(1);
"""
KINDS = {
    "replaced": (
        _REPLACES, "<p>共{of}页</p><span class='back'>上一页</span><span class='forth'>下一页</span>"),
    "drawn": (
        _DRAWS, "<ol class='pager'><li class='disabled'><a>上一页</a></li><li><a>下一页</a></li></ol>"),
    "laid": (
        _LAYS, f"<script>var shown = {{{{pageSize: {SIZE}, recordCount: {{count}}}}}};</script><div id='bar' "
        "class='page_base'></div>"),
    "added": (_ADDS, "<div class='more'>加载更多</div>"),
}
"""What the script does with the rows that follow; its code, and the buttons that come with the page."""
API = "/svc/gk/rows"
NAME = "江口镇{}年政府信息公开工作年度报告"


def turned(kind: str, years: list[int]) -> dict[str, Page]:
    """The portal with a report of each year, the newest first."""
    code, buttons = KINDS[kind]
    pages: dict[str, Page] = {f"/nb/{year}.html": Answer(report("江口镇", year)) for year in years}
    said = f"<p>{'江口镇地处两江交汇，全镇辖十二个村、两个社区。' * 8}</p>"
    column = links(("/nb/", "政府信息公开年报"), ("/zn.html", "政府信息公开指南"))
    pages["/"] = Answer(html("江口镇人民政府", column + said))
    first = "".join(f"<li><a href='{row['to']}'>{row['name']}</a><i>{row['day']}</i></li>"
                    for row in _rows(years, 1))
    bar = buttons.format(of=_of(years), count=len(years))
    pages["/nb/"] = Answer(html("政府信息公开年报", (
        f"<h2>政府信息公开年报</h2><div id='box'><ul>{first}</ul>{bar}</div>{said}"
        "<script src='/js/turn.js'></script>")))
    pages["/js/turn.js"] = Answer(code.encode(), kind="text/javascript")
    for number in range(2, _of(years) + 1):
        answer = Answer(_told(years, number), kind="application/json")
        pages |= {f"{API}?pno={number}": answer, f"{API}?rows={SIZE}&pno={number}": answer}

    def posted(handler: BaseHTTPRequestHandler) -> Answer:
        sent = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        number = int(parse_qs(urlsplit(f"?{sent}").query)["pno"][0])
        return Answer(_told(years, number), kind="application/json")

    pages[API] = posted
    return pages


def addressed(years: list[int]) -> dict[str, Page]:
    """The same portal, its list's pages at addresses that only the script of their buttons has."""
    pages = turned("replaced", years)
    for number in range(1, _of(years) + 1):
        rows = "".join(f"<li><a href='{row['to']}'>{row['name']}</a></li>" for row in _rows(years, number))
        buttons = f"<p>第{number}页/共{_of(years)}页</p><button class='forth'>下一页</button>"
        pages[f"/nb/?pageno={number}"] = Answer(html("政府信息公开年报", (
            f"<h2>政府信息公开年报</h2><ul>{rows}</ul>{buttons}<script src='/js/turn.js'></script>"
            f"<script>function turnTo(n) {{ location.search = '?pageno=' + n; }}</script>")))
    pages["/nb/"] = pages["/nb/?pageno=1"]
    following = "Number(location.search.slice(8) || 1) + 1"
    code = f"document.querySelector('.forth').onclick = () => turnTo({following});"
    pages["/js/turn.js"] = Answer(code.encode(), kind="text/javascript")
    return pages


def _of(years: list[int]) -> int:
    return -(-len(years) // SIZE)


def _rows(years: list[int], number: int) -> list[dict[str, str]]:
    return [{"to": f"/nb/{year}.html", "name": NAME.format(year), "day": f"{year + 1}-01-20"}
            for year in years[SIZE * (number - 1):SIZE * number]]


def _told(years: list[int], number: int) -> bytes:
    return json.dumps({"of": _of(years), "rows": _rows(years, number)}).encode()
