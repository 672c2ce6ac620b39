"""Numbers of one level of government beside those of the level below: neither is the report's."""

from __future__ import annotations

import re

_BELOW = (
    r"(?:条|件)[,、;]各?(?:所属)?(?:县|区|旗|乡镇|镇|街道)(?![^,。;\d]*(?:网|平台|栏|公众号|微信|微博))"
    r"[^,。;\d]{0,16}?(?:公开|发布)"
)
_NEXT = re.compile(rf"{_BELOW}[^,。;\d]{{0,10}}\d")
_EARLIER = re.compile(rf"\d{_BELOW}[^,。;\d]*\d*$")


def is_of_one_level(before: str, after: str) -> bool:
    """True for both numbers of 县政府及其部门公开812条，乡镇公开307条; the texts stand around one of them."""
    return bool(_NEXT.match(after) or _EARLIER.search(before))
