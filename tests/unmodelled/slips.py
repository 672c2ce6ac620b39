"""Slips of the pen in a report's words: another year's, another body's, another number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.unmodelled.cases import Block, Case

_COLLECTED = "p.fees.collected"
_RECEIVED = "p.requests.received"


def another_year(case: Case, draw: Random) -> Case | None:
    """A sentence of last year's report left in: what stands in its paragraph may be read or not."""
    old, new = f"{case.year}年", f"{(case.year or 0) - draw.randint(1, 2)}年"
    numbered = r"(?:(?:[（(][一二三四五][)）]|\d\.)\w{4,12}[。：:])?"
    opens = rf"{numbered}{old}[，,]?(?:我|本|全|共|主动|新收|收到)[^。]*公开"
    place = _paragraph(case, opens)
    if place is None:
        return None
    words = str(case.blocks[place][1]).replace(old, new, 1)
    spoilt = case.spoilt("year", frozenset({"year_differs_in_text"}), set(), blocks=_with(case, place, words))
    return replace(spoilt, states=(), may=case.states + case.may)


def another_body(case: Case, draw: Random) -> Case | None:
    """A sentence of another kind of body copied into section 五."""
    place = _paragraph(case, ".*", after="问题")
    if place is None:
        return None
    if (
        not re.search(r"(?:[镇乡局]|街道|委员会|[镇乡]人民政府|办事处)(?:（.*）)?$", case.agencies[0])
        or case.agencies[0] not in case.title
    ):
        return None
    town = re.search(r"(?:[镇乡]|街道)(?:人民政府|办事处)?$", case.agencies[0])
    who = draw.choice(("我局", "我委")) if town else draw.choice(("我镇", "我乡"))
    words = f"{case.blocks[place][1]}今后，{who}将继续做好政府信息公开工作。"
    rules = frozenset({"body_differs_in_text"})
    return case.spoilt("body", rules, set(), blocks=_with(case, place, words))


def another_fee(case: Case, draw: Random) -> Case | None:
    """An amount collected beside the words that nothing was."""
    if (frozenset({_COLLECTED}), Decimal(0)) not in case.states:
        return None
    place = _paragraph(case, ".*(?:未收取|没有收取)(?:任何)?信息处理费", after="其他需要")
    if place is None:
        return None
    amount = 100 * draw.randint(1, 9)
    words = f"{case.blocks[place][1]}全年实际收取信息处理费{amount}元。"
    spoilt = case.spoilt("fee", frozenset({"fees_contradict"}), set(), blocks=_with(case, place, words))
    return replace(spoilt, states=(*case.states, (frozenset({_COLLECTED}), Decimal(amount))))


def another_number(case: Case, draw: Random) -> Case | None:
    """A number of requests that no way to count the tables gives."""
    value = next((number for codes, number in case.states if codes == {_RECEIVED}), None)
    place = _paragraph(case, rf".*(?:收到|新收|受理)(?:政府|信息公开)*申请{value}件")
    if not value or place is None:
        return None
    wrong = 2 * value + draw.randint(31, 99)
    words = str(case.blocks[place][1]).replace(f"申请{value}件", f"申请{wrong}件", 1)
    states = [state for state in case.states if state != (frozenset({_RECEIVED}), value)]
    told = frozenset({"narrative_contradicts"})
    spoilt = case.spoilt("number", told, {"prose_sum"}, blocks=_with(case, place, words))
    return replace(spoilt, states=(*states, (frozenset({_RECEIVED}), Decimal(wrong))))


def another_report(case: Case, draw: Random) -> Case | None:
    """A second report, of another body, behind one that names its own in the title."""
    if case.agencies[0] not in case.title:
        return None
    number = draw.randint(1000, 9999)
    second: tuple[Block, ...] = (
        ("h1", f"石塘县粮食和物资储备局{case.year}年政府信息公开工作年度报告"),
        ("h1", "一、总体情况"),
        (
            "p",
            f"主动公开政府信息{number}条，收到政府信息公开申请{number}件。储备粮轮换、应急物资采购和政策性",
        ),
        (
            "p",
            "粮食拍卖的结果均在七个工作日内公开，每月在局门户网站更新一次库存检查的有关情况，接受社会监督。",
        ),
        ("h1", "五、存在的主要问题及改进情况"),
        ("p", "公开的内容不够丰富，今后逐步改进：一是增加粮油价格监测信息，二是及时公布监督检查的结果。"),
        ("h1", "六、其他需要报告的事项"),
        ("p", f"实际收取信息处理费{number}元。"),
    )
    rules = frozenset({"another_report"})
    return case.spoilt("second report", rules, set(), blocks=(*case.blocks, *second))


def _paragraph(case: Case, pattern: str, after: str = "") -> int | None:
    """The first paragraph of the pattern, below the heading that has the word `after`."""
    below = not after
    for place, (kind, text) in enumerate(case.blocks):
        if kind == "h1":
            below = below or after in str(text)
        elif below and kind == "p" and re.match(pattern, str(text)):
            return place
    return None


def _with(case: Case, place: int, words: str) -> tuple[Block, ...]:
    return (*case.blocks[:place], ("p", words), *case.blocks[place + 1 :])
