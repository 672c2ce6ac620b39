"""What scripts take from their page, written out: parameters of its address, values of fields, its metas."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = r"\(\s*['\"]([\w\-]+)['\"]\s*\)"
_SEARCH = r"new\s+URLSearchParams\s*\(\s*(?:window\.|document\.)?location\.search[^()]*(?:\([^()]*\))?\s*\)"
_SEARCHED = re.compile(rf"\b([\w$]+)\s*=\s*{_SEARCH}")
_PARAMETER = re.compile(
    r"(?<![\w$])(?:[\w$]+\.)?(?:get|query|parse|request)_?(?:url|href|query|request|search|location)?_?"
    rf"(?:query|param|arg|search|var|string|request)\w*{_NAME}"
    rf"|{_SEARCH}\s*\.get{_NAME}|new\s+URL\s*\([^()]*\)\.searchParams\.get{_NAME}", re.I)
_GETTER = re.compile(
    rf"(?:function\s+(?P<name>[\w$]+)\s*\(\s*(?P<of>[\w$]+)\s*\)\s*\{{|\b(?P<set>[\w$]+)\s*=\s*\(?(?P<to>[\w$]+)\)?\s*=>\s*\{{?)"
    rf"[^{{}}]{{0,80}}{_SEARCH}\s*\.get\(\s*(?:(?P=of)|(?P=to))\s*\)")
"""A function of the script's own that gives a parameter of the address."""
_ROUTED = re.compile(r"\bthis\.\$route\.query\.([\w$]+)")
_FIELD = re.compile(
    r"\$\(\s*['\"](?:input)?#([\w\-]+)['\"]\s*\)\.val\(\s*\)"
    r"|document\.(?:getElementById\(\s*['\"]|querySelector\(\s*['\"]#)([\w\-]+)['\"]\s*\)\.value\b(?!\s*=[^=])")
_META = re.compile(
    r"\$\(\s*(['\"])meta\[name=(?:\\?['\"])?([\w\-]+)(?:\\?['\"])?\]\1\s*\)\.(?:attr\(\s*['\"]content['\"]\s*\)"
    r"|prop\(\s*['\"]content['\"]\s*\))")
MARKS = re.compile(r"\.val\(|\.value\b|meta\[|\$route|URLSearchParams|searchParams|quer|param|request", re.I)
"""What a script holds that takes something from its page."""


@dataclass(frozen=True)
class Taken:
    """`query` has the parameters of the page's address, `fields` the values of its inputs by their ids,
    `metas` its metas by their names in small letters."""

    query: Mapping[str, str]
    fields: Mapping[str, str]
    metas: Mapping[str, str]

    def written_out(self, code: str) -> str:
        """A script with what it takes from the page in its place; what the page has not stays as it is."""
        for name in _SEARCHED.findall(code):
            code = re.sub(rf"(?<![\w$.]){re.escape(name)}\.get{_NAME}", self._of_query, code)
        for getter in _GETTER.finditer(code):
            name = re.escape(getter["name"] or getter["set"])
            code = re.sub(rf"(?<![\w$.]){name}\s*{_NAME}", self._of_query, code)
        code = _ROUTED.sub(self._of_query, _PARAMETER.sub(self._of_query, code))
        return _META.sub(self._of_metas, _FIELD.sub(self._of_fields, code))

    def _of_query(self, match: re.Match[str]) -> str:
        return _written(self.query.get(next(filter(None, match.groups()))), match)

    def _of_fields(self, match: re.Match[str]) -> str:
        return _written(self.fields.get(match[1] or match[2]), match)

    def _of_metas(self, match: re.Match[str]) -> str:
        return _written(self.metas.get(match[2].lower()), match)


def _written(value: str | None, match: re.Match[str]) -> str:
    """A value as a string of a script; what stands there if there is none, or it is no plain one."""
    return match.group() if value is None or "\\" in value else json.dumps(value, ensure_ascii=False)
