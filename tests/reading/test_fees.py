"""The fee for requests: what sentences say of it, against each other and against the table of 2014."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from pipelines.checks.fees import check_fees
from pipelines.document import Document, Text
from pipelines.reading import Figure, State
from pipelines.words.sections import pieces
from pipelines.words.sentences import sentences
from pipelines.words.statements import read_statements

FEE = "s14.fee_wan"


def _rules(texts: Iterable[str], figure: Figure | None = None) -> list[str]:
    said = tuple(sentences(pieces(Document("text/plain", tuple(Text(text) for text in texts)))))
    figures = {FEE: figure} if figure else {}
    return [found.rule for found in check_fees(figures, read_statements(said, 2018, "石塘县财政局"))]


def _printed(value: str, unit: str = "万元") -> Figure:
    return Figure(FEE, "2014", State.PRINTED, Decimal(value), value, unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全年收取信息处理费360元。", "实际收取信息处理费420元。"),
        ("2018年未收取信息处理费。", "全年收取信息处理费80元。"),
        ("本年未发出收费通知。", "收费通知总金额共计300元。"),
    ],
)
def test_sentences_that_exclude_each_other(first: str, second: str) -> None:
    assert _rules([first, second]) == ["fees_contradict"]
    assert _rules([first]) == _rules([second]) == []


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("全年收取检索、复制、邮寄等费用1234元。", "0.12", "万元"),
        ("全年收取检索、复制、邮寄等费用1234元。", "0.1234", "万元"),
        ("全年收取检索、复制、邮寄等费用1234元。", "1234", "元"),
        ("本年没有收取检索、复制、邮寄等费用。", "0", "万元"),
    ],
)
def test_amounts_that_agree_with_the_table(text: str, printed: str, unit: str) -> None:
    assert _rules([text], _printed(printed, unit)) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("全年收取检索、复制、邮寄等费用1234元。", "1234"),
        ("全年收取检索、复制、邮寄等费用1234元。", "0.13"),
        ("本年没有收取检索、复制、邮寄等费用。", "0.5"),
    ],
)
def test_amounts_that_contradict_the_table(text: str, printed: str) -> None:
    assert _rules([text], _printed(printed)) == ["narrative_contradicts"]


def test_a_blank_in_the_table_contradicts_nothing() -> None:
    assert _rules(["全年收取检索、复制、邮寄等费用12元。"], Figure(FEE, "2014", State.BLANK)) == []
