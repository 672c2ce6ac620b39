"""Writes docs/views.md and docs/views.zh.md from the views: `python -m models.views_page`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table

from models.codes import figure_codes
from models.comments_zh import of_column, of_table
from models.views import V_PANEL, VIEWS

DOCS = Path(__file__).parents[1] / "docs"
ENGLISH, CHINESE = DOCS / "views.md", DOCS / "views.zh.md"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the SQL that answers it on SQLite and on PostgreSQL."""

    en: str
    zh: str
    sql: str


QUESTIONS = (
    Question(
        "New requests by body and year",
        "各机关各年度新收申请件数",
        "SELECT body, fiscal_year, scope, value, state FROM v_figures\n"
        "WHERE code = 't3.new.total' AND status = 'live' ORDER BY body, fiscal_year",
    ),
    Question(
        "New requests of all townships of a county in one year, and of how many reports",
        "某县某年度全部乡镇新收申请之和及报告数",
        "SELECT SUM(t3_new_tot) AS requests, COUNT(t3_new_tot) AS known, COUNT(*) AS expected FROM v_panel\n"
        "WHERE division_code = '360704' AND kind = 'township' AND fiscal_year = 2024",
    ),
    Question(
        "Which departments have no report, and why",
        "哪些部门没有报告，原因何在",
        "SELECT body, fiscal_year, state, looked_on FROM v_coverage\n"
        "WHERE kind = 'department' AND state IN ('not_found', 'blocked', 'never_looked')\n"
        "ORDER BY body, fiscal_year",
    ),
    Question(
        "Reports whose carry-over or text contradicts the year before",
        "结转数或文字与上一年度矛盾、雷同的报告",
        "SELECT body, fiscal_year, rule, message_zh FROM v_findings\n"
        "WHERE rule IN ('carry_over_differs', 'repeated_prose') ORDER BY body, fiscal_year",
    ),
    Question(
        "Reports that were altered after they were published",
        "公布后有改动的报告",
        "SELECT body, fiscal_year, number, first_seen, sha256 FROM v_versions\n"
        "WHERE is_preferred AND report_id IN\n"
        "    (SELECT report_id FROM v_versions WHERE is_preferred AND ended_by = 'changed')\n"
        "ORDER BY body, fiscal_year, number",
    ),
    Question(
        "What reports say of items disclosed, with the sentence",
        "报告所述主动公开条数及原句",
        "SELECT body, fiscal_year, value, sentence FROM v_statements\n"
        "WHERE code = 'p.proactive.total' ORDER BY body, fiscal_year",
    ),
    Question(
        "Reports without figures",
        "没有数据的报告",
        "SELECT body, fiscal_year, url, is_read FROM v_reports WHERE numbers = 0 ORDER BY body",
    ),
)
_HEAD_EN = """# Views to query

The same on SQLite and PostgreSQL; they need no knowledge of the tables. Made from models/views.py by
`python -m models.views_page`; a test holds both languages against the database and runs each query on both.

On one report, `report_id` joins all of them; a body's rows join by `body_id`, a division's by `code_fy` in
the code of its own year. Never add up rows of different `scope`. Null is unknown, never 0. `v_coverage`,
`v_panel` and the findings across years are as of the last filing (the nightly crawl, `gongkai add`,
`gongkai reread`, `gongkai merge`, `gongkai migrate`). Of `v_panel` only the figures that a query names are
looked up: name them rather than `*`.
"""
_HEAD_ZH = """# 可供查询的视图

在 SQLite 与 PostgreSQL 上相同，无需了解各表。由 models/views.py 经 `python -m models.views_page` 生成；
测试会将两种语言的文档与数据库对照，并在两种数据库上执行每条查询。

各视图以 `report_id` 按报告连接，以 `body_id` 按机关连接，以 `code_fy`（年度末代码）与统计年鉴连接。不同
`scope` 的行不可相加。空表示未知，绝不表示 0。`v_coverage`、`v_panel` 及跨年度的核查结果以最近一次归档为准。
查询 `v_panel` 时请写明所需的列，不要用 `*`：只有写到的数据才会被查找。
"""


def english() -> str:
    """The page in English."""
    views = (line for view in VIEWS.sorted_tables for line in _view(view, in_chinese=False))
    asked = (line for one in QUESTIONS for line in _asked(one.en, one.sql))
    return "\n".join([_HEAD_EN, *views, "## Questions\n", *asked])


def chinese() -> str:
    """The page in Chinese."""
    views = (line for view in VIEWS.sorted_tables for line in _view(view, in_chinese=True))
    asked = (line for one in QUESTIONS for line in _asked(one.zh, one.sql))
    return "\n".join([_HEAD_ZH, *views, "## 查询示例\n", *asked])


def _view(view: Table, in_chinese: bool) -> Iterator[str]:
    yield f"## {view.name}\n\n{of_table(view) if in_chinese else view.comment}\n"
    yield "| 列 | 含义 |\n|---|---|" if in_chinese else "| column | meaning |\n|---|---|"
    figures = {row["short"] for row in figure_codes()} if view is V_PANEL else set()
    for column in view.columns:
        if column.name not in figures:
            yield f"| `{column.name}` | {of_column(column) if in_chinese else column.comment} |"
    if figures:
        count = len(view.columns) - sum(column.name not in figures for column in view.columns)
        yield (
            f"| `t3_new_tot` … | {count}个数据，每个以短名为一列，短名见 codebook.zh.md |"
            if in_chinese
            else f"| `t3_new_tot` … | {count} figures, a column each under its short name (codebook.md) |"
        )
    yield ""


def _asked(question: str, sql: str) -> Iterator[str]:
    yield f"{question}:\n\n```sql\n{sql};\n```\n"


if __name__ == "__main__":
    ENGLISH.write_text(english(), encoding="utf-8")
    CHINESE.write_text(chinese(), encoding="utf-8")
