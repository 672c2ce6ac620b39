"""Addresses in base64, as scripts and viewers hand them on."""

from __future__ import annotations

import base64
import binascii
import re

_BASE64 = re.compile(r"^[A-Za-z0-9+/_\-]{16,}={0,2}$")


def decoded(value: str) -> str:
    """What a value says in base64; empty if it is none."""
    plain = value.replace(" ", "+")
    if not _BASE64.match(plain):
        return ""
    plain = plain.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
