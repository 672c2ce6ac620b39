"""One OFD page: its layers, templates and annotations → glyphs, ruled lines and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from models.messages import unreadable
from pipelines.document import Box
from pipelines.formats.ofd.geometry import POINTS, Matrix, box, combined, matrix, moved, number
from pipelines.formats.ofd.package import child, children, name_of
from pipelines.formats.ofd.paths import rules
from pipelines.formats.ofd.texts import Drawn, Mapping, drawn, unknown
from pipelines.formats.pages.budget import MOST_FORMS, Budget
from pipelines.formats.pages.notes import with_notes
from pipelines.formats.pages.page import THIN, Glyph, Page, Rule, turned, without_doubles
from pipelines.reading import UnreadableError

_LINE_WIDTH = 0.353
"""Millimetres: the width of a stroke that names none."""

Unit = Callable[[str], etree._Element | None]
"""The composite graphic unit with an id."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: the id of its resource and its box in points of the page as shown."""

    resource: str
    box: Box


class Canvas:
    """What is drawn on one page; `area` is the page's box in millimetres."""

    def __init__(self, area: Box, unit: Unit, mapping: Mapping, budget: Budget) -> None:
        self.area, self.unit, self.mapping, self.budget = area, unit, mapping, budget
        self.text: list[Drawn] = []
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.invisible = 0
        self.start: Matrix = (POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS)

    def content(self, page: etree._Element) -> None:
        """Draws every layer of a page or of a template."""
        for layer in children(child(page, "Content"), "Layer"):
            self._block(layer, self.start, 0)

    def appearance(self, element: etree._Element) -> None:
        """Draws the appearance of an annotation."""
        self._block(element, self._inner(element, self.start), 0)

    def page(self, number: int) -> Page:
        """The page, its text turned upright where the page is not."""
        width, height = self.area[2] * POINTS, self.area[3] * POINTS
        shown = [d for d in self.text if d.direction >= 0 and _inside(d.glyph, width, height)]
        turn = Counter(d.direction for d in shown).most_common(1)[0][0] if shown else 0
        glyphs = tuple(with_notes(without_doubles([_based(d, turn) for d in shown])))
        lost = sum(unknown(glyph.text) for glyph in glyphs)
        page = Page(
            number, width, height, glyphs, tuple(self.rules), len(self.pictures), lost, self.invisible
        )
        return turned(page, turn) if turn else page

    def _block(self, block: etree._Element, to_page: Matrix, depth: int) -> None:
        if depth > MOST_FORMS:
            raise UnreadableError(unreadable.NESTED_OFD(most=MOST_FORMS))
        for element in block:
            self.budget.spend()
            if element.get("Visible", "true").lower() in ("false", "0"):
                continue
            match name_of(element):
                case "TextObject":
                    self._text(element, self._inner(element, to_page))
                case "PathObject":
                    self._path(element, self._inner(element, to_page))
                case "ImageObject":
                    self._picture(element, to_page)
                case "CompositeObject":
                    unit = self.unit(element.get("ResourceID", ""))
                    for content in children(unit, "Content"):
                        self._block(content, self._inner(element, to_page), depth + 1)
                case "PageBlock" | "Layer":
                    self._block(element, to_page, depth + 1)

    def _inner(self, element: etree._Element, outer: Matrix) -> Matrix:
        """From an object's inner places to the page: its CTM, then the corner of its boundary."""
        bounds = box(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        return combined(combined(matrix(element.get("CTM")), moved(bounds[0], bounds[1])), outer)

    def _text(self, element: etree._Element, to_page: Matrix) -> None:
        glyphs = list(drawn(element, to_page, self.mapping))
        self.budget.spend(len(glyphs))
        self.text.extend(glyphs)
        if _is_clear(element, "FillColor") and element.get("Stroke", "false").lower() != "true":
            self.invisible += len(glyphs)

    def _path(self, element: etree._Element, to_page: Matrix) -> None:
        stroke = element.get("Stroke", "true").lower() != "false" and not _is_clear(element, "StrokeColor")
        fill = element.get("Fill", "false").lower() == "true" and not _is_clear(element, "FillColor")
        stroke = stroke and number(element.get("LineWidth"), _LINE_WIDTH) * POINTS <= THIN
        if stroke or fill:
            for data in children(element, "AbbreviatedData"):
                found = list(rules(data.text or "", to_page, stroke=stroke, fill=fill))
                self.budget.spend(len(found))
                self.rules.extend(found)

    def _picture(self, element: etree._Element, to_page: Matrix) -> None:
        bounds = box(element.get("Boundary"))
        if bounds is not None:
            a, _, _, d, e, f = combined(moved(bounds[0], bounds[1]), to_page)
            shown = e, f, e + a * bounds[2], f + d * bounds[3]
            self.pictures.append(Picture(element.get("ResourceID", ""), shown))


def _is_clear(element: etree._Element, color: str) -> bool:
    """Whether an object's colour lets everything through."""
    return any(number(each.get("Alpha"), 255.0) == 0 for each in children(element, color))


def _inside(glyph: Glyph, width: float, height: float) -> bool:
    x, y = glyph.middle
    return 0 <= x <= width and 0 <= y <= height


def _based(each: Drawn, turn: int) -> Glyph:
    """The glyph on its base line; one that does not run as the page's text does stands on its own foot."""
    glyph = each.glyph
    if each.direction != turn:
        base = {0: glyph.bottom, 1: glyph.x1, 2: glyph.top, 3: glyph.x0}[turn]
    else:
        base = each.origin[0] if turn in (1, 3) else each.origin[1]
    return replace(glyph, base=base)


def area_of(*elements: etree._Element | None) -> Box | None:
    """The box of the first of these areas that has one."""
    for element in elements:
        for kind in ("PhysicalBox", "ApplicationBox", "CropBox"):
            for each in children(element, kind):
                found = box(each.text)
                if found:
                    return found
    return None


def drawable(annotations: Iterable[etree._Element]) -> Sequence[etree._Element]:
    """The appearances of annotations that bear content: neither marks of water nor stamps nor hidden ones."""
    return [
        appearance
        for annotation in annotations
        if annotation.get("Type") not in ("Watermark", "Stamp")
        and annotation.get("Visible", "true").lower() not in ("false", "0")
        for appearance in children(annotation, "Appearance")
    ]
