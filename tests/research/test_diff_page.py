"""The page of a difference: what it says of real changes, in both languages, alone and harmless."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from models.archive import Archive
from models.messages import Language
from pipelines.filing import file_all
from research.agencies import resolve
from research.diff import diff_years
from research.diff_page import diff_page
from tests.filing.build import Builder, figures

KEPT = "我们坚持把公开当作日常工作来做，专人管理栏目，逐条核对发布内容"
HOSTILE = '<script>alert(1)</script><img src="http://evil.example/x.png">'


def report(build: Builder, year: int, words: str, **changes: int | None) -> None:
    build.document(
        f"{year}.html",
        reading={
            "title": f"赣县区教育局{year}年政府信息公开工作年度报告",
            "agency": "赣县区教育局",
            "fiscal_year": year,
            "scope": "agency",
        },
        values=figures(**changes),
        words=words,
    )


@pytest.fixture
def found(sqlite_archive: Archive) -> dict[str, Any]:
    build = Builder(sqlite_archive)
    report(
        build,
        2023,
        f"{KEPT}，共12次。",
        t3__carried_out__total=4,
        t3__new__total=1234,
        t3__granted__total=None,
    )
    report(build, 2024, f"{KEPT}，共35次。\n{HOSTILE}", t3__carried_in__total=6, t3__new__total=30)
    file_all(build.archive)
    with build.archive.reading() as session:
        return diff_years(session, resolve(session, "赣县区教育局").id, 2023, 2024)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                "变化概要",
                "1,234 → 30（−1,204，−98%）",
                "结转不符（总计）",
                "有1段除数字外与另一份报告完全相同",
            ],
        ),
        (
            "en",
            [
                "What changed",
                "Carry-over differs",
                "1,234 → 30 (−1,204, −98%)",
                "in numbers only: 1",
            ],
        ),
    ],
)
def test_a_stranger_can_say_what_changed(found: dict[str, Any], language: Language, said: list[str]) -> None:
    text = html.fromstring(diff_page(found, language)).text_content()
    for words in said:
        assert words in text
    assert ("变化" in text) == (language == "zh")


def test_every_figure_stands_in_the_page_with_what_it_was(found: dict[str, Any]) -> None:
    page = html.fromstring(diff_page(found))
    cells = page.xpath("//table[@class='figures']//td")
    assert len(cells) == len(found["figures"])
    changed = [cell.text_content() for cell in cells if "changed" in cell.get("class", "")]
    assert len(changed) == sum(row["old"] != row["new"] for row in found["figures"])
    assert any(re.match(r"30原1,234 −1,204", text) for text in changed)
    assert any("原空白" in text for text in changed)


def test_the_page_stands_alone_and_runs_nothing(found: dict[str, Any]) -> None:
    written = diff_page(found)
    page = html.fromstring(written)
    assert not page.xpath("//script | //img | //link | //iframe | //@onclick")
    assert not page.xpath("//@src | //@href")
    assert "&lt;script&gt;alert(1)" in written
    assert page.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")
