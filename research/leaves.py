"""Pages of archived PDFs as pictures, drawn in a child process: one that breaks costs only itself."""

from __future__ import annotations

import atexit
import resource
import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Lock

import pypdfium2
from pebble import ProcessPool
from pypdfium2 import raw

from models import children
from models.messages import gettext as _

SCALE = 1.6
"""Pixels for a point of a page: small print stays legible."""
MOST_PIXELS = 8_000_000
SECONDS = 15.0
MEMORY = 2 * 2**30
_LEAVES_A_CHILD = 200
_KEPT = 24
"""Pictures kept at hand, of some 200 kB each: readers look at one page for figure after figure."""


class LeafError(Exception):
    """A page cannot be shown; says why."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a PNG picture with its size in points as it is shown, and how many pages the file has."""

    png: bytes
    width: float
    height: float
    pages: int


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the upper left corner of a page as it is shown."""
_kept: OrderedDict[tuple[str, int, Box | None], Leaf] = OrderedDict()
_keeping = Lock()


def leaf(sha256: str, number: int, load: Callable[[], bytes], box: Box | None = None) -> Leaf:
    """Page `number` (from 1) of the PDF with this SHA-256, whose bytes `load` gives if they are wanted.

    `box`: only this part of it, as far as the page reaches. LeafError if there is no such page or it cannot
    be drawn.
    """
    with _keeping:
        if known := _kept.get((sha256, number, box)):
            _kept.move_to_end((sha256, number, box))
            return known
    drawn = _drawn(load(), number, box)
    with _keeping:
        _kept[sha256, number, box] = drawn
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return drawn


def _drawn(data: bytes, number: int, box: Box | None) -> Leaf:
    with _starting, children.without_main():
        future = _pool().schedule(draw, args=(data, number, box), timeout=SECONDS)
    try:
        return future.result()
    except LeafError:
        raise
    except TimeoutError as error:
        raise LeafError(
            _("drawing page %(number)s took longer than %(seconds)s seconds")
            % {"number": number, "seconds": f"{SECONDS:g}"}
        ) from error
    except Exception as error:
        raise LeafError(
            _("page %(number)s cannot be drawn (%(kind)s)") % {"number": number, "kind": type(error).__name__}
        ) from error


def draw(data: bytes, number: int, box: Box | None = None) -> Leaf:
    """Page `number` of a PDF or a part of it, drawn in this process, without a limit of time. LeafError as
    `leaf`."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise LeafError(_("the PDF does not open: %(error)s") % {"error": error}) from error
    try:
        if not 1 <= number <= len(file):
            raise LeafError(
                _("there is no page %(number)s; the file has %(num)s") % {"number": number, "num": len(file)}
            )
        page = file[number - 1]
        width, height = page.get_size()
        off = _cut_off(width, height, box)
        scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(
            scale=scale, crop=off, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR
        )
        png = _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        return Leaf(png, width - off[0] - off[2], height - off[1] - off[3], len(file))
    finally:
        file.close()


def _cut_off(width: float, height: float, box: Box | None) -> Box:
    """What a box leaves away of a page: left, below, right and above; nothing if it misses the page."""
    left, top, right, bottom = box or (0.0, 0.0, width, height)
    left, top, right, bottom = max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
    if right - left < 1 or bottom - top < 1:
        return 0.0, 0.0, 0.0, 0.0
    return left, height - bottom, width - right, top


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Red, green and blue bytes as a PNG file."""
    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


_starting = Lock()


@cache
def _pool() -> ProcessPool:
    pool = ProcessPool(1, _LEAVES_A_CHILD, _prepare, context=children.forkserver("research.leaves"))
    atexit.register(_end, pool)
    return pool


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _prepare() -> None:
    # Some systems know no such limit; the time limit holds there all the same.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
