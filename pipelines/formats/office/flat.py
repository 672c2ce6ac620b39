"""Office documents that are one XML file: Word 2003, Word's flat package, flat OpenDocument, Excel 2003."""

from __future__ import annotations

from collections.abc import Iterator

from models.messages import unreadable
from pipelines.document import Document
from pipelines.formats.office.excel_2003 import read_workbook
from pipelines.formats.office.flow import blocks
from pipelines.formats.office.opendocument import from_tree
from pipelines.formats.office.pictured import with_pictures
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
            book = read_workbook(root)
            return document(book.sheets, EXCEL_2003, book.uncomputed)
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
