"""A fetched page as a tree: decoded by the bytes, with its title, official metas, breadcrumb and inline
scripts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from types import MappingProxyType
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from crawler.discovery.asking import Asks
from crawler.discovery.taken import MARKS, Taken
from crawler.discovery.text import REMEMBERED, plain, spaced, squashed
from crawler.discovery.widgets import of_elements
from models.joined import joined
from models.scripted import opened
from models.traditional import simplified_page

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LEAD_IN = re.compile(
    r"^.{0,4}?(?:您|你)?(?:现在|当前|目前)?(?:的|是|所在|所处|当前)*(?:位置|在位置)(?:是|为|在)?[::]?|^(?:当前|所在)?路径[::]")
_SEPARATOR = re.compile(r"\s*(?:>+|»|›|→|/|\\|\||—+>|::)\s*")
_CRUMB_CLASS = re.compile(
    r"crumb|position|location|curmb|(?:^|[-_ ])(?:path|pos|dqwz|wz|weizhi|local)(?:[-_ ]|$)", re.I)
_CRUMB_TAGS = ("div", "p", "span", "td", "li", "ul", "dd", "dt", "h3", "h4", "nav", "section")
_TOLD = re.compile("位置|路径|[首主]页[>»›→/]")
"""What the squashed text of a breadcrumb has in it whose element has no telling name."""
_TRAIL = re.compile(r"^(?:网站|门户)?(?:首页|主页)\s*(?:>|»|›|→|/)")
_SITE_TAIL = re.compile(
    r"\s*[-_|–—－]+\s*[^-_|–—－]*(?:政府|网|门户|委员会|局|部|平台|管委会)[^-_|–—－]*$")

_CALLED = re.compile(
    r"^\s*(?:/\*+/)?\s*[\w.$]+\s*\(\s*(?P<held>[{\[].*[}\]])\s*\)\s*;?\s*$", re.S)
"""An answer in JSON that is handed to a function, as JSONP is."""


def decode(body: bytes) -> tuple[str, str]:
    """Text and encoding by the bytes alone: BOM, else strict UTF-8, else strict GB18030, else the fewer
    U+FFFD.

    What the header and the meta tag declare is wrong too often to be asked."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom):].decode(encoding, "replace"), encoding
    for encoding in ("utf-8", "gb18030"):
        try:
            return body.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    tries = [(body.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    return min(tries, key=lambda one: one[0].count("\ufffd"))


_HTML_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)


def parse(text: str) -> HtmlElement:
    """The tree of a page, comments dropped: a link inside a comment is dead."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # One class for every element: lxml.html would look one up by tag, in Python, for each.
    parser.set_element_class_lookup(_HTML_ELEMENTS)
    source = _UNREADABLE.sub(" ", joined(text)).encode("utf-8", "replace")
    try:
        return html.document_fromstring(source, parser=parser)
    except (ValueError, etree.ParserError):
        return html.Element("html")


@dataclass(frozen=True)
class Page:
    """One HTML page. `url` is the address it answered at."""

    url: str
    text: str
    encoding: str
    tree: HtmlElement

    @classmethod
    def of(cls, url: str, body: bytes) -> Page:
        text, encoding = decode(body)
        called = _CALLED.match(text)
        text = simplified_page(called["held"] if called else text)
        page = cls(url, text, encoding, parse(""))
        return page if page.is_script else cls(url, text, encoding, parse(opened(text)))

    @cached_property
    def base(self) -> str:
        for element in self.tree.iter("base"):
            if element.get("href"):
                return urljoin(self.url, element.get("href", "").strip())
        return self.url

    @cached_property
    def metas(self) -> Mapping[str, str]:
        """Values by name in lower case, the first that is not empty."""
        found: dict[str, str] = {}
        for meta in self.tree.iter("meta"):
            name, content = (meta.get("name") or "").strip().lower(), spaced(meta.get("content"))
            if name and content:
                found.setdefault(name, content)
        return MappingProxyType(found)

    @cached_property
    def title(self) -> str | None:
        """The article's title by its meta, else the page's own <title> without the site's name, else its
        first h1."""
        named = self.metas.get("articletitle")
        if named:
            return named
        titles = [spaced("".join(e.itertext())) for e in self.tree.iter("title")]
        whole = next((t for t in titles if t), "")
        return _SITE_TAIL.sub("", whole).lstrip('【 ').rstrip('】 ') or whole or self.heading

    @cached_property
    def heading(self) -> str | None:
        """The first h1, or the first h2 that stands for one."""
        for tag in ("h1", "h2"):
            for element in self.tree.iter(tag):
                text = spaced("".join(element.itertext()))
                if len(text) >= 4:
                    return text
        return None

    @cached_property
    def column(self) -> str | None:
        return self.metas.get("columnname") or (self.breadcrumb[-1] if self.breadcrumb else None)

    @cached_property
    def column_types(self) -> str:
        metas = (m for m in self.tree.iter("meta") if (m.get("name") or "").strip().lower() == "columntype")
        return " ".join(spaced(meta.get("content")) for meta in metas)

    @cached_property
    def breadcrumb(self) -> tuple[str, ...]:
        """The parts of 您当前所在位置, from the first page down; empty if the page has none."""
        return () if self.trail is None else _crumbs(self.trail)

    @cached_property
    def trail(self) -> HtmlElement | None:
        """The element that holds the breadcrumb; null if the page has none."""
        told = _TOLD.search(squashed(self.tree.text_content())) is not None
        for element in self.tree.iter(*_CRUMB_TAGS):
            named = _is_crumb_name(element.get("class") or "", element.get("id") or "")
            if not (told or named) or len(list(islice(element.iter(), 61))) > 60:
                continue
            text = spaced(element.text_content())
            if not 4 <= len(text) <= 240:
                continue
            led_in = _LEAD_IN.match(squashed(text)) is not None
            if (led_in or _is_trail(text, named=named)) and len(_crumbs(element)) >= 2:
                return element
            beside = element.getnext() if led_in and len(text) <= 12 else None
            if beside is not None and len(_crumbs(beside)) >= 2 and len(beside.text_content()) < 240:
                return beside
        return None

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The text of every inline script, in order; of a script or an answer in JSON the whole text."""
        if self.is_script:
            return (self.text,)
        return tuple(s.text for s in self.tree.iter("script") if s.text and s.text.strip())

    @cached_property
    def is_script(self) -> bool:
        """True of a script's own file and of an answer in JSON: no page that people see."""
        return self.text.lstrip()[:1] in ("{", "[") or urlsplit(self.url).path.endswith(".js")

    @cached_property
    def asks(self) -> Asks:
        """What the scripts ask the server for."""
        elements = self.tree.iter() if self.scripts and _TEMPLATED.search(self.text) else ()
        templates = [f"{name}={value}" for element in elements for name, value in element.attrib.items()
                     if _TEMPLATE.match(str(name))]
        taking = any(map(MARKS.search, self.scripts))
        own = tuple(map(self._taken.written_out, self.scripts)) if taking else self.scripts
        scripts = own + of_elements(self.tree)
        return Asks(scripts, self.base, self.encoding, templates)

    @cached_property
    def _taken(self) -> Taken:
        fields = {str(one.get("id")): str(one.get("value")) for one in self.tree.iter("input")
                  if one.get("id") and one.get("value") is not None}
        return Taken(dict(parse_qsl(urlsplit(self.url).query)), fields, self.metas)

    @cached_property
    def texts(self) -> Texts:
        """The visible text of each element."""
        return Texts(self.tree)

    @cached_property
    def words(self) -> str:
        """The visible text, scripts and styles left out, one block a line."""
        return self.texts.of(self.tree)

    @cached_property
    def letters(self) -> str:
        """The visible text without any blank."""
        return "".join(self.words.split())


_TEMPLATED = re.compile(r"[\s\"'](?:v-for|ng-repeat|:href|v-bind:href|ng-href)=")
_TEMPLATE = re.compile(r":href|v-bind:href|ng-href|@click|v-on:click|ng-click|:to$")
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea"})
_INLINE = frozenset({"a", "b", "i", "u", "em", "strong", "span", "font", "sub", "sup", "small", "big", "s"})


class Texts:
    """The visible text of a tree, gone through once: each element's pieces lie side by side."""

    def __init__(self, root: HtmlElement) -> None:
        self._pieces: list[str] = []
        self._spans: dict[HtmlElement, tuple[int, int]] = {}
        self._counted: dict[str, list[int]] = {}
        pieces, starts = self._pieces, list[int]()
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                starts.append(len(pieces))
                if tag in _HIDDEN:
                    walk.skip_subtree()
                    continue
                if tag not in _INLINE:
                    pieces.append("\n")
                text = element.text
            else:
                if tag not in _INLINE:
                    pieces.append("\t" if tag in ("td", "th") else "\n")
                self._spans[element] = starts.pop(), len(pieces)
                text = element.tail if element is not root else None
            if text:
                pieces.append(text.replace("\n", " "))

    def count(self, element: HtmlElement, sign: str) -> int:
        """How often a sign stands in the text of an element of the tree."""
        if sign not in self._counted:
            self._counted[sign] = list(accumulate((piece.count(sign) for piece in self._pieces), initial=0))
        at, end = self._spans.get(element, (0, 0))
        return self._counted[sign][end] - self._counted[sign][at]

    def of(self, root: HtmlElement, without: Collection[HtmlElement] = ()) -> str:
        """The text of an element without scripts and styles and the elements `without`: one block a line, the
        cells of a row on one line."""
        if root not in self._spans:
            return Texts(root).of(root, without)
        at, end = self._spans[root]
        parts: list[str] = []
        left_out = [self._spans[one] for one in without if one in self._spans]
        for start, stop in sorted(left_out, key=lambda span: (span[0], -span[1])):
            if at <= start < end:
                parts += self._pieces[at:start]
                at = stop
        parts += self._pieces[at:end]
        lines = plain("".join(parts)).split("\n")
        return "\n".join([" ".join(words) for line in lines if (words := line.split())])


@lru_cache(REMEMBERED)
def _is_crumb_name(classes: str, name: str) -> bool:
    return bool(classes or name) and _CRUMB_CLASS.search(f"{classes} {name}") is not None


def _is_trail(text: str, *, named: bool) -> bool:
    return (named and re.search(r"[>»›/]", text) is not None) or _TRAIL.match(text) is not None


def _crumbs(element: HtmlElement) -> tuple[str, ...]:
    text = spaced(element.text_content())
    lead = _LEAD_IN.match(squashed(text))
    if lead:
        text = _after(text, lead.group())
    parts = [part.strip(" :·") for part in _SEPARATOR.split(text)]
    return tuple(part for part in parts if part and part not in ("正文", "hide") and len(part) <= 40)


def _after(text: str, lead: str) -> str:
    """What follows `lead` (written without blanks) in a text with blanks."""
    position = 0
    for character in lead:
        while text[position] == " ":
            position += 1
        if text[position] == character:
            position += 1
    return text[position:]
