"""The place that a portal stands for, and names seen from it: own, another place's, or saying nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pipelines.filing import names

_OF_ONE_NAME = re.compile(
    r"^([县市区旗]$|.?(街道|镇|乡|社区)|[东西南北中]?(路|街|大街|山|河|城|口|寺|桥|湖|门|关)(街道|镇|乡))"
)
"""What follows a place's short name where both are one name: 普陀|山镇, 静安|寺街道, 中原|西路街道."""

_ABOVE = re.compile(r"^[\u4e00-\u9fff]{2,9}?(省|自治区|自治州|市|州|盟|地区)")


@dataclass(frozen=True, slots=True)
class Place:
    """`seed` identifies the place in body ids: its division code, else the portal's home address."""

    seed: str
    name: str | None
    level: str | None
    division_code: str | None
    portal_id: int | None

    @property
    def is_zone(self) -> bool:
        return bool(self.name) and names.kind(names.canonical(self.name)) == "zone"

    def variants(self) -> tuple[str, ...]:
        """How names of its bodies begin, longest first: 赣县区, 赣县."""
        if not self.name:
            return ()
        full = names.canonical(self.name)
        if self.is_zone:
            zone = names.leading_zone(full)
            return (full, re.sub(r"^.*(?=...$)", "", full)) if zone and not zone[1] else (full,)
        stem = re.sub(r"(自治县|自治州|自治旗|新区|林区|[省县市区旗州盟])$", "", full)
        return (full, stem) if len(stem) > 1 and stem != full else (full,)


@dataclass(frozen=True, slots=True)
class Named:
    """A name seen from a place: `division` is None for a body of that place, else the other place's name."""

    key: str
    printed: str
    """As printed, cleaned."""
    division: str | None = None
    whole: bool = False
    """True if the name bears its place (赣县区教育局), false if it is bare or relative (区教育局)."""
    below: bool = False
    """True if the name says that its division lies in the place that it is seen from (赣州市章贡区教育局)."""


def see(text: str | None, place: Place, divisions: Collection[str]) -> Named | None:
    """What body a text names, seen from `place`; None if it names none (本机关, 乡镇街道)."""
    bare = names.of_body(text)
    name = names.canonical(bare)
    if not name or names.says_nothing(name):
        return None
    printed = names.clean(bare)
    own = _own_rest(name, place, divisions)
    other = _other_place(name, place, divisions) if own is None else _below(own, place, divisions)
    if other is not None:
        division, rest = other
        found = _named(rest, printed, whole=True)
        if found is not None:
            return Named(found.key, printed, division, whole=True, below=own is not None)
    if own is not None:
        return _named(own, printed, whole=True)
    relative = re.match(r"^[区县市旗州省盟](.+)$", name)
    if relative and not names.RELATIVE_GUARD.match(name):
        found = _named(relative.group(1), printed, whole=False)
        if found is not None and names.kind(found.key) not in ("township", "street"):
            return found
    return _named(name, printed, whole=False)


def _named(rest: str, printed: str, *, whole: bool) -> Named | None:
    key = names.key(rest)
    if key != names.GOVERNMENT and names.says_nothing(rest):
        return None
    if names.kind(key) == "other" and not (whole and 2 < len(key) < 16 and "公开" not in key):
        return None
    return Named(key, printed, whole=whole)


def _own_rest(name: str, place: Place, divisions: Collection[str]) -> str | None:
    """What follows the place's own name, or None if the name does not bear it."""
    for variant in place.variants():
        at = name.find(variant)
        if at < 0:
            continue
        before, rest = name[:at], name[at + len(variant) :]
        shortened = variant != place.variants()[0]
        if shortened and (not rest or _OF_ONE_NAME.match(rest)):
            continue
        if shortened and variant + rest[0] in divisions:
            # 南昌县 lies in 南昌市, and is not it.
            continue
        if shortened and rest[0] in "县市区旗" and not names.RELATIVE_GUARD.match(rest):
            rest = rest[1:]
        if not before or _is_above(before):
            return rest
        if re.search(r"(局|委|院|公司)(\D{2,9}?(市|州))?$", before):
            return re.sub(r"(?<=局)\D{2,9}?(市|州)$|^[^局委院]{2,9}?(省|市|州)", "", before) + rest
    return None


def _is_above(before: str) -> bool:
    """True for what may stand before a place's name: 江西省赣州市, 赣州市, 赣州, 中共."""
    while before:
        found = _ABOVE.match(before)
        if not found:
            return len(before) == 2 or before in ("中国", "黑龙江", "内蒙古")
        before = before[found.end() :]
    return True


def _other_place(name: str, place: Place, divisions: Collection[str]) -> tuple[str, str] | None:
    """(division, rest) if the name begins with another division than the place itself."""
    head, rest = _known_head(name, divisions)
    if head is None:
        found = names.leading_division(name)
        if found is None:
            return None
        head, rest = found
    deeper = _other_place(rest, place, divisions) if rest else None
    return deeper if deeper is not None else (head, rest)


def _below(rest: str, place: Place, divisions: Collection[str]) -> tuple[str, str] | None:
    """(division, rest) if what follows a city's or province's name begins with a division below it; one that
    nobody knows counts only as a government: 自然保护区管理局 is none's."""
    if place.level not in (None, "province", "prefecture"):
        return None
    head, after = _known_head(rest, divisions)
    if head is None:
        found = names.leading_division(rest)
        if found is None or found[1] not in ("人民政府", "政府"):
            return None
        head, after = found
    one_name = not names.is_division(head) or _OF_ONE_NAME.match(after)
    if one_name and names.key(after) != names.GOVERNMENT:
        return None
    return _below(after, place, divisions) or (head, after)


def _known_head(name: str, divisions: Collection[str]) -> tuple[str | None, str]:
    for length in range(min(len(name), 12), 1, -1):
        if name[:length] in divisions:
            return name[:length], name[length:]
    return None, name


def infer_name(texts: Iterable[str | None], divisions: Collection[str]) -> str | None:
    """The place that most of these names begin with, for a portal that the register does not name."""
    votes: Counter[str] = Counter()
    for text in texts:
        name = names.canonical(text)
        zone = names.leading_zone(name)
        head: str | None = zone[0] if zone and names.leading_division(zone[0]) is None else None
        rest = name
        while head is None or zone is None:
            known, after = _known_head(rest, divisions)
            found = (known, after) if known else names.leading_division(rest)
            if found is None or found[0] is None:
                break
            head, rest = found
            if not rest:
                break
        if head:
            votes[head] += 1
    if not votes:
        return None
    most = max(votes.values())
    return min(head for head, count in votes.items() if count == most)
