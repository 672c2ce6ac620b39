"""The text diff on paragraphs, words and numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from research.contents import Section
from research.textdiff import diff_paragraphs, diff_sections, diff_words


def test_a_number_changes_whole() -> None:
    assert diff_words("公开信息852条，其中", "公开信息839条，其中") == [
        ["=", "公开信息"],
        ["-", "852"],
        ["+", "839"],
        ["=", "条，其中"],
    ]


def test_decimals_and_thousands_are_one_number() -> None:
    assert ["-", "21,643.44"] in diff_words("收费21,643.44万元", "收费21,643.45万元")


def test_paragraphs_keep_their_partner_when_others_come_between() -> None:
    old = ["主动公开情况。公开信息852条。", "依申请公开情况。收到申请3件。"]
    new = ["主动公开情况。公开信息900条。", "新增：开展培训两次。", "依申请公开情况。收到申请12件。"]
    assert [one["op"] for one in diff_paragraphs(old, new)] == ["changed", "added", "changed"]


def test_sections_are_paired_by_number_not_by_heading() -> None:
    old = [Section(1, "一、总体情况", ("甲",)), Section(6, "六、其他需要报告的事项", ("无。",))]
    new = [
        Section(1, "一、概述", ("甲",)),
        Section(5, "五、问题", ("乙",)),
        Section(6, "六、其他事项", ("无。",)),
    ]
    found = diff_sections(old, new)
    assert [(one["number"], [at["op"] for at in one["paragraphs"]]) for one in found] == [
        (1, ["same"]), (5, ["added"]), (6, ["same"])]


def test_a_paragraph_put_elsewhere_was_moved() -> None:
    moved = "全年开展政府信息公开业务培训三次，参加一百二十人。"
    old = [Section(1, "一", ("甲乙丙丁。", moved)), Section(5, "五", ("无。",))]
    new = [Section(1, "一", ("甲乙丙丁。",)), Section(5, "五", ("无。", moved))]
    ops = [[one["op"] for one in section["paragraphs"]] for section in diff_sections(old, new)]
    assert ops == [["same", "moved_away"], ["same", "moved"]]
    assert [one["repeated"] for one in diff_sections(old, new)][1] == round(25 / 27, 4)


texts = st.lists(st.text("公开信息0123456789，。 abc", max_size=12), max_size=6)


@given(texts, texts)
def test_nothing_is_lost_and_nothing_is_added(old: list[str], new: list[str]) -> None:
    spans = [span for paragraph in diff_paragraphs(old, new) for span in paragraph["spans"]]
    assert "".join(text for op, text in spans if op in "=-") == "".join(old)
    assert "".join(text for op, text in spans if op in "=+") == "".join(new)


def test_a_text_too_long_to_be_paired_still_stands_whole_on_both_sides() -> None:
    old, new = ([f"第{at}段公开了{at + more}条信息" for at in range(700)] for more in (1, 2))
    found = diff_paragraphs(old, new)
    assert [one["spans"][0][1] for one in found if one["op"] == "removed"] == old
    assert [one["spans"][0][1] for one in found if one["op"] == "added"] == new
    long, longer = "公开" * 4000, "信息" * 4000
    assert diff_words(long, longer) == [["-", long], ["+", longer]]
