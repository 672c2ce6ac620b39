"""What one fetched page tells the walk: which page it is, what it links to, and what of it is content.

These are plain values: examining a page is a pure function of its address, bytes and context, with no
network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Role = Literal["home", "section", "directory", "list", "report", "attachment", "lead", "noise"]
"""home: the start; section: a 政府信息公开 page; directory: names units; list: rows of documents; report:
an article that may be an annual report; attachment: a file of one; lead: promising, not looked at yet;
noise: not to be walked."""

LinkKind = Literal[
    "anchor", "row", "next_page", "instead", "attachment", "option", "script", "frame", "refresh", "sitemap",
    "elsewhere"]
"""next_page: a list goes on there; instead: the same by another way, to be asked if the page that says so
brought no news itself; elsewhere: a row of a report that stands on somebody else's host."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the pages that led to an address said of it; stored with the page and used by filing.

    `text` is the link's own text (or title attribute), `heading` the heading it stood under, `breadcrumb`
    that of the page it stood on, `column` that page's column name, `unit` the body whose place of the
    portal this is (江口镇), `title`/`published_on` those of the article an attachment hangs on or of the
    list row. `named_above` are the ways that the pages before named, not as a single body's, and reports:
    such as the site's menu has on every page.
    """

    text: str | None = None
    heading: str | None = None
    breadcrumb: tuple[str, ...] = ()
    column: str | None = None
    unit: str | None = None
    title: str | None = None
    published_on: date | None = None
    named_above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leads on. `score` orders the walk (higher first; ≤ 0 is noise and only counted)."""

    url: str
    kind: LinkKind
    role: Role
    score: float
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class Examined:
    """One page as understood. `content` is its own matter without navigation, counters and generated dates;
    its hash tells whether a document changed. `papers` are the addresses of the other rows of a list of
    reports, `publishers` the names behind 发布机构 and 来源 on a report's page. `sign` names a soft 404 or a
    block page ("soft_404: …", "blocked: …")."""

    role: Role
    family: str | None = None
    title: str | None = None
    column: str | None = None
    breadcrumb: tuple[str, ...] = ()
    unit: str | None = None
    published_on: date | None = None
    content: str = ""
    links: tuple[Link, ...] = ()
    redirect_to: str | None = None
    sign: str | None = None
    notes: tuple[str, ...] = field(default=())
    papers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @property
    def is_shell(self) -> bool:
        """True if only scripts fill the page."""
        return any(note.startswith("shell") for note in self.notes)

    @property
    def is_hollow(self) -> bool:
        """True if the page has nothing of what it was called but an empty place for it."""
        return any(note.startswith("hollow") for note in self.notes)

    @property
    def is_turned(self) -> bool:
        """True of a list whose next pages only a script turns to."""
        return any(note.startswith("turned") for note in self.notes)

    @property
    def is_tabbed(self) -> bool:
        """True if a click on names without an address shows other lists in the place of the first."""
        return any(note.startswith("tabbed") for note in self.notes)

    @property
    def is_for_a_browser(self) -> bool:
        """True if scripts may show more of the page than came."""
        return self.is_shell or self.is_hollow or self.is_turned or self.is_tabbed

    @property
    def has_more(self) -> bool:
        """True of such a list that says itself that others follow its first page."""
        return self.is_turned and any(note.endswith("there are more") for note in self.notes)
