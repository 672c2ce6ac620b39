"""DOC and WPS (Word 97 and later, OLE) → Document: text by pieces, tables by paragraph properties."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from models.messages import unreadable
from pipelines.document import Document
from pipelines.formats.lines import is_page_number, is_value
from pipelines.formats.office.doc_fib import STORIES, Fib, Pieces, read_fib
from pipelines.formats.office.doc_pictures import doc_pictures
from pipelines.formats.office.doc_rows import row_bounds
from pipelines.formats.office.doc_sprms import (
    ByOffset,
    Sprm,
    Styles,
    character_runs,
    paragraph_runs,
    read_styles,
    sprms,
)
from pipelines.formats.office.flow import Content, blocks, lines
from pipelines.formats.office.pictured import with_pictures
from pipelines.formats.office.rows import Assembly, Bound
from pipelines.reading import UnreadableError

DOC = "application/msword"
_STYLE_SHEET, _CHARACTER_BINS, _PARAGRAPH_BINS = 1, 12, 13
_PARAGRAPH_ENDS = re.compile("[\r\x07\x0c]")
_IN_TABLE, _ROW_END, _DEPTH, _DEEPER = 0x2416, 0x2417, 0x6649, 0x664A
_INNER_CELL, _INNER_ROW, _OUTLINE = 0x244B, 0x244C, 0x2640
_HUGE = (0x6646, 0x6645, 0x646B)
_HIDING = (0x083C, 0x0800, 0x0837, 0x2A53)
_RAISED = 0x2A48
_CHARACTER_STYLE = 0x4A30
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters beyond U+FFFF, as they are stored."""
_MARK = re.compile("[\x00-\x1f\xa0]")
_TYPED = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": None, "\x0e": "\n", "\x0c": "\n", "\xa0": " "})
_NOT_PRINTED = ("macros", "comments")


def read_doc(file: olefile.OleFileIO) -> Document:
    """The document of an OLE file with a WordDocument stream; notes, headers and text boxes after the text.

    UnreadableError if it is older than Word 97, locked or broken.
    """
    fib = read_fib(file.openstream("WordDocument").read())
    if not file.exists(fib.table_name):
        raise UnreadableError(unreadable.NO_TABLE_STREAM())
    data = file.openstream("Data").read() if file.exists("Data") else b""
    try:
        reader = _Reader(fib, file.openstream(fib.table_name).read(), data)
        found = blocks(reader.content())
        shown, damage = with_pictures(found, reader.hidden, reader.pictures, reader.files)
    except (struct.error, IndexError, OverflowError) as cause:
        raise UnreadableError(unreadable.BROKEN_DOC(cause=cause)) from None
    meta = _meta(file)
    return Document(DOC, shown, meta.get("title"), None, meta, damage)


def _meta(file: olefile.OleFileIO) -> dict[str, str]:
    """Title and day of creation from the summary, if it can be read."""
    try:
        told = file.get_metadata()
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        return {}
    page = "gb18030" if told.codepage in (936, None) else "utf-8" if told.codepage == 65001 else "cp1252"
    found = {}
    if isinstance(told.title, bytes) and (title := told.title.decode(page, "replace").strip("\x00 ")):
        found["title"] = title
    if told.create_time:
        found["created"] = str(told.create_time)
    return found


@dataclass(slots=True)
class _Look:
    """What the properties of one paragraph say."""

    depth: int = 0
    row_end: bool = False
    inner_cell: bool = False
    inner_row: bool = False
    level: int | None = None
    row: list[Sprm] = field(default_factory=list)
    left: int = 0
    bounds: list[Bound] = field(default_factory=list)


class _Reader:
    def __init__(self, fib: Fib, table: bytes, data: bytes) -> None:
        self.hidden = 0
        self.pictures = 0
        self._fib, self._data = fib, data
        self._looks: dict[tuple[int, bytes, bytes], _Look] = {}
        self._pieces = Pieces(fib, table)
        self._styles: Styles = read_styles(fib.part(table, _STYLE_SHEET))
        self._paragraphs = ByOffset(paragraph_runs(fib.main, fib.part(table, _PARAGRAPH_BINS)))
        self._characters = character_runs(fib.main, fib.part(table, _CHARACTER_BINS))
        self._marks = self._marked()
        self._mark_starts = [start for start, _, _ in self._marks]

    def content(self) -> Content:
        """The main text, then the other stories that are printed."""
        found: Content = []
        start = 0
        for name, length in zip(STORIES, self._fib.lengths, strict=True):
            if length and name not in _NOT_PRINTED:
                story = self._story(name, start, min(start + length, len(self._pieces.text)))
                found += story if name == "text" else [piece for piece in story if not _is_number(piece)]
            start += length
        return found

    def files(self) -> Iterator[bytes]:
        """The picture files of the text."""
        return doc_pictures(self._fib.main, self._data, self._characters, self._pieces)

    def _story(self, name: str, start: int, end: int) -> Content:
        assembly = Assembly(name)
        for first, last in self._paragraph_places(start, end):
            look = self._look(last)
            text = self._shown(first, last)
            mark = self._pieces.text[last] if last < end else "\r"
            if look.row_end or look.inner_row:
                assembly.end_row(max(look.depth, 1), look.left, look.bounds)
                continue
            depth = look.depth or int(mark == "\x07")
            assembly.add(lines(text, None, look.level), depth)
            if mark == "\x07" or look.inner_cell:
                assembly.end_cell(depth)
        return assembly.finish()

    def _paragraph_places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The first character of each paragraph and its mark."""
        for match in _PARAGRAPH_ENDS.finditer(self._pieces.text, start, end):
            yield start, match.start()
            start = match.end()
        if start < end:
            yield start, end

    def _look(self, mark: int) -> _Look:
        """The properties of the paragraph that a mark ends: its style's, its own, those of a fast save."""
        if mark >= len(self._pieces.text):
            return _Look()
        run = self._paragraphs.at(self._pieces.offset(mark))
        key = (run.style if run else 0, run.properties if run else b"", self._pieces.at(mark).changes)
        if key not in self._looks:
            self._looks[key] = self._looked_up(*key)
        return self._looks[key]

    def _looked_up(self, style: int, own: bytes, changes: bytes) -> _Look:
        look = _Look(level=self._styles.heading(style))
        for code, operand in self._with_huge(self._styles.paragraph(style) + own + changes):
            _apply(look, code, operand)
        look.left, look.bounds = row_bounds(look.row)
        return look

    def _with_huge(self, properties: bytes) -> Iterator[Sprm]:
        """The sprms; long lists, as those of wide tables, lie in the data stream."""
        for code, operand in sprms(properties):
            yield code, operand
            if code in _HUGE and len(operand) == 4:
                (offset,) = struct.unpack("<I", operand)
                if offset + 2 <= len(self._data):
                    (size,) = struct.unpack_from("<H", self._data, offset)
                    yield from sprms(self._data[offset + 2 : offset + 2 + size])

    def _marked(self) -> list[tuple[int, int, str]]:
        """The characters [start, end) that are "hidden" (struck ones too) or off the line, "raised"."""
        found = []
        kinds: dict[bytes, str] = {}
        for run in self._characters:
            if run.properties not in kinds:
                kinds[run.properties] = self._kind(run.properties)
            if kind := kinds[run.properties]:
                found += [(start, end, kind) for start, end in self._pieces.spans(run.first, run.last)]
        return sorted(found)

    def _kind(self, properties: bytes) -> str:
        kind = ""
        for code, operand in sprms(properties):
            if code in _HIDING:
                kind = "hidden" if operand[0] in (1, 0x81) else kind.replace("hidden", "")
            elif code == _RAISED and not kind:
                kind = "raised" if operand[0] in (1, 2) else ""
            elif code == _CHARACTER_STYLE and not kind:
                inherited = self._styles.character(struct.unpack("<H", operand)[0])
                kind = self._kind(inherited) if code not in dict(sprms(inherited)) else ""
        return kind

    def _shown(self, first: int, last: int) -> str:
        """The characters that are printed: results of fields without their codes, nothing hidden."""
        text = self._pieces.text
        parts: list[str] = []
        at = first
        index = max(bisect_right(self._mark_starts, first) - 1, 0)
        while index < len(self._marks) and at < last:
            start, end, kind = self._marks[index]
            index += 1
            if start >= last:
                break
            start, end = max(start, at), min(end, last)
            if start >= end:
                continue
            marked = _printed(text[start:end])
            parts.append(text[at:start])
            if kind == "hidden":
                # Marks of fields stay, whatever they look like: without them a code would pass for text.
                parts.append("".join(mark for mark in text[start:end] if mark in "\x13\x14\x15"))
                self.hidden += bool(marked.strip())
            else:
                parts.append(f"[{text[start:end]}]" if marked.strip() else "")
            at = end
        parts.append(text[at:last])
        raw = "".join(parts)
        self.pictures += raw.count("\x01") + raw.count("\x08")
        shown = _printed(_results(raw))
        if _HALVES.search(shown):
            return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return shown


def _apply(look: _Look, code: int, operand: bytes) -> None:
    if code == _IN_TABLE:
        look.depth = max(look.depth, 1) if operand[0] else 0
    elif code == _DEPTH:
        look.depth = min(struct.unpack("<I", operand)[0], 100)
    elif code == _DEEPER:
        look.depth = min(max(look.depth + struct.unpack("<i", operand)[0], 0), 100)
    elif code == _ROW_END:
        look.row_end = bool(operand[0])
    elif code == _INNER_CELL:
        look.inner_cell = bool(operand[0])
    elif code == _INNER_ROW:
        look.inner_row = bool(operand[0])
    elif code == _OUTLINE:
        look.level = min(operand[0] + 1, 6) if operand[0] < 9 else None
    elif code >> 10 & 7 == 5:
        look.row.append((code, operand))


def _results(text: str) -> str:
    """Fields stand as 0x13 code 0x14 result 0x15, one in another too: the results remain."""
    if "\x13" not in text and "\x14" not in text:
        return text.replace("\x15", "")
    shown: list[str] = []
    in_code: list[bool] = []
    for character in text:
        if character == "\x13":
            in_code.append(True)
        elif character == "\x14":
            if in_code:
                in_code[-1] = False
            else:
                shown.clear()
        elif character == "\x15":
            if in_code:
                in_code.pop()
        elif not any(in_code):
            shown.append(character)
    return "".join(shown)


def _printed(text: str) -> str:
    """Breaks as line breaks; the marks of pictures, notes and the like left out."""
    if not _MARK.search(text):
        return text
    return "".join(
        character for character in text.translate(_TYPED) if character >= " " or character in "\t\n"
    )


def _is_number(piece: object) -> bool:
    text = getattr(piece, "text", None)
    return text is not None and (is_page_number(text) or is_value(text))
