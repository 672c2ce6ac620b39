"""Whole pages of government portals around an article: `frames/` has a page a content system."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

_FRAMES = Path(__file__).parent / "frames"
_CHARSETS = {"hanweb": "gbk", "narrow": "gb18030"}


@dataclass(frozen=True)
class Leaf:
    """What a content system knows of an article."""

    title: str
    markup: str
    body: str
    day: date
    site: str
    trail: tuple[str, ...] = ("首页", "政府信息公开", "政府信息公开年报")
    index: str = "000014349/2023-00117"
    before: str = "关于公布行政执法人员名单的公告"
    after: str = "2024年政务公开工作要点"

    @property
    def chinese(self) -> str:
        """2023年01月31日."""
        return f"{self.day:%Y年%m月%d日}"

    @property
    def path(self) -> str:
        """The breadcrumb as text."""
        return " &gt; ".join(self.trail)


Frame = Callable[[Leaf], bytes]


def _framed(name: str, leaf: Leaf) -> bytes:
    frame = (_FRAMES / f"{name}.html").read_text("utf-8")
    whole = frame.format(leaf=leaf, others=_others(leaf), years=_years(leaf))
    return whole.encode(_CHARSETS.get(name, "utf-8"), "xmlcharrefreplace")


def _others(leaf: Leaf) -> str:
    """The reports of the years before, as a list beside the article names them."""
    return "".join(
        f'<li><a href="/post_{year}.html">{leaf.body}{year}年政府信息公开工作年度报告</a>'
        f"<span>{year + 1}-01-30</span></li>"
        for year in range(leaf.day.year - 5, leaf.day.year - 1)
    )


def _years(leaf: Leaf) -> str:
    """Links to the same column in other years."""
    years = range(leaf.day.year - 4, leaf.day.year)
    return "".join(f"<a href='?fbtime={year}'>{year}年</a>" for year in years)


trs: Frame = partial(_framed, "trs")
hanweb: Frame = partial(_framed, "hanweb")
table_headed: Frame = partial(_framed, "table_headed")
gkmlpt: Frame = partial(_framed, "gkmlpt")
openness: Frame = partial(_framed, "openness")
jpaas: Frame = partial(_framed, "jpaas")
narrow: Frame = partial(_framed, "narrow")
mobile: Frame = partial(_framed, "mobile")
fragment: Frame = partial(_framed, "fragment")


def signed(leaf: Leaf) -> str:
    """Body and day below an article, as an official paper ends."""
    day = re.sub(r"(?<=[年月])0", "", leaf.chinese)
    right = '<p style="text-align: right;">'
    return f"{right}{leaf.body}</p>{right}{day}</p>"
