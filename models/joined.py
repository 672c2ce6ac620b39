"""A page in which several documents stand one behind the other, as one document: parsers end at the first."""

from __future__ import annotations

import re

_END = re.compile(r"</html\s*>", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def joined(text: str) -> str:
    """The page without the ends of documents in it, if matter follows the first; any other page as it is."""
    end = _END.search(text)
    return _ENDS.sub("", text) if end and "<" in text[end.end():] else text
