"""Any other product: nothing is certain, everything is read from the page itself."""

from __future__ import annotations

from crawler.families.family import Family

GENERIC = Family(
    "generic", lambda page: True,  # noqa: ARG005
    bodies=(
        "#zoom", "#Zoom", "#ivs_content", "#vsb_content", ".v_news_content", "#con_con", ".bt-content",
        ".article-content", ".article_content", ".articleContent", ".news_content", "#articleContent",
        "#article-content", "#ContentText", ".gp-article", "article"))
