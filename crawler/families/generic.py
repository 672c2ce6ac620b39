"""Any other product: nothing is certain, everything is read from the page itself."""

from __future__ import annotations

from crawler.families.family import Family, has_class

GENERIC = Family(
    "generic", lambda page: True,  # noqa: ARG005
    bodies=(
        "//*[@id='zoom']", "//*[@id='Zoom']", "//*[@id='ivs_content']", "//*[@id='vsb_content']",
        "//*[starts-with(@id,'vsb_content_')]", f"//*[{has_class('v_news_content')}]", "//*[@id='con_con']",
        f"//*[{has_class('bt-content')}]", f"//*[{has_class('article-content')}]",
        f"//*[{has_class('article_content')}]",
        f"//*[{has_class('articleContent')}]", f"//*[{has_class('news_content')}]",
        "//*[@id='articleContent']",
        "//*[@id='article-content']", "//*[@id='ContentText']", f"//*[{has_class('gp-article')}]",
        "//article"))
