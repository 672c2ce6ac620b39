"""RTF's pictures: files written in hexadecimal, or as they are behind \\bin, inside groups of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.formats.office.rtf_text import TOKEN
from pipelines.formats.sniff import PICTURES, media_type


def rtf_pictures(data: bytes, places: Iterable[int]) -> Iterator[bytes]:
    """The picture files of the groups whose word \\pict ends at these offsets; those that only draw are left
    out, broken ones too."""
    for at in places:
        file = _file(data, at)
        if media_type(file) in PICTURES:
            yield file


def _file(data: bytes, at: int) -> bytes:
    """The bytes in the rest of a group, without those of the groups in it."""
    written: list[bytes] = []
    depth = 0
    while depth >= 0 and (token := TOKEN.match(data, at)) is not None and at < len(data):
        at = token.end()
        word, number, _, _, brace, text = token.groups()
        if brace is not None:
            depth += 1 if brace == b"{" else -1
        elif word == b"bin":
            size = max(int(number or 0), 0)
            if depth == 0:
                return data[at : at + size]
            at += size
        elif text is not None and depth == 0:
            written.append(text)
    try:
        return bytes.fromhex(b"".join(written).decode("ascii"))
    except ValueError:
        return b""
