"""One PDF page as pdfminer draws it: glyphs, ruled lines and pictures, measured from the top left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTPage, LTRect
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, apply_matrix_rect

from pipelines.document import ILLEGIBLE
from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.notes import with_notes
from pipelines.formats.pages.page import (
    PRINT_IN_SHAPES,
    THIN,
    Glyph,
    Page,
    Rule,
    is_private,
    plain,
    turned,
    without_doubles,
)


class _Drawing(PDFLayoutAnalyzer):
    """Collects a page's objects within the file's budget."""

    def __init__(self, manager: PDFResourceManager, budget: Budget) -> None:
        super().__init__(manager, laparams=None)
        self.budget = budget
        self.page: LTPage | None = None
        self.start: Matrix = (1, 0, 0, 1, 0, 0)
        self.undefined = 0
        self.invisible = 0
        self.unseen = False

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        self.start = ctm
        self.undefined = self.invisible = 0

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self.unseen = textstate.render in (3, 7)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *args: Any, **kwargs: Any) -> float:  # noqa: ANN401 - handed on unseen
        self.budget.spend()
        self.invisible += self.unseen
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on unseen
        self.budget.spend()
        super().paint_path(*args, **kwargs)

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:  # noqa: ARG002 - pdfminer's signature
        self.undefined += 1
        return ILLEGIBLE

    def receive_layout(self, ltpage: LTPage) -> None:
        self.page = ltpage


class _Interpreter(PDFPageInterpreter):
    """Counts operators too, for content that draws nothing without end."""

    device: _Drawing

    def pop(self, n: int) -> list[Any]:
        self.device.budget.pass_by()
        return super().pop(n)

    def do_q(self) -> None:
        self.device.budget.pass_by()
        super().do_q()


class PageReader:
    """Reads the pages of one file, sharing fonts between them."""

    def __init__(self, budget: Budget) -> None:
        manager = PDFResourceManager(caching=True)
        self._drawing = _Drawing(manager, budget)
        self._interpreter = _Interpreter(manager, self._drawing)

    def read(self, source: PDFPage, number: int) -> Page:
        """The page, numbered from 1; its text turned upright where the page is not."""
        drawing = self._drawing
        drawing.pageno = number
        self._interpreter.process_page(source)
        assert drawing.page is not None
        left, _, right, top = apply_matrix_rect(drawing.start, source.cropbox)
        bottom = apply_matrix_rect(drawing.start, source.cropbox)[1]
        width, height = right - left, top - bottom
        items = list(_flat(drawing.page))
        chars = [item for item in items if isinstance(item, LTChar)]
        turn = _turn(chars)
        glyphs = [_glyph(char, left, top, turn) for char in chars if _direction(char) >= 0]
        shown = [g for g in glyphs if 0 <= g.middle[0] <= width and 0 <= g.middle[1] <= height]
        curves = [item for item in items if isinstance(item, LTCurve)]
        rules = [rule for curve in curves for rule in _rules(curve, left, top)]
        in_shapes = not chars and sum(len(curve.pts) for curve in curves) >= PRINT_IN_SHAPES
        pictures = sum(isinstance(item, LTImage) for item in items) + in_shapes
        page = Page(
            number,
            width,
            height,
            tuple(with_notes(without_doubles(shown))),
            tuple(rules),
            pictures,
            drawing.undefined + sum(is_private(glyph.text) for glyph in shown),
            drawing.invisible,
        )
        return turned(page, turn) if turn else page


def _flat(container: Iterable[LTItem]) -> Iterator[LTItem]:
    pending: list[Iterator[LTItem]] = [iter(container)]
    while pending:
        item = next(pending[-1], None)
        if item is None:
            pending.pop()
        elif isinstance(item, LTContainer):
            pending.append(iter(item))
        else:
            yield item


def _direction(char: LTChar) -> int:
    """0 upright, 1 running up, 2 on its head, 3 running down, -1 aslant (a watermark)."""
    a, b = char.matrix[0], char.matrix[1]
    if abs(b) <= 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.2 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _turn(chars: Sequence[LTChar]) -> int:
    """The direction that most of the page's text has; what is aslant has no say."""
    directions = Counter(direction for char in chars if (direction := _direction(char)) >= 0)
    return directions.most_common(1)[0][0] if directions else 0


def _glyph(char: LTChar, left: float, top: float, turn: int) -> Glyph:
    """The glyph; one that does not run as the page's text does has its own foot for a baseline."""
    base = char.matrix[4] - left if turn in (1, 3) else top - char.matrix[5]
    if _direction(char) != turn:
        base = {0: top - char.y0, 1: char.x1 - left, 2: top - char.y1, 3: char.x0 - left}[turn]
    return Glyph(
        "".join(map(plain, char.get_text())),
        char.x0 - left,
        top - char.y1,
        char.x1 - left,
        top - char.y0,
        base,
        max(char.size, 0.1),
    )


def _rules(item: LTCurve, left: float, top: float) -> Iterator[Rule]:
    """The ruled lines that a path draws: strokes along the axes, thin boxes, the frame of a stroked box."""
    x0, x1 = item.x0 - left, item.x1 - left
    y0, y1 = top - item.y1, top - item.y0
    if not isinstance(item, LTLine) and (x1 - x0 <= THIN or y1 - y0 <= THIN):
        if y1 - y0 <= THIN:
            yield Rule(True, (y0 + y1) / 2, x0, x1)
        if x1 - x0 <= THIN:
            yield Rule(False, (x0 + x1) / 2, y0, y1)
        return
    if not item.stroke:
        return
    if isinstance(item, LTRect):
        points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    else:
        points = [(x - left, top - y) for x, y in item.pts]
        if len(points) > 2 and item.original_path and item.original_path[-1][0] == "h":
            points.append(points[0])
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= 1 < abs(ax - bx):
            yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) <= 1 < abs(ay - by):
            yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))
