"""Pages that firewalls and geographic refusals put in the way, rebuilt from what is known of them."""

from __future__ import annotations

from tests.hostile.server import Plain


def _page(text: str, status: int = 200, title: str = "") -> Plain:
    head = f"<head><meta charset='utf-8'><title>{title}</title></head>"
    return Plain(f"<!DOCTYPE html><html>{head}<body>{text}</body></html>".encode(), status)


RUISHU = (
    b"<html><head><meta content=\"5kQe9\" id=\"m7\" r='m'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};"
    b"$_ts.nsd=64331;$_ts.cd=\"qEyxrr\";</script><script src='/4QbVtADbnLVIc/c.FxJzG50F.js'></script></head>"
    b"<body></body></html>")
JSL = (
    b"<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('learance_s=1;')+"
    b"'path=/';location.href=location.pathname+location.search</script>")

PAGES: dict[str, Plain] = {
    "瑞数 412": Plain(RUISHU, 412),
    "瑞数 202": Plain(RUISHU, 202, {"Set-Cookie": "FSSBBIl1UgzbN7N80S=abc; path=/"}),
    "加速乐 521": Plain(JSL, 521, {"Set-Cookie": "__jsluid_h=0a1b; path=/"}),
    "slider": _page("<div class='puzzle-vcode' id='vcode'></div><script>" + "var a=1;" * 2500 + "</script>",
                    title="请稍候…"),
    "slider words": _page("<p>请完成安全验证，拖动滑块完成拼图</p><div id=a></div>", title="访问验证"),
    "stub": _page("您的请求带有不合法参数，已被网站管理员设置拦截！"),
    "waf 405": _page("<p>抱歉，该URL可能造成安全威胁，访问被阻断。</p>", 405),
    "站点不存在": _page("<h2>站点不存在</h2><p>您访问的站点不存在，请联系管理员</p>", title="站点不存在"),
    "geographic": _page("<p>抱歉，您所在的地区暂不支持访问本网站。</p>", 403),
    "geographic 200": _page("<p>根据安全策略，禁止境外IP访问本网站</p>", title="访问受限"),
    "acw_sc": Plain(
        b"<html><script>var arg1='76A4C2D8F0';var _0x4818=['\\x63'];setTimeout(function(){"
        b"var x=_0x1f(arg1);_0x5('acw_sc__v2',x);document['loca'+'tion']['reload']();},2);</script></html>"),
    "guard": Plain(b"<html><head><script src='/_guard/auto.js'></script></head><body></body></html>"),
    "safeline": _page("<div id='slg-box'></div><script src='/.safeline/static/challenge.js'></script>", 468,
                      title="安全检测"),
    "frequent": _page("<p>您的访问过于频繁，请稍后再试</p>"),
    "cookies off": _page("<noscript>请开启JavaScript并刷新该页.</noscript>"
                         "<script>document.cookie='k=1';location.reload();</script>"),
}
"""By name. Each answers a page that a person's browser would see."""
