"""Prints a story as RTF: in Unicode escapes or in bytes of GBK, with cells merged by flags or by edges."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Heading, Story

UNIT = 700


@dataclass(frozen=True)
class Pen:
    """How the RTF is written. `jitter`: cell edges miss each other by a few twips."""

    unicode: bool = True
    flags: bool = False
    nested: bool = False
    jitter: int = 0
    properties_again: bool = False


def render(rng: Random, story: Story, pen: Pen) -> bytes:
    """The whole file."""
    parts = [rf"\pard\plain\qc\f1\fs44 {_escaped(rng, story.title, pen)}\par"]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            parts.append(_table(rng, piece, pen))
        else:
            level = rf"\outlinelevel{piece.level - 1}" if isinstance(piece, Heading) else ""
            parts.append(rf"\pard\plain{level}\f1\fs32 {{{_escaped(rng, piece.text, pen)}}}\par")
    day = story.published
    for text in (story.agency, f"{day.year}年{day.month}月{day.day}日"):
        parts.append(rf"\pard\plain\qr\f1 {_escaped(rng, text, pen)}\par")
    head = (
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
        r"{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}{\colortbl;\red0\green0\blue0;}"
        r"{\*\generator Test;}{\info{\title none}}{\footer\pard\qc{\field{\*\fldinst PAGE}{\fldrslt 3}}\par}"
    )
    return (head + "\r\n" + "\r\n".join(parts) + "}").encode("ascii")


def _table(rng: Random, grid: Grid, pen: Pen) -> str:
    rows: dict[int, dict[int, tuple[Slot, str]]] = {at: {} for at in range(len(grid.lines))}
    for at, column, slot in placed(grid):
        tall = slot.rows > 1
        rows[at][column] = (slot, r"\clvmgf" if tall else "")
        for below in range(at + 1, at + slot.rows):
            rows[below][column] = (Slot("", "empty", columns=slot.columns), r"\clvmrg")
    made = []
    for cells in rows.values():
        definition, texts = _row(rng, cells, pen)
        made.append((definition, texts))
    if pen.nested:
        inner = "".join(
            r"\pard\plain\intbl\itap2 " + r"\nestcell\pard\intbl\itap2 ".join(texts) + r"\nestcell"
            rf"{{\*\nesttableprops{definition}\nestrow}}{{\nonesttables\par}}"
            for definition, texts in made
        )
        outer = r"\trowd\trleft0\cellx12000"
        return outer + inner + r"\pard\plain\intbl\itap1 \cell" + outer + r"\row"
    again = pen.properties_again
    return "".join(
        rf"{definition}\pard\plain\intbl\f1 "
        + r"\cell ".join(texts)
        + r"\cell"
        + (definition if again else "")
        + r"\row"
        "\n"
        for definition, texts in made
    )


def _row(rng: Random, cells: dict[int, tuple[Slot, str]], pen: Pen) -> tuple[str, list[str]]:
    definition, texts = r"\trowd\trgaph108\trleft-108", []
    for column in sorted(cells):
        slot, flag = cells[column]
        text = _escaped(rng, slot.text, pen)
        if pen.flags and slot.columns > 1:
            for part in range(slot.columns):
                merge = r"\clmgf" if part == 0 else r"\clmrg"
                definition += rf"{flag}{merge}\clbrdrt\brdrs\cellx{(column + part + 1) * UNIT}"
                texts.append(text if part == 0 else "")
        else:
            edge = (column + slot.columns) * UNIT + rng.randint(-pen.jitter, pen.jitter)
            definition += rf"{flag}\clbrdrt\brdrs\brdrw10\cellx{edge}"
            texts.append(text)
    return definition, texts


def _escaped(rng: Random, text: str, pen: Pen) -> str:
    """The text in 7 bits; a Chinese character by its code or by its two bytes, which a group may part."""
    parts = []
    for character in text:
        if character == "\n":
            parts.append(r"\line ")
        elif character == "\u00a0":
            parts.append(r"\~")
        elif character in "\\{}":
            parts.append("\\" + character)
        elif character.isascii():
            parts.append(character)
        elif pen.unicode or not _in_gbk(character):
            code = ord(character)
            parts.append(rf"\u{code - 0x10000 if code > 0x7FFF else code}" + rng.choice(("?", r"\'3f")))
        else:
            parts.append("".join(rf"\'{byte:02x}" for byte in character.encode("gbk")))
    return "".join(parts)


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
