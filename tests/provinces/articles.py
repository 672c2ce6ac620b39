"""Paragraphs of an article as editors mark them up, with the tables between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from tests.provinces.told import PLACES, Text

_HEADING = re.compile(r"[一二三四五六七八九]、")
_PART = re.compile(r"（[一二三四五六]）")
Paragraph = Callable[[str], str]


def article(text: Text, tables: dict[str, str], paragraph: Paragraph, titled: bool = False) -> str:
    """The markup of all lines; `titled` begins with the title as a paragraph of the text."""
    lines = [text.title, *text.lines] if titled else text.lines
    return "\n".join(tables[line] if line in PLACES else paragraph(line) for line in lines)


def is_heading(line: str) -> bool:
    """Whether a line heads one of the sections."""
    return bool(_HEADING.match(line)) and len(line) < 40


def is_part(line: str) -> bool:
    """Whether a line begins a part of a section."""
    return bool(_PART.match(line))


def ueditor(line: str) -> str:
    style = "text-indent: 2em; line-height: 2em; font-family: 仿宋_GB2312, 仿宋; font-size: 16px;"
    strong = f"<strong>{escape(line)}</strong>" if is_heading(line) else escape(line)
    return f'<p style="{style}"><span style="font-size: 16px;">{strong}</span></p>'


def kindeditor(line: str) -> str:
    return (
        '<p style="text-align:left;text-indent:32pt;">\n\t<span style="font-family:仿宋_GB2312;'
        f'font-size:16pt;">　　{escape(line)}</span>\n</p>'
    )


def ckeditor(line: str) -> str:
    return f"<h3>{escape(line)}</h3>" if is_heading(line) else f"<p>&emsp;&emsp;{escape(line)}</p>"


def tinymce(line: str) -> str:
    indent = "padding-left: 2em;" if is_part(line) else "text-indent: 2em;"
    return f'<p style="{indent} line-height: 1.75;" data-mce-style="{indent}">{escape(line)}</p>'


def word(line: str) -> str:
    """Word: numbers and letters in spans of their own, a bold run for the heading."""
    runs = re.sub(r"([0-9.,%]+)", r'<span lang="EN-US">\1</span>', escape(line))
    bold = f"<b>{runs}</b>" if is_heading(line) else runs
    return (
        '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt">'
        f'<span style="font-size:16.0pt;font-family:仿宋_GB2312">{bold}'
        '<span lang="EN-US"><o:p></o:p></span></span></p>'
    )


def wps(line: str) -> str:
    inner = "".join(
        f'<span style="font-family: 仿宋; font-size: 21px;"><font face="仿宋">{escape(each)}</font></span>'
        for each in re.split(r"(?<=[，。；])", line)
        if each
    )
    return f'<p class="MsoNormal" style="text-indent: 43px;">{inner}<span>&nbsp;</span></p>'


def breaks(line: str) -> str:
    return f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}<br />"


def divs(line: str) -> str:
    kind = "h" if is_heading(line) else "t"
    return f'<div class="{kind}">{escape(line)}</div>'


def xiumi(line: str) -> str:
    if is_heading(line):
        number, _, name = line.partition("、")
        return (
            '<section style="display: flex; justify-content: center;"><section style="background: #1e5aa8;">'
            f"<p><strong>{number}、</strong></p></section><section><p>"
            f'<span style="color:#1e5aa8">{name}</span></p>'
            "</section></section>"
        )
    return (
        '<section style="text-indent: 2em;"><p style="text-wrap: wrap;">'
        f'<span leaf="">{escape(line)}</span></p></section>'
    )


def wang(line: str) -> str:
    return (
        '<p style="text-indent: 2em; text-align: justify;">'
        f'<span style="font-family: 宋体;">{escape(line)}</span></p>'
    )


def by_hand(line: str) -> str:
    return f"<P>　　{escape(line)}"
