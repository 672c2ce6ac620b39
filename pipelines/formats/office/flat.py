"""Office documents that are one XML file: Word 2003, Word's flat package, flat OpenDocument, Excel 2003."""

from __future__ import annotations

from collections.abc import Iterator

from models.messages import unreadable
from pipelines.document import Document
from pipelines.formats.office.flow import blocks
from pipelines.formats.office.opendocument import from_tree
from pipelines.formats.office.pictured import with_pictures
from pipelines.formats.office.ranges import Sheet
from pipelines.formats.office.sheets import document
from pipelines.formats.office.styles import read_styles
from pipelines.formats.office.wordml import Story
from pipelines.formats.office.xml import Element, attribute, child, children, local, parse, written_out
from pipelines.reading import UnreadableError

WORD_2003 = "application/vnd.ms-wordml"
EXCEL_2003 = "application/vnd.ms-excel.xml"


def read_flat(data: bytes) -> Document:
    """The document of one XML file. UnreadableError for XML that is no office document."""
    root = parse(data, "XML")
    match local(root):
        case "wordDocument":
            return _word(root, root)
        case "package":
            return _word(root, _part(root, "/document.xml"))
        case "document" | "document-content" if child(root, "body") is not None:
            return from_tree(root, root)
        case "Workbook":
            return document([_sheet(sheet) for sheet in children(root, "Worksheet")], EXCEL_2003)
    raise UnreadableError(unreadable.OTHER_XML(name=local(root)))


def _word(root: Element, main: Element | None) -> Document:
    body = next((each for each in main.iter() if local(each) == "body"), None) if main is not None else None
    if body is None:
        raise UnreadableError(unreadable.WORD_XML_WITHOUT_BODY())
    styles = next((each for each in root.iter() if local(each) == "styles"), None)
    story = Story(True, read_styles(styles))
    shown, damage = with_pictures(
        blocks(story.content(body, "body")), story.hidden, len(set(story.pictures)),
        lambda: _files(root, story.pictures),
    )
    return Document(WORD_2003, shown, damage=damage)


def _files(root: Element, named: list[str]) -> Iterator[bytes]:
    """The picture files of these names, each once: of Word 2003 by their own, of a package by relation."""
    held: dict[str | None, Element | None] = {
        attribute(each, "name"): each for each in root.iter() if local(each) == "binData"
    }
    held |= {attribute(part, "name"): child(part, "binaryData") for part in children(root, "part")}
    relations = _part(root, "/document.xml.rels")
    for relation in relations.iter() if relations is not None else ():
        if local(relation) == "Relationship":
            held[attribute(relation, "Id")] = held.get(f"/word/{attribute(relation, 'Target')}")
    for name in dict.fromkeys(named):
        if (written := held.get(name)) is not None:
            yield from written_out(written)


def _part(root: Element, name: str) -> Element | None:
    return next((part for part in root if (attribute(part, "name") or "").endswith(name)), None)


def _sheet(worksheet: Element) -> Sheet:
    """An Excel 2003 sheet: cells and rows count on from the last, unless they name their own index."""
    sheet = Sheet(attribute(worksheet, "Name") or "", [])
    at = -1
    for row in children(child(worksheet, "Table"), "Row"):
        at = _index(row, at + 1)
        column = -1
        for cell in children(row, "Cell"):
            column = _index(cell, column + 1)
            sheet.put(
                at,
                column,
                "".join("".join(part.itertext()) for part in cell if local(part) == "Data").strip(),
            )
            across, down = _whole(cell, "MergeAcross"), _whole(cell, "MergeDown")
            if across or down:
                sheet.merged[at - sheet.top, column - sheet.left] = (down + 1, across + 1)
            column += across
    return sheet


def _index(element: Element, following: int) -> int:
    """The 0-based place that ss:Index names (1-based), within reason; else the following one."""
    return min(_whole(element, "Index") - 1, 100_000) if _whole(element, "Index") else following


def _whole(element: Element, name: str) -> int:
    found = attribute(element, name)
    return int(found[:7]) if found and found.isdecimal() else 0
