"""A habit, an editor, a page and a hand drawn together: reports that no list has named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from tests.provinces import drawn, forms, told
from tests.provinces.damage import DAMAGES, Damaged
from tests.provinces.files import written
from tests.provinces.forms import KINDS
from tests.provinces.grids import Style, plainly, rewritten, thousands
from tests.provinces.habits import HABITS, Sheets
from tests.provinces.report import FORM_2021, Report
from tests.provinces.spans import SPANS

TEXTS = {
    "shandong": ("曹县交通运输局", 2021),
    "jiangsu": ("苏州高新技术产业开发区管理委员会", 2023),
    "xinjiang": ("尉犁县水利局", 2022),
    "hubei": ("宜都市卫生健康局", 2024),
    "liaoning": ("沈阳市大东区农业农村局", 2022),
    "sichuan": ("仁寿县发展和改革局", 2023),
    "jiangxi": ("石城县自然资源局", 2024),
}
ALL_HABITS = HABITS | SPANS
RAGGED = {"phantom_cells", "one_column_more", "long_spans"}
"""Rows of these do not fill their table's grid."""


def _numbers(random: Random) -> Callable[[str, Decimal], str]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return random.choice(
        (
            plainly,
            plainly,
            thousands,
            lambda code, value: f"{value:f} ",  # noqa: ARG005
            lambda code, value: f"　{value:f}",  # noqa: ARG005
            lambda code, value: f"{value:f}".translate(wide),  # noqa: ARG005
            lambda code, value: f"{value:f}" + ("万元" if code == "t2.fees" else "件"),
        )
    )


def _labels(random: Random) -> Callable[[str], str]:
    return random.choice(
        (
            str,
            rewritten("（→(", "）→)"),
            rewritten("1.→1、", "2.→2、", "3.→3、", "4.→4、", "5.→5、", "6.→6、", "7.→7、", "8.→8、"),
            rewritten("“三安全一稳定”→三安全一稳定", "法律行政法规→法律、行政法规"),
            rewritten("一、→", "二、→", "三、→", "四、→"),
            rewritten("、→、 ", ".→. ", "（→ （"),
        )
    )


def _kinds(random: Random) -> tuple[str, ...]:
    inner = list(KINDS[1:-1])
    random.shuffle(inner)
    return random.choice((KINDS, KINDS, KINDS, KINDS, ("total", *KINDS[:-1]), ("natural", *inner, "total")))


def mixed(random: Random, habit: str, damages: Sequence[str] = ()) -> Report:
    """One report with this habit and these damages; the other choices are drawn."""
    name = random.choice(list(TEXTS))
    body, year = TEXTS[name]
    figures = drawn.form_2021(random, random.choice((drawn.OFFICE, drawn.COUNTY)))
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    if year > 2023:
        figures |= {f"t4.direct.{end}": Decimal(0) for end in forms.T4_ENDS}
    text = told.told(name, figures, random)
    style = Style(_labels(random), _numbers(random), kinds=_kinds(random))
    sheets = Sheets(figures, random, style)
    ALL_HABITS[habit](sheets)
    hurt = Damaged(sheets.tables, sheets.figures, random)
    for damage in damages:
        DAMAGES[damage](hurt)
    data, day = written(random, text, sheets.tables, body, year, habit in RAGGED or bool(damages))
    clean = sheets.clean and style.kinds == KINDS and not damages
    bodies = tuple({body, text.title.split("20")[0]})
    told_forms = None if damages else FORM_2021
    return Report(
        data, year, bodies, hurt.figures, told_forms, day, text.stated, text.may, clean=clean, due=sheets.due
    )
