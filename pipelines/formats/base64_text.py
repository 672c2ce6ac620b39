"""Files written out as letters."""

from __future__ import annotations

import base64


def from_base64(text: str) -> bytes:
    """What a text says in base64; nothing where that is broken."""
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""
