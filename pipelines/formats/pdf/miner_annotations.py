"""What fields and annotations show on a page, put into its content for pdfminer, which leaves them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import apply_matrix_rect

_HIDDEN = 2 | 32
"""The flags Hidden and NoView."""
_NAME = "Shown{}"
_LEFT_OUT = ("Link", "Popup")


def with_annotations(page: PDFPage) -> None:
    """Draws the appearances of the page's annotations after its own content."""
    shown = list(_shown(page))
    if not shown:
        return
    resources = dict(page.resources)
    drawings = dict(dict_value(resources.get("XObject") or {}))
    operators = []
    for number, (appearance, placed) in enumerate(shown):
        drawings[_NAME.format(number)] = appearance
        operators.append(f"q {placed} cm /{_NAME.format(number)} Do Q\n")
    page.resources = resources | {"XObject": drawings}
    page.contents = [_content("q\n", -1), *page.contents, _content("\nQ\n" + "".join(operators), -2)]


def _content(operators: str, number: int) -> PDFStream:
    """A stream of the page's content, with a number that no object of the file has."""
    stream = PDFStream({}, operators.encode())
    stream.set_objid(number, 0)
    return stream


def _shown(page: PDFPage) -> Iterator[tuple[PDFStream, str]]:
    """The appearances with the matrices that put them into their annotations' rectangles."""
    for each in list_value(page.annots or []):
        annotation = dict_value(each)
        if getattr(annotation.get("Subtype"), "name", "") in _LEFT_OUT:
            continue
        if int(resolve1(annotation.get("F")) or 0) & _HIDDEN:
            continue
        appearance = _appearance(annotation)
        if appearance is not None:
            yield appearance, _placed(annotation, appearance)


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The normal appearance, in the state that the annotation names where it has several."""
    normal = resolve1(dict_value(annotation.get("AP") or {}).get("N"))
    if isinstance(normal, dict):
        normal = resolve1(normal.get(getattr(annotation.get("AS"), "name", "")))
    if not isinstance(normal, PDFStream) or "BBox" not in normal:
        return None
    normal.attrs["Subtype"] = LIT("Form")
    return normal


def _placed(annotation: dict[str, Any], appearance: PDFStream) -> str:
    """The matrix from the appearance's box, as its own matrix turns it, to the annotation's rectangle."""
    rect = [float(resolve1(side)) for side in list_value(annotation["Rect"])]
    left, right = sorted((rect[0], rect[2]))
    bottom, top = sorted((rect[1], rect[3]))
    own = [float(resolve1(number)) for number in list_value(appearance.get("Matrix") or [1, 0, 0, 1, 0, 0])]
    box = [float(resolve1(side)) for side in list_value(appearance["BBox"])]
    x0, y0, x1, y1 = apply_matrix_rect(tuple(own), tuple(box))  # type: ignore[arg-type]
    across = (right - left) / (x1 - x0) if x1 > x0 else 1
    up = (top - bottom) / (y1 - y0) if y1 > y0 else 1
    return f"{across:.6f} 0 0 {up:.6f} {left - x0 * across:.4f} {bottom - y0 * up:.4f}"
