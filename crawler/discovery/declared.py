"""What scripts declare: strings and numbers by name, objects, and the data that a component calls `this.`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crawler.discovery.expressions import closed, members, value

_DECLARES = re.compile(r"\b(?:var|let|const)\s+")
_CONSTANT = re.compile(
    r"\s*([\w$]+)\s*=\s*(ref\(\s*)?(?:(['\"])([^'\"\n]*)\3|(\d+))(?(2)\s*\))\s*(?P<then>[;,\n}]|$)")
_WITHOUT_VALUE = re.compile(r"\s*[\w$]+\s*,")
_OBJECT = re.compile(r"\b(?:var|let|const)\s+([\w$]+)\s*=\s*(?:reactive\(\s*)?(?=\{)")
_COMPONENT = re.compile(r"\bnew\s+Vue\b|\bcreateApp\s*\(|\bVue\.extend\b|\bexport\s+default\b")
_DATA = re.compile(
    r"\bdata\s*(?::\s*|(?=\())(?:function\s*)?(?:\(\s*\)\s*(?:=>\s*)?)?(?:\{\s*return\s*|\(\s*)?(?=\{)")
_SELF = re.compile(r"\b(?:var|let|const)\s+([\w$]+)\s*=\s*this\s*[;,\n]")
_CLIENT = re.compile(r"\b(?:var|let|const)\s+([\w$]+)\s*=\s*axios\.create\s*\(\s*(?=\{)")
_CLIENT_BASE = re.compile(r"\baxios\.defaults\.baseURL\s*=\s*(['\"][^'\"\n]*['\"])")


@dataclass(frozen=True)
class Declared:
    """`constants` come to strings, `objects` are as they are written; both by the names that scripts use:
    `page`, `query.page`, `this.page`."""

    constants: dict[str, str] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)


def declared(scripts: Sequence[str]) -> Declared:
    """All that scripts without comments declare; what is declared twice is what it was declared last."""
    told = Declared()
    for code in scripts:
        told.constants.update(_constants(code))
        for name, written in (*_objects(code), *_data(code)):
            _keep(told, name, written)
    return told


def in_own_words(code: str) -> str:
    """A script whose component is `this` under each of its names, and whose clients of axios are axios, with
    the base of their addresses written out."""
    if _COMPONENT.search(code):
        for name in set(_SELF.findall(code)):
            code = re.sub(rf"(?<![\w$.]){re.escape(name)}\.", "this.", code)
    for match in reversed(list(_CLIENT.finditer(code))):
        given = members(_object_at(code, match.end())) or {}
        code = re.sub(
            rf"(?<![\w$.]){re.escape(match[1])}\.(post|get)\s*\(",
            rf"axios.\1({given['baseURL']}+" if "baseURL" in given else r"axios.\1(", code)
    base = _CLIENT_BASE.search(code)
    return re.sub(r"\baxios\.(post|get)\s*\(", rf"axios.\1({base[1]}+", code) if base else code


def _constants(code: str) -> Iterator[tuple[str, str]]:
    for start in _DECLARES.finditer(code):
        position = start.end()
        while match := _CONSTANT.match(code, position) or _WITHOUT_VALUE.match(code, position):
            position = match.end()
            if match.re is _CONSTANT:
                yield match[1] + (".value" if match[2] else ""), match[4] or match[5] or ""
                if match["then"] != ",":
                    break


def _objects(code: str) -> Iterator[tuple[str, str]]:
    for match in _OBJECT.finditer(code):
        yield match[1], _object_at(code, match.end())


def _data(code: str) -> Iterator[tuple[str, str]]:
    start = _COMPONENT.search(code)
    match = _DATA.search(code, start.end()) if start else None
    if match:
        yield "this", _object_at(code, match.end())


def _object_at(code: str, start: int) -> str:
    return code[start : closed(code, start + 1) + 1]


def _keep(told: Declared, name: str, written: str) -> None:
    """An object, the strings and numbers in it, and the objects."""
    told.objects[name] = written
    for inner, one in (members(written) or {}).items():
        if one.startswith("{"):
            _keep(told, f"{name}.{inner}", one)
        elif (known := value(one, {})) is not None and (name, inner) != ("this", "value"):
            told.constants[f"{name}.{inner}"] = known
