"""A report as the body of an article, in the markup that editors of real portals leave behind."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

from samples.form import Cell, Grid
from samples.report import Report

Markup = Literal["clean", "word", "nested", "split"]
MARKUPS: tuple[Markup, ...] = ("clean", "word", "nested", "split")

_WORD_P = (
    'class="MsoNormal" style="text-indent:32.0000pt;line-height:28.0000pt;mso-line-height-rule:exactly;"'
)
_WORD_FONT = "font-family:仿宋_GB2312;mso-bidi-font-family:'Times New Roman';font-size:16.0000pt;"


def render(report: Report, markup: Markup, *, with_title: bool = False) -> str:
    """The inside of the article's body; `with_title` repeats the title there, as many bodies do."""
    paragraph, table = _WRITERS[markup]
    parts = [paragraph(report.title, True)] if with_title else []
    parts.append(paragraph(report.prose.lead, False))
    for heading, blocks in report.sections():
        parts.append(paragraph(heading, True))
        parts += [paragraph(block, False) if isinstance(block, str) else table(block) for block in blocks]
    if report.signed:
        parts.append(paragraph(f"{report.signed.year}年{report.signed.month}月{report.signed.day}日", False))
    return "\n".join(parts)


def _spans(cell: Cell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return columns + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def _clean_paragraph(text: str, strong: bool) -> str:
    return f"<p><strong>{escape(text)}</strong></p>" if strong else f"<p>　　{escape(text)}</p>"


def _clean_table(grid: Grid) -> str:
    def cell(item: Cell) -> str:
        tag = "th" if item.header else "td"
        return f"<{tag}{_spans(item)}>{escape(item.text)}</{tag}>"

    rows = "\n".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in grid)
    return f'<table border="1" cellspacing="0"><tbody>\n{rows}\n</tbody></table>'


def _word_paragraph(text: str, strong: bool) -> str:
    inner = f'<span style="{_WORD_FONT}"><font face="仿宋_GB2312">{escape(text)}</font></span>'
    inner = f"<b>{inner}</b>" if strong else f"&ensp;&ensp;{inner}"
    return f"<p {_WORD_P}>{inner}<o:p></o:p></p>"


def _word_table(grid: Grid) -> str:
    def cell(item: Cell) -> str:
        width = 48 * item.columns
        text = f'<span style="font-size:9.0000pt;">{escape(item.text)}</span>' if item.text else "&nbsp;"
        return (
            f'<td width="{width}"{_spans(item)} valign="center" style="border:1.0000pt solid windowtext;'
            f'mso-border-alt:0.5000pt solid windowtext;padding:0.0000pt 5.4000pt;">'
            f'<p class="MsoNormal" align="center" style="text-align:center;">{text}<o:p></o:p></p></td>'
        )

    rows = "\n".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in grid)
    return f'<table class="MsoNormalTable" border="1" style="border-collapse:collapse;">{rows}</table>'


def _nested_paragraph(text: str, strong: bool) -> str:
    style = "font-weight:bold;font-size:18px" if strong else "text-indent:2em"
    return f'<div style="{style}"><span>{escape(text)}</span></div>'


def _nested_table(grid: Grid) -> str:
    """The table inside the only cell of a layout table, its numbers in paragraphs of their own."""

    def cell(item: Cell) -> str:
        return f"<td{_spans(item)}><p>{escape(item.text) or '<br>'}</p></td>"

    rows = "\n".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in grid)
    inner = f'<table class="wp_editor_art_table" border="1" width="98%"><tbody>{rows}</tbody></table>'
    return f'<table width="100%" border="0"><tbody><tr><td align="center">{inner}</td></tr></tbody></table>'


def _split_table(grid: Grid) -> str:
    """Table 三 cut in two where a page of the source broke: spans that cross the cut begin again below it."""
    if len(grid) < 20:
        return _clean_table(grid)
    cut = next(i for i, row in enumerate(grid) if any(c.text.startswith("（四）无法提供") for c in row))
    open_cells = [(i, cell) for i, row in enumerate(grid[:cut]) for cell in row if i + cell.rows > cut]
    upper = [
        tuple(Cell(c.text, c.columns, min(c.rows, cut - i), c.header) for c in row)
        for i, row in enumerate(grid[:cut])
    ]
    carried = tuple(Cell("", cell.columns, i + cell.rows - cut) for i, cell in open_cells)
    lower = ((*carried, *grid[cut]), *grid[cut + 1 :])
    return _clean_table(tuple(upper)) + "\n" + _clean_table(lower)


_WRITERS: dict[Markup, tuple[Callable[[str, bool], str], Callable[[Grid], str]]] = {
    "clean": (_clean_paragraph, _clean_table),
    "word": (_word_paragraph, _word_table),
    "nested": (_nested_paragraph, _nested_table),
    "split": (_clean_paragraph, _split_table),
}
