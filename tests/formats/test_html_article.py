"""The article of a web page: complete, in order, and without the page around it."""

from __future__ import annotations

from pipelines.document import Document, Table, Text
from pipelines.formats import to_document
from tests.formats.helpers import lines, only_table, rules, texts

ENTRIES = "".join(f"<li><a href='/c{n}/'>栏目{n}</a></li>" for n in range(25))
MENU = f"<div class='nav'><ul>{ENTRIES}</ul></div>"
CRUMB = "<div class='path'><a href='/'>首页</a> &gt; <a href='/xxgk/'>政府信息公开年报</a></div>"
RELATED = "<div class='xgwz'><ul>" + "".join(
    f"<li><a href='/t{n}.html'>某局{2010 + n}年政府信息公开工作年度报告</a><span>{2011 + n}-01-20</span></li>"
    for n in range(8)
) + "</ul></div>"
FOOTER = (
    "<div class='footer'><p>版权所有：某县人民政府　主办：某县人民政府办公室</p>"
    "<p>网站标识码：3607000001　赣ICP备05000001号　赣公网安备36070002000001号</p></div>"
)
PROSE = "全年通过门户网站公开各类信息，答复申请时一次告知，方便群众查询。"
TABLE = "<table><tr><td>规章</td><td>1</td><td>2</td></tr><tr><td>文件</td><td>3</td><td>4</td></tr></table>"
REPORT = [
    "一、总体情况",
    "（一）主动公开情况。" + PROSE * 2,
    "（二）依申请公开情况。" + PROSE * 3,
    "无。",
    "二、主动公开政府信息情况",
    TABLE,
    "三、收到和处理政府信息公开申请情况",
    TABLE,
    "五、存在的主要问题及改进情况",
    PROSE * 2,
    "无。",
    "六、其他需要报告的事项",
    "无。",
]


def page(article: str, title: str = "某县2023年政府信息公开工作年度报告") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}-某县人民政府网</title></head><body>"
        f"{MENU}{CRUMB}<div class='main'><h1>{title}</h1>"
        "<div class='info'>发布时间：2024-01-25　来源：某县政府办　浏览次数：31</div>"
        f"<div class='tools'>【字体：大 中 小】　打印　关闭</div><div id='zoom'>{article}</div></div>"
        f"{RELATED}{FOOTER}</body></html>"
    ).encode()


def order(document: Document) -> list[str]:
    return ["表" if isinstance(block, Table) else block.text for block in document.blocks]


def body(document: Document) -> list[str]:
    """The blocks from the first section on."""
    found = order(document)
    return found[found.index(REPORT[0]) :]


EXPECTED = ["表" if part == TABLE else part for part in REPORT]


def test_paragraphs_and_tables_in_order_and_nothing_else() -> None:
    document = to_document(page("".join(part if part == TABLE else f"<p>{part}</p>" for part in REPORT)))
    assert order(document) == [
        "某县2023年政府信息公开工作年度报告",
        "发布时间：2024-01-25　来源：某县政府办　浏览次数：31",
        *EXPECTED,
    ]
    assert document.damage == ()


def test_lines_cut_by_br() -> None:
    document = to_document(page("".join(part if part == TABLE else f"　　{part}<br>\n" for part in REPORT)))
    assert body(document) == EXPECTED


def test_div_paragraphs_in_split_spans() -> None:
    def spans(part: str) -> str:
        half = len(part) // 2
        return f"<div><span>{part[:half]}</span><span>{part[half:]}</span><o:p></o:p></div>"

    document = to_document(page("".join(part if part == TABLE else spans(part) for part in REPORT)))
    assert body(document) == EXPECTED


def test_article_in_two_parts_side_by_side() -> None:
    parts = [part if part == TABLE else f"<p>{part}</p>" for part in REPORT]
    document = to_document(page(f"<div>{''.join(parts[:6])}</div><div>{''.join(parts[6:])}</div>"))
    assert body(document) == EXPECTED


def test_article_laid_out_by_tables() -> None:
    parts = [part if part == TABLE else f"<p>{part}</p>" for part in REPORT]
    document = to_document(page(f"<table><tr><td>{''.join(parts)}</td></tr></table>"))
    assert body(document) == EXPECTED


def test_a_page_of_tables_without_prose_keeps_them() -> None:
    document = to_document(page(TABLE + TABLE))
    assert [texts(table)[0] for table in document.tables()] == [["规章", "1", "2"]] * 2
    assert not any("ICP" in line or "栏目" in line for line in lines(document))


def test_a_fragment_without_head_or_body() -> None:
    document = to_document("".join(part if part == TABLE else f"<p>{part}</p>" for part in REPORT).encode())
    assert order(document) == EXPECTED
    assert document.title is None


def test_lists_of_links_made_as_tables_are_no_article() -> None:
    entry = "<tr><td>·</td><td><a href='/{0}'>某局第{0}号通知公告全文</a></td></tr>"
    rows = "".join(entry.format(n) for n in range(9))
    whole = page(f"<p>{PROSE * 4}</p>{TABLE}").replace(b"<ul>", f"<table>{rows}</table><ul>".encode())
    document = to_document(whole)
    assert texts(only_table(document))[0] == ["规章", "1", "2"]


def test_page_break_marks_are_dropped() -> None:
    article = f"<p>{PROSE * 3}</p>#PAGE_BREAK#<p>第二页：{PROSE}</p><pagebreak/><p>无。</p>"
    document = to_document(page(article))
    assert order(document)[2:] == [PROSE * 3, "第二页：" + PROSE, "无。"]


def test_headings_keep_their_level() -> None:
    article = f"<h2>一、总体情况</h2><p>{PROSE * 5}</p><h3><b>（一）公开</b></h3><p>{PROSE}</p>"
    document = to_document(page(article))
    levels = {block.text: block.level for block in document.blocks if isinstance(block, Text)}
    assert levels["一、总体情况"] == 2
    assert levels["（一）公开"] == 3
    assert levels[PROSE] is None


def test_hidden_parts_are_left_out() -> None:
    document = to_document(page(f"<p>{PROSE * 5}</p><p style='display:none'>去年的旧稿</p>{TABLE}"))
    assert "去年的旧稿" not in lines(document)


def test_an_article_that_only_scripts_show_is_read_and_told() -> None:
    document = to_document(page(f"<div style='display:none'><p>{PROSE * 5}</p>{TABLE}</div>"))
    assert texts(only_table(document))[0] == ["规章", "1", "2"]
    assert PROSE * 5 in lines(document)
    assert rules(document) == ["hidden_content"]


def test_title_and_meta() -> None:
    head = '<meta name="ArticleTitle"content="某县2023年报告"><meta name="PubDate" content="2024-01-25">'
    document = to_document(page(f"<p>{PROSE * 5}</p>").replace(b"<title>", head.encode() + b"<title>"))
    assert document.title == "某县2023年报告"
    assert document.meta == {"articletitle": "某县2023年报告", "pubdate": "2024-01-25"}


def test_title_falls_back_to_h1_then_to_the_title_tag() -> None:
    logo = "<body><h1>某县人民政府</h1>".encode()
    with_h1 = page(f"<p>{PROSE * 5}</p>", "某局2022年年报").replace(b"<body>", logo)
    assert to_document(with_h1).title == "某局2022年年报"
    without = page(f"<p>{PROSE * 5}</p>").replace(b"h1>", b"div>")
    assert to_document(without).title == "某县2023年政府信息公开工作年度报告-某县人民政府网"


def test_xml_declaration_is_no_obstacle() -> None:
    document = to_document(b"<?xml version='1.0' encoding='gb2312'?>" + page(f"<p>{PROSE * 5}</p>"))
    assert PROSE * 5 in lines(document)


def test_a_page_without_text_is_an_empty_document() -> None:
    assert to_document(b"<html><head></head><body><script>x()</script></body></html>").blocks == ()
