"""Whole pages as portals print them: menus of sixty links, blocks of the side, links of friends, counters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

from tests.portals_grown.frames import Entry

BRANCHES = (
    ("新闻动态", ("政务要闻", "图片新闻", "部门动态", "基层动态", "媒体聚焦", "通知公告",
        "视频新闻", "专题报道")),
    ("领导之窗", ("书记信箱", "领导分工", "领导活动", "重要讲话", "历任领导", "人事任免")),
    ("政务服务", ("个人办事", "法人办事", "办事指南", "表格下载", "在线申报", "结果公示",
        "便民查询", "中介超市",
              "企业年报公示")),
    ("互动交流", ("领导信箱", "在线访谈", "民意征集", "网上调查", "常见问题", "新闻发布会",
        "留言选登", "投诉举报")),
    ("数据发布", ("统计公报", "统计月报", "统计年鉴", "数据解读", "普查数据", "财政预决算", "三公经费")),
    ("专题专栏", ("法治政府建设年度报告", "政府网站工作年度报表", "乡村振兴", "营商环境",
        "安全生产月", "主题教育",
              "双随机一公开", "重点领域信息公开")),
    ("走进我们", ("概况", "历史沿革", "自然地理", "行政区划", "人口民族", "投资指南", "旅游风光",
        "名优特产")),
    ("政策文件", ("政府文件", "部门文件", "政策解读", "规范性文件", "废止失效", "征求意见",
        "政府公报", "规划计划")),
)  # fmt: skip
"""Branches of a menu that hold no reports, and what opens below each."""
FRIENDS = (
    ("中国政府网", "http://www.gov.cn/"), ("新华网", "http://www.xinhuanet.com/"),
    ("人民网", "http://www.people.com.cn/"), ("国务院办公厅", "http://www.gov.cn/guowuyuan/"),
    ("财政部", "http://www.mof.gov.cn/"), ("教育部", "http://www.moe.gov.cn/"),
    ("省人民政府", "http://www.example-province.gov.cn/"), ("省信访局", "http://xfj.example-province.gov.cn"
        "/"),
    ("邻市", "http://www.example-city.gov.cn/"), ("阳光采购网", "http://www.example-cg.com/"))  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """What stands in the furniture of a page; `trail` has names of pages above with addresses where known."""

    owner: str
    title: str
    path: str
    head: str
    trail: list[tuple[str, str | None]]
    menu: list[Entry]
    side: str
    body: str


def branches(rng: Random, ways: dict[str, str]) -> list[Entry]:
    """The menu's branches below drawn addresses; `ways` names the stem of each branch's addresses."""
    made = list[Entry]()
    for name, below in rng.sample(BRANCHES, rng.randint(6, 8)):
        at = ways[name]
        made.append((at, name, tuple((f"{at}{n}/", entry) for n, entry in enumerate(below))))
    return made


def _friends(rng: Random) -> str:
    chosen = rng.sample(FRIENDS, 8)
    options = "".join(f"<option value='{at}'>{name}</option>" for name, at in chosen[:4])
    links = "".join(f"<a href='{at}' target='_blank'>{name}</a> " for name, at in chosen[4:])
    return f"<select onchange='jump(this)'><option>--友情链接--</option>{options}</select>{links}"


def _where(sheet: Sheet, between: str) -> str:
    return between.join(f"<a href='{at}'>{name}</a>" if at else name for name, at in sheet.trail)


# --- three builds of a page ---


def _of_cells(rng: Random, sheet: Sheet) -> str:
    menu = "".join(
        f"<TD align=center><A class=dh href='{at}'>{name}</A></TD>" for at, name, _ in sheet.menu
    )
    below = "".join(
        f"<DIV id=m{n} style='display:none'>"
        + "".join(f"<A href='{at}'>{name}</A><BR>" for at, name in subs) + "</DIV>"
        for n, (_, _, subs) in enumerate(sheet.menu))  # fmt: skip
    where = f"当前位置：<A href='/'>首页</A> &gt;&gt; {_where(sheet, ' &gt;&gt; ')}" if sheet.trail else ""
    return (
        f"<HTML><HEAD>{sheet.head}<TITLE>{escape(sheet.title)}--{sheet.owner}</TITLE>"
        "<SCRIPT language=JavaScript src='/js/date.js'></SCRIPT></HEAD><BODY topmargin=0 onload='init()'>"
        "<TABLE width=1000 border=0 align=center><TR><TD><EMBED src='/swf/top.swf' width=1000 height=180>"
        f"</TD></TR></TABLE><TABLE width=1000 align=center bgcolor=#0066cc><TR>{menu}</TR></TABLE>{below}"
        "<TABLE width=1000 align=center><TR><TD><SCRIPT>document.write(showDate());</SCRIPT></TD>"
        "<TD><FORM action='/search.asp' name=f1><INPUT name=key size=14><INPUT type=submit value=搜索>"
        f"</FORM></TD></TR></TABLE><TABLE width=1000 align=center><TR><TD width=230 valign=top>{sheet.side}"
        f"</TD><TD valign=top><P>{where}</P>{sheet.body}</TD></TR></TABLE>"
        f"<TABLE width=1000 align=center><TR><TD>{_friends(rng)}</TD></TR><TR><TD align=center>主办："
        f"{sheet.owner} 技术支持：信息中心 您是第<SCRIPT src='/count.asp'></SCRIPT>位访客<BR>"
        "<A href='http://www.beian.gov.cn/'>公网安备</A> <A href='/admin/login.asp'>管理登录</A></TD></TR>"
        "</TABLE></BODY></HTML>"
    )


def _of_blocks(rng: Random, sheet: Sheet) -> str:
    menu = "".join(
        f"<li class='mi{n}'><h3><a href='{at}'>{name}</a></h3><ul class='sub'>"
        + "".join(f"<li><a href='{to}'>{text}</a></li>" for to, text in subs) + "</ul></li>"
        for n, (at, name, subs) in enumerate(sheet.menu))  # fmt: skip
    where = (
        f"<div class='dqwz'>您的位置：<a href='/'>首页</a>>{_where(sheet, '>')}</div>"
        if sheet.trail
        else ""
    )
    share = "".join(
        f"<a href='#' class='bds_{to}' data-cmd='{to}'></a>" for to in ("weixin", "tsina", "qzone")
    )
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"'
        '>'
        f"<head>{sheet.head}<title>{escape(sheet.title)}_{sheet.owner}</title><meta name='SiteName' "
        f"content='{sheet.owner}'/><script src='/js/jquery-1.8.3.min.js'></script></head><body><div "
        f"class='top'>"
        "<a href='/wza/'>无障碍</a>|<a href='javascript:zh_tran(1)'>繁體</a>|<a href='/ask/rss/'>RSS</a>|"
        f"<a href='/ask/wap/'>手机版</a></div><div class='nav'><ul>{menu}</ul></div><div class='w1000'>"
        f"{where}"
        f"<div class='fl'>{sheet.side}</div><div class='fr'>{sheet.body}<div class='bdsharebuttonbox'>{share}"
        f"</div></div></div><div class='yqlj'>{_friends(rng)}</div><div class='foot'>主办单位：{sheet.owner} "
        "<a href='/map.html'>网站地图</a> <a href='/ask/gywm/'>关于我们</a> <a href='/ask/flsm/'>法律声明</a>"
        "<script src='http://dcs.conac.cn/js/00/000/0000/60000000/CA000000000600000.js'></script></div>"
        "<div id='floatAd'><a href='/topic/zt1/'><img src='/images/pf.gif'/></a></div></body></html>"
    )


def _of_cards(rng: Random, sheet: Sheet) -> str:
    menu = "".join(
        f"<div class='nav-item'><a class='nav-link' href='{at}'><span>{name}</span></a><div class='mega'>"
        + "".join(f"<a href='{to}' title='{text}'>{text}</a>" for to, text in subs) + "</div></div>"
        for at, name, subs in sheet.menu)  # fmt: skip
    where = (
        f"<div class='crumb'><i></i><a href='/'>首页</a> / {_where(sheet, ' / ')}</div>"
        if sheet.trail
        else ""
    )
    column = sheet.trail[-1][0] if sheet.trail else "首页"
    return (
        f"<!DOCTYPE html><html lang='zh'><head>{sheet.head}<title>{escape(sheet.title)} | {sheet.owner}"
        f"</title>"
        f"<meta name='SiteName' content='{sheet.owner}'><meta name='SiteIDCode' content='5203000012'>"
        f"<meta name='ColumnName' content='{column}'><meta name='ColumnType' content='{column}'>"
        "<link rel='stylesheet' href='/assets/css/app.css?v=3'></head><body><header><div class='bar'>"
        "<a href='javascript:void(0)' id='cniil_wza'>无障碍阅读</a><a href='/older/'>长者版</a>"
        "<a href='/ask/login'>登录</a><a href='/ask/register'>注册</a></div><form action='/so' method='get'>"
        "<input type='search' name='q'><button>搜索</button><p>热词：<a href='/so?q=公积金'>公积金</a>"
        f"<a href='/so?q=年报'>年报</a><a href='/so?q=社保'>社保</a></p></form><div class='navs'>{menu}</div>"
        f"</header>"
        f"{where}<main class='container'><div class='col-3'>{sheet.side}</div><div class='col-9'>{sheet.body}"
        f"</div>"
        f"</main><footer><section>{_friends(rng)}</section><p>{sheet.owner}版权所有　网站标识码 5203000012"
        f"</p>"
        "<a href='/map.html'>站点地图</a><a href='https://bszs.conac.cn/sitename?method=show'>事业单位</a>"
        f"</footer><div class='tools'><a href='{escape(sheet.path)}#top'>TOP</a><span class='qr'></span>"
        f"</div>"
        "<script src='/assets/js/vendor.js'></script><script>var _hmt=_hmt||[];</script></body></html>"
    )


# --- three builds of an article ---


def _plain_article(rng: Random, name: str, source: str, day: str, text: str) -> str:
    said = (
        f"[ 来源：{source} | 发布日期：{day} | 浏览：<script src='/hits.asp?id=9'></script>次 ]"
        if source
        else ""
    )
    return (
        f"<TABLE width='100%'><TR><TD align=center class=bt><h1>{name}</h1></TD></TR><TR><TD align=center>"
        f"{said}</TD></TR><TR><TD id=fontzoom>{text}</TD></TR><TR><TD>【<A href='#' onclick='window.print()'>"
        f"打印</A>】【<A href='#' onclick='fs(16)'>大</A> <A href='#'>小</A>】{rng.randint(2, 9)}人推荐</TD>"
        f"</TR></TABLE>"
    )


def _boxed_article(rng: Random, name: str, source: str, day: str, text: str) -> str:
    said = (
        f"发布时间：{day} {rng.randint(8, 17):02}:30 &nbsp; 信息来源：{source} &nbsp; 阅读次数："
        if source
        else ""
    )
    return (
        f"<div class='artbox'><h1 class='tit'>{name}</h1><div class='inf'>{said}<span id='ll'></span></div>"
        f"<div class='artcon' id='artcon'>{text}</div><div class='pn'><p>上一篇：<a href='/news/"
        f"{rng.randint(9, 99)}1.html'>"
        "关于做好假期值班工作的通知</a></p><p>下一篇：没有了</p></div><div class='ewm'>扫一扫在手机打开</div>"
        "</div>"
    )


def _carded_article(rng: Random, name: str, source: str, day: str, text: str) -> str:
    about = (
        f"<ul class='idx'><li>索引号：{rng.randint(10**8, 10**9)}/{day[:4]}-00{rng.randint(100, 999)}</li>"
        f"<li>发布机构：{source}</li><li>发文日期：{day}</li><li>主题分类：其他</li></ul>"
        if source
        else ""
    )
    return (
        f"<article class='detail'>{about}<h1>{name}</h1><div class='detail-con'>{text}</div>"
        "<div class='detail-ft'><button data-clipboard>复制链接</button><button>收藏</button></div></article>"
    )


SKINS: dict[str, Callable[[Random, Sheet], str]] = {
    "cells": _of_cells,
    "blocks": _of_blocks,
    "cards": _of_cards,
}
ARTICLES: dict[str, Callable[[Random, str, str, str, str], str]] = {
    "cells": _plain_article,
    "blocks": _boxed_article,
    "cards": _carded_article,
}
