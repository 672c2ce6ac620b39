"""The work of `gongkai add`: each item to its portal, into the archive, with what a person says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery import Context, OwnHosts, content_hash, examine, url_key
from crawler.owning import Owners, site_of
from crawler.replay.walk import Found, Replay
from crawler.replay.warc import Capture, WarcError, recorded
from models.archive import Archive
from models.brought import ELSEWHERE, Brought, bring, portal_of
from models.clock import now
from models.kinds import kinds_of
from models.messages import gettext as _
from models.tables import Body, Portal, Run
from pipelines.elsewhere.manifest import ManifestError, Row, wrong
from pipelines.elsewhere.sources import Item, SourceError
from pipelines.formats.sniff import media_type
from research.agencies import AmbiguousAgencyError, UnknownAgencyError, resolve


class Step(Protocol):
    """Progress: so many of so many, and what is at hand."""

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Task:
    """One item with its manifest's line; the body named there as its id, or as a name if unknown."""

    item: Item
    row: Row | None = None
    body: str | None = None
    unit: str | None = None


@dataclass(slots=True)
class Added:
    """What an addition came to: outcomes of documents, problems in words, pages looked at in recordings."""

    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    pages: int = 0
    run_id: int | None = None


def tasks(
    archive: Archive, items: Sequence[Item], rows: Sequence[Row], manifest: Path | None
) -> list[Task]:
    """Which line of the manifest speaks of which item. ManifestError if a line names no file or no body."""
    if manifest is None:
        return [Task(item) for item in items]
    by_name: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for name in {item.name, item.source, str(item.at.absolute())}:
            by_name[name].append(item)
    problems: list[str] = []
    found: list[Task] = []
    bodies = _Bodies(archive)
    for row in rows:
        meant = by_name.get(str((manifest.parent / row.file).absolute())) or by_name.get(row.file, [])
        if len(meant) != 1:
            said = _("no such file among those to be added")
            if meant:
                said = _("may be any of %(num)s files") % {"num": len(meant)}
            problems.append(wrong(row.line, "file", f"{row.file!r}: {said}"))
            continue
        if meant[0].is_recording and (row.body or row.year or row.source):
            said = _("a recording holds many documents; leave body, year and source empty")
            problems.append(wrong(row.line, "file", f"{row.file!r}: {said}"))
            continue
        body, unit = bodies.of(row, problems) if row.body else (None, None)
        found.append(Task(meant[0], row, body, unit))
    if problems:
        raise ManifestError(manifest, problems)
    return found


class _Bodies:
    """Bodies by what a manifest calls them; asked once a name."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[str, tuple[str | None, str | None]] = {}

    def of(self, row: Row, problems: list[str]) -> tuple[str | None, str | None]:
        """(id, None), or (None, name) for a name that the archive does not know and that names a body."""
        text = row.body or ""
        if text not in self._known:
            try:
                with self._archive.reading() as session:
                    self._known[text] = (resolve(session, text).id, None)
            except AmbiguousAgencyError as error:
                problems.append(wrong(row.line, "body", str(error)))
                return None, None
            except UnknownAgencyError as error:
                if not kinds_of(text):
                    said = str(error) + _(" `gongkai bodies import` makes one known.")
                    problems.append(wrong(row.line, "body", said))
                    return None, None
                self._known[text] = (None, text)
        return self._known[text]


class Adding:
    """One addition to an archive whose lock is held. A run is begun with the first thing that is new."""

    def __init__(self, archive: Archive, arguments: dict[str, Any], by: str | None, how: str | None) -> None:
        self._archive, self._arguments, self._by, self._how = archive, arguments, by, how
        self.added = Added()
        with archive.reading() as session:
            self._owners = Owners(session.scalars(select(Portal).order_by(Portal.id)).all())

    def run_id(self, session: Session) -> int:
        """The run of this addition, begun when it is first asked for."""
        if self.added.run_id is None:
            run = Run(command="add", arguments=self._arguments, started_at=now())
            session.add(run)
            session.flush()
            self.added.run_id = run.id
        return self.added.run_id

    def add(self, task: Task, step: Step) -> None:
        """Stores a file, or every document of a recording; what cannot be stored is told as a problem."""
        try:
            if task.item.is_recording:
                self._recording(task, step)
            else:
                self._file(task)
        except (SourceError, WarcError) as error:
            self.added.problems.append(str(error))

    def _file(self, task: Task) -> None:
        body, row = task.item.load(), task.row
        if not body:
            raise SourceError(_("%(source)s: an empty file") % {"source": task.item.source})
        url = (row.source if row else None) or f"{ELSEWHERE}{task.item.source}"
        hosts = OwnHosts(url if row and row.source else "http://elsewhere.invalid/")
        context = Context(unit=task.unit)
        seen = examine(url, body, "", "report", context, hosts)
        given = {"from": task.item.source, "body": task.body, "year": row.year if row else None}
        self._bring(
            lambda: self._portal(task, url),
            url=url,
            url_key=url_key(url) if row and row.source else None,
            body=body,
            content_hash=content_hash(seen, body),
            at=row.at if row else None,
            task=task,
            title=seen.title,
            published_on=seen.published_on,
            context={"unit": task.unit} if task.unit else {},
            given=given,
        )

    def _recording(self, task: Task, step: Step) -> None:
        with recorded(task.item.at) as recording:
            self.added.problems += recording.problems
            for home, portal, captures in self._by_portal(recording.captures):
                hosts = portal.own_hosts if portal else ()
                replay = Replay(home, hosts, captures, step)
                for found in replay.documents():
                    self._found(task, home, portal, found)
                self.added.problems += replay.problems
                self.added.pages += replay.pages

    def _by_portal(self, captures: Sequence[Capture]) -> list[tuple[str, Portal | None, list[Capture]]]:
        """The captures of each portal, and of each site that is none yet: (home page, portal, captures)."""
        groups: dict[str, list[Capture]] = defaultdict(list)
        portals: dict[str, Portal | None] = {}
        for one in captures:
            portal = self._owners.of(one.url)
            group = portal.home_url if portal else site_of(one.url)
            portals[group] = portal
            groups[group].append(one)
        return [(group if portals[group] else _home(several), portals[group], several)
                for group, several in groups.items()]

    def _found(self, task: Task, home: str, portal: Portal | None, found: Found) -> None:
        self._bring(
            lambda: portal.id if portal else self._made(home),
            url=found.capture.url,
            url_key=found.key,
            body=found.body,
            content_hash=found.content_hash,
            at=found.capture.at,
            task=task,
            title=found.title,
            published_on=found.published_on,
            context=found.context,
            headers=found.capture.headers,
            given={"from": task.item.source},
            article_key=found.article_key,
        )

    def _bring(
        self, portal: Callable[[], int], *, task: Task, body: bytes, at: datetime | None,
        given: dict[str, Any], **rest: Any,  # noqa: ANN401 - the other fields of Brought
    ) -> None:  # fmt: skip
        row = task.row
        by, how = (row.by if row else None) or self._by, (row.how if row else None) or self._how
        told = {"by": by, "how": how, "obtained_on": at.isoformat() if at else None, **given}
        brought = Brought(
            portal_id=portal(),
            at=at,
            body=body,
            media_type=media_type(body),
            vantage=", ".join(filter(None, (by, how))) or "elsewhere",
            source=task.item.source,
            given={name: value for name, value in told.items() if value is not None},
            **rest,
        )
        with self._archive.writing() as session:
            outcome = bring(session, self._archive.blobs, brought, self.run_id, now())
        self.added.outcomes[outcome] += 1

    def _portal(self, task: Task, url: str) -> int:
        """The portal that owns the address, else that of the body, else one made for the host."""
        owner = self._owners.of(url)
        if owner is not None:
            return owner.id
        if task.body is not None and url.startswith(ELSEWHERE):
            with self._archive.reading() as session:
                known = session.get_one(Body, task.body).portal_id
            if known is not None:
                return known
        return self._made(url)

    def _made(self, url: str) -> int:
        with self._archive.writing() as session:
            return portal_of(session, url)


def _home(captures: Sequence[Capture]) -> str:
    """The root of the host that most of these answers came from."""
    hosts = Counter("/".join(one.url.split("/", 3)[:3]) + "/" for one in captures)
    return max(hosts, key=lambda host: hosts[host])
