"""Pages whose article stands only in a script: put into the page, where crawler and reader look for it."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

_DETAIL = re.compile(r"\b_CONFIG\b.*?[\"']?\bDETAIL[\"']?\s*:\s*", re.S)
_CONTENT = re.compile(r"[\"']?\bcontent[\"']?\s*:\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", re.S)
_QUOTES = re.compile(r"\\.|\"", re.S)
_UNSEEN = re.compile(r"<[^>]*>|&\w+;|\s+")
_ENOUGH = 60
"""So many letters of the article that stand in the page as well show that the page prints it itself."""


def opened(text: str) -> str:
    """The page with the article that its script holds as `_CONFIG.DETAIL` behind that script; any other page
    as it is."""
    start = _DETAIL.search(text) if "_CONFIG" in text and "DETAIL" in text else None
    if start is None:
        return text
    matter = _matter(text, start.end())
    end = re.compile(r"</script\s*>", re.I).search(text, start.end())
    close = end.end() if end else len(text)
    printed = _UNSEEN.sub("", text[:start.start()] + text[close:])
    if not matter or _UNSEEN.sub("", matter)[:_ENOUGH] in printed:
        return text
    return f'{text[:close]}<div class="article-content">{matter}</div>{text[close:]}'


def _matter(text: str, start: int) -> str:
    """The article's HTML and links to those of its files that it does not name itself."""
    try:
        detail: Any = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        written = _CONTENT.search(text, start)
        return _unquoted(written.group(1)) if written else ""
    content = detail.get("content") if isinstance(detail, dict) else None
    if not isinstance(content, str):
        return ""
    files = detail.get("attachment")
    named = [one for one in files if isinstance(one, dict)] if isinstance(files, list) else []
    return content + "".join(_link(one) for one in named if str(one.get("url")) not in content)


def _link(file: dict[str, Any]) -> str:
    name, url = escape(str(file.get("name") or "")), file.get("url")
    return f'<p><a href="{escape(url)}" title="{name}">{name}</a></p>' if isinstance(url, str) and url else ""


def _unquoted(literal: str) -> str:
    """What a text in a script means, whichever quotes it stands in."""
    inner = literal[1:-1]
    if literal[0] == "'":
        inner = _QUOTES.sub(lambda found: {"\\'": "'", '"': '\\"'}.get(found[0], found[0]), inner)
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        return ""
