"""What stands around the matter on the pages of the third lot: heads, menus, trails and feet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.portals_drawn.furniture import Branch
from tests.portals_drawn.places import Place

FRIENDS = (
    ("中国政府网", "https://www.gov.cn/"), ("国家信访局", "https://www.gjxfj.gov.cn/"),
    ("国家政务服务平台", "https://gjzwfw.www.gov.cn/"), ("人民网", "http://www.people.com.cn/"),
    ("新华网", "http://www.xinhuanet.com/"), ("学习强国", "https://www.xuexi.cn/"))  # fmt: skip


@dataclass(frozen=True)
class Look:
    """A page before it is dressed; `steps` are names with their addresses, `metas` the head's tags."""

    place: Place
    site: str
    title: str
    inner: str
    steps: list[tuple[str, str | None]]
    ways: list[Branch]
    metas: str
    head: str

    def trail(self, lead: str, mark: str, home: str = "首页") -> str:
        if not self.steps:
            return ""
        told = (f'<a href="{at}">{name}</a>' if at else f"<span>{name}</span>" for name, at in self.steps)
        return lead + mark.join((f'<a href="/">{home}</a>', *told))

    @property
    def friends(self) -> str:
        return "".join(f'<a href="{at}" target="_blank">{name}</a>' for name, at in FRIENDS)

    @property
    def rights(self) -> str:
        code = f"{self.place.code}0002"
        return (
            f"主办：{self.site}　承办：{self.site}办公室　网站标识码：{code}"
            f'<a href="https://beian.miit.gov.cn/">备案号</a> <a href="/gywm/">关于我们</a> '
            f'<a href="/wzdt/">网站地图</a> <a href="/jyjc/">纠错</a>'
        )


def broad(look: Look) -> str:
    """A product of 2023: a wide menu whose first entries are no links, twins for the old and the blind."""
    nav = "".join(
        f'<div class="nav-item"><a class="nav-a" href="{at if n < 2 else "javascript:;"}">{name}</a>'
        + f'<div class="nav-sub">{_plain(subs)}</div></div>'
        for n, (at, name, subs) in enumerate(look.ways))  # fmt: skip
    return (
        f"<!DOCTYPE html><html lang='zh-CN'><head>{look.head}<title>{escape(look.title)}_{look.site}</title>"
        f"{look.metas}<link rel='stylesheet' href='/static/css/app.css?v=23'></head><body><div id='app-head'>"
        f"<div class='tools'><a href='/mobile/index.html'>手机版</a><a href='/wza/'>无障碍</a><a "
        f"href='/zz/'>长者版"
        f"</a><a href='javascript:zh_tran(\"t\")'>繁</a><a href='/login?back=%2F'>登录</a></div><a "
        f"class='logo' "
        f"href='/'>{look.site}</a><form action='/so/s'><input name='qt'><button>搜索</button></form></div>"
        f"<nav>{nav}</nav><div class='loc'>{look.trail('您的位置：', '<i>&gt;</i>')}</div>"
        f"<main>{look.inner}</main>"
        f"<footer><div class='yq'>{look.friends}</div><p>{look.rights}</p></footer>"
        f"<script src='/static/js/share.js'></script><script>var _hmt=_hmt||[];</script></body></html>"
    )


def plain(look: Look) -> str:
    """Lists in lists, every sub-column a link, friends to be chosen."""
    nav = "".join(
        f"<li><a href='{at}'>{name}</a><ul>{''.join(f'<li>{_link(a, t)}</li>' for a, t in subs)}</ul></li>"
        for at, name, subs in look.ways)  # fmt: skip
    chosen = "".join(f"<option value='{at}'>{name}</option>" for name, at in FRIENDS)
    return (
        f"<!DOCTYPE html>\n<html>\n<head>\n{look.head}\n<title>{escape(look.title)}-{look.site}</title>\n"
        f"{look.metas}</head>\n<body>\n<div class='header'><span id='weather'></span><a href='/mb/'>移动端"
        f"</a>"
        f"<a href='/wap/'>WAP</a><a href='/en/'>EN</a></div><div class='nav'><ul>{nav}</ul></div>\n"
        f"<div class='dqwz'>{look.trail('当前位置：', ' &gt; ', '网站首页')}</div>\n<div "
        f"class='con'>{look.inner}"
        f"</div>\n<div class='foot'><select onchange='window.open(this.value)'><option>友情链接"
        f"</option>{chosen}"
        f"</select>{look.rights}<script src='/visit/count.js'></script></div>\n</body>\n</html>"
    )


def tabled(look: Look) -> str:
    """A site of 2012: tables, capital letters, counters."""
    cells = "".join(f'<TD height=30><A class=nav href="{at}">{name}</A></TD>' for at, name, _ in look.ways)
    below = "".join(f"<DIV id=m{n} style='display:none'>{_plain(subs)}</DIV>"
                    for n, (_, _, subs) in enumerate(look.ways))  # fmt: skip
    return (
        f"<HTML><HEAD>{look.head}<TITLE>{escape(look.title)}</TITLE>{look.metas}</HEAD><BODY leftMargin=0>"
        f"<TABLE width=1002 align=center><TR><TD><IMG src='/images/banner.jpg'></TD></TR><TR>{cells}</TR>"
        f"</TABLE>"
        f"{below}<TABLE width=1002 align=center><TR><TD class=wz>{look.trail('您现在的位置：', ' → ')}"
        f"</TD></TR><TR>"
        f"<TD vAlign=top>{look.inner}</TD></TR></TABLE><TABLE width=1002 align=center><TR><TD align=center>"
        f"{look.friends}<BR>{look.rights} 您是第<SCRIPT src='/count.asp'></SCRIPT>位访客</TD></TR></TABLE>"
        f"</BODY></HTML>"
    )


def scripted(look: Look) -> str:
    """A menu that a script writes from data in the page; the trail and the feet are static."""
    data = [{"n": name, "u": at, "c": [{"n": t, "u": a} for a, t in subs]} for at, name, subs in look.ways]
    written = json.dumps(data, ensure_ascii=False)
    top = "".join(f"<a href='{at}'>{name}</a>" for at, name, _ in look.ways[:2])
    return (
        f"<!doctype html><html><head>{look.head}<title>{escape(look.title)} - {look.site}</title>{look.metas}"
        f"<script src='/js/vue.min.js'></script></head><body><header><img alt='{look.site}' "
        f"src='/logo.svg'>{top}"
        f"<div id='menu'></div></header><script>var MENU={written};renderMenu('#menu',MENU);</script>"
        f"<ol class='bread'>{look.trail('', ' / ')}</ol><section class='page'>{look.inner}</section><footer>"
        f"{look.rights}<div class='links'>{look.friends}</div></footer></body></html>"
    )


def boxed(look: Look) -> str:
    """A disclosure platform apart from the site: a narrow head, a way back to the site."""
    nav = "".join(
        f'<li class="yj"><a href="{at}" title="{name}">{name}</a></li>' for at, name, _ in look.ways
    )
    subs = "".join(
        f"<dl>{''.join(f'<dd>{_link(a, t)}</dd>' for a, t in subs)}</dl>" for _, _, subs in look.ways
    )
    return (
        f'<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>{look.head}<title>{look.site} '
        f"{escape(look.title)}</title>{look.metas}<style>.yj{{float:left}}</style></head><body><div "
        f'id="wza"></div>'
        f'<div class="top1200"><span>今天是<script>document.write(today())</script></span><a href="/">'
        f"返回首页</a>"
        f'</div><ul class="daohang">{nav}</ul><div class="xl">{subs}</div><div class="weizhi">'
        f'{look.trail("位置：", " &gt;&gt; ")}</div><div class="zhuti">{look.inner}</div><div class="dibu">'
        f"{look.friends}<p>{look.rights}</p></div><script src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'>"
        f"</script></body></html>"
    )


def _plain(pairs: list[tuple[str, str]]) -> str:
    return "".join(_link(at, name) for at, name in pairs)


def _link(at: str, name: str) -> str:
    return f'<a href="{at}" target="_blank">{name}</a>'


SKINS: dict[str, Callable[[Look], str]] = {
    "broad": broad, "plain": plain, "tabled": tabled, "scripted": scripted, "boxed": boxed}  # fmt: skip
