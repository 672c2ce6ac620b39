"""HTML → Document: the article by trafilatura, tables by own reading, all with element paths."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from models.page_tree import page_tree
from pipelines.document import Block, Damage, Document, Place, Table, Text
from pipelines.formats.flattened import with_flattened_tables
from pipelines.formats.html.article import article
from pipelines.formats.html.lines import Item, PrintedLine, printed
from pipelines.formats.html.markup import Element, lines_of, name
from pipelines.formats.html.paths import Paths
from pipelines.formats.html.stylesheet import mark_hidden
from pipelines.formats.html.tables import Texts, read_table
from pipelines.formats.text.read import read_text


def read_html(text: str, encoding: str | None) -> Document:
    """The document that a page prints. Paths lead into the tree that lxml makes of the decoded text."""
    root, complete = page_tree(text)
    if root is None:
        return Document("text/html", (), encoding=encoding)
    mark_hidden(root)
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
        if name(item) == "pre":
            written = _written(item, number, Place(path=paths.of(item)))
            number += sum(isinstance(block, Table) for block in written)
            blocks += written
            continue
        number += 1
        table, hidden = read_table(item, number, paths, texts)
        blocks.append(table)
        if hidden:
            damage.append(Damage("hidden_cells", {"count": hidden}, table=number))
    meta = _meta(root)
    document = Document("text/html", tuple(blocks), _title(root, meta), encoding, meta, tuple(damage))
    return with_flattened_tables(document)


def _written(element: Element, before: int, place: Place) -> list[Block]:
    """What an element of preformatted text says as plain text; its tables are counted after `before`."""
    blocks: list[Block] = []
    for block in read_text("".join(element.itertext()), None).blocks:
        if isinstance(block, Text):
            blocks.append(replace(block, place=place))
            continue
        rows = tuple(tuple(replace(cell, place=place) for cell in row) for row in block.rows)
        blocks.append(Table(before + block.number, rows, place))
    return blocks


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
