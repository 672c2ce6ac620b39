"""The parts of an OFD package: XML trees by their place, whatever prefix and case their writer chose."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from models.messages import unreadable
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError


class Package:
    """The XML parts of one package. Places are as OFD writes them: "/" begins at the package's root."""

    def __init__(self, data: bytes) -> None:
        self._file = Zipped(data, "OFD")
        self._by_lower = {name.lstrip("/").lower(): name for name in reversed(self._file.names)}

    def __contains__(self, place: str) -> bool:
        return self._key(place) in self._by_lower

    def tree(self, place: str) -> etree._Element:
        """The root element of a part. UnreadableError if the part is absent or no XML."""
        data = self.read(place)
        try:
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
            )
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as cause:
            raise UnreadableError(unreadable.OFD_PART_NO_XML(place=place, cause=cause)) from None

    def read(self, place: str) -> bytes:
        """The bytes of a part. UnreadableError if there is none."""
        return self._file.read(self._by_lower.get(self._key(place), place))

    def _key(self, place: str) -> str:
        return posixpath.normpath(place.replace("\\", "/").strip().lstrip("/")).lower()


def beside(part: str, place: str) -> str:
    """A place named in `part`, seen from the package's root."""
    place = place.replace("\\", "/").strip()
    return place if place.startswith("/") else posixpath.join(posixpath.dirname(part), place)


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children with one of these names."""
    return (child for child in (() if element is None else element) if name_of(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of the first child … by names; None where one is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: etree._Element | None) -> str:
    """What stands in an element, blanks at its ends removed; nothing where there is no element."""
    return "".join(str(part) for part in element.itertext()).strip() if element is not None else ""
