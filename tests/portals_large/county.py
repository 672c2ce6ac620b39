"""A county's portal at its real size: hundreds of articles, dozens of columns around what is looked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.building import Filed
from tests.reportgen import ofd, office, pdf
from tests.reportgen.story import Story

GK, ZW = "政府信息公开", "政务公开"
Row = tuple[str, str, str]
Address = Callable[[int], str]
KINDS = ("page", "page", "page", "page", "pdf", "docx", "wps", "ofd", "zip", "scans")


@dataclass(frozen=True)
class Size:
    """How many bodies a portal has, and how many reports and look-alikes each of them at most; with `files`
    some reports are files of pages that only say so."""

    departments: int = 90
    towns: int = 20
    reports: int = 4
    others: int = 5
    files: bool = True


SMALL = Size(6, 4, 3, 4)


@dataclass
class Large(HostPortal):
    """A menu of five branches on each page, a side box, links to friends; noise answers whatever is asked."""

    size: Size = field(default_factory=Size)
    kinds: tuple[str, ...] = ("page",)
    numbers: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.bodies = names.bodies(self.rng, self.size.departments, self.size.towns)
        self.calls = self.rng.choice(((ZW, "/zwgk/"), (GK, "/zfxxgk/"), (ZW, "/open/"), ("信息公开", "/gk/")))
        self.section = self.calls[1]
        self._frame_menu = self._branches()
        for at in ("/xw/", "/hd/", "/bs/", "/zt/"):
            self.dynamic[at] = self._noise

    # --- noise ---

    def title(self, made: str, unit: str, year: int, rng: Random | None = None) -> str:
        """A title of that making."""
        rng = rng or self.rng
        return made.format(
            u=self.full(unit) if rng.random() < 0.6 else unit,
            y=year,
            n=year + 1,
            c=self.county,
            t=rng.choice(names.TOPICS),
            w=rng.choice(names.TOWNS) + "镇",
        )

    def _headline(self) -> str:
        return self.title(
            self.rng.choice(names.NEWS), self.rng.choice(self.bodies), self.rng.randint(2015, 2025)
        )

    def _branches(self) -> str:
        c = self.county[:2]
        branches = (
            ("/", "首页", ()),
            ("/xw/", "新闻中心", ("要闻", "部门动态", "乡镇动态", "通知公告", "媒体看" + c, "视频新闻")),
            (self.section, self.calls[0], ()),
            ("/bs/", "办事服务", ("个人办事", "法人办事", "便民查询", "企业年报", "年检年审")),
            ("/hd/", "互动交流", ("县长信箱", "在线访谈", "意见征集", "网上信访", "信件年度统计报告")),
            (
                "/zt/",
                "专题专栏",
                ("法治政府建设年度报告", "部门预决算公开", "政务公开工作年度考核", "历年专题", "公开承诺"),
            ),
        )
        return (
            "<ul class='mainnav'>"
            + "".join(
                f"<li><a href='{at}'>{name}</a>"
                + (
                    "<ul>"
                    + "".join(f"<li><a href='{at}l{n}/'>{below}</a></li>" for n, below in enumerate(subs))
                    + "</ul>"
                    if subs
                    else ""
                )
                + "</li>"
                for at, name, subs in branches
            )
            + "</ul>"
        )

    def _menu(self) -> str:
        return self._frame_menu

    def _side(self) -> str:
        rows = "".join(
            f"<li><a href='/xw/{self.rng.randint(10**4, 10**6)}.html'>{self._headline()}</a></li>"
            for _ in range(8)
        )
        return f"<div class='side'><h4>推荐阅读</h4><ul>{rows}</ul></div>"

    def _noise(self, asked: Request) -> Answer:
        """A page of news, or a list of forty of them that goes on for a dozen pages."""
        rng = Random(f"{self.seed}{asked.target}")
        made = replace_rng(self, rng)
        if asked.path.endswith(".html") and "index" not in asked.path:
            body = f"<h1>{made._headline()}</h1>" + "".join(f"<p>{made._headline()}。</p>" for _ in range(8))
        else:
            rows = "".join(
                f"<li><a href='/xw/{rng.randint(10**4, 10**6)}.html'>{made._headline()}</a>"
                f"<span>2024-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}</span></li>"
                for _ in range(40)
            )
            body = f"<ul>{rows}</ul><a href='index_{rng.randint(2, 12)}.html'>下一页</a>"
        return Answer(
            f"<html>{self.head}<title>{self.county}</title><body>{self._menu()}{body}</body></html>".encode(
                self.encoding
            ),
            kind="text/html",
        )

    def front(self, *ways: tuple[str, str], more: str = "") -> None:
        """The first page: ways in among a hundred rows of news and look-alikes."""
        rows = [self._look_alike_row(f"/xw/{n + 700}.html") for n in range(30)]
        news = [(f"/xw/{n + 5000}.html", self._headline(), "04-1" + str(n % 10)) for n in range(100)]
        self.news = [path for path, *_ in (*rows, *news)]
        blocks = "".join(
            f"<div class='box'><h3>{head}</h3>{items(part)}<a href='/xw/l{n}/'>更多&gt;&gt;</a></div>"
            for n, (head, part) in enumerate(
                (("要闻", news[:40]), ("公示公告", rows), ("部门动态", news[40:]))
            )
        )
        links = "".join(f"<a href='{at}'>{name}</a> " for at, name in ways)
        self.way("/", "首页", f"<div class='quick'>{links}</div>{blocks}{more}")

    def _look_alike_row(self, path: str) -> Row:
        year = self.rng.randint(2016, 2025)
        return (
            path,
            self.title(self.rng.choice(names.LOOK_ALIKES), self.rng.choice(self.bodies), year),
            f"{year}-06-07",
        )

    def enter(self, *own: tuple[str, str]) -> None:
        """The section with its own columns, and the first page that leads to it."""
        self.way(self.section, self.calls[0], self.columns(self.section, *own), crumbs=(GK,))
        self.front((self.section, self.calls[0]))

    def columns(self, base: str, *own: tuple[str, str]) -> str:
        """A section's menu: the columns every section has, and its own among them."""
        others = self.rng.sample(names.COLUMNS, self.rng.randint(12, len(names.COLUMNS)))
        rows = [(f"{base}lm{n}/", name) for n, name in enumerate(others)]
        rows += [
            (f"{base}zn/", "政府信息公开指南"),
            (f"{base}zd/", "政府信息公开制度"),
            (f"{base}sq/", "依申请公开"),
        ]
        for at in (f"{base}lm{n}/" for n in range(len(others))):
            self.dynamic[at] = self._noise
        for pair in own:
            rows.insert(self.rng.randint(0, len(rows)), pair)
        return (
            "<div class='lmlist'><ul>"
            + "".join(f"<li><a href='{at}'>{name}</a></li>" for at, name in rows)
            + "</ul></div>"
        )

    # --- papers ---

    def number(self) -> int:
        """A number that no other paper has."""
        number = next(n for n in iter(lambda: self.rng.randint(10**5, 10**8), 0) if n not in self.numbers)
        self.numbers.add(number)
        return number

    def years(self, most: int | None = None) -> list[int]:
        """Years of one body's reports, from 2008 on, newest first."""
        count = self.rng.randint(1, most or self.size.reports)
        return sorted(self.rng.sample(range(2008, 2026), count), reverse=True)

    def filed(
        self,
        unit: str,
        year: int,
        address: Address,
        crumbs: tuple[str, ...],
        *,
        titles: tuple[str, ...] = names.REPORTS,
    ) -> Row:
        """A report at a drawn address, and its row: a page, or one that only says 详见附件."""
        number = self.number()
        path, name = address(number), self.title(self.rng.choice(titles), unit, year)
        day = f"{year + 1}-0{self.rng.randint(1, 5)}-{self.rng.randint(10, 28)}"
        kind = self.rng.choice(self.kinds) if self.size.files else "page"
        if kind == "page":
            self.report(path, unit, year, crumbs=crumbs, title=name)
            return path, name, day
        made = {
            f"/{self.rng.choice(('files', 'upload', 'P0'))}/{year + 1}/{number + n}.{end}": data
            for n, (end, data) in enumerate(_files(self.rng, self.story(self.full(unit), year), kind))
        }
        self.way(
            path,
            name,
            f"<h1>{name}</h1><p>发布时间：{day}</p><div class='nr'>{_shown(self.rng, name, made)}</div>",
            crumbs=crumbs,
        )
        for at, data in made.items():
            self.pages[at] = Answer(data, kind="application/octet-stream")
            self.truth[at] = Filed(at, self.full(unit), year)
        return path, name, day

    def shelf(
        self,
        unit: str,
        address: Address,
        crumbs: tuple[str, ...],
        *,
        mixed: bool = False,
        reports: int | None = None,
    ) -> list[Row]:
        """The rows of one body's column of reports; `mixed`: look-alikes stand among them."""
        titles = names.PLAIN if mixed else names.REPORTS
        rows = [self.filed(unit, year, address, crumbs, titles=titles) for year in self.years(reports)]
        if mixed:
            rows += [self.other(unit, address, crumbs) for _ in range(self.rng.randint(2, self.size.others))]
            self.rng.shuffle(rows)
        return rows

    def other(self, unit: str, address: Address, crumbs: tuple[str, ...]) -> Row:
        """A paper that only looks like a report."""
        year = self.rng.randint(2010, 2025)
        path = address(self.number())
        name = self.title(self.rng.choice(names.LOOK_ALIKES), unit, year)
        self.paper(path, name, crumbs=crumbs)
        return path, name, f"{year}-0{self.rng.randint(1, 9)}-15"


def replace_rng(portal: Large, rng: Random) -> Large:
    """The same portal that draws from another generator."""
    made = object.__new__(type(portal))
    made.__dict__.update(portal.__dict__ | {"rng": rng})
    return made


def items(rows: list[Row]) -> str:
    return (
        "<ul>"
        + "".join(
            f"<li><a href='{at}' title='{name}'>{name}</a><span>{day}</span></li>" for at, name, day in rows
        )
        + "</ul>"
    )


def _files(rng: Random, story: Story, kind: str) -> Iterator[tuple[str, bytes]]:
    """The files of a report with the ends of their names."""
    if kind == "docx":
        yield "docx", office.docx(rng, story)
    elif kind == "wps":
        yield "wps", office.docx(rng, story)
    elif kind == "ofd":
        yield "ofd", ofd.render(rng, story, ofd.Package())
    elif kind == "zip":
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as packed:
            packed.writestr("年报.pdf", pdf.render(rng, story, pdf.Press()))
        yield "zip", held.getvalue()
    elif kind == "scans":
        for _ in range(3):
            yield "jpg", b"\xff\xd8\xff\xe0" + rng.randbytes(3000)
    else:
        yield "pdf", pdf.render(rng, story, pdf.Press())


def _shown(rng: Random, name: str, made: dict[str, bytes]) -> str:
    """How a page without words shows its files."""
    paths = list(made)
    if paths[0].endswith("jpg"):
        return "".join(f"<p align=center><img src='{path}' width=700></p>" for path in paths)
    path = paths[0]
    return rng.choice(
        (
            f"<p>详见附件</p><p><a href='{path}'>附件</a></p>",
            f"<p>详见附件。</p></div><div class='attach'>相关附件：<a href='{path}'>{escape(name)}</a>",
            f"<p><a href='{path}'><img src='/icon/doc.gif'>{escape(name)}.{path.rpartition('.')[2]}</a></p>",
            f"<p>请下载：<a href='{path}' target='_blank'>点击查看</a></p>",
        )
    )
