"""The codebook's own words, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Table

from models import comments_zh
from models.messages import Language

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True, slots=True)
class Edition:
    """The codebook in one language: where it is written, and its words."""

    language: Language
    path: Path
    introduction: str
    states: dict[str, tuple[str, str]]
    """State → its meaning, its value."""
    states_head: str
    states_foot: str
    views: str
    tables: str
    columns_head: str
    key: str
    figures: str
    form: str
    prose: str
    figures_head: str
    figure_columns: tuple[str, ...]
    """What of a figure is told after its code and short name, as in figure_codes."""
    types: dict[str, str]
    """A figure's type → its word."""
    of_table: Callable[[Table], str]
    of_column: Callable[[Column[object]], str]


ENGLISH = Edition(
    language="en",
    path=DOCS / "codebook.md",
    introduction="""# Codebook

Generated from the schema by `python -m models.codebook`; a test holds it against the schema.
[中文](codebook.zh.md)

Times are UTC. Legal dates and days are those of Asia/Shanghai. Numbers are exact decimals. Null means unknown
or none, never zero. A figure is identified by its code *and* its form: the same code in another form is
another figure. Types are those of SQLite, then of PostgreSQL where they differ.
""",
    states={
        "printed": (
            "the cell holds one number, once thousands separators, full width, inner spaces, a unit, a "
            "sign word (减 = −) or a bracketed note are set aside; `raw` keeps all",
            "that number",
        ),
        "blank": ("the cell is there and empty", "null"),
        "mark": ("the cell holds `/`, `-`, `—` or `无`", "null"),
        "text": ("the cell holds something else", "null"),
        "aligned": (
            "the row had too many or too few cells; of all order-keeping assignments that the official "
            "identities allow, this column has the same value in each",
            "that number",
        ),
        "ambiguous": ("the assignments differ here, or none fits", "null"),
        "uncertain": (
            "read from a picture or a damaged text layer, and no identity holds it up",
            "that number, with `confidence`",
        ),
        "missing": ("the row or table is not in the document", "null"),
    },
    states_head="## States of a figure\n\n| state | meaning | value |\n|---|---|---|",
    states_foot="A row with exactly the form's number of cells keeps its printed cells even where the "
    "official identities break; a finding then says whether the source or the reading is at fault.",
    views="Views",
    tables="Tables",
    columns_head="| column | type | meaning |\n|---|---|---|",
    key="; part of the key",
    figures="Figures of the official forms",
    form="Form {form}",
    prose="Stated in prose",
    figures_head="| code | short | table | row | column | unit | type | meaning |\n"
    "|---|---|---|---|---|---|---|---|",
    figure_columns=("table_label", "row_label", "column_label", "unit", "type", "meaning"),
    types={},
    of_table=lambda table: str(table.comment),
    of_column=lambda column: str(column.comment),
)

CHINESE = Edition(
    language="zh",
    path=DOCS / "codebook.zh.md",
    introduction="""# 编码手册

由 `python -m models.codebook` 依数据库结构生成，测试会将其与结构对照。[English](codebook.md)

时间均为 UTC；法定日期和其他日期为北京时间。数值为精确的十进制数。空表示未知或没有，绝不表示0。数据项由代码
*和*格式共同确定：同一代码在不同格式中是不同的数据项。类型先列 SQLite 的，PostgreSQL 不同时再列其类型。
""",
    states={
        "printed": (
            "不计千分位、全角、空格、单位、正负字样（减 = −）和括注，单元格中有一个数字；`raw` 保留原文",
            "该数字",
        ),
        "blank": ("单元格存在但为空", "空"),
        "mark": ("单元格中是 `/`、`-`、`—` 或 `无`", "空"),
        "text": ("单元格中是其他内容", "空"),
        "aligned": (
            "该行单元格多了或少了；在保持次序且符合统一格式勾稽关系的各种排法中，此列的数值都相同",
            "该数字",
        ),
        "ambiguous": ("各种排法在此列的数值不同，或没有符合的排法", "空"),
        "uncertain": ("由图片或残损的文字层识别，没有勾稽关系可以印证", "该数字，并附 `confidence`"),
        "missing": ("文件中没有这一行或这张表", "空"),
    },
    states_head="## 数据的状态\n\n| 状态 | 含义 | 数值 |\n|---|---|---|",
    states_foot="单元格数与统一格式相符的行，即使勾稽关系不成立，也照录单元格原有的数字；"
    "是文件有误还是读取有误，由核查结果说明。",
    views="视图",
    tables="表",
    columns_head="| 列 | 类型 | 含义 |\n|---|---|---|",
    key="；属于主键",
    figures="统一格式的数据项",
    form="{form}年格式",
    prose="正文所述",
    figures_head="| 代码 | 短名 | 表 | 行 | 列 | 单位 | 类型 |\n|---|---|---|---|---|---|---|",
    figure_columns=("table_label", "row_label", "column_label", "unit", "type"),
    types={"integer": "整数", "signed integer": "可为负的整数", "decimal": "小数"},
    of_table=comments_zh.of_table,
    of_column=comments_zh.of_column,
)
EDITIONS = (ENGLISH, CHINESE)
