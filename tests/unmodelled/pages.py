"""Prints a report as a page, in the markup of several editors."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.unmodelled.cases import Case
from tests.unmodelled.grid import Cell, Grid, squared

Paint = Callable[[str, str], str]
"""From a block's kind and text to its markup."""


def page(case: Case, draw: Random) -> bytes:
    """The whole page, with what a portal puts around an article."""
    paint, cell = draw.choice(((_plain, _td), (_word, _word_td), (_boxed, _td), (_old, _old_td)))
    article = "\n".join(
        _table(content, cell, draw) if isinstance(content, tuple) else paint(kind, content)
        for kind, content in case.blocks
    )
    return _framed(case, article, draw).encode()


def pasted(case: Case, draw: Random) -> bytes:
    """A page whose text was pasted as it was into <pre>."""
    return _framed(case, f"<pre>\n{escape(plain(case))}\n</pre>", draw).encode()


def plain(case: Case) -> str:
    """The report as lines of text; the cells of a table stand between tabs."""
    lines = []
    for _, content in case.blocks:
        if isinstance(content, tuple):
            lines += ["\t".join(row) for row in squared(content)]
        else:
            lines.append(content)
    return "\n".join(lines)


def _framed(case: Case, article: str, draw: Random) -> str:
    line = f'<div class="info">{escape(case.page_line)}</div>' if case.page_line else ""
    above = draw.choice(
        (
            '<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 年度报告</div>',
            '<ul><li><a href="/a">要闻</a></li><li><a href="/b">办事服务</a></li></ul>',
            "",
        )
    )
    below = draw.choice(
        (
            "<div id='foot'>联系电话：0797-8120456　备案号：赣ICP备05004300号-1　访问量：1203344</div>",
            '<p><a href="javascript:print()">打印</a> <a href="#">关闭</a></p><p>版权所有 网站地图</p>',
            "",
        )
    )
    title = escape(case.title)
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{above}'
        f'<h1>{title}</h1>{line}<div class="content">{article}</div>{below}</body></html>'
    )


def _plain(kind: str, text: str) -> str:
    shown = escape(text)
    return {
        "h1": f"<h2>{shown}</h2>",
        "h2": f"<h3>{shown}</h3>",
        "sign": f'<p style="text-align:right">{shown}</p>',
    }.get(kind, f"<p>　　{shown}</p>")


def _word(kind: str, text: str) -> str:
    middle = len(text) // 2
    halves = "".join(
        f'<span lang="EN-US" style="font-size:16.0pt">{escape(half)}</span>'
        for half in (text[:middle], text[middle:])
        if half
    )
    weight = f"<b>{halves}</b>" if kind in {"h1", "h2"} else halves
    return f'<p class="MsoNormal" style="text-indent:32.0pt">{weight}<o:p></o:p></p>'


def _boxed(kind: str, text: str) -> str:
    name = {"h1": "tit", "h2": "subtit"}.get(kind, "txt")
    return f'<section><div class="{name}"><div>{escape(text)}</div></div></section>'


def _old(kind: str, text: str) -> str:
    shown = f"<STRONG>{escape(text)}</STRONG>" if kind == "h1" else escape(text)
    return f"<FONT size=3>&nbsp;&nbsp;&nbsp;&nbsp;{shown}</FONT><BR><BR>"


def _td(cell: Cell) -> str:
    return f'<td rowspan="{cell.rows}" colspan="{cell.cols}">{escape(cell.text)}</td>'


def _word_td(cell: Cell) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.cols}"' if cell.cols > 1 else ""
    )
    return (
        f'<td width="88"{spans} valign="center"><p class="MsoNormal" align="center">'
        f"<span>{escape(cell.text) or '&nbsp;'}</span></p></td>"
    )


def _old_td(cell: Cell) -> str:
    text = escape(cell.text) or "&nbsp;"
    return f"<TD rowSpan={cell.rows} colSpan={cell.cols} align=middle>{text}</TD>"


def _table(grid: Grid, cell: Callable[[Cell], str], draw: Random) -> str:
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid)
    border = draw.choice(('border="1"', 'class="MsoTableGrid" style="border-collapse:collapse"', "border=1"))
    return f"<table {border}><tbody>{rows}</tbody></table>"
