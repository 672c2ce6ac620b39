"""Pages that only scripts fill, by a real Chromium: what it asks for passes the gate, nothing else does."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from crawler import chromium
from crawler.render import MOST_REQUESTS
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Page, Site, html, report

YEARS = (2022, 2023)
APP = """
for (const url of %s) {
  try { fetch(url).catch(() => 0); } catch (e) {}
  try { new Image().src = url; } catch (e) {}
  try { navigator.sendBeacon(url); } catch (e) {}
  try { new WebSocket(url.replace('http', 'ws')); } catch (e) {}
  const frame = document.createElement('iframe'); frame.src = url; document.body.appendChild(frame);
}
fetch('/api' + location.pathname).then(answer => answer.json()).then(page => {
  document.title = page.title;
  document.getElementById('app').innerHTML = page.html;
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});
"""
SHELL = "<!DOCTYPE html><html><head><title>加载中</title></head><body><div id=app></div>" \
    "<script src=/app.js></script></body></html>"


@pytest.fixture
def aimed() -> Iterator[Site]:
    """A server that no page may reach."""
    with Site({"/r.html": Answer(b"caught")}) as serving:
        yield serving


def shells(aimed: Site) -> dict[str, Page]:
    """A portal whose every page is the same shell; one script asks an API for what it shows."""
    title = "江口镇{}年政府信息公开工作年度报告"
    rows = "".join(f"<li><a href='/nb/{year}.html'>{title.format(year)}</a></li>" for year in YEARS)
    told = {
        "/": ("江口镇人民政府", "<ul><li><a href='/nb/'>政府信息公开年报</a></li></ul>"),
        "/nb/": ("政府信息公开年报", f"<h2>政府信息公开年报</h2><ul>{rows}</ul>"),
        **{f"/nb/{year}.html": _article(year) for year in YEARS},
    }
    targets = [f"{aimed.home}r.html", f"http://localhost:{aimed.port}/r.html", "http://10.0.0.1/r.html"]
    pages: dict[str, Page] = {path: Answer(SHELL.encode()) for path in told}
    pages |= {
        f"/api{path}": Answer(json.dumps({"title": title, "html": inner}).encode(), kind="application/json")
        for path, (title, inner) in told.items()}
    pages["/app.js"] = Answer((APP % json.dumps(targets)).encode(), kind="text/javascript")
    pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret/\n", kind="text/plain")
    return pages


def _article(year: int) -> tuple[str, str]:
    whole = report("江口镇", year).decode()
    return f"江口镇{year}年政府信息公开工作年度报告", whole[whole.index("<body>") + 6:whole.index("</body>")]


@pytest.mark.skipif(chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}")
def test_shells_are_filled_through_the_gate_and_only_through_it(crawled: Crawled, aimed: Site) -> None:
    with Site(shells(aimed)) as site:
        first, second = crawled.night(site), crawled.night(site)
    assert (first.outcome, first.new) == ("found", len(YEARS))
    assert (second.new, second.changed, second.same, second.gone) == (0, 0, len(YEARS), 0)
    assert aimed.log == []
    assert site.paths().count("/app.js") == 2
    assert site.paths().count("/api/nb/") == site.paths().count("/nb/") == 2
    visit = crawled.last_visit("/nb/2023.html")
    assert (visit.outcome, visit.sign) == ("same", "rendered: scripts filled this page")


def test_without_a_browser_the_page_waits_for_a_person(
    crawled: Crawled, aimed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.render.missing", lambda: "to have such pages rendered: apt-get install it")
    with Site(shells(aimed)) as site:
        result = crawled.night(site)
    assert result.new == 0
    visit = crawled.last_visit("/")
    assert (visit.outcome, visit.blob_sha256 is None) == ("failed", False)
    assert visit.sign == "shell: only scripts fill this page; to have such pages rendered: apt-get install it"


def test_an_empty_page_without_a_root_for_scripts_needs_no_browser(crawled: Crawled) -> None:
    with Site({"/": Answer(html("江口镇人民政府", "<p>建设中</p>"))}) as site:
        assert crawled.night(site).outcome == "nothing_found"


ROWS = """
const app = document.getElementById('app');
const rows = %s;
app.innerHTML = '<h2>政府信息公开年报</h2>' + rows.map(([name]) => `<p class="row">${name}</p>`).join('');
app.querySelectorAll('.row').forEach((one, n) => one.addEventListener('click', () => {
  fetch('/api/clicked', { method: 'POST' });
  if (rows[n][1] === 'says') alert('请登录');
  else if (rows[n][1] === 'hangs') for (;;);
  else location.href = rows[n][1];
}));
"""


def clicked(*rows: tuple[str, str]) -> dict[str, Page]:
    """A list whose rows are no links: what a click on each does."""
    pages: dict[str, Page] = {f"/nb/{year}.html": Answer(report("江口镇", year)) for year in YEARS}
    pages["/"] = Answer(SHELL.encode())
    pages["/app.js"] = Answer((ROWS % json.dumps(rows)).encode(), kind="text/javascript")
    return pages


TITLED = [(f"江口镇{year}年政府信息公开工作年度报告", f"/nb/{year}.html") for year in YEARS]


@pytest.mark.skipif(chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}")
def test_clicks_show_where_rows_lead_and_send_nothing(crawled: Crawled) -> None:
    with Site(clicked(("江口镇2020年政府信息公开工作年度报告", "says"), *TITLED)) as site:
        assert crawled.night(site).new == len(YEARS)
        assert "/api/clicked" not in site.begun


@pytest.mark.skipif(chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}")
def test_a_click_that_never_ends_costs_only_the_rows_after_it(crawled: Crawled) -> None:
    with Site(clicked(TITLED[0], ("江口镇2020年政府信息公开工作年度报告", "hangs"), TITLED[1])) as site:
        assert crawled.night(site).new == 1
    assert crawled.last_visit("/").sign == (
        "rendered: scripts filled this page; not all its names and next pages were tried")


@pytest.mark.soak
@pytest.mark.skipif(chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}")
def test_a_page_that_never_stops_asking_is_rendered_all_the_same(crawled: Crawled) -> None:
    pages = clicked(*TITLED)
    polling = b"setInterval(() => fetch('/api/poll?' + Math.random()), 30);"
    script = pages["/app.js"]
    assert isinstance(script, Answer)
    pages["/app.js"] = Answer(script.body + polling, kind="text/javascript")
    with Site(pages) as site:
        assert crawled.night(site).new == len(YEARS)
        assert sum(path.startswith("/api/poll") for path in site.begun) <= MOST_REQUESTS
