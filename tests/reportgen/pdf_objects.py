"""A finished PDF taken apart into its numbered objects and put together again.

For files without object streams, as most programs write them. Dictionaries stay bytes, looked into by name.
"""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass

_HEAD = re.compile(rb"(\d+) 0 obj\s*")
_REFERENCE = re.compile(rb"(\d+)\s+0\s+R")


@dataclass
class Thing:
    """An object: its dictionary (or other value) as written, and the bytes of its stream, as stored."""

    said: bytes
    stream: bytes | None = None

    def entry(self, name: str) -> bytes:
        """What follows the name in the dictionary; empty if it is not there."""
        found = re.search(rb"/" + name.encode() + rb"(?![A-Za-z0-9])\s*", self.said)
        return self.said[found.end() :] if found else b""

    def unpacked(self) -> bytes:
        """The stream's content."""
        content = self.stream or b""
        for name in re.findall(rb"ASCII85Decode|FlateDecode", self.entry("Filter")[:80]):
            content = zlib.decompress(content) if name == b"FlateDecode" else _from85(content)
        return content


def _from85(content: bytes) -> bytes:
    return base64.a85decode(b"".join(content.split()).removesuffix(b"~>"))


class Parts:
    """The objects of a file by number."""

    def __init__(self, data: bytes) -> None:
        self.things: dict[int, Thing] = {}
        at = 0
        while found := _HEAD.search(data, at):
            ends, begins = data.find(b"endobj", found.end()), data.find(b"stream", found.end())
            if begins < 0 or ends < begins:
                self.things[int(found[1])] = Thing(data[found.end() : ends].strip())
                at = ends
                continue
            thing = Thing(data[found.end() : begins])
            start = begins + len(b"stream\r\n" if data[begins + 6 : begins + 8] == b"\r\n" else b"stream\n")
            thing.stream = data[start : start + _length(thing, data)]
            self.things[int(found[1])] = thing
            at = start + len(thing.stream)
        root = max(data.rfind(b"/Root "), data.rfind(b"/Root\n"))
        self.root = references(data[root : root + 30])[0]

    def pages(self) -> list[Thing]:
        """The pages in their order."""
        found, waiting = list[Thing](), [references(self.things[self.root].entry("Pages"))[0]]
        while waiting:
            thing = self.things[waiting.pop(0)]
            kids = thing.entry("Kids")
            if kids:
                waiting = references(kids[: kids.index(b"]")]) + waiting
            else:
                found.append(thing)
        return found

    def follow(self, said: bytes) -> Thing:
        """The object that an entry refers to, or the dictionary written in its place."""
        direct = _REFERENCE.match(said)
        return self.things[int(direct[1])] if direct else Thing(said)

    def inherited(self, page: Thing, name: str) -> Thing:
        """An entry of the page or of what it hangs under."""
        while not page.entry(name):
            page = self.follow(page.entry("Parent"))
        return self.follow(page.entry(name))

    def contents(self, page: Thing) -> list[Thing]:
        """The streams that draw a page, in order."""
        said = page.entry("Contents")
        listed = said[: said.index(b"]")] if said.startswith(b"[") else said[:20]
        numbers = references(listed)
        return [self.things[number] for number in (numbers if said.startswith(b"[") else numbers[:1])]

    def written(self) -> bytes:
        """The file anew, with a table of where each object begins."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number, thing in sorted(self.things.items()):
            if re.search(rb"/Type\s*/XRef", thing.said):
                continue
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + thing.said
            if thing.stream is not None:
                out += b"\nstream\n" + thing.stream + b"\nendstream"
            out += b"\nendobj\n"
        start, size = len(out), max(places) + 1
        rows = [
            b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
        ]
        out += b"xref\n0 %d\n" % size + b"".join(rows)
        out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, self.root, start)
        return bytes(out)


def put(thing: Thing, content: bytes) -> None:
    """Gives the object this content, stored as it is."""
    thing.stream, thing.said = content, b"<</Length %d>>" % len(content)


def references(said: bytes) -> list[int]:
    """The numbers of the objects that are referred to."""
    return [int(number) for number in _REFERENCE.findall(said)]


def _length(thing: Thing, data: bytes) -> int:
    said = thing.entry("Length")
    elsewhere = _REFERENCE.match(said)
    if not elsewhere:
        return int(re.match(rb"\d+", said)[0])  # type: ignore[index]
    found = re.search(rb"(?<!\d)" + elsewhere[1] + rb" 0 obj\s*(\d+)", data)
    assert found, "a stream without a length"
    return int(found[1])
