"""Pages that a firewall puts in the way. They are recognised and backed off from, never broken through."""

from __future__ import annotations

import re
from html import unescape

from crawler.families.marks import Marks
from models.messages import kept
from models.messages.sentence import Kept

STATUSES = {
    202: kept.SCRIPT_CHALLENGE(),
    401: kept.ASKS_LOGIN(),
    403: kept.ACCESS_REFUSED(),
    405: kept.METHOD_REFUSED(),
    412: kept.SCRIPT_CHALLENGE(),
    418: kept.FIREWALL(),
    421: kept.FIREWALL(),
    422: kept.FIREWALL(),
    468: kept.FIREWALL(),
    493: kept.FIREWALL(),
    521: kept.SCRIPT_CHALLENGE(),
    567: kept.FIREWALL(),
}


def _by(challenge: Kept, what: str) -> str:
    return kept.FOR_A_REASON(said=challenge(), why=what)


MARKS = (
    (re.compile(rb"\$_ts\s*=\s*window\[['\"]\$_ts"), _by(kept.SCRIPT_CHALLENGE, "$_ts")),
    (re.compile(rb"__jsl_clearance|__jsluid"), _by(kept.SCRIPT_CHALLENGE, "__jsl")),
    (re.compile(rb"puzzle-vcode"), _by(kept.SLIDER_CHALLENGE, "puzzle-vcode")),
    (re.compile(rb"acw_sc__v"), _by(kept.SCRIPT_CHALLENGE, "acw_sc")),
    (re.compile(rb"AWSC/awsc\.js"), _by(kept.SCRIPT_CHALLENGE, "awsc")),
    (re.compile(rb"aliyun_waf"), _by(kept.SCRIPT_CHALLENGE, "aliyun_waf")),
    (re.compile(rb"/\.safeline/"), _by(kept.SCRIPT_CHALLENGE, "safeline")),
    (re.compile(rb"EO_Bot_Ssid"), _by(kept.SCRIPT_CHALLENGE, "EO_Bot")),
    (re.compile(rb"/_guard/(?:auto|slide|click|html)\w*\.js"), _by(kept.SCRIPT_CHALLENGE, "_guard")),
    (re.compile(rb"yunsuo_session_verify"), _by(kept.COOKIE_CHALLENGE, "yunsuo")),
    (re.compile(rb"window\._cf_chl_opt"), _by(kept.SCRIPT_CHALLENGE, "cdn-cgi")),
    (re.compile(rb"/cdn-cgi/challenge"), _by(kept.SCRIPT_CHALLENGE, "cdn-cgi")),
    (re.compile(
        rb"document\.cookie\s*=[^<]{1,2000}location\s*(?:\.(?:reload|replace|href|assign)|=)", re.S),
     _by(kept.SCRIPT_CHALLENGE, kept.COOKIE_AND_RELOAD())),
)
"""What only the scripts of such pages hold; patterns begin with plain words, which are quickly looked for.
A page with text of its own may hold them too."""

_PEOPLE = "(?:用户|地区|区域|网络|IP|ip|访问者|访客|请求)"
WORDS = (
    (Marks(
        r"滑块|拖动.{0,8}(?:拼图|验证)|(?:安全|访问|人机|身份|行为|点击|智能)验证|请.{0,8}验证码"
        r"|(?:进行|完成|通过)验证",
        "滑块", "拼图", "验证"),
     kept.PROVE_TO_BE_ONE()),
    (Marks(
        r"(?:访问|请求|操作|刷新)(?:过于|太|过)?(?:频繁|过快)|访问(?:频率|次数)(?:过高|过快|超)",
        "频繁", "过快", "访问频率", "访问次数"),
     kept.ASKED_TOO_FAST()),
    (Marks(
        rf"所在的?(?:国家|地区|区域|IP|ip|网络).{{0,16}}(?:限制|不支持|无法|禁止|不能|拒绝|受限)"
        rf"|(?:境外|国外|海外){_PEOPLE}*.{{0,10}}(?:禁止|限制|无法|不能|不支持|拒绝)"
        rf"|(?:禁止|限制|拒绝|不支持).{{0,6}}(?:境外|国外|海外)|(?:仅|只)(?:限|允许|支持)(?:中国)?(?:境内|国内|大陆)",
        "所在", "境外", "国外", "海外", "境内", "国内", "大陆"),
     kept.GEOGRAPHIC()),
    (Marks("站点不存在", "站点不存在"), "站点不存在"),
    (Marks(
        "不合法的?参数|访问被(?:阻断|拒绝|拦截)|请求被(?:阻断|拒绝|拦截)|网站防火墙|设置拦截|已被拦截|非法(?:请求|访问)"
        "|攻击(?:行为|特征)|安全威胁|访问(?:受限|限制)|(?:您的)?(?:IP|ip)(?:地址)?已?被(?:封|禁|限制|拉黑)",
        "不合法", "被阻断", "被拒绝", "拦截", "防火墙", "非法", "攻击", "安全威胁", "访问受限", "访问限制",
        "被封", "被禁", "被限制", "被拉黑"),
     kept.FIREWALL_SAYS()),
)
"""What such pages say to people. A real page may say it too, in a text of some length."""
_ANY_WORD = re.compile("|".join(re.escape(need) for words, _ in WORDS for need in words.needs))

LOGIN = Marks(r"type\s*=\s*['\"]?password", "password", any_case=True)
ASKS_LOGIN = re.compile(r"登\s*录|登\s*陆|login", re.I)
REPORTS = re.compile(r"(?:信息|政务)公开.{0,20}(?:年报|报告)|年度报告")

MARKS_WITHIN = 60_000
"""Bytes. A longer page is the portal's own."""
STUB = 160
"""Letters of visible text. A page that says more says something itself."""

_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
_UNSEEN = re.compile(r"<(script|style|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^>]*>?", re.I | re.S)


def sign(status: int, body: bytes) -> str | None:
    """What tells that an answer is a block page; None if nothing does.

    A status of firewalls always does. Marks and words do so only where the page says hardly anything else:
    a report that speaks of 滑块 or 访问验证, or whose frame sets a firewall's cookie, is no block page.
    """
    meaning = _told_by_page(body) if len(body) <= MARKS_WITHIN else None
    if meaning is None or (status == 403 and meaning == kept.FIREWALL_SAYS()):
        meaning = STATUSES.get(status, meaning)
    return kept.BLOCKED(sign=meaning, status=status) if meaning else None


def _told_by_page(body: bytes) -> str | None:
    marks = next((meaning for pattern, meaning in MARKS if pattern.search(body)), None)
    page = _decoded(body)
    words = _said(page) if _ANY_WORD.search(page) else None
    login = LOGIN.search(page) is not None
    if not (marks or words or login):
        return None
    title = "".join(_TITLE.findall(page)[:1])
    seen = "".join(unescape(_UNSEEN.sub(" ", page)).split())
    if len(seen) > STUB or REPORTS.search(title) or REPORTS.search(seen):
        return None
    if marks:
        return marks
    said = title + seen
    return _said(said) or (kept.ASKS_LOGIN() if login and ASKS_LOGIN.search(said) else None)


def _said(text: str) -> str | None:
    return next((meaning for pattern, meaning in WORDS if pattern.search(text)), None)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")
