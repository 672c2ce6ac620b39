"""Which pages only scripts can fill, and which are only short."""

from __future__ import annotations

import pytest

from crawler.discovery import links
from crawler.discovery.page import Page
from crawler.discovery.signs import is_shell

BUNDLES = '<script defer src="/js/chunk-vendors.3a1f.js"></script><script defer src="/js/app.5b.js"></script>'
COUNTER = '<script src="//stat.example.cn/hm.js"></script>'


def shell(body: str, head: str = BUNDLES) -> bool:
    html = f'<!DOCTYPE html><meta charset="utf-8"><title>信息公开</title>{head}<body>{body}</body>'
    page = Page.of("http://www.county.gov.cn/gk/", html.encode())
    return is_shell(page, links.links_of(page))


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript>{'请启用脚本后继续访问本系统的所有页面。' * 5}</noscript><div id=app></div>",
        '<div id="app"><div class="load_title">正在加载系统资源，请耐心等待</div></div>',
        '<div id="root"></div>',
        '<div id="__next"></div>',
        "<app-root></app-root>",
        '<div id="zfxxgk-app"></div>',
        "<div id='container'><div class='loading'></div></div>",
    ],
)
def test_shells(body: str) -> None:
    assert shell(body)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p>网站建设中</p><div id='footer'></div>", BUNDLES),
        ("<div id='main'></div>", COUNTER),
        ("<div id='main'><iframe src='/gk/list.html'></iframe></div>", BUNDLES),
        ("<div id='content'>暂无信息</div>", BUNDLES),
        ("<div id='container'><a href='/gk/nb/'>政府信息公开年报</a></div>", BUNDLES),
    ],
)
def test_short_pages(body: str, head: str) -> None:
    assert not shell(body, head)
