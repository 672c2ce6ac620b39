"""The recognition of text in pictures: rapidocr with the models in its wheel, started when first needed."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from models.messages import unreadable
from pipelines.formats.ocr.pixels import Image
from pipelines.reading import UnreadableError

if TYPE_CHECKING:
    from rapidocr import RapidOCR

NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL")
"""What the extra brings."""
_LEAST_SCORE = 0.3
"""Below it the engine saw no text, only something."""
_SIDE = 1440
"""Pixels of the longer side at which print is looked for: more find no more of it, and take longer."""
_threads = [-1]


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised piece of a line: its box, how sure it is (0–1), each character's left and right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    spans: tuple[tuple[float, float], ...]


@cache
def is_installed() -> bool:
    """Whether all that reading pictures needs is there; nothing is loaded to find out."""
    try:
        return all(importlib.util.find_spec(name) is not None for name in NEEDED)
    except (ImportError, ValueError):
        return False


def demand() -> None:
    """Raises UnreadableError with the way out if the extra is not installed."""
    if not is_installed():
        raise UnreadableError(unreadable.NEEDS_OCR())


def use_threads(count: int) -> None:
    """How many threads the engine may take, if it is not started yet."""
    _threads[0] = count


@cache
def _engine() -> RapidOCR:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": _LEAST_SCORE,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _SIDE,
            "Rec.rec_img_shape": [3, 48, 64],  # short numbers are not padded to the width of a line
            "EngineConfig.onnxruntime.intra_op_num_threads": _threads[0],
        }
    )


def words(image: Image) -> list[Word]:
    """The pieces of text that the picture shows, where they stand."""
    result: Any = _engine()(
        image, use_det=True, use_rec=True, return_word_box=True, return_single_char_box=True
    )
    if result.txts is None or result.boxes is None:
        return []
    found = []
    for text, box, score, characters in zip(
        result.txts, result.boxes, result.scores, result.word_results, strict=True
    ):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        spans = tuple((float(min(x for x, _ in b)), float(max(x for x, _ in b))) for _, _, b in characters)
        plain = "".join(character for character, _, _ in characters)
        if plain != text.replace(" ", "") or len(spans) != len(plain):
            plain, spans = text, _even(text, min(xs), max(xs))
        found.append(Word(plain, min(xs), min(ys), max(xs), max(ys), float(score), spans))
    return found


def lines(crops: Sequence[Image]) -> list[tuple[str, float]]:
    """What each crop says, taken for one line, and how sure that is; ("", 0) where nothing is seen."""
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    if not crops:
        return []
    engine: Any = _engine()
    result = engine._load_rec_model()(TextRecInput(img=list(crops)))
    pairs = zip(result.txts or (), result.scores, strict=True)
    return [(text.strip(), float(score)) if score >= _LEAST_SCORE else ("", 0.0) for text, score in pairs]


def word(text: str, confidence: float, x0: float, top: float, x1: float, bottom: float) -> Word:
    """A word whose characters share its box."""
    return Word(text, x0, top, x1, bottom, confidence, _even(text, x0, x1))


def _even(text: str, x0: float, x1: float) -> tuple[tuple[float, float], ...]:
    """Each character's share of the width: Chinese ones are twice as wide as others."""
    widths = [1.0 if ord(character) < 0x2E80 else 2.0 for character in text]
    unit = (x1 - x0) / (sum(widths) or 1.0)
    spans, at = [], x0
    for width in widths:
        spans.append((at, at + width * unit))
        at += width * unit
    return tuple(spans)
