"""How lists go on: by what is typed, by offsets that begin anew, by a button, by a chosen year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_drawn.filing import Layout, Trail
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.third.base import NB, Third, front, listed, own_reports, reports, section
from tests.portals_drawn.third.products import Numbered
from tests.portals_families.site import Request

HUB = "部门和镇街年报"
PER = 15
Laid = Callable[[Third, str, list[Row], Trail], None]


def simple(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    listed(p, hub, HUB, rows, trail)


def every(p: Third, lay: Laid = simple) -> None:
    """A column of the government's own reports and one of all others'."""
    own, hub = p.below("", "nb"), p.below("", "bmnb")
    section(p, (own, NB), also=((hub, HUB),))
    listed(p, own, NB, own_reports(p, own, (p.calls, NB)), (p.calls, NB))
    trail: Trail = (p.calls, HUB)
    lay(p, hub, reports(p, hub, [unit for _, units in p.group(14, 8) for unit in units], trail), trail)
    front(p, (own, NB))


class Looped(Numbered):
    """Pages by their first row; the next is always named, and past the end the first comes again."""

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?start={PER * k}" if k else column

    def pager(self, column: str, k: int, of: int, total: int) -> str:  # noqa: ARG002
        ways = (("上一页", max(k - 1, 0)), ("下一页", k + 1))
        return "".join(f"<a href='{self.page_at(column, n)}'>{said}</a>" for said, n in ways)

    def answer(self, request: Request) -> Answer | None:
        column, mark, _ = request.target.partition("?start=")
        found = super().answer(request)
        return super().answer(replace(request, target=column)) if found is None and mark else found


class Typed(Numbered):
    """How many rows there are and how many a page has; the page's number is typed."""

    goes = "n"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?p={k + 1}" if k else column

    def pager(self, column: str, k: int, of: int, total: int) -> str:  # noqa: ARG002
        return (
            f"<div class='fy'>共{total}条 每页{PER}条 当前第{k + 1}页 转到<input id='pn' size='2'>页 "
            "<a href='javascript:go()'>GO</a></div><script>function go(){var n=parseInt(document."
            f"getElementById('pn').value);window.location.href='{column}?p='+{self.goes};}}</script>"
        )


class TypedFromNought(Typed):
    goes = "(n-1)"

    def page_at(self, column: str, k: int) -> str:
        return f"{column}?p={k}" if k else column


class Grown(Numbered):
    """Further rows stand behind a button that holds their address: rows alone, and the next button."""

    def page_at(self, column: str, k: int) -> str:
        return f"/more{column.removesuffix('.html')}/{k}" if k else column

    def pager(self, column: str, k: int, of: int, total: int) -> str:  # noqa: ARG002
        at = self.page_at(column, k + 1)
        return f"<div class='jz' data-url='{at}'>加载更多</div>" if k + 1 < of else ""

    def page(self, path: str, title: str, inner: str, *, crumbs: tuple[str, ...] = (), day: str = "") -> None:
        super().page(path, title, inner, crumbs=crumbs, day=day)
        if path.startswith("/more/"):
            self.pages[path] = Answer(inner.encode(), kind=self.kind)


def year_chosen(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """The newest year's are shown, the others chosen from a box."""
    years = sorted({day[:4] for _, _, day in rows}, reverse=True)
    options = "".join(f"<option value='{year}'>{int(year) - 1}年度</option>" for year in years)
    box = f"<select onchange=\"location.href='{hub}?nf='+this.value\">{options}</select>"
    for n, year in enumerate(years):
        at = f"{hub}?nf={year}" if n else hub
        that = p.rows([row for row in rows if row[2].startswith(year)], at)
        p.led(at, HUB, f"<div class='cx'>年度：{box}</div>{that}", crumbs=trail)


def parted(p: Third, hub: str, rows: list[Row], trail: Trail) -> None:
    """The column was renamed; the former one is named beside the list's heading."""
    former = p.below("", "ndbg")
    new, old = ([row for row in rows if (row[2] >= "2020") == later] for later in (True, False))
    side = f"<div class='bt'><a href='{former}'>2018年度及以前</a></div>"
    listed(p, hub, HUB, new, trail, side)
    listed(p, former, "信息公开年度报告", old, (*trail, "信息公开年度报告"))


PAGED: dict[str, Layout] = {
    "looped": (Looped, every),
    "typed": (Typed, every),
    "typed from nought": (TypedFromNought, every),
    "grown": (Grown, every),
    "year chosen": (Numbered, lambda p: every(p, year_chosen)),
    "parted": (Numbered, lambda p: every(p, parted)),
}
