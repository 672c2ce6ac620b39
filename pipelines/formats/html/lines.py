"""An HTML tree as a sequence of printed lines and data tables, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipelines.formats.html.boxes import Boxes
from pipelines.formats.html.markup import (
    BREAKING,
    CELL,
    SILENT,
    Element,
    is_box,
    is_hidden,
    is_struck,
    lines_of,
    name,
)
from pipelines.formats.html.tables import Texts, holds_data, is_all_cells

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NAVIGATION = frozenset(("nav", "footer", "aside"))


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with the element that it stands in. `linked` is the share of it that is link text."""

    text: str
    element: Element
    level: int | None
    linked: float
    navigation: bool


Item = PrintedLine | Element
"""A line, or the element of a data table, of preformatted text or of a table's first box."""


@dataclass
class _Collector:
    """The walk's state. `quiet`: for each open table and cell, whether its text is a data table cell's."""

    blocks: list[Element]
    texts: Texts
    boxes: Boxes
    items: list[Item] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    start: Element | None = None
    links: int = 0
    linked: int = 0
    navigation: int = 0
    tables: list[bool] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if not text or (self.quiet and self.quiet[-1]):
            return
        if self.start is None and text.strip():
            self.start = self.blocks[-1]
        if self.links:
            self.linked += len("".join(text.split()))
        self.parts.append(text)

    def flush(self) -> None:
        lines = lines_of("".join(self.parts)) if self.start is not None else []
        if self.start is not None and lines:
            level = next((_HEADINGS[name(e)] for e in reversed(self.blocks) if name(e) in _HEADINGS), None)
            share = self.linked / sum(len("".join(line.split())) for line in lines)
            found = [PrintedLine(line, self.start, level, share, self.navigation > 0) for line in lines]
            captions = name(self.start) == "caption" and bool(self.items)
            at = len(self.items) - captions
            self.items[at:at] = found
        self.parts, self.start, self.linked = [], None, 0

    def enter(self, element: Element, tag: str) -> bool:
        """Takes an element; False if nothing inside it is to be walked."""
        if tag == "br" or tag in BREAKING or is_box(element):
            self.flush()
        if tag in BREAKING:
            self.blocks.append(element)
        if tag == "table":
            self.tables.append(holds_data(element, self.texts))
            self.quiet.append(False)
            if self.tables[-1]:
                self.items.append(element)
        elif tag in CELL:
            self.quiet.append(bool(self.tables) and self.tables[-1])
        self.links += tag == "a"
        self.navigation += tag in _NAVIGATION
        if tag == "pre" and not (self.quiet and self.quiet[-1]) and _is_written(element):
            self.items.append(element)
            return False
        if element in self.boxes.rows and not (self.quiet and self.quiet[-1]):
            self.items.append(element)
            return False
        self.add(element.text)
        return not (tag == "table" and self.tables[-1] and is_all_cells(element))

    def leave(self, element: Element, tag: str) -> None:
        if tag in BREAKING or is_box(element):
            self.flush()
        if tag in BREAKING:
            self.blocks.pop()
        if tag == "table":
            self.tables.pop()
        if tag == "table" or tag in CELL:
            self.quiet.pop()
        self.links -= tag == "a"
        self.navigation -= tag in _NAVIGATION


def _is_written(element: Element) -> bool:
    """Whether preformatted text has lines of its own rather than markup for them."""
    inside = any(name(child) in BREAKING for child in element.iterdescendants())
    return not inside and "\n" in "".join(element.itertext()).strip()


def printed(root: Element, texts: Texts, boxes: Boxes, *, with_hidden: bool = False) -> list[Item]:
    """The lines and data tables that the tree prints, in order; layout tables are read through.

    Struck text is left out.

    `with_hidden` also takes what the page's own styles hide: some portals show their article by script.
    """
    out = _Collector([root], texts, boxes)
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = name(element)
        silent = tag in SILENT and element not in boxes.rows
        unseen = is_struck(element) or (not with_hidden and is_hidden(element))
        skipped = silent or element in boxes.within or unseen
        if event == "start":
            if skipped or not out.enter(element, tag):
                walker.skip_subtree()
            continue
        if event == "end" and not skipped:
            out.leave(element, tag)
        if element is not root:
            out.add(element.tail)
    out.flush()
    return out.items
