"""The same texts in other markup: as an editor tidied it, as a new template prints it, in another charset."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

import lxml.html

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Asking, Layer, Night, is_page, on_pages, on_texts
from tests.portals_years.edits import changed_once, digit_changed, word_changed
from tests.portals_years.material import Material, UnfitError

_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def tidied(text: str) -> str:
    """A report's paragraphs and cells as another editor writes them."""
    text = re.sub(
        r"<p>(.*?)</p>",
        r'<p style="text-indent:2em"><span style="font-family:仿宋;font-size:16pt">\1</span></p>',
        text,
        flags=re.S | re.I,
    )
    text = re.sub(
        r"(<td[^>]*>)([^<>]*)</td>",
        r'\1\n<p style="text-align:center"><span>\2</span></p>\n</td>',
        text,
        flags=re.I,
    )
    return text.replace("　　", "&emsp;&emsp;")


def reprinted(text: str) -> str:
    """A report's page as a new template prints it, with every link it had."""
    page = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    body = page.find("body")
    if body is None:
        raise UnfitError("a page without a body")
    content = _content(body)
    heads = [" ".join(one.text_content().split()) for one in page.xpath("//h1")]
    named = re.split(r"\s*[-_|]", " ".join("".join(page.xpath("//title//text()")).split()))[0]
    title = next((said for said in heads if said.endswith(("报告", "年报", "）"))), named)
    inner = escape(content.text or "") + "".join(
        lxml.html.tostring(one, encoding="unicode") for one in content
    )
    own = {id(link) for link in content.iter("a")}
    links = "".join(
        f'<a class="n" href="{escape(link.get("href", ""))}">{escape(link.text_content())}</a>'
        for link in body.iter("a")
        if id(link) not in own
    )
    day = _DAY.search(body.text_content())
    head = f"<h2 class='arti_title'>{escape(title)}</h2>" if "<h1" not in inner else ""
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width">'
        f"<title>{escape(title)} - 县人民政府门户网站</title></head><body class='v2025'><header>"
        f"<nav>{links}</nav></header><main><section class='arti'>{head}<div class='arti_metas'>"
        f"<span>发布日期：{day.group() if day else ''}</span><span>字号：[大 中 小]</span></div>"
        f"<div class='wp_articlecontent'>{inner}</div></section></main><footer><p>主办：县人民政府办公室</p>"
        "<p>版权所有 网站支持IPv6</p></footer></body></html>"
    )


def _content(body: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The innermost element that holds most of a page's words outside links."""

    def words(one: lxml.html.HtmlElement) -> int:
        linked = sum(len(link.text_content()) for link in one.iter("a"))
        return len(one.text_content()) - linked

    at, most = body, words(body)
    while True:
        inner = [one for one in at if isinstance(one.tag, str) and words(one) >= 0.7 * most]
        if not inner or inner[0].tag in ("table", "tbody", "p"):
            return at
        at = inner[0]


def for_reports(m: Material, change: Callable[[str], str]) -> Layer:
    return on_texts(dict.fromkeys(m.reports, change), m.encoding)


def reprinting(m: Material) -> Layer:
    """All reports by a new template, in the portal's charset."""
    said = "gb2312" if m.encoding.startswith("gb") else m.encoding
    return for_reports(m, lambda text: reprinted(text).replace('charset="utf-8"', f'charset="{said}"', 1))


def _same(layer: Callable[[Material], Layer]) -> Callable[[Material], Aged]:
    def kind(m: Material) -> Aged:
        night = Night((layer(m),))
        return Aged(m.portal, (Night(), night, night))

    return kind


def _with_an_edit(layer: Callable[[Material], Layer]) -> Callable[[Material], Aged]:
    """The same night one report's text is changed, too."""

    def kind(m: Material) -> Aged:
        path, edit = changed_once(m, m.rng.choice((digit_changed, word_changed)))
        night = Night((edit, layer(m)), edited=frozenset({path}))
        return Aged(m.portal, (Night(), night, night))

    return kind


def in_gbk(m: Material) -> Layer:
    """Every page in GBK, its reports and lists as the portal has them."""
    if m.encoding.startswith("gb"):
        raise UnfitError("in GBK already")

    def layer(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        if found is None or not is_page(found):
            return found
        text = found.body.decode("utf-8").replace('charset="utf-8"', 'charset="gb2312"')
        return replace(found, body=text.encode("gb18030"), kind="text/html")

    return layer


def to_utf8(m: Material) -> Aged:
    """A site in GBK until it turns to UTF-8."""
    return Aged(m.portal, (Night((in_gbk(m),)), Night(), Night()))


def spelled(m: Material) -> Layer:
    """Every report's letters as character references, as some editors write them."""

    def outside_scripts(text: str) -> str:
        parts = re.split(r"(<script.*?</script>|<[^>]*>)", text, flags=re.S | re.I)
        return "".join(part if n % 2 else _referred(part) for n, part in enumerate(parts))

    return for_reports(m, outside_scripts)


def _referred(text: str) -> str:
    return re.sub(
        r"[\u4e00-\u9fff]", lambda hit: f"&#{ord(hit[0])};" if ord(hit[0]) % 3 == 0 else hit[0], text
    )


def pages_lowered(m: Material) -> Layer:
    """Blanks and line ends between elements as another program writes them."""
    return on_pages(
        lambda _, text: re.sub(r">\s*<(?=/?(?:div|p|tr|td|li|ul|table))", ">\r\n  <", text), m.encoding
    )


KINDS: dict[str, Callable[[Material], Aged]] = {
    "tidied by an editor": _same(lambda m: for_reports(m, tidied)),
    "a new template": _same(reprinting),
    "a new template and an edit": _with_an_edit(reprinting),
    "tidied and an edit": _with_an_edit(lambda m: for_reports(m, tidied)),
    "from GBK to UTF-8": to_utf8,
    "character references": _same(spelled),
    "other blanks": _same(pages_lowered),
}
