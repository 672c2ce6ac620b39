"""Sentences in which several names share numbers, told apart: each name with its own number.

网站、微信分别公开信息3条和5条, 复议、诉讼均为0件, 由2022年的11件增至2023年的26件.
"""

from __future__ import annotations

import re

from pipelines.words.numerals import COUNTER

_NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
_UNIT = rf"(?:万|亿)?{COUNTER}"
_JOINT = r"(?:[、,]|以及|和|及|与)"
_SHARED = re.compile(
    r"(?P<before>[^,;。:；()]{2,60}?)(?:分别|依次)(?:为|是|有|达)?(?P<does>[^,;。:；、()\d]{0,16})"
    rf"(?P<numbers>(?:{_NUMBER})(?:{_UNIT})?(?:{_JOINT}(?:{_NUMBER})(?:{_UNIT})?)*{_JOINT}(?:{_NUMBER}){_UNIT})"
)
_EACH = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})?")
_NONE = re.compile(
    r"(?P<before>[^,;。:；()\d]{2,40}?)(?:数量?|案件|总数)?(?:均|都)为?(?:0|零)(?P<unit>件|起|宗|次)?(?![\d.%])"
)
_CHANGED = re.compile(
    r"(?P<head>[^,;。:；、]{0,40})[由从](?:20\d\d年度?|去年|上一?年度?|前一年)?(?:同期)?的?"
    rf"(?:{_NUMBER}){_UNIT}[^,;。:；、\d]{{0,6}}?[增升降减提涨少高][^,;。:；、\d]{{0,4}}?[到至为]"
    r"(?:(?P<year>20\d\d年)度?|今年|本年度?)?的?(?=\d)"
)
_GREW = re.compile(r"[增升降减提涨少高]\D{0,4}?[到至为]")
_LAST = re.compile(r"(?P<first>.+?)(?:以及|和|及|与)(?P<second>.+)")
_PREDICATE = re.compile(
    r"(?:等?[两三四五六七八2-8](?:种|个|类|项|者|级)|各?渠道|全年|年内|共|累计|总|均|主动|公开|公布|发布|推送|刊登|提出|提交|收到"
    r"|受理|新收|申请|答复|办结|数量|案件|情况|的|信息)"
)
_KINDS = re.compile(r"^等?[两三四五六七八2-8](?:种|个|类|项|者|级)(?:方式|渠道|形式|途径)?")
_YEARS = re.compile(r"20\d\d年度?")
_NAMES = re.compile(
    r"予公开|以公开|同意公开|部分公开|无法提供|不存在|不予处理|其他处理|结转|复议|诉讼|维持|纠正|网站|微信|微博|公众号|公报|网络"
    r"|网上|当面|现场|信函|传真|咨询"
)


def told_apart(text: str) -> str:
    """The sentence with shared numbers told apart; what cannot be told stays as it is.

    A wording is tried only where one of its words stands: each looks at every character as its beginning.
    """
    if "分别" in text or "依次" in text:
        text = _SHARED.sub(_shared, text)
    if "均" in text or "都" in text:
        text = _NONE.sub(_none, text)
    return _CHANGED.sub(_after_change, text) if _GREW.search(text) else text


def _shared(match: re.Match[str]) -> str:
    numbers = [(each["number"], each["unit"]) for each in _EACH.finditer(match["numbers"])]
    unit = numbers[-1][1] or ""
    items = _items(match["before"], len(numbers))
    if items is None:
        return match[0]
    names, predicate = _names(items)
    does = predicate + match["does"]
    if not all(names) or (_NAMES.search(does) and not all(map(_YEARS.fullmatch, names))):
        return match[0]
    pairs = zip(names, numbers, strict=True)
    return ",".join(f"{name}{does}{number}{own or unit}" for name, (number, own) in pairs)


def _items(text: str, count: int) -> list[str] | None:
    """The names in `text` if they are as many as the numbers."""
    items = text.split("、")
    if len(items) == count:
        return items
    last = _LAST.fullmatch(items[-1])
    if last and len(items) + 1 == count:
        return [*items[:-1], last["first"], last["second"]]
    return None


def _names(items: list[str]) -> tuple[list[str], str]:
    """The names, and what the last one is followed by and all share."""
    match = _PREDICATE.search(items[-1])
    if match is None:
        return items, ""
    predicate = items[-1][match.start() :]
    if all(predicate in item for item in items):
        return items, ""
    return [*items[:-1], items[-1][: match.start()]], _KINDS.sub("", predicate)


def _none(match: re.Match[str]) -> str:
    *others, last = match["before"].split("、")
    split = _LAST.fullmatch(last)
    items = [*others, *(split.groups() if split else (last,))]
    if len(items) == 1 or "金额" in match["before"]:
        return match[0]
    return ",".join(f"{item}0{match['unit'] or '件'}" for item in items)


def _after_change(match: re.Match[str]) -> str:
    return f"{match['year'] or ''}{match['head']}"
