"""JSON → Document: the article that an answer carries, read as HTML or text; a list is read as its titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pipelines.document import Block, Document, Text
from pipelines.formats.answers.strings import Record, is_markup, records, records_of_xml, unescaped
from pipelines.formats.html.read import read_html
from pipelines.formats.sniff import JSON, XML
from pipelines.formats.text.read import read_text

_TITLES = (
    *("title", "doctitle", "articletitle", "infotitle", "contenttitle", "newstitle", "subject", "biaoti"),
    *(
        "headline",
        "topic",
        "titlename",
        "showtitle",
        "manuscripttitle",
        "name",
        "infoname",
        "docname",
        "标题",
    ),
)
_DAYS = (
    *("pubdate", "publishdate", "publishtime", "publishedtime", "pubtime", "docreltime", "docpubtime"),
    *("releasetime", "releasedate", "firstpublishtime", "publisheddate", "displaytime", "displaydate"),
    *("deploytime", "infodate", "fbrq", "fbsj", "publishon", "showtime", "publicdate", "publictime"),
    *("发布日期", "发布时间", "date", "time"),
)
_SHORTEST = 200
"""Characters of an article's text; shorter strings are titles, summaries and addresses."""
_MOST_TITLES = 500
_MOMENT = re.compile(r"1\d{9}(\d{3})?")


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    record: Record

    @property
    def weight(self) -> tuple[bool, int]:
        """Tables before none, then the longest."""
        return "<table" in self.text.lower(), len(_words(self.text))


def read_json(text: str, encoding: str | None) -> Document:
    """The article in an answer; of an answer with none or several, the titles. UnreadableError if broken."""
    return _document(records(text), JSON, encoding)


def read_xml(data: bytes) -> Document:
    """The same of an XML answer."""
    return _document(records_of_xml(data), XML, None)


def _document(found: Sequence[Record], kind: str, encoding: str | None) -> Document:
    articles = [best for record in found if (best := _article(record)) is not None]
    if not articles or _is_list(articles):
        titles = [title for record in found if (title := record.own(_TITLES)) is not None]
        said = titles or [value for record in found for value in record.values.values()]
        lines = dict.fromkeys(_words(unescaped(line)) for line in said[:_MOST_TITLES])
        return Document(kind, tuple(Text(line) for line in lines if line), encoding=encoding)
    best = max(articles, key=lambda article: article.weight)
    if best.record.own(_TITLES) is None:
        # Some products cut an article into records of a list.
        pieces = [each.text for each in articles if each.record.above is best.record.above]
        best = _Article("\n".join(pieces), best.record)
    return replace(_read(best, encoding), media_type=kind)


def _read(article: _Article, encoding: str | None) -> Document:
    reader = read_html if is_markup(article.text) else read_text
    document = reader(article.text, encoding)
    title = _words(unescaped(article.record.first(_TITLES) or "")) or None
    day = _day(article.record.first(_DAYS))
    meta = {name: value for name, value in (("articletitle", title), ("pubdate", day)) if value}
    first: tuple[Block, ...] = ()
    if title and not any(_same(title, text.text) for text in list(document.texts())[:5]):
        first = (Text(title, 1),)
    return replace(
        document,
        blocks=(*first, *document.blocks),
        title=title or document.title,
        meta={**document.meta, **meta},
    )


def _article(record: Record) -> _Article | None:
    """The string of a record that is long enough to be an article; the one with most to say."""
    found = [
        _Article(unescaped(value), record) for value in record.values.values() if len(value) >= _SHORTEST
    ]
    prose = [article for article in found if len(_words(article.text)) >= _SHORTEST]
    return max(prose, key=lambda article: article.weight, default=None)


def _is_list(articles: Sequence[_Article]) -> bool:
    """Whether several records carry articles with titles of their own."""
    return len({article.record.own(_TITLES) for article in articles} - {None}) > 1


def _day(value: str | None) -> str | None:
    """A day as printed, or that of a moment in seconds or milliseconds, in China."""
    if value and _MOMENT.fullmatch(value.strip()):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=8, seconds=int(value.strip()[:10]))
        return moment.date().isoformat()
    return value


def _words(text: str) -> str:
    """The text without tags and blanks at its ends."""
    return re.sub(r"<[^<>]*>", "", text).strip()


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
