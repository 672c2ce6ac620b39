"""What changes around the texts of a site and is no edit of any."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Layer, Night, on_pages
from tests.portals_years.material import Material

Drawn = Callable[[Random], str]
_NEWS = ("全县召开重点项目推进会", "县领导调研安全生产工作", "我县举办文化旅游节", "春季义务植树活动启动",
         "某某镇开展人居环境整治", "县政府召开常务会议", "送戏下乡活动走进村庄",
         "防汛应急演练圆满完成")  # fmt: skip


def _counter(rng: Random) -> str:
    n, made = rng.randint(1, 99999), rng.randrange(5)
    return (
        f"<span>浏览次数：{n}</span>",
        f"<div class='ll'>阅读：<i id='hits'>{n}</i> 次　点赞：<b>{n // 30}</b></div>",
        f"<p align='center'>点击数：{n}　分享：{n % 50}</p>",
        f"<div>访问量：[ {n} ] 下载次数：{n % 90}</div>",
        f"<font color='gray'>已有 {n} 人浏览</font>",
    )[made]


def _related(rng: Random) -> str:
    rows = "".join(
        f"<li><a href='/xgxw/{rng.randint(10**4, 10**6)}.html'>{text}</a></li>"
        for text in rng.sample(_NEWS, 5)
    )
    name = rng.choice(("相关新闻", "热点推荐", "猜你喜欢", "最新动态", "大家都在看"))
    return f"<div class='xg'><h3>{name}</h3><ul>{rows}</ul></div>"


def _weather(rng: Random) -> str:
    low = rng.randint(-5, 20)
    return (
        f"<div class='tq'>今天是2025年4月{rng.randint(1, 9)}日 星期{rng.choice('一二三四五六日')} "
        f"{rng.choice(('晴', '多云', '小雨', '阴转晴'))} {low}℃~{low + 9}℃ "
        f"空气质量：{rng.choice('优良')}</div>"
    )


def _foot(rng: Random) -> str:
    return (
        f"<div class='copyright'>版权所有 © {rng.randint(2010, 2020)}-{rng.randint(2021, 2026)} 县人民政府　"
        f"ICP备{rng.randint(10**7, 10**8)}号　您是第 {rng.randint(10**5, 10**7)} 位访客　技术支持："
        f"{rng.choice(('某某科技', '县大数据中心', '融媒体中心'))}</div>"
    )


def _share(rng: Random) -> str:
    return rng.choice(
        (
            "<div class='bdsharebuttonbox'>分享到：<a class='bds_weixin'>微信</a>"
            "<a class='bds_tsina'>新浪微博</a></div>",
            "<div class='share'>分享 <i title='QQ空间'></i><i title='微信'></i> 收藏 打印 关闭</div>"
            f"<script src='/js/share.js?v={rng.random()}'></script>",
            "<div id='ewm'>扫一扫在手机打开当前页</div><script>qr(location.href)</script>",
        )
    )


def _banner(rng: Random) -> str:
    return rng.choice(
        (
            "<div id='piao' style='position:fixed;left:10px'><a href='/zt/dj/'><img "
            "src='/i/p.jpg' alt='扫码关注我们'></a><span onclick='gb()'>关闭</span></div>",
            "<div class='tl'><a href='/zt/xcx/'><img src='/i/banner.jpg' alt='热烈庆祝建县周年'></a></div>",
            "<style>html{filter:grayscale(100%);-webkit-filter:grayscale(100%)}</style>",
            "<div class='tip'>温馨提示：本网站将于本周六凌晨进行系统维护，届时暂停访问，敬请谅解。</div>",
            "<a class='wza' href='javascript:void(0)'>无障碍浏览</a>"
            "<a href='javascript:aged()'>进入关怀版</a>",
        )
    )


def _tokens(rng: Random) -> str:
    return (
        f"<input type='hidden' name='_csrf' value='{rng.getrandbits(128):032x}'>"
        f"<!-- 页面生成时间 2025-04-0{rng.randint(1, 9)} {rng.randint(10, 23)}:{rng.randint(10, 59)} -->"
        f"<script>var sid='{rng.getrandbits(64):016x}';</script>"
    )


def after_title(text: str, said: str) -> str:
    """Below the first heading of a page."""
    return re.sub(r"</h1>", lambda hit: hit[0] + said, text, count=1, flags=re.I)


def at_foot(text: str, said: str) -> str:
    return _before(text, r"</body>", said)


def at_head(text: str, said: str) -> str:
    return re.sub(r"<body[^>]*>", lambda hit: hit[0] + said, text, count=1, flags=re.I)


def below_text(text: str, said: str) -> str:
    """Between a report's last paragraph and what follows."""
    ends = [hit.end() for hit in re.finditer(r"</p>|</table>", text, re.I)]
    return text[: ends[-1]] + said + text[ends[-1] :] if ends else text


def _before(text: str, mark: str, said: str) -> str:
    hits = list(re.finditer(mark, text, re.I))
    return text[: hits[-1].start()] + said + text[hits[-1].start() :] if hits else text + said


Place = Callable[[str, str], str]
_KINDS: dict[str, tuple[Drawn, tuple[Place, ...]]] = {
    "counters": (_counter, (after_title, below_text, at_foot)),
    "related news": (_related, (at_foot, at_head, below_text)),
    "weather": (_weather, (at_head,)),
    "feet": (_foot, (at_foot,)),
    "ways to share": (_share, (at_foot, after_title, below_text)),
    "banners": (_banner, (at_head, at_foot)),
    "tokens": (_tokens, (at_foot, after_title)),
}


def printed(m: Material, drawn: Drawn, place: Place, told: str) -> Layer:
    """On every page, another at each address."""
    return on_pages(
        lambda asked, text: place(text, drawn(Random(f"{m.portal.seed}{asked.target}{told}"))), m.encoding
    )


def _restless(drawn: Drawn, places: tuple[Place, ...]) -> Callable[[Material], Aged]:
    """There on the first night or not, and another on each night."""

    def kind(m: Material) -> Aged:
        place = m.rng.choice(places)
        nights = [Night((printed(m, drawn, place, str(n)),)) for n in (1, 2, 3)]
        if m.rng.random() < 0.5:
            nights[0] = Night()
        return Aged(m.portal, tuple(nights))

    return kind


_RENAMED = {
    "首页": "网站首页", "新闻中心": "新闻资讯", "办事服务": "政务服务", "互动交流": "政民互动",
    "政务公开": "政府信息公开", "信息公开": "政务公开", "公开年报": "政府信息公开年报",
    "专题专栏": "专题", "年度报告": "信息公开年报"}  # fmt: skip


def renamed_columns(_: Request, text: str) -> str:
    """Links of menus by other names."""
    return re.sub(
        r"(<a\b[^>]*>)([^<>]{2,8})(?=</a>)", lambda hit: hit[1] + _RENAMED.get(hit[2], hit[2]), text
    )


def new_columns(m: Material) -> Aged:
    """The menu has a new entry and calls others something else."""
    entries = "".join(
        f"<li><a href='/xlm/{n}/'>{name}</a></li>"
        for n, name in enumerate(
            m.rng.sample(("数据开放", "营商环境", "基层政务公开", "乡村振兴", "投资指南"), 3)
        )
    )
    head = on_pages(lambda _, text: at_head(text, f"<ul class='newnav'>{entries}</ul>"), m.encoding)
    names = on_pages(renamed_columns, m.encoding)
    night = Night((head, names))
    return Aged(m.portal, (Night(), night, night))


def nothing(m: Material) -> Aged:
    """Nothing happens."""
    return Aged(m.portal, (Night(), Night(), Night()))


KINDS: dict[str, Callable[[Material], Aged]] = {
    "nothing": nothing,
    "new columns": new_columns,
    **{name: _restless(*kind) for name, kind in _KINDS.items()},
}
