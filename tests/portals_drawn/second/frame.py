"""What stands around the matter on the pages of the second lot: four frames."""

from __future__ import annotations

from random import Random

from tests.portals_drawn.furniture import Branch, Entry
from tests.portals_drawn.places import Place

Steps = list[tuple[str, str | None]]
CENTRAL = (
    ("中国政府网", "https://www.gov.cn/"), ("外交部", "https://www.mfa.gov.cn/"),
    ("国家发展和改革委员会", "https://www.ndrc.gov.cn/"), ("教育部", "http://www.moe.gov.cn/"),
    ("科学技术部", "https://www.most.gov.cn/"), ("公安部", "https://www.mps.gov.cn/"),
    ("民政部", "https://www.mca.gov.cn/"), ("财政部", "http://www.mof.gov.cn/"),
    ("国家税务总局", "https://www.chinatax.gov.cn/"),
    ("国家统计局", "https://www.stats.gov.cn/"))  # fmt: skip
NEAR_BY = (
    ("兰山区", "http://www.lscity.gov.cn/"), ("天长市", "http://www.tianchang.gov.cn/"),
    ("修水县", "http://www.xiushui.gov.cn/"), ("灵武市", "http://www.nxlw.gov.cn/"))  # fmt: skip


def _links(entries: list[Entry], around: str) -> str:
    return "".join(around.format(at, name) for at, name in entries)


def top(frame: int, place: Place, path: str) -> str:
    """Above the menu; every page names its twins in other letters and for other eyes."""
    site = f"{place.county}人民政府"
    if frame == 0:
        return (
            '<div id="toolbar"><div class="mw"><span id="time"></span><ul class="fr"><li><a href="/gate/big5/'
            f'www.{place.domain}{path}">繁體版</a></li><li><a href="javascript:void(0);" '
            f'onclick="aria.start()">'
            '无障碍阅读</a></li><li><a id="elder" href="javascript:;">长者助手</a></li><li class="wap">'
            '<a href="/wap/">移动版</a></li><li><a href="/sso/login">用户登录</a></li></ul></div></div>'
            f'<div class="banner"><a href="/" class="lg" title="{site}"></a><div class="ss"><form name="f" '
            'action="https://search.example.gov.cn/s" target="_blank"><input name="searchWord" value="">'
            '<button>'
            "搜 索</button></form></div></div>")  # fmt: skip
    if frame == 1:
        return (
            '<!--#include virtual="/images/head.html"--><script src="/images/header2023.js"></script>'
            f'<noscript>您的浏览器不支持脚本</noscript><div class="logo_in"><img src="/images/lg.png" '
            f'alt="{site}">'
            "</div>")  # fmt: skip
    if frame == 2:
        return (
            '<TABLE width=1002 border=0 cellSpacing=0 cellPadding=0 align=center><TR><TD height=26><SCRIPT '
            'src="'
            '/js/rili.js"></SCRIPT></TD><TD align=right><A onclick="this.style.behavior=\'url(#default#homep'
            'age)\'"'
            ' href="#">设为首页</A> <A href="/big5/">繁体</A> <A href="/mail.html">邮箱</A></TD></TR><TR>'
            '<TD colSpan=2>'
            f'<IMG src="/img/top.jpg" alt="{site}"></TD></TR></TABLE>')  # fmt: skip
    return (
        f'<header class="header"><div class="wrap"><a class="logo" href="/"><img src="/static/img/logo.svg" '
        f'alt="{site}">'
        '</a><div class="tools"><a class="wza" href="javascript:;">无障碍</a><a class="zz" '
        'href="?zhanzhe=1">长者版</a>'
        '<a class="login" href="/user/login">登录</a></div><div class="search-box"><input type="text" '
        'placeholder="'
        '请输入关键词"><i class="icon"></i></div></div></header>')  # fmt: skip


def menu(frame: int, ways: list[Branch]) -> str:
    """The site's menu; frame 1 writes it by a script of its own."""
    if frame == 1:
        return ""
    inner = ""
    for at, name, subs in ways:
        if frame == 0:
            below = _links(subs, '<a href="{}" target="_blank">{}</a>')
            inner += (
                f'<div class="nav-item"><h3><a href="{at}">{name}</a></h3><div class="drop">'
                f"{below}</div></div>"
            )
        elif frame == 2:
            below = _links(subs, '<A href="{}">{}</A>&nbsp;')
            inner += (
                f'<TD align=middle><A class=menu href="{at}"><B>{name}</B></A><DIV class=pop>'
                f"{below}</DIV></TD>"
            )
        else:
            below = _links(subs, '<li><a href="{}">{}</a></li>')
            opens = f'<a href="javascript:void(0)">{name}</a>' if subs else f'<a href="{at}">{name}</a>'
            inner += f'<li class="item">{opens}<div class="mega"><ul>{below}</ul></div></li>'
    return (
        f'<div class="navbar"><div class="mw">{inner}</div></div>', "",
        f"<TABLE width=1002 align=center bgColor=#b40000><TR>{inner}</TR></TABLE>",
        f'<nav><ul class="wrap">{inner}</ul></nav>')[frame]  # fmt: skip


def trail(frame: int, steps: Steps) -> str:
    """Where one is."""
    told = [f'<a href="{at}">{name}</a>' if at else f"{name}" for name, at in steps]
    home = '<a href="/">首页</a>'
    if frame == 0:
        return f'<div class="mbx mw"><i></i>当前位置:&nbsp;{"<em>/</em>".join((home, *told))}</div>'
    if frame == 1:
        return f'<div class="BreadcrumbNav">您当前的位置：{"&nbsp;&gt;&nbsp;".join((home, *told))}</div>'
    if frame == 2:
        return (
            f"<TABLE width=1002 align=center><TR><TD class=dqwz>"
            f"您的位置：{' -> '.join((home, *told))}</TD></TR></TABLE>"
        )
    rows = "".join(f"<li>{step}</li>" for step in (home, *told))
    return f'<ul class="crumb wrap">{rows}</ul>'


def foot(frame: int, place: Place, rng: Random) -> str:
    """Other governments, who runs this one, counters."""
    groups = (("国务院部门网站", CENTRAL), ("其他政府网站", NEAR_BY))
    if frame in (1, 2):
        friends = "".join(
            f'<select onchange="if(this.value)window.open(this.value)"><option value="">{name}</option>'
            + "".join(f'<option value="{at}">{text}</option>' for text, at in rows) + "</select>"
            for name, rows in groups)  # fmt: skip
    else:
        friends = "".join(
            f"<dl><dt>{name}</dt>"
            + "".join(f'<dd><a href="{at}" target="_blank">{text}</a></dd>' for text, at in rows) + "</dl>"
            for name, rows in groups)  # fmt: skip
    return (
        f'<div class="yqlj">{friends}</div><div class="footer"><p><a href="/sitemap.html">网站地图</a> <a '
        f'href="'
        '/about.html">网站声明</a> <a href="/contact.html">联系方式</a></p><p>版权所有：'
        f"{place.county}人民政府办公室　政府网站标识码：{place.code}0003　联系电话：0{rng.randint(300, 999)}-"
        f'{rng.randint(10**6, 10**7)}</p><p><a href="https://beian.miit.gov.cn/">'
        f'备{rng.randint(10**7, 10**8)}号-1</a>'
        "</p><script src=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.js\"></script><a "
        "href=\"http://bszs.conac.cn/"
        'sitename?method=show&id=53E1"><img src="/img/dzjg.png"></a></div><script>var _trackDataType="web";'
        'document.write(unescape("%3Cspan id=\'_ideConac\'%3E%3C/span%3E"));</script>'
        '<script src="https://ta.trs.cn/c/js/ta.js"></script>')  # fmt: skip


def after(rng: Random, frame: int) -> str:
    """What stands below an article."""
    wide = rng.randint(1000, 99999)
    return (
        f'<div class="fx"><div id="share-2" class="social-share"></div>浏览次数：<span id="hits{wide}">'
        f'</span>'
        '<a href="javascript:void(0)" onclick="window.print()">【打印】</a><a '
        'href="javascript:window.close()">【关闭】</a>'
        "</div>",
        '<div class="bshare-custom"><a title="分享到" href="http://www.bShare.cn/" class="bshare-more">'
        '分享</a></div>'
        '<div class="dy"><a href="#" onclick="doPrint()">打印本页</a></div>')[frame % 2]  # fmt: skip
