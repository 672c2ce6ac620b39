"""An article that a page leaves to its scripts to show: in a string, a state, a template or a field.

One in a comment was taken off the page, and is left off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from pipelines.formats.answers.strings import is_markup, unescaped
from pipelines.formats.base64_text import from_base64
from pipelines.formats.html.markup import name

_SHORTEST = 200
"""Characters of an article's text."""
_STRINGS = re.compile(
    r'"((?:[^"\\\n]|\\.){200,})"|\'((?:[^\'\\\n]|\\.){200,})\'|`((?:[^`\\]|\\.){200,})`', re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_CODED = re.compile(r"[A-Za-z0-9+/\s]{400,}={0,2}")
_MARKED = re.compile(r"text/(?:html|template|x-\w+)", re.IGNORECASE)
_HOLDERS = ("noscript", "template")
_TAGS = re.compile(r"<[^<>]*>")


def tucked(root: html.HtmlElement) -> str | None:
    """The markup of the article, or None: a piece with a table goes before any without, then the longest."""
    found = [text for text in map(unescaped, _pieces(root)) if is_markup(text)]
    weighed = [("<table" in text.lower(), len(_TAGS.sub("", text).strip()), text) for text in found]
    best = max(weighed, default=(False, 0, ""))
    return best[2] if best[1] >= _SHORTEST else None


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Every text of the page that may be an article's markup."""
    for element in root.iter():
        tag = name(element)
        if tag == "script" and not _MARKED.match(element.get("type") or ""):
            yield from _strings(element.text or "")
        elif tag in ("script", "textarea"):
            yield "".join(element.itertext())
        elif tag in _HOLDERS:
            markup = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
            yield markup.replace(f"<{tag}", "<div", 1)
    body = root.find("body")
    yield "".join(_texts(body)) if body is not None else ""


def _texts(body: html.HtmlElement) -> Iterator[str]:
    """What the page prints as text though it is markup: it was escaped once too often."""
    for element in body.iter():
        if name(element) not in ("script", "style", "textarea") and isinstance(element.tag, str):
            yield element.text or ""
        yield element.tail or ""


def _strings(script: str) -> Iterator[str]:
    """The long strings of a script, without its escapes; one in base64 decoded."""
    for match in _STRINGS.finditer(script):
        text = next(group for group in match.groups() if group is not None)
        yield _decoded(text) if _CODED.fullmatch(text) else _ESCAPE.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _LETTERS.get(match[3], match[3])


def _decoded(text: str) -> str:
    try:
        return from_base64(text).decode("utf-8")
    except UnicodeDecodeError:
        return ""
