"""PDFs in type of Type 3, whose every character is a little drawing: with and without saying what it is."""

from __future__ import annotations

from itertools import groupby
from random import Random

from tests.reportgen.pdf_objects import Parts, Thing, put
from tests.reportgen.pdf_strings import Shown, Strings
from tests.reportgen.pdf_type import faces_of
from tests.reportgen.story import Story
from tests.reportgen.truth import Truth
from tests.strangers.papers import PAPERS
from tests.strangers.rows import Shape

_MOST = 200
"""Characters of one font."""
_BOX = b"%d 0 40 -80 %d 780 d1 40 -80 %d 860 re f"


class Type:
    """Fonts for all characters of a text, as many as it takes."""

    def __init__(self, characters: str, told: bool) -> None:
        self.characters, self.told = characters, told

    def place(self, character: str) -> tuple[int, int]:
        """The font that a character is in, and its code there."""
        at = self.characters.index(character)
        return at // _MOST, at % _MOST + 1

    def objects(self, first: int) -> tuple[dict[int, Thing], list[int]]:
        """The fonts' objects, numbered from `first`, and the numbers of the fonts themselves."""
        things: dict[int, Thing] = {}
        fonts: list[int] = []

        def add(thing: Thing) -> int:
            things[first + len(things)] = thing
            return first + len(things) - 1

        for start in range(0, len(self.characters), _MOST):
            own = self.characters[start : start + _MOST]
            drawn = [add(_stream(_BOX % (wide, wide - 40, wide - 80))) for wide in map(_wide, own)]
            procs = b"".join(b"/g%d %d 0 R " % (at, number) for at, number in enumerate(drawn, 1))
            names = b" ".join(b"/g%d" % at for at in range(1, len(own) + 1))
            widths = b" ".join(b"%d" % wide for wide in map(_wide, own))
            said = (
                b"<</Type/Font/Subtype/Type3/FontBBox[0 -200 1000 900]/FontMatrix[.001 0 0 .001 0 0]"
                b"/CharProcs<<" + procs + b">>/Encoding<</Type/Encoding/Differences[1 " + names + b"]>>"
                b"/FirstChar 1/LastChar %d/Widths[" % len(own) + widths + b"]/Resources<<>>"
            )
            table = b"/ToUnicode %d 0 R" % add(_stream(_table(own))) if self.told else b""
            fonts.append(add(Thing(said + table + b">>")))
        return things, fonts


def _wide(character: str) -> int:
    return 500 if character.isascii() else 1000


def _stream(content: bytes) -> Thing:
    thing = Thing(b"")
    put(thing, content)
    return thing


def _table(own: str) -> bytes:
    pairs = [f"<{at:02x}> <{ord(character):04x}>" for at, character in enumerate(own, 1)]
    parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    blocks = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{blocks}\nendcmap end end"
    ).encode()


def in_type3(data: bytes, told: bool) -> bytes:
    """The PDF with all its text in such type."""
    parts = Parts(data)
    pages = [(page, faces_of(parts, page), parts.contents(page)) for page in parts.pages()]
    drawings = [b"\n".join(stream.unpacked() for stream in streams) for _, _, streams in pages]
    shown = [Strings(drawing, faces).shown for drawing, (_, faces, _) in zip(drawings, pages, strict=True)]
    characters = dict.fromkeys(character for own in shown for each in own for character in each.text)
    made = Type("".join(characters), told)
    things, fonts = made.objects(max(parts.things) + 1)
    parts.things |= things
    named = b"".join(b"/T%d %d 0 R " % each for each in enumerate(fonts))
    for held in {id(held): held for page, _, _ in pages for held in [_fonts(parts, page)]}.values():
        held.said = held.said.replace(b"<<", b"<<" + named, 1)
    for drawing, own, (_, _, streams) in zip(drawings, shown, pages, strict=True):
        for each in sorted(own, key=lambda each: -each.start):
            drawing = drawing[: each.start] + _drawn(each, made) + drawing[each.end :]
        put(streams[0], drawing)
    return parts.written()


def _fonts(parts: Parts, page: Thing) -> Thing:
    return parts.follow(parts.inherited(page, "Resources").entry("Font"))


def _drawn(shown: Shown, made: Type) -> bytes:
    places = [made.place(character) for character in shown.text]
    runs = [
        (font, bytes(code for _, code in run)) for font, run in groupby(places, key=lambda place: place[0])
    ]
    said = b" ".join(b"/T%d %g Tf <%s> Tj" % (font, shown.size, codes.hex().encode()) for font, codes in runs)
    return said + b" /%s %g Tf" % (shown.face, shown.size)


def _shape(kind: str, told: bool) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        return in_type3(PAPERS[kind](rng, story, truth), told)

    return shape


TYPE3: dict[str, Shape] = {
    "pdf_type3": _shape("pdf_turned_heads", told=True),
    "pdf_type3_open": _shape("pdf_rows_open", told=True),
    "pdf_type3_untold": _shape("pdf_turned_heads", told=False),
}
