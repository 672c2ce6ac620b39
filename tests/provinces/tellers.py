"""Reports whose text is the difficulty: other years, other bodies, other matters stand beside the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random

from tests.provinces import articles, drawn, editors, forms, grids, pages
from tests.provinces.report import FORM_2021, Report
from tests.provinces.told import told

_NAMES = sorted(path.stem for path in (Path(__file__).parent / "prose").glob("told_*.txt"))


def teller(random: Random, name: str) -> Report:
    """The text of this name over drawn tables."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    figures |= {f"t4.direct.{end}": Decimal(0) for end in forms.T4_ENDS}
    text = told(name, figures, random)
    tables = {
        "T2": editors.tinymce(grids.two(figures)),
        "T3": editors.tinymce(grids.three(figures)),
        "T4": editors.tinymce(grids.four(figures)),
    }
    body, _, rest = text.title.partition("20")
    year = int("20" + rest[:2])
    markup = articles.article(text, tables, articles.tinymce)
    leaf = pages.Leaf(text.title, markup, body, date(year + 1, 1, random.randint(3, 30)), "人民政府网")
    page = pages.jpaas(leaf)
    return Report(page, year, (body,), figures, FORM_2021, leaf.day, text.stated, text.may)


REPORTS = {name: partial(teller, name=name) for name in _NAMES}
