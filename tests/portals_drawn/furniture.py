"""What stands around the matter on the pages of the drawn counties: heads, tools, menus, trails, feet."""

from __future__ import annotations

from html import escape
from random import Random

from tests.portals_drawn import words
from tests.portals_drawn.places import Place

Row = tuple[str, str, str]
"""Address, text and day of an entry of a list."""
Entry = tuple[str, str]
"""Address and name."""
Branch = tuple[str, str, list[Entry]]


def metas(place: Place, column: str, title: str, day: str, more: str) -> str:
    """The tags that government sites must have; of an article if `day` is given."""
    own = [
        ("SiteName", f"{place.county}人民政府"), ("SiteDomain", f"www.{place.domain}"),
        ("SiteIDCode", f"{place.code}0001")]  # fmt: skip
    if column:
        own += [("ColumnName", column), ("ColumnDescription", f"{place.county}人民政府{column}栏目"),
                ("ColumnKeywords", column), ("ColumnType", column)]  # fmt: skip
    if day:
        own += [("ArticleTitle", title), ("PubDate", f"{day} 10:26"), ("ContentSource", place.short),
                ("Keywords", ""), ("Author", ""), ("Description", title)]  # fmt: skip
    return "".join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in own) + more


def head(frame: int, place: Place) -> str:
    """Tools above the menu: other versions, search, words often sought."""
    site = f"{place.county}人民政府"
    hot = "".join(
        f"<a href='/search/?q={word}'>{word}</a>" for word in ("社保", "教师招聘", "年度报告", "公租房")
    )
    return (
        '<div class="top"><div class="w1200"><div class="fl"><a href="http://www.gov.cn/" target="_blank">'
        '中国政府网'
        f'</a><a href="/rss.html">RSS</a></div><div class="fr"><a href="javascript:void(0)" id="jtft">繁体<'
        f'/a>|'
        '<a href="javascript:void(0)" onclick="wzaOpen()">无障碍</a>|<a href="javascript:;" class="old">关'
        '怀版</a>|'
        '<a href="/user/login.html">登录</a>|<a href="/user/reg.html">注册</a></div></div></div><div class='
        '"logo">'
        f'<h2><a href="/"><img src="/images/logo.png" alt="{site}"></a></h2><form action="/search/" method='
        f'"get">'
        f'<input type="text" name="q" placeholder="请输入搜索内容"><input type="submit" value="搜索"></form>'
        f'<p>热门搜索：{hot}</p></div>',
        '<div id="barrierfree_container"><div class="header"><div class="tq"><iframe src="//i.tianqi.com/?c'
        '=code"'
        ' scrolling="no"></iframe></div><ul class="ul-top"><li><a title="长者模式" href="javascript:;">长者'
        '模式</a></li>'
        '<li><a href="/wx.html"><img src="/images/wx.png">微信</a><div class="ewm"><img src="/images/ewm.jp'
        'g"></div></li>'
        f'<li><a href="/app.html">客户端</a></li></ul><a class="logo" href="/"><img src="/images/l.png" alt'
        f'="{site}"></a>'
        '<div class="search"><input id="searchWord" type="text"><a href="javascript:void(0)" onclick="toSea'
        'rch()">搜索'
        '</a></div>',
        '<table width="1000" border="0" align="center"><tr><td height="28"><script language="javascript">sh'
        'owDate()'
        '</script></td><td align="right"><a href="#" onclick="SetHome(this,window.location)">设为首页</a> | '
        '<a href="javascript:AddFavorite()">加入收藏</a> | <a href="/mail/">政务邮箱</a> | '
        f'<a href="/big5/">繁體中文</a></td></tr><tr><td colspan="2"><img src="/images/top.jpg" alt="{site}'
        f'"></td></tr>'
        '</table>',
        '<header><div class="container"><div class="row"><div class="col-md-5"><a class="navbar-brand" href'
        '="/">'
        f'<img src="/static/logo.svg" alt="{site}"></a></div><div class="col-md-7 tool"><a href="/en/">Engl'
        f'ish</a>'
        '<a href="javascript:;" class="wza">无障碍浏览</a><a href="javascript:;" class="zlb">适老版</a><div '
        f'class="input-group"><input type="search" id="kw"><span class="btn">搜索</span></div>{hot}</div></'
        f'div></div>'
        '</header>',
    )[frame]  # fmt: skip


def menu(frame: int, ways: list[Branch]) -> str:
    """The site's menu with what opens below each entry."""
    if frame == 2:
        cells = "".join(f'<td><a href="{at}" class="nav">{name}</a></td>' for at, name, _ in ways)
        below = "".join(
            f'<div id="sub{n}" style="display:none">' + " ".join(f'<a href="{a}">{t}</a'
                f'>' for a, t in subs) + "</div>"
            for n, (_, _, subs) in enumerate(ways) if subs)  # fmt: skip
        return f'<table width="1000" align="center"><tr>{cells}</tr></table>{below}'
    inner = ""
    for at, name, subs in ways:
        below = "".join(f'<dd><a href="{a}" target="_blank">{t}</a></dd>' for a, t in subs)
        low = "".join(f'<li><a href="{a}" title="{t}">{t}</a></li>' for a, t in subs)
        inner += (
            f'<li><a href="{at}">{name}</a><dl>{below}</dl></li>',
            f'<li class="m"><h3><a href="{at}" target="_self">{name}</a></h3><ul class="sub">{low}</ul></li>',
            "",
            f'<li class="dropdown"><a class="dropdown-toggle" href="{at}">{name}<b class="caret"></b></a>'
            f'<ul class="dropdown-menu">{low}</ul></li>',
        )[frame]
    return ('<div class="nav"><ul>{}</ul></div>', '<div class="nav"><ul id="nav" class="nav clearfix">{}</u'
        'l></div>', "",
            '<nav class="navbar"><ul class="nav navbar-nav">{}</ul></nav>')[frame].format(inner)  # fmt: skip


def trail(frame: int, steps: list[tuple[str, str | None]]) -> str:
    """Where one is."""
    lead, mark, around = (
        ("当前位置：", "&nbsp;&gt;&nbsp;", '<div class="position"><div class="w1200">{}</div></div>'),
        ("您当前所在的位置：", ">", '<div class="crumbs">{}</div>'),
        (
            "您现在的位置：",
            " &gt;&gt; ",
            '<table width="1000" align="center"><tr><td class="wz">{}</td></tr></table>',
        ),
        ("", " / ", '<ol class="breadcrumb"><i class="icon-home"></i>{}</ol>'),
    )[frame]
    told = (
        f'<a href="{at}" title="{name}">{name}</a>' if at else f"<span>{name}</span>" for name, at in steps
    )
    return around.format(lead + mark.join((f'<a href="/">{"首页"}</a>', *told)))


def foot(frame: int, place: Place, rng: Random) -> str:
    """Other sites to choose, who runs this one, marks, counters."""
    neighbours = [(f"http://www.{stem}.gov.cn/", f"{name}") for stem, name in (
        ("linxian", "临县"), ("dongcheng", "东城区"), ("xihu", "西湖区"), ("nanping", "南平县"))]  # fmt: skip
    news = [("http://www.cctv.com/", "央视网"), ("http://www.chinanews.com/", "中国新闻网")]
    groups = (
        ("国家部委网站", list(words.FRIENDS)), ("市县（区）网站", neighbours),
        ("新闻媒体", news))  # fmt: skip

    def chosen(name: str, entries: list[Entry]) -> str:
        if frame in (0, 3):
            rows = "".join(f'<li><a href="{at}" target="_blank">{text}</a></li>' for at, text in entries)
            return f'<div class="yqlj"><h4>{name}</h4><ul>{rows}</ul></div>'
        rows = "".join(f'<option value="{at}">{text}</option>' for at, text in entries)
        return (f'<select onchange="window.open(this.options[this.selectedIndex].value)"><option value="#">'
                f"-----{name}-----</option>{rows}</select>")  # fmt: skip

    return (
        f'<div class="link">{"".join(chosen(name, entries) for name, entries in groups)}</div><div class="f'
        f'ooter"><p>'
        '<a href="/gywm.html">关于我们</a> | <a href="/wzdt.html">网站地图</a> | <a href="/lxwm.html">联系'
        '我们</a> | '
        f'<a href="/yssm.html">隐私声明</a></p><p>主办单位：{place.county}人民政府 　承办单位：'
        f'{place.county}人民政府办公室　'
        f'网站标识码：{place.code}0001</p><p><a href="https://beian.miit.gov.cn/">ICP备'
        f'{rng.randint(10**7, 10**8)}号</a>'
        f'<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={place.code}">公网安备'
        f'{place.code}02000'
        "号</a></p><script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E\"));</script>"
        "<a href='http://bszs.conac.cn/sitename?method=show'><img src='/images/red.png'></a><script id='_ji"
        "ucuo_' "
        f"sitecode='{place.code}0001' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script></div><sc"
        f"ript>"
        "var _hmt=_hmt||[];(function(){var hm=document.createElement('script');hm.src='https://hm.baidu.com"
        "/hm.js?c1';"
        "document.body.appendChild(hm);})();</script>"
    )  # fmt: skip


def share() -> str:
    """What stands below an article."""
    return (
        '<div class="share"><span>分享到：</span><div class="bdsharebuttonbox"><a href="#" class="bds_weixi'
        'n" data-cmd='
        '"weixin"></a><a href="#" class="bds_tsina" data-cmd="tsina"></a></div><a href="javascript:window.p'
        'rint()">打印'
        '</a><a href="javascript:window.close()">关闭窗口</a></div><div class="ewm"><img src="/images/wm.pn'
        'g"><p>扫一扫在手机'
        "打开当前页</p></div>"
    )  # fmt: skip


def catalogued(rng: Random, title: str, source: str, day: str, theme: str = "政府信息公开年报") -> str:
    """The table above papers that are disclosed."""
    number = f"{rng.randint(10**8, 10**9)}/{day[:4]}-{rng.randint(1, 9999):05}"
    cells = (("索 引 号", number), ("主题分类", theme), ("发布机构", source), ("发布日期", day),
             ("名　　称", title), ("文　　号", ""))  # fmt: skip
    rows = "".join(
        f"<tr><td><b>{a}：</b></td><td>{b}</td><td><b>{c}：</b></td><td>{d}</td></tr>"
        for (a, b), (c, d) in zip(cells[::2], cells[1::2], strict=True))  # fmt: skip
    return f'<table class="xxgk_table" width="100%" border="0">{rows}</table>'
