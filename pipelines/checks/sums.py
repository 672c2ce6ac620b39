"""Sums inside the prose (共A件，其中B、C): parts more than the whole, channels that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipelines.findings import finding
from pipelines.reading import Finding
from pipelines.words.others import is_rounded
from pipelines.words.sentences import Sentence

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
_OTHER_UNIT = re.compile(r"个|名|人(?!次)|户|家|项|天|册|元|万|亿|公里|亩|吨|%")
_COMPARED = re.compile(r"(?:增加|增长|上升|减少|下降|提高|多|少)(?:了|到)?$")
_UNITS = "件|条|次|宗|份|起|人次|场|期|篇"
_WHOLE = re.compile(rf"{_NUMBER}(?P<unit>人次|件|条|次|宗|份|起|场|期|篇)[,(:]?其中[:,]?")
_PART = re.compile(
    rf"(?P<label>[^\d,、;。:()]{{1,24}}?){_NUMBER}(?P<unit>人次|{_UNITS})?(?P<after>[^\d,、;。()]*)"
)
_CHANNEL = re.compile(r"当面|现场|网络|网上|在线|信函|邮寄|邮件|传真|电话|来访|接待")
_OVERLAPS = re.compile(r"网站|微信|微博|公众号|新媒体|平台|公报|公开栏|渠道|方式")
"""The same item may be published in several places."""

_STAGES = re.compile(r"[一二再终]审|初审|复审|上诉")
"""One case goes from one to the next."""
_FAMILIES = (
    ("timing", re.compile(r"按时|按期|延期|逾期|办结|答复")),
    ("applicant", re.compile(r"自然人|法人|企业|组织|公民|个人|机构")),
    ("outcome", re.compile(r"公开|提供|不予|处理|撤回|维持|纠正|审结|结转")),
    ("channel", _CHANNEL),
)
"""Ways to split one whole; parts of two ways may well be more than the whole."""

LEAST_CHANNELS = 3


@dataclass(frozen=True)
class _Part:
    label: str
    value: Decimal


def check_sums(said: Sequence[Sentence]) -> Iterator[Finding]:
    """A finding for each sentence whose parts cannot be parts of its whole."""
    for sentence in said:
        text = sentence.comparable
        for whole in _WHOLE.finditer(text):
            before = text[: whole.start("n")]
            if _COMPARED.search(before) or is_rounded(before, text[whole.end("n") :]):
                continue
            parts = _parts(text[whole.end() :], whole["unit"])
            if parts is not None:
                yield from _check(_value(whole), whole["unit"], parts, sentence.text)


def _parts(text: str, unit: str) -> list[_Part] | None:
    """The parts listed after 其中, up to the end of the list; None if one is rounded or of another unit."""
    found: list[_Part] = []
    for piece in re.split(r"[,、]", re.sub(r"\([^()]*\)", "", re.split(r"[;。]|其中", text)[0])):
        match = _PART.fullmatch(piece.strip(":"))
        if match is None:
            break
        other = not match["unit"] and _OTHER_UNIT.match(match["after"])
        if other or (match["unit"] or unit) != unit or is_rounded(match["label"], piece[match.end("n") :]):
            return None
        found.append(_Part(match["label"], _value(match)))
    return found


def _check(whole: Decimal, unit: str, parts: list[_Part], sentence: str) -> Iterator[Finding]:
    if len(parts) < 2 or not _one_kind(parts):
        return
    total = sum((part.value for part in parts), Decimal(0))
    channels = [part for part in parts if _CHANNEL.search(part.label)]
    whole_list = len(channels) == len(parts) >= LEAST_CHANNELS
    if total > whole or (whole_list and total != whole):
        listed = [f"{part.label}{part.value}" for part in parts]
        yield finding("prose_sum", whole=whole, unit=unit, parts=listed, total=total, sentence=sentence[:80])


def _one_kind(parts: list[_Part]) -> bool:
    """True if all parts split the whole in the same way and no item can be in two of them."""
    if any(_OVERLAPS.search(part.label) or _STAGES.search(part.label) for part in parts):
        return False
    families = {frozenset(name for name, words in _FAMILIES if words.search(part.label)) for part in parts}
    return len(families) == 1 and len(next(iter(families))) <= 1


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["n"].replace(",", ""))
