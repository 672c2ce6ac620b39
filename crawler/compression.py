"""Packed answers: never more than is allowed once unpacked, and never half of one for the whole."""

from __future__ import annotations

import zlib

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Response

from crawler.errors import TooLargeError
from models.messages import kept

GZIP = 31
"""zlib's number for a stream in gzip's frame."""


def is_whole(packed: bytes) -> bool:
    """False of gzip bytes that break off; a wrong or missing checksum after the last of them is borne, as
    browsers bear it."""
    stream = zlib.decompressobj(GZIP)
    try:
        left = packed
        while left and not stream.eof:
            stream.decompress(left, 1 << 16)
            left = stream.unconsumed_tail
        if not stream.eof:
            stream.decompress(b"\0" * 8)
    except zlib.error as error:
        return "data check" in str(error) or "length check" in str(error)
    return stream.eof


class Compression(HttpCompressionMiddleware):
    """Scrapy's, which takes what could be unpacked of a broken answer for all of it."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        packings = response.headers.getlist("Content-Encoding")
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest as error:
            raise TooLargeError(kept.TOO_LARGE_UNPACKED(bytes=self._max_size)) from error
        except (OSError, EOFError, zlib.error) as error:
            raise ResponseDataLossError(kept.PACKED_BROKEN(why=error)) from error
        if packings in ([b"gzip"], [b"x-gzip"]) and response.body and not is_whole(response.body):
            raise ResponseDataLossError(kept.PACKED_CUT_OFF())
        return unpacked
