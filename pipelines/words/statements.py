"""Figures that the text states, with the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipelines.reading import Statement
from pipelines.words.asked import goes_on_with_papers
from pipelines.words.channels import names_channel
from pipelines.words.matters import is_of_another_matter
from pipelines.words.others import Place, is_of_others, is_rounded, is_torn
from pipelines.words.own_name import own_name
from pipelines.words.sentences import Sentence
from pipelines.words.stated_patterns import Pattern, patterns, words

_DIGIT = re.compile(r"\d")
_PROACTIVE, _TOTAL, _SITE = "p.proactive.", "p.proactive.total", "p.proactive.website"
_ACCOUNTS = ("p.proactive.wechat", "p.proactive.weibo")
_OF_WHICH = re.compile(
    r"(?:其中|(?:类别|种类|类型)(?:主要|分别|具体)*(?:有|包括|包含|为|是)[:：])[^。！？]*$"
)
_ONE_PLACE = re.compile(
    r"(?:网站?|平台|专栏|栏目|公众号|微博)(?:上|中|累计|共计?|全年|20\d\d年度?|本年度?)*主动公开"
    r"(?!.*等(?:渠道|平台|方式|形式))"
)
"""What was published in one place alone."""
_TIMES = {"万": 10_000, "亿": 100_000_000}


def read_statements(
    said: Sequence[Sentence], year: int | None = None, agency: str | None = None
) -> tuple[Statement, ...]:
    """The stated figures in order; the same figure with the same number is given once.

    `year` and `agency` are those of the report: what the text says of others is not given. An agency that is
    not known is who the text speaks for.
    """
    stated: dict[tuple[str, Decimal], Statement] = {}
    agency = agency or own_name(said)
    for sentence in said:
        found = _without_short_totals(list(_in_sentence(sentence, year, agency)))
        for statement in _told_once(found):
            stated.setdefault((statement.code, statement.value), statement)
    return tuple(_without_parts(list(stated.values())))


def _told_once(stated: Sequence[Statement]) -> Iterator[Statement]:
    """What one sentence states of requests, disputes and the like: of several numbers of one figure the sum
    of the others or the one that 其中 parts, else none.
    """
    for each in stated:
        values = {other.value for other in stated if other.code == each.code}
        rest = sum(values) - each.value
        whole = each.value == rest or ("其中" in each.sentence and each.value > rest)
        if each.code.startswith(_PROACTIVE) or len(values) == 1 or whole:
            yield each


def _without_parts(stated: Sequence[Statement]) -> Iterator[Statement]:
    """What a report states, without totals and sites of several places, and without the total of one channel
    where a greater one names none.
    """
    places = [each for each in stated if each.code == _TOTAL and _ONE_PLACE.search(each.sentence)]
    several = places if len(places) > 1 else []
    whole = max(
        (each.value for each in stated if each.code == _TOTAL and not names_channel(each.sentence)),
        default=Decimal(0),
    )
    sites = [*_of_several_sites(stated), *_of_one_channel(stated)]
    for each in stated:
        if each in several or each in sites:
            continue
        if each.code != _TOTAL or each.value >= whole or not names_channel(each.sentence):
            yield each


def _of_one_channel(stated: Sequence[Statement]) -> Iterator[Statement]:
    """Totals that are the number of one channel, where a greater total is told."""
    channels = {each.value for each in stated if each.code.startswith(_PROACTIVE) and each.code != _TOTAL}
    totals = [each for each in stated if each.code == _TOTAL]
    most = max((each.value for each in totals), default=Decimal(0))
    yield from (each for each in totals if each.value < most and each.value in channels)


def _of_several_sites(stated: Sequence[Statement]) -> Iterator[Statement]:
    """The numbers of sites and accounts that are not all of the body's: two of a kind in one sentence, and
    less than the most of a site.
    """
    for code in (_SITE, *_ACCOUNTS):
        same = [each for each in stated if each.code == code]
        alone = [each for each in same if [other.sentence for other in same].count(each.sentence) == 1]
        most = max((each.value for each in alone if code == _SITE), default=Decimal(0))
        yield from (each for each in same if each not in alone or each.value < most)


def _without_short_totals(found: Sequence[tuple[int, Statement]]) -> list[Statement]:
    """What a sentence states, from statements with their places in it.

    A total that is less than what one channel of it disclosed is none, and so is one behind a greater one.
    """
    stated = [each for _, each in found]
    channels = [each.value for each in stated if each.code.startswith(_PROACTIVE) and each.code != _TOTAL]
    totals = [(place, each.value) for place, each in found if each.code == _TOTAL]
    least = max([*channels, *(value for _, value in sorted(totals)[:1])], default=Decimal(0))
    return [each for each in stated if each.code != _TOTAL or each.value >= least]


def _in_sentence(sentence: Sentence, year: int | None, agency: str | None) -> Iterator[tuple[int, Statement]]:
    text = sentence.comparable
    there = {word for word in words() if word in text}
    if not there:
        return
    numbered = _DIGIT.search(text) is not None
    for pattern in patterns():
        wordings = pattern.wordings if numbered else pattern.zeros
        if not wordings or there.isdisjoint(pattern.words):
            continue
        if not _has_context(pattern, text, sentence.under) or _goes_on(pattern.code, text, sentence.under):
            continue
        for match in (match for wording in wordings for match in wording.finditer(text)):
            if _is_stated(pattern, match, text, year, agency):
                said = Statement(pattern.code, _value(match), pattern.unit, sentence.text, sentence.section)
                yield match.end(), said


def _goes_on(code: str, text: str, under: str) -> bool:
    """True where the sentence before begins a list of parts or of papers by class, and this one goes on."""
    return (code == _TOTAL and bool(_OF_WHICH.search(under))) or goes_on_with_papers(code, text, under)


def _has_context(pattern: Pattern, text: str, under: str) -> bool:
    if pattern.context is not None and not pattern.context.search(text):
        return False
    return pattern.around is None or bool(pattern.around.search(text) or pattern.around.search(under))


def _is_stated(
    pattern: Pattern, match: re.Match[str], text: str, year: int | None, agency: str | None
) -> bool:
    """False for rounded numbers and for the numbers of other years, other bodies and other matters."""
    numbered = "n" in match.re.groupindex
    end, rest = (match.start("n"), match.end("n")) if numbered else (match.end(), match.end())
    clause = text[_clause_start(text, match.start()) : end]
    place = Place(pattern.code, clause, text[:end], text[rest:], numbered)
    if is_of_others(place, year, agency) or is_of_another_matter(place, agency):
        return False
    if not numbered:
        return True
    if is_rounded(place.before, place.after) or is_torn(place.before):
        return False
    return pattern.unit == "元" or _value(match) % 1 == 0


def _clause_start(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in (",", "、", ":", "(")) + 1


def _value(match: re.Match[str]) -> Decimal:
    if "n" not in match.re.groupindex:
        return Decimal(0)
    return Decimal(match["n"].replace(",", "")) * _TIMES.get(match["times"] or "", 1)
