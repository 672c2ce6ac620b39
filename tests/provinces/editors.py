"""Tables as editors of Chinese content systems leave them in a page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.provinces.grids import Cell, Grid

Editor = Callable[[Grid], str]


def _shown(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return across + down


def _rows(grid: Grid, cell: Callable[[Cell], str], opening: str = "<tr>", between: str = "") -> str:
    return between.join(opening + "".join(cell(each) for each in row) + "</tr>" for row in grid)


def ueditor(grid: Grid) -> str:
    """UEditor: firstRow, sort classes, words broken by its own widths."""

    def cell(each: Cell) -> str:
        inner = _shown(each.text) or "<br/>"
        return (
            f'<td width="{62 * each.across}" valign="middle" align="center"{_spans(each)} '
            f'style="word-break: break-all; border-width: 1px; border-style: solid;">{inner}</td>'
        )

    rows = _rows(grid, cell).replace("<tr>", '<tr class="firstRow">', 1)
    return f'<table width="677" data-sort="sortDisabled" interlaced="enabled"><tbody>{rows}</tbody></table>'


def kindeditor(grid: Grid) -> str:
    """KindEditor: a coloured border, paragraphs and spans with Chinese font names, indented source."""

    def cell(each: Cell) -> str:
        shown = _shown(each.text) or "&nbsp;"
        inner = (
            f'<p style="text-align:center;"><span style="font-family:仿宋;font-size:14px;">{shown}</span></p>'
        )
        return f"\n\t\t\t<td{_spans(each)}>\n\t\t\t\t{inner}\n\t\t\t</td>"

    rows = _rows(grid, cell, "\n\t\t<tr>")
    return (
        '<table style="width:100%;" cellpadding="2" cellspacing="0" border="1" bordercolor="#000000">\n'
        f"\t<tbody>{rows}\n\t</tbody>\n</table>"
    )


def ckeditor(grid: Grid) -> str:
    """CKEditor: a scope on th in the head, entities for quotes, a paragraph in a cell."""

    def cell(each: Cell) -> str:
        name, scope = ("th", ' scope="col"') if each.kind == "head" else ("td", "")
        inner = _shown(each.text).replace("“", "&ldquo;").replace("”", "&rdquo;") or "&nbsp;"
        return f"<{name}{scope}{_spans(each)}>{inner}</{name}>"

    return f'<table border="1" cellpadding="0" cellspacing="0" summary="">{_rows(grid, cell)}</table>'


def tinymce(grid: Grid) -> str:
    """TinyMCE 5: percentages on columns and cells."""
    width = sum(each.across for each in grid[0])
    cols = "".join(f'<col style="width: {100 / width:.4f}%;">' for _ in range(width))

    def cell(each: Cell) -> str:
        inner = f"<strong>{_shown(each.text)}</strong>" if each.kind == "head" else _shown(each.text)
        return f'<td style="width: {each.across * 100 / width:.4f}%;"{_spans(each)}>{inner or "&nbsp;"}</td>'

    rows = _rows(grid, cell, between="\n")
    return (
        '<table style="border-collapse: collapse; width: 100%;" border="1">'
        f"<colgroup>{cols}</colgroup><tbody>\n{rows}\n</tbody></table>"
    )


def word_paste(grid: Grid) -> str:
    """Word's filtered HTML: MsoNormal, o:p, English spans around each run of digits."""

    def cell(each: Cell) -> str:
        shown = _shown(each.text)
        run = (
            f'<span lang="EN-US" style="font-family:宋体">{shown}</span>' if each.kind == "number" else shown
        )
        inner = (
            '<p class="MsoNormal" align="center" style="text-align:center;line-height:15.0pt;'
            f'mso-line-height-rule:exactly"><span style="font-size:10.5pt;font-family:宋体;'
            f'mso-bidi-font-family:宋体;mso-font-kerning:0pt">{run or "<o:p>&nbsp;</o:p>"}</span></p>'
        )
        return (
            f'<td width="{each.across * 58}"{_spans(each)} style="width:{each.across * 43.5}pt;'
            'border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt">'
            f"{inner}</td>"
        )

    rows = _rows(grid, cell, '<tr style="mso-yfti-irow:0;page-break-inside:avoid">', "\r\n")
    return (
        '<div align="center"><table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" '
        f'style="border-collapse:collapse;mso-yfti-tbllook:1184"><tbody>{rows}</tbody></table></div>'
    )


def wps_paste(grid: Grid) -> str:
    """WPS: a span for each script, so that a label is cut at its numbers and brackets."""

    def run(text: str) -> str:
        parts, kind = [""], None
        for letter in text:
            now = letter.isascii()
            if kind is not None and now is not kind:
                parts.append("")
            kind = now
            parts[-1] += letter
        return "".join(
            '<span style="font-family: 宋体; font-size: 14px;"><font face="宋体">'
            + _shown(each)
            + "</font></span>"
            for each in parts
        )

    def cell(each: Cell) -> str:
        inner = run(each.text) if each.text else '<span style="font-family:宋体">&nbsp;</span>'
        return (
            f'<td width="{each.across * 51}" valign="center"{_spans(each)} '
            'style="padding: 0px 7px; border-width: 1px; border-color: windowtext;">'
            f'<p class="MsoNormal" style="text-align: center;">{inner}<o:p></o:p></p></td>'
        )

    opening = '<table class="MsoNormalTable" style="border-collapse: collapse;"><tbody>'
    return f"{opening}{_rows(grid, cell)}</tbody></table>"


def excel_paste(grid: Grid) -> str:
    """Excel: col elements with widths, xl classes, x:num beside the number shown."""
    width = sum(each.across for each in grid[0])
    cols = "".join(
        f'<col width="{64 + at}" style="mso-width-source:userset;width:{48 + at}pt">' for at in range(width)
    )

    def cell(each: Cell) -> str:
        kind = {"head": "xl66", "label": "xl67", "number": "xl68"}[each.kind]
        value = f' x:num="{each.text}"' if each.kind == "number" and each.text.isdecimal() else ""
        tall = f' height="{19 * each.down}"'
        return (
            f'<td{_spans(each)}{tall} class="{kind}"{value} style="border-top:none">{_shown(each.text)}</td>'
        )

    rows = _rows(grid, cell, "<tr height=19>")
    return (
        '<table border="0" cellpadding="0" cellspacing="0" width="701" style="border-collapse:collapse;'
        f'width:526pt"><colgroup>{cols}</colgroup><tbody>{rows}</tbody></table>'
    )


def wangeditor(grid: Grid) -> str:
    """wangEditor 5: th in the first row only, colSpan and rowSpan on every cell, width auto."""

    def cell(each: Cell, name: str) -> str:
        return (
            f'<{name} colSpan="{each.across}" rowSpan="{each.down}" width="auto" style="text-align: center;">'
            f"{_shown(each.text)}</{name}>"
        )

    rows = "".join(
        "<tr>" + "".join(cell(each, "td" if at else "th") for each in row) + "</tr>"
        for at, row in enumerate(grid)
    )
    return f'<table style="width: auto;"><tbody>{rows}</tbody></table><p><br></p>'


def xiumi(grid: Grid) -> str:
    """秀米 and 135: sections in sections, the table among them, text in its own section of a cell."""

    def cell(each: Cell) -> str:
        inner = (
            '<section style="text-align: center; line-height: 1.75em; padding: 0px 2px;" class="135brush">'
            f'<p style="margin: 0px; text-wrap: wrap;"><span leaf="">'
            f"{_shown(each.text) or '<br>'}</span></p></section>"
        )
        return f'<td{_spans(each)} style="border-color: rgb(62, 62, 62); padding: 0px;">{inner}</td>'

    return (
        '<section class="_135editor" data-role="paragraph">'
        '<section style="max-width: 100%; overflow-x: auto;">'
        f'<table style="width: 100%; table-layout: fixed;"><tbody>{_rows(grid, cell, "<tr>")}'
        "</tbody></table></section></section>"
    )


def by_hand(grid: Grid) -> str:
    """Typed by a webmaster: capitals, bare attributes, no closing tags of cells."""

    def cell(each: Cell) -> str:
        across = f" COLSPAN={each.across}" if each.across > 1 else ""
        down = f" ROWSPAN={each.down}" if each.down > 1 else ""
        bold = "<B>" if each.kind == "head" else ""
        return f"\n<TD ALIGN=center{across}{down}>{bold}{_shown(each.text)}{bold.replace('<', '</')}"

    rows = "".join("\n<TR>" + "".join(cell(each) for each in row) for row in grid)
    return f"<TABLE BORDER=1 CELLSPACING=0 WIDTH=95%>{rows}\n</TABLE>"


def nbsp_around(markup: str, random: Random) -> str:
    """Some numbers get a blank before or behind, as typing leaves them."""
    parts = markup.split("</td>")
    return "</td>".join(
        part + random.choice(("", "", "&nbsp;", " ")) if part[-1:].isdigit() else part for part in parts
    )
