"""Lines of text: what the readers of all formats share."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = " \t\r\n\f\v\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－一]{1,2}\s*\d{1,3}\s*[-—–－一]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/共]+\s*\d{1,3}\s*页)?)"
)
_SPACED = re.compile(r"[1-9](?: [\d.,])+")
REFERENCE = r"(?:\s*(?:[\u2460-\u2487*※]|\[[^\[\]]{1,6}\]|【[^【】]{1,6}】|注\d{0,2})){0,2}"
"""References to notes below a table, behind what a cell says."""
_VALUE = re.compile(
    rf"(?:(?:[+\-−]|[增减](?:加|少)?)?\d[\d,.]*(?:%|元|万元|件|条|项)?|[/—\-–]+|[无零〇]){REFERENCE}"
)


PALE = ("\x0e", "\x0f")
"""Signs around white letters until it is known what stands beside them; documents hold no such signs."""
_PALE = re.compile(f"{PALE[0]}[^{PALE[1]}]*{PALE[1]}")


def trim(text: str) -> str:
    """Without the blanks at both ends: spaces of every width, no-break and zero-width ones among them."""
    return text.strip(_BLANKS)


def without_pale(text: str) -> str:
    """Without the white letters beside others; white letters alone stand on a colour and can be seen."""
    if PALE[0] not in text:
        return text
    seen = _PALE.sub("", text)
    return seen if trim(seen) else text.replace(PALE[0], "").replace(PALE[1], "")


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number with its dashes, such as "— 3 —" or 第3页."""
    return bool(_PAGE_NUMBER.fullmatch(trim(text)))


def is_spaced(text: str) -> bool:
    """Whether the digits of one number are printed apart, as 1 2 3 is."""
    return bool(_SPACED.fullmatch(text))


def is_value(text: str) -> bool:
    """Whether a cell holds nothing but a number or a mark for none."""
    return bool(_VALUE.fullmatch("".join(unicodedata.normalize("NFKC", text).split())))
