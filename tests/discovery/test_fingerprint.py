"""The content hash: blind to counters and exports, awake to every word, cell and attachment."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from crawler.discovery import Context, OwnHosts, content_hash, examine

URL = "http://www.beishan.gov.cn/gk/202401/t20240130_7.html"
PROSE = "本年度主动公开政府信息一百二十九条，收到公开申请五件，均按时办结，未收取任何费用。"
BODY = f"""<h3>一、总体情况</h3><p>{PROSE}</p>
<p>县政府网站访问量达到 23456 次，同比增长。</p>
<p>{PROSE * 3}</p>
<table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>3</td></tr>
<tr><td>行政规范性文件</td><td>12</td></tr></table>"""
PAGE = """<html><head><title>北山县2023年政府信息公开工作年度报告</title>
<meta name="others" content="页面生成时间 2026-01-01 08:00:00"></head><body>
<div class="top">今天是2026年01月01日 星期四</div><div class="menu"><a href="/a/">首页</a><a
href="/b/">政务公开</a></div> <h1>北山县2023年政府信息公开工作年度报告</h1> <p>发布时间：2024-01-30
来源：县政府办 浏览次数：<span>118</span>次 字体：[大 中 小] 打印</p> <div %s>%s</div> <p>附件：<a
href="P1.pdf">年报.pdf</a></p> <p>上一篇：<a href="t1.html">旧的一篇</a></p><div class="xgwz"><a
href="t2.html">相关文章甲</a></div> <div class="footer">访问量：55501
主办：北山县人民政府</div></body></html>"""
MARKS = ['class="TRS_Editor"', 'id="zoomcon"', 'class="wz_nr"', ""]


def hashed(html: str, url: str = URL) -> str:
    body = html.encode()
    page = examine(url, body, "text/html", "report", Context(), OwnHosts(url))
    assert page.role == "report"
    return content_hash(page, body, "text/html")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("old", "new"), [
    ("<span>118</span>", "<span>119</span>"), ("访问量：55501", "访问量：55502"), ("2026-01-01 08:00:00",
    "2026-01-02 08:00:00"),
    ("今天是2026年01月01日 星期四", "今天是2026年01月02日 星期五"), ("旧的一篇", "另外一篇"), ("t1.html",
    "t9.html"),
    ("相关文章甲", "相关文章乙"), ("政务公开</a>", "政务公开</a><a href='/c/'>新栏目</a>"), ("<p>附件",
    "<!-- 7 --><p>附件"),
    ('<div class="top">', '<div class="top"> ')])
def test_what_differs_at_every_fetch_is_no_change(mark: str, old: str, new: str) -> None:
    page = PAGE % (mark, BODY)
    assert old in page
    assert hashed(page) == hashed(page.replace(old, new))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("old", "new"), [
    ("<td>3</td>", "<td>4</td>"), ("23456 次", "23457 次"), ("五件", "六件"), ("年报.pdf",
    "年报2.pdf"), ("P1.pdf", "P2.pdf"),
    ("北山县2023年政府信息公开工作年度报告",
    "北山县2023年政府信息公开工作年度报告（修订）"), ("行政规范性文件", "规范性文件"), ("<td>12</td>",
    "<td></td>")])
def test_what_the_document_says_is(mark: str, old: str, new: str) -> None:
    page = PAGE % (mark, BODY)
    assert old in page
    assert hashed(page) != hashed(page.replace(old, new))


def test_an_article_that_moved_whole_has_the_same_content() -> None:
    page = PAGE % (MARKS[0], BODY)
    assert hashed(page) == hashed(page, "http://www.beishan.gov.cn/zwgk/nb/202401/t20240130_99.html")


def pdf(stamp: str, text: str = "(3) Tj") -> bytes:
    return (f"%PDF-1.4\n1 0 obj<</ModDate(D:{stamp})/CreationDate (D:{stamp}+08'00')/Title(a)>>\n"
            f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmpMM:InstanceID>uuid:{stamp}</xmpMM:InstanceID>\n"
            f"stream {text} endstream trailer<</ID [<{stamp}> <{stamp}>]>>").encode()


def hash_of_file(body: bytes, media_type: str) -> str:
    page = examine("http://a.gov.cn/x", body, media_type, "attachment",
    Context(), OwnHosts("http://a.gov.cn/"))
    assert page.role == "attachment"
    return content_hash(page, body, media_type)


def test_a_pdf_exported_again_is_the_same() -> None:
    one, again = pdf("20240101"), pdf("20250202")
    assert hash_of_file(one, "application/pdf") == hash_of_file(again, "application/pdf")


def test_a_pdf_with_another_figure_is_not() -> None:
    one, other = pdf("20240101"), pdf("20240101", "(4) Tj")
    assert hash_of_file(one, "application/pdf") != hash_of_file(other, "application/pdf")


def test_other_files_are_their_bytes() -> None:
    assert hash_of_file(b"PK\x03\x04a", "application/zip") != hash_of_file(b"PK\x03\x04b", "application/zip")


def shuffled_blanks(html: str) -> str:
    return re.sub(r"(</p>|</td>|</tr>)", r"\1\n  ", html)


@pytest.mark.parametrize("change", [shuffled_blanks, lambda html: html.replace("：", ":")])
def test_blanks_and_widths_are_no_change(change: Callable[[str], str]) -> None:
    page = PAGE % (MARKS[1], BODY)
    assert hashed(page) == hashed(change(page))
