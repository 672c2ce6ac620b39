"""What stands around the matter on county sites: heads, menus, trails, feet, articles, lists, pagers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

Row = tuple[str, str, str]
"""Address, text and day of an entry of a list."""
Entry = tuple[str, str]
"""Address and name."""
FRIENDS = (
    ("http://www.gov.cn/", "中国政府网"),
    ("https://www.stats.gov.cn/", "国家统计局"),
    ("http://www.people.com.cn/", "人民网"),
    ("http://www.xinhuanet.com/", "新华网"),
    ("https://www.chinatax.gov.cn/", "国家税务总局"),
    ("http://www.creditchina.gov.cn/", "信用中国"),
)


def metas(site: str, code: str, column: str, title: str, day: str) -> str:
    """The tags that the rules for government sites ask for; of an article if `day` is given."""
    own = (
        ("SiteName", site),
        ("SiteDomain", ""),
        ("SiteIDCode", code),
        ("ColumnName", column),
        ("ColumnType", column),
    )
    paper = (("ArticleTitle", title), ("PubDate", f"{day} 10:12"), ("ContentSource", site)) if day else ()
    return "".join(f'<meta name="{name}" content="{escape(text)}"/>' for name, text in (*own, *paper))


def top(rng: Random, site: str) -> str:
    """Tools above the menu: switches, search, weather, words often sought."""
    hot = "".join(
        f'<a href="/search/?q={word}">{word}</a>' for word in ("公积金", "年度报告", "招聘", "社保")
    )
    shapes = (
        '<div class="topbar"><span id="date"><script>showDate();</script></span>'
        '<iframe src="//i.tianqi.com/index.php?c=code"'
        ' width="300" height="20"></iframe><a href="javascript:void(0)" onclick="toggleOlder()">长者版'
        '</a><a href='
        f'"javascript:;" id="wza">无障碍阅读</a><a href="/wx/">微信</a><a href="/login">登录</a></div>'
        '<div class="logo"><a '
        f'href="/"><img src="/images/logo.png" alt="{site}"></a></div>'
        '<form action="/search/" method="get"><input name="q" '
        f'placeholder="请输入关键字"><button>搜索</button></form><p>热搜：{hot}</p>',
        "<table width=1000 align=center><tr><td>"
        "<a href=# onClick=\"this.style.behavior='url(#default#homepage)'\">设为首页"
        '</a> | <a href="javascript:window.external.addFavorite(location.href,document.title)">加入收藏'
        '</a> | <a '
        f"href='/rss/'>RSS订阅</a></td></tr><tr><td><img src=/img/banner.jpg width=1000 alt={site}>"
        "</td></tr></table>",
        '<header class="container"><div class="row"><div class="col-md-4">'
        '<img src="/static/logo.svg" alt="logo"></div><div '
        'class="col-md-8"><a class="ghb" href="javascript:;">关怀版</a>'
        '<a class="jt" href="javascript:zh_tran(\'t\');">繁體'
        '</a><a href="/mobile/">移动版</a><input id="kw" type="text"><i onclick="dosearch()"></i></div>'
        '</div></header>',
    )
    return shapes[rng.randrange(3)]


def foot(rng: Random, site: str, code: str, locals_: list[Entry]) -> str:
    """Choices of other sites, those of departments among them, and who runs this one."""

    def options(entries: tuple[Entry, ...] | list[Entry]) -> str:
        return "".join(f'<option value="{at}">{name}</option>' for at, name in entries)

    choices = "".join(
        f"<select onchange=\"if(this.value)window.open(this.value)\"><option value=''>{name}"
        f"</option>{options(entries)}</select>"
        for name, entries in (("国家部委网站", FRIENDS), ("县（区）网站", locals_))
    )
    hits = rng.choice(
        (
            f"<script>document.write(unescape('%3Cspan id=\"_ideConac\"%3E'))</script>访问量："
            f"<b id='pv'>{rng.randint(10**5, 10**8)}</b>",
            "<script>var _hmt=_hmt||[];(function(){var hm=document.createElement('script');hm.src='http"
            "s://hm.baidu.com/hm.js?"
            "1f';document.body.appendChild(hm);})();</script>",
            "",
        )
    )
    return (
        f"<div class='friend'>{choices}</div><div class='footer'><a href='/map.html'>网站地图</a> | "
        "<a href='/about/lxwm.html'>"
        f"联系我们</a> | <a href='/about/yssm.html'>隐私声明</a>"
        f"<p>主办单位：{site}办公室　网站标识码：{code}　<a "
        f"href='https://beian.miit.gov.cn/'>ICP备{code[:8]}号-1</a></p>"
        "<a href='http://bszs.conac.cn/sitename'><img "
        f"src='/images/dzjg.png' alt='党政机关'></a>"
        "<a href='https://zfwzgl.www.gov.cn/exposure/jiucuo.html'>政府网站找错</a>"
        f"{hits}</div>"
    )


# --- menus: the whole of a site's, with what opens below each ---

Branch = tuple[str, str, list[Entry]]


def _hover(ways: list[Branch]) -> str:
    def below(entries: list[Entry]) -> str:
        rows = "".join(f"<li><a href='{at}'>{name}</a></li>" for at, name in entries)
        return f"<ul class='sub'>{rows}</ul>" if rows else ""

    return (
        "<div class='nav'><ul>"
        + "".join(
            f"<li><a href='{at}' target='_blank'>{name}</a>{below(subs)}</li>" for at, name, subs in ways
        )
        + "</ul></div>"
    )


def _bars(ways: list[Branch]) -> str:
    firsts = " | ".join(f"<a href='{at}'><b>{name}</b></a>" for at, name, _ in ways)
    seconds = "".join(
        f"<div id='m{n}' style='display:none'>"
        + "·".join(f"<a href='{at}'>{name}</a>" for at, name in subs)
        + "</div>"
        for n, (_, _, subs) in enumerate(ways)
        if subs
    )
    return f"<div id='menu'>{firsts}</div>{seconds}"


def _lists(ways: list[Branch]) -> str:
    return (
        "<nav>"
        + "".join(
            f"<dl><dt><a href='{at}' title='{name}'>{name}</a></dt>"
            + "".join(f"<dd><a href='{to}' title='{text}'>{text}</a></dd>" for to, text in subs)
            + "</dl>"
            for at, name, subs in ways
        )
        + "</nav>"
    )


MENUS: tuple[Callable[[list[Branch]], str], ...] = (_hover, _bars, _lists)


def trail(rng_shape: int, steps: list[tuple[str, str | None]]) -> str:
    """Where one is, in one of four ways."""
    lead, mark, around = (
        ("您当前所在位置：", " &gt; ", "<div class='crumb'>{}</div>"),
        ("当前位置：", "&gt;&gt;", "<div class='dqwz'>{}</div>"),
        ("您的位置：", " / ", "<p class='position'>{}</p>"),
        ("", "<i>&gt;</i>", "<div class='bread'><img src='/i/home.png'>{}</div>"),
    )[rng_shape % 4]
    told = mark.join(
        f"<a href='{at}'>{name}</a>" if at else f"<span>{name}</span>" for name, at in (("首页", "/"), *steps)
    )
    return around.format(lead + told)


# --- articles: what stands around a text ---


def _catalogued(rng: Random, name: str, source: str, day: str, text: str) -> str:
    number = f"{rng.randint(10**7, 10**8)}/{day[:4]}-{rng.randint(1, 99999):05}"
    cells = (
        ("索引号", number),
        ("主题分类", "政府信息公开年报"),
        ("发布机构", source),
        ("成文日期", day),
        ("文　　号", "无"),
        ("有效性", "有效"),
        ("名　　称", name),
        ("发布日期", day),
    )
    rows = "".join(
        f"<tr><td>{a}:</td><td>{b}</td><td>{c}:</td><td>{d}</td></tr>"
        for (a, b), (c, d) in zip(cells[::2], cells[1::2], strict=True)
    )
    return (
        f"<table class='xxgk_head' width='100%'>{rows}</table><h1 class='title'>{name}</h1>"
        "<div class='tools'>【字体：<a "
        "href='javascript:doZoom(18)'>大</a> <a href='javascript:doZoom(16)'>中</a> "
        "<a href='javascript:doZoom(14)'>小</a>】"
        f"<a href='javascript:window.print()'>打印</a></div><div class='xxgk_con'>{text}</div>"
    )


def _lined(rng: Random, name: str, source: str, day: str, text: str) -> str:
    hits = f"<script src='/count.jsp?id={rng.randint(1, 10**6)}'></script>"
    return (
        f"<h1>{name}</h1><div class='info'><span>发布时间：{day} 15:{rng.randint(10, 59)}</span>"
        f"<span>来源：{source}</span><span>"
        f"浏览次数：{hits}</span></div><div class='con'>{text}</div><div class='bdsharebuttonbox'>"
        "<a href='#' class='bds_more' "
        "data-cmd='more'>分享到</a><a href='#' class='bds_weixin'></a></div><p>扫一扫在手机打开当前页"
        "</p><div id='qr'></div>"
    )


def _tabled(rng: Random, name: str, source: str, day: str, text: str) -> str:
    return (
        f"<TABLE width='96%' align=center><TR><TD align=center><h1>{name}</h1></TD></TR><TR>"
        "<TD align=center bgcolor=#eeeeee>"
        f"{source}　{day}　点击：<span id=clicks>{rng.randint(1, 3000)}</span>次</TD></TR><TR>"
        f"<TD class=content>{text}</TD></TR><TR>"
        "<TD align=right><a href='javascript:self.close()'>【关闭窗口】</a></TD></TR></TABLE>"
    )


ARTICLES: tuple[Callable[[Random, str, str, str, str], str], ...] = (_catalogued, _lined, _tabled)


# --- lists and what turns their pages ---


def listing(rows: list[Row], shape: int, cut: int = 0) -> str:
    """Rows of a list in one of five shapes; `cut`: texts end after so many letters, whole in their title."""
    around, row = _SHAPES[shape % len(_SHAPES)]

    def short(text: str) -> str:
        return f"{text[:cut]}..." if cut and len(text) > cut else text

    return around.format("".join(row.format(escape(at), short(text), day, text) for at, text, day in rows))


_SHAPES = (
    (
        "<ul class='list'>{}</ul>",
        "<li><a href='{0}' target='_blank' title='{3}'>{1}</a><span>{2}</span></li>",
    ),
    (
        "<table width='100%' class='tb'>{}</table>",
        "<tr><td><img src='/i/dot.gif'></td><td><a href=\"{0}\" title='{3}'>{1}</a></td><td>{2}</td></tr>",
    ),
    ("<ul>{}</ul>", "<li><span class='date'>{2}</span><h4><a title='{3}' href='{0}'>{1}</a></h4></li>"),
    ("<div class='lb'>{}</div>", "<dl><dt><a\n href='{0}' title='{3}'>{1}</a></dt><dd>[{2}]</dd></dl>"),
    (
        "<div class='news'>{}</div>",
        "<div class='row'><a href='{0}' title='{3}'><p>{1}</p><i>{2}</i></a></div>",
    ),
)


def menu(*pairs: Entry) -> str:
    """Entries of a menu."""
    return (
        "<ul class='tree'>"
        + "".join(f"<li><a href='{escape(at)}'>{name}</a></li>" for at, name in pairs)
        + "</ul>"
    )


def numbered(address: Callable[[int], str]) -> Callable[[int, int], str]:
    """Links of pages with their numbers, the first, the next, the last."""

    def made(k: int, of: int) -> str:
        links = "".join(
            f"<a href='{address(n)}'>{n + 1}</a>" if n != k else f"<span class='cur'>{n + 1}</span>"
            for n in range(of)
        )
        after = f"<a href='{address(k + 1)}'>下一页</a>" if k + 1 < of else "<span>下一页</span>"
        return f"<a href='{address(0)}'>首页</a>{links}{after}<a href='{address(of - 1)}'>尾页</a>共{of}页"

    return made
