"""What lists undergo: rows gone, in another order, on other pages, in columns of years or in an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Asking, Layer, Night, is_page, nothing_at, within_a_week
from tests.portals_years.material import Material, UnfitError
from tests.portals_years.rows import replaced, rows, without

_MISSING = (
    "<html><head><title>提示信息</title></head><body><h3>抱歉，您访问的页面不存在或已被"
    "删除</h3><a href='/'>返回首页</a></body></html>",
    "<html><head><title>404</title></head><body><div class='err'>页面不存在</div><p>您要查看的"
    "页面可能已被删除、更名，或者暂时不可用。</p></body></html>",
    "<html><head><title>错误</title></head><body>该信息不存在或者已经下线！"
    "<a href='javascript:history.back()'>返回</a></body></html>",
)


def unlisted(m: Material, reports: Iterable[str]) -> Layer:
    """No page has a row of these."""
    taken = frozenset(reports)
    named = m.named(taken)

    def layer(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        if found is None or not is_page(found):
            return found
        text = found.body.decode(m.encoding, "surrogateescape")
        changed = without(text, taken, named)
        return (
            found if changed == text else replace(found, body=changed.encode(m.encoding, "surrogateescape"))
        )

    return layer


def taken_down(m: Material, reports: frozenset[str]) -> tuple[Layer, ...]:
    """Nothing names these and nothing stands at their addresses."""
    return nothing_at(reports), unlisted(m, reports)


def _of_one_unit(m: Material) -> frozenset[str]:
    """All reports of a drawn body, few enough not to be most of the portal."""
    agencies = sorted({m.truth[path].agency for path in m.reports})
    for agency in m.rng.sample(agencies, len(agencies)):
        own = frozenset(path for path in m.truth if m.truth[path].agency == agency)
        if own <= set(m.reports) and len(own) <= max(2, len(m.truth) // 5):
            return own
    raise UnfitError("no body with few reports")


def one_gone(m: Material) -> Aged:
    gone = m.some(1)
    night = Night(taken_down(m, gone), gone=gone)
    return Aged(m.portal, (Night(), night, night))


def gone_without_a_word(m: Material) -> Aged:
    """On a routine night."""
    gone = m.some(2)
    night = Night(taken_down(m, gone), gone=gone, is_whole=False)
    return Aged(m.portal, (Night(), *within_a_week(night, gone)))


def _answering(answer: Callable[[Material], Answer]) -> Callable[[Material], Aged]:
    """Reports in no list whose addresses are answered with something else: sure on the second such night."""

    def kind(m: Material) -> Aged:
        gone, said = m.some(2), answer(m)
        layers = (lambda asked, below: said if asked.target in gone else below(asked), unlisted(m, gone))
        first = Night(layers, gone=gone) if said.status == 410 else Night(layers, either=gone)
        return Aged(m.portal, (Night(), first, Night(layers, gone=gone)))

    return kind


def _said_missing(m: Material) -> Answer:
    """In the site's frame or without any."""
    said = m.rng.choice(_MISSING)
    if m.rng.random() < 0.5:
        m.portal.put("/missing", "提示信息", said[said.index("<body>") + 6 : said.index("</body>")])
        return m.portal.pages.pop("/missing")
    return Answer(said.encode(m.encoding), kind=f"text/html; charset={m.encoding}")


def unlisted_but_there(m: Material) -> Aged:
    night = Night((unlisted(m, m.some(2)),))
    return Aged(m.portal, (Night(), night, night))


def a_unit_unlisted(m: Material) -> Aged:
    """A body's reports are in no list any more, and answer still."""
    night = Night((unlisted(m, _of_one_unit(m)),))
    return Aged(m.portal, (Night(), night, night))


def a_unit_gone(m: Material) -> Aged:
    gone = _of_one_unit(m)
    night = Night(taken_down(m, gone), gone=gone, alarm=None)
    return Aged(m.portal, (Night(), night, night))


def half_gone(m: Material) -> Aged:
    """A portal that sheds most of its reports at once: an alarm, and nothing withdrawn."""
    gone = m.some(len(m.reports) * 2 // 3)
    night = Night(taken_down(m, gone), either=gone, alarm=True)
    return Aged(m.portal, (Night(), night, night))


def gone_and_back(m: Material) -> Aged:
    """Back on a routine night."""
    gone = m.some(2)
    return Aged(m.portal, (Night(), Night(taken_down(m, gone), gone=gone), *within_a_week(Night(), gone)))


def reversed_order(m: Material) -> Aged:
    """Each list page the other way round."""

    def turned(text: str, named: dict[str, str]) -> str:
        held = [text[row.begin : row.end] for row in rows(text, named)]
        return replaced(text, named, lambda *_: held.pop())

    return _relisted(m, turned)


def _relisted(m: Material, change: Callable[[str, dict[str, str]], str]) -> Aged:
    named = m.named(set(m.reports))

    def layer(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        if found is None or not is_page(found) or asked.target not in m.lists:
            return found
        text = found.body.decode(m.encoding, "surrogateescape")
        return replace(found, body=change(text, named).encode(m.encoding, "surrogateescape"))

    night = Night((layer,))
    return Aged(m.portal, (Night(), night, night))


@dataclass
class Split:
    """A list's rows on pages of their own beside it: `parts` gives a page's name and its reports."""

    m: Material
    at: str
    parts: dict[str, list[str]]
    stays: set[str] = field(default_factory=set)
    turns: bool = False

    def address(self, n: int) -> str:
        """In the folder of the list."""
        return f"{self.at.partition('?')[0].rpartition('/')[0]}/split_{n}.html"

    def layer(self, asked: Request, below: Asking) -> Answer | None:
        pages = {self.address(n): n for n in range(1, len(self.parts) + 1)}
        number = 0 if asked.target == self.at else pages.get(asked.target)
        if number is None:
            return below(asked)
        found = below(replace(asked, target=self.at))
        if found is None:
            return None
        text = found.body.decode(self.m.encoding, "surrogateescape")
        return replace(found, body=self._page(text, number).encode(self.m.encoding, "surrogateescape"))

    def _page(self, text: str, number: int) -> str:
        named, own = self.m.named(set(self.m.reports)), list(self.parts.values())
        kept = self.stays if number == 0 else set(own[number - 1])
        held = rows(text, named)
        if not held:
            raise UnfitError("a list without rows")
        links = self._turned(number) if self.turns else self._columns()
        end = max(row.end for row in held)
        cut = self._end_of_list(text, end)
        text = text[:cut] + links + text[cut:]
        return without(text, set(self.m.reports) - kept, named)

    @staticmethod
    def _end_of_list(text: str, end: int) -> int:
        """Behind the element that the last row is in."""
        ends = [text.find(mark, end) for mark in ("</ul>", "</table>", "</div>")]
        found = [(at, mark) for at, mark in zip(ends, (5, 8, 6), strict=True) if at >= 0]
        return sum(min(found)) if found else end

    def _columns(self) -> str:
        links = "".join(
            f"<li><a href='{self.address(n)}'>{name}</a></li>" for n, name in enumerate(self.parts, 1)
        )
        return f"<ul class='years'>{links}</ul>"

    def _turned(self, number: int) -> str:
        if number == len(self.parts):
            return f"<div class='page'>第{number + 1}页 共{number + 1}页 尾页</div>"
        return f"<div class='page'><a href='{self.address(number + 1)}'>下一页</a></div>"


def _one_whole_list(m: Material) -> tuple[str, list[str]]:
    at = m.rng.choice(m.whole_lists())
    reports = list(dict.fromkeys(row.report for row in m.lists[at]))
    if len(reports) < 6:
        raise UnfitError("no list of many")
    return at, reports


def _split(split: Split) -> Aged:
    night = Night((split.layer,))
    return Aged(split.m.portal, (Night(), night, night))


def by_years(m: Material) -> Aged:
    """A list becomes a page of years."""
    at, reports = _one_whole_list(m)
    years = sorted({m.truth[path].year for path in reports}, reverse=True)
    parts = {f"{year}年": [path for path in reports if m.truth[path].year == year] for year in years}
    return _split(Split(m, at, parts))


def by_units(m: Material) -> Aged:
    """A list becomes a page of bodies."""
    at, reports = _one_whole_list(m)
    parts = dict[str, list[str]]()
    for path in reports:
        parts.setdefault(m.truth[path].agency.removeprefix(m.portal.county), []).append(path)
    return _split(Split(m, at, parts))


def archived(m: Material) -> Aged:
    """A list shows the newest year alone; the others are in a column of their own."""
    at, reports = _one_whole_list(m)
    newest = max(m.truth[path].year for path in reports)
    stays = {path for path in reports if m.truth[path].year == newest}
    old = [path for path in reports if path not in stays]
    if not old:
        raise UnfitError("one year alone")
    name = m.rng.choice(("历年年报", "往年政府信息公开年报", "历史年报", "归档"))
    return _split(Split(m, at, {name: old}, stays))


def on_more_pages(m: Material) -> Aged:
    """A list has fewer rows a page."""
    at, reports = _one_whole_list(m)
    per = max(3, len(reports) // 3)
    stays, rest = set(reports[:per]), reports[per:]
    parts = {str(n): rest[n : n + per] for n in range(0, len(rest), per)}
    return _split(Split(m, at, parts, stays, turns=True))


KINDS: dict[str, Callable[[Material], Aged]] = {
    "one gone": one_gone,
    "two gone on a routine night": gone_without_a_word,
    "gone with a page that says so": _answering(_said_missing),
    "gone with a redirect to the first page": _answering(
        lambda _: Answer(status=302, headers={"Location": "/"})
    ),
    "gone with 410": _answering(lambda _: Answer(b"<html><title>410 Gone</title></html>", 410)),
    "unlisted but there": unlisted_but_there,
    "a unit unlisted but there": a_unit_unlisted,
    "a unit gone": a_unit_gone,
    "most gone": half_gone,
    "gone and back": gone_and_back,
    "the other way round": reversed_order,
    "a column by years": by_years,
    "a column by units": by_units,
    "an archive": archived,
    "more pages": on_more_pages,
}
