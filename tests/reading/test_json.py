"""The fixed JSON of one document."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from pipelines.read import read
from pipelines.reading import UnreadableError
from pipelines.report_json import number, to_json
from tests.reading.tables import read_tables, table3


def test_the_keys_are_fixed() -> None:
    answer = json.loads(json.dumps(to_json("a.html", read_tables(table3()))))
    assert list(answer) == [
        "source", "sha256", "media_type", "title", "agency", "year", "published_on", "scope", "forms",
        "figures", "stated", "sections", "findings", "published_from", "parts",
    ]  # fmt: skip
    figure = answer["figures"]["t3.new.natural"]
    assert list(figure) == ["value", "raw", "unit", "state", "confidence", "where"]
    assert figure["where"] == {"table": 1, "row": 4, "column": 2, "page": None, "box": None, "path": None}
    assert len(answer["figures"]) == 200
    assert list(answer["findings"][0]) == ["rule", "severity", "at_fault", "figures", "message", "message_zh"]


@pytest.mark.parametrize(
    ("value", "text"), [("21643.44", "21643.44"), ("7", "7"), ("0.00", "0"), ("-8", "-8")]
)
def test_decimals_are_json_numbers(value: str, text: str) -> None:
    assert json.dumps(number(Decimal(value))) == text


def test_parts_are_read_as_one_document() -> None:
    one = "石塘县财政局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年新收政府信息公开申请3件。\n"
    two = "二、主动公开政府信息情况\n\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n\n无。\n"
    reading = read([one.encode(), two.encode()])
    assert reading.is_report
    assert [section.number for section in reading.sections] == [1, 2, 5, 6]
    assert reading.stated[0].value == 3


def test_no_bytes_are_unreadable_and_no_parts_a_mistake() -> None:
    with pytest.raises(UnreadableError):
        read([b""])
    with pytest.raises(ValueError, match="at least one part"):
        read([])
