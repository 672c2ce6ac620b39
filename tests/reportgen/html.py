"""Prints a story as HTML in one of several hands: clean, Word's export, ragged, in a portal."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from random import Random

from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Heading, Piece, Story


@dataclass(frozen=True)
class Hand:
    """How the HTML is written."""

    word: bool = False
    unclosed: bool = False
    nested: bool = False
    portal: bool = False
    one_table: bool = False
    overlong_spans: bool = False
    heading_tags: bool = True
    breaks: bool = False
    title_tag: bool = True


def render(rng: Random, story: Story, hand: Hand) -> str:
    """The whole page."""
    pieces = _pieces(rng, story, hand)
    body = "\n".join(pieces)
    info = f"发布时间：{story.published}　来源：{escape(story.agency)}　浏览次数：{rng.randint(3, 9000)}"
    title = f"<h1>{escape(story.title)}</h1>" if hand.heading_tags else _paragraph(rng, story.title, hand)
    article = f'{title}\n<div class="info">{info}</div>\n<div class="content" id="zoom">\n{body}\n</div>'
    if hand.nested:
        article = f'<table width="100%"><tr><td>{_side_table(rng)}</td><td>{article}</td></tr></table>'
    if hand.portal:
        article = _portal(rng, article, story)
    head = f"<title>{escape(story.title)}</title>" if hand.title_tag else ""
    charset = '<meta charset="utf-8">'
    return f"<!DOCTYPE html><html><head>{charset}{head}</head><body>{article}</body></html>"


def _pieces(rng: Random, story: Story, hand: Hand) -> list[str]:
    out: list[str] = []
    joined: list[str] = []
    for piece in story.pieces:
        if hand.one_table and _in_tables(story, piece):
            joined += _joined_rows(rng, piece, hand)
            continue
        if joined:
            out.append(_wrap_table(joined))
            joined = []
        out.append(_piece(rng, piece, hand))
    return out


def _in_tables(story: Story, piece: Piece) -> bool:
    at = story.pieces.index(piece)
    grids = [i for i, other in enumerate(story.pieces) if isinstance(other, Grid)]
    return grids[0] <= at <= grids[-1]


def _joined_rows(rng: Random, piece: Piece, hand: Hand) -> list[str]:
    if isinstance(piece, Grid):
        return _rows(rng, piece, hand)
    return [f'<tr><td colspan="15">{_cell_text(rng, piece.text, hand)}</td></tr>']


def _piece(rng: Random, piece: Piece, hand: Hand) -> str:
    if isinstance(piece, Grid):
        table = _wrap_table(_rows(rng, piece, hand))
        return f"<table><tr><td>{table}</td></tr></table>" if hand.nested else table
    if isinstance(piece, Heading) and hand.heading_tags:
        return f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>"
    return _paragraph(rng, piece.text, hand)


def _paragraph(rng: Random, text: str, hand: Hand) -> str:
    if hand.word:
        return f'<p class="MsoNormal" style="text-indent:32pt">{_spans(rng, text)}</p>'
    if hand.breaks:
        return f"　　{escape(text)}<br>"
    return f"<p>{escape(text)}</p>"


def _wrap_table(rows: list[str]) -> str:
    return '<table border="1"><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"


def _rows(rng: Random, grid: Grid, hand: Hand) -> list[str]:
    return [_row(rng, grid, line, hand) for line in grid.lines]


def _row(rng: Random, grid: Grid, line: Line, hand: Hand) -> str:
    cells = "".join(_cell(rng, grid, slot, hand) for slot in line.slots)
    if hand.unclosed:
        return f"<tr>{cells}"
    return f"<tr>{cells}</tr>"


def _cell(rng: Random, grid: Grid, slot: Slot, hand: Hand) -> str:
    rows = slot.rows + (5 if hand.overlong_spans and slot.role == "group" and _is_last(grid, slot) else 0)
    spans = f' rowspan="{rows}"' if rows > 1 else ""
    spans += f' colspan="{slot.columns}"' if slot.columns > 1 else ""
    text = _cell_text(rng, slot.text, hand)
    return f"<td{spans}>{text}" + ("" if hand.unclosed else "</td>")


def _is_last(grid: Grid, slot: Slot) -> bool:
    groups = [s for line in grid.lines for s in line.slots if s.role == "group"]
    return bool(groups) and groups[-1] is slot


def _cell_text(rng: Random, text: str, hand: Hand) -> str:
    if hand.word:
        inner = _spans(rng, text) if text else "<span lang=EN-US>&nbsp;<o:p></o:p></span>"
        return f'<p class="MsoNormal" align="center">{inner}</p>'
    return escape(text).replace("\n", "<br/>") or rng.choice(("", "&nbsp;", "　", " "))


def _spans(rng: Random, text: str) -> str:
    parts, rest = [], text
    while rest:
        size = rng.randint(1, max(1, len(rest)))
        part, rest = rest[:size], rest[size:]
        padding = rng.choice(("", "", "", "&nbsp;")) if not rest else ""
        body = escape(part).replace("\n", "<br>") + padding
        parts.append(f'<span style="font-family:仿宋_GB2312;font-size:12pt">{body}</span>')
    return "".join(parts) + "<o:p></o:p>"


def _side_table(rng: Random) -> str:
    names = ("政策文件", "通知公告", "行政许可")
    rows = "".join(f"<tr><td>{name}</td><td>{rng.randint(1, 900)}</td></tr>" for name in names)
    return f"<table>{rows}</table>"


def _portal(rng: Random, article: str, story: Story) -> str:
    menu = "".join(f'<li><a href="/zw/c{i}/">{name}</a></li>' for i, name in enumerate(_MENU))
    others = "".join(
        f'<li><a href="/zw/{i}.html">{story.agency}{story.year - i}年政府信息公开工作年度报告</a>'
        f"<span>{story.year - i + 1}-01-{rng.randint(10, 30)}</span></li>"
        for i in range(1, 4)
    )
    index = (
        "<table class='xxgk'><tr><td>索引号</td><td>"
        f"{rng.randint(10000, 99999)}-{rng.randint(100, 999)}/{story.year + 1}</td>"
        f"<td>公开日期</td><td>{story.published}</td></tr>"
        f"<tr><td>公开类别</td><td>政府信息公开年报</td><td>责任部门</td><td>{story.agency}</td></tr></table>"
    )
    return (
        f'<div class="top"><ul class="nav">{menu}</ul></div>'
        '<div class="position">当前位置：<a href="/">首页</a> &gt; '
        '<a href="/zw/">政务公开</a> &gt; 政府信息公开年报</div>'
        f"{index}<div class='main'>{article}</div>"
        f'<div class="related"><h3>相关信息</h3><ul>{others}</ul></div>'
        f'<div class="footer"><p>主办：{story.agency}　备案号：ICP备{rng.randint(10**7, 10**8)}号</p>'
        f"<p>您是第 {rng.randint(1000, 10**7)} 位访问者　今日访问量：{rng.randint(1, 999)}</p></div>"
    )


_MENU = ("首页", "政务公开", "政务服务", "互动交流", "走进本地", "数据开放", "总体情况", "政府信息公开年报")

