"""OFD → Document: every document of the package, its pages drawn and read as all print is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from lxml import etree

from models.messages import unreadable
from pipelines.document import Damage, Document
from pipelines.formats.ocr.read import confident, read_pictures, seen_damage
from pipelines.formats.ofd.package import Package, beside, child, children, name_of, text_of
from pipelines.formats.ofd.parts import Parts
from pipelines.formats.ofd.texts import Mapping
from pipelines.formats.pages.blocks import blocks
from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.damage import page_list, scans, text_damage
from pipelines.formats.pages.page import Page
from pipelines.formats.sniff import OFD
from pipelines.reading import UnreadableError

ROOT = "OFD.xml"


def read_ofd(data: bytes) -> Document:
    """The document that an OFD package prints. UnreadableError if it is broken, locked or too large."""
    package = Package(data)
    if ROOT not in package:
        raise UnreadableError(unreadable.OFD_WITHOUT(name=ROOT))
    try:
        bodies = list(children(package.tree(ROOT), "DocBody"))
        mapping = Mapping()
        documents = [Parts(package, root, mapping) for root in _roots(package, bodies)]
        pages, lost = _pages(documents)
    except UnreadableError:
        if "Encryptions.xml" in package:
            raise UnreadableError(unreadable.ENCRYPTED_OFD()) from None
        raise
    if not pages:
        raise UnreadableError(unreadable.OFD_PAGES_UNREADABLE() if lost else unreadable.OFD_WITHOUT_PAGES())
    found = read_pictures(dict(_pictures(documents, pages)))
    seen = {each.page.number: each.page for each in found}
    pages = [seen.get(page.number, page) for page in pages]
    content, damage = blocks(pages)
    meta = _meta(package, bodies, documents)
    damage = [*_page_damage(pages, seen, lost, mapping), *seen_damage(found), *damage]
    shown = tuple(confident(content, found))
    return Document(OFD, shown, title=meta.get("title"), meta=meta, damage=tuple(damage))


def _pictures(documents: Sequence[Parts], pages: Sequence[Page]) -> Iterator[tuple[int, bytes]]:
    """The pictures of the pages that have no text, by the pages' numbers."""
    for number in scans(pages):
        found = (document.largest_picture(number) for document in documents)
        if picture := next((each for each in found if each is not None), None):
            yield number, picture


def _roots(package: Package, bodies: Sequence[etree._Element]) -> Iterator[str]:
    """The DocRoot of each document: that of its current version, where it has versions."""
    for body in bodies:
        root = "/" + text_of(child(body, "DocRoot"))
        for version in children(child(body, "Versions"), "Version"):
            place = "/" + version.get("BaseLoc", "")
            if version.get("Current", "false").lower() in ("true", "1") and place in package:
                newest = text_of(child(package.tree(place), "DocRoot"))
                root = beside(place, newest) if newest and beside(place, newest) in package else root
        yield root


def _pages(documents: Sequence[Parts]) -> tuple[list[Page], list[int]]:
    """All pages that can be drawn, numbered through, and the numbers of those that cannot."""
    budget = Budget()
    pages: list[Page] = []
    lost: list[int] = []
    number = 0
    for document in documents:
        for page_id, place in document.pages():
            number += 1
            budget.page(number)
            try:
                pages.append(document.draw(page_id, place, number, budget))
            except UnreadableError:
                lost.append(number)
    return pages, lost


def _meta(package: Package, bodies: Sequence[etree._Element], documents: Sequence[Parts]) -> dict[str, str]:
    """The entries of DocInfo by lower-cased name, the first document first; seals; attached files."""
    found: dict[str, str] = {}
    for body in bodies:
        info = child(body, "DocInfo")
        for entry in () if info is None else info:
            if name_of(entry) == "CustomDatas":
                named = {each.get("Name", ""): text_of(each) for each in children(entry, "CustomData")}
            else:
                named = {name_of(entry): text_of(entry)}
            for name, text in named.items():
                if name and text:
                    found.setdefault(name.lower(), text)
        place = text_of(child(body, "Signatures"))
        if place and "/" + place in package:
            found.setdefault("signatures", place)
    attached = [name for document in documents for name in document.attachments()]
    if attached:
        found["attachments"] = "\n".join(attached)
    return found


def _page_damage(
    pages: Sequence[Page], seen: Container[int], lost: Sequence[int], mapping: Mapping
) -> Iterator[Damage]:
    if lost:
        yield Damage("pages_lost", {"pages": page_list(lost)})
    yield from text_damage(pages, seen, "not_read")
    if mapping.doubtful:
        yield Damage("damaged_text_layer", {"characters": "".join(mapping.doubtful[:20])}, case="doubtful")
