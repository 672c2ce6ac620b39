"""Numbers that a PDF's text stands for (ActualText), which need not be those that its glyphs show."""

from __future__ import annotations

from ctypes import addressof, c_char_p, c_int, c_ulong, c_void_p, create_string_buffer

from pypdfium2 import raw

from pipelines.formats.pdf.pdfium_calls import fast

_USUAL = 256
_count = fast(raw.FPDFPageObj_CountMarks, c_int, c_void_p)
_mark = fast(raw.FPDFPageObj_GetMark, c_void_p, c_void_p, c_ulong)
_text = fast(
    raw.FPDFPageObjMark_GetParamStringValue, c_int, c_void_p, c_char_p, c_void_p, c_ulong, c_void_p
)


def stands_for_number(drawn: int | None) -> bool:
    """Whether the text object at this address stands, by what the file says, for a text with digits."""
    marks = _count(drawn) if drawn else 0
    return any(any(map(str.isdigit, _actual(_mark(drawn, at)))) for at in range(marks))


def _actual(mark: int | None) -> str:
    """The mark's ActualText; empty if it has none."""
    if not mark:
        return ""
    size = c_ulong(0)
    given = create_string_buffer(2 * _USUAL)
    found = _text(mark, b"ActualText", given, len(given), addressof(size))
    if not found:
        return ""
    if size.value > len(given):
        given = create_string_buffer(size.value)
        _text(mark, b"ActualText", given, len(given), addressof(size))
    return given.raw[: size.value].decode("utf-16-le", "replace").rstrip("\0")
