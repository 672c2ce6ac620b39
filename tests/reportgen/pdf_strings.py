"""The strings that a page's drawing shows: where each stands, what it says, and where its bytes lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.reportgen.pdf_type import Face

_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Shown:
    """A string shown: its bytes from `start` to `end` of the drawing, its place on the page in points.

    `long` is its length and `size` that of its type, both in units of the text itself.
    """

    start: int
    end: int
    text: str
    face: bytes
    left: float
    right: float
    base: float
    high: float
    long: float
    size: float


class Strings:
    """Goes through a drawing and keeps every string that is shown."""

    def __init__(self, drawing: bytes, faces: dict[bytes, Face]) -> None:
        self.faces, self.shown = faces, list[Shown]()
        self.page: Matrix = _UNMOVED
        self.kept: list[Matrix] = []
        self.line: Matrix = _UNMOVED
        self.text: Matrix = _UNMOVED
        self.face, self.size, self.leading, self.apart, self.narrow = b"", 0.0, 0.0, 0.0, 1.0
        acts: dict[bytes, Callable[[list[bytes]], None]] = {
            b"q": lambda _: self.kept.append(self.page),
            b"Q": lambda _: self._restore(),
            b"cm": lambda given: self._turn(given),
            b"BT": lambda _: self._begin(_UNMOVED),
            b"Tf": lambda given: self._take(given),
            b"Td": lambda given: self._move(float(given[0]), float(given[1])),
            b"TD": lambda given: self._move_on(float(given[0]), float(given[1])),
            b"Tm": lambda given: self._begin(_matrix(given)),
            b"T*": lambda _: self._move(0.0, -self.leading),
            b"TL": lambda given: setattr(self, "leading", float(given[0])),
            b"Tc": lambda given: setattr(self, "apart", float(given[0])),
            b"Tz": lambda given: setattr(self, "narrow", float(given[0]) / 100),
        }
        for given, name, start, end in _operations(drawing):
            if name in (b"Tj", b"TJ"):
                self._show(given, start, end)
            elif name in acts:
                acts[name](given)

    def _restore(self) -> None:
        self.page = self.kept.pop() if self.kept else self.page

    def _turn(self, given: list[bytes]) -> None:
        self.page = _through(_matrix(given), self.page)

    def _begin(self, matrix: Matrix) -> None:
        self.line = self.text = matrix

    def _take(self, given: list[bytes]) -> None:
        self.face, self.size = given[0][1:], float(given[1])

    def _move(self, x: float, y: float) -> None:
        self._begin(_through((1.0, 0.0, 0.0, 1.0, x, y), self.line))

    def _move_on(self, x: float, y: float) -> None:
        self.leading = -y
        self._move(x, y)

    def _show(self, given: list[bytes], start: int, end: int) -> None:
        face, said, long = self.faces[self.face], "", 0.0
        for token in given:
            if token[:1] in b"(<" and token != b"<<":
                codes = face.parted(string(token))
                said += "".join(face.text(code) for code in codes)
                long += sum(face.width(code) / 1000 * self.size + self.apart for code in codes)
            elif token not in (b"[", b"]"):
                long -= float(token) / 1000 * self.size
        long *= self.narrow
        matrix = _through(self.text, self.page)
        self.text = _through((1.0, 0.0, 0.0, 1.0, long, 0.0), self.text)
        after = _through(self.text, self.page)
        high = abs(matrix[3]) * self.size
        place = (matrix[4], after[4], matrix[5], high)
        self.shown.append(Shown(start, end, said, self.face, *place, long, self.size * self.narrow))


def _operations(drawing: bytes) -> Iterator[tuple[list[bytes], bytes, int, int]]:
    """Each operator with what it is given and the place of both."""
    given: list[bytes] = []
    start = -1
    for token in _TOKEN.finditer(drawing):
        start = token.start() if start < 0 else start
        if re.match(rb"[A-Za-z'\"]", token[0]) and token[0] not in (b"true", b"false", b"null"):
            yield given, token[0], start, token.end()
            given, start = [], -1
        else:
            given.append(token[0])


def string(token: bytes) -> bytes:
    """The bytes that a string written in brackets or in hexadecimal digits stands for."""
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split()).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    return _ESCAPE.sub(lambda found: _meant(found[1]), token[1:-1])


def _meant(sign: bytes) -> bytes:
    return bytes([int(sign, 8) & 0xFF]) if sign[:1] in b"01234567" else _ESCAPED.get(sign, sign)


def _matrix(given: list[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, given[-6:])
    return a, b, c, d, e, f


def _through(one: Matrix, other: Matrix) -> Matrix:
    """What is moved by one and then by the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
