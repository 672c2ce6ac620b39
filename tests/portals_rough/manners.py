"""Servers with manners of their own: validators that lie, cookies first, counters, links with sessions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.serve import FamilySite
from tests.portals_other.changing import Changing

_TO_PAGE = re.compile(r"(?<=href=')(/[^'?#;]*[^'?#;/])(?=['?#])")
Manner = Callable[[Answer, BaseHTTPRequestHandler, Random], Answer]


def new_etag(answer: Answer, _: BaseHTTPRequestHandler, rng: Random) -> Answer:
    """A new ETag with each answer."""
    return _with(answer, ETag=f'"{rng.getrandbits(60):x}"')


def modified_now(answer: Answer, _: BaseHTTPRequestHandler, rng: Random) -> Answer:
    """Whatever is asked for was changed this second, or will be."""
    return _with(answer, **{"Last-Modified": formatdate(1.75e9 + rng.randrange(10**7), usegmt=True)})


def deaf(answer: Answer, _: BaseHTTPRequestHandler, __: Random) -> Answer:
    """Names an ETag and heeds none."""
    return _with(answer, ETag=f'W/"{len(answer.body):x}"')


def cookie_first(answer: Answer, handler: BaseHTTPRequestHandler, rng: Random) -> Answer:
    """Sends whoever brings no cookie back to the same address with one."""
    if handler.path == "/robots.txt" or "CT6T=" in (handler.headers.get("Cookie") or ""):
        return answer
    return Answer(b"", 302, {"Location": handler.path, "Set-Cookie": f"CT6T={rng.getrandbits(40):x}; path=/"})


def counting(answer: Answer, _: BaseHTTPRequestHandler, rng: Random) -> Answer:
    """Each page counts its readers, tells the time it was made and carries a token."""
    said = (f"<p>浏览次数：{rng.randrange(10**5)}</p>"
            f"<p>页面生成时间：2025-04-0{rng.randint(1, 9)} 10:1{rng.randint(0, 9)}:07</p>"
            f"<input type='hidden' name='_csrf' value='{rng.getrandbits(60):x}'></body>")
    return _written(answer, lambda text: text.replace("</body>", said))


def in_sessions(answer: Answer, _: BaseHTTPRequestHandler, rng: Random) -> Answer:
    """Every link bears the session of its answer."""
    session = f";jsessionid={rng.getrandbits(60):X}"
    return _written(answer, lambda text: _TO_PAGE.sub(rf"\1{session}", text))


def _with(answer: Answer, **headers: str) -> Answer:
    return replace(answer, validators=False, headers={**answer.headers, **headers})


def _written(answer: Answer, change: Callable[[str], str]) -> Answer:
    if not answer.kind.startswith("text/html"):
        return answer
    encoding = "utf-8" if b"gb2312" not in answer.body[:300] else "gb18030"
    try:
        return replace(answer, validators=False, body=change(answer.body.decode(encoding)).encode(encoding))
    except UnicodeDecodeError:
        return answer


MANNERS: dict[str, Manner] = {
    "a new ETag each time": new_etag,
    "modified now": modified_now,
    "deaf to validators": deaf,
    "a cookie first": cookie_first,
    "counters and tokens": counting,
    "links in sessions": in_sessions,
}


class Mannered(FamilySite[Changing]):
    """A portal served by a server of one manner; its whims are drawn."""

    def __init__(self, portal: Changing, manner: Manner, seed: int) -> None:
        super().__init__(portal)
        self._manner, self._rng = manner, Random(seed)

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        handler.path = re.sub(r";jsessionid=\w+", "", handler.path)
        answer = super().answer(handler)
        return self._manner(answer, handler, self._rng) if answer.status == 200 else answer
