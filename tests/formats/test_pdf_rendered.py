"""PDF pages as grey pictures."""

from __future__ import annotations

import pytest

from pipelines.formats.pdf.rendered import MOST_PIXELS, MOST_SIDE, render
from pipelines.reading import UnreadableError
from tests.formats.pdf_drawing import HEIGHT, WIDTH, Drawn, Sheet, pdf, simple

XS = (60.0, 200.0, 300.0)


def dark_box(page: Sheet, dpi: float) -> tuple[float, float, float, float]:
    """What is dark on the picture of the page, in points."""
    picture = render(pdf([page], "lines"), 1, dpi)
    dark = [n for n, grey in enumerate(picture.grey) if grey < 200]
    columns, rows = [n % picture.width for n in dark], [n // picture.width for n in dark]
    points = 72 / picture.dpi
    return (
        min(columns) * points,
        min(rows) * points,
        (max(columns) + 1) * points,
        (max(rows) + 1) * points,
    )


@pytest.mark.parametrize("dpi", [72, 100, 150])
@pytest.mark.parametrize(("rotate", "box"), [(0, (60, 100, 300, 148)), (90, (447, 60, 495, 300))])
def test_a_picture_shows_the_page_as_it_is_seen(dpi: float, rotate: int, box: tuple[float, ...]) -> None:
    table: Drawn = simple(100, XS, [["", ""], ["", ""]])
    assert dark_box(Sheet((), [table], rotate=rotate), dpi) == pytest.approx(box, abs=1.5)


def test_a_picture_has_the_size_of_its_page() -> None:
    picture = render(pdf([Sheet()]), 1, 144)
    assert (picture.width, picture.height) == (2 * WIDTH, 2 * HEIGHT)
    assert picture.grey == b"\xff" * (picture.width * picture.height)


def test_a_huge_page_is_drawn_coarser() -> None:
    picture = render(pdf([Sheet()]), 1, 20_000)
    assert picture.width * picture.height <= 1.01 * MOST_PIXELS
    assert max(picture.width, picture.height) <= MOST_SIDE
    assert picture.dpi < 20_000


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableError, match="page 2"):
        render(pdf([Sheet()]), 2, 72)
    with pytest.raises(UnreadableError, match="broken PDF"):
        render(b"%PDF-1.4 hello", 1, 72)
    with pytest.raises(UnreadableError, match="password"):
        render(pdf([Sheet()], password="secret"), 1, 72)
