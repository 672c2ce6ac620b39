"""Plain text: tabs lost, columns of blanks, wrapped labels, one figure a line."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.reportgen.grids import Grid
from tests.reportgen.story import Story
from tests.reportgen.truth import Truth
from tests.strangers.rows import Named, Shape, named, opened

Draw = Callable[[Random, list[Named]], list[str]]


def _text(draw: Draw, *names: str) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        out = [story.title, ""]
        for piece in story.pieces:
            if isinstance(piece, Grid):
                rows = named(piece)
                out += [*(draw if piece.name in (names or ("t2", "t3", "t4")) else tabs)(rng, rows), ""]
            else:
                out += [piece.text, ""]
        return "\n".join(out).encode()

    shape.__doc__ = draw.__doc__
    return shape


def tabs(_rng: Random, rows: list[Named]) -> list[str]:
    """Tabs."""
    head = "项目\t" + "\t".join(name for name, _ in rows[0].figures)
    return [head, *(row.label + "\t" + "\t".join(slot.text for _, slot in row.figures) for row in rows)]


def tabs_lost(_rng: Random, rows: list[Named]) -> list[str]:
    """Tabs became single blanks, and none after the label."""
    head = "项目 " + " ".join(name for name, _ in rows[0].figures)
    return [head, *(row.label + " ".join(slot.text for _, slot in row.figures) for row in rows)]


def all_glued(_rng: Random, rows: list[Named]) -> list[str]:
    """Nothing between label and figures, and nothing between figures."""
    return [row.label + "".join(slot.text for _, slot in row.figures) for row in rows]


def _wide(text: str) -> int:
    return sum(2 if ord(char) > 255 else 1 for char in text)


def columns(rng: Random, rows: list[Named]) -> list[str]:
    """Columns held by blanks, half and full width mixed."""
    out = []
    names = ["项目", *(name for name, _ in rows[0].figures)]
    for texts in [names, *([row.label, *(slot.text for _, slot in row.figures)] for row in rows)]:
        line = ""
        for at, text in enumerate(texts):
            target = 0 if at == 0 else 84 + 16 * (at - 1)
            gap = max(1, target - _wide(line)) if at else 0
            full = rng.randint(0, gap // 2)
            line += "　" * full + " " * (gap - 2 * full) + text
        out.append(line)
    return out


def columns_wrapped(rng: Random, rows: list[Named]) -> list[str]:
    """The same with long labels on two lines; the figures stand on the first or the last."""
    out = []
    names = ["项目", *(name for name, _ in rows[0].figures)]
    for texts in [names, *([row.label, *(slot.text for _, slot in row.figures)] for row in rows)]:
        label = texts[0]
        parts = [label[at : at + 10] for at in range(0, len(label), 10)]
        at_line = rng.choice((0, len(parts) - 1))
        for number, part in enumerate(parts):
            line = part + " " * (24 - _wide(part))
            if number == at_line:
                for text in texts[1:]:
                    line += text + " " * max(1, 14 - _wide(text))
            out.append(line.rstrip())
    return out


def one_each(_rng: Random, rows: list[Named]) -> list[str]:
    """A figure a line: label, column, number."""
    return [f"{row.label} {name} {slot.text}" for row in rows for name, slot in row.figures]


def one_each_told(rng: Random, rows: list[Named]) -> list[str]:
    """A figure a line: label－column：number件."""
    sign = rng.choice(("－", "/", "->", "·"))
    return [
        f"{row.label}{sign}{name}：{slot.text}{'件' if slot.text.isdigit() else ''}"
        for row in rows
        for name, slot in row.figures
    ]


def spoken(_rng: Random, rows: list[Named]) -> list[str]:
    """A sentence a row."""
    return [
        row.label + "：" + "，".join(f"{name}{slot.text or '无'}件" for name, slot in row.figures) + "。"
        for row in rows
    ]


def only_nonzero(_rng: Random, rows: list[Named]) -> list[str]:
    """A line a row, and only the columns that are not zero are named."""
    out = []
    for row in rows:
        told = [f"{name}{slot.text}件" for name, slot in row.figures if slot.text not in ("0", "")]
        out.append(f"{row.label}：" + ("，".join(told) if told else "0件"))
    return out


def columns_below(_rng: Random, rows: list[Named]) -> list[str]:
    """First all labels, one a line, then all figures, a row a line."""
    return [*(row.label for row in rows), *(" ".join(slot.text for _, slot in row.figures) for row in rows)]


def columns_by_column(_rng: Random, rows: list[Named]) -> list[str]:
    """All labels, then column after column as copied out of a PDF."""
    out = [row.label for row in rows]
    for at, (name, _) in enumerate(rows[0].figures):
        out += [name, *(row.figures[at][1].text for row in rows)]
    return out


def broken_labels(rng: Random, rows: list[Named]) -> list[str]:
    """Labels broken over lines, the numbers a single blank apart behind one of these or on their own."""
    out = [" ".join(name for name, _ in rows[0].figures)]
    for row in rows:
        wide = rng.randint(9, 18)
        label = [row.label[at : at + wide] for at in range(0, len(row.label), wide)]
        at = rng.randrange(len(label))
        numbers = " ".join(slot.text for _, slot in row.figures)
        if len(label) > 1 and rng.random() < 0.3:
            label.insert(max(at, 1), numbers)
        else:
            label[at] += f" {numbers}"
        out += label
    return out


def _in_one_line(sign: str) -> Shape:
    def shape(_rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        out = [story.title]
        for piece in story.pieces:
            rows = named(piece) if isinstance(piece, Grid) else []
            for row in rows:
                out += [row.label, *(slot.text for _, slot in row.figures)]
            out += [] if rows or isinstance(piece, Grid) else [piece.text]
        return sign.join(out).encode()

    shape.__doc__ = f"The whole report in one line, {sign!r} between its cells."
    return shape


def a_line_a_table(_rng: Random, story: Story, truth: Truth) -> bytes:
    """A line for each paragraph and each table, blanks between its cells."""
    opened(truth)
    out = [story.title]
    for piece in story.pieces:
        rows = named(piece) if isinstance(piece, Grid) else []
        if rows:
            cells = [(row.label, *(slot.text for _, slot in row.figures)) for row in rows]
            out.append(" ".join(text for row in cells for text in row))
        elif not isinstance(piece, Grid):
            out.append(piece.text)
    return "\n".join(out).encode()


def semicolons(_rng: Random, rows: list[Named]) -> list[str]:
    """Semicolons."""
    return [
        ";".join(["项目", *(name for name, _ in rows[0].figures)]),
        *(";".join([row.label, *(slot.text for _, slot in row.figures)]) for row in rows),
    ]


def markdown_loose(rng: Random, rows: list[Named]) -> list[str]:
    """Pipes of Markdown, with a line of dashes and bold figures."""
    out = [
        "| 项目 | " + " | ".join(name for name, _ in rows[0].figures) + " |",
        "|" + ":-:|" * (1 + len(rows[0].figures)),
    ]
    for row in rows:
        out.append(
            f"| {row.label} | "
            + " | ".join(f"**{s.text}**" if s.text and rng.random() < 0.3 else s.text for _, s in row.figures)
            + " |"
        )
    return out


def json_lines(_rng: Random, rows: list[Named]) -> list[str]:
    """A line of JSON a row."""
    import json

    return [
        json.dumps({"项目": row.label, **{name: slot.text for name, slot in row.figures}}, ensure_ascii=False)
        for row in rows
    ]


def ascii_box(_rng: Random, rows: list[Named]) -> list[str]:
    """Boxes of plus and minus signs."""
    rule = "+----+" + "---+" * len(rows[0].figures)
    out = [rule]
    for texts in [
        ["项目", *(n for n, _ in rows[0].figures)],
        *([r.label, *(s.text for _, s in r.figures)] for r in rows),
    ]:
        out += ["|" + "|".join(f" {text} " for text in texts) + "|", rule]
    return out


LINES: dict[str, Shape] = {
    f"text_{each.__name__}": _text(each, *(("t3",) if each is columns_by_column else ()))
    for each in (
        tabs,
        tabs_lost,
        all_glued,
        columns,
        columns_wrapped,
        one_each,
        one_each_told,
        spoken,
        only_nonzero,
        columns_below,
        columns_by_column,
        broken_labels,
        semicolons,
        markdown_loose,
        json_lines,
        ascii_box,
    )
}
SIGNS = {"blank": " ", "bar": "|", "tab": "\t"}
LINES |= {f"text_one_line_{name}": _in_one_line(sign) for name, sign in SIGNS.items()}
LINES["text_line_a_table"] = a_line_a_table
