"""Pages that are not what was asked for: soft 404s by their wording, empty shells, stubs that send on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.discovery import forms, scripts
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.score import is_file
from crawler.discovery.text import squashed, text_of
from crawler.discovery.titles import is_report
from crawler.discovery.urls import clean, plain_form, url_key
from models.messages import kept

_THING = "(?:页面|网页|文件|内容|信息|文章|栏目|资源|网址|地址)"
_GONE = "(?:不存在|被删除|已删除|找不到|未找到|无法找到|走丢|丢失|失效|下线|撤下)"
_SEEK = "(?:要|想|所|需)*(?:请求|访问|查找|查看|浏览)"
_MISSING = re.compile(
    f"{_THING}(?:已经?|可能)*{_GONE}|(?:找不到|未找到|无法找到|没有找到)(?:您|你)?{_SEEK}?的?{_THING}"
    f"|(?:您|你){_SEEK}的{_THING}.{{0,12}}{_GONE}|HTTP(?:状态|错误)?404|404(?:错误|页面|notfound)"
    "|(?:页面|page|file)notfound", re.I)
_ERROR_TITLE = re.compile(r"^(?:error)?404(?:错误|页面|notfound)?$", re.I)
_REFRESH = re.compile(r"^\s*(?P<wait>\d*(?:\.\d+)?)\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(?P<to>[^'\"]*)", re.I)
_DEVICE = re.compile(
    r"isMobile|Android|iPhone|userAgent|uaredirect|screen\.width|top\s*[!=]=+\s*self|self\s*[!=]=+\s*top",
    re.I)
SHORT = 400
EMPTY = 60
_ROOTS = frozenset({"app", "root", "__nuxt", "__next", "q-app"})
_MAY_BE_ROOT = re.compile(r"app|root|main|container|layout|wrapper|content", re.I)
_BUNDLE = re.compile(r"(?:app|main|index|umi|bundle|runtime|vendors?|chunk)[\w.~-]*\.m?js(?:\?|$)", re.I)
"""How the scripts of applications are called."""


def soft_404(page: Page) -> str | None:
    """`soft_404: …` with the words, if a page says that it does not exist. Long pages and reports never
    do."""
    if "articletitle" in page.metas or is_report(page.title) or is_report(page.heading):
        return None
    title = squashed(page.title)
    if title and len(title) <= 40 and (_MISSING.search(title) or _ERROR_TITLE.match(title)):
        return kept.SOFT_404(said=title)
    text = page.letters
    match = _MISSING.search(text) if len(text) <= SHORT else None
    return kept.SOFT_404(said=match.group()) if match else None


def says_missing(text: str) -> bool:
    """True of a text that says that what was asked for does not exist."""
    return _MISSING.search(squashed(text)) is not None


def sends_to(page: Page, found: Sequence[Found]) -> str | None:
    """Where a page sends by meta refresh or by a script that does nothing else, and where a stub does by any
    script or by holding nothing but one frame."""
    for meta in page.tree.iter("meta"):
        match = _REFRESH.match(meta.get("content") or "")
        if match and (meta.get("http-equiv") or "").lower() == "refresh":
            to = _target(page, match.group("to"))
            if to and float(match.group("wait") or 0) <= 30:
                return to
    loaded = (body.get("onload") or "" for body in page.tree.iter("body"))
    for script in (*page.scripts, *loaded):
        raw = scripts.only_goes_to(script)
        to = _target(page, raw) if raw else None
        if to:
            return to
    anchors = sum(1 for link in found if link.kind in ("anchor", "option"))
    if anchors > 5:
        return None
    length = len(page.letters)
    if length > SHORT:
        return None
    empty = length <= EMPTY and anchors <= 2
    sending = [script for script in page.scripts if not _DEVICE.search(script)]
    raws = [scripts.goes_to(script, at_once=not empty) for script in sending]
    raws += [page.asks.leads_on()] if empty and len(sending) == len(page.scripts) else []
    to = next(filter(None, (_target(page, raw) for raw in raws if raw)), None)
    if to:
        return to
    is_list = any(link.day for link in found)
    sent = forms.submitted(page) if length <= EMPTY and not is_list else None
    if sent and url_key(sent) != url_key(page.url):
        return sent
    frames = [link.url for link in found if link.kind == "frame"]
    lone = empty and len(frames) == 1 and "articletitle" not in page.metas
    return frames[0] if lone and not is_file(frames[0]) and "viewer" not in frames[0] else None


def _target(page: Page, raw: str) -> str | None:
    url = clean(raw, page.base, page.encoding)
    return plain_form(url) if url and url_key(url) != url_key(page.url) else None


def is_shell(page: Page, found: Sequence[Found]) -> bool:
    """True for a page that only scripts can fill: hardly a link or a word, but a root for an application, or
    no link and an empty place for one beside its script."""
    if len(found) > 3 or len(page.letters) >= 80:
        return False
    elements = [one for one in page.tree.iterdescendants() if isinstance(one.tag, str)]
    if any(one.get("id") in _ROOTS for one in elements):
        return True
    empty = not found and any(_may_be_root(one) and not text_of(one).strip() for one in elements)
    return empty and any(_BUNDLE.search(one.get("src") or "") for one in elements if one.tag == "script")


def _may_be_root(element: HtmlElement) -> bool:
    """True of a block called as roots are, and of an element that only a script knows: app-root."""
    if element.tag not in ("div", "main", "section"):
        return "-" in str(element.tag)
    return _MAY_BE_ROOT.search(element.get("id") or "") is not None
