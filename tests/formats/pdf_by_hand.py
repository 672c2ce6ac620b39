"""PDF files written object by object, for what no drawing library makes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

Objects = Mapping[int, bytes]
"""Numbered objects; 1 is the catalog, 2 the page tree, 3 the first page, 4 its content."""

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """A stream object, deflated unless it says how it is coded itself."""
    if packed:
        data, entries = zlib.compress(data), entries + " /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def page(
    content: bytes, resources: str, entries: str = "/MediaBox [0 0 595 842]", **others: bytes
) -> dict[int, bytes]:
    """The objects of a file with one page; `others` are further objects, named o5, o6 …"""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R {entries} /Contents 4 0 R /Resources << {resources} >> >>".encode(),
        4: stream(content),
        **{int(name[1:]): data for name, data in others.items()},
    }


def assembled(objects: Objects) -> bytes:
    """The file with a plain table of objects."""
    return HEADER + _body(objects, len(HEADER), None)


def updated(data: bytes, objects: Objects) -> bytes:
    """The file with some objects replaced by an incremental update at its end."""
    before = int(data[data.rindex(b"startxref") + 9 : data.rindex(b"%%EOF")])
    return data + _body(objects, len(data), before)


def _body(objects: Objects, start: int, before: int | None) -> bytes:
    out, places = bytearray(), {}
    for number, content in objects.items():
        places[number] = start + len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = start + len(out)
    out += b"xref\n"
    if before is None:
        out += b"0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    link = b"" if before is None else b" /Prev %d" % before
    out += b"trailer\n<< /Size 200 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (link, table)
    return bytes(out)


def in_object_streams(objects: Objects) -> bytes:
    """The file with all that is no stream in an object stream, and a stream for its table of objects."""
    inside = {number: content for number, content in objects.items() if b"stream\n" not in content}
    plain = {number: content for number, content in objects.items() if number not in inside}
    holder, table = max(objects) + 1, max(objects) + 2
    heads, body = [], b""
    for number, content in inside.items():
        heads.append(f"{number} {len(body)}")
        body += content + b" "
    head = (" ".join(heads) + " ").encode()
    plain[holder] = stream(head + body, f"/Type /ObjStm /N {len(inside)} /First {len(head)}")
    out, entries = bytearray(HEADER), {0: (0, 0, 255)}
    for number, content in plain.items():
        entries[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    entries |= {number: (2, holder, index) for index, number in enumerate(inside)}
    entries[table] = (1, len(out), 0)
    start = len(out)
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(1, "big")
        for kind, place, index in (entries.get(n, (0, 0, 255)) for n in range(table + 1))
    )
    about = f"/Type /XRef /W [1 4 1] /Size {table + 1} /Root 1 0 R"
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, stream(rows, about), start)
    return bytes(out)


def shown(lines: Sequence[tuple[float, float, bytes]], font: str = "F1", size: float = 10) -> bytes:
    """Content that shows strings of codes at places from the bottom left of the page."""
    return b"".join(
        b"BT /%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (font.encode(), size, x, y, codes.hex().encode())
        for x, y, codes in lines
    )
