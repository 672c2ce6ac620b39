"""ODT and ODS, packed or flat → Document."""

from __future__ import annotations

from collections.abc import Iterator

from models.messages import unreadable
from pipelines.document import Document
from pipelines.formats.office.flow import Content, Drawn, blocks
from pipelines.formats.office.hidden import Hidden, take_out
from pipelines.formats.office.odf_text import OdfStory
from pipelines.formats.office.pictured import with_pictures
from pipelines.formats.office.ranges import Sheet
from pipelines.formats.office.sheets import document
from pipelines.formats.office.xml import Element, attribute, child, children, local, parse, written_out
from pipelines.formats.sniff import ODT
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

ODS = "application/vnd.oasis.opendocument.spreadsheet"
_LOCKED = b"encryption-data"


def read_opendocument(data: bytes) -> Document:
    """The text or the sheets of an OpenDocument package. UnreadableError if it is broken or locked."""
    members = Zipped(data, "OpenDocument file")
    manifest = "META-INF/manifest.xml"
    if manifest in members and _LOCKED in members.read(manifest):
        raise UnreadableError(unreadable.LOCKED_ODF())
    root = parse(members.read("content.xml"), "OpenDocument file")
    return from_tree(root, _about(members), members)


def _about(members: Zipped) -> Element | None:
    """What the package says of itself, if it can be read."""
    if "meta.xml" not in members:
        return None
    try:
        return parse(members.read("meta.xml"), "OpenDocument properties")
    except UnreadableError:
        return None


def from_tree(root: Element, about: Element | None, members: Zipped | None = None) -> Document:
    """The document of a content tree; `about` holds office:meta (the tree itself, in a flat file), `members`
    the pictures of a packed one."""
    body = child(root, "body")
    text, sheets = child(body, "text"), child(body, "spreadsheet")
    if text is None and sheets is None:
        raise UnreadableError(unreadable.OTHER_ODF())
    story = OdfStory(*_telling_styles(root))
    meta = _meta(about)
    if text is None and sheets is not None:
        found = document(_sheets(story, root, sheets), ODS)
        return Document(ODS, found.blocks, meta.get("title"), None, meta, found.damage)
    assert text is not None
    content: Content = story.content(text, "text")
    shown, damage = with_pictures(
        blocks(content + story.notes), story.hidden, len(story.pictures),
        lambda: _files(story.pictures, members),
    )
    return Document(ODT, shown, meta.get("title"), None, meta, damage)


def _files(pictures: list[Element], members: Zipped | None) -> Iterator[bytes]:
    """The picture files: members of the package, or written out in the flat file."""
    for picture in pictures:
        name = attribute(picture, "href") or ""
        if members is not None and name in members:
            yield members.read(name)
        elif (written := child(picture, "binary-data")) is not None:
            yield from written_out(written)


def _telling_styles(root: Element) -> tuple[frozenset[str], frozenset[str]]:
    """The automatic styles of text that is not displayed or struck out, and those of raised notes."""
    hidden, raised = set[str](), set[str]()
    for style in children(child(root, "automatic-styles"), "style"):
        name = attribute(style, "name") or ""
        for part in children(style, "text-properties"):
            struck = attribute(part, "text-line-through-style") or attribute(part, "text-line-through-type")
            if attribute(part, "display") == "none" or (struck or "none") != "none":
                hidden.add(name)
            if (attribute(part, "text-position") or "0%").split()[0] not in ("0%", "0"):
                raised.add(name)
    return frozenset(hidden), frozenset(raised)


def _meta(about: Element | None) -> dict[str, str]:
    """Title and day of creation, as they are called in other formats."""
    told: dict[str, str] = {}
    for element in about.iter() if about is not None else ():
        name = {"title": "title", "creation-date": "created"}.get(local(element))
        if name and element.text and element.text.strip():
            told.setdefault(name, element.text.strip())
    return told


def _sheets(story: OdfStory, root: Element, sheets: Element) -> list[Sheet]:
    unseen = _unseen(root)
    return [
        _sheet(story, table, attribute(table, "style-name") in unseen) for table in children(sheets, "table")
    ]


def _unseen(root: Element) -> set[str | None]:
    """The styles of sheets that are not displayed."""
    return {
        attribute(style, "name")
        for style in children(child(root, "automatic-styles"), "style")
        if any(local(part) == "table-properties" and attribute(part, "display") == "false" for part in style)
    }


def _sheet(story: OdfStory, table: Element, hidden: bool) -> Sheet:
    """A sheet by its places; a repeated empty row is one, for it prints nothing and only parts tables."""
    before = story.hidden
    drawn: Drawn = story.table(table, attribute(table, "name") or "")
    sheet = Sheet(attribute(table, "name") or "", [], hidden=hidden)
    for at, squares in enumerate(drawn.rows):
        row: list[str] = []
        for square in squares:
            if square.text or square.width > 1 or square.height > 1:
                row += [""] * (square.grid - len(row))
                row[square.grid - 1] = square.text
            if square.width > 1 or square.height > 1:
                sheet.merged[at, square.grid - 1] = (square.height, square.width)
        sheet.rows.append(row)
    sheet.unseen = story.hidden - before + take_out(sheet, Hidden(columns=_hidden_columns(table)))
    return sheet


def _hidden_columns(table: Element) -> list[tuple[int, int]]:
    """The first and last of each run of columns that are not shown, counted from 0."""
    found: list[tuple[int, int]] = []
    at = 0
    for column in (each for each in table.iter() if local(each) == "table-column"):
        repeated = attribute(column, "number-columns-repeated") or "1"
        times = int(repeated) if repeated.isdecimal() else 1
        if attribute(column, "visibility") in ("collapse", "filter"):
            found.append((at, at + times - 1))
        at += times
    return found
