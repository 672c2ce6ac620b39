"""Text as labels are compared: full-width forms folded, blanks and quotation marks gone."""

from __future__ import annotations

import re
from functools import lru_cache

_FOLD: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {
    ord("\u3000"): ord(" "),
    ord("−"): ord("-"),
    ord("﹣"): ord("-"),
    ord("〔"): ord("("),
    ord("〕"): ord(")"),
}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_FOLD |= dict.fromkeys(map(ord, _INVISIBLE))
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_BLANKS_AND_QUOTES = re.compile(r"[\s\"'“”‘’「」『』]+")
_NOTE = re.compile(r"\((?![一二三四五六七八九十]{1,3}\)|\d{1,2}\))[^()]*\)|\([^()]{3,}$")
_ORDINAL = re.compile(
    r"\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.．]|\(?\d{1,2}(?:[.、)]|$)"
)
_REMEMBERED = 4096
"""Labels recur from row to row and from report to report, and both forms are tried."""
_NOT_IDEOGRAPH = re.compile(r"[^\u3400-\u9fff]+")
_TRADITIONAL = (
    "總縂計結轉續無數條規許開請訴處罰強費購採項類維審複復議報舉業構織團體會機關務調書經濟穩國護"
    "權執過補徵當於與個據進決額級後應產營險實種屬則納確單還給認終辦動員對論價財導現準證設訂從屆"
    "內減繼"
)
_SIMPLIFIED = (
    "总总计结转续无数条规许开请诉处罚强费购采项类维审复复议报举业构织团体会机关务调书经济稳国护"
    "权执过补征当于与个据进决额级后应产营险实种属则纳确单还给认终办动员对论价财导现准证设订从届"
    "内减继"
)
_SIMPLER = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Characters of the forms' labels that some reports print in their traditional shape."""


def fold(text: str) -> str:
    """Full-width ASCII to ASCII, ideographic blanks to blanks, invisible characters dropped.

    Not NFKC: that would turn 5² into 52 and ① into 1.
    """
    return text.translate(_FOLD)


@lru_cache(_REMEMBERED)
def squeeze(text: str) -> str:
    """Folded, without blanks and quotation marks."""
    return _BLANKS_AND_QUOTES.sub("", fold(text))


@lru_cache(_REMEMBERED)
def core(text: str) -> str:
    """The ideographs of a label, without what stands in brackets and is no ordinal."""
    squeezed = squeeze(text)
    return ideographs(_NOTE.sub("", squeezed)) or ideographs(squeezed)


@lru_cache(_REMEMBERED)
def ideographs(text: str) -> str:
    """Nothing but the ideographs, the traditional ones of the forms' labels made simplified."""
    return _NOT_IDEOGRAPH.sub("", squeeze(text)).translate(_SIMPLER)


@lru_cache(_REMEMBERED)
def last_part(text: str) -> str:
    """What follows the last ordinal of a label: （六）其他处理3.其他 gives 其他."""
    return parts(text)[-1] if parts(text) else ""


@lru_cache(_REMEMBERED)
def parts(text: str) -> tuple[str, ...]:
    """What stands before, between and after the ordinals of a label."""
    return tuple(ideographs(part) for part in _ORDINAL.split(_NOTE.sub("", squeeze(text))) if part)


def begins_numbered(text: str) -> bool:
    """Whether a text begins with an ordinal, as labels do and ends of labels do not."""
    return _ORDINAL.match(squeeze(text)) is not None


def label_lines(text: str) -> list[str]:
    """The lines of a label that may be labels themselves; of numbered ones those that go on in no other."""
    lines = text.split("\n")
    numbered = [begins_numbered(line) for line in lines]
    if not any(numbered):
        return lines
    alone = zip(lines, numbered, [*numbered[1:], True], strict=True)
    return [line for line, own, ends in alone if own and ends]


def one_line(text: str) -> str:
    """Runs of blanks and line breaks as one blank each."""
    return " ".join(_DROPPED.sub("", text).split())


def fold_blanks(text: str) -> str:
    """Ideographic and non-breaking blanks as plain ones; everything else as printed."""
    return _DROPPED.sub("", text).replace("\u3000", " ").replace("\xa0", " ")


def in_order(letters: str, text: str) -> bool:
    """True if all letters stand in the text, one behind another: 教科局 in 教育科技局."""
    left = iter(text)
    return all(letter in left for letter in letters)
