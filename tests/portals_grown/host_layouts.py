"""Pages on several hosts or behind what sends on: gates of other scripts, mobile twins, jumps, flip books."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing, menu


@dataclass
class Gated(Grown):
    """Each page names its twins: behind a gate to 繁體, for telephones, read aloud, in other languages."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.domain = self.rng.choice(("yunyang.gov.cn", "hedong.gov.cn", "anping.gov.cn"))
        self.home_url = f"http://www.{self.domain}/"
        tongues = (("/en/", "English"), ("/zw/", "བོད་ཡིག"), ("/mn/", "ᠮᠣᠩᠭᠣᠯ"), ("/uy/", "ئۇيغۇرچە"))
        self.tongue = self.rng.choice(tongues)
        self.dynamic[self.tongue[0]] = self.noise

    def put(self, path: str, title: str, body: str, *, crumbs: tuple[str, ...] = (), head: str = "") -> None:
        www = f"www.{self.domain}"
        links = (
            f"<a href='http://big5.{self.domain}/gate/big5/{www}{path}'>繁體</a> "
            f"<a href='http://m.{self.domain}{path}'>手机版</a>"
            f" <a href='/wza/read?url={quote(path, safe='')}'>语音播报</a> "
            f"<a href='{path}{'&' if '?' in path else '?'}from=mobile'>触屏版</a> "
            f"<a href='{self.tongue[0]}'>{self.tongue[1]}</a>")
        head += f"<link rel='alternate' media='only screen and (max-width: 640px)' href='http://m.{self.domain}{path}'>"
        super().put(path, title, f"<div class='tw'>{links}</div>{body}", crumbs=crumbs, head=head)

    def twin(self) -> None:
        """The twins of all pages there are."""
        www = f"www.{self.domain}"
        pages = {path: page for path, page in self.pages.items() if path != "/robots.txt"}
        for path, page in pages.items():
            of_gate = page.body.replace(b"href='/", f"href='/gate/big5/{www}/".encode())
            self.sites.setdefault(f"big5.{self.domain}", {})[f"/gate/big5/{www}"
                f"{path}"] = replace(page, body=of_gate)
            self.sites.setdefault(f"m.{self.domain}", {})[path] = page
            self.pages[f"{path}{'&' if '?' in path else '?'}from=mobile"] = page
            self.pages[f"/wza/read?url={quote(path, safe='')}"] = page


def gates(seed: int) -> Gated:
    """Twins of every page on hosts of their own; the departments' reports on a platform beside the portal."""
    p = Gated(seed, "gates")
    name, host = p.rng.choice(words.NB), f"{p.rng.choice(('xxgk', 'bm', 'open'))}.{p.domain}"
    crumbs, per = (p.calls, name), p.rng.choice((8, 12))
    rows = [p.filed(f"{p.base}nb/{p.number()}.html", unit, year, crumbs=crumbs)
            for unit in p.bodies(2, 6) for year in p.years(2)]  # fmt: skip
    for k in range(-(-len(rows) // per)):
        more = f"<a href='{p.base}nb/index_{k + 2}.html'>下一页</a>" if (k + 1) * per < len(rows) else ""
        p.way(f"{p.base}nb/{f'index_{k + 1}.html' if k else ''}", name,
              listing(rows[k * per : k * per + per], 2) + more, crumbs=crumbs)  # fmt: skip
    _platform(p, host, name)
    p.enter((f"http://{host}/", "部门信息公开"), (f"{p.base}nb/", name))
    p.twin()
    return p


def _platform(p: Grown, host: str, name: str) -> None:
    """A site of the departments' own, with a column of each."""
    own = Grown(p.rng.randrange(10**6), "platform")
    own.county, own.calls, own.section, own.base = p.county, "信息公开平台", "/", "/"
    units = list[tuple[str, str]]()
    for n, unit in enumerate(own.bodies(5, 0)):
        at, crumbs = f"/unit/{n + 1}/", (unit, name)
        rows = [own.filed(f"{at}{own.number()}.html", unit, year, crumbs=crumbs) for year in own.years(2)]
        own.way(f"{at}nb.html", name, listing(rows), crumbs=crumbs)
        own.way(at, unit, own.columns(at, (f"{at}nb.html", name)), crumbs=(unit,))
        units.append((at, unit))
    own.way("/", f"{p.county}部门信息公开平台", f"<h3>部门</h3>{menu(*units)}")
    p.sites[host] = own.pages
    p.ways |= {f"http://{host}{path}" for path in own.ways}
    p.truth |= {f"http://{host}{path}": replace(true, path=f"http://{host}"
        f"{path}") for path, true in own.truth.items()}


def jumps(seed: int) -> Grown:
    """Rows lead to what sends on: an address within the address, or a number that a stub knows."""
    p = Grown(seed, "jumps")
    name, kind = p.rng.choice(words.NB), p.rng.choice(("path", "whole", "base64", "number"))
    crumbs = (p.calls, name)
    rows = [p.filed(f"{p.base}{year + 1}/{p.number()}.html", unit, year, crumbs=crumbs)
            for unit in p.bodies(6, 5) for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(lambda n: f"{p.base}2023/{n}.html", crumbs) for _ in range(3)]
    p.rng.shuffle(rows)
    host = p.home_url.rstrip("/")
    sent = []
    for n, (at, text, day) in enumerate(rows):
        stub = {
            "path": f"/link?url={quote(at, safe='')}",
            "whole": f"/jump.jsp?target={quote(host + at, safe='')}&t={n}",
            "base64": f"/go.php?u={quote(base64.b64encode((host + at).encode()).decode())}",
            "number": f"/e/public/jump/?classid=12&id={n + 300}",
        }[kind]
        shown = p.rng.choice((
            "<script>location.replace('{}');</script>", "<meta http-equiv='refresh' content='0; url={}'>",
            "<p>即将跳转……</p><script language=javascript>window.location.href=\"{}\";</script>")).format(at)
        p.pages[stub] = Answer(f"<html><head>{shown}</head><body></body></html>".encode(), kind="text/html")
        if kind == "number" and at in p.truth:
            p.ways.add(stub)
        sent.append((stub, text, day))
    p.way(f"{p.base}nb.html", name, listing(sent), crumbs=crumbs)
    p.enter((f"{p.base}nb.html", name))
    return p


def flip_books(seed: int) -> Grown:
    """Each report is a book whose leaves one turns: settings tell its file, or leaves are pictures."""
    p = Grown(seed, "flip books")
    name, kind = p.rng.choice(words.NB), p.rng.choice(("inline", "pictures"))
    crumbs, rows = (p.calls, name), list[Row]()
    for unit in p.bodies(4, 4):
        for year in p.years(2, first=2018):
            base = f"/book/{year}nb{p.number(100, 9999)}/"
            title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            pictures = [f"files/mobile/{n}.jpg" for n in range(1, 5)]
            told = {"BookTitle": title, "totalPageCount": 4, "normalPath": "files/page/", "DownloadEna"
                "bled": "Yes"}
            if kind != "pictures":
                told["DownloadURL"] = f"files/{year}.pdf"
                p.filed_file(f"{base}files/{year}.pdf", unit, year)
            for n, picture in enumerate(pictures):
                p.pages[base + picture] = Answer(
                    b"\xff\xd8\xff\xe0" + p.rng.randbytes(2000 + n), kind="image/jpeg")
                if kind == "pictures":
                    p.credit(base + picture, p.full(unit), year)
            script = f"var bookConfig={json.dumps(told, ensure_ascii=False)};"
            leaves = "".join(f"<div class='page'><img src='{at}'>"
                "</div>" for at in pictures) if kind == "pictures" else ""
            page = (
                f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>"
                f"<script>{script}</script><script src='javascript/LoadingJS.js'></script></head>"
                f"<body><div id='book'>{leaves}</div></body></html>")
            p.pages[f"{base}index.html"] = Answer(page.encode(), kind="text/html")
            p.ways.add(f"{base}index.html")
            rows.append((f"{base}index.html", title, f"{year + 1}-01-22"))
    p.rng.shuffle(rows)
    p.way(f"{p.base}nb.html", name, listing(rows), crumbs=crumbs)
    p.enter((f"{p.base}nb.html", name))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "gates": gates,
    "jumps": jumps,
    "flip books": flip_books,
}
