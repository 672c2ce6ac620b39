"""The content hash: blind to counters and exports, awake to every word, cell and attachment."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from hashlib import sha256
from random import Random

import pytest

from crawler.discovery import Context, OwnHosts, content_hash, examine
from models.cleaning import CLEANING
from tests.seeds import SEED

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
LONG = BODY + f"<h3>二、主动公开政府信息情况</h3><p>{PROSE * 4}</p><p>北山县人民政府</p>"
BODIES = [BODY, LONG]
"""With few sentences, and with so many that they tell where the text stands."""
MARKS = ['class="TRS_Editor"', 'id="zoomcon"', 'class="wz_nr"', ""]


def hashed(html: str, url: str = URL) -> str:
    body = html.encode()
    page = examine(url, body, "text/html", "report", Context(), OwnHosts(url))
    assert page.role == "report"
    return content_hash(page, body)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("old", "new"), [
    ("<span>118</span>", "<span>119</span>"), ("访问量：55501", "访问量：55502"), ("2026-01-01 08:00:00",
    "2026-01-02 08:00:00"),
    ("今天是2026年01月01日 星期四", "今天是2026年01月02日 星期五"), ("旧的一篇", "另外一篇"), ("t1.html",
    "t9.html"),
    ("相关文章甲", "相关文章乙"), ("政务公开</a>", "政务公开</a><a href='/c/'>新栏目</a>"), ("<p>附件",
    "<!-- 7 --><p>附件"),
    ('<div class="top">', '<div class="top"> ')])
@pytest.mark.parametrize("body", BODIES)
def test_what_differs_at_every_fetch_is_no_change(mark: str, old: str, new: str, body: str) -> None:
    page = PAGE % (mark, body)
    assert old in page
    assert hashed(page) == hashed(page.replace(old, new))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("old", "new"), [
    ("<td>3</td>", "<td>4</td>"), ("23456 次", "23457 次"), ("五件", "六件"), ("年报.pdf",
    "年报2.pdf"), ("P1.pdf", "P2.pdf"),
    ("北山县2023年政府信息公开工作年度报告",
    "北山县2023年政府信息公开工作年度报告（修订）"), ("行政规范性文件", "规范性文件"), ("<td>12</td>",
    "<td></td>"), ("<td>3</td>", "<td></td><td>3</td>"), ("<td>规章</td>", "<td>规章</td><td></td>")])
@pytest.mark.parametrize("body", BODIES)
def test_what_the_document_says_is(mark: str, old: str, new: str, body: str) -> None:
    page = PAGE % (mark, body)
    assert old in page
    assert hashed(page) != hashed(page.replace(old, new))


NEW = """<html><head><title>北山县2023年政府信息公开工作年度报告-北山县人民政府网</title></head><body>
<header><nav><a href="/c/">首页</a> 长者版 无障碍</nav></header><main class="v2"><ol>
<li>当前位置：首页 &gt; 公开年报</li></ol>
<section><h2 class="t">北山县2023年政府信息公开工作年度报告</h2><dl><dd>日期：2024-01-30</dd>
<dd>字号：[大 中 小]</dd>
<dd>阅读：7 次　点赞：2</dd></dl><article>%s</article><p>附件：<a href="P1.pdf">年报.pdf</a></p>
<p>扫一扫在手机打开当前页</p></section></main><div>本网站将于周六维护，敬请谅解。</div></body></html>"""
DESCRIBED = """<table><tr><td>索引号：</td><td>0131/2024-7</td></tr><tr><td>发布机构：</td>
<td>县政府办</td></tr></table>"""


@pytest.mark.parametrize("mark", MARKS)
def test_a_new_template_around_the_same_text_is_no_change(mark: str) -> None:
    assert hashed(PAGE % (mark, LONG)) == hashed(NEW % LONG)
    assert hashed(NEW % (DESCRIBED + LONG)) == hashed(NEW % LONG)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("old", "new"), [
    ("五件", "六件"), ("<td>12</td>", "<td>13</td>"), ("北山县人民政府<", "北山区人民政府<")])
def test_a_new_template_with_an_edit_is_one(mark: str, old: str, new: str) -> None:
    assert hashed(PAGE % (mark, LONG)) != hashed(NEW % LONG.replace(old, new, 1))


def test_a_sentence_on_disclosure_outside_the_text_is_said_too() -> None:
    said = "<div>本机关依申请公开电话为{n}。</div></body>"
    one, other = (NEW.replace("</body>", said.format(n=n)) % LONG for n in (5310, 5311))
    assert hashed(one) != hashed(other)


@pytest.mark.parametrize("mark", MARKS)
def test_a_correction_between_title_and_text_is_said_too(mark: str) -> None:
    page = PAGE % (mark, LONG)
    assert hashed(page) != hashed(page.replace("</h1>", "</h1><p>更正：另有九件，均已答复。</p>"))


@pytest.mark.parametrize("bar", [
    "阅读：118 次　点赞：3", "点击数：118　分享：2", "访问量：[ 118 ] 下载次数：4", "已有 118 人浏览",
    "分享 收藏 打印 关闭", "分享到：微信 新浪微博 QQ空间", "扫一扫在手机打开当前页"])
@pytest.mark.parametrize("body", BODIES)
def test_bars_within_a_text_are_no_change(bar: str, body: str) -> None:
    for mark in MARKS:
        assert hashed(PAGE % (mark, f"{body}<p>{bar}</p>")) == hashed(PAGE % (mark, body))


CELLS = (
    "打印", "大", "访问量", "浏览次数：118", "下载量 12", "更新时间：2024-01-02", "分享", "上一页", "字体")
SAID = (
    "全年网站访问量{n}万次，点击量45万次。", "今天是2024年1月{n}日，本报告向社会公布。",
    "更新时间：2024-01-{n}，来源、作者不明。", "浏览次数：{n}次，阅读{n}人次，下载{n}次；",
    "上一条规定第{n}项继续有效。", "分享到{n}个平台。", "网站点击量{n}万次", "政府网站浏览量{n}次",
    "{n}件申请来源于网站，访问{n}次。", "扫一扫关注{n}人。", "打印{n}份。")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("cell", CELLS)
def test_no_cell_of_a_table_of_figures_is_cleaned_away(mark: str, cell: str) -> None:
    page = PAGE % (mark, BODY)
    assert hashed(page.replace("<td>规章</td>", f"<td>{cell}</td>")) != hashed(
        page.replace("<td>规章</td>", f"<td>{cell.replace('1', '2')}的</td>"))
    for other in ("", cell + "1"):
        assert hashed(page.replace("<td>3</td>", f"<td>{cell}</td>")) != hashed(
            page.replace("<td>3</td>", f"<td>{other}</td>"))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("said", SAID)
def test_no_sentence_is_cleaned_away(mark: str, said: str) -> None:
    drawn = Random(f"{SEED}/{said}").sample(range(10, 32), 2)
    one, other = (f"<p>{said.format(n=n)}</p>{BODY}" for n in drawn)
    assert hashed(PAGE % (mark, one)) != hashed(PAGE % (mark, other))


@pytest.mark.parametrize("mark", MARKS)
def test_whatever_a_body_says_is_in_what_is_hashed(mark: str) -> None:
    """Title, sentences and cells drawn from the words that bars and counters use."""
    rng = Random(SEED)
    words = (
        "浏览", "访问", "次数", "点击", "118", "打印", "来源", "今天是", "2024年1月2日", "更新时间", ":")

    def drawn(most: int) -> str:
        return "".join(rng.choices(words, k=rng.randint(1, most)))
    said = [f"{drawn(12)}。" for _ in range(40)]
    cells = [drawn(3) for _ in range(40)]
    rows = "".join(f"<tr><td>{cell}</td><td>{n}</td></tr>" for n, cell in enumerate(cells))
    body = "".join(f"<p>{one}</p>" for one in said) + f"<table>{rows}</table>{BODY}"
    seen = examine(URL, (PAGE % (mark, body)).encode(), "", "report", Context(), OwnHosts(URL)).content
    assert "北山县2023年政府信息公开工作年度报告" in seen.split("\n")[0]
    assert [one for one in said if one not in seen] == []
    table = [line.strip() for line in seen.split("\n")]
    assert [cell for cell in cells if cell not in table] == []


def packed(
    files: dict[str, bytes], day: int = 1, method: int = zipfile.ZIP_STORED, password: bool = False
) -> str:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as written:
        for name, data in files.items():
            written.writestr(zipfile.ZipInfo(name, (2024, 1, day, 8, 0, 0)), data, method)
    body = bytearray(made.getvalue())
    if password:
        body[made.getvalue().rindex(b"PK\x01\x02") + 8] |= 1
    return hash_of_file(bytes(body), "application/zip")


FILES = {"教育局.pdf": b"%PDF-1 one" * 90, "财政局.pdf": b"%PDF-1 two" * 90}


def test_how_files_are_packed_is_no_change() -> None:
    plain = packed(FILES)
    assert plain == packed(FILES, 9)
    assert plain == packed(FILES, 1, zipfile.ZIP_DEFLATED)
    assert plain == packed(dict(reversed(FILES.items())))


def test_what_is_packed_is() -> None:
    name, data = next(iter(FILES.items()))
    others = (
        {**FILES, name: data[:-1]}, {**FILES, name: data[:-1] + b"7"}, {**FILES, "新.pdf": data},
        {name: data},
        {f"a{key}": value for key, value in FILES.items()})
    assert len({packed(FILES), *map(packed, others)}) == 1 + len(others)


def test_a_directory_that_cannot_be_trusted_is_not() -> None:
    assert packed(FILES, password=True) != packed(FILES, 9, password=True)
    assert hash_of_file(b"PK\x03\x04 one", "") != hash_of_file(b"PK\x03\x04 two", "")


PINNED = (7, "502507270789bef2")
"""Of the rules with this number."""


def test_rules_that_give_other_hashes_have_another_number() -> None:
    """If this fails, the rules of cleaning changed: raise `models.cleaning.CLEANING`, then pin both anew."""
    pages = [hashed(PAGE % (mark, body)) for mark in MARKS for body in BODIES]
    file = hash_of_file(pdf("20240101"), "application/pdf")
    assert (CLEANING, sha256("".join([*pages, file, packed(FILES)]).encode()).hexdigest()[:16]) == PINNED


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
    return content_hash(page, body)


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
