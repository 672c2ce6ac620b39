"""Files beside reports: put there, taken away, another under the same name, made again of the same text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.crawl.site import Answer
from tests.portals_other.building import Filed
from tests.portals_years.aged import Aged, Layer, Night, added, on_texts
from tests.portals_years.furniture import below_text
from tests.portals_years.material import Material
from tests.reportgen import office, pdf
from tests.reportgen.story import Paragraph, Story

Made = Callable[[int, Story], bytes]
FORMATS: dict[str, Made] = {
    "pdf": lambda seed, story: pdf.render(Random(seed), story, pdf.Press()),
    "docx": lambda seed, story: office.docx(Random(seed), story),
}
_PDF_MADE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{4})|(/ID\s*\[<)([0-9a-f]{4})", re.S)


def made_again(data: bytes) -> bytes:
    """The same file as another hour's program writes it: other dates, other ids, other packing."""
    if data.startswith(b"%PDF"):
        return _PDF_MADE.sub(lambda hit: (hit[1] + b"2023") if hit[1] else (hit[3] + b"0a1b"), data)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for entry in old.infolist():
            told = zipfile.ZipInfo(entry.filename, (2025, 4, 2, 9, 30, 0))
            new.writestr(told, old.read(entry.filename))
        if "docProps/core.xml" not in old.namelist():
            new.writestr("docProps/thumbnail.txt", b"made again")
    return out.getvalue()


def with_a_word(story: Story) -> Story:
    """The same story with a sentence more in its first paragraph."""
    first = next(n for n, piece in enumerate(story.pieces) if isinstance(piece, Paragraph))
    pieces = list(story.pieces)
    piece = pieces[first]
    assert isinstance(piece, Paragraph)
    pieces[first] = Paragraph(piece.text + "其中电话答复三十七次。")
    return replace(story, pieces=pieces)


class _Attached:
    """A drawn report with a file of a format beside it."""

    def __init__(self, m: Material) -> None:
        self.m, self.article = m, m.one()
        true = m.truth[self.article]
        self.end = m.rng.choice(sorted(FORMATS))
        self.story = m.portal.story(true.agency, true.year)
        self.path = f"/files/{true.year + 1}/{m.rng.randint(10**6, 10**7)}.{self.end}"
        self.seed = m.rng.randrange(10**6)
        m.truth[self.path] = Filed(self.path, true.agency, true.year)

    def data(self, story: Story | None = None) -> bytes:
        return FORMATS[self.end](self.seed, story or self.story)

    def layers(self, data: bytes) -> tuple[Layer, ...]:
        kind = {"pdf": "application/pdf"}.get(self.end, "application/octet-stream")
        link = f"<p>附件：<a href='{self.path}'>{self.story.title}.{self.end}</a></p>"
        return (
            added({self.path: Answer(data, kind=kind)}),
            on_texts({self.article: lambda text: below_text(text, link)}, self.m.encoding),
        )


def file_put_up(m: Material) -> Aged:
    file = _Attached(m)
    free, path = frozenset({file.article}), frozenset({file.path})
    night = Night(file.layers(file.data()), free=free)
    return Aged(m.portal, (Night(gone=path), night, night))


def file_taken_away(m: Material) -> Aged:
    file = _Attached(m)
    night = Night(gone=frozenset({file.path}), free=frozenset({file.article}))
    return Aged(m.portal, (Night(file.layers(file.data())), night, night))


def file_edited(m: Material) -> Aged:
    """The file alone is another; its article, with the same report as a page, stays."""
    file = _Attached(m)
    night = Night(file.layers(file.data(with_a_word(file.story))), edited=frozenset({file.path}))
    return Aged(m.portal, (Night(file.layers(file.data())), night, night))


def file_made_again(m: Material) -> Aged:
    file = _Attached(m)
    data = file.data()
    assert made_again(data) != data
    night = Night(file.layers(made_again(data)))
    return Aged(m.portal, (Night(file.layers(data)), night, night))


KINDS: dict[str, Callable[[Material], Aged]] = {
    "a file put up": file_put_up,
    "a file taken away": file_taken_away,
    "a file edited": file_edited,
    "a file made again": file_made_again,
}
