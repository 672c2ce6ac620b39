"""A report in traditional characters is read as the same one in simplified ones, and says so."""

from __future__ import annotations

import re
from datetime import date

import pytest
from opencc import OpenCC

from pipelines.read import read
from tests.reading.broken import base
from tests.reportgen.seeds import first_seed

PAGE = """<html><head><title>雲嶺縣民政局2023年政府信息公開工作年度報告</title></head><body>
<h1>雲嶺縣民政局2023年政府信息公開工作年度報告</h1><p>發佈時間：2024-01-18</p>
<h2>一、總體情況</h2><p>（一）主動公開。全年主動公開政府信息87條，其中網站61條。</p>
<p>（二）依申請公開。本年收到政府信息公開申請5件，按期答覆4件，結轉下年度1件。{more}</p>
<h2>五、存在的主要問題及改進情況</h2><p>內容還不夠豐富，今後將加強培訓。</p>
<h2>六、其他需要報告的事項</h2><p>本機關2023年未收取信息處理費。</p></body></html>"""


def test_title_date_sections_and_sentences_are_understood() -> None:
    found = read([PAGE.format(more="").encode()])
    assert (found.title, found.agency) == ("云岭县民政局2023年政府信息公开工作年度报告", "云岭县民政局")
    assert (found.year, found.published_on) == (2023, date(2024, 1, 18))
    assert {each.code: each.value for each in found.stated} == {
        "p.proactive.total": 87,
        "p.proactive.website": 61,
        "p.requests.received": 5,
        "p.requests.answered": 4,
        "p.requests.carried_out": 1,
        "p.fees.collected": 0,
    }
    (said,) = [each for each in found.findings if each.rule == "traditional"]
    assert said.severity == "info"


def test_a_text_that_stands_in_a_table_is_understood_too() -> None:
    rows = re.sub(r"<(p|h1|h2)>(.*?)</\1>", r"<tr><td>\2</td><td></td></tr>", PAGE.format(more=""))
    page = rows.replace("<body>", "<body><table>").replace("</body>", "</table></body>")
    found = read([page.encode()])
    assert (found.title, found.year) == ("云岭县民政局2023年政府信息公开工作年度报告", 2023)
    assert "traditional" in {each.rule for each in found.findings}


def test_a_few_traditional_words_change_nothing() -> None:
    plain = PAGE.format(more="參見《政府信息公開條例》。").replace("公開", "公开", 5)
    assert "traditional" not in {each.rule for each in read([plain.encode()]).findings}


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_figure_is_the_same(form: str) -> None:
    for seed in range(first_seed(), first_seed() + 10):
        page = base(seed, form).print()
        plain, found = read([page]), read([OpenCC("s2t").convert(page.decode()).encode()])
        assert [(each.code, each.value, each.state) for each in found.figures] == [
            (each.code, each.value, each.state) for each in plain.figures
        ], f"seed {seed}"
        assert [(each.code, each.value) for each in found.stated] == [
            (each.code, each.value) for each in plain.stated
        ], f"seed {seed}"
        assert {each.rule for each in found.findings} == {"traditional"}, f"seed {seed}"
