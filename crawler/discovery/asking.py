"""What a page's scripts ask the server for ($.post, $.ajax, fetch, axios), and where their functions go."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from crawler.discovery import widgets
from crawler.discovery.calls import GOES, Ask, asked, calls
from crawler.discovery.declared import Declared, declared, in_own_words
from crawler.discovery.expressions import arguments, closed, value
from crawler.discovery.scripts import outside_functions, without_comments
from crawler.discovery.turning import counted_on
from crawler.discovery.urls import clean
from crawler.discovery.words import SOUGHT

_ASKS = (
    "post", "ajax", "fetch", "getJSON", ".get(", "axios", ".load(", "location", "window.open", ".src", "src'",
    'src"', *widgets.MARKS)
_FUNCTION = re.compile(
    r"function\s+(?P<name>[\w$]+)\s*\((?P<of>[^()]*)\)\s*\{"
    r"|[{},\n]\s*(?:async\s+)?(?P<short>(?!(?:if|for|while|switch|catch|with)\b)[\w$]+)\s*"
    r"\((?P<of_short>[^()]*)\)\s*\{"
    r"|(?P<set>[\w$]+)\s*[=:]\s*(?:async\s+)?"
    r"(?:function\s*\((?P<of_set>[^()]*)\)|\(?(?P<of_arrow>[\w$,\s]*)\)?\s*=>)\s*\{")
_USED = re.compile(r"(?<![\w$.])(?:this\.)?([\w$]+)\s*\(")
_CHOSEN = re.compile(
    r"this\.options\[(?:this\.)?selectedIndex\]\.value|\$\(this\)\.(?:find\([^()]*\)\.)?val\(\)"
    r"|\b(?:e|ev|evt|event)\.target\.value")
_NAMED_CHOSEN = re.compile(r"\b(?:var|let|const)\s+([\w$]+)\s*=\s*this\.value\s*[;,\n]")
_BODY = r"(?:function\s*[\w$]*\s*\([^()]*\)|\(?[\w$,\s]*\)?\s*=>)\s*\{"
_HANDLER = re.compile(
    r"\$\(\s*(?P<of>['\"][^'\"]+['\"]|document)\s*\)\s*\.\s*(?:click\s*\(|(?:on|delegate|live|bind)\s*\(\s*"
    r"(?:['\"](?P<inner>[^'\"]+)['\"]\s*,\s*)??['\"]click['\"]\s*,\s*(?:['\"](?P<below>[^'\"]+)['\"]\s*,\s*)?)"
    + _BODY)
"""What a script does when something is clicked."""
_CHANGE = re.compile(
    r"(?:\$\(\s*|querySelector\(\s*|getElementById\(\s*)['\"](?P<of>[^'\"]+)['\"]\s*\)\s*\.\s*(?:change\s*\("
    r"|on\s*\(\s*['\"]change['\"]\s*,\s*|addEventListener\s*\(\s*['\"]change['\"]\s*,\s*|onchange\s*=\s*)"
    + _BODY)
"""What a script does when another choice is made."""
_THIS = re.compile(r"\b([\w$]+)\s*=\s*(?:\$\(\s*this\s*\)|this)\s*[;,\n]")
"""Another name for what was clicked."""
_OWN = re.compile(
    r"\$\(this\)\.(?:data\(\s*['\"](?P<data>[\w\-]+)['\"]\s*\)|attr\(\s*['\"](?P<attr>[\w\-]+)['\"]\s*\))"
    r"|this\.(?:dataset\.(?P<set>\w+)|getAttribute\(\s*['\"](?P<get>[\w\-]+)['\"]\s*\))")
_NAMED_OWN = re.compile(r"\b(?:var|let|const)\s+([\w$]+)\s*=\s*(own\$[\w$]+)\s*[;,\n]")
_ROW = re.compile(
    r"(?:href|src|to)\s*=\s*\\?[\"'`]{0,2}(?P<before>[\w./:?=&%\-]*[/?=_\-])"
    r"(?:['\"]\s*\+\s*(?P<of>[\w$.\[\]'\"]+?)\s*(?:\+\s*['\"](?P<after>[\w./?=&\-]*)\\?[\"'\s>]|[\"';,>)]|$)"
    r"|\$\{\s*(?P<hole>[\w$.]+)\s*\}(?P<rest>[\w./?=&\-]*))")
"""How a script writes the address of a row whose answer names but its id."""
_BETWEEN = re.compile(r"(['\"])\s*\+\s*(?P<name>[\w$.]+)\s*\+\s*\1|\$\{\s*(?P<hole>[\w$.]+)\s*\}")
"""A name between two strings, or in one."""
_OPENS = re.compile(r"(?:@click|v-on:click|ng-click)\S*?=(?P<name>[\w$]+)\(\s*[\w$]+\.(?P<of>[\w$]+)\s*[,)]")
_HELD = "0000000000000007"
"""Stands for the id of a row while an address is made of it."""
_OTHER = re.compile(
    r"(?:^|[/_.\-])(?:hits?|counts?(?!r?y)|clicks?|visits?|pv|weather|log(?:in|out|s)?|user|captcha|verify|search"
    r"|suggest|comments?|stat(?!ic)|vote|like|add|save|submit|insert|update|del|delete|remove|send|upload|share"
    r"|jiucuo|msg|message|token)|(?:Hits?|Counts?|Clicks?|Search|Login|Comment|Weather)(?:$|[/_.\-])")
"""Addresses that count, change or search something: never asked for."""
_SEARCHES = re.compile(r"/search/?$", re.I)
_COLUMN = re.compile(r"(?:channel|column|catalog|chnl|node|cate?)_?ids?$|classsql$", re.I)
"""A part of a query that names a column."""
THIS = "this.value"
"""What the choice of a <select> is called in its script."""


@dataclass(frozen=True)
class _Function:
    names: tuple[str, ...]
    asks: tuple[Ask, ...]


class Asks:
    """The calls of a page's scripts. What cannot be known without running them is left out."""

    def __init__(
        self, scripts: Sequence[str], base: str, encoding: str, templates: Sequence[str] = (),
    ) -> None:
        """`templates` are the attributes by which a template says where its rows lead, whole."""
        self._templates = templates
        asking = (code for code in scripts if any(word in code for word in _ASKS))
        self._code = [in_own_words(without_comments(code)) for code in asking]
        self._base, self._encoding = base, encoding

    def at_once(self) -> tuple[str, ...]:
        """The addresses that the scripts ask for what they show, each once, in order."""
        asks = (ask for code in self._code for _, ask in calls(code) if ask.how != "go")
        found = [self._address(ask, self._constants) for ask in asks]
        for code in self._code:
            for match in _USED.finditer(code):
                function = self._functions.get(match.group(1))
                if function is not None and all(ask.how != "go" for ask in function.asks):
                    found.append(self._answer_of(function, arguments(code, match.end()), self._constants))
        return tuple(dict.fromkeys(url for url in found if url))

    def called(self, code: str, given: Mapping[str, str] | None = None) -> str | None:
        """The address that a piece of script in an attribute asks for or goes to, by the page's functions.

        `given` are values by the name that the piece has for them. Null if the address is not certain."""
        if not self._code and not GOES.search(code):
            return None
        code, known = _CHOSEN.sub(THIS, code), {**self._constants, **(given or {})}
        known |= {name: known[THIS] for name in _NAMED_CHOSEN.findall(code) if THIS in known}
        for match in _USED.finditer(code):
            function = self._functions.get(match.group(1))
            url = self._answer_of(function, arguments(code, match.end()), known) if function else None
            if url:
                return url
        return next((url for _, ask in calls(code) if (url := self._address(ask, known))), None)

    def leads_on(self) -> str | None:
        """The address that the scripts lead the whole page to without being called, put together of what they
        declare; null if there is none."""
        for code in map(outside_functions, self._code):
            for at, ask in calls(code):
                url = self._address(ask, self._constants) if code.startswith("location", at) else None
                if url:
                    return url
        return None

    def _answer_of(self, function: _Function, given: Sequence[str], known: Mapping[str, str]) -> str | None:
        """The first address that a function asks for or goes to when it is called so."""
        told = zip(function.names, given, strict=False)
        certain = {name: one for name, raw in told if (one := value(raw, known)) is not None}
        found = (self._address(ask, {**self._constants, **certain}) for ask in function.asks)
        return next((url for url in found if url), None)

    def clicked(self, attributes: Mapping[str, str]) -> str | None:
        """Where a click on an element of these attributes goes by the scripts' handlers, which read one of
        them; null if that is not certain."""
        own = {_own_name(name): value for name, value in attributes.items() if name.startswith("data-")}
        for ask, aliases in self._handlers if own else ():
            known = {**own, **{name: own[of] for name, of in aliases if of in own}}
            url = self._address(ask, {**self._constants, **known}) if known else None
            if url and url != self._address(ask, self._constants):
                return url
        return None

    @property
    def handles_clicks(self) -> bool:
        """True if a script says what a click on some element does."""
        return bool(self._handlers)

    @cached_property
    def _handlers(self) -> list[tuple[Ask, list[tuple[str, str]]]]:
        found = []
        for code in self._code:
            for match in _HANDLER.finditer(code):
                body = code[match.end():closed(code, match.end())]
                for name in _THIS.findall(body):
                    body = re.sub(rf"(?<![\w$.]){re.escape(name)}\.", "$(this).", body)
                body = _OWN.sub(_own, body)
                found += [(ask, _NAMED_OWN.findall(body)) for _, ask in calls(body)]
        return found

    def on_choice(self, names: Collection[str]) -> str:
        """What the scripts do when a choice is made in a list of one of these names (#id, .class); empty if
        they do nothing."""
        for code in self._code:
            for match in _CHANGE.finditer(code):
                if match["of"] in names:
                    return code[match.end():closed(code, match.end())]
        return ""

    def more(self) -> str | None:
        """The address of the rows that a script adds to those of the page, when one scrolls or presses a
        button: that whose number of a page it counts on. Null if there is none."""
        for code in self._code:
            for at, ask in calls(code):
                following = counted_on(code, self._constants, at) if ask.how != "go" else {}
                url = self._address(ask, {**self._constants, **following}) if following else None
                if url and url != self._address(ask, self._constants):
                    return url
        return None

    def of_page(self, number: int) -> str | None:
        """The address of the rows of a page of that number by a function that takes no more than the number;
        null if there is none."""
        for function in self._functions.values():
            asks = [ask for ask in function.asks if ask.how != "go"]
            if len(function.names) != 1 or not function.names[0] or len(asks) != 1:
                continue
            by_number = [self._address(asks[0], {**self._constants, function.names[0]: str(one)})
                         for one in (number, number + 1)]
            if by_number[0] and by_number[0] != by_number[1]:
                return by_number[0]
        return None

    @cached_property
    def row(self) -> str | None:
        """The address of a row as the scripts write it, with the name of what an answer tells of it in
        braces: `/content/{id}.html`."""
        for code in (*self._code, *self._templates):
            for match in _ROW.finditer(_BETWEEN.sub(self._constant_between, code)):
                told, after = match["of"] or match["hole"], match["after"] or match["rest"] or ""
                name = re.findall(r"[\w$]+", told)[-1]
                if "." in told and clean(match["before"] + "0" + after, self._base, self._encoding):
                    return f"{match['before']}{{{name}}}{after}"
        return next(filter(None, map(self._opened, self._templates)), None)

    def _constant_between(self, match: re.Match[str]) -> str:
        return self._constants.get(match["name"] or match["hole"], match.group())

    def _opened(self, template: str) -> str | None:
        """The address of a row that a click on it opens by a function: `@click="open(row.id)"`."""
        match = _OPENS.match(template)
        function = self._functions.get(match["name"]) if match else None
        url = match and function and self._answer_of(function, [f"'{_HELD}'"], self._constants)
        return url.replace(_HELD, f"{{{match['of']}}}") if match and url else None

    @cached_property
    def _declared(self) -> Declared:
        return declared(self._code)

    @property
    def _constants(self) -> dict[str, str]:
        return self._declared.constants

    @cached_property
    def _functions(self) -> dict[str, _Function]:
        found: dict[str, _Function] = {}
        for code in self._code:
            made = list(calls(code))
            for match in _FUNCTION.finditer(code):
                end = closed(code, match.end())
                own = tuple(ask for at, ask in made if match.end() <= at < end)
                told = (match[name] for name in ("of", "of_short", "of_set", "of_arrow"))
                names = next(filter(None, told), "")
                if own:
                    function = _Function(tuple(name.strip() for name in names.split(",")), own)
                    found.setdefault(match["name"] or match["short"] or match["set"], function)
        return found

    def _address(self, ask: Ask, known: Mapping[str, str]) -> str | None:
        raw = ask.options.get("url") or (ask.given[0] if ask.given else "")
        told = value(raw, known)
        told = told.partition(" ")[0] if told and ask.how == "load" else told
        url = clean(told, self._base, self._encoding)
        if url is None:
            return None
        whole = asked(url, ask, self._declared.objects, known)
        other = _OTHER.search(urlsplit(url).path) is not None and not _lists_column(whole or url)
        return None if other else whole


def _lists_column(url: str) -> bool:
    """True if what searches is asked for all papers of a column, and for no words."""
    told = parse_qs(urlsplit(url).query)
    sought = any(SOUGHT.match(name) for name in told)
    searches = _SEARCHES.search(urlsplit(url).path) is not None
    return searches and not sought and any(map(_COLUMN.match, told))


def _own(match: re.Match[str]) -> str:
    given = match["attr"] or match["get"] or f"data-{match['data'] or match['set']}"
    return _own_name(given)


def _own_name(attribute: str) -> str:
    """What an element's attribute is called in its handler."""
    return "own$" + re.sub(r"\W", "_", attribute.lower())
