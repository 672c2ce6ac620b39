"""The archive: opening one, sessions that read or write, its bytes, its lock, its runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, update
from sqlalchemy.orm import Session

from models import schema
from models.bytes import Blobs
from models.clock import now
from models.engines import Engines, display_name, is_sqlite, make_engines, parse_url, sqlite_path
from models.errors import ArchiveBusyError, ArchiveError, BlobError, LockLostError, told_for_people
from models.fixity import problems
from models.lock import advisory_lock, file_lock, key_of
from models.messages import gettext as _
from models.tables import Run

__all__ = ["Archive", "ArchiveBusyError", "ArchiveError", "BlobError", "LockLostError"]

PATIENCE = 30.0
SQLITE_HEADER = b"SQLite format 3\0"


class Archive:
    """One archive. Use `Archive.open`; it may be used from several threads, each with its own sessions."""

    def __init__(self, url: URL, engines: Engines) -> None:
        self.url = url
        self.name = display_name(url)
        self.blobs = Blobs.from_environment()
        self._engines = engines
        self._lock_guard = RLock()
        self._lock_depth = 0
        self._lock_held = ExitStack()
        self._still_held: list[Callable[[], bool]] = []

    @classmethod
    def open(
        cls, url: str, *, create: bool = True, patience: float = PATIENCE, unfinished: bool = False
    ) -> Self:
        """Opens the archive at an SQLAlchemy URL; creates a missing one at the newest schema if `create`.

        `patience`: seconds to wait where another program holds the file locked. ArchiveError if it cannot be
        used; an archive of an older or newer schema is refused with the way out, and so is one that a copy
        did not finish, unless `unfinished`.
        """
        archive = cls._connect(url, create=create, patience=patience)
        try:
            archive._check_schema(create=create, unfinished=unfinished)
        except BaseException:
            archive.close()
            raise
        return archive

    @classmethod
    def migrate(
        cls,
        url: str,
        *,
        create: bool = False,
        patience: float = PATIENCE,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[str, str]:
        """Brings an archive to the newest schema, all or nothing: (revision before, after).

        A missing one is made if `create`. `progress(done, total)` counts readings that are rewritten.
        """
        with cls._connect(url, create=create, patience=patience) as archive, archive.lock("migrate"):
            with archive._told(), archive._engines.writer.begin() as connection:
                schema.hold(connection)
                found = schema.revision(connection)
                if found is None and not create:
                    raise ArchiveError(_("no archive there. Any command that writes creates it."))
                if found is not None and found not in schema.KNOWN:
                    schema.refuse_other(found)
                schema.upgrade(connection, progress)
            return found or schema.HEAD, schema.HEAD

    def close(self) -> None:
        """Closes every connection."""
        self._engines.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one snapshot that cannot write."""
        with self._told(), Session(self._engines.reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is one transaction: committed at the end, rolled back by any exception.

        LockLostError if a lock was taken and lost.
        """
        self.see_locks()
        with (
            self._told(),
            Session(self._engines.writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def lock(self, purpose: str) -> Iterator[None]:
        """Holds the writer's lock, which this archive may take again inside.

        ArchiveBusyError names the run that has it. If the holder dies, the system frees it.
        """
        with self._lock_guard:
            if self._lock_depth == 0:
                with ExitStack() as stack:
                    stack.enter_context(self._new_lock(purpose))
                    self._lock_held = stack.pop_all()
            self._lock_depth += 1
        try:
            yield
        finally:
            with self._lock_guard:
                self._lock_depth -= 1
                if self._lock_depth == 0:
                    self._lock_held.close()

    @contextmanager
    def sharing(self, purpose: str) -> Iterator[None]:
        """Writes beside others that share it: what may run at once is theirs to see to. PostgreSQL only.

        ArchiveBusyError if one has the writer's lock; while any shares the archive nobody gets that.
        """
        with self._holding(advisory_lock(self._engines.writer, self.name, purpose, shared=True)):
            self.blobs.shared = True
            yield

    @contextmanager
    def turn(self, of: str) -> Iterator[None]:
        """Holds a turn, as to ask a platform, among all who share the archive. ArchiveBusyError."""
        with self._holding(advisory_lock(self._engines.writer, self.name, of, key=key_of(of))):
            yield

    def see_locks(self) -> None:
        """LockLostError if a lock that was taken here is held no more; in microseconds, from any thread."""
        if not all(is_held() for is_held in tuple(self._still_held)):
            said = _(
                "%(name)s: the lock on it is lost (its server was restarted, or the connection broke), so "
                "that another run may write it. Nothing of this step was stored. Run it again."
            )
            raise LockLostError(said % {"name": self.name})

    def begin_run(self, command: str, arguments: dict[str, Any]) -> int:
        """Puts a run on record and gives its id."""
        with self.writing() as session:
            run = Run(command=command, arguments=arguments, started_at=now())
            session.add(run)
            session.flush()
            return run.id

    def end_run(self, run_id: int, outcome: str, counts: dict[str, Any]) -> None:
        """Puts the end of a run on record: done, problems or interrupted, and what it counted."""
        with self.writing() as session:
            values = {"finished_at": now(), "outcome": outcome, "counts": counts}
            session.execute(update(Run).where(Run.id == run_id).values(values))

    def verify(self, progress: Callable[[int, int], None] | None = None) -> list[str]:
        """Reads every stored byte again and checks every reference; each problem with its way out.

        `progress(done, total)` counts blobs.
        """
        with self.reading() as session:
            return list(problems(session, self.blobs, progress or (lambda _done, _total: None)))

    @classmethod
    def _connect(cls, text: str, *, create: bool, patience: float) -> Self:
        url = parse_url(text)
        if is_sqlite(url):
            _see_file(sqlite_path(url), create=create)
        return cls(url, make_engines(url, patience))

    def _new_lock(self, purpose: str) -> AbstractContextManager[None]:
        if is_sqlite(self.url):
            path = sqlite_path(self.url).absolute()
            return file_lock(path.with_name(f"{path.name}.lock"), self.name, purpose)
        return self._holding(advisory_lock(self._engines.writer, self.name, purpose))

    @contextmanager
    def _holding(self, lock: AbstractContextManager[Callable[[], bool]]) -> Iterator[None]:
        with ExitStack() as stack:
            with self._told():
                is_held = stack.enter_context(lock)
            self._still_held.append(is_held)
            try:
                yield
            finally:
                self._still_held.remove(is_held)

    def _check_schema(self, *, create: bool, unfinished: bool) -> None:
        with self._told():
            with self._engines.reader.connect() as connection:
                found = schema.revision(connection)
            if found is None and create:
                with self._engines.writer.begin() as connection:
                    schema.hold(connection)
                    # Another process may have created it since.
                    if schema.revision(connection) is None:
                        schema.upgrade(connection)
                return
            if found is None:
                raise ArchiveError(_("no archive there yet. Any command that writes creates it."))
            if not (unfinished and schema.is_unfinished(found)):
                schema.refuse_other(found)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told_for_people(self.name):
                yield
        except ArchiveError as error:
            if self.name in str(error) or isinstance(error, BlobError):
                raise
            raise type(error)(f"{self.name}: {error}") from error.__cause__


def _see_file(path: Path, *, create: bool) -> None:
    """ArchiveError with the reason if an SQLite archive cannot be opened or created at `path`."""
    folder = path.absolute().parent
    if path.is_dir():
        raise ArchiveError(
            _("%(path)s: a folder. Name a file in it, e.g. sqlite:///%(path)s/gongkai.db") % {"path": path}
        )
    if not path.exists():
        if not create:
            raise ArchiveError(
                _("%(path)s: no archive there. See --archive or GONGKAI_ARCHIVE; `gongkai crawl` creates it.")
                % {"path": path}
            )
        if not folder.is_dir():
            raise ArchiveError(
                _("%(path)s: its folder %(folder)s does not exist. Create it, or name another file.")
                % {"path": path, "folder": folder}
            )
        if not os.access(folder, os.W_OK):
            raise ArchiveError(
                _("%(path)s: its folder %(folder)s may not be written. Change that, or name another file.")
                % {"path": path, "folder": folder}
            )
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise ArchiveError(
            _("%(path)s: it cannot be read (%(why)s). See who may read it.")
            % {"path": path, "why": error.strerror}
        ) from error
    if header and header != SQLITE_HEADER:
        raise ArchiveError(
            _("%(path)s: not an SQLite database. Name another file, or move this one away.") % {"path": path}
        )
