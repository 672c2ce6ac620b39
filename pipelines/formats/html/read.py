"""HTML → Document: the article by trafilatura, tables by own reading, all with element paths."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from models.page_tree import page_tree
from pipelines.document import Block, Damage, Document, Place, Table, Text
from pipelines.formats.html.article import article
from pipelines.formats.html.boxes import Boxes, boxes
from pipelines.formats.html.lines import Item, PrintedLine, printed
from pipelines.formats.html.markup import Element, lines_of, name
from pipelines.formats.html.paths import Paths
from pipelines.formats.html.pictured import pictures_within
from pipelines.formats.html.stylesheet import mark_hidden
from pipelines.formats.html.tables import Texts, read_table
from pipelines.formats.html.tucked import tucked
from pipelines.formats.lines import is_value
from pipelines.formats.ocr.read import pictured_tables
from pipelines.formats.text.read import read_text

_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_SHELL = 200
"""Less text than this is a page that only its scripts fill."""
_LINKS = 0.5
_ALIKE = 0.5
"""Share of a table's words from which another is its copy."""


def read_html(text: str, encoding: str | None) -> Document:
    """The document that a page prints. Paths lead into the tree that lxml makes of the decoded text.

    Of an article that only a script shows, they lead into the tree of that article. Where the extra `ocr` is
    installed and a page on disclosure has no table, those in its markup's pictures follow its text.
    """
    return _read(text, encoding)


def _read(text: str, encoding: str | None, *, within: bool = False) -> Document:
    """The same; `within` an article that was found in a script none is looked for again."""
    root, complete = page_tree(text)
    if root is None:
        return Document("text/html", (), encoding=encoding)
    mark_hidden(root)
    texts = Texts()
    found = boxes(root, texts)
    items, damage = _items(root, texts, found)
    if not within and (article_text := _article_within(root, items)) is not None:
        return _as_shown(_read(article_text, encoding, within=True), root)
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
        if item in found.rows:
            blocks.append(found.table(item, number, paths, texts))
            continue
        table, hidden = read_table(item, number, paths, texts)
        blocks.append(table)
        if hidden:
            damage.append(Damage("hidden_cells", {"count": hidden}, table=number))
    tables, found_within = pictured_tables(blocks, lambda: pictures_within(root))
    blocks += tables
    damage += found_within
    meta = _meta(root)
    return Document("text/html", tuple(blocks), _title(root, meta), encoding, meta, tuple(damage))


def _article_within(root: html.HtmlElement, items: list[Item]) -> str | None:
    """The markup of the article that a page leaves to its scripts, if it shows next to nothing itself."""
    shown = sum(len(item.text) for item in items if isinstance(item, PrintedLine) and item.linked < _LINKS)
    tables = any(not isinstance(item, PrintedLine) for item in items)
    escaped = any("<table" in item.text for item in items if isinstance(item, PrintedLine))
    return tucked(root) if not tables and (shown < _SHELL or escaped) else None


def _as_shown(article: Document, root: html.HtmlElement) -> Document:
    """The article as the page around it names it."""
    meta = {**article.meta, **_meta(root)}
    return replace(
        article,
        title=_title(root, meta) or article.title,
        meta=meta,
        damage=(*article.damage, Damage("hidden_content")),
    )


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


def _items(root: html.HtmlElement, texts: Texts, found: Boxes) -> tuple[list[Item], list[Damage]]:
    """What the page shows, and the tables that it hides though it shows none like them: scripts show those.

    If it shows no table at all while hidden parts hold some, all that is hidden counts as shown.
    """
    items = printed(root, texts, found)
    shown = [item for item in items if not isinstance(item, PrintedLine)]
    if not _hides_tables(root, shown):
        return items, []
    everything = printed(root, texts, found, with_hidden=True)
    if not shown:
        tables = any(not isinstance(item, PrintedLine) for item in everything)
        return (everything, [Damage("hidden_content")]) if tables else (items, [])
    known = {label for table in shown for label in _labels(table, texts)}
    lost = [item for item in everything if _is_unlike(item, known, texts)]
    if not lost:
        return items, []
    chosen = {id(item) for item in (*shown, *lost)}
    lines = {(line.text, line.element) for line in items if isinstance(line, PrintedLine)}

    def counts(item: Item) -> bool:
        return (item.text, item.element) in lines if isinstance(item, PrintedLine) else id(item) in chosen

    return [item for item in everything if counts(item)], [Damage("hidden_content")]


def _hides_tables(root: html.HtmlElement, shown: list[Element]) -> bool:
    """Whether a table stands in the page that is none of those shown and holds, and is held by, none."""
    seen = set(shown)
    for table in shown:
        seen.update(table.iterancestors("table"))
        seen.update(table.iterdescendants("table"))
    return any(table not in seen for table in root.iter("table"))


def _labels(table: Element, texts: Texts) -> set[str]:
    """The words in a table's cells."""
    cells = (texts.of(cell) for row in texts.rows(table) for cell in row.cells)
    return {text for text in cells if len(text) > 1 and not is_value(text)}


def _is_unlike(item: Item, known: set[str], texts: Texts) -> bool:
    """Whether a table has hardly any words of the others: it is no copy of them and no older version."""
    if isinstance(item, PrintedLine) or not (labels := _labels(item, texts)):
        return False
    return len(labels & known) < _ALIKE * len(labels)


def _meta(root: html.HtmlElement) -> dict[str, str]:
    """Meta tags by lower-cased name; the first that says something counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    if day := _day_in_data(root):
        found.setdefault("datepublished", day)
    return found


def _day_in_data(root: html.HtmlElement) -> str | None:
    """The one datePublished of https://schema.org that a page gives to machines, in JSON-LD or microdata."""
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    days = {day for script in scripts for day in _DATE_PUBLISHED.findall(script.text or "")}
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        days.add(element.get("content") or element.get("datetime") or "".join(element.itertext()).strip())
    return days.pop() if len(days) == 1 else None


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
