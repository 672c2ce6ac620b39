"""An archived web page made bare: its text, tables and plain looks; nothing that runs or asks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import escape

from lxml import etree, html

from models.decoding import decode
from models.page_tree import page_tree

MARK = "marked"
"""The id of the first marked element, to be named behind the # of an address; all have it as class."""
MOST = 4 * 2**20
"""Bytes of a page that are made bare: the largest reports pasted from Word have some two million."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "object", "applet",
     "svg", "math", "iframe", "frame", "frameset", "noframes", "noembed", "audio", "video", "canvas", "map",
     "datalist", "portal", "plaintext", "xmp")
)  # fmt: skip
_KEPT = frozenset(
    ("a", "abbr", "address", "article", "aside", "b", "big", "blockquote", "br", "caption", "center", "cite",
     "code", "col", "colgroup", "dd", "del", "dfn", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption",
     "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "label",
     "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "s", "section", "small", "span", "strike",
     "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr")
)  # fmt: skip
"""Any other element that is not dropped becomes a span: portals print articles in tags of their own, and the
parser takes what follows some that have no end, such as embed, for their inside."""
_VOID = frozenset(("br", "col", "hr", "wbr"))
_SHOWN_AS = frozenset(
    ("align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "colspan", "dir", "face", "height",
     "hidden", "lang", "noshade", "nowrap", "rowspan", "size", "span", "start", "summary", "title", "valign",
     "width")
)  # fmt: skip
_LOOKS = re.compile(
    r"background-color|border[a-z-]*|color|display|font[a-z-]*|height|letter-spacing|line-height|list-style-type|"
    r"margin[a-z-]*|padding[a-z-]*|text-[a-z-]+|vertical-align|visibility|white-space|width|word-break"
)
_LOOK = re.compile(r"(?:[\w\s.,#%'\"+-]|rgba?\([\d\s.,%]+\))*", re.ASCII)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]+")
_STYLE = """
html { font: 16px/1.7 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  background: #fff; color: #222; }
body { margin: 1rem; overflow-wrap: break-word; }
table { border-collapse: collapse; }
td, th { border: 1px solid #bbb; padding: .2rem .4rem; min-width: 2.6em; }
img { max-width: 100%; }
.picture { color: #777; border: 1px dashed #bbb; padding: 0 .3rem; }
.marked { outline: 3px solid #c1121f !important; outline-offset: -2px; background: #fff0b3 !important;
  color: #000 !important; scroll-margin: 9rem 6rem; visibility: visible !important; }
"""


def bare_page(data: bytes, marks: Sequence[str] = (), within: str | None = None) -> str:
    """The page as HTML that loads and runs nothing, with the elements at these paths marked.

    The first of them has the id `MARK`. Paths are those of a reading's cells; one that leads nowhere marks
    nothing. `within`: only the element at this path, the whole if there is none. ValueError if the page is
    larger than `MOST`.
    """
    if len(data) > MOST:
        raise ValueError(f"{len(data)} bytes: a page of more than {MOST} is not set again")
    root, _ = page_tree(decode(data)[0])
    body = ""
    if root is not None:
        shown = next(iter(elements(root, [within] if within else [])), root)
        body = "".join(_written(shown, elements(root, marks)))
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_title(root)}</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )


def elements(root: html.HtmlElement, paths: Sequence[str]) -> list[etree._Element]:
    """The elements that these paths lead to, in order, each once."""
    found: dict[etree._Element, None] = {}
    for path in paths:
        try:
            there = root.xpath(path)
        except etree.XPathError:
            continue
        if isinstance(there, list):
            found.update(dict.fromkeys(one for one in there[:1] if isinstance(one, etree._Element)))
    return list(found)


def _title(root: html.HtmlElement | None) -> str:
    named = next(root.iter("title"), None) if root is not None else None
    return escape(" ".join("".join(named.itertext()).split())) if named is not None else "—"


def _written(root: etree._Element, marked: Sequence[etree._Element]) -> Iterator[str]:
    """The tree as text, piece by piece."""
    opened = {above for one in marked for above in (one, *one.iterancestors())}
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            inside = _own(element, tag)
            if inside is not None:
                walker.skip_subtree()
                yield inside
            else:
                yield f"<{_named(tag)}{_attributes(element, marked, opened)}>{escape(element.text or '')}"
            continue
        if tag and tag not in _VOID and _own(element, tag) is None:
            yield f"</{_named(tag)}>"
        if element is not root:
            yield escape(element.tail or "")


def _named(tag: str) -> str:
    return tag if tag in _KEPT else "div" if tag in ("html", "body", "form") else "span"


def _own(element: etree._Element, tag: str) -> str | None:
    """What stands for an element whose inside is not gone into; None for all others."""
    if tag in _DROPPED:
        return ""
    if tag == "img":
        return _picture(element)
    if tag == "input":
        typed = (element.get("type") or "text").lower() in ("text", "number", "tel")
        return f"<span>{escape(element.get('value') or '')}</span>" if typed else ""
    if tag == "textarea":
        return f"<span>{escape(''.join(element.itertext()))}</span>"
    if tag == "select":
        options = list(element.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options
        return f"<span>{escape(''.join(chosen[0].itertext()))}</span>" if chosen else ""
    return None


def _picture(element: etree._Element) -> str:
    source, said = element.get("src") or "", escape(element.get("alt") or "")
    if _PICTURE.fullmatch(source):
        return f'<img src="{escape(source)}" alt="{said}">'
    return f'<span class="picture">{said or "图片"}</span>'


def _attributes(
    element: etree._Element, marked: Sequence[etree._Element], opened: Collection[etree._Element]
) -> str:
    shown = element in opened
    kept = {name: str(value) for name, value in element.attrib.items() if name in _SHOWN_AS}
    if shown:
        kept.pop("hidden", None)
    if looks := _looks(str(element.get("style") or ""), shown):
        kept["style"] = looks
    if element in marked:
        kept["class"] = MARK
    if marked and element is marked[0]:
        kept["id"] = MARK
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())


def _looks(style: str, shown: bool) -> str:
    """What of a style only says how text looks; nothing that hides it where it must be `shown`."""
    kept = []
    for one in style.split(";"):
        name, _, value = (part.strip() for part in one.lower().partition(":"))
        hides = name in ("display", "visibility")
        if _LOOKS.fullmatch(name) and _LOOK.fullmatch(value) and not (shown and hides):
            kept.append(f"{name}: {value}")
    return "; ".join(kept)
