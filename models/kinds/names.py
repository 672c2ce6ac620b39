"""`kinds_of`: from a body's name, full, short or merged, to what it is for; the words are in kinds.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_SEATS = ("township", "street", "government", "zone", "enterprise", "office")
"""Kinds told by how a name ends; a body of such a seat has no other kind but one that publishes elsewhere."""

_ZONE = "开发区|高新区|经开区|工业园区?|产业园区?|新区|园区|管委会|管理委员会"
_BEFORE = re.compile(
    rf"^.{{0,14}}(?:{_ZONE})(?=.{{2,}}$)"
    r"|^[^局委办]{2,9}?(?:自治[州县旗区]|[省县旗盟]|(?<!城)市(?!场|政|容|监|委|直)|(?<!户)(?<!保护)(?<!名胜)区(?!域|划))(?=.{2,}$)"
    r"|^[市县区旗州省](?!场|政|容|监|域|划|委|直)(?=.{2,}$)"
)
_DRESS = re.compile(r"[\s()\[\]〔〕《》·.,、]|和|与|及|国家|(?<=.)(?:分局|管理|服务|事务|工作|监督)")
_TAIL = re.compile(r"(?:局|委员会|委|办公室|办|中心|厅|部|处|站|队|所)+$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body. `elsewhere`: bodies of the kind publish on their own system's site."""

    code: str
    zh: str
    words: re.Pattern[str]
    short: tuple[str, ...]
    elsewhere: bool


@cache
def catalogue() -> dict[str, Kind]:
    """Every kind by its code, in the order of the file."""
    data = tomllib.loads(files("models.kinds").joinpath("kinds.toml").read_text("utf-8"))
    return {
        code: Kind(
            code,
            entry["zh"],
            re.compile("|".join(entry["words"])),
            tuple(entry.get("short", ())),
            entry.get("elsewhere", False),
        )
        for code, entry in data.items()
    }


@lru_cache(65_536)
def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of the body with this name, in the catalogue's order; empty if nothing tells them."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    own = _without_place(plain)
    known = catalogue()
    far = tuple(code for code, kind in known.items() if kind.elsewhere and kind.words.search(plain))
    if far:
        return far
    for code in _SEATS[:-1]:
        if known[code].words.search(plain) and not _is_office(own):
            return (code,)
    found = {
        code for code, kind in known.items() if code not in _SEATS[:-1] and kind.words.search(own)
    }
    if len(found) > 1:
        found.discard("office")
    found |= _by_letters(own)
    return tuple(code for code in known if code in found)


@lru_cache(65_536)
def publishes_elsewhere(name: str) -> bool:
    """True for bodies of a system with its own site (税务局, 气象局), not missing on a county's portal."""
    known = catalogue()
    return any(known[code].elsewhere for code in kinds_of(name))


def _without_place(name: str) -> str:
    """A name without what stands before the body's own words: 赣县区, 江西省赣州市, a zone, 区."""
    found = _BEFORE.match(name)
    while found:
        name = name[found.end() :]
        found = _BEFORE.match(name)
    return name


def _is_word(stem: str) -> bool:
    """True if a stem is one word of its own (环卫), not made of letters."""
    return any(kind.words.fullmatch(stem) for kind in catalogue().values())


def _is_office(name: str) -> bool:
    """True for an office, bureau or centre, which a township's or zone's name may stand in."""
    return bool(re.search(r"(局|办公室|中心|大队|站|所|部)$", name))


def _by_letters(name: str) -> set[str]:
    """The kinds of a merged short name (教科文体局), if every piece of its stem is one of theirs."""
    stem = _DRESS.sub("", _TAIL.sub("", _DRESS.sub("", name)))
    if not 2 <= len(stem) <= 6:
        return set()
    letters = {piece: kind.code for kind in catalogue().values() for piece in kind.short if len(piece) == 1}
    if not all(letter in letters for letter in stem) or _is_word(stem):
        return set()
    return {letters[letter] for letter in stem}
