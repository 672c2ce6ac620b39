"""Files that an article embeds and calls by their type alone."""

from __future__ import annotations

import pytest

from crawler.discovery import Context, OwnHosts, examine

HOST = "http://www.qinghe.gov.cn"
TITLE = "清河县2024年政府信息公开工作年度报告"


def files_of(body: str) -> list[str]:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>".encode()
    found = examine(f"{HOST}/gk/7.html", page, "text/html", "report", Context(text=TITLE), OwnHosts(HOST))
    return [link.url for link in found.links if link.role == "attachment"]


@pytest.mark.parametrize(
    "embedded",
    [
        "<embed src='/get?id=7' type='application/pdf' width='100%'>",
        "<object data='/get?id=7' type='application/pdf'><p>请下载阅读器</p></object>",
        "<object data='/get?id=7' type='Application/OFD'></object>",
    ],
)
def test_an_embedded_file_needs_no_name_of_a_file(embedded: str) -> None:
    assert files_of(embedded) == [f"{HOST}/get?id=7"]


@pytest.mark.parametrize(
    "embedded",
    [
        "<embed src='/get?id=7' type='application/x-shockwave-flash'>",
        "<object data='/get?id=7' type='video/mp4'></object>",
        "<embed src='http://files.elsewhere.com/get?id=7' type='application/pdf'>",
    ],
)
def test_films_and_files_of_others_are_none(embedded: str) -> None:
    assert files_of(embedded) == []
