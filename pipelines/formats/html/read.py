"""HTML → Document: the article by trafilatura, tables by own reading, all with element paths."""

from __future__ import annotations

import re

from lxml import etree, html

from pipelines.document import Block, Damage, Document, Place, Text
from pipelines.formats.html.article import article
from pipelines.formats.html.lines import Item, PrintedLine, printed
from pipelines.formats.html.markup import lines_of
from pipelines.formats.html.paths import Paths
from pipelines.formats.html.tables import Texts, read_table

_PAGE_BREAK = re.compile(r"#PAGE_BREAK#|</?pagebreak\s*/?>", re.IGNORECASE)


def read_html(text: str, encoding: str | None) -> Document:
    """The document that a page prints. Paths lead into the tree that lxml makes of the decoded text."""
    root, complete = _parse(text)
    if root is None:
        return Document("text/html", (), encoding=encoding)
    texts = Texts()
    items, damage = _items(root, texts)
    if not complete:
        damage.append(Damage("markup_too_deep"))
    blocks: list[Block] = []
    paths = Paths()
    number = 0
    for item in article(root, items):
        if isinstance(item, PrintedLine):
            blocks.append(Text(item.text, item.level, Place(path=paths.of(item.element))))
            continue
        number += 1
        table, hidden = read_table(item, number, paths, texts)
        blocks.append(table)
        if hidden:
            damage.append(Damage("hidden_cells", {"count": hidden}, table=number))
    meta = _meta(root)
    return Document("text/html", tuple(blocks), _title(root, meta), encoding, meta, tuple(damage))


def _parse(text: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether all of the page is in it: libxml2 gives up at 2,048 levels."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    data = _PAGE_BREAK.sub("", text).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    return root, all("depth" not in error.message for error in parser.error_log)


def _items(root: html.HtmlElement, texts: Texts) -> tuple[list[Item], list[Damage]]:
    """What the page shows; if that is no table while hidden parts hold some, the hidden parts as well."""
    items = printed(root, texts)
    if any(not isinstance(item, PrintedLine) for item in items):
        return items, []
    everything = printed(root, texts, with_hidden=True)
    if all(isinstance(item, PrintedLine) for item in everything):
        return items, []
    return everything, [Damage("hidden_content")]


def _meta(root: html.HtmlElement) -> dict[str, str]:
    """Meta tags by lower-cased name; the first that says something counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _title(root: html.HtmlElement, meta: dict[str, str]) -> str | None:
    """ArticleTitle; else the longest h1 that the title tag repeats (any h1 if it is empty); else that tag."""
    if meta.get("articletitle"):
        return meta["articletitle"]
    tag = next((_line(element) for element in root.iter("title")), "")
    headings = [_line(element) for element in root.iter("ucaptitle", "h1")]
    repeated = [line for line in headings if line and (not tag or line in tag)]
    return max(repeated, key=len, default="") or tag or max(headings, key=len, default="") or None


def _line(element: html.HtmlElement) -> str:
    return " ".join(lines_of("".join(element.itertext())))
