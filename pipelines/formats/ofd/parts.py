"""The parts of one document in an OFD package: pages in order, templates, resources, annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipelines.document import Box
from pipelines.formats.ofd.draw import Canvas, Picture, area_of, drawable
from pipelines.formats.ofd.package import Package, beside, child, children, text_of
from pipelines.formats.ofd.texts import Mapping
from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.page import Page
from pipelines.reading import UnreadableError

A4 = (0.0, 0.0, 210.0, 297.0)


@dataclass(slots=True)
class Parts:
    """One DocRoot with what its pages need; `root` is its place in the package."""

    package: Package
    root: str
    mapping: Mapping = field(default_factory=Mapping)
    _tree: etree._Element = field(init=False)
    _templates: dict[str, etree._Element] = field(default_factory=dict, init=False)
    _units: dict[str, etree._Element] = field(default_factory=dict, init=False)
    _media: dict[str, str] = field(default_factory=dict, init=False)
    _annotations: dict[str, str] = field(default_factory=dict, init=False)
    pictures: dict[int, list[Picture]] = field(default_factory=dict, init=False)
    """By page number: the pictures on it."""

    def __post_init__(self) -> None:
        self._tree = self.package.tree(self.root)
        common = child(self._tree, "CommonData")
        for template in children(common, "TemplatePage"):
            tree = self._optional(beside(self.root, template.get("BaseLoc", "")))
            if tree is not None:
                self._templates[template.get("ID", "")] = tree
        for resource in children(common, "PublicRes", "DocumentRes"):
            self._add_resources(beside(self.root, text_of(resource)))
        for place in children(self._tree, "Annotations"):
            part = beside(self.root, text_of(place))
            for page in children(self._optional(part), "Page"):
                self._annotations[page.get("PageID", "")] = beside(part, text_of(child(page, "FileLoc")))

    def pages(self) -> Iterator[tuple[str, str]]:
        """The id and the place of each page, in order."""
        for page in children(child(self._tree, "Pages"), "Page"):
            yield page.get("ID", ""), beside(self.root, page.get("BaseLoc", ""))

    def attachments(self) -> list[str]:
        """The names of the files that are attached."""
        found = []
        for place in children(self._tree, "Attachments"):
            for each in children(self._optional(beside(self.root, text_of(place))), "Attachment"):
                found.append(each.get("Name") or text_of(child(each, "FileLoc")))
        return found

    def draw(self, page_id: str, place: str, number: int, budget: Budget) -> Page:
        """The page at this place with templates and annotations. UnreadableError if it cannot be drawn."""
        tree = self.package.tree(place)
        for resource in children(tree, "PageRes"):
            self._add_resources(beside(place, text_of(resource)))
        templates = [self._templates.get(t.get("TemplateID", "")) for t in children(tree, "Template")]
        canvas = Canvas(self._area(tree, templates), self._units.get, self.mapping, budget)
        for template in templates:
            if template is not None:
                canvas.content(template)
        canvas.content(tree)
        if page_id in self._annotations:
            annotations = self._optional(self._annotations[page_id])
            for appearance in drawable(children(annotations, "Annot")):
                canvas.appearance(appearance)
        self.pictures[number] = canvas.pictures
        return canvas.page(number)

    def largest_picture(self, number: int) -> bytes | None:
        """The file of the picture that covers most of a page; None if the page has none or it is lost."""
        pictures = self.pictures.get(number, [])
        largest = max(
            pictures, key=lambda p: abs((p.box[2] - p.box[0]) * (p.box[3] - p.box[1])), default=None
        )
        if largest is None or largest.resource not in self._media:
            return None
        try:
            return self.package.read(self._media[largest.resource])
        except UnreadableError:
            return None

    def _area(self, page: etree._Element, templates: list[etree._Element | None]) -> Box:
        areas = [child(page, "Area"), *(child(each, "Area") for each in templates if each is not None)]
        return area_of(*areas, child(self._tree, "CommonData", "PageArea")) or A4

    def _add_resources(self, place: str) -> None:
        tree = self._optional(place)
        folder = beside(place, f"{tree.get('BaseLoc', '')}/") if tree is not None else ""
        for media in children(tree, "MultiMedias"):
            for each in children(media, "MultiMedia"):
                self._media[each.get("ID", "")] = beside(folder, text_of(child(each, "MediaFile")))
        for units in children(tree, "CompositeGraphicUnits"):
            for unit in children(units, "CompositeGraphicUnit"):
                self._units[unit.get("ID", "")] = unit

    def _optional(self, place: str) -> etree._Element | None:
        try:
            return self.package.tree(place)
        except UnreadableError:
            return None
