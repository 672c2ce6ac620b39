"""Pages that are not what was asked for: soft 404s by their wording, empty shells, stubs that send elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.discovery import scripts
from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.text import squashed
from crawler.discovery.urls import clean, plain_form, url_key

_MISSING = re.compile(
    r"(?:页面|网页|文件|内容|信息|文章|栏目|资源|网址|地址)(?:已经?|可能)?(?:不存在|被删除|已删除|找不到|未找到|无法找到|走丢|丢失|失效|下线|撤下)|"
    r"(?:找不到|未找到|无法找到|没有找到)(?:您|你)?(?:要|想|所|需)?(?:要|请求|访问|查找|查看)?的?(?:页面|网页|文件|内容|资源|信息)|"
    r"(?:您|你)(?:要|所|想)?(?:访问|查看|请求|浏览|查找)的(?:页面|网页|内容|信息|文章|资源).{0,12}(?:不存在|删除|失效|走丢|找不到)|站点不存在|HTTP(?:状态|错误)?404|404(?:错误|页面|notfound)|"
    r"(?:页面|page|file)notfound|该信息已(?:删除|撤销|过期)", re.I)
_REFRESH = re.compile(r"^\s*(?P<wait>\d*(?:\.\d+)?)\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(?P<to>[^'\"]*)", re.I)
_DEVICE = re.compile(r"isMobile|Android|iPhone|userAgent|uaredirect|screen\.width|top\s*[!=]=+\s*self|self\s*[!=]=+\s*top", re.I)
SHORT = 400


def soft_404(page: Page) -> str | None:
    """`soft_404: …` with the words, if a page says that it does not exist. Long pages are never taken for one."""
    title = squashed(page.title)
    if title and len(title) <= 40 and (_MISSING.search(title) or re.fullmatch(r"(?:error)?404(?:错误|页面|notfound)?", title, re.I)):
        return f"soft_404: {title}"
    text = squashed(page.words)
    match = _MISSING.search(text) if len(text) <= SHORT else None
    return f"soft_404: {match.group()}" if match else None


def sends_to(page: Page, found: Sequence[Found]) -> str | None:
    """Where a stub sends: by meta refresh, by script, or by holding nothing but one frame."""
    for meta in page.tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(meta.get("content") or "")
            to = _target(page, match.group("to")) if match else None
            if match and to and float(match.group("wait") or 0) <= 30:
                return to
    anchors = sum(1 for link in found if link.kind in ("anchor", "option"))
    if len(squashed(page.words)) > SHORT or anchors > 5:
        return None
    for script in page.scripts:
        if not _DEVICE.search(script):
            to = _target(page, scripts.goes_to(script) or "")
            if to:
                return to
    if anchors <= 2 and len(squashed(page.words)) <= 60:
        frames = [link.url for link in found if link.kind == "frame"]
        return frames[0] if len(frames) == 1 else None
    return None


def _target(page: Page, raw: str) -> str | None:
    url = clean(raw, page.base, page.encoding)
    return plain_form(url) if url and url_key(url) != url_key(page.url) else None


def is_shell(page: Page, found: Sequence[Found]) -> bool:
    """True for a page that only scripts can fill: hardly any link or word, but a root for an application."""
    return len(found) <= 3 and len(squashed(page.words)) < 80 and bool(
        page.tree.xpath("//*[@id='app' or @id='root' or @id='__nuxt']"))
