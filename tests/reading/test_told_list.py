"""The list of the 2014 form told in lines, sentences or small tables, and what sentences say beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pipelines.read import read
from pipelines.reading import State

TITLE = "某县水务局2015年政府信息公开工作年度报告"
TEXT = ("根据规定编制本报告。", "一、概述", "全年各项工作有序开展。", "二、附表")
TOLD: dict[str, tuple[str, str, str]] = {
    "pub_total": ("（一）主动公开政府信息数", "条", "1204"),
    "pub_normdocs": ("其中：主动公开规范性文件数", "条", "17"),
    "normdocs_issued": ("制发规范性文件总数", "件", "19"),
    "ch_gazette": ("1.政府公报公开政府信息数", "条", "23"),
    "ch_website": ("2.政府网站公开政府信息数", "条", "1187"),
    "ch_weibo": ("3.政务微博公开政府信息数", "条", "311"),
    "req_received": ("（一）收到申请数", "件", "29"),
    "req_in_person": ("1.当面申请数", "件", "3"),
    "req_fax": ("2.传真申请数", "件", "5"),
    "req_online": ("3.网络申请数", "件", "14"),
    "req_letter": ("4.信函申请数", "件", "7"),
    "req_closed": ("（二）申请办结数", "件", "27"),
    "closed_in_time": ("1.按时办结数", "件", "26"),
    "closed_extended": ("2.延期办结数", "件", "1"),
}
HEADINGS = {"pub_total": "一、主动公开情况", "ch_gazette": "（二）通过不同渠道和方式公开政府信息的情况",
            "req_received": "三、依申请公开情况"}
Figures = dict[str, str | State]


def _article(*blocks: str) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    return f"<html><body><h1>{TITLE}</h1>{paragraphs}{''.join(blocks)}</body></html>".encode()


def _lines(say: str, rows: Mapping[str, tuple[str, str, str]] = TOLD) -> list[str]:
    told = []
    for code, (label, unit, number) in rows.items():
        told += [HEADINGS[code]] if code in HEADINGS else []
        told.append(say.format(label, unit, number))
    return [f"<p>{line}</p>" for line in told]


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _read(data: bytes) -> Figures:
    """What the cells of the list say, told apart from those that are missing."""
    return {
        figure.code.removeprefix("s14."): str(figure.value) if figure.state is State.PRINTED else figure.state
        for figure in read([data]).figures
        if figure.code.startswith("s14.") and figure.state is not State.MISSING}


NUMBERS: Figures = {code: number for code, (_, _, number) in TOLD.items()}


@pytest.mark.parametrize("say", [
    "{0}：{2}{1}", "{0} {2} {1}", "{0}（{1}）：{2}", "{0}（单位：{1}）{2}", "{0} {1} {2}", "{0}({1}):{2}",
    "{0} {1}：{2}"])
def test_lines(say: str) -> None:
    assert _read(_article(*_lines(say))) == NUMBERS


def test_one_sentence() -> None:
    told = "，".join(f"{label}{number}{unit}" for label, unit, number in TOLD.values())
    assert _read(_article(f"<p>{told}。</p>")) == NUMBERS


@pytest.mark.parametrize(("number", "state"), [
    ("", State.BLANK), ("/", State.MARK), ("——", State.MARK), ("无", State.MARK)])
@pytest.mark.parametrize("say", ["{0}：{2}{1}", "{0}: {2} {1}", "{0}（{1}）：{2}"])
def test_nothing_said(say: str, number: str, state: State) -> None:
    rows = TOLD | {"req_fax": ("2.传真申请数", "件", number)}
    assert _read(_article(*_lines(say, rows))) == NUMBERS | {"req_fax": state}


def test_small_tables_between_headings() -> None:
    rows = list(TOLD.values())
    parts = [_table(rows[:3]), "<p>（二）通过不同渠道和方式公开政府信息的情况</p>", _table(rows[3:6]),
             "<p>三、依申请公开情况</p>", _table(rows[6:])]
    assert _read(_article(*parts)) == NUMBERS


def test_sentences_beside_the_table() -> None:
    """What sentences say of some rows, perhaps of other years, is none of the table's cells."""
    said = "<p>政务微博公开政府信息数999条，当面申请数888件。</p>"
    heads = [("统计指标", "单位", "统计数")]
    assert _read(_article(said, _table([*heads, *TOLD.values()]))) == NUMBERS
    assert _read(_article(said, _table(list(TOLD.values())))) == NUMBERS


def test_two_years_told() -> None:
    """Each row is told twice with two numbers: neither is taken."""
    before = {code: (label, unit, number + "0") for code, (label, unit, number) in TOLD.items()}
    lists = ["<p>2014年</p>", *_lines("{0}：{2}{1}", before), "<p>2015年</p>", *_lines("{0}：{2}{1}")]
    figures = _read(_article(*lists))
    assert all(isinstance(each, State) or each == NUMBERS[code] for code, each in figures.items())


def test_two_columns() -> None:
    """Of small tables with two numbers in a row none becomes the list."""
    rows = [(*row, f"{row[2]}1") for row in TOLD.values()]
    figures = _read(_article(_table(rows[:6]), "<p>三、依申请公开情况</p>", _table(rows[6:])))
    assert not any(figures.get(code) not in (None, NUMBERS[code]) and not isinstance(figures[code], State)
                   for code in NUMBERS)


def test_few_rows_are_no_list() -> None:
    few = {code: TOLD[code] for code in list(TOLD)[:9]}
    assert _read(_article(*_lines("{0}：{2}{1}", few))) == {}


def test_other_words_are_no_rows() -> None:
    """Lines whose labels say more than a row does tell other things."""
    lines = [f"<p>全县{label}累计：{number}{unit}</p>" for label, unit, number in TOLD.values()]
    assert _read(_article(*lines)) == {}
