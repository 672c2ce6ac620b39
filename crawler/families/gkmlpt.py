"""gkmlpt (南方网, 广东): one page with a tree of columns in a script, whose lists come from an API of JSON.

The column after `#` never reaches the server; units have the same page under their own prefix."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families.answers import dig, json_of, objects, row, with_query
from crawler.families.family import Family

_ARTICLE = re.compile(r"/content/(?:\d+/\d+/)?m?post_\d+\.html$")
_SID = re.compile(r"[\"']?\bSID[\"']?\s*:\s*[\"']?(\w+)")
_TREE = re.compile(r"[\"']?\bTREE[\"']?\s*:\s*(?=[\[{])")
_API = re.compile(r"^(?P<unit>.*)/gkmlpt/api/all/\d+$")
_PER_PAGE = 100


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return "/gkmlpt/" in path + "/" or ("_CONFIG" in page.text and _SID.search(page.text) is not None)


def is_answer(page: Page) -> bool:
    return _API.match(urlsplit(page.url).path) is not None


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    """The rows of an answer; on a page with the tree, its columns as addresses of the API."""
    if is_answer(page):
        return list(_articles(page))
    return [*found, *_columns(page)]


def _articles(page: Page) -> Iterator[Found]:
    for article in objects(dig(json_of(page), "articles")):
        address = article.get("url") or article.get("post_url")
        day = article.get("display_publish_time") or article.get("date") or article.get("create_time")
        yield from row(page, address, article.get("title"), day)


def _columns(page: Page) -> Iterator[Found]:
    sid = _SID.search(page.text)
    prefix = urlsplit(page.url).path.partition("/gkmlpt")[0]
    for node, above in _nodes(_tree(page), ""):
        name, jump = str(node.get("name") or ""), node.get("jump_url")
        if isinstance(jump, str) and jump.strip():
            address: object = jump
        elif sid is not None and str(node.get("id", "")).isdigit():
            address = urljoin(page.url, f"{prefix}/gkmlpt/api/all/{node['id']}?page=1&sid={sid.group(1)}")
        else:
            continue
        yield from (replace(one, kind="script", heading=above or None) for one in row(page, address, name))


def _tree(page: Page) -> Any:  # noqa: ANN401 - whatever the page says
    start = _TREE.search(page.text)
    if start is None:
        return None
    try:
        return json.JSONDecoder().raw_decode(page.text, start.end())[0]
    except (ValueError, RecursionError):
        return None


def _nodes(tree: Any, above: str) -> Iterator[tuple[dict[str, Any], str]]:  # noqa: ANN401 - whatever it is
    """Every node of the tree with the name of the one above it."""
    for node in [tree] if isinstance(tree, dict) else objects(tree):
        yield node, above
        yield from _nodes(node.get("children"), str(node.get("name") or ""))


def next_pages(page: Page) -> tuple[str, ...]:
    """Pages hold 100 rows, or as many as the first holds, which travels in the query then."""
    answer = json_of(page) if is_answer(page) else None
    total = dig(answer, "total") or dig(answer, "classify", "post_count") or 0
    query = parse_qs(urlsplit(page.url).query)
    number, told = query.get("page", ["1"])[0], query.get("pageSize", [""])[0]
    here = len(list(objects(dig(answer, "articles"))))
    if not (isinstance(total, int) and number.isdigit() and here):
        return ()
    size = int(told) if told.isdigit() else here if int(number) < 2 else _PER_PAGE
    if max(int(number), 1) * size >= total:
        return ()
    further = {"page": max(int(number), 1) + 1}
    return (with_query(page.url, further if size == _PER_PAGE else {**further, "pageSize": size}),)


GKMLPT = Family(
    "gkmlpt", recognise, next_pages, is_answer, article=_ARTICLE, links=links, is_answer=is_answer,
    bodies=(".article-content", ".content", "#zoomcon", ".zw"))
