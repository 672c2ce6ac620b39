"""DOCX (Word, WPS, LibreOffice; macro-enabled, strict or transitional) → Document."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from models.messages import unreadable
from pipelines.document import Damage, Document, Text
from pipelines.formats.lines import is_page_number, is_value
from pipelines.formats.office.flow import Content, blocks, embedded
from pipelines.formats.office.numbering import read_numbering
from pipelines.formats.office.pictured import with_pictures
from pipelines.formats.office.styles import read_styles, without_table_styles
from pipelines.formats.office.wordml import Story
from pipelines.formats.office.xml import Element, attribute, local, parse
from pipelines.formats.sniff import DOCX
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

_BODIES = ("word/document.xml", "word/document2.xml")
_CHUNKS = ("text/html", "text/plain", "application/rtf", "message/rfc822")
_AROUND = ("header", "footer")
_NOTES = ("footnote", "endnote")
_MANAGING = ("separator", "continuationSeparator", "continuationNotice")
_STYLING = (b"pStyle", b"rStyle", b"numPr", b"outlineLvl")


def read_docx(data: bytes) -> Document:
    """The document with headers, footers and notes after its text. Places are paths within the main part.

    Deleted and hidden text is left out (`hidden_text`). UnreadableError for what is no whole DOCX.
    """
    package = _Package(Zipped(data, "DOCX"))
    story = package.story()
    content = story.content(package.body(), "body")
    content += package.notes(story)
    content += package.around(story)
    shown, damage = with_pictures(
        blocks(content), story.hidden, len(story.pictures), lambda: package.files(story.pictures)
    )
    meta = package.core()
    return Document(DOCX, shown, meta.get("title"), None, meta, (*damage, *package.damage))


class _Package:
    """The parts of one file and how they refer to each other."""

    def __init__(self, members: Zipped) -> None:
        self.members = members
        self.damage: list[Damage] = []
        self.main = self._main()
        self.source = members.read(self.main)
        self.folder = posixpath.dirname(self.main)
        self.relations = dict(self._relations(self.main))

    def body(self) -> Element:
        root = parse(self.source, "DOCX")
        body = next((element for element in root.iter() if local(element) == "body"), None)
        if body is None:
            raise UnreadableError(unreadable.DOCX_WITHOUT_BODY())
        return body

    def story(self) -> Story:
        """A reader of this file; styles and lists are looked up only if the text uses them."""
        styled = any(word in self.source for word in _STYLING)
        styles = read_styles(self._part("styles.xml", without_table_styles) if styled else None)
        numbering = read_numbering(self._part("numbering.xml") if styled else None)
        return Story(styled, styles, numbering, self._embedded)

    def notes(self, story: Story) -> Content:
        """Footnotes and endnotes in the order in which the text calls them."""
        called, story.notes = story.notes, []
        texts: dict[str, Content] = {}
        for kind in _NOTES:
            root = self._part(f"{kind}s.xml") if any(note.startswith(kind) for note in called) else None
            for element in root if root is not None else ():
                if local(element) == kind and attribute(element, "type") not in _MANAGING:
                    name = f"{kind} {attribute(element, 'id') or ''}"
                    texts[name] = story.content(element, name)
        return [piece for note in called for piece in texts.get(note, [])]

    def around(self, story: Story) -> Content:
        """Headers and footers, without page numbers, each text once."""
        found: Content = []
        seen: set[str] = set()
        for kind, target in self.relations.values():
            if kind not in _AROUND or target not in self.members:
                continue
            for piece in story.content(parse(self.members.read(target), "DOCX"), posixpath.basename(target)):
                if isinstance(piece, Text) and (piece.text in seen or _is_number(piece.text)):
                    continue
                seen.add(piece.text if isinstance(piece, Text) else "")
                found.append(piece)
        return found

    def files(self, relations: list[str]) -> list[bytes]:
        """The parts that these relationships lead to, such as pictures."""
        parts = [self.relations.get(name, ("", ""))[1] for name in relations]
        return [self.members.read(part) for part in parts if part in self.members]

    def core(self) -> dict[str, str]:
        """Title and day of creation from the core properties, if they can be read."""
        if "docProps/core.xml" not in self.members:
            return {}
        try:
            root = parse(self.members.read("docProps/core.xml"), "DOCX properties")
        except UnreadableError:
            return {}
        told = {local(element): (element.text or "").strip() for element in root}
        return {name: told[name] for name in ("title", "created", "creator") if told.get(name)}

    def _main(self) -> str:
        for kind, target in dict(self._relations("")).values():
            if kind == "officeDocument" and target in self.members:
                return target
        found = next((name for name in _BODIES if name in self.members), None)
        if found is None:
            raise UnreadableError(unreadable.DOCX_WITHOUT_PART())
        return found

    def _relations(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """The relationships of a part: id → kind and name of the target."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.members:
            return
        for element in parse(self.members.read(rels), "DOCX"):
            kind = (attribute(element, "Type") or "").rpartition("/")[2]
            target = attribute(element, "Target") or ""
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield attribute(element, "Id") or "", (kind, inside)

    def _part(self, name: str, cut: Callable[[bytes], bytes] = bytes) -> Element | None:
        """A part beside the main one, `cut` before it is parsed; None if the file has none."""
        path = posixpath.join(self.folder, name)
        return parse(cut(self.members.read(path)), "DOCX") if path in self.members else None

    def _embedded(self, relation: str) -> Content:
        """What an altChunk shows: another file, in HTML mostly, put into the text."""
        # The dispatch imports the formats, so the formats cannot import it beforehand.
        from pipelines.formats import sniff, to_document

        target = self.relations.get(relation, ("", ""))[1]
        if target not in self.members:
            return []
        data = self.members.read(target)
        if sniff.media_type(data) not in _CHUNKS:
            self.damage.append(Damage("embedded_file", {"name": target}))
            return []
        inner = to_document(data)
        self.damage += inner.damage
        return embedded(inner)


def _is_number(text: str) -> bool:
    return is_page_number(text) or is_value(text)
