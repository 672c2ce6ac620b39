"""What lies behind print, and sheets on desks: taken out of pictures before they are read."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")

from PIL import Image, ImageDraw  # noqa: E402

from pipelines.formats.ocr.behind import without_fills, without_watermark  # noqa: E402
from pipelines.formats.ocr.sheet import flattened  # noqa: E402
from pipelines.formats.ocr.slashes import is_slash  # noqa: E402

SCALE = 72 / 200


def page() -> Image.Image:
    return Image.new("RGB", (1000, 1400), "white")


def test_white_letters_on_a_dark_fill_become_print_in_a_frame() -> None:
    drawn = page()
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((100, 100, 800, 160), fill=(30, 95, 170))
    draw.rectangle((300, 120, 306, 145), fill="white")
    shown = without_fills(np.asarray(drawn), SCALE)
    assert shown[130, 303].max() < 80
    assert shown[130, 500].min() > 240
    assert shown[130, 100].max() == 0


def test_a_page_without_fills_stays_as_it_is() -> None:
    drawn = page()
    draw = ImageDraw.Draw(drawn)
    draw.line((100, 100, 800, 100), fill="black", width=4)
    draw.rectangle((300, 120, 306, 145), fill="black")
    picture = np.asarray(drawn)
    assert without_fills(picture, SCALE) is picture


def test_wide_pale_strokes_go_and_thin_or_dark_ones_stay() -> None:
    drawn = page().convert("L")
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((100, 100, 112, 600), fill=205)
    draw.rectangle((200, 100, 203, 600), fill=170)
    draw.rectangle((90, 300, 130, 303), fill=20)
    shown = without_watermark(np.asarray(drawn), SCALE)
    assert shown[200, 106] > 245
    assert shown[200, 201] == 170
    assert shown[301, 106] < 60


def test_a_sheet_on_a_desk_is_squared() -> None:
    drawn = Image.new("RGB", (1000, 1400), (90, 70, 50))
    ImageDraw.Draw(drawn).polygon([(60, 90), (950, 40), (900, 1350), (110, 1300)], fill=(240, 235, 220))
    shown = flattened(np.asarray(drawn))
    assert (np.abs(shown.astype(int) - [90, 70, 50]).max(axis=2) > 60).all()


def test_a_scanned_page_is_no_sheet_on_a_desk() -> None:
    picture = np.asarray(page())
    assert flattened(picture) is picture


@pytest.mark.parametrize(
    ("stroke", "slash"),
    [([(16, 0), (4, 39)], True), ([(10, 0), (10, 39)], False), ([(12, 0), (6, 39)], False)],
)
def test_a_slash_is_told_from_a_one_by_its_lean(stroke: list[tuple[int, int]], slash: bool) -> None:
    drawn = Image.new("L", (20, 40))
    ImageDraw.Draw(drawn).line(stroke, fill=255, width=3)
    assert is_slash("1", np.asarray(drawn), (0, 0, 20, 40), 20) is slash
    assert not is_slash("7", np.asarray(drawn), (0, 0, 20, 40), 20)
    assert not is_slash("1", np.asarray(drawn), (0, 0, 20, 40), 60)
