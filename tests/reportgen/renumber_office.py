"""Real reports as DOCX and ODT files with every number of their tables replaced at random."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from tests.reportgen.figures import Figures
from tests.reportgen.renumber import is_row, rows_of, truth_of
from tests.reportgen.truth import Borne, Truth

PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
_ROWS, _CELLS, _TEXTS = ("tr", "table-row"), ("tc", "table-cell"), ("t", "p", "span")
_NUMBER = re.compile(r"-?\d[\d,.]*")


def renumber_package(data: bytes, kind: str, form: str, figures: Figures) -> tuple[bytes, Truth]:
    """The package with new numbers in rows of exactly the form's cells; a blank cell stays blank."""
    truth = truth_of(form, figures)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == PARTS[kind]:
                tree = etree.fromstring(content)
                _renumber(tree, rows_of(form), truth)
                content = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
            target.writestr(member, content)
    return out.getvalue(), truth


def _renumber(tree: etree._Element, rows: list[list[str]], truth: Truth) -> None:
    for element in tree.iter():
        if _name(element) not in _ROWS or not rows:
            continue
        cells = [cell for cell in element if _name(cell) in _CELLS]
        if not is_row([_text(cell) for cell in cells], len(rows[0])):
            continue
        codes = rows.pop(0)
        for cell, code in zip(cells[-len(codes) :], codes, strict=True):
            if not _text(cell):
                truth.cells[code] = Borne("blank")
                continue
            _set(cell, truth.cells[code].raw)
    assert not rows, "the file has fewer table rows than the form"


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(cell: etree._Element) -> str:
    return "".join(each.text or "" for each in cell.iter() if _name(each) in _TEXTS).strip()


def _set(cell: etree._Element, text: str) -> None:
    """Puts the number in the place of the cell's first digits and takes its other digits away."""
    for each in cell.iter():
        old = each.text or ""
        found = _NUMBER.search(old) if _name(each) in _TEXTS else None
        if found:
            each.text = old[: found.start()] + text + old[found.end() :]
            text = ""
