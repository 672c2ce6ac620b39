"""Real reports as sheets, RTF and OFD with every number of their tables replaced at random.

Their cells of numbers follow one another in the order of the form; 195 of them leave out 行政复议.
"""

from __future__ import annotations

import io
import re
import zipfile

from tests.reportgen.figures import Figures
from tests.reportgen.form import t4_codes
from tests.reportgen.renumber import rows_of, truth_of
from tests.reportgen.truth import Borne, Truth

_CELLS = {
    "xlsx": re.compile(rb"(<v>)(-?[\d.]+)(</v>)"),
    "ods": re.compile(rb'(office:value=")(-?[\d.]+)("[^>]*><text:p>)[^<]*(</text:p>)'),
    "rtf": re.compile(rb"(\n)(-?[\d.]+)(\}\\cell)"),
    "ofd": re.compile(
        rb'(<ofd:TextObject[^>]*?Boundary=")([^"]+)("[^>]*?Size=")([\d.]+)("[^>]*><ofd:TextCode[^>]*?)'
        rb'(?: DeltaX="[^"]*")?(>)-?[\d.,]+(</ofd:TextCode>)'
    ),
}
_APPEALS = 5
_NARROW = 0.5
"""A digit's width, of the size of its type."""


def renumber_cells(data: bytes, kind: str, form: str, figures: Figures) -> tuple[bytes, Truth]:
    """The file (xlsx, ods, rtf or ofd) with new numbers in all its cells of numbers."""
    truth = truth_of(form, figures)
    codes = [code for row in rows_of(form) for code in row]
    parts = {"": data} if kind == "rtf" else _parts(data)
    if sum(len(_CELLS[kind].findall(part)) for part in parts.values()) == len(codes) - _APPEALS:
        for code in t4_codes()[:_APPEALS]:
            truth.cells[code] = Borne("blank")
            codes.remove(code)
    texts = iter([truth.cells[code].raw for code in codes])
    put = _on_page if kind == "ofd" else _in_cell
    new = {
        name: _CELLS[kind].sub(lambda found: put(found, next(texts)), part) for name, part in parts.items()
    }
    assert next(texts, None) is None, "the file has fewer cells of numbers than the form"
    return new[""] if kind == "rtf" else _packed(new), truth


def _in_cell(found: re.Match[bytes], text: str) -> bytes:
    """The number where it stands as a value and, in ODS, again where it stands as text."""
    before, _, *after = found.groups()
    again = [after[0], text.encode(), after[1]] if len(after) > 1 else after
    return b"".join([before, text.encode(), *again])


def _on_page(found: re.Match[bytes], text: str) -> bytes:
    """The number's characters set anew about the middle of the old ones."""
    start, box, between, size, code, close, end = found.groups()
    x, y, width, height = map(float, box.split())
    step = _NARROW * float(size)
    wide = step * len(text)
    bounds = f"{x + width / 2 - wide / 2:.3f} {y} {wide:.3f} {height}".encode()
    delta = f' DeltaX="g {len(text) - 1} {step:.3f}"'.encode() if len(text) > 1 else b""
    return b"".join([start, bounds, between, size, code, delta, close, text.encode(), end])


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()
