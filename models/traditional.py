"""Text in traditional characters, as some portals offer it: brought to simplified ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_TRADITIONAL, _SIMPLIFIED = "公開", "公开"
"""The word that every section of disclosure, and every report, has many times."""
_CALLED = "资讯公开", "信息公开"
"""What is called otherwise where traditional characters are written."""
_ADDRESSES = re.compile(
    r"""(\b(?:href|src|action|value|url|location)["']?\s*[=:(]\s*(?:"[^"]*"|'[^']*'))""", re.I)
"""Where a page names addresses, which keep their characters."""


def is_traditional(text: str) -> bool:
    """True of a text that speaks of disclosure in traditional characters more often than in simplified
    ones."""
    return text.count(_TRADITIONAL) > text.count(_SIMPLIFIED)


@lru_cache(1)
def converter() -> Callable[[str], str]:
    """What brings traditional characters to simplified ones."""
    # Heavy to load, and hardly ever needed.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified_page(text: str) -> str:
    """A page in simplified characters, its addresses as they are; one that is in them as it is given."""
    if not is_traditional(text):
        return text
    parts = _ADDRESSES.split(text)
    told = "".join(part if n % 2 else converter()(part) for n, part in enumerate(parts))
    return told.replace(*_CALLED)
