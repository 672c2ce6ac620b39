"""XML inside office files, parsed so that no entity, no other file and no depth can do harm."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache

from lxml import etree

from models.messages import unreadable
from pipelines.formats.base64_text import from_base64
from pipelines.reading import UnreadableError

Element = etree._Element


def parse(data: bytes, what: str) -> Element:
    """The root element of `data`. UnreadableError, naming `what`, if it is no whole XML."""
    # Entities stay unresolved; libxml2 stops at 256 levels and at texts of ten million characters.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        raise UnreadableError(unreadable.BROKEN(what=what, cause=cause)) from None


def local(element: Element) -> str:
    """The name without its namespace ("" for what is no element): writers differ in namespaces alone."""
    return local_name(element.tag)  # type: ignore[arg-type]


def written_out(element: Element) -> Iterator[bytes]:
    """The file that an element holds in base64; nothing where that is broken."""
    if data := from_base64(element.text or ""):
        yield data


@lru_cache(maxsize=2048)
def local_name(tag: Hashable) -> str:
    """The name in a tag without its namespace, "" in that of what is no element."""
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """The attribute of that name in whatever namespace."""
    if element is None:
        return None
    for key, value in element.items():
        if key == name or local_name(key) == name:
            return value
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name in whatever namespace."""
    if element is not None:
        for inner in element:
            if local_name(inner.tag) == name:  # type: ignore[arg-type]
                return inner
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name in whatever namespace."""
    if element is not None:
        yield from (inner for inner in element if local(inner) == name)
