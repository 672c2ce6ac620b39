"""Sentences that real reports may well hold, and the same with a slip in them."""

from __future__ import annotations

import pytest

from pipelines.checks.slips import check_slips
from pipelines.checks.sums import check_sums
from pipelines.document import Document, Text
from pipelines.reading import Reading
from pipelines.words.sections import pieces
from pipelines.words.sentences import sentences

AGENCY, YEAR = "石塘县财政局", 2023
RIGHT = (
    "**一、总体情况**",
    "___",
    "自二〇〇八年五月一日起施行。",
    "二○○八年以来，我局高度重视。",
    "按要求公布了本机关2022年政府信息公开工作年度报告。",
    "根据《关于做好2024年政府信息公开工作年度报告编制发布工作的通知》要求，编制本报告。",
    "现将石塘县财政局2023年政府信息公开工作年度报告公布如下。",
    "现将我局2023年政府信息公开工作年度报告公布如下。",
    "2024年，我局将继续做好公开工作，计划培训3次。",
    "2022年收到申请12件，2023年收到申请9件。",
    "2022年我局存在的问题已整改12条。",
    "共公开信息852条，其中网站公开800条，微信公众号公开600条。",
    "新收申请12件，其中自然人10件，法人2件，予以公开7件。",
    "答复12件，其中按时办结12件，予以公开7件，不予公开5件。",
    "统计期限自2023年1月1日起至2023年12月31日止。",
    "统计期限：2023年1月1日-12月31日。",
    "全年共收到申请12件，其中网络申请8件，信函申请4件。",
    "全年共收到申请12件，其中网络申请8件，信函申请3件，当面申请1件。",
    "联系电话：0797-1234567，地址：石塘县人民路12号。",
    "请向我单位反映。",
)
WRONG = (
    ("我镇高度重视。", "body_differs_in_text"),
    ("现将石塘县民政局2023年政府信息公开工作年度报告公布如下。", "body_differs_in_text"),
    ("统计期限自2022年1月1日至2022年12月31日。", "period_differs"),
    ("统计期限自2023年1月1日至12月21日。", "period_differs"),
    ("2022年，我局主动公开政府信息35条。", "year_differs_in_text"),
    ("现将2022年政府信息公开工作年度报告公布如下。", "year_differs_in_text"),
    ("由____股负责。", "placeholder_left"),
    ("20XX年公开信息。", "placeholder_left"),
    ("××局高度重视。", "placeholder_left"),
    ("（单位名称）认真落实。", "placeholder_left"),
    ("本地本单位2023年度公开情况良好。", "placeholder_left"),
    ("收到申请1641件，其中网络1156件、信函470件、当面16件。", "prose_sum"),
    ("咨询76次，其中接待0次，电话95次，当面46次，网上10次。", "prose_sum"),
)


def _found(*texts: str) -> list[str]:
    document = Document("text/html", tuple(Text(text) for text in texts))
    reading = Reading("0" * 64, "text/html", document, agency=AGENCY, year=YEAR)
    said = tuple(sentences(pieces(document)))
    return [one.rule for one in (*check_slips(reading, said), *check_sums(said))]


def test_right_sentences_have_no_findings() -> None:
    assert _found(*RIGHT) == []


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_a_slip_is_found_and_nothing_else(text: str, rule: str) -> None:
    assert _found(text) == [rule]
