"""Products made elsewhere that some counties run, from SharePoint to Drupal."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing, menu


def _mixed(p: Grown, address: Callable[[int], str], crumbs: tuple[str, ...], others: int) -> list[Row]:
    """Two or three reports of each body and so many other papers, in any order."""
    rows = [
        p.filed(address(p.number()), unit, year, crumbs=crumbs)
        for unit in p.bodies(5, 4) for year in p.years(p.rng.randint(2, 3))]  # fmt: skip
    rows += [p.other(address, crumbs) for _ in range(others)]
    p.rng.shuffle(rows)
    return rows


def sharepoint(seed: int) -> Grown:
    """A list of SharePoint: a script sends to the next page, heads sort, a click opens a dialogue."""
    p = Grown(seed, "sharepoint")
    p.calls, p.section, p.base = "政务公开", "/zwgk/Pages/default.aspx", "/zwgk/Pages/"
    name, site = p.rng.choice(words.NB), "/zwgk/Lists/nb"
    view = "{" + f"{p.rng.getrandbits(128):032X}" + "}"
    crumbs, per = ("政务公开", name), p.rng.choice((10, 15))
    rows = _mixed(p, lambda n: f"{site}/DispForm.aspx?ID={n}", crumbs, 6)
    shown = dict[str, Answer]()
    for at in range(0, len(rows), per):
        cells = "".join(
            f'<tr class="{"ms-alternating" if n % 2 else ""}"><td class="ms-vb-icon">'
            '<img src="/_layouts/images/'
            'icgen.gif" alt=""></td><td class="ms-vb-title"><table><tr><td>'
            f'<a onfocus="OnLink(this)" href="{to}" '
            f'onclick="EditLink2(this,1);return false;" target="_self">{text}</a></td></tr></table></td>'
            f'<td class="ms-vb2"><nobr>{day.replace("-", "/")} 10:2{n % 10}</nobr></td></tr>'
            for n, (to, text, day) in enumerate(rows[at : at + per]))
        head = "".join(
            f'<th class="ms-vh"><a href="javascript:" onclick="javascript:return OnClickFilter(this,event);" '
            f'sortingfields="SortField={key}&amp;SortDir=Asc&amp;View={view}">{text}</a></th>'
            for key, text in (("DocIcon", "类型"), ("LinkTitle", "标题"), ("Created", "创建时间")))
        last = at + per
        on = (
            f"Paged=TRUE\\u0026p_ID={last}\\u0026PageFirstRow={last + 1}\\u0026View={quote(view)}"
            if last < len(rows) else "")  # fmt: skip
        arrow = (
            f'<td class="ms-paging">{at + 1} - {min(last, len(rows))}</td><td>'
            '<a href=\'javascript:RefreshPageTo('
            f'event, "{site}/AllItems.aspx?{on}");\'><img src="/_layouts/2052/images/next.gif" border="0" '
            'alt="下一页"></a></td>' if on else "")  # fmt: skip
        body = (
            f'<table class="ms-listviewtable"><tr class="ms-viewheadertr">{head}</tr>{cells}</table>'
            f'<table class="ms-bottompaging"><tr>{arrow}</tr></table>')
        p.way(f"{site}/AllItems.aspx", name, body, crumbs=crumbs)
        shown[str(at)] = p.popped(f"{site}/AllItems.aspx")
        if at:
            p.ways.add(f"{site}/AllItems.aspx?p_ID={at}")
    p.dynamic[f"{site}/AllItems.aspx"] = lambda asked: shown.get(asked.query.get("p_ID", "0"))
    p.enter((f"{site}/AllItems.aspx", name))
    return p


def domino(seed: int) -> Grown:
    """A categorised view of Domino: bodies fold open at a click, in some databases all of them at once."""
    p = Grown(seed, "domino")
    base = p.rng.choice(("/xxgk.nsf", "/web/zfxxgk.nsf"))
    p.calls, p.section, p.base = "信息公开", f"{base}/index?OpenPage", f"{base}/"
    name, is_open, per = p.rng.choice(words.NB), p.rng.random() < 0.5, 30
    view, crumbs = f"{base}/nb", ("信息公开", name)
    held = {
        unit: [p.filed(f"{base}/0/{p.rng.getrandbits(128):032X}?OpenDocument", unit, year, crumbs=crumbs)
               for year in p.years(p.rng.randint(2, 4))]
        for unit in p.bodies(6, 5)}  # fmt: skip

    def page(asked: Request) -> Answer | None:
        told = asked.query
        start, opened = int(told.get("Start") or 1), int(told.get("Expand") or 0)
        lines = list[str]()
        for n, (unit, rows) in enumerate(held.items(), 1):
            folded = "ExpandView" not in told and n != opened
            what, icon, hint = (
                ("Expand", "expand", "显示") if folded else ("Collapse", "collapse", "隐藏"))
            lines.append(
                f'<tr><td colspan="3"><a href="{view}?OpenView&amp;Start={start}&amp;Count={per}&amp;'
                f'{what}={n}#{n}" '
                f'target="_self"><img src="/icons/{icon}.gif" border="0" alt="{hint}{unit}的详细信息"></a>'
                f'<b>{unit}</b></td></tr>')
            if not folded:
                lines += [
                    f'<tr><td></td><td>{day}</td><td><a href="{to}">{text}</a></td>'
                    '</tr>' for to, text, day in rows]
        both = (
            f'<a href="{view}?OpenView&amp;Start=1&amp;Count={per}&amp;ExpandView">全部展开</a> | '
            f'<a href="{view}?OpenView&amp;Start=1&amp;Count={per}&amp;CollapseView">'
            '全部折叠</a> | ' if is_open else "")
        more = "&amp;ExpandView" if "ExpandView" in told else ""
        turns = "".join(
            f'<a href="{view}?OpenView&amp;Start={max(1, min(to, len(lines)))}&amp;Count={per}{more}">'
            f'{text}</a> '
            for to, text in ((start - per, "上一页"), (start + per, "下一页")))
        body = f"{both}{turns}<table>{''.join(lines[start - 1 : start - 1 + per])}</table>"
        made = p.drawn(asked)
        made.put(view, name, body, crumbs=crumbs)
        return made.popped(view)

    p.dynamic[view] = page
    whole = sum(1 + len(rows) for rows in held.values())
    p.ways |= {f"{view} {n}" for n in range(1 + (-(-whole // per) if is_open else len(held)))}
    p.enter((f"{view}?OpenView", name))
    return p


def liferay(seed: int) -> Grown:
    """Liferay: each body has a page of its own; addresses bear portlets, their states and ways back."""
    p = Grown(seed, "liferay")
    p.calls, p.section, p.base = "政务公开", "/web/zwgk/home", "/web/zwgk/"
    name, units = p.rng.choice(words.NB), list[tuple[str, str]]()
    for n, unit in enumerate(p.bodies(5, 4)):
        at = f"/web/{p.rng.choice(('bm', 'dw', 'org'))}{n + 3}/nb"
        units.append((at, unit))
        _community(p, at, unit, name)
    p.way("/web/zwgk/dw", "部门和乡镇", menu(*units), crumbs=("政务公开", "部门和乡镇"))
    p.enter(("/web/zwgk/dw", "部门和乡镇信息公开"))
    return p


def _community(p: Grown, at: str, unit: str, name: str) -> None:
    """A page with an asset publisher of the body's reports, turned over by its portlet's parameters."""
    portlet = f"101_INSTANCE_{''.join(p.rng.sample('abcdefghABCDEFGH0123456789', 4))}"
    crumbs, per = (unit, name), p.rng.choice((2, 3, 5))
    query = f"p_p_id={portlet}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&p_p_col_id=column-2"
    papers, shown, rows = dict[str, Answer](), dict[str, Answer](), list[Row]()
    for year in p.years(p.rng.randint(2, 5)):
        number = p.number()
        to = (
            f"{at}?p_p_id={portlet}&p_p_lifecycle=0&p_p_state=maximized&p_p_mode=view"
            f"&_{portlet}_struts_action=%2Fasset_publisher%2Fview_content&_{portlet}_assetEntryId={number}"
            f"&_{portlet}_type=content&_{portlet}_urlTitle=nb-{year}")
        rows.append(p.filed(to, unit, year, crumbs=crumbs))
        papers[str(number)] = p.popped(to)
    for k in range(0, len(rows), per):
        cells = "".join(
            f'<div class="asset-abstract"><h3 class="asset-title"><a href="{escape(to)}">{text}</a></h3>'
            f'<div class="asset-content"><div class="asset-summary">本报告依照有关规定编制，现予公布……</div>'
            f'<div class="asset-more"><a href="{escape(to)}&amp;'
            f'redirect={quote(at + "?" + query, safe="")}">阅读更多'
            f'<span class="hide-accessible">关于{text}</span> »</a></div></div>'
            '</div>' for to, text, _ in rows[k : k + per])
        turns = "".join(
            f'<li><a href="{at}?{escape(query)}&amp;_{portlet}_delta={per}&amp;_{portlet}_keywords='
            f'&amp;_{portlet}_advancedSearch=false&amp;p_r_p_564233524_resetCur=false&amp;'
            f'_{portlet}_cur={n}">{n}</a></li>'
            for n in range(1, -(-len(rows) // per) + 1))
        turns = f'<ul class="pagination">{turns}</ul>' if len(rows) > per else ""
        tools = f'<a href="/c/portal/login?p_l_id={p.rng.randint(10**4, 10**5)}" rel="nofollow">登录</a>'
        p.way(at, f"{unit}-{name}", f"{tools}{cells}{turns}", crumbs=crumbs)
        shown[str(k // per + 1)] = p.popped(at)
        if k:
            p.ways.add(f"{at} {k}")

    def page(asked: Request) -> Answer | None:
        told = asked.query
        number = told.get(f"_{portlet}_assetEntryId")
        return papers.get(number) if number else shown.get(told.get(f"_{portlet}_cur", "1"))

    p.dynamic[at] = page


def joomla(seed: int) -> Grown:
    """Joomla: one index.php, twins to print, to send and to keep, a choice of how many rows a page has."""
    p = Grown(seed, "joomla")
    item, category = p.rng.randint(100, 300), p.rng.randint(10, 99)
    at = f"/index.php?option=com_content&view=category&id={category}&Itemid={item}"
    p.calls, p.base = "政务公开", "/zwgk/"
    p.section = f"/index.php?option=com_content&view=categories&id=2&Itemid={item - 1}"
    name, per, start = p.rng.choice(words.NB), p.rng.choice((10, 20)), p.rng.choice(("start", "limitstart"))
    crumbs = ("政务公开", name)
    rows = _mixed(
        p, lambda n: f"/index.php?option=com_content&view=article&id={n}:nb&catid={category}"
            f"&Itemid={item}", crumbs, 5)
    for k in range(0, len(rows), per):
        cells = "".join(
            f'<tr class="cat-list-row{n % 2}"><td class="list-title"><a href="{escape(to)}">{text}</a>'
            f'</td><td class="list-date">{day}</td><td class="list-hits">{p.rng.randint(1, 999)}</td><td>'
            f'<a href="{escape(to)}&amp;tmpl=component&amp;print=1&amp;page=">'
            '<img src="/images/print.png" alt="打印"></a>'
            '<a href="/index.php?option=com_mailto&amp;tmpl=component&amp;'
            f'link={base64.b64encode(to.encode()).decode()}">'
            '<img src="/images/mail.png" alt="电子邮件"></a></td>'
            '</tr>' for n, (to, text, day) in enumerate(rows[k : k + per]))
        turns = "".join(
            f'<li><a class="pagenav" href="{escape(at)}{f"&amp;{start}={n * per}" if n else ""}">'
            f'{n + 1}</a></li>'
            for n in range(-(-len(rows) // per)) if n != k // per)
        sizes = "".join(f"<option value='{n}'>{n or '全部'}</option>" for n in (5, 10, 20, 50, 100, 0))
        body = (
            f'<a href="{escape(at)}&amp;format=feed&amp;type=rss">RSS</a>'
            f'<form action="{escape(at)}" method="post" '
            f'name="adminForm"><select name="limit" onchange="this.form.submit()">{sizes}</select><table>'
            f'{cells}</table>'
            f'<ul class="pagination">{turns}</ul></form>')
        p.way(f"{at}&{start}={k}" if k else at, name, body, crumbs=crumbs)
    p.way(p.section, p.calls, p.columns(p.base, (at, name)), crumbs=(p.calls,))
    p.front()
    return p


def drupal(seed: int) -> Grown:
    """Drupal: terms and nodes; an entry has its name, 阅读全文, a log-in for comments and a term."""
    p = Grown(seed, "drupal")
    name, per, term = p.rng.choice(words.NB), p.rng.choice((10, 12)), p.rng.randint(20, 90)
    at, crumbs = f"{p.rng.choice(('', '/zh-hans'))}/taxonomy/term/{term}", ("政务公开", name)
    p.calls, p.section, p.base = "政务公开", "/zwgk", "/zwgk/"
    stem = at.partition("/taxonomy")[0]
    p.dynamic[f"{stem}/taxonomy/term/"] = p.noise
    p.dynamic["/user/"] = p.noise
    rows = _mixed(p, lambda n: f"{stem}/node/{n}", crumbs, 6)
    of, shown = -(-len(rows) // per), dict[str, Answer]()
    for k in range(of):
        entries = "".join(
            f'<article about="{to}" class="node node--type-article"><h2><a href="{to}" rel="bookmark">'
            f'<span>{text}'
            f'</span></a></h2><footer>由 <span>admin</span> 提交于 {day}</footer><ul class="links inline">'
            '<li><a '
            f'href="{to}" rel="tag" title="{text}">阅读全文<span class="visually-hidden">'
            f' 关于 {text}</span></a></li>'
            f'<li><a href="/user/login?destination={to}%23comment-form">登录</a>以发表评论</li></ul><a href='
            f'"{stem}/taxonomy/term/{n + 100}">{p.rng.choice(words.TOPICS)}</a></article>'
            for n, (to, text, day) in enumerate(rows[k * per : k * per + per]))
        turns = "".join(
            f'<li><a href="?page={n}" title="{text}">{text}</a></li>' for text, n in (
                ("« First", 0), ("‹‹", max(k - 1, 0)), ("››", min(k + 1, of - 1)),
                ("Last »", of - 1)) if n != k)  # fmt: skip
        feed = f'<a href="{at}/feed" class="feed-icon">订阅 {name}</a>'
        p.way(at, name, f'{entries}<nav class="pager"><ul>{turns}</ul></nav>{feed}', crumbs=crumbs)
        shown[str(k)] = p.popped(at)
        p.ways.add(f"{at} {k}")
    p.ways.discard(at)
    p.dynamic[at] = lambda asked: shown.get(asked.query.get("page", "0"))
    p.enter((at, name))
    return p


def dot_net_nuke(seed: int) -> Grown:
    """DotNetNuke: everything is Default.aspx below numbers of tabs, modules and entries."""
    p = Grown(seed, "dot net nuke")
    p.calls, p.section, p.base = "政务公开", "/zwgk/tabid/63/Default.aspx", "/zwgk/tabid/63/"
    name, tab, units = p.rng.choice(words.NB), p.rng.randint(70, 99), list[tuple[str, str]]()
    at, per = f"/zwgk/nb/tabid/{tab}/Default.aspx", p.rng.choice((2, 3))
    for n, unit in enumerate(p.bodies(5, 4)):
        module, crumbs = 300 + n, ("政务公开", name, unit)
        rows = [p.filed(
            f"/zwgk/nb/tabid/{tab}/InfoID/{p.number()}/settingmoduleid/{module}/frtid/{tab}/Default.aspx",
            unit, year, crumbs=crumbs) for year in p.years(p.rng.randint(2, 5))]  # fmt: skip
        of, stem = -(-len(rows) // per), f"/zwgk/nb/tabid/{tab}/MoreModuleID/{module}/MoreTabID/{tab}"
        for k in range(1, of + 1):
            turns = "".join(
                f"<a href='{stem}/Page/{to}/Default.aspx'>{text}</a> " if to != k else "<span disabled>"
                    f"{text}</span> "
                for text, to in (
                    ("首页", 1), ("上一页", max(k - 1, 1)), ("下一页", min(k + 1, of)), ("尾页", of)))
            path = f"{stem}/Page/{k}/Default.aspx" if k > 1 else f"{stem}/Default.aspx"
            p.way(path, unit, f"<div class='head'>{unit}</div>"
                f"{listing(rows[(k - 1) * per : k * per], 1)}{turns}",
                  crumbs=crumbs)  # fmt: skip
        p.pages[f"{stem}/Page/1/Default.aspx"] = p.pages[f"{stem}/Default.aspx"]
        newest = listing(rows[:1], 1)
        units.append((f"{stem}/Default.aspx", f"<div class='c_head'><span class='Head'>{unit}</span>"
            f"{newest}"))
    body = "".join(f"{box}<a href='{to}'>更多...</a></div>" for to, box in units)
    p.way(at, name, f"<form id='Form' action='{at}' method='post'>{body}</form>", crumbs=("政务公开", name))
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "SharePoint": sharepoint,
    "Domino": domino,
    "Liferay": liferay,
    "Joomla": joomla,
    "Drupal": drupal,
    "DotNetNuke": dot_net_nuke,
}
