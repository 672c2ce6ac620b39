"""Addresses: what a page wrote as a link made a plain absolute address, and one key for all spellings of a
page."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urljoin, urlsplit, urlunsplit

from crawler.discovery.encoded import decoded
from crawler.discovery.posted import posted_key
from crawler.discovery.routes import route_of
from crawler.discovery.scripts import spelled
from crawler.discovery.text import REMEMBERED

_BREAKS = re.compile(r"[\r\n\t\x00]|&#x?0*[9adAD];?|&#1[03];?")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WHOLE = re.compile(r"^https?://[^/\\?#]", re.I)
_HOSTLESS = re.compile(r"^https?:/*$", re.I)
_DOUBLED = re.compile(r"^(?:https?:/{0,2})+(?=https?:/)", re.I)
_STRINGS = re.compile(r"""(['"])((?:(?!\1).)*)\1""", re.S)
_ADDRESS = re.compile(
    r"^(?:https?:)?//\S+$|^\.{0,2}/\S*$|^[\w%.\-/]+\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action)(?:[?#].*)?$|^\?\S+=\S*$",
    re.I)
_CALLS = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|(?:window\.)?(?:open|navigate)\s*\(|[\w.]+\s*\()",
    re.I)
_PATH_SAFE = "/%:@!$&()*+,;=~-._"
_QUERY_SAFE = "/%:@!$()*+,;=~-._?&"
_BARE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_INDEX = re.compile(r"/index\.(?:html|htm|shtml)$")
_STATIC = re.compile(r"^[^?#]+\.s?html?(?=\?[^#]+$)", re.I)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.I)
_NOISE = frozenset({
    "jsessionid", "phpsessid", "sessionid", "session_id", "sid_for_share", "xxgkhide", "isappinstalled",
    "spm", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id",
    "share_token", "sharetype"})
_WAY_BACK = re.compile(r"^(?:\w+_)?(?:redirect|backURL)=|^p_auth=")
"""What the portlets of Liferay are told of where their reader comes from."""
_STAMPS = frozenset({"_", "t", "ts", "time", "timestamp", "rand", "random", "r", "v", "date", "nocache",
"_t"})
_STAMP = re.compile(r"^(?:\d{10,17}|0\.\d{6,})$")
_ANY_CASE = re.compile(r"\.(?:aspx?|ashx|asmx)(?=$|/)", re.I)
"""Paths of a server on Windows, which reads them and the names in a query in any case."""
_JUMP = re.compile(
    r"/(?:link|jump(?:to|url)?|go(?:to|url)?|redirect|forward|tourl|transfer|out(?:link)?)(?:\.\w{2,6})?/?$",
    re.I)
_JUMPS_TO = re.compile(
    r"^(?:u|(?:to|jump|redirect|target|go|link|out)?_?(?:url|href|link|uri)|to|target|goto)$", re.I)
_WORD = re.compile(r"^[\w\-]+$")
_SCRIPT = "javascript:"
NESTED = 3
_SLASHES = re.compile(r"(?<!:)/{2,}")
_PLAIN_QUERY = re.compile(r"^/[\w/\-]+\.s?html?$")


def clean(raw: str | None, base: str, encoding: str = "utf-8") -> str | None:
    """The absolute http(s) address that a link's text means, without fragment but for an application's route;
    null if it leads nowhere.

    Line breaks, tabs, outer blanks and backslashes are mended as browsers do, raw Chinese is escaped (in
    the path as UTF-8, in the query in the page's `encoding`), and the target inside `javascript:` is taken.
    `file:`, `data:`, `mailto:` and the like lead nowhere."""
    if not raw:
        return None
    text = _mended(raw)
    if text.lower().startswith(_SCRIPT):
        return from_script(text[len(_SCRIPT):], base, encoding)
    return _absolute(text, base, encoding) if text else None


@lru_cache(REMEMBERED)
def _mended(raw: str) -> str:
    """The address as meant, or the script that goes to it; empty if it leads nowhere."""
    text = _BREAKS.sub("", raw).strip()
    if text.lower().startswith(_SCRIPT):
        return text
    text = _DOUBLED.sub("", text.strip("'\" "))
    if not text or _HOSTLESS.match(text) or (text.startswith("#") and not text.startswith(("#/", "#!/"))):
        return ""
    if _SCHEME.match(text) and not text.lower().startswith(("http:", "https:")) and not _is_host_port(text):
        return ""
    return text


def from_script(code: str, base: str, encoding: str = "utf-8") -> str | None:
    """The address that a piece of script in an attribute goes to: location, window.open, name2('…'),
    goPub('…')."""
    if not _CALLS.search(code):
        return None
    for _, inner in _STRINGS.findall(code):
        target = spelled(inner).replace("\\/", "/").strip()
        if _ADDRESS.match(target):
            return _absolute(target, base, encoding)
    return None


def _is_host_port(text: str) -> bool:
    return re.match(r"^[\w\-]+(\.[\w\-]+)+:\d+(/|$)", text) is not None


def _absolute(text: str, base: str, encoding: str) -> str | None:
    """Whole addresses mean the same on every page, those from the host's root on every page of the host."""
    if _WHOLE.match(text):
        return _joined(text, "", encoding)
    rooted = text[:1] in ("/", "\\") and text[1:2] not in ("/", "\\")
    return _joined(text, _root(base) if rooted else base, encoding)


@lru_cache(REMEMBERED)
def _root(base: str) -> str:
    scheme, _, rest = base.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/" if rest else base


@lru_cache(REMEMBERED)
def _joined(text: str, base: str, encoding: str) -> str | None:
    head, mark, query = text.partition("?")
    try:
        joined = urlsplit(urljoin(base, head.replace("\\", "/") + mark + query))
        if joined.scheme not in ("http", "https") or not joined.hostname:
            return None
        host = _host(joined)
    except ValueError:
        return None
    path = quote(_BARE_PERCENT.sub("%25", joined.path), safe=_PATH_SAFE) or "/"
    asked = quote(_BARE_PERCENT.sub("%25",
    joined.query), safe=_QUERY_SAFE, encoding=encoding, errors="replace")
    told = route_of(joined.geturl()) if joined.fragment else ""
    route = quote(_BARE_PERCENT.sub("%25", told), safe=_QUERY_SAFE)
    url = urlunsplit((joined.scheme, host, path, asked, route))
    return None if joined.fragment and not route and text.startswith("#") else url


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").lower()
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if not host or " " in host or "%" in host:
        raise ValueError("no host")
    host = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    return host if parts.port in (None, default) else f"{host}:{parts.port}"


@lru_cache(REMEMBERED)
def plain_form(url: str) -> str:
    """The page that a frame holder shows: `/site/unit/xxgk.shtml?code=c1&temp=list` holds
    `/site/c1/list.shtml`, and `/x.shtml?/site/c1/list.shtml` holds `/site/c1/list.shtml`. What only sends on
    to an address that it names, `/link?url=%2Fa.html`, is that address. Any other stays as it is."""
    parts = urlsplit(url)
    if parts.query and _JUMP.search(parts.path):
        return _jumped(url, parts)
    if not parts.query or not parts.path.endswith((".shtml", ".html")):
        return url
    if _PLAIN_QUERY.match(parts.query):
        return urlunsplit((parts.scheme, parts.netloc, parts.query, "", ""))
    asked = dict(parse_qsl(parts.query))
    code, template, site = asked.get("code", ""), asked.get("temp", ""), parts.path.split("/")[1]
    if "/" not in parts.path.strip("/") or not (_WORD.match(code) and _WORD.match(template)):
        return url
    extension = parts.path.rsplit(".", 1)[1]
    return urlunsplit((parts.scheme, parts.netloc, f"/{site}/{code}/{template}.{extension}", "", ""))


def _jumped(url: str, parts: SplitResult) -> str:
    """The address that another names as where it sends on, plain or in base64."""
    given = [value for name, value in parse_qsl(parts.query) if _JUMPS_TO.match(name)]
    for value in (*given, *map(decoded, given)):
        if _WHOLE.match(value) or (value.startswith("/") and not value.startswith("//")):
            return _absolute(value, url, "utf-8") or url
    return url


@lru_cache(REMEMBERED)
def nests(url: str) -> bool:
    """True if a path goes round in itself, as links written relative by mistake make it: /nb/gk/nb/gk/nb/."""
    words = [part for part in urlsplit(url).path.split("/") if part and not part.isdigit()]
    return any(words.count(word) >= NESTED for word in words)


@lru_cache(REMEMBERED)
def holder_of(url: str) -> str | None:
    """The frame holder itself, without what it shows; null if the address is none."""
    parts = urlsplit(url)
    if plain_form(url) == url or _JUMP.search(parts.path):
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


@lru_cache(REMEMBERED)
def url_key(url: str) -> str:
    """One key for all spellings of one page: no scheme, www, default port, fragment or session noise, no
    index.html, slashes in a row as one, .aspx and .asp in any case.

    Frame holders, mobile twins (mpost_, /wap/) and the dynamic addresses of static articles get the key of
    the page they stand for; what is posted is part of it. Two pages that may differ never share a key."""
    parts = urlsplit(plain_form(url))
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    plain = _SLASHES.sub("/", _SESSION_PATH.sub("", parts.path or "/"))
    path = _twin(_ESCAPED.sub(_unescape, plain), parts.query)
    any_case = _ANY_CASE.search(path) is not None
    path = path.lower() if any_case else path
    if "wbnewsid" in parts.query and path != parts.path:
        return where + path
    pieces = (_named_low(piece) if any_case else piece for piece in parts.query.split("&"))
    if "p_p_id=" in parts.query:
        pieces = (piece for piece in pieces if not _WAY_BACK.match(piece))
    query = "&".join(sorted(piece for piece in pieces if piece and not _is_noise(piece)))
    if not query:
        path = _INDEX.sub("/", path)
    return where + path + ("?" + _ESCAPED.sub(_unescape, query) if query else "") + posted_key(url)


def bare_key(url: str) -> str | None:
    """The key of a static page's address without its query, if the query makes it another: servers read none
    for a page that stands as a file. Null for any other address."""
    match = _STATIC.match(url)
    key = url_key(match.group()) if match else None
    return None if key == url_key(url) else key


def _unescape(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    return character if character in _UNRESERVED else match.group().upper()


def _twin(path: str, query: str) -> str:
    path = re.sub(r"/mpost_(\d+\.)", r"/post_\1", path)
    path = re.sub(r"^/wap/(?=.)", "/", path)
    if path.endswith("/content.jsp") or path == "/content.jsp":
        asked = dict(parse_qsl(query))
        if asked.get("wbtreeid", "").isdigit() and asked.get("wbnewsid", "").isdigit():
            return f"/info/{asked['wbtreeid']}/{asked['wbnewsid']}.htm"
    return path


def _named_low(piece: str) -> str:
    name, mark, value = piece.partition("=")
    return name.lower() + mark + value


def _is_noise(piece: str) -> bool:
    name, _, value = piece.partition("=")
    if name.lower() in _NOISE:
        return True
    return name.lower() in _STAMPS and _STAMP.match(value) is not None
