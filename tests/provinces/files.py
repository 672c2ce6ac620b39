"""A report written as a file of a drawn kind: pages by any editor, office files, paper, plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from tests.provinces import articles, editors, office, pages, papers, wordfile
from tests.provinces.grids import Grid
from tests.provinces.south import merged_document
from tests.provinces.told import Text

EDITORS: tuple[editors.Editor, ...] = (
    *(editors.ueditor, editors.kindeditor, editors.ckeditor, editors.tinymce, editors.word_paste),
    *(editors.wps_paste, editors.excel_paste, editors.wangeditor, editors.xiumi, editors.by_hand),
)
PARAGRAPHS: tuple[articles.Paragraph, ...] = (
    *(articles.ueditor, articles.kindeditor, articles.ckeditor, articles.tinymce, articles.word),
    *(articles.wps, articles.breaks, articles.divs, articles.xiumi, articles.wang, articles.by_hand),
)
PAGES: tuple[pages.Frame, ...] = (
    *(pages.trs, pages.hanweb, pages.table_headed, pages.gkmlpt, pages.openness, pages.jpaas),
    *(pages.narrow, pages.mobile, pages.fragment),
)
Grids = dict[str, Grid]
Tables = dict[str, list[Grid]]
Written = tuple[bytes, date | None]


def written(random: Random, text: Text, tables: Tables, body: str, year: int, ragged: bool) -> Written:
    """The file and the day that it says it was published on; ragged tables fit not every kind.

    In a workbook no row can lack a cell: what is deleted moves all that follow under other heads.
    """
    day = date(year + 1, 1, random.randint(2, 30))
    if random.randrange(10) < 6:
        return _page(random, text, tables, body, day), day
    told, grids = _apart(text, tables)
    sheets = ("年度报告", *(f"附表{at + 1}" for at in range(len(grids))))
    kinds: list[Callable[[], Written]] = [
        lambda: (wordfile.document(told, _word(grids), wordfile.split_runs), None),
        lambda: (office.rich_text(told, grids), None),
        lambda: (office.open_text(told, grids), None),
        lambda: (office.copied(told, grids, (f"发布日期：{day} 来源：{body}", "【打印】【关闭】")), day),
    ]
    if not ragged:
        ending = (body, f"{day.year}年{day.month}月{day.day}日")
        kinds.append(lambda: (merged_document(told, grids, ending), day))
        kinds.append(lambda: (office.workbook(told, grids, sheets), None))
        rules = random.random() < 0.7
        kinds += [lambda: (_paper(told, grids, rules), None)] * 2
    return random.choice(kinds)()


def _page(random: Random, text: Text, tables: Tables, body: str, day: date) -> bytes:
    editor = random.choice(EDITORS)
    markup = {place: "".join(editor(grid) for grid in some) for place, some in tables.items()}
    article = articles.article(text, markup, random.choice(PARAGRAPHS))
    return random.choice(PAGES)(pages.Leaf(text.title, article, body, day, "人民政府网"))


def _word(grids: Grids) -> dict[str, str]:
    """Two tables that follow each other have an empty paragraph between them, or Word would join them."""
    return {place: wordfile.table(grid) + wordfile.paragraph("") for place, grid in grids.items()}


def _apart(text: Text, tables: Tables) -> tuple[Text, Grids]:
    """A place of its own for each table."""
    grids: Grids = {}
    lines: list[str] = []
    for line in text.lines:
        here = {f"{line}{at}": grid for at, grid in enumerate(tables.get(line, []))}
        grids |= here
        lines += list(here) or [line]
    return replace(text, lines=lines), grids


def _paper(text: Text, grids: Grids, rules: bool) -> bytes:
    laid = {place: (grid, _widths(sum(cell.across for cell in grid[0]))) for place, grid in grids.items()}
    return papers.flowing(text, laid, rules=rules)


def _widths(columns: int) -> tuple[float, ...]:
    kinds = {11: (10, 14, 42), 10: (10, 14, 50), 9: (9, 58), 8: (66,), 15: (), 5: (), 2: (120,)}
    labels = kinds.get(columns, (50,))
    left = columns - len(labels)
    return (*labels, *((160 - sum(labels)) / left,) * left)
