"""Tables without a table: cards, boxes, lists, columns, drawn text."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Story
from tests.reportgen.truth import Truth
from tests.strangers.rows import PEOPLE, Named, named, opened, page, plain

Draw = Callable[[Random, Grid], str]


def _drawn(draw: Draw, *names: str) -> Callable[[Random, Story, Truth], bytes]:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        return page(
            story, lambda grid: draw(rng, grid) if grid.name in (names or ("t2", "t3", "t4")) else plain(grid)
        )

    shape.__doc__ = draw.__doc__
    return shape


def _full(row: Named) -> str:
    return "".join(row.groups[:1]) + row.label if len(row.groups) > 1 else row.label


def cards_with_groups(rng: Random, grid: Grid) -> str:
    """A card a row, headed by its whole way of groups; each figure a line of its name and number."""
    out = []
    link = rng.choice((" / ", " &gt; ", "－"))
    for row in named(grid):
        head = link.join((*row.groups, row.label))
        lines = "".join(
            f"<div class=l><span class=k>{name}</span><span class=v>{s.text}</span></div>"
            for name, s in row.figures
        )
        out.append(f"<section class=card><h5>{head}</h5>{lines}</section>")
    return "".join(out)


def cards_of_columns(rng: Random, grid: Grid) -> str:
    """A card for each kind of applicant with all the rows in it."""
    rows = named(grid)
    out = []
    for at, name in enumerate(PEOPLE):
        tag = rng.choice(("li", "p"))
        lines = "".join(f"<{tag}>{escape(row.label)}：{row.figures[at][1].text}</{tag}>" for row in rows)
        out.append(f"<div class=card><h4>申请人情况：{name}</h4>{lines}</div>")
    return "".join(out)


def flex_rows(_rng: Random, grid: Grid) -> str:
    """A box a row, a box a cell in it, no table."""
    out = []
    for line in grid.lines:
        cells = "".join(
            f"<div class=td style='flex:{slot.columns}'>{escape(slot.text)}</div>" for slot in line.slots
        )
        out.append(f"<div class=tr style='display:flex'>{cells}</div>")
    return f"<div class=table>{''.join(out)}</div>"


def flex_rows_named(_rng: Random, grid: Grid) -> str:
    """A box a row of label and figures alone, under one row of heads."""
    rows = named(grid)
    head = "".join(f"<span>{name}</span>" for name, _ in rows[0].figures)
    out = [f"<div class=row><span>项目</span>{head}</div>"]
    for row in rows:
        cells = "".join(f"<span>{slot.text}</span>" for _, slot in row.figures)
        out.append(f"<div class=row><span>{escape(row.label)}</span>{cells}</div>")
    return "".join(out)


def box_columns(_rng: Random, grid: Grid) -> str:
    """A box a column, its cells below one another: the labels first, then each kind of applicant."""
    rows = named(grid)
    columns = ["".join(f"<div>{escape(row.label)}</div>" for row in rows)]
    for at in range(len(rows[0].figures)):
        name = rows[0].figures[at][0]
        columns.append(
            f"<div>{name}</div>" + "".join(f"<div>{row.figures[at][1].text}</div>" for row in rows)
        )
    columns[0] = "<div>指标</div>" + columns[0]
    return (
        "<div style='display:flex'>"
        + "".join(f"<div class=col>{column}</div>" for column in columns)
        + "</div>"
    )


def spans_in_one(_rng: Random, grid: Grid) -> str:
    """All cells in one paragraph, parted by nothing but elements."""
    cells = (f"<span>{escape(slot.text)}</span>" for line in grid.lines for slot in line.slots)
    return f"<div style='display:grid;grid-template-columns:repeat({grid.width},1fr)'>{''.join(cells)}</div>"


def placed_boxes(rng: Random, grid: Grid) -> str:
    """Boxes that style sheets place on the page, in another order than they are written."""
    boxes = []
    for down, row in enumerate(named(grid)):
        texts = [row.label, *(slot.text for _, slot in row.figures)]
        boxes += [
            f"<div style='position:absolute;top:{30 * down}px;left:{90 * at}px'>{escape(text)}</div>"
            for at, text in enumerate(texts)
        ]
    rng.shuffle(boxes)
    return f"<div style='position:relative'>{''.join(boxes)}</div>"


def definitions(rng: Random, grid: Grid) -> str:
    """A definition list: the label, and its numbers as one definition."""
    sign = rng.choice(("、", "，", " ", " | ", "　"))
    out = []
    for row in named(grid):
        out.append(f"<dt>{escape(row.label)}</dt><dd>{sign.join(slot.text for _, slot in row.figures)}</dd>")
    return f"<dl>{''.join(out)}</dl>"


def definitions_each(_rng: Random, grid: Grid) -> str:
    """A definition list with a definition a number."""
    out = []
    for row in named(grid):
        out.append(
            f"<dt>{escape(row.label)}</dt>" + "".join(f"<dd>{slot.text}</dd>" for _, slot in row.figures)
        )
    return f"<dl>{''.join(out)}</dl>"


def spoken_cells(rng: Random, grid: Grid) -> str:
    """A sentence a row: 自然人3件，商业企业0件 …"""
    out = []
    for row in named(grid):
        parts = rng.choice(("，", "；", "、")).join(
            f"{name}{slot.text or '无'}件" for name, slot in row.figures
        )
        out.append(f"<p>{escape(row.label)}：{parts}。</p>")
    return "".join(out)


def key_value_lines(_rng: Random, grid: Grid) -> str:
    """A line a figure: label, column in brackets, number."""
    return "".join(
        f"<p>{escape(row.label)}（{name}）：{slot.text}</p>"
        for row in named(grid)
        for name, slot in row.figures
    )


def svg_text(rng: Random, grid: Grid) -> str:
    """The table drawn in SVG."""
    texts = []
    for down, row in enumerate(named(grid)):
        for at, text in enumerate([row.label, *(slot.text for _, slot in row.figures)]):
            texts.append(f'<text x="{10 + 90 * at}" y="{20 + 24 * down}">{escape(text)}</text>')
    if rng.random() < 0.5:
        rng.shuffle(texts)
    return f'<svg width="900" height="700">{"".join(texts)}</svg>'


def nested_groups(_rng: Random, grid: Grid) -> str:
    """A group's rows as a table inside one cell of the table."""
    out, groups = [], dict[tuple[str, ...], list[Named]]()
    for row in named(grid):
        groups.setdefault(row.groups, []).append(row)
    for names, rows in groups.items():
        inner = "".join(
            f"<tr><td>{escape(row.label)}</td>"
            + "".join(f"<td>{slot.text}</td>" for _, slot in row.figures)
            + "</tr>"
            for row in rows
        )
        out.append(f"<tr><td>{' '.join(names)}</td><td><table>{inner}</table></td></tr>")
    heads = "".join(f"<td>{name}</td>" for name, _ in named(grid)[0].figures)
    return (
        f"<table border=1><tr><td></td><td><table><tr><td></td>{heads}</tr></table></td>"
        f"</tr>{''.join(out)}</table>"
    )


def columns_in_cells(_rng: Random, grid: Grid) -> str:
    """One row: a cell of all labels, then a cell of all numbers for each column, parted by line breaks."""
    rows = named(grid)
    labels = "<br>".join(escape(row.label) for row in rows)
    cells = "".join(
        "<td>" + "<br>".join(row.figures[at][1].text or "&nbsp;" for row in rows) + "</td>"
        for at in range(len(rows[0].figures))
    )
    heads = "".join(f"<td>{name}</td>" for name, _ in rows[0].figures)
    return f"<table border=1><tr><td>项目</td>{heads}</tr><tr><td>{labels}</td>{cells}</tr></table>"


def turned(rng: Random, grid: Grid) -> str:
    """Rows and columns changed about; table 三's labels are 25 columns, the kinds of applicants rows."""
    rows = named(grid)
    if rng.random() < 0.5:
        rows = rows[::-1]
    head = "".join(f"<td>{escape(row.label)}</td>" for row in rows)
    lines = "".join(
        f"<tr><td>{name}</td>" + "".join(f"<td>{row.figures[at][1].text}</td>" for row in rows) + "</tr>"
        for at, (name, _) in enumerate(rows[0].figures)
    )
    return f"<table border=1><tr><td>申请人</td>{head}</tr>{lines}</table>"


def turned_groups(_rng: Random, grid: Grid) -> str:
    """The same with the groups above their columns."""
    rows = named(grid)
    top = "".join(f"<td>{'/'.join(row.groups)}</td>" for row in rows)
    head = "".join(f"<td>{escape(row.label)}</td>" for row in rows)
    lines = "".join(
        f"<tr><td>{name}</td>" + "".join(f"<td>{row.figures[at][1].text}</td>" for row in rows) + "</tr>"
        for at, (name, _) in enumerate(rows[0].figures)
    )
    return f"<table border=1><tr><td></td>{top}</tr><tr><td>申请人</td>{head}</tr>{lines}</table>"


def columns_shuffled(rng: Random, grid: Grid) -> str:
    """The kinds of applicants in an order of one's own, the heads with them."""
    rows = named(grid)
    order = list(range(len(rows[0].figures)))
    rng.shuffle(order)
    head = "".join(f"<td>{rows[0].figures[at][0]}</td>" for at in order)
    lines = "".join(
        f"<tr><td>{escape(row.label)}</td>"
        + "".join(f"<td>{row.figures[at][1].text}</td>" for at in order)
        + "</tr>"
        for row in rows
    )
    return f"<table border=1><tr><td>项目</td>{head}</tr>{lines}</table>"


def total_before(_rng: Random, grid: Grid) -> str:
    """总计 as the first column, and headed so."""
    rows = named(grid)
    order = [6, 0, 1, 2, 3, 4, 5]
    head = "".join(f"<th>{rows[0].figures[at][0]}</th>" for at in order)
    lines = "".join(
        f"<tr><td>{escape(row.label)}</td>"
        + "".join(f"<td>{row.figures[at][1].text}</td>" for at in order)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr><th>项目</th>{head}</tr></thead>{lines}</table>"


def label_last(_rng: Random, grid: Grid) -> str:
    """The label at the right end of its row."""
    out = []
    for row in named(grid):
        out.append(
            "<tr>"
            + "".join(f"<td>{slot.text}</td>" for _, slot in row.figures)
            + f"<td>{escape(row.label)}</td></tr>"
        )
    heads = "".join(f"<td>{name}</td>" for name, _ in named(grid)[0].figures)
    return f"<table border=1><tr>{heads}<td>项目</td></tr>{''.join(out)}</table>"


def share_columns(rng: Random, grid: Grid) -> str:
    """After each number its share of the row's total, in a column of its own or in brackets."""
    apart = rng.random() < 0.5

    def cells(row: Named) -> str:
        whole = (
            float(row.figures[-1][1].text.replace(",", "") or 0) if row.figures[-1][1].text.isdigit() else 0.0
        )
        out = []
        for _, slot in row.figures:
            share = f"{100 * float(slot.text) / whole:.0f}%" if slot.text.isdigit() and whole else "0%"
            out.append(
                f"<td>{slot.text}</td><td>{share}</td>" if apart else f"<td>{slot.text}（{share}）</td>"
            )
        return "".join(out)

    rows = named(grid)
    head = "".join(f"<td>{name}</td>" + "<td>占比</td>" * apart for name, _ in rows[0].figures)
    lines = "".join(f"<tr><td>{escape(row.label)}</td>{cells(row)}</tr>" for row in rows)
    return f"<table><tr><td>项目</td>{head}</tr>{lines}</table>"


def one_table(rng: Random, story: Story, truth: Truth) -> bytes:
    """All three tables as one, with the sections' titles as rows of it."""
    opened(truth)
    width = 15
    rows: list[str] = []
    start = next(at for at, piece in enumerate(story.pieces) if isinstance(piece, Grid))
    for piece in story.pieces[start:]:
        if isinstance(piece, Grid):
            rows += plain(piece).split("<tr>")[1:]
    titles = rng.random() < 0.5
    whole = (
        "<table border=1>"
        + (f"<tr><td colspan={width}>统计表</td></tr>" if titles else "")
        + "".join("<tr>" + row.replace("</table>", "") for row in rows)
        + "</table>"
    )
    return page(story, lambda grid: whole if grid.name == "t2" else "")


def _marked(cell: Callable[[Random, Slot], str], style: str = "") -> Callable[[Random, Story, Truth], bytes]:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        return page(
            story,
            lambda grid: plain(
                grid, lambda slot: cell(rng, slot) if slot.role == "value" else escape(slot.text)
            ),
            style,
        )

    shape.__doc__ = cell.__doc__
    return shape


def typed(rng: Random, slot: Slot) -> str:
    """The number in a field of a form."""
    kind = rng.choice(("type=text", "", 'type="number" disabled', "readonly", 'type="TEXT"'))
    return f'<input {kind} value="{slot.text}">'


def kept_hidden(rng: Random, slot: Slot) -> str:
    """The number shown, and the number of last year in a hidden field beside it."""
    return f'<input type="hidden" value="{rng.randint(1, 99)}">{slot.text}'


def placeholder(rng: Random, slot: Slot) -> str:
    """A field with a number as its example."""
    return f'<input type=text placeholder="{rng.randint(1, 99)}" value="{slot.text}">'


def as_attribute(_rng: Random, slot: Slot) -> str:
    """The number as an attribute that the style sheet shows."""
    return f'<i data-v="{slot.text}"></i>'


def counted_up(_rng: Random, slot: Slot) -> str:
    """A zero that a script counts up to the number."""
    return (
        f'<span class="counter" data-to="{slot.text}" data-speed="900">0</span>'
        if slot.text.isdigit()
        else slot.text
    )


def progress(_rng: Random, slot: Slot) -> str:
    """The number as a bar with its width."""
    return f'<progress max="1000" value="{slot.text}">{slot.text}</progress>'


def by_letters(_rng: Random, slot: Slot) -> str:
    """Every digit an element that floats."""
    return "".join(f"<b style='float:left'>{digit}</b>" for digit in slot.text)


def digits_backwards(_rng: Random, slot: Slot) -> str:
    """The digits written backwards and turned by the style."""
    text = slot.text[::-1] if slot.text.isdigit() else slot.text
    return (
        f"<span style='unicode-bidi:bidi-override;direction:rtl'>{text}</span>"
        if slot.text.isdigit()
        else text
    )


def ruby(rng: Random, slot: Slot) -> str:
    """A note above the number."""
    return f"<ruby>{slot.text}<rp>(</rp><rt>{rng.randint(1, 9)}</rt><rp>)</rp></ruby>"


def slotted(_rng: Random, _slot: Slot) -> str:
    """A place that a template of the script fills."""
    return "{{ row.n }}"


def white(rng: Random, slot: Slot) -> str:
    """An old number in white beside the shown one."""
    return f"{slot.text}<span style='color:#fff;font-size:1px'>{rng.randint(1, 99)}</span>"


def arrows(rng: Random, slot: Slot) -> str:
    """Up or down against the year before."""
    return f"{slot.text}<em class=up>{rng.choice('↑↓')}{rng.randint(1, 99)}</em>"


def year_over(rng: Random, slot: Slot) -> str:
    """This year's number and last year's in one cell, below one another."""
    return f"{slot.text}<br><small>（上年{rng.randint(1, 99)}）</small>"


BOXES = {
    "cards_with_groups": _drawn(cards_with_groups),
    "cards_of_columns": _drawn(cards_of_columns, "t3"),
    "flex_rows": _drawn(flex_rows),
    "flex_rows_named": _drawn(flex_rows_named, "t3"),
    "box_columns": _drawn(box_columns, "t3"),
    "spans_in_one": _drawn(spans_in_one),
    "placed_boxes": _drawn(placed_boxes, "t3"),
    "definitions": _drawn(definitions),
    "definitions_each": _drawn(definitions_each),
    "spoken_cells": _drawn(spoken_cells),
    "key_value_lines": _drawn(key_value_lines),
    "svg_text": _drawn(svg_text, "t3"),
    "nested_groups": _drawn(nested_groups, "t3"),
    "columns_in_cells": _drawn(columns_in_cells, "t3"),
    "turned": _drawn(turned, "t3"),
    "turned_t4": _drawn(turned, "t4"),
    "turned_groups": _drawn(turned_groups, "t3"),
    "columns_shuffled": _drawn(columns_shuffled, "t3"),
    "t4_kinds_as_rows": _drawn(columns_shuffled, "t4"),
    "total_before": _drawn(total_before, "t3"),
    "label_last": _drawn(label_last, "t3"),
    "share_columns": _drawn(share_columns, "t3"),
    "one_table": one_table,
    "typed": _marked(typed),
    "kept_hidden": _marked(kept_hidden),
    "placeholder": _marked(placeholder),
    "as_attribute": _marked(as_attribute, "<style>i::before{content:attr(data-v)}</style>"),
    "counted_up": _marked(counted_up),
    "progress": _marked(progress),
    "by_letters": _marked(by_letters),
    "digits_backwards": _marked(digits_backwards),
    "ruby": _marked(ruby),
    "slotted": _marked(slotted),
    "white": _marked(white),
    "arrows": _marked(arrows),
    "year_over": _marked(year_over),
}
