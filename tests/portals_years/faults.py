"""Bad nights: lists empty, broken or blocked, a site under repair, robots that forbid, walls."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Asking, Layer, Night, on_texts
from tests.portals_years.material import Material
from tests.portals_years.rows import without

REPAIR = (
    "<html><head><title>网站升级维护中</title></head><body><h2>系统升级维护公告</h2><p>尊敬的用户：为提供更好的服务，"
    "本网站正在升级维护，暂停访问，给您带来不便敬请谅解。</p></body></html>"
)
WALLS = (
    Answer(
        b"<html><head><meta charset='utf-8'><meta content='x1' id='9DhefwqGPrzGxEp9hPaoag' r='m'>"
        b"<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script></head><body></body></html>",
        412,
        {"Set-Cookie": "enable_abc=true; path=/", "Server": "******"},
    ),
    Answer(
        b"<script>document.cookie=('_')+('_')+('jsl_clearance_s=1743.1|0|abc;max-age=3600');"
        b"location.href=location.pathname+location.search</script>",
        521,
        {"Set-Cookie": "__jsluid_s=0123456789abcdef; path=/"},
    ),
    Answer(
        "<html><head><title>安全验证</title></head><body><div class='puzzle-vcode'></div><p>您的访问"
        "过于频繁，请完成安全验证后继续访问，拖动滑块完成拼图</p></body></html>".encode(),
    ),
    Answer(
        "<html><head><title>访问被拒绝</title></head><body><h1>405</h1><p>很抱歉，由于您访问的URL"
        "有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是：0a1b2c</p></body></html>".encode(),
        405,
    ),
)
FORBIDDEN = Answer(b"User-agent: *\nDisallow: /\n", kind="text/plain")


def always(answer: Answer, *paths: str) -> Layer:
    """At some paths, or at all but robots.txt, this is answered."""

    def layer(asked: Request, below: Asking) -> Answer | None:
        hit = asked.target in paths if paths else asked.target != "/robots.txt"
        return answer if hit else below(asked)

    return layer


def _one_night(layer: Callable[[Material], Layer], alarm: bool | None = None) -> Callable[[Material], Aged]:
    """Bad on the second night alone, on which every page is visited."""

    def kind(m: Material) -> Aged:
        return Aged(m.portal, (Night(), Night((layer(m),), alarm=alarm), Night(alarm=None)))

    return kind


def _two_nights(layer: Callable[[Material], Layer]) -> Callable[[Material], Aged]:
    """The second of them a routine night; the portal is back on the fourth."""

    def kind(m: Material) -> Aged:
        bad = layer(m)
        routine = Night((bad,), alarm=True, is_whole=False)
        return Aged(m.portal, (Night(), Night((bad,), alarm=True), routine, Night(alarm=None)))

    return kind


def _list(m: Material) -> str:
    return m.rng.choice(m.whole_lists())


def _empty(m: Material) -> Layer:
    named = m.named(set(m.reports))
    return on_texts({_list(m): lambda text: without(text, m.reports, named)}, m.encoding)


def _torn(m: Material) -> Layer:
    """The page of a list ends in its midst."""
    at = _list(m)
    row = m.lists[at][len(m.lists[at]) // 2]
    return on_texts({at: lambda text: text[: row.begin + 9]}, m.encoding)


def _walled(after: int) -> Callable[[Material], Layer]:
    """A wall stands after so many requests."""

    def layer_of(m: Material) -> Layer:
        wall, seen = m.rng.choice(WALLS), list[str]()

        def layer(asked: Request, below: Asking) -> Answer | None:
            if asked.target == "/robots.txt":
                return below(asked)
            seen.append(asked.target)
            return wall if len(seen) > after else below(asked)

        return layer

    return layer_of


def _page(text: str, status: int = 200) -> Callable[[Material], Layer]:
    return lambda _: always(Answer(text.encode(), status))


def _reports_lost(m: Material) -> Layer:
    """Lists stand, and no report answers."""
    return lambda asked, below: None if asked.target in m.truth else below(asked)


KINDS: dict[str, Callable[[Material], Aged]] = {
    "a list empty for a night": _one_night(_empty),
    "a list torn for a night": _one_night(_torn),
    "a list with status 500": _one_night(lambda m: always(Answer(b"error", 500), _list(m))),
    "a list behind a wall": _one_night(lambda m: always(m.rng.choice(WALLS), _list(m))),
    "no report for a night": _one_night(_reports_lost, True),
    "walls after requests": _one_night(_walled(12)),
    "under repair": _two_nights(_page(REPAIR)),
    "under repair with status 503": _two_nights(_page(REPAIR, 503)),
    "the server's first page everywhere": _two_nights(
        _page(
            "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body>"
            "</html>"
        )
    ),
    "no byte for two nights": _two_nights(_page("")),
    "robots that forbid": _two_nights(lambda _: always(FORBIDDEN, "/robots.txt")),
    "robots with status 500": _one_night(lambda _: always(Answer(b"", 500), "/robots.txt")),
}
