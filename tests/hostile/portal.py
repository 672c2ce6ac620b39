"""A hostile portal drawn from a seed: true reports, and among their rows and columns every kind of trap."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest
from urllib.parse import urlsplit

from tests.hostile import blocking, tricks
from tests.hostile.promising import Promising
from tests.hostile.server import Handler, Plain, Reply
from tests.portals_other.building import Portal, listed, menu

Row = tuple[str, str, str]
YEARS = tuple(range(2019, 2025))
NB, GK, ZW = "政府信息公开年报", "政府信息公开", "政务公开"
INNER = (
    "http://10.0.0.7/r.html", "http://172.16.3.4/r.html", "http://192.168.1.1/r.html",
    "http://169.254.169.254/latest/meta-data/", "http://[::1]:{port}/r.html",
    "http://[::ffff:127.0.0.1]:{port}/r.html", "http://[::ffff:7f00:1]:{port}/r.html",
    "http://2130706433:{port}/r.html", "http://0x7f000001:{port}/r.html", "http://0177.0.0.1:{port}/r.html",
    "http://127.1:{port}/r.html", "http://localhost:{port}/r.html", "http://0.0.0.0:{port}/r.html",
    "https://127.0.0.1:{port}/r.html", "ftp://127.0.0.1:{port}/r.html", "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/_GET", "//0:{port}/r.html", "http://user:secret@127.0.0.1:{port}/r.html")
ELSEWHERE = ("http://www.mirror-gov.com/r.html", "//cdn.example.com/r.html", "http://127.0.0.1.example.com/")


@dataclass(frozen=True)
class Trap:
    """One address that must do no harm, and how the ledger must tell it: outcome and words of the sign.

    `most` requests may be made below `path`."""

    path: str
    outcome: str
    sign: str = ""
    most: int = 3


@dataclass
class HostilePortal(Promising):
    """`traps` by name; `aimed` is the port of a server that nothing may reach. `years` reports of each unit,
    and about so large a `share` of the traps."""

    seed: int
    aimed: int
    years: int = 5
    share: float = 1.0
    made: Portal = field(init=False)
    units: list[str] = field(init=False)
    titled: Sequence[int] = YEARS
    replies: dict[str, Reply] = field(default_factory=dict)
    traps: dict[str, Trap] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    ruled: list[tuple[re.Pattern[str], Callable[[str], Plain]]] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.made = Portal(self.seed, "hostile")
        self.rng = self.made.rng
        self._reports()
        for lay in (_soft, _blocks, _lines, _redirects, _inner):
            lay(self)
        self._lists()
        for lay in (_calendar, _sessions, _paging, _refreshes, _nested):
            lay(self)
        self._ways()

    def reply_to(self, path: str) -> Reply:
        if path in self.replies:
            return self.replies[path]
        for pattern, rule in self.ruled:
            if pattern.match(path):
                return rule(path)
        return self.plainly(path)

    def plainly(self, path: str) -> Plain:
        """The page that stands at this path, else the answer to nothing."""
        page = self.made.pages.get(path)
        return Plain(page.body, kind=page.kind) if page else self.nothing

    @property
    def nothing(self) -> Plain:
        """One shell for every path that is not there, with 200."""
        return Plain(self._framed("首页", "<div id='app'></div><p>欢迎访问，页面正在加载</p>"))

    def _framed(self, title: str, body: str) -> bytes:
        self.made.put("/_", title, body)
        return self.made.pages.pop("/_").body

    def row(self, name: str, reply: Reply | None, trap: Trap, *, title: str | None = None) -> None:
        """A row of a list that promises a report, and is a trap."""
        if self.rng.random() > self.share:
            return
        if reply is not None:
            self.replies[trap.path] = reply
        self.traps[name] = trap
        self.rows.append((trap.path, title or self.promise(), "2024-01-19"))

    def article(self) -> str:
        return f"/nb/art{self.rng.randint(10**6, 10**7)}.html"

    def _reports(self) -> None:
        self.units = self.made.units(6, 6)
        self.true_rows: list[Row] = []
        odd = list(ODD)
        for unit in self.units:
            for year in self.rng.sample(YEARS, self.years):
                path = self.article()
                filed = self.made.report(path, unit, year, crumbs=(GK, NB))
                title = f"{filed.agency}{year}年政府信息公开工作年度报告"
                self.true_rows.append((path, title, f"{year + 1}-01-19"))
                if odd:
                    odd.pop()(self, path)
        self.rng.shuffle(self.true_rows)

    def _lists(self) -> None:
        """True rows and traps by turns, so that no run of traps looks like a portal out of order."""
        self.rng.shuffle(self.rows)
        mixed = [row for pair in zip_longest(self.true_rows, self.rows) for row in pair if row]
        size = -(-len(mixed) // 3)
        for number in range(3):
            part = mixed[number * size:(number + 1) * size]
            after = f"<a href='/nb/index_{number + 1}.html'>下一页</a>" if number < 2 else ""
            path = "/nb/index.html" if number == 0 else f"/nb/index_{number}.html"
            self.made.way(path, NB, listed(part) + f"<div>{after}</div>", crumbs=(ZW, NB))

    def _ways(self) -> None:
        self.rng.shuffle(self.columns)
        self.made.way("/zwgk/index.html", ZW, menu(("/nb/index.html", NB), *self.columns), crumbs=(ZW,))
        self.made.home(menu(("/zwgk/index.html", ZW)), 40, lambda n: f"/news/{n + 900}.html")

    def column(self, name: str, path: str, text: str, rule: Callable[[str], Plain], *, most: int) -> None:
        """A column of the section that goes on for ever; the rule answers whatever begins as `path` does."""
        if self.rng.random() > self.share:
            return
        stem = re.escape(re.sub(r"[^/]*$", "", path))
        self.ruled.append((re.compile(stem), rule))
        self.traps[name] = Trap(re.sub(r"[^/]*$", "", path), "", most=most)
        self.columns.append((path, text))

    def page(self, title: str, body: str) -> Plain:
        return Plain(self._framed(title, body))


# --- true reports in odd dress ---

def _wrong_charset(p: HostilePortal, path: str) -> None:
    body = p.made.pages[path].body.decode().replace('charset="utf-8"', 'charset="iso-8859-1"')
    p.replies[path] = Plain(body.encode("gb18030"), kind="text/html; charset=utf-8")


def _script_in_title(p: HostilePortal, path: str) -> None:
    body = p.made.pages[path].body.decode()
    p.replies[path] = Plain(
        body.replace("<title>", "<title>&lt;script&gt;alert(1)&lt;/script&gt;\x1b[31m").encode())


def _speaks_of_blocks(p: HostilePortal, path: str) -> None:
    said = "<p>我局网站上线滑块验证和访问验证功能，拦截异常请求；个别页面不存在、访问被拒绝的问题已整改。</p>"
    p.replies[path] = Plain(p.made.pages[path].body.decode().replace("</body>", said + "</body>").encode())


def _scripted_counter(p: HostilePortal, path: str) -> None:
    extra = "<script>var a='__jsluid_h';document.cookie=a+'=1';</script><!-- puzzle-vcode -->"
    p.replies[path] = Plain(p.made.pages[path].body.decode().replace("</body>", extra + "</body>").encode())


def _once_broken(trick: Callable[[Handler], None]) -> Callable[[HostilePortal, str], None]:
    def dress(p: HostilePortal, path: str) -> None:
        whole, seen = Plain(p.made.pages[path].body), set[str]()

        def reply(handler: Handler) -> Plain | None:
            if handler.path in seen:
                return whole
            seen.add(handler.path)
            trick(handler)
            return None

        p.replies[path] = reply
    return dress


def _busy_once(p: HostilePortal, path: str) -> None:
    whole, seen = Plain(p.made.pages[path].body), set[str]()

    def reply(handler: Handler) -> Plain:
        first = handler.path not in seen
        seen.add(handler.path)
        return Plain(status=429, headers={"Retry-After": "0"}) if first else whole

    p.replies[path] = reply


def _cookie_test(p: HostilePortal, path: str) -> None:
    whole = Plain(p.made.pages[path].body)

    def reply(handler: Handler) -> Plain:
        if "C3VK=" in (handler.headers.get("Cookie") or ""):
            return whole
        return Plain(status=302, headers={"Location": handler.path, "Set-Cookie": "C3VK=1; path=/"})

    p.replies[path] = reply


ODD = (_wrong_charset, _script_in_title, _speaks_of_blocks, _scripted_counter, _once_broken(tricks.truncated),
       _once_broken(tricks.hang_up), _busy_once, _cookie_test)


# --- traps among the rows ---

def _soft(p: HostilePortal) -> None:
    for name, words in (("deleted", "您访问的页面不存在或已被删除"), ("404", "404错误")):
        said = Plain(f"<html><head><title>提示</title></head><body><p>{words}</p></body></html>".encode())
        p.row(f"soft {name}", said, Trap(p.article(), "soft_404", "soft_404"))
    p.row("shell", None, Trap(p.article(), ""))
    p.row("empty", Plain(b""), Trap(p.article(), "failed", "empty"))


def _blocks(p: HostilePortal) -> None:
    for name, page in blocking.PAGES.items():
        p.row(f"block {name}", page, Trap(p.article(), "blocked", "blocked"))


def _lines(p: HostilePortal) -> None:
    for trick, sign in (
        (tricks.drip, "Timeout"), (tricks.silence, "Timeout"), (tricks.endless, "too large"),
        (tricks.huge, "too large"), (tricks.bomb, "too large"), (tricks.broken_gzip, "DataLoss"),
        (tricks.header_bomb, ""), (tricks.long_header, ""), (tricks.truncated, "DataLoss"),
        (tricks.too_short, "DataLoss"), (tricks.garbage, ""), (tricks.hang_up, ""),
    ):
        p.row(trick.__name__, trick, Trap(p.article(), "failed", sign, most=6))


def _redirects(p: HostilePortal) -> None:
    here, there, wall = p.article(), p.article(), p.article()
    p.row("to itself", Plain(status=302, headers={"Location": here}), Trap(here, "", most=8))
    p.row("there and back", Plain(status=302, headers={"Location": there}), Trap(wall, "", most=8))
    p.replies[there] = Plain(status=301, headers={"Location": wall})
    cookie = p.article()
    p.row("cookie wall", lambda handler: Plain(
        status=302, headers={"Location": handler.path, "Set-Cookie": f"T={time.monotonic_ns()}"},
    ), Trap(cookie, "", most=8))

    def grows(path: str) -> Plain:
        number = int(urlsplit(path).query.partition("=")[2] or 0)
        return Plain(status=302, headers={"Location": f"/go.php?n={number + 1}"})

    p.ruled.append((re.compile(r"/go\.php"), grows))
    p.row("for ever on", None, Trap("/go.php?n=1", "", most=12))
    p.row("to the login", Plain(status=302, headers={"Location": "/login.html"}), Trap(p.article(), ""))
    p.replies["/login.html"] = p.page("用户登录", "<form><input name=user><input type=password></form>")


def _inner(p: HostilePortal) -> None:
    for number, address in enumerate((*p.rng.sample(INNER, 9), p.rng.choice(ELSEWHERE))):
        where = address.format(port=p.aimed)
        p.row(f"redirect {address}", Plain(status=302, headers={"Location": where}),
              Trap(p.article(), "failed", "refused"))
        if number % 2:
            p.rows.append((escape(where), p.promise(), "2023-01-19"))


# --- columns without end ---

def _calendar(p: HostilePortal) -> None:
    def month(path: str) -> Plain:
        asked = dict(part.split("=") for part in urlsplit(path).query.split("&") if "=" in part)
        at = int(asked.get("y", "2024")) * 12 + int(asked.get("m", "1")) - 1
        ways = [(f"/rl/list.php?y={n // 12}&m={n % 12 + 1}", f"{n // 12}年{n % 12 + 1}月信息公开")
                for n in (at - 1, at + 1, at + 12)]
        days = [(f"/rl/list.php?y={at // 12}&m={at % 12 + 1}&d={day}", str(day)) for day in range(1, 29)]
        return p.page("信息公开日历", menu(*ways, *days))

    p.column("calendar", "/rl/list.php?y=2024&m=1", "信息公开日历", month, most=6)


def _sessions(p: HostilePortal) -> None:
    true = p.true_rows[:6]

    def of(name: str, write: Callable[[str, int], str], base: str) -> None:
        def page(_: str) -> Plain:
            number = p.rng.randint(10**8, 10**9)
            rows = [(write(path, number), text, day) for path, text, day in true]
            home = [(write(f"{base}list.html", number), NB), (write(f"{base}lm.html", number), GK)]
            return p.page(NB, menu(*home) + listed(rows))

        p.column(name, f"{base}list.html", f"{name}年{NB}", page, most=5)

    of("2012", lambda path, n: f"{path};jsessionid={n:X}", "/s1/")
    of("2013", lambda path, n: f"{path}?PHPSESSID={n:x}", "/s2/")
    of("2014", lambda path, n: f"{path}?sid_for_share={n}&_={n}123", "/s3/")
    p.ruled.append((re.compile(r".*;jsessionid=|.*[?&](PHPSESSID|sid_for_share)="),
                    lambda path: p.plainly(re.sub(r"[;?].*", "", path))))


def _paging(p: HostilePortal) -> None:
    def numbered(path: str) -> int:
        return int(urlsplit(path).query.partition("page=")[2] or 1)

    def same(path: str) -> Plain:
        on = f"<a href='/p1/list.php?page={numbered(path) + 1}'>下一页</a>"
        return p.page(NB, listed(p.true_rows[:5]) + on)

    def cycle(path: str) -> Plain:
        at = numbered(path)
        rows = [p.true_rows[(at * 2 + n) % 8] for n in range(2)]
        return p.page(NB, listed(rows) + f"<a href='/p2/list.php?page={at + 1}'>下一页</a>")

    def swells(path: str) -> Plain:
        at = numbered(path)
        rows = [(f"/p3/news{at * 20 + n}.html", f"{p.made.county}召开第{at * 20 + n}次会议", "2024-01-02")
                for n in range(20)]
        return p.page(NB, listed(rows) + f"<a href='/p3/list.php?page={at + 1}'>下一页</a>")

    def copies(path: str) -> Plain:
        at = numbered(path)
        rows = [(f"{path}?from={at}", text, day) for path, text, day in p.true_rows[:5]]
        return p.page(NB, listed(rows) + f"<a href='/p4/list.php?page={at + 1}'>下一页</a>")

    def dead(path: str) -> Plain:
        at = numbered(path)
        rows = [(f"/p5x/art{at * 20 + n}.html", f"{p.made.county}{2000 + n}年信息公开年度报告", "2024-01-02")
                for n in range(10)]
        return p.page(NB, listed(rows) + f"<a href='/p5/list.php?page={at + 1}'>下一页</a>")

    for number, (name, rule, most) in enumerate((
        ("same rows", same, 4), ("rows in a circle", cycle, 8), ("news for ever", swells, 12),
        ("copies for ever", copies, 12), ("dead rows for ever", dead, 12),
    ), 1):
        p.column(name, f"/p{number}/list.php?page=1", f"{2002 + number}年{NB}", rule, most=most)
    p.ruled.append((re.compile(r".*\?from="), lambda path: p.plainly(path.partition("?")[0])))


def _refreshes(p: HostilePortal) -> None:
    def refresh(to: str) -> Plain:
        return Plain(f"<html><meta http-equiv=refresh content='0;url={to}'></html>".encode())

    def pair(path: str) -> Plain:
        return refresh("/m1/b.html" if path.endswith("a.html") else "/m1/a.html")

    def grows(path: str) -> Plain:
        number = int(urlsplit(path).query.partition("=")[2] or 0)
        return refresh(f"/m2/go.html?n={number + 1}")

    p.column("refresh there and back", "/m1/a.html", f"2009年{NB}", pair, most=4)
    p.column("refresh for ever on", "/m2/go.html?n=1", f"2010年{NB}", grows, most=12)


def _nested(p: HostilePortal) -> None:
    def deeper(_: str) -> Plain:
        return p.page(NB, menu(("nb/", NB), ("../", "返回")))

    p.column("deeper for ever", "/x/nb/", f"2011年{NB}", deeper, most=14)

